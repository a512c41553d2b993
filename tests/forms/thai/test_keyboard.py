"""The two layouts of one keyboard."""

import string

import pytest

from forms.thai.keyboard import latin_from_thai_keys, thai_from_latin_keys

KEYS = string.ascii_letters + string.digits + string.punctuation


@pytest.mark.parametrize(
    ("keys", "thai"),
    [
        ("c]h;", "แล้ว"),
        ("dki", "การ"),
        ("c,j", "แม่"),
        ("ohe", "น้ำ"),
        ("gxHo", "เป็น"),
        ("lbmTbN", "สิทธิ์"),
        ("8;k,legiH0", "ความสำเร็จ"),
        ("Fdi'dki", "โกรงการ"),
        ("1234567890-=", "ๅ/-ภถุึคตจขช"),
        ("!@#$%^&*()_+", "+๑๒๓๔ู฿๕๖๗๘๙"),
    ],
)
def test_keys_type_thai_letters(keys: str, thai: str) -> None:
    assert thai_from_latin_keys(keys) == thai
    assert latin_from_thai_keys(thai) == keys


def test_every_key_types_a_letter_of_its_own() -> None:
    letters = [thai_from_latin_keys(key) for key in KEYS]
    assert len(set(letters)) == len(KEYS) == 94
    consonants = {chr(code) for code in range(ord("ก"), ord("ฮ") + 1)}
    assert consonants <= set(letters)
    assert [latin_from_thai_keys(letter) for letter in letters] == list(KEYS)


def test_letters_of_no_key_stay_as_they_are() -> None:
    assert thai_from_latin_keys("แล้ว ๆ\n") == "แล้ว ๆ\n"
    assert latin_from_thai_keys("form\n") == "form\n"
