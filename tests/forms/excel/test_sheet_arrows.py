from __future__ import annotations

import pytest

from forms.document import Arrow, Cell, Row, Table, plain
from forms.excel.measure import height_needed, usable_width
from tests.forms.excel.sheets import block, cell, find, height, pixels, sheet_of

LONG = "ประชุมคณะทำงานร่วมกับทุกส่วนราชการ"


def grid(*arrows: Arrow, count: int = 12):
    above = Row((cell("ขั้นตอน", rows=2), cell("ร้อยละ", rows=2), cell("ระยะเวลา", columns=count)))
    months = Row(tuple(cell(f"ด{n}") for n in range(count)))
    body = Row((cell("ขั้น"), Cell(), *(Cell() for _ in range(count))), arrows=arrows)
    widths = (0.3, 0.1, *[0.6 / count] * count)
    return sheet_of(Table(widths, (above, months), (body,)), orientation="landscape")


def with_words(sheet, words: str):
    return next(c for line in sheet.iter_rows() for c in line if words in str(c.value))


def shaded(sheet, row):
    return [c.column for c in sheet[row] if c.fill.patternType]


def test_words_stand_within_the_line_where_there_is_room():
    sheet = grid(Arrow(3, 11, "ทุกเดือน"))
    found = with_words(sheet, "ทุกเดือน")
    assert found.value.strip("◄►─") == " ทุกเดือน "
    assert found.column == 4
    assert shaded(sheet, found.row) == [*range(4, 13)]


@pytest.mark.parametrize("at", [2, 7, 13])
def test_words_wider_than_their_arrow_stand_beside_it_among_the_months(at):
    sheet = grid(Arrow(at, at, LONG))
    found = find(sheet, LONG)
    after = at < 13
    assert found.column == (at + 2 if after else at)
    assert found.alignment.horizontal == ("left" if after else "right")
    assert not found.alignment.wrap_text
    arrow = sheet.cell(found.row, at + 1)
    assert set(arrow.value) <= set("◄─►↔")
    assert shaded(sheet, found.row) == [at + 1]
    beside = range(found.column + 1, 15) if after else range(3, found.column)
    assert all(sheet.cell(found.row, column).value is None for column in beside)


def test_words_stand_on_several_lines_where_every_month_has_an_arrow():
    sheet = grid(*(Arrow(n, n, f"{LONG}{n}") for n in range(2, 14)))
    for n in range(2, 14):
        found = with_words(sheet, f"{LONG}{n}\n")
        room = usable_width(pixels(sheet, found.column, found.column))
        need = height_needed((plain(f"{LONG}{n}", size=9),), room)
        assert height(sheet, found.row, found.row) > need


def test_words_of_arrows_that_overlap_stand_on_their_one_block():
    sheet = grid(Arrow(3, 8, "หนึ่ง"), Arrow(5, 12, "สอง"))
    assert with_words(sheet, "หนึ่ง, สอง")


def test_words_never_stand_in_columns_that_say_something_else():
    sheet = grid(Arrow(2, 2, LONG), Arrow(4, 13))
    found = with_words(sheet, LONG)
    left, _, right, _ = block(sheet, found)
    assert (left, right) == (3, 3)
