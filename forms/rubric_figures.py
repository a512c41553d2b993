"""The figures that a criterion asks for: `ร้อยละ 8.00 - 9.99`, `ไม่เกิน 3.5 ครั้งต่อ 1,000 วันนอน`.

A figure belongs to its unit, and what the unit counts by (`ต่อ 1,000 วันนอน`) is a part of
the unit and never a figure itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from forms.thai.digits import arabic_digits

PERCENT = "ร้อยละ"
# A bound that is not there: criteria ask for nothing this far.
FAR = Decimal(10**15)
# The smallest step of a strict bound.
_STEP = Decimal("0.01")
_PERCENTS = {PERCENT, "%", "เปอร์เซ็นต์", "เปอร์เซนต์"}
_PERCENT_SIGN = r"\s*(?:%|เปอร์เซ็นต์|เปอร์เซนต์)"

_BLANKS = re.compile(r"(\s)\s{7,}")

# The words of a bound before its figure, in groups that say which it is.
_BEFORE = (
    "(?:(?P<least>ไม่น้อยกว่า|ไม่ต่ำกว่า|(?:มาก|สูง)กว่าหรือเท่ากับ|ตั้งแต่|อย่างน้อย|≥|>=)"
    "|(?P<most>ไม่เกินกว่า|ไม่เกิน|ไม่มากกว่า|ไม่สูงกว่า|ไม่ช้ากว่า|(?:น้อย|ต่ำ)กว่าหรือเท่ากับ|ภายใน|≤|<=)"
    "|(?P<over>มากกว่า|สูงกว่า|เกินกว่า|เกิน|>)"
    "|(?P<under>น้อยกว่า|ต่ำกว่า|ไม่ถึง|<)"
    "|(?P<between>ระหว่าง|ช่วง)"
    "|เท่ากับ|=)?"
)
_AFTER = r"(?:\s*(?:(?P<up>ขึ้นไป|หรือมากกว่า|หรือสูงกว่า)|(?P<down>ลงมา|ลงไป|หรือน้อยกว่า|หรือต่ำกว่า)))?"
# What may stand between the bound and its figure.
_OF = r"\s*(?:จำนวน|อัตรา|ค่าเฉลี่ย)?\s*"
_NUMBER = r"(?<![\d.,])\d+(?:,\d{3})*(?:\.\d+)?(?!\d)"
_POWERS = {"พัน": 10**3, "หมื่น": 10**4, "แสน": 10**5, "ล้าน": 10**6}
_POWER = "|".join(_POWERS)
# Between the ends of a range: `ระหว่าง 3 กับ 5`, `มากกว่า 3 แต่ไม่เกิน 5`.
_TO = (
    r"\s*(?:-|–|—|−|ถึง|(?(between)(?:และ|กับ)|(?!))"
    r"|(?:แต่|และ)?\s*(?:ไม่เกินกว่า|ไม่เกิน|(?P<short>ไม่ถึง|น้อยกว่า|ต่ำกว่า)))\s*"
)
_PER = r"(?:ต่อ|/)"
# `ต่อ 1,000 วันนอน`, `ต่อประชากรแสนคน`; พันธุ์ begins like พัน and counts nothing.
_RATE = re.compile(rf"{_PER}\s*(?:(?P<of>[^\d\s/]*?)\s*(?P<base>\d[\d,]*|(?:{_POWER})(?!ธ))\s*)?")
_OF_RATE = re.compile(rf"{_PER}\s*(?:ประชากร\s*)?$")
# What comes before a number that names a thing and measures none.
_NAMING = re.compile(r"(?:ที่|ข้อ|ระดับ|ขั้น|ขั้นตอน|ปี|พ\.ศ\.|ไตรมาส|มาตรา|งวด)\s*$")
# What may follow a figure that a text ends with.
_END = r"(?=[\s)\].;]*$)"


@dataclass(frozen=True, slots=True)
class Asked:
    """From `low` to `high`, both included, the words for it and what stands around them."""

    low: Decimal
    high: Decimal
    words: str
    around: str


def is_percent(unit: str) -> bool:
    """Whether a unit of measure is percent, by whichever of its names."""
    return unit.strip() in _PERCENTS


def rate_base(unit: str) -> Decimal | None:
    """What a rate counts by: 1,000 of `ครั้งต่อ 1,000 วันนอน`, 1 of `ครั้งต่อปี`.

    None of a unit that is no rate.
    """
    found = _RATE.search(arabic_digits(unit))
    if found is None:
        return None
    base = found["base"] or "1"
    return Decimal(_POWERS.get(base) or base.replace(",", ""))


@lru_cache(maxsize=16384)
def figures_asked(text: str, unit: str = PERCENT) -> tuple[Asked, ...]:
    """The figures of a text that are percent, or that are followed by another unit."""
    return tuple(_asked(_plain(text), _patterns(arabic_digits(unit.strip()))))


@lru_cache(maxsize=4096)
def bare_figures(text: str) -> tuple[Asked, ...]:
    """The figure that a text ends with and names no unit of: `ไม่เกิน 3.5`, `3.51 - 4.50`.

    A single figure without a bound must be all there is: words before it could make it
    the number of a step or of a year.
    """
    plain = _plain(text).strip()
    return tuple(
        asked
        for asked in _asked(plain, _bare_pattern(), _NAMING)
        if asked.low != asked.high or not asked.around.strip(" .")
    )


def _plain(text: str) -> str:
    """A text in Arabic digits, without runs of blanks, which the patterns are slow at."""
    return _BLANKS.sub(r"\1", arabic_digits(text))


def _asked(
    plain: str, patterns: tuple[re.Pattern[str], ...], naming: re.Pattern[str] = _OF_RATE
) -> Iterator[Asked]:
    """What patterns find in a text, but for the numbers of rates and of what `naming` ends."""
    for match in _matches(plain, patterns):
        of_rate = _OF_RATE.search(plain[: match.start("low")])
        if not of_rate and not naming.search(plain[: match.start()]):
            low, high = _bounds(match)
            around = plain[: match.start()] + plain[match.end() :]
            yield Asked(low, high, " ".join(match.group().split()), around)


def _matches(plain: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[re.Match[str]]:
    """What any pattern matches, from left to right; of two in one place the longer."""
    every = [match for pattern in patterns for match in pattern.finditer(plain)]
    end = 0
    for match in sorted(every, key=lambda match: (match.start(), -match.end())):
        if match.start() >= end:
            yield match
            end = match.end()


@lru_cache(maxsize=256)
def _patterns(unit: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of figures in a unit, given in Arabic digits."""
    if not is_percent(unit):
        return (re.compile(_term("", rf"\s*(?P<power>{_POWER})?\s*{_unit(unit)}")),)
    word = rf"{PERCENT}\s*"
    parts = (_term(word, ""), word + _term("", ""), _term("", _PERCENT_SIGN))
    return tuple(map(re.compile, parts))


@lru_cache(maxsize=1)
def _bare_pattern() -> tuple[re.Pattern[str], ...]:
    return (re.compile(_term("", "") + _END),)


def _term(prefix: str, suffix: str) -> str:
    """A bound or a range of figures between what stands before and after each."""
    again = suffix.replace("<power>", "<low_power>")
    to = rf"(?:(?P<own>{again})?{_TO}(?:{prefix})?(?P<high>{_NUMBER}))?"
    return rf"{_BEFORE}{_OF}{prefix}(?P<low>{_NUMBER}){to}{suffix}{_AFTER}"


def _unit(unit: str) -> str:
    """The pattern of a unit: spaces are free, ต่อ is /, and 1,000 may be พัน.

    A rate by a number is known by that, whatever it says that it counts.
    """
    rate = _RATE.search(unit)
    if rate is None or not rate["base"]:
        return _spaced(unit)
    base = int(rate_base(unit) or 1)
    words = [word for word, power in _POWERS.items() if power == base]
    figures = "|".join((f"{base:,}".replace(",", ",?"), *words))
    of, counted = _spaced(rate["of"]), _spaced(unit[rate.end() :].rstrip(" )"))
    return rf"[^\d\s]{{0,40}}?\s*\(?{_PER}\s*{of}\s*(?:{figures})\s*{counted}"


def _spaced(words: str) -> str:
    parts = re.split(rf"\s*({_PER})\s*|\s+", words)
    return r"\s*".join(_PER if part in {"ต่อ", "/"} else re.escape(part) for part in parts if part)


def _bounds(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    named = match.groupdict()
    power = _POWERS.get(named.get("power") or "", 1)
    own = _POWERS.get(named.get("low_power") or "", 1) if match["own"] else power
    low = _figure(match["low"]) * own
    if match["high"]:
        high = _figure(match["high"]) * power
        return (low + _STEP if match["over"] else low), (high - _STEP if match["short"] else high)
    if match["under"]:
        return -FAR, low - _STEP
    if match["most"] or match["down"]:
        return -FAR, low
    if match["over"]:
        return low + _STEP, FAR
    if match["least"] or match["up"]:
        return low, FAR
    return low, low


def _figure(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))
