"""A block of cells pasted onto the years of a baseline: which year gets what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from db.edits import inserted, replaced
from db.places import Place, value_at
from db.records import Baseline
from forms.calendar import ERA_OFFSET
from forms.editing.acts import Act
from forms.editing.states import State, with_package
from forms.thai.digits import arabic_digits

Block = Sequence[Sequence[str]]

_YEAR = re.compile(r"(?:ปี)?(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)?\s*(\d{4})")
_BUDDHIST, _COMMON = range(2400, 2700), range(1900, 2200)


class YearText(NamedTuple):
    """What a block says of a year; None: of the next one in sight."""

    year: int | None
    text: str


def year_texts(block: Block) -> tuple[YearText, ...]:
    """The years of a block, in rows or in columns; without years a row's cells, from left to right.

    Empty where it is no such block: a single cell, or a single column, which may be one text.
    """
    rows = [[cell.strip() for cell in row] for row in block if any(cell.strip() for cell in row)]
    if not rows or max(map(len, rows)) < 2:
        return ()
    if all(_year(cell) for cell in rows[0]):
        columns = zip(rows[0], *(_as_long(row, len(rows[0])) for row in rows[1:]), strict=True)
        return tuple(
            YearText(_year(head), "\n".join(filter(None, rest))) for head, *rest in columns
        )
    if all(_year(row[0]) for row in rows):
        return tuple(YearText(_year(row[0]), " ".join(filter(None, row[1:]))) for row in rows)
    return tuple(YearText(None, text) for text in rows[0]) if len(rows) == 1 else ()


def pasting_years(state: State, place: Place, at: int, found: Sequence[YearText]) -> Act:
    """Put texts into the years of the baseline at a place; years that it has not are added.

    What is of no year goes to the years from `at` on.
    """
    package = state.package
    for count, (year, text) in enumerate(found):
        years: Sequence[Any] = value_at(package, place)
        known = [n for n, each in enumerate(years) if year is not None and each.year == year]
        to = known[0] if known else at + count if year is None else len(years)
        if to < len(years):
            package = replaced(package, (*place, to, "text"), text)
            continue
        before = sum(each.year is None or year is None or each.year < year for each in years)
        package = inserted(package, place, before, [Baseline(year, text)])
    return Act(f"วางข้อมูลพื้นฐาน {len(found)} ปี", with_package(state, package))


def _year(text: str) -> int | None:
    found = _YEAR.fullmatch(arabic_digits(text))
    number = int(found[1]) if found else 0
    if number in _COMMON:
        return number + ERA_OFFSET
    return number if number in _BUDDHIST else None


def _as_long(row: Sequence[str], length: int) -> Sequence[str]:
    return [*row, *[""] * length][:length]
