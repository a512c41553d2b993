"""Tables within cells: in a sheet they are lines of their cell, which stays one cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from forms.document import Cell, Figure, Paragraph, Row, Run, Table, plain
from forms.excel.inner_tables import table_lines
from forms.excel.letters import text_width
from forms.excel.measure import height_needed, usable_width
from tests.forms.excel.sheets import (
    SENTENCE,
    cell,
    find,
    height,
    pixels,
    row,
    sheet_of,
    table,
    texts,
)
from tests.forms.pictures import picture_file

HEAD = (
    Row((cell("ข้อคำถาม", rows=2, middle=True), cell("ระดับ", columns=2))),
    row("มาก", "น้อย"),
)
LINES = [["ข้อคำถาม", "ระดับ"], ["", "มาก", "น้อย"]]


def inner(count: int, **options) -> Table:
    body = tuple(row(f"ถาม {n}", f"มาก {n}", f"น้อย {n}") for n in range(count))
    return Table((2, 1, 1), HEAD, body, **options)


def parted(found) -> list[list[str]]:
    """The lines of a cell, each in its parts."""
    return [[part.strip() for part in line.split("|")] for line in str(found.value).split("\n")]


def within(*flow, **options) -> Table:
    beside = Row((cell("ที่หนึ่ง"), Cell(flow), cell("ท้าย")))
    return table(
        beside,
        row("2", "ต่อ", "จบ"),
        header=("ที่", "นิยาม", "โครงการ"),
        widths=(0.2, 0.6, 0.2),
        **options,
    )


def test_a_table_in_a_cell_is_a_line_a_row_among_its_text():
    sheet = sheet_of(within(plain("ก่อน", size=14), inner(3), plain("หลัง", size=14)))
    rows = [[f"ถาม {n}", f"มาก {n}", f"น้อย {n}"] for n in range(3)]
    assert parted(sheet["B2"]) == [["ก่อน"], *LINES, *rows, ["หลัง"]]
    assert not sheet.merged_cells.ranges
    assert find(sheet, "ท้าย").row == 2


def starts(line: str) -> list[float]:
    """Where the cells of a line begin, in points."""
    parts = line.split("| ")
    before = ["| ".join(parts[:at]) + "| " for at in range(1, len(parts))]
    return [text_width(each, 14) for each in before]


def test_its_columns_stand_one_below_the_other_where_there_is_room():
    rows = (row("ก", "1,000,000"), row("ข้อความที่ยาวกว่ามาก", "5"), row("", "7"))
    lines = table_lines(Table((1, 1), (), rows), 400)
    places = [starts(line)[0] for line in lines]
    assert max(places) - min(places) < text_width("  ", 14)
    assert max(text_width(line, 14) for line in lines) <= 400


def test_figures_at_the_right_end_one_below_the_other():
    cells = [Cell((plain(text, size=14, align="right"),)) for text in ("1,000,000", "5")]
    lines = table_lines(Table((1, 1), (), (row("ก", cells[0]), row("ข", cells[1]))), 400)
    ends = [text_width(line, 14) for line in lines]
    assert max(ends) - min(ends) < text_width("  ", 14)


def test_where_there_is_no_room_its_lines_go_on_unfilled():
    rows = (row("ก", "1"), row(SENTENCE.strip(), "2"))
    assert table_lines(Table((1, 1), (), rows), 60) == ["ก | 1", f"{SENTENCE.strip()} | 2"]


@pytest.mark.parametrize("room", [400, 30])
def test_rows_that_say_more_than_there_are_columns_say_all_of_it(room):
    rows = (row("ก", "ข", "ค"), row(cell("ง", columns=9)), Row(()))
    lines = table_lines(Table((1,), (), rows), room)
    assert [[part.strip() for part in line.split("|")] for line in lines] == [
        ["ก", "ข", "ค"],
        ["ง"],
        ["", "", ""],
    ]


def test_lines_within_its_cells_do_not_part_its_own():
    assert table_lines(Table((1, 1), (), (row("ก\nข", "1"),)), 400) == ["ก ข | 1"]


def test_every_line_of_it_is_shown_in_a_row_as_high():
    sheet = sheet_of(within(inner(5)))
    room = usable_width(pixels(sheet, 2, 2))
    assert height(sheet, 2, 2) >= height_needed((inner(5),), room)


def test_a_title_leads_its_lines():
    titled = replace(within(inner(1, title=plain("ชื่อในช่อง", size=14))), title=plain("ชื่อตาราง"))
    sheet = sheet_of(titled)
    lines = parted(find(sheet, "ท้าย").offset(0, -1))
    assert lines == [["ชื่อในช่อง"], *LINES, ["ถาม 0", "มาก 0", "น้อย 0"]]
    assert find(sheet, "ชื่อตาราง").column == 1


def test_an_empty_table_is_an_empty_cell():
    sheet = sheet_of(within(Table((1, 1), (), ())), within(plain("ก่อน"), Table((1,), (), ())))
    assert [value for value in texts(sheet) if str(value).startswith("ก่อน")]


def test_an_indented_title_stands_in_a_cell_of_its_own():
    title = Paragraph((Run("ชื่อตาราง"),), align="center", indent=40)
    sheet = sheet_of(replace(within(plain("ก่อน")), title=title))
    assert find(sheet, "ชื่อตาราง").column > 1


def test_merged_blocks_never_overlap():
    flow = (plain("ก่อน"), inner(2), Figure(picture_file(), "คำบรรยาย"), inner(2, title=plain("ชื่อ")))
    sheet = sheet_of(within(*flow), within(inner(1)), orientation="landscape")
    merged = [r.bounds for r in sheet.merged_cells.ranges]
    places = {(x, y) for a, b, c, d in merged for x in range(a, c + 1) for y in range(b, d + 1)}
    assert len(places) == sum((c - a + 1) * (d - b + 1) for a, b, c, d in merged)


def test_rows_that_say_less_than_there_are_columns_have_all_their_cells():
    sheet = sheet_of(table(row("ก", "ข"), row("ค"), header=("หัว",)))
    for number in (1, 2, 3):
        assert sheet.cell(number, 2).border.right.style == "thin"
