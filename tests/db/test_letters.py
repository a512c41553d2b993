"""Which texts fit a field: as long as it may be, with marks as many as a letter can bear."""

import pytest

from db.letters import MOST_MARKS, usable, why_unfit

MARK = "\u0e48"


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("กขค", True),
        ("กขคง", False),
        ("ก\x00", False),
        ("ก\t\n", True),
    ],
)
def test_text_is_as_long_as_it_may_be_and_of_letters(text, fits):
    assert (why_unfit(text, 3) == "") == fits


# Signs before and after them are no marks, and what stands between two runs parts them.
@pytest.mark.parametrize("sign", ["", "…", "—…"])
@pytest.mark.parametrize("first", ["ก", "", "…"])
def test_letter_bears_so_many_marks_and_no_more(sign, first):
    assert why_unfit(first + MARK * MOST_MARKS + sign, 999) == ""
    assert why_unfit((first + MARK * MOST_MARKS + "…") * 3, 999) == ""
    assert str(MOST_MARKS) in why_unfit(first + MARK * (MOST_MARKS + 1) + sign, 999)


def test_place_of_a_letter_that_cannot_stand_is_counted_from_one():
    assert "U+0007 ตัวที่ 3" in why_unfit("กข\x07", 9)
    assert usable("กข\x07") == "กข"
