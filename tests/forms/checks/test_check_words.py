"""Figures, periods and names as checks read them."""

from decimal import Decimal

import pytest

from forms.checks import words


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("เก็บข้อมูล 1 มกราคม – 31 สิงหาคม 2567", "2567-01", "2567-08"),
        ("(ระหว่างวันที่ 1 ม.ค.-31 ส.ค. 2567)", "2567-01", "2567-08"),
        ("1 ตุลาคม - 31 มีนาคม 2567", "2566-10", "2567-03"),
        ("๑ ต.ค. ๖๖ ถึงวันที่ ๓๐ ก.ย. ๖๗", "2566-10", "2567-09"),
        ("ตั้งแต่เดือนตุลาคม 2566 ถึงเดือนสิงหาคม พ.ศ. 2567", "2566-10", "2567-08"),
        ("1 ตุลาคม พ.ศ. 2566 — 30 กันยายน พ.ศ. 2567", "2566-10", "2567-09"),
    ],
)
def test_a_period_is_read(text: str, start: str, end: str) -> None:
    (period,) = words.periods_in(text)
    assert (period.start, period.end) == (start, end)
    assert period.words in text


@pytest.mark.parametrize(
    "text", ["ภายในเดือนมกราคม 2567", "วันที่ 2 มกราคม 2567", "ม.ค. และ ก.พ. 2567", "1-31 ส.ค. 2567"]
)
def test_no_period_is_read_when_there_is_but_one_month(text: str) -> None:
    assert words.periods_in(text) == ()


def test_figures_are_written_without_idle_zeros() -> None:
    written = [words.figure(Decimal(value)) for value in ("100", "12.50", "1001200", "0", "1E+5")]
    assert written == ["100", "12.5", "1,001,200", "0", "100,000"]


def test_figures_are_read_in_either_digits() -> None:
    assert words.numbers_in("ร้อยละ ๗๕ ของ 1,200.50 บาท") == (75, Decimal("1200.5"))


def test_a_name_is_cut_before_no_mark() -> None:
    name = "ก" * 59 + "กี่ก"
    assert words.quoted(name) == f"“{'ก' * 59}…”"
    assert words.quoted("สั้น  มาก") == "“สั้น มาก”"


def test_quoted_says_that_there_is_no_name_when_it_is_blank():
    assert words.quoted(" ") == words.quoted("") == "(ยังไม่มีชื่อ)"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("โครงการพัฒนาศูนย์อาหารริมคลองวัดราชนัดดา", "โครงการพัฒนาศูนย์อาหารริมคลองวัดราชนัลดา", True),
        ("โครงการพัฒนาศูนย์อาหาร ริมคลอง", "โครงการพัฒนาศูนย์อาหารริมคลอง", False),
        ("โครงการพัฒนาศูนย์อาหารริมคลอง ระยะที่ 1", "โครงการพัฒนาศูนย์อาหารริมคลอง ระยะที่ ๒", False),
        ("โครงการพัฒนาศูนย์อาหารริมคลอง", "โครงการซ่อมแซมถนนและทางเท้า", False),
        ("ตัวชี้วัดที่", "ตัวชี้วัดที", False),
        ("", "", False),
    ],
)
def test_texts_are_alike_when_few_letters_differ(one: str, other: str, same: bool) -> None:
    assert words.alike(one, other) is same
    assert words.alike(other, one) is same


def test_what_differs_is_shown_with_whole_letters() -> None:
    here, there = words.difference("จัดทำศูนย์อาหารวัดราชนัดดาริมคลอง", "จัดทำศูนย์อาหารวัดราชนัลดาริมคลอง")
    assert "ราชนัดดา" in here
    assert "ราชนัลดา" in there
