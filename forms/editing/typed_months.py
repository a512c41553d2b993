"""Months and dates as people write them, in the Buddhist or the common era.

`ต.ค. 67`, `ตุลาคม พ.ศ. 2567`, `10/2567`, `Oct-24`, `1.10.2567`, `2024-10-01`. A year of two
digits is of the era that brings it nearer to the plan's year; a year of the common era shows as
that of the Buddhist one. What lies too far from the plan is not guessed at; of a plan without
a year two digits are of the Buddhist era.
"""

from __future__ import annotations

import calendar
import re

from db.fields import PATTERNS, Kind
from forms.calendar import ERA_OFFSET, MONTH_ABBREVIATIONS, MONTH_NAMES, month_of
from forms.editing.entry_error import EntryError
from forms.thai.digits import arabic_digits

_YEAR = r"(?P<era>พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)?\s*(?P<year>\d{4}|\d{2})"
_WRITTEN = (
    # 1 ต.ค. 2567, เดือนตุลาคม พ.ศ. 2567, Oct-24
    re.compile(
        rf"(?:(?:วันที่)?\s*(?P<day>\d{{1,2}})[\s./-]*)?(?:เดือน)?\s*(?P<name>[^\W\d_][^\d/]*?)[\s./-]*{_YEAR}"
    ),
    # 10/2567, 1.10.2567
    re.compile(rf"(?:(?P<day>\d{{1,2}})\s*[/.-]\s*)?(?P<number>\d{{1,2}})\s*[/.-]\s*{_YEAR}"),
    # 2567-10, 2024-10-01 and with the time that spreadsheets add
    re.compile(
        r"(?P<year>\d{4})-(?P<number>\d{2})(?:-(?P<day>\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?)?"
    ),
)
_ENGLISH = tuple(name.lower() for name in calendar.month_name[1:])
_BUDDHIST, _COMMON = range(2400, 2700), range(1900, 2200)
# A year of two digits lies no further from the plan's year than this.
_NEAR = 25


def month_entry(text: str, near: int | None) -> str:
    """A month as 'YYYY-MM' of a Buddhist year; `near` is the plan's year, if it has one.

    Of a date it is the month, where that begins or ends it: spreadsheets keep months so.

    Raises:
        EntryError: it names no month, or no certain one.
    """
    month, day = _read(text, near, f"“{text}” ไม่ใช่เดือน กรอกแบบ ต.ค. 67")
    if day is not None and day not in {1, _last_day(month)}:
        raise EntryError(f"“{text}” เป็นวันที่ กรอกเฉพาะเดือน แบบ ต.ค. 67")
    return month


def date_entry(text: str, near: int | None) -> str:
    """A date as 'YYYY-MM-DD' of a Buddhist year; the calendar may not have it.

    Raises:
        EntryError: it is no date, or no certain one.
    """
    refusal = f"“{text}” ไม่ใช่วันที่ กรอกแบบ 9 ม.ค. 68"
    month, day = _read(text, near, refusal)
    date = f"{month}-{day or 0:02}"
    if not PATTERNS[Kind.DATE].fullmatch(date):
        raise EntryError(refusal)
    return date


def _read(text: str, near: int | None, refusal: str) -> tuple[str, int | None]:
    """The month and the day, if any, of a text; what it is refused with otherwise."""
    written = arabic_digits(text.strip())
    found = next((match for each in _WRITTEN if (match := each.fullmatch(written))), None)
    if found is None:
        raise EntryError(refusal)
    parts = found.groupdict()
    number = int(parts["number"]) if parts.get("number") else _number_of(parts["name"])
    year = _year(parts.get("era") or "", parts["year"], near)
    if year is None and number and len(parts["year"]) == 2:
        raise EntryError(f"“{text}” ไม่แน่ว่าเป็นปีใด กรอกปี พ.ศ. 4 หลัก")
    month = month_of(year or 0, number)
    if not PATTERNS[Kind.MONTH].fullmatch(month):
        raise EntryError(refusal)
    return month, int(parts["day"]) if parts["day"] else None


def _year(era: str, digits: str, near: int | None) -> int | None:
    """The Buddhist year of two or four digits; None where that is not certain."""
    number = int(digits)
    if len(digits) == 4:
        if era:
            return number + (ERA_OFFSET if era.startswith("ค") else 0)
        if number in _COMMON:
            return number + ERA_OFFSET
        return number if number in _BUDDHIST else None
    eras = {"พ": 2500 + number, "ค": 2000 + number + ERA_OFFSET}
    if near is None:
        return eras[era[0]] if era else eras["พ"]
    years = [eras[era[0]]] if era else list(eras.values())
    year = min(years, key=lambda each: abs(each - near))
    return year if abs(year - near) <= _NEAR else None


def _number_of(name: str) -> int:
    """The number of a month by its name, Thai or English, whole or short; 0 of none."""
    bare = re.sub(r"[.\s]", "", name).lower()
    for names in (MONTH_NAMES, MONTH_ABBREVIATIONS):
        for number, known in enumerate(names, 1):
            if bare == known.replace(".", ""):
                return number
    if len(bare) < 3 or not bare.isascii():
        return 0
    return next((at for at, known in enumerate(_ENGLISH, 1) if known.startswith(bare)), 0)


def _last_day(month: str) -> int:
    return calendar.monthrange(int(month[:4]) - ERA_OFFSET, int(month[5:]))[1]
