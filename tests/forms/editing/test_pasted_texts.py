"""Lines, and items without what numbers them, each beside its nearest that is none."""

import pytest

from forms.editing.pasted_texts import bare_item, items_of, one_line


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ฝบท.\n", "ฝบท."),
        ("ฝ่าย\r\nบริหาร", "ฝ่าย บริหาร"),
        ("ฝ่าย \n\n บริหาร", "ฝ่าย บริหาร"),
        ("ก\vข\u2028ค\u2029ง", "ก ข ค ง"),
        ("\nก\n", "ก"),
        ("ก ข", "ก ข"),
        (" ก ", " ก "),
    ],
)
def test_one_line_has_no_breaks(text, wanted):
    assert one_line(text) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("1. บุคลากรเพียงพอ", "บุคลากรเพียงพอ"),
        ("๑๒) บุคลากร", "บุคลากร"),
        ("(3) บุคลากร", "บุคลากร"),
        ("S1 บุคลากร", "บุคลากร"),
        ("S1: บุคลากร", "บุคลากร"),
        ("S1 1. บุคลากร", "บุคลากร"),
        ("W12. บุคลากร", "บุคลากร"),
        ("- บุคลากร", "บุคลากร"),
        ("• บุคลากร", "บุคลากร"),
        ("1.บุคลากร", "บุคลากร"),
        ("  2.  บุคลากร ", "บุคลากร"),
        # No numbers of items.
        ("1.5 ล้านบาท", "1.5 ล้านบาท"),
        ("3 ปีที่ผ่านมา", "3 ปีที่ผ่านมา"),
        ("2567. เป็นปีแรก", "2567. เป็นปีแรก"),
        ("SWOT เป็นเครื่องมือ", "SWOT เป็นเครื่องมือ"),
        ("S1", "S1"),
        ("-5 องศา", "-5 องศา"),
        ("1.", "1."),
    ],
)
def test_items_lose_what_numbers_them_and_nothing_else(line, wanted):
    assert bare_item(line) == wanted


def test_blank_lines_are_no_items():
    assert items_of("1. ก\r\n\r\n2. ข\n \n") == ("ก", "ข")
    assert items_of("\n") == ()
