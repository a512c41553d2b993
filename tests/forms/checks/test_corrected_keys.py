"""Words typed with the keyboard set to the other language, mended."""

import pytest

from forms.checks.keys import corrected


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("งาน c]h; เสร็จ", 4, 8, (4, 8, "แล้ว")),  # marked
        ("งาน c]h; เสร็จ", 0, 0, (4, 8, "แล้ว")),  # the slip is found
        ("c]h; ก่อน c]h; หลัง", 12, 12, (10, 14, "แล้ว")),  # the one at the cursor
        ("ใช้ ไำิ แทน", 5, 5, (4, 7, "web")),  # the word at the cursor
        ("กรอก ดนพท ให้ครบ", 0, 0, (5, 9, "form")),
        ("sofk", 4, 4, (0, 4, "หนดา")),  # a word at the text's end
    ],
)
def test_keys_of_the_other_layout_are_put_right(text, start, end, expected) -> None:
    assert corrected(text, start, end) == expected


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_is_mended_when_there_is_no_word(text) -> None:
    assert corrected(text, 0, 0) is None


def test_as_many_letters_of_both_are_taken_for_latin_keys() -> None:
    assert corrected("กk", 0, 2) == (0, 2, "กา")
    assert corrected("กขk", 0, 3) == (0, 3, "d-k")
