"""Reading figures, periods and names out of Thai texts, and writing them into messages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache

from db.records import Indicator
from forms.calendar import MONTH_ABBREVIATIONS, MONTH_NAMES, month_of
from forms.thai.digits import arabic_digits

# Two texts that are at least this much alike, and not the same, are one text that drifted.
ALIKE = 0.93
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎ำะา")
_MONTH_NUMBERS = {
    name: number
    for names in (MONTH_NAMES, MONTH_ABBREVIATIONS)
    for number, name in enumerate(names, 1)
}
_MONTH = "|".join(re.escape(name) for name in sorted(_MONTH_NUMBERS, key=len, reverse=True))
_YEAR = r"(?:พ\.ศ\.\s*)?(\d{4}|\d{2})(?!\d)"
_PERIOD = re.compile(
    rf"(?:\d{{1,2}}\s*|เดือน\s*)({_MONTH})\s*(?:{_YEAR})?\s*(?:-|–|—|ถึง)\s*"
    rf"(?:วันที่\s*)?(?:เดือน\s*)?(?:\d{{1,2}}\s*)?({_MONTH})\s*{_YEAR}"
)


def figure(value: Decimal) -> str:
    """A figure without idle zeros: `75`, `12.5`, `1,001,200`."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def figures(values: Iterable[Decimal]) -> str:
    """Figures in a row: `20, 40, 60`."""
    return ", ".join(figure(value) for value in values)


def quoted(name: str, length: int = 60) -> str:
    """A name in quotation marks, shortened where no letter loses its marks; or that it has none."""
    line = " ".join(name.split())
    if not line:
        return "(ยังไม่มีชื่อ)"
    if len(line) > length:
        cut = length
        while cut > 1 and line[cut] in _MARKS:
            cut -= 1
        line = f"{line[:cut].rstrip()}…"
    return f"“{line}”"


def indicator_named(indicator: Indicator) -> str:
    """An indicator's number and name: `ตัวชี้วัดที่ 2 “…”`."""
    number = f"ที่ {indicator.number}" if indicator.number else ""
    return f"ตัวชี้วัด{number} {quoted(indicator.name)}"


def numbers_in(text: str) -> tuple[Decimal, ...]:
    """Every figure of a text, in either digits."""
    return tuple(Decimal(found.replace(",", "")) for found in _NUMBER.findall(arabic_digits(text)))


@lru_cache(maxsize=8192)
def squeezed(text: str) -> str:
    """A text as it is compared: no spaces, Arabic digits."""
    return arabic_digits("".join(text.split()))


@dataclass(frozen=True, slots=True)
class Period:
    """Months a text speaks of, first and last included, with its own words for them."""

    start: str
    end: str
    words: str


def periods_in(text: str) -> tuple[Period, ...]:
    """Every `1 มกราคม – 31 สิงหาคม 2567`, `1 ม.ค.-31 ส.ค. 2567` of a text.

    A first month without a year is the newest one before the last.
    """
    found = []
    for match in _PERIOD.finditer(arabic_digits(text)):
        first, first_year, last, last_year = match.groups()
        end = month_of(_full_year(last_year), _MONTH_NUMBERS[last])
        earlier = _MONTH_NUMBERS[first] > _MONTH_NUMBERS[last]
        year = _full_year(first_year) if first_year else _full_year(last_year) - earlier
        words = text[match.start() : match.end()]
        found.append(Period(month_of(year, _MONTH_NUMBERS[first]), end, words))
    return tuple(found)


def _full_year(digits: str) -> int:
    """A year of the Buddhist era written with four digits or with its last two."""
    return int(digits) if len(digits) == 4 else 2500 + int(digits)


@lru_cache(maxsize=4096)
def alike(one: str, other: str) -> bool:
    """Whether two texts differ, but by so little that they must be meant to be the same.

    Spaces do not count, and texts that differ in figures alone are meant to differ.
    """
    one, other = squeezed(one), squeezed(other)
    if one == other or not one or not other:
        return False
    longest = max(len(one), len(other))
    if 2 * min(len(one), len(other)) < ALIKE * (len(one) + len(other)):
        return False
    shared = sum((_letters(one) & _letters(other)).values())
    if 2 * shared < ALIKE * (len(one) + len(other)):
        return False
    if longest <= 12 or re.sub(r"\d+", "", one) == re.sub(r"\d+", "", other):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() >= ALIKE


@lru_cache(maxsize=8192)
def _letters(text: str) -> Counter[str]:
    return Counter(text)


def difference(one: str, other: str) -> tuple[str, str]:
    """The first stretch in which two alike texts differ, with a few letters around it."""
    changes = _changes(one, other)
    real = [c for c in changes if one[c[1] : c[2]].strip() or other[c[3] : c[4]].strip()]
    return _shown(one, other, (real or changes)[0])


def difference_within(one: str, other: str) -> tuple[str, str] | None:
    """The first stretch in which two texts differ, after how each begins.

    จัดทำแผน and มีแผน begin otherwise and say the same: a step does what a rubric has done.
    """
    changes = [
        c for c in _changes(one, other) if one[c[1] : c[2]].strip() or other[c[3] : c[4]].strip()
    ]
    begun = _begun(one, other)
    later = [change for change in changes if (change[1], change[3]) >= begun]
    return _shown(one, other, later[0]) if later else None


# How far into two texts their openings reach, and how much they then have in common.
_OPENING = 20
_IN_COMMON = 8


def _begun(one: str, other: str) -> tuple[int, int]:
    """Where the words begin that two texts have in common after their openings."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return next(
        (
            (block.a, block.b)
            for block in matcher.get_matching_blocks()
            if block.size >= _IN_COMMON and max(block.a, block.b) <= _OPENING
        ),
        (0, 0),
    )


_Change = tuple[str, int, int, int, int]


def _changes(one: str, other: str) -> list[_Change]:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return [code for code in matcher.get_opcodes() if code[0] != "equal"]


def _shown(one: str, other: str, change: _Change) -> tuple[str, str]:
    _, start, end, other_start, other_end = change
    return around(one, start, end), around(other, other_start, other_end)


def letters_apart(one: str, other: str) -> int:
    """How many letters of two texts are changed, added or left out."""
    matcher = SequenceMatcher(None, squeezed(one), squeezed(other), autojunk=False)
    return sum(
        max(code[2] - code[1], code[4] - code[3])
        for code in matcher.get_opcodes()
        if code[0] != "equal"
    )


def around(text: str, start: int, end: int, margin: int = 12) -> str:
    """The words of a text about a stretch of it, cut before no mark."""
    first = max(0, start - margin)
    while first and text[first : first + 1] in _MARKS:
        first -= 1
    last = end + margin
    while text[last : last + 1] in _MARKS:
        last += 1
    words = text[first:last].replace("\n", " ")
    return f"{'…' if first else ''}{words}{'…' if text[last:] else ''}"
