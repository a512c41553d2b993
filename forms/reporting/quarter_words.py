"""A quarter as texts speak of it: its number, its months, its last day, in other's place.

Each is written anew as it was written: months' names whole or short, years of four digits
or two, with or without a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from forms.calendar import (
    MONTH_ABBREVIATIONS,
    MONTH_NAMES,
    fiscal_months,
    last_date,
    number_of,
    year_of,
)
from forms.compute import quarter_months

_MONTHS = (*MONTH_NAMES, *MONTH_ABBREVIATIONS)
_MONTH = "|".join(map(re.escape, _MONTHS))


def _date(n: int) -> str:
    """A month, with day and year where they are given, each in a group of that number."""
    return (
        rf"(?:(?P<day{n}>\d{{1,2}})\s*)?(?P<month{n}>{_MONTH})"
        rf"(?:\s*(?:พ\.ศ\.\s*)?(?P<year{n}>(?:\d{{4}}|\d{{2}})(?!\d)))?"
    )


_TO = r"\s*(?:-|–|—|(?:จน)?ถึง)\s*(?:วันที่\s*)?(?:เดือน\s*)?"
_PERIOD = re.compile(_date(1) + _TO + _date(2))
_DATE = re.compile(_date(1))
_QUARTER = re.compile(
    r"ไตรมาส(?:ที่)?\s*(?P<number>[1-4])"
    r"(?:\s*(?P<to>-|–|—|ถึง|และ|,)\s*(?:ไตรมาส(?:ที่)?\s*)?(?P<last>[1-4]))?(?!\d|[.,]\d)"
)
_LISTED = {"และ", ","}
# What says of a period that it is of the year so far, and how near before it, in letters.
_SO_FAR, _NEAR = "สะสม", 40


class Change(NamedTuple):
    """New words, in Arabic digits, for a stretch of a text."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter, 1 to 4, of a fiscal year."""

    year: int
    number: int

    @property
    def months(self) -> tuple[str, ...]:
        """Its three months."""
        return quarter_months(self.year, self.number)

    @property
    def last_day(self) -> str:
        """The day of its last month on which it ends."""
        return last_date(self.months[-1])[8:]


def moved(plain: str, old: Quarter, new: Quarter) -> Iterator[Change]:
    """What changes in a text, in Arabic digits, that speaks of one quarter of a year."""
    yield from _numbers(plain, old, new)
    periods = list(_PERIOD.finditer(plain))
    for match in periods:
        so_far = _SO_FAR in plain[max(match.start() - _NEAR, 0) : match.start()]
        yield from _period(match, old, new, so_far=so_far)
    for match in _DATE.finditer(plain):
        inside = any(period.start() <= match.start() < period.end() for period in periods)
        if not inside and match["day1"] and match["year1"]:
            yield from _end(match, 1, old, new)


def _numbers(plain: str, old: Quarter, new: Quarter) -> Iterator[Change]:
    """The quarter's number; of quarters from the first on, that of the last."""
    for match in _QUARTER.finditer(plain):
        several = match["last"] is not None
        named = "last" if several else "number"
        from_first = match["number"] == "1" and match["to"] not in _LISTED
        if match[named] == str(old.number) and (from_first or not several):
            yield Change(*match.span(named), str(new.number))


def _period(match: re.Match[str], old: Quarter, new: Quarter, *, so_far: bool) -> Iterator[Change]:
    """The months of the quarter, or of the year until its end."""
    began, first = fiscal_months(old.year)[0], old.months[0]
    ends = list(_end(match, 2, old, new))
    if not ends or not (_is_of(match, 1, first) or _is_of(match, 1, began)):
        return
    start = began
    if _is_of(match, 1, first) and not (so_far and first == began):
        start = new.months[0]
        if match["day1"] not in {None, "1", "01"}:
            return
        yield from _month(match, 1, start)
    if not match["year1"] and year_of(start) != year_of(new.months[-1]):
        # Months of two years: the first needs its own.
        at = match.end("month1")
        yield Change(at, at, f" {_year(match['year2'] or '', start)}")
    yield from ends


def _end(match: re.Match[str], n: int, old: Quarter, new: Quarter) -> Iterator[Change]:
    """The last month of the quarter, and its last day where a day is given."""
    day = match[f"day{n}"]
    if not _is_of(match, n, old.months[-1]) or (day and day != old.last_day):
        return
    if day:
        yield Change(*match.span(f"day{n}"), new.last_day)
    yield from _month(match, n, new.months[-1])


def _month(match: re.Match[str], n: int, month: str) -> Iterator[Change]:
    """Another month in the place of one that was found."""
    names = MONTH_NAMES if match[f"month{n}"] in MONTH_NAMES else MONTH_ABBREVIATIONS
    yield Change(*match.span(f"month{n}"), names[number_of(month) - 1])
    if year := match[f"year{n}"]:
        yield Change(*match.span(f"year{n}"), _year(year, month))


def _is_of(match: re.Match[str], n: int, month: str) -> bool:
    """Whether a month that was found is this one, by name and by year where it has one."""
    is_named = _MONTHS.index(match[f"month{n}"]) % 12 + 1 == number_of(month)
    return is_named and str(year_of(month)).endswith(match[f"year{n}"] or "")


def _year(written: str, month: str) -> str:
    """The year of a month in as many digits as another was written in."""
    year = str(year_of(month))
    return year[-2:] if len(written) == 2 else year
