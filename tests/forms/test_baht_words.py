"""Amounts in words, against amounts read back from them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.baht_words import baht_in_words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("168477908", "หนึ่งร้อยหกสิบแปดล้านสี่แสนเจ็ดหมื่นเจ็ดพันเก้าร้อยแปดบาท"),
        ("0", "ศูนย์บาท"),
        ("1", "หนึ่งบาท"),
        ("11", "สิบเอ็ดบาท"),
        ("20", "ยี่สิบบาท"),
        ("21", "ยี่สิบเอ็ดบาท"),
        ("101", "หนึ่งร้อยเอ็ดบาท"),
        ("110", "หนึ่งร้อยสิบบาท"),
        ("1000001", "หนึ่งล้านเอ็ดบาท"),
        ("11000000", "สิบเอ็ดล้านบาท"),
        ("2000000000000", "สองล้านล้านบาท"),
        ("1.005", "หนึ่งบาทหนึ่งสตางค์"),
        ("0.25", "ยี่สิบห้าสตางค์"),
        ("20000000.50", "ยี่สิบล้านบาทห้าสิบสตางค์"),
        ("99.995", "หนึ่งร้อยบาท"),
        ("-3.10", "ลบสามบาทสิบสตางค์"),
        ("-0.001", "ศูนย์บาท"),
    ],
)
def test_an_amount_is_written_in_words(amount: str, words: str) -> None:
    assert baht_in_words(Decimal(amount)) == words


_DIGITS = {"ศูนย์": 0, "หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5}
_DIGITS |= {"หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9}
_PLACES = {"สิบ": 10, "ร้อย": 100, "พัน": 1000, "หมื่น": 10_000, "แสน": 100_000}


def _read(words: str) -> int:
    """A number back from its words: the other way round, and by other means."""
    total, group, digit = 0, 0, None
    while words:
        word = next(w for w in (*_DIGITS, *_PLACES, "ล้าน") if words.startswith(w))
        words = words.removeprefix(word)
        if word in _DIGITS:
            digit = _DIGITS[word]
        elif word in _PLACES:
            group += (1 if digit is None else digit) * _PLACES[word]
            digit = None
        else:
            total, group, digit = (total + group + (digit or 0)) * 10**6, 0, None
    return total + group + (digit or 0)


@given(st.integers(min_value=0, max_value=10**20))
def test_words_read_back_as_the_amount(amount: int) -> None:
    assert _read(baht_in_words(Decimal(amount)).removesuffix("บาท")) == amount
