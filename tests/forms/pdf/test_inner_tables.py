from __future__ import annotations

import re

import pytest
from pdf_readers import READERS, picture, squashed
from test_pages import document, form
from test_tables import cell, row

from forms.document import Cell, Figure, Fraction, Paragraph, Row, Run, Table, plain
from forms.pdf import render
from forms.pdf.flows import flow_strips
from forms.pdf.inner_tables import parted, reopened
from forms.thai.setting import LEADING
from forms.thai.strips import extent
from tests.forms.pictures import picture_file

HEADER = "ข้อคำถาม"


def inner(rows: int, **options) -> Table:
    body = tuple(row(f"ถาม{n}.", f"ตอบ{n}.") for n in range(rows))
    return Table((3, 1), (row(HEADER, "คะแนน"),), body, **options)


def within(*flow) -> Table:
    """A table with a cell that holds these flows beside two short ones."""
    beside = (Cell((plain("ที่หนึ่ง", size=14),)), Cell(flow), Cell((plain("ท้ายแถว", size=14),)))
    return Table((1, 4, 1), (row("ที่", "นิยาม", "โครงการ"),), (Row(beside), row("2", "ต่อ", "จบ")))


def pages_of(table: Table) -> list[str]:
    data = render(document(form(table, orientation="landscape"))).data
    return READERS["pdfium"](data)


def words(text: str) -> Paragraph:
    return plain(text, size=14)


def test_a_table_in_a_cell_over_three_pages_repeats_its_header_on_each():
    pages = pages_of(within(words("ก่อน"), inner(60), words("หลัง")))
    with_rows = [page for page in pages if re.search(r"ถาม\d+", page)]
    assert len(with_rows) >= 3
    assert all(page.count(HEADER) == 1 for page in with_rows)
    assert all(page.count("นิยาม") == 1 for page in pages)
    numbers = [int(n) for page in pages for n in re.findall(r"ถาม(\d+)\.", page)]
    assert numbers == list(range(60))
    for page in pages:
        assert re.findall(r"ถาม(\d+)\.", page) == re.findall(r"ตอบ(\d+)\.", page)
    assert "ก่อน" in pages[0]
    assert "หลัง" in with_rows[-1]


@pytest.mark.parametrize("reader", READERS)
def test_every_cell_of_an_inner_table_is_read_in_its_order(reader):
    table = within(words("ก่อน"), inner(3), words("หลัง"))
    data = render(document(form(table, orientation="landscape"))).data
    text = squashed("".join(READERS[reader](data)))
    found = re.findall(r"ก่อน|หลัง|ถาม\d\.|ตอบ\d\.", text)
    assert found == [
        "ก่อน",
        *(f"{part}{n}." for n in range(3) for part in ("ถาม", "ตอบ")),
        "หลัง",
    ]


def test_the_title_and_the_header_stand_with_the_first_row():
    for lines in range(12, 26):
        lead = words("\n".join(["ข้อความ"] * lines))
        pages = pages_of(within(lead, inner(4, title=words("ชื่อตาราง"))))
        where = next(page for page in pages if "ชื่อตาราง" in page)
        assert HEADER in where
        assert "ถาม0." in where


def dark_lines(image, x: int) -> list[int]:
    """Where horizontal lines cross a column of pixels."""
    column = [image.getpixel((x, y)) < 128 for y in range(image.height)]
    return [y for y in range(1, image.height) if column[y] and not column[y - 1]]


def test_the_lines_around_are_closed_on_every_page():
    data = render(document(form(within(inner(60)), orientation="landscape"))).data
    pages = READERS["pdfium"](data)
    for number, text in enumerate(pages[:-1]):
        image = picture(data, number, scale=2)
        # Near the right side of the inner score column, where no words stand.
        x = int((30 + 247 * 4.9 / 6) * 72 / 25.4 * 2)
        lines = dark_lines(image, x)
        # The outer header's two lines, the inner table's top, below its header, one a row,
        # and the outer table's foot.
        rows = len(re.findall(r"ถาม\d+\.", text))
        assert len(lines) == 2 + 2 + rows + 1


def test_a_row_of_many_lines_is_parted_between_them():
    text = "\n".join(f"บรรทัด{n}." for n in range(70))
    table = Table((1, 1), (row(HEADER, "ข"),), (row(text, "สั้น"), row("สุดท้าย", "-")))
    pages = pages_of(within(table))
    assert len(pages) >= 3
    read = "".join(pages)
    assert [int(n) for n in re.findall(r"บรรทัด(\d+)\.", read)] == list(range(70))
    assert all(page.count(HEADER) == 1 for page in pages if "บรรทัด" in page)


@pytest.mark.parametrize("reader", ["pdfium", "mupdf", "pypdf"])
def test_the_words_of_a_cell_of_a_long_row_are_read_together(reader):
    one, other = ("\n".join(f"{word}{n}." for n in range(20)) for word in ("ซ้าย", "ขวา"))
    table = Table((1, 1), (row(HEADER, "ข"),), (row("ก", "ข"), row(one, other)))
    data = render(document(form(within(table)))).data
    text = squashed("".join(READERS[reader](data)))
    assert squashed(one) in text
    assert squashed(other) in text


def test_a_short_row_is_one_strip_and_a_long_one_is_parted_through_no_line():
    strips = flow_strips(Table((1, 1), (), (row("ก\nข\nค", "1"), row("ง", "2"))), 300)
    assert len(strips) == 2
    # One line stands off the lines beside it: no cut goes through it.
    lowered = (words("\n".join("ข" * 4)), Paragraph((Run("ค"),), size=14, before=5))
    long = row("\n".join("ก" * 12), Cell(lowered))
    strips = flow_strips(Table((1, 1), (), (long,)), 300)
    assert [len(strip.marks) for strip in strips] == [4, 2, 2, 3, 1, 1, 1, 1, 2]
    for strip in strips:
        for mark in strip.marks:
            assert mark.baseline - mark.size * 0.88 + 0.1 >= 0
            assert mark.baseline + mark.size * (LEADING - 0.88) <= strip.height + 0.1


def test_a_long_row_of_type_of_several_sizes_is_parted_all_the_same():
    small, large = "\n".join(["ก"] * 60), "\n".join(["ข"] * 40)
    cells = (Cell((words(small),)), Cell((plain(large, size=20),)))
    table = Table((1, 1), (row(HEADER, "-"),), (Row(cells), row("สุดท้าย", "-")))
    strips = flow_strips(table, 300)
    assert max(strip.height for strip in strips[1:]) < 6 * 14 * LEADING
    assert sum(len(strip.marks) for strip in strips) == 60 + 40 + 4
    pages = pages_of(within(table))
    assert len(pages) >= 3
    assert all(page.count(HEADER) == 1 for page in pages if "ข" in page.replace(HEADER, ""))


def test_an_empty_table_takes_no_more_than_the_space_around_it():
    (strip,) = flow_strips(Table((1, 1), (), ()), 300)
    assert strip.height == 8


def test_parting_closes_the_table_and_opens_it_again():
    strips = flow_strips(inner(5), 300)
    drawn, rest = parted(strips, 2)
    assert drawn[-1].bars[-1] == (0.0, drawn[-1].height, 300)
    assert rest[0].marks[0].line.text == HEADER
    assert rest[0].height == pytest.approx(strips[2].height + strips[2].inner.header.height)
    assert len(rest) == len(strips) - 2
    assert rest[0].inner is None
    assert reopened(strips) == strips


def test_a_table_in_a_cell_that_goes_on_over_rows_is_closed_and_opened_on_each_page():
    first = Row((Cell((words("ก่อน"), inner(60))), cell("ผล 0")))
    others = [Row((Cell(joined=True), cell(f"ผล {n}\n\nต่อ"))) for n in range(1, 30)]
    table = Table((3, 1), (row("นิยาม", "ผล"),), (first, *others))
    data = render(document(form(table, orientation="landscape"))).data
    pages = READERS["pdfium"](data)
    with_rows = [page for page in pages if re.search(r"ถาม\d+", page)]
    assert len(with_rows) >= 3
    assert all(page.count(HEADER) == 1 for page in with_rows)
    read = squashed("".join(pages))
    assert [int(n) for n in re.findall(r"ถาม(\d+)\.", read)] == list(range(60))
    assert [int(n) for n in re.findall(r"ผล(\d+)(?:ต่อ)?", read) if n] == list(range(30))
    for number, page in enumerate(with_rows[:-1]):
        image = picture(data, number, scale=2)
        lines = dark_lines(image, int((30 + 247 * 0.73) * 72 / 25.4 * 2))
        rows = len(re.findall(r"ถาม\d+\.", page))
        # The header, the inner header, a line above each row, and the foot of both tables.
        assert len(lines) == 2 + 1 + rows + 2


def test_nothing_is_closed_or_opened_before_and_after_a_table():
    strips = [*flow_strips(words("ก"), 300), *flow_strips(inner(2), 300)]
    # One that goes on from above, and of which nothing fits any more, is closed there.
    closing, rest = parted(strips[2:], 0)
    assert [strip.bars for strip in closing] == [((0.0, 0.0, 300),)]
    assert rest[0].marks[0].line.text == HEADER
    for count in (0, 1, len(strips)):
        drawn, rest = parted(strips, count)
        assert [*drawn, *rest] == strips


def test_cells_span_columns_and_rows_say_less_than_there_are():
    wide = Row((cell("กว้างสองช่อง", columns=2), cell("ค")))
    table = Table((1, 1, 1), (row("ก"),), (wide, row("ง")))
    data = render(document(form(table))).data
    image = picture(data, scale=2)
    box = image.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    at = {(x, y): False for x in (1, 2) for y in range(3)}
    for x, y in at:
        px = left + round(width * x / 3)
        py = top + round(height * (y + 0.5) / 3)
        at[x, y] = any(image.getpixel((px + off, py)) < 128 for off in (-2, -1, 0, 1, 2))
    assert at == {
        (1, 0): True,
        (2, 0): True,
        (1, 1): False,
        (2, 1): True,
        (1, 2): True,
        (2, 2): True,
    }


def test_a_table_among_the_items_has_its_title_above_and_keeps_with_it():
    table = Table((1, 1), (row("หัวตาราง", "ค่า"),), (row("แถวแรก", "1"), row("แถวสอง", "2")))
    titled = Table(table.widths, table.header, table.body, title=plain("ชื่อตารางเป้าหมาย"))
    for filled in range(25, 38):
        lines = [plain(f"บรรทัดที่ {n}") for n in range(filled)]
        pages = READERS["pdfium"](render(document(form(*lines, titled))).data)
        where = next(page for page in pages if "ชื่อตาราง" in page)
        assert where.index("ชื่อตาราง") < where.index("หัวตาราง")
        assert "แถวแรก" in where
    rendering = render(document(form(titled)))
    assert b"/Outlines" not in rendering.data or "ชื่อตาราง" not in str(rendering.pages)


def test_cells_of_an_inner_table_hold_formulas_and_pictures():
    flow = (Fraction("ตัวเศษ", "ตัวส่วน", size=14), Figure(picture_file(), "คำบรรยาย", size=14))
    table = Table((1, 1), (), (Row((Cell(flow), cell("ข้าง"))),))
    strips = flow_strips(table, 400)
    found = {mark.line.text for strip in strips for mark in strip.marks}
    assert found == {"ตัวเศษ", "ตัวส่วน", "คำบรรยาย", "ข้าง"}
    (image,) = [image for strip in strips for image in strip.images]
    assert extent(strips) >= image.height


def test_notes_in_an_inner_table_stand_at_the_foot_of_their_page():
    noted = Paragraph((Run("ข้อ"), Run("4", note="เชิงอรรถสี่")), size=14)
    body = tuple(row(f"ถาม{n}.", "-") for n in range(40))
    table = Table((1, 1), (), (*body, Row((Cell((noted,)), cell("-")))))
    pages = pages_of(within(table))
    assert [bool(re.search("ข้อ4", page)) for page in pages] == [
        "เชิงอรรถสี่" in page for page in pages
    ]
    assert sum("เชิงอรรถสี่" in page for page in pages) == 1


def test_a_table_without_rows_is_its_header():
    (strip,) = flow_strips(Table((1, 1), (row("ก", "ข"),), ()), 300)
    assert [mark.line.text for mark in strip.marks] == ["ก", "ข"]
    assert (0.0, pytest.approx(strip.height - 8), 300) in strip.bars
