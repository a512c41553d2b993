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
        ("1 มกราคม - 31 มกราคม 2567", "2567-01", "2567-01"),
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


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # 93 letters in a hundred are shared, and 92.
        ("ก" * 93 + "ข" * 7, "ก" * 93 + "ค" * 7, True),
        ("ก" * 92 + "ข" * 8, "ก" * 92 + "ค" * 8, False),
        # One in the other: 93 letters of 107 in one and 93 in the other.
        ("ก" * 93, "ก" * 93 + "ข" * 14, True),
        ("ก" * 93, "ก" * 93 + "ข" * 15, False),
        # Texts of up to twelve letters are too short to have drifted.
        ("กขคงจฉชซญดตถ", "กขคงจฉชซญดต", False),
        ("กขคงจฉชซญดตถท", "กขคงจฉชซญดตถ", True),
    ],
)
def test_texts_are_alike_up_to_a_bound(one: str, other: str, same: bool) -> None:
    assert words.alike(one, other) is same


def test_letters_that_are_the_same_in_another_order_are_not_alike() -> None:
    assert not words.alike("กขคงจฉชซ" * 10, "ซชฉจงคขก" * 10)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("มีแผนงานประจำปี", "จัดทำแผนงานประจำปี", None),
        ("จัดทำแผนงานของกอง", "มีแผนงานของก้อง", ("…แผนงานของกอง", "…แผนงานของก้อง")),
        ("แผนงานเดียวกัน", "แผนงานเดียวกัน", None),
    ],
)
def test_what_differs_is_told_after_how_two_texts_begin(
    one: str, other: str, found: tuple[str, str] | None
) -> None:
    told = words.difference_within(one, other)
    assert (told is None) is (found is None)
    if told and found:
        assert "กอง" in told[0]
        assert "ก้อง" in told[1]


_COMMON = "แผนงานประจำปีของหน่วยงาน"


@pytest.mark.parametrize(
    ("one", "other", "opening"),
    [
        # Eight letters in common after the beginning make it an opening, seven do not.
        ("ก" + _COMMON[:8], "ข" + _COMMON[:8], True),
        ("ก" + _COMMON[:7], "ข" + _COMMON[:7], False),
        # So does a beginning of twenty letters, and none of twenty-one.
        ("ก" * 20 + _COMMON, "ข" + _COMMON, True),
        ("ก" * 21 + _COMMON, "ข" + _COMMON, False),
        ("ก" + _COMMON, "ข" * 20 + _COMMON, True),
        ("ก" + _COMMON, "ข" * 21 + _COMMON, False),
    ],
)
def test_an_opening_is_short_and_followed_by_the_same_words(
    one: str, other: str, opening: bool
) -> None:
    assert (words.difference_within(one, other) is None) is opening


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("ก" * 60, f"“{'ก' * 60}”"),
        ("ก" * 61, f"“{'ก' * 60}…”"),
        ("ก" + "่" * 70, "“ก…”"),
    ],
)
def test_a_name_is_cut_when_it_is_longer_than_that(name: str, shown: str) -> None:
    assert words.quoted(name) == shown


def test_the_words_around_a_stretch_are_marked_where_they_are_cut() -> None:
    assert words.around("ก" * 12 + "ข" + "ค" * 12, 12, 13) == "ก" * 12 + "ข" + "ค" * 12
    assert words.around("ก" * 13 + "ข" + "ค" * 13, 13, 14) == f"…{'ก' * 12}ข{'ค' * 12}…"
    assert words.around("นที่ก" + "ก" * 10 + "ข", 15, 16) == "…ที่" + "ก" * 11 + "ข"
    assert words.around("ข" + "ก" * 12 + "ี่ค", 0, 1) == "ข" + "ก" * 12 + "ี่…"
