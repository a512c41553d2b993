from __future__ import annotations

import re
from io import BytesIO

import pypdf
import pytest
from pdf_readers import READERS, picture, squashed

from forms.document import Arrow, Cell, Document, Form, Fraction, Paragraph, Row, Run, Table
from forms.pdf import Rendering, render
from forms.pdf.embedding import DocumentFonts
from forms.pdf.flows import flow_strips
from forms.pdf.ink import Sheet
from forms.pdf.rows import draw_table
from forms.pdf.tables import TableLayout
from forms.thai.setting import LEADING

HEADER = "ตัวชี้วัดและนิยาม"


def cell(content: str | Fraction, **options) -> Cell:
    flow = content if isinstance(content, Fraction) else Paragraph((Run(content),), size=14)
    return Cell((flow,), **options)


def row(*contents, **options) -> Row:
    cells = tuple(each if isinstance(each, Cell) else cell(each) for each in contents)
    return Row(cells, **options)


def rendered(table: Table, *before) -> Rendering:
    form = Form("t", "ตาราง", (*before, table), orientation="landscape", numbering="none")
    return render(Document("ตาราง", "", (form,)))


def pages_of(table: Table) -> list[str]:
    return READERS["pdfium"](rendered(table).data)


def long_text(words: int) -> str:
    return " ".join(f"คำนิยามข้อ{number}" for number in range(words))


def test_nothing_is_lost_when_a_cell_fills_three_pages():
    text = long_text(700)
    table = Table((1, 1), (row(HEADER, "หมายเหตุ"),), (row(text, "จบ"),))
    pages = pages_of(table)
    assert len(pages) >= 3
    read = "".join(page.replace(HEADER, "").replace("หมายเหตุ", "") for page in pages)
    assert squashed(read.replace("จบ", "")) == squashed(text)


def test_the_header_is_repeated_when_a_table_goes_on():
    table = Table((1, 1), (row(HEADER, "ค่า"),), tuple(row(f"แถว {n}", "1") for n in range(90)))
    pages = pages_of(table)
    assert len(pages) > 2
    assert all(page.count(HEADER) == 1 for page in pages)
    numbers = [int(n) for page in pages for n in re.findall(r"แถว (\d+)", page)]
    assert numbers == list(range(90))


def test_a_short_row_is_not_parted_when_the_page_ends():
    body = tuple(row(f"เริ่ม{n}\nกลาง{n}\nปลาย{n}", "1") for n in range(40))
    for page in pages_of(Table((1, 1), (row(HEADER, "ค่า"),), body)):
        assert re.findall(r"เริ่ม(\d+)", page) == re.findall(r"ปลาย(\d+)", page)


@pytest.mark.parametrize("rows_before", range(12, 22))
def test_no_line_stands_alone_when_a_long_row_is_parted(rows_before):
    text = "\n".join(f"เส้น{n}" for n in range(8))
    body = (*(row("สั้น", "1") for _ in range(rows_before)), row(text, "1"), row("หลัง", "1"))
    pages = pages_of(Table((1, 1), (row(HEADER, "ค่า"),), body))
    parts = [page.count("เส้น") for page in pages]
    assert sum(parts) == 8
    assert 1 not in parts


def test_the_last_row_takes_one_along_when_it_would_stand_alone():
    for count in range(15, 50):
        body = (*(row(f"แถว {n}", "1") for n in range(count)), row("รวมทั้งสิ้น", "1"))
        last = pages_of(Table((1, 1), (row(HEADER, "ค่า"),), body))[-1]
        assert "รวมทั้งสิ้น" in last
        assert "แถว" in last


def test_a_row_stays_with_the_next_when_it_keeps():
    for count in range(15, 30):
        body = (
            *(row("สั้น", "1") for _ in range(count)),
            Row((cell("กลุ่มที่หนึ่ง", columns=2),), keep=True),
            row("สมาชิก", "1"),
            *(row("สั้น", "1") for _ in range(5)),
        )
        pages = pages_of(Table((1, 1), (row(HEADER, "ค่า"),), body))
        assert all(("กลุ่มที่หนึ่ง" in page) == ("สมาชิก" in page) for page in pages)


def test_spanning_headings_stand_over_their_columns():
    header = (
        Row((cell("ขั้นตอน", rows=2, middle=True), cell("ระยะเวลา", columns=2))),
        row("ต.ค.", "พ.ย."),
    )
    layout = TableLayout(Table((2, 1, 1), header, ()), 0, 400, flow_strips)
    slots = [(slot.x, slot.width) for slots in layout.header for slot, _ in slots]
    assert slots == [(0, 200), (200, 200), (200, 100), (300, 100)]
    assert layout.header_height == pytest.approx(sum(layout.header_heights))


def test_months_stay_whole_when_the_grid_has_two_years():
    months = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.") * 3
    table = Table((8, *(1,) * 27), (row("ขั้นตอน", *months),), ())
    layout = TableLayout(table, 0, 690, flow_strips)
    for slot, _ in layout.header[0][1:]:
        (strip,) = slot.strips
        assert strip.marks[0].line.width <= slot.width
        assert strip.marks[0].size >= 14 * 0.75


def test_a_high_spanning_heading_makes_the_header_higher():
    tall = cell("\n".join("หัวข้อสูงมาก" for _ in range(6)), rows=2)
    header = (Row((tall, cell("บน"))), row("ล่าง"))
    layout = TableLayout(Table((1, 1), header, ()), 0, 400, flow_strips)
    assert layout.header_height >= 6 * 14 * LEADING


def test_a_joined_cell_has_no_line_above_and_its_text_goes_on_over_the_rows():
    text = "\n".join(f"วัตถุประสงค์{n}" for n in range(6))
    body = (row(text, "ก"), *(Row((Cell(joined=True), cell(name))) for name in "ขค"), row("ง", "จ"))
    table = Table((1, 1), (), body)
    layout = TableLayout(table, 0, 400, flow_strips)
    # Three rows share the six lines: they are no higher together than the text is.
    one_line = layout.natural(body[3], layout.slots(3))
    assert layout.height() < 6 * 14 * LEADING + 10 + one_line
    data = rendered(table).data
    assert [squashed(data_part) for data_part in READERS["pdfium"](data)]
    assert inner_lines(data, share=0.25) == 1
    assert inner_lines(data, share=0.75) == 3


def inner_lines(data: bytes, share: float) -> int:
    """How many horizontal lines cross a column between the outer ones."""
    image = picture(data, scale=2)
    box = image.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    # Right of the middle of the column, where no text stands.
    x = int(box[0] + (box[2] - box[0]) * share) + 150
    column = [image.getpixel((x, y)) < 128 for y in range(box[1], box[3])]
    starts = [dark and not before for before, dark in zip([False, *column], column, strict=False)]
    return sum(starts) - 2


def test_a_joined_cell_is_closed_below_when_the_page_ends():
    rows = [row("วัตถุประสงค์", "ผล")] + [Row((Cell(joined=True), cell("ผล"))) for _ in range(40)]
    data = rendered(Table((1, 1), (), tuple(rows))).data
    image = picture(data, scale=2)
    box = image.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    middle_of_first_column = box[0] + (box[2] - box[0]) // 4
    foot = [image.getpixel((middle_of_first_column, y)) for y in range(box[3] - 4, box[3])]
    assert min(foot) < 128


@pytest.mark.parametrize("reader", ["pdfium", "poppler", "mupdf", "pypdf"])
def test_a_long_text_is_read_on_without_a_break_when_other_cells_end(reader):
    if reader not in READERS:
        pytest.skip("not installed")
    # What stands beside the first line of a cell some readers put on that line.
    text = long_text(500)
    flow = tuple(Paragraph((Run(part),), size=14) for part in ("นิยาม", text))
    table = Table((1, 2, 1), (), (row("ที่หนึ่ง", Cell(flow), "ท้ายแถว"),))
    pages = READERS[reader](rendered(table).data)
    assert len(pages) > 1
    assert squashed(text) in squashed("".join(pages))


def test_every_paragraph_is_read_whole_when_a_cell_fills_several_pages():
    texts = [f"ข้อ{number} {long_text(30)} จบข้อ{number}" for number in range(30)]
    flow = tuple(Paragraph((Run(text),), size=14) for text in ("นิยาม", *texts))
    pages = pages_of(Table((1, 1), (row(HEADER, "ค่า"),), (Row((Cell(flow), cell("1"))),)))
    assert len(pages) > 3
    read = squashed("".join(pages))
    assert [text for text in texts if squashed(text) not in read] == []


def test_joined_text_goes_on_when_its_rows_go_on_over_pages():
    text = "\n".join(f"วัตถุประสงค์{n}." for n in range(70))
    rows = [row(text, "ผล 0")] + [Row((Cell(joined=True), cell(f"ผล {n}"))) for n in range(1, 9)]
    pages = pages_of(Table((1, 1), (row(HEADER, "ผล"),), tuple(rows)))
    read = "".join(pages)
    assert [int(n) for n in re.findall(r"วัตถุประสงค์(\d+)\.", read)] == list(range(70))
    assert [int(n) for n in re.findall(r"ผล (\d)", read)] == list(range(9))


def test_an_arrow_spans_its_months_and_stands_in_the_middle_of_its_row():
    cells = (cell("ขั้นตอนที่ยาว\nสองบรรทัด"), *(Cell() for _ in range(4)))
    table = Table((4, 1, 1, 1, 1), (), (Row(cells, arrows=(Arrow(2, 3),)),))
    layout = TableLayout(table, 0, 400, flow_strips)
    image = picture(rendered(table).data, scale=4)
    box = image.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    width = box[2] - box[0]
    middle = (box[1] + box[3]) // 2
    at = {share: dark_at(image, box[0] + width * share, middle) for share in (0.57, 0.7, 0.8, 0.93)}
    assert at == {0.57: False, 0.7: True, 0.8: True, 0.93: False}
    assert len(layout.edges) == 6


def dark_at(image, x: float, y: int) -> bool:
    return any(image.getpixel((int(x), y + off)) < 140 for off in range(-3, 4))


def test_an_arrow_is_drawn_once_when_its_row_is_parted():
    text = "\n".join(f"เส้น{n}" for n in range(60))
    cells = (cell(text), Cell(), Cell())
    pages = rendered(Table((4, 1, 1), (), (Row(cells, arrows=(Arrow(1, 2),)),)))
    assert len(pages.pages) > 1
    heads = [
        page.get_contents().get_data().count(b" l f")
        for page in pypdf.PdfReader(BytesIO(pages.data)).pages
    ]
    assert heads[0] == 2
    assert not any(heads[1:])


def test_a_fraction_is_never_parted_when_the_page_ends():
    fraction = Fraction("ตัวเศษของสูตร", "ตัวส่วนของสูตร", "สูตรคำนวณ", "× 100")
    for lines in range(14, 30):
        flow = (Paragraph((Run("\n".join(["ข้อความ"] * lines)),), size=14), fraction)
        pages = pages_of(Table((1, 1), (row(HEADER, ""),), (Row((Cell(flow), cell("1"))),)))
        page = next(page for page in pages if "ตัวเศษ" in page)
        assert "ตัวส่วน" in page
        assert "สูตรคำนวณ" in page


def test_rows_tell_where_their_records_are_drawn_on_every_page_they_stand_on():
    body = (
        row("สั้น", "1", place=("plan", "projects", 0)),
        row(long_text(600), "2", place=("plan", "projects", 1)),
    )
    rendering = rendered(Table((1, 1), (row(HEADER, "ค่า"),), body))
    places = [
        (number, placed.place)
        for number, page in enumerate(rendering.pages)
        for placed in page.rows
    ]
    assert places[0] == (0, ("plan", "projects", 0))
    assert [number for number, place in places[1:]] == list(range(len(rendering.pages)))
    for page in rendering.pages:
        for placed in page.rows:
            assert 0 < placed.left < placed.right < page.width
            assert 0 < placed.top < placed.bottom < page.height


def test_cells_are_read_one_after_the_other_when_they_have_several_lines():
    left, right = long_text(20), long_text(20).replace("คำนิยาม", "คำอธิบาย")
    text = squashed("".join(pages_of(Table((1, 1), (), (row(left, right),)))))
    assert text == squashed(left + right)


def test_a_strip_that_fits_no_page_is_drawn_all_the_same():
    fraction = Fraction("\n".join(["เศษ"] * 40), "ส่วน", "", "")
    pages = pages_of(Table((1,), (row(HEADER),), (row(fraction),)))
    assert "ส่วน" in "".join(pages) or "เศษ" in "".join(pages)


def test_a_measured_height_is_that_drawn_when_a_table_stands_on_one_page():
    body = tuple(row(long_text(n), "ค่า") for n in range(1, 30, 6))
    layout = TableLayout(Table((1, 2), (row(HEADER, "ค่า"),), body), 50, 400, flow_strips)

    class Page:
        def __init__(self) -> None:
            self.sheet = Sheet(Form("t", "t", ()))
            self.fonts = DocumentFonts()
            self.y, self.left, self.bottom, self.fresh = 60.0, 50.0, 9999.0, True

        def turn(self) -> None:
            raise AssertionError

    page = Page()
    draw_table(layout, page)
    assert page.y - 60 == pytest.approx(layout.height())


@pytest.mark.parametrize("width", range(49, 100, 3))
def test_words_of_headings_stay_whole_and_off_the_borders(width):
    heading = Cell((Paragraph((Run("น้ำหนักคะแนน", bold=True),), size=14, align="center"),))
    layout = TableLayout(
        Table((width, 300), (row(heading, "นิยาม"),), ()), 0, width + 300, flow_strips
    )
    (slot, _), _ = layout.header[0]
    (strip,) = slot.strips
    (mark,) = strip.marks
    free = (width - mark.line.width) / 2
    assert free >= 0.04 * width - 0.01
    assert slot.pad + mark.x == pytest.approx(free, abs=0.01)


def test_a_word_far_too_wide_for_its_heading_is_parted_at_its_own_size():
    heading = Cell((Paragraph((Run("น้ำหนักคะแนน", bold=True),), size=14),))
    layout = TableLayout(Table((36, 300), (row(heading, "นิยาม"),), ()), 0, 336, flow_strips)
    (slot, _), _ = layout.header[0]
    assert len(slot.strips) > 1
    assert {mark.size for strip in slot.strips for mark in strip.marks} == {14}


def test_a_raised_number_counts_among_the_words_of_its_heading():
    runs = (Run("น้ำหนักคะแนน", bold=True), Run("12", bold=True, note="เชิงอรรถ"))
    heading = Cell((Paragraph(runs, size=14, align="center"),))
    layout = TableLayout(Table((72, 300), (row(heading, "นิยาม"),), ()), 0, 372, flow_strips)
    (slot, _), _ = layout.header[0]
    (strip,) = slot.strips
    assert strip.marks[0].line.width <= 72 * 0.92 + 0.01
