"""Columns that are months: their names in the last heading row, their years above."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from forms.calendar import (
    FIRST_FISCAL_MONTH,
    MONTH_ABBREVIATIONS,
    MONTH_NAMES,
    month_of,
)
from forms.reading.comparing import distance, squeezed
from forms.thai.digits import arabic_digits

_YEAR = re.compile(r"(?<!\d)(25\d\d|26\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"(?:พ\.?\s?ศ\.?\s*)(\d\d)(?!\d)")
# So many columns of months make a grid.
_FEWEST = 3
_MOST_ROWS = 5
_LONGEST = 16  # letters of a heading with a month's name
_BY_NAME = {
    squeezed(name): number
    for names in (MONTH_NAMES, MONTH_ABBREVIATIONS)
    for number, name in enumerate(names, 1)
}


def month_number(text: str) -> int:
    """The number of the month that a heading names; 0 where it names none."""
    bare = re.sub(r"[0-9๐-๙]", "", squeezed(text))
    if not bare or len(bare) > _LONGEST:
        return 0
    if bare in _BY_NAME:
        return _BY_NAME[bare]
    if len(bare) < 6:
        return 0
    near = [
        number for name, number in _BY_NAME.items() if len(name) > 5 and distance(bare, name) <= 2
    ]
    return near[0] if len(set(near)) == 1 else 0


def month_row(texts: Sequence[Sequence[str]]) -> int | None:
    """The row of a table's first ones that names months; None in a table of none."""
    for at, row in enumerate(texts[:_MOST_ROWS]):
        if sum(month_number(text) > 0 for text in row) >= _FEWEST:
            return at
    return None


def months_of(
    texts: Sequence[Sequence[str]], at: int, fiscal_year: int | None
) -> Mapping[int, str]:
    """The month of each column that is one, by its heading in row `at` and the years above.

    Months go on in order: where a name comes before the last one's, a year has gone by. The
    first year is the one that stands above; else that of the fiscal year.
    """
    numbers = {column: month_number(text) for column, text in enumerate(texts[at])}
    numbers = {column: number for column, number in numbers.items() if number}
    first = next(iter(numbers))
    year = _first_year(texts[: at + 1], first) or _assumed(numbers[first], fiscal_year)
    if year is None:
        return {}
    months: dict[int, str] = {}
    before = 0
    for column, number in numbers.items():
        if number < before:
            year += 1
        before = number
        months[column] = month_of(year, number)
    return months


def _first_year(rows: Sequence[Sequence[str]], column: int) -> int | None:
    for row in reversed(rows):
        for text in row[column : column + 1] or ():
            if found := year_in(text):
                return found
    # A heading over several columns may stand before or after the first of them.
    for row in reversed(rows[:-1]):
        found = next(filter(None, map(year_in, row)), None)
        if found:
            return found
    return None


def year_in(text: str) -> int | None:
    """The Buddhist year that a heading names; None without one."""
    digits = arabic_digits(text)
    if found := _YEAR.search(digits):
        return int(found[1])
    found = _SHORT_YEAR.search(digits)
    return 2500 + int(found[1]) if found else None


def _assumed(number: int, fiscal_year: int | None) -> int | None:
    if fiscal_year is None:
        return None
    return fiscal_year - 1 if number >= FIRST_FISCAL_MONTH else fiscal_year
