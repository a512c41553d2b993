"""The figures that a criterion asks for: `ร้อยละ 8.00 - 9.99`, `ไม่เกิน 3 เรื่อง`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from forms.thai.digits import arabic_digits

PERCENT = "ร้อยละ"
# A bound that is not there: criteria ask for nothing this far.
FAR = Decimal(10**9)
# The smallest step of a strict bound.
_STEP = Decimal("0.01")
_BEFORE = (
    r"(?P<before>น้อยกว่า|ต่ำกว่า|ไม่เกิน(?:กว่า)?|ไม่มากกว่า|มากกว่า|เกิน(?:กว่า)?|"
    r"ไม่น้อยกว่า|ไม่ต่ำกว่า|ตั้งแต่)?\s*"
)
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_TO = r"\s*(?:-|–|—|ถึง)\s*"
_AFTER = r"(?P<after>\s*(?:ขึ้นไป|ลงมา))?"


@dataclass(frozen=True, slots=True)
class Asked:
    """From `low` to `high`, both included, the words for it and what stands around them."""

    low: Decimal
    high: Decimal
    words: str
    around: str


@lru_cache(maxsize=4096)
def figures_asked(text: str, unit: str = PERCENT) -> tuple[Asked, ...]:
    """The figures of a text that are percent, or that are followed by another unit."""
    plain = arabic_digits(text)
    return tuple(
        Asked(
            *_bounds(match),
            words=" ".join(match.group().split()),
            around=plain[: match.start()] + plain[match.end() :],
        )
        for match in _pattern(unit).finditer(plain)
    )


@lru_cache(maxsize=256)
def _pattern(unit: str) -> re.Pattern[str]:
    if unit == PERCENT:
        again = rf"(?:{_TO}(?:{PERCENT}\s*)?(?P<high>{_NUMBER}))?"
        return re.compile(rf"{_BEFORE}{PERCENT}\s*(?P<low>{_NUMBER}){again}{_AFTER}")
    again = rf"(?:{_TO}(?P<high>{_NUMBER}))?"
    return re.compile(rf"{_BEFORE}(?P<low>{_NUMBER}){again}\s*{re.escape(unit)}{_AFTER}")


def _bounds(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    low = _figure(match["low"])
    before, after = match["before"] or "", (match["after"] or "").strip()
    if match["high"]:
        return low, _figure(match["high"])
    if before in {"น้อยกว่า", "ต่ำกว่า"}:
        return -FAR, low - _STEP
    if before in {"ไม่เกิน", "ไม่เกินกว่า", "ไม่มากกว่า"} or after == "ลงมา":
        return -FAR, low
    if before in {"มากกว่า", "เกิน", "เกินกว่า"}:
        return low + _STEP, FAR
    if before or after:
        return low, FAR
    return low, low


def _figure(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))
