"""The content code that is read aloud: whole, checked, and typed as people type."""

import hashlib
import random

import pytest

from db.spoken_code import read_spoken_code, spoken_code, spoken_code_in

CODES = [spoken_code(hashlib.sha256(bytes([seed])).hexdigest()) for seed in range(40)]


@pytest.mark.parametrize("code", CODES[:5])
def test_code_is_four_groups_of_digits_and_reads_as_itself(code):
    assert [len(group) for group in code.split(" ")] == [4, 4, 4, 4]
    assert code.replace(" ", "").isdecimal()
    thai = code.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    for typed in (code, code.replace(" ", ""), code.replace(" ", "-"), thai, f" {code} "):
        assert read_spoken_code(typed) == code


def test_contents_that_differ_have_codes_that_differ():
    assert len(set(CODES)) == len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_wrong_digit_and_two_that_changed_places_are_found(code):
    digits = code.replace(" ", "")
    rng = random.Random(code)
    for at in range(16):
        other = rng.choice([digit for digit in "0123456789" if digit != digits[at]])
        assert read_spoken_code(digits[:at] + other + digits[at + 1 :]) is None
    for at in range(15):
        if digits[at] != digits[at + 1]:
            swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
            assert read_spoken_code(swapped) is None


@pytest.mark.parametrize("text", ["", "1234", "abcd efgh ijkl mnop", "1" * 17, "๑๒๓๔ ๕๖๗๘"])
def test_what_is_no_code_is_none(text):
    assert read_spoken_code(text) is None


def test_code_is_found_among_words_and_numbers():
    code = CODES[0]
    assert spoken_code_in(f"โทร 0 2245 5170 1234 รหัสเนื้อหา {code} ไตรมาส 2") == code
    assert spoken_code_in("ปีงบประมาณ 2568 ไตรมาส 2") is None
