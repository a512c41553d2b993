"""Amounts of money in Thai words (rule 10)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

_DIGIT_WORDS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACE_WORDS = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")


def baht_in_words(amount: Decimal) -> str:
    """An amount in Thai words: `หนึ่งร้อยบาทห้าสิบสตางค์` (rule 10).

    Parts of a satang are rounded half up.
    """
    # Fractions keep every digit of any amount; Decimal would round the longest.
    satang_in_all = int(abs(Fraction(amount)) * 100 + Fraction(1, 2))
    baht, satang = divmod(satang_in_all, 100)
    words = f"{_number_words(baht)}บาท" if baht or not satang else ""
    words += f"{_number_words(satang)}สตางค์" if satang else ""
    return f"ลบ{words}" if amount < 0 and satang_in_all else words


def _number_words(number: int) -> str:
    """A whole number from 0 in words; ล้าน repeats for each further six digits."""
    if not number:
        return "ศูนย์"
    millions, rest = divmod(number, 1_000_000)
    head = f"{_number_words(millions)}ล้าน" if millions else ""
    return head + _group_words(rest, alone=not millions)


def _group_words(number: int, *, alone: bool) -> str:
    """Words of up to six digits; `alone`: nothing is spoken before them."""
    words = ""
    for place in range(len(_PLACE_WORDS) - 1, -1, -1):
        digit = number // 10**place % 10
        if not digit:
            continue
        if place == 0 and digit == 1 and not (alone and not words):
            words += "เอ็ด"
        elif place == 1 and digit <= 2:
            words += "สิบ" if digit == 1 else "ยี่สิบ"
        else:
            words += _DIGIT_WORDS[digit] + _PLACE_WORDS[place]
    return words
