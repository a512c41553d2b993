"""Which table of a form a grid is: the whole row of its headings decides, and its surroundings.

Single headings lie too near each other: a grid's columns are paired with those of each table
of the edition, and the table with the lowest sum is taken. Where sums are alike the section
one is in decides, and what the cells look like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from forms.reading.comparing import distance, squeezed
from forms.reading.outline import Grid
from forms.reading.pairing import cheapest_pairs
from forms.reading.recognition.looks import fits
from forms.reading.recognition.months import month_row, months_of
from forms.reading.vocabulary.sections import Section
from forms.reading.vocabulary.tables import ColumnMark, TableMark

# What the parts of a column's cost weigh.
_OVER, _LOOKS, _ORDER = 0.15, 0.35, 0.004
# A column without a partner costs this.
_ALONE = 0.75
# The mean cost of a table up to which it is one, and up to which one is taken in its section
# alone, with a doubt.
_SURE, _HARDLY = 0.40, 0.62
# What it costs that a table stands in another section or form than one is in.
_ELSEWHERE = {"section": 0.0, "form": 0.02, "later": 0.05, "earlier": 0.08}
_MOST_HEADS = 4
_ROWS_LOOKED_AT = 12


@dataclass(frozen=True, slots=True)
class Recognised:
    """A grid as a table of a form.

    `columns` are the grid's columns by what they hold; `first` is its first row of contents.
    `months` are its columns of months, `surplus` those of none at its right end.
    """

    section: Section
    mark: TableMark
    columns: Mapping[int, ColumnMark]
    first: int
    cost: float
    months: Mapping[int, str] = field(default_factory=dict)
    surplus: tuple[int, ...] = ()
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class _Heads:
    """What stands over each column: its own heading and those above; `count` heading rows."""

    own: tuple[str, ...]
    over: tuple[str, ...]
    count: int


def recognised(
    grid: Grid, sections: Sequence[Section], here: Section, year: int | None
) -> Recognised | None:
    """The table that a grid is; None where it is none of the edition's."""
    texts = grid.texts()
    if not texts:
        return None
    at = month_row(texts)
    best: Recognised | None = None
    for section, mark in _all(sections):
        has_months = any(column.is_months for column in mark.columns)
        if has_months != (at is not None):
            continue
        found = _as_table(grid, texts, at, section, mark, year)
        if found is None:
            continue
        cost = found.cost + _ELSEWHERE[_where(section, here)]
        if best is None or cost < best.cost:
            best = Recognised(
                **{name: getattr(found, name) for name in _KEPT}, cost=cost, doubt=found.doubt
            )
    if best is None or best.cost <= _SURE:
        return best
    near = best.section is here or best.section.form == here.form
    if best.cost <= _HARDLY and near and _looks_decide(grid, best):
        doubt = "หัวตารางอ่านได้ไม่ครบ จับคู่คอลัมน์ตามลำดับและสิ่งที่อยู่ในช่อง"
        return Recognised(**{name: getattr(best, name) for name in _KEPT}, cost=best.cost, doubt=doubt)
    return None


_KEPT = ("section", "mark", "columns", "first", "months", "surplus")


def _all(sections: Iterable[Section]) -> Iterator[tuple[Section, TableMark]]:
    return ((section, table) for section in sections for table in section.tables)


def _where(section: Section, here: Section) -> str:
    if section is here:
        return "section"
    if section.form == here.form:
        return "form"
    return "later" if section.number > here.number else "earlier"


def _as_table(
    grid: Grid,
    texts: Sequence[Sequence[str]],
    month_at: int | None,
    section: Section,
    mark: TableMark,
    year: int | None,
) -> Recognised | None:
    """A grid as one table, by the number of heading rows that fits it best."""
    if month_at is not None:
        months = months_of(texts, month_at, year)
        counts: Iterable[int] = (month_at + 1,)
    else:
        months = {}
        depth = 2 if any(column.over for column in mark.columns) else 1
        most = min(_MOST_HEADS, max(len(texts) - 1, 1))
        counts = {min(depth, most), *range(1, most + 1)}
    best: Recognised | None = None
    for count in sorted(counts):
        found = _with_heads(grid, _heads(grid, texts, count), months, section, mark)
        preferred = found.cost - (0.03 if grid.heads == count else 0.0)
        if best is None or preferred < best.cost:
            best = found
    return best


def _with_heads(
    grid: Grid, heads: _Heads, months: Mapping[int, str], section: Section, mark: TableMark
) -> Recognised:
    wanted = [column for column in mark.columns if not column.is_months]
    free = [at for at in range(grid.width) if at not in months]
    surplus = tuple(at for at in free if months and at > min(months) and not heads.own[at])
    free = [at for at in free if at not in surplus and (heads.own[at] or not months)]
    samples = {at: _samples(grid, at, heads.count) for at in free}
    costs = [
        [
            _cost(column, heads.own[at], heads.over[at], samples[at]) + _ORDER * abs(place - number)
            for number, column in enumerate(wanted)
        ]
        for place, at in enumerate(free)
    ]
    pairs, total = cheapest_pairs(costs, _ALONE)
    paired = {at: wanted[to] for at, to in zip(free, pairs, strict=True) if to is not None}
    needed = [column for column in wanted if not column.column.optional]
    missing = max(len(needed) - len(paired), 0)
    mean = (total + missing * _ALONE) / max(len(free), len(needed), 1)
    return Recognised(section, mark, paired, heads.count, mean, months, surplus)


def _heads(grid: Grid, texts: Sequence[Sequence[str]], count: int) -> _Heads:
    """What stands over each column in the first `count` rows."""
    rows = [list(map(squeezed, row)) for row in texts[:count]]
    for at, row in enumerate(rows[:-1]):
        _spread(grid, at, row, rows[at + 1 :])
    own, over = [], []
    for column in range(grid.width):
        found = [row[column] for row in rows if row[column]]
        own.append(found[-1] if found else "")
        over.append("".join(dict.fromkeys(found[:-1])))
    return _Heads(tuple(own), tuple(over), count)


def _spread(grid: Grid, at: int, row: list[str], below: Sequence[Sequence[str]]) -> None:
    """Writes a heading over several columns into each of them.

    It spans them as the table says; or, where a program lost that, the empty places at its
    right that have headings below.
    """
    for column in range(grid.width):
        cell = grid.rows[at][column]
        if cell is not None and cell.columns > 1 and cell.row == at:
            for other in range(cell.column, min(cell.column + cell.columns, grid.width)):
                row[other] = row[cell.column]
    for column in range(1, grid.width):
        if not row[column] and row[column - 1] and any(line[column] for line in below):
            is_own = not any(line[column - 1] for line in below)
            if not is_own:
                row[column] = row[column - 1]


@lru_cache(maxsize=1 << 14)
def _apart(one: str, other: str) -> float:
    """How far two headings lie apart, from 0 to 1."""
    if not one or not other:
        return 1.0
    longest = max(len(one), len(other))
    return min(distance(one, other) / longest, 1.0)


def _cost(column: ColumnMark, own: str, over: str, samples: Sequence[str]) -> float:
    apart = min(_apart(own, column.own), _apart(over + own, column.over + column.own))
    # A unit in brackets may be left out.
    if column.own.startswith(own) and len(own) >= 6:
        apart = min(apart, 0.15)
    if column.over or over:
        apart = (1 - _OVER) * apart + _OVER * _apart(over, column.over)
    told = [said for text in samples if (said := fits(column.holds, text)) is not None]
    if told:
        wrong = told.count(False) / len(told)
        return apart * (1 - _LOOKS * 0.5) + _LOOKS * wrong
    return apart


def _samples(grid: Grid, column: int, first: int) -> tuple[str, ...]:
    """The first cells of a column below the headings."""
    found: list[str] = []
    for at, row in enumerate(grid.rows[first : first + _ROWS_LOOKED_AT], first):
        cell = row[column]
        if cell is not None and cell.row == at and cell.column == column and not cell.is_blank:
            found.append(cell.text)
    return tuple(found)


def _looks_decide(grid: Grid, found: Recognised) -> bool:
    """Whether the cells of most columns that can be told look as they should."""
    right = wrong = 0
    for at, column in found.columns.items():
        told = [fits(column.holds, text) for text in _samples(grid, at, found.first)]
        told = [said for said in told if said is not None]
        if told:
            fitting = told.count(True) * 2 > len(told)
            right, wrong = right + fitting, wrong + (not fitting)
    return right >= 3 and right >= 4 * wrong


def is_heading_row(grid: Grid, at: int, found: Recognised) -> bool:
    """Whether a row of a table repeats its headings, as at the top of another page."""
    texts = [squeezed(text) for text in grid.texts()[at]]
    said = [(text, found.columns[c].own) for c, text in enumerate(texts) if text and c in found.columns]
    if not said:
        return bool(found.months) and sum(map(bool, texts)) > 2 and month_row([grid.texts()[at]]) == 0
    near = sum(_apart(text, own) < 0.3 for text, own in said if own)
    return near >= 2 and near * 2 > len(said)
