from __future__ import annotations

import pytest

from forms.document import Arrow, Cell, Row, Table, plain
from forms.excel.measure import height_needed, text_width, usable_width
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


def test_words_stand_within_the_line_where_there_is_room():
    sheet = grid(Arrow(3, 11, "ทุกเดือน"))
    found = with_words(sheet, "ทุกเดือน")
    assert found.value.strip("◄►─") == " ทุกเดือน "
    left, _, right, _ = block(sheet, found)
    assert right - left == 8


def test_words_stand_above_the_line_where_they_fit_alone():
    sheet = grid(Arrow(3, 3, "รายงาน"))
    found = with_words(sheet, "รายงาน")
    words, line = found.value.split("\n")
    assert words == "รายงาน"
    assert set(line) <= set("◄─►↔")
    assert block(sheet, found)[0] == block(sheet, found)[2]
    assert found.alignment.wrap_text
    room = usable_width(pixels(sheet, found.column, found.column))
    assert text_width("รายงาน", 9) <= room


@pytest.mark.parametrize("at", [2, 7, 13])
def test_words_wider_than_their_arrow_stand_beside_it_among_the_months(at):
    sheet = grid(Arrow(at, at, LONG))
    found = find(sheet, LONG)
    left, _, right, _ = block(sheet, found)
    assert left >= 3
    assert right <= 14
    assert at + 1 not in range(left, right + 1)
    arrow = sheet.cell(found.row, at + 1)
    assert set(arrow.value) <= set("◄─►↔")
    assert found.alignment.horizontal == ("left" if left > at + 1 else "right")


def test_no_more_months_are_taken_for_words_than_they_need():
    sheet = grid(Arrow(4, 4, LONG))
    left, _, right, _ = block(sheet, find(sheet, LONG))
    assert text_width(LONG, 9) <= usable_width(pixels(sheet, left, right))
    assert text_width(LONG, 9) > usable_width(pixels(sheet, left, right - 1))
    blank = sheet.cell(find(sheet, LONG).row, right + 1)
    assert blank.border.left.style == "thin"


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
    assert left >= 3
    assert right <= 4
