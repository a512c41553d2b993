"""Which table of a form a grid is: the whole row of its headings decides, and its surroundings.

Single headings lie too near each other: a grid's columns are paired with those of each table
of the edition, and the table with the lowest sum is taken. Where sums are alike the section
one is in decides, and what the cells look like.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from db.column_matches import ColumnMatch, Matches
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
# Tables whose headings cost so much more than the best are not looked at further.
_NEAR = 0.12
# The mean cost of a table up to which it is one, and that of one known by its looks alone.
_SURE, _HARDLY = 0.40, 0.62
# What it costs that a table stands in another section or form than one is in.
_ELSEWHERE = {"section": 0.0, "form": 0.02, "later": 0.05, "earlier": 0.08}
_MOST_HEADS = 4
# A row with so many texts has headings.
_HEADED = 2
# No heading has more letters; what stands in rows below one that has is none either.
_LONGEST_HEAD = 160
_UNLIKE = 0.6
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


class Recogniser:
    """Recognises the tables of one document: the same headings come again on every page."""

    def __init__(
        self, sections: Sequence[Section], year: int | None, matches: Matches | None = None
    ) -> None:
        self._matches = matches or {}
        self._all = [(section, table) for section in sections for table in section.tables]
        self._year = year
        self._known: dict[tuple[tuple[str, ...], tuple[str, ...], int], _Costs] = {}

    def recognised(self, grid: Grid, here: Section) -> Recognised | None:
        """The table that a grid is, as one stands in a section; None where it is none."""
        texts = grid.texts()
        if not texts:
            return None
        known = self._matches.get(headings_of(grid)) if self._matches else None
        if known is not None and (matched := self._matched(grid, known, here)) is not None:
            return matched
        at = month_row(texts)
        months = months_of(texts, at, self._year) if at is not None else {}
        counts = (at + 1,) if at is not None else range(1, _head_rows(texts) + 1)
        heads = [_heads(grid, texts, count) for count in counts]
        drafts = list(self._drafts(grid, heads, months, here, has_months=at is not None))
        least = min((draft.cost for draft in drafts), default=1.0)
        near = (draft for draft in drafts if draft.cost <= least + _NEAR)
        best = min((self._with_looks(grid, draft) for draft in near), key=_cost_of, default=None)
        if best is not None and best.cost <= _SURE:
            return best
        return None if at is not None else self._in_order(grid, here)

    def _matched(self, grid: Grid, match: ColumnMatch, here: Section) -> Recognised | None:
        """A table of which somebody said what its columns hold; None where no form has it."""
        tables = [(section, mark) for section, mark in self._all if table_name(mark) == match.table]
        tables.sort(key=lambda each: each[0] is not here)
        if not tables:
            return None
        section, mark = tables[0]
        held = {column.holds: column for column in mark.columns}
        columns = {at: held[name] for at, name in enumerate(match.holds) if name in held}
        return Recognised(section, mark, columns, heading_row(grid) + 1, 0.0) if columns else None

    def _in_order(self, grid: Grid, here: Section) -> Recognised | None:
        """A table of the form at hand whose headings cannot be read: by order and looks."""
        for section, mark in self._all:
            columns = mark.columns
            if section.form != here.form or len(columns) != grid.width or len(grid.rows) < 2:
                continue
            if any(column.is_months for column in columns):
                continue
            first = 1 if is_headed(grid) else 0
            found = Recognised(section, mark, dict(enumerate(columns)), first, _HARDLY)
            if _looks_decide(grid, found):
                doubt = "อ่านหัวตารางไม่ออก จับคู่คอลัมน์ตามลำดับและสิ่งที่อยู่ในช่อง"
                return replace(found, doubt=doubt)
        return None

    def _drafts(
        self,
        grid: Grid,
        heads: Sequence[_Heads],
        months: Mapping[int, str],
        here: Section,
        *,
        has_months: bool,
    ) -> Iterator[_Draft]:
        """Each table with the number of heading rows that fits it best, by headings alone."""
        for section, mark in self._all:
            if any(column.is_months for column in mark.columns) != has_months:
                continue
            away = _ELSEWHERE[_where(section, here)]
            found = [self._draft(grid, each, months, section, mark) for each in heads]
            best = min(found, key=lambda draft: draft.cost)
            yield replace(best, cost=best.cost + away, away=away)

    def _draft(
        self,
        grid: Grid,
        heads: _Heads,
        months: Mapping[int, str],
        section: Section,
        mark: TableMark,
    ) -> _Draft:
        free = [at for at in range(grid.width) if at not in months]
        surplus = tuple(at for at in free if months and at > min(months) and not heads.own[at])
        free = [at for at in free if at not in surplus and (heads.own[at] or not months)]
        key = tuple(heads.own[at] for at in free), tuple(heads.over[at] for at in free), id(mark)
        if key not in self._known:
            self._known[key] = _costs(key[0], key[1], mark)
        costs = self._known[key]
        preferred = 0.03 if grid.heads == heads.count else 0.0
        return _Draft(
            section, mark, heads.count, tuple(free), surplus, months, costs, costs.mean - preferred
        )

    def _with_looks(self, grid: Grid, draft: _Draft) -> Recognised:
        """The pairs of columns once what their cells look like is known, too."""
        wanted = [column for column in draft.mark.columns if not column.is_months]
        costs = []
        for place, at in enumerate(draft.free):
            samples = _samples(grid, at, draft.first)
            costs.append(
                [
                    _with_samples(cost, column, samples)
                    for cost, column in zip(draft.costs.costs[place], wanted, strict=True)
                ]
            )
        pairs, total = cheapest_pairs(costs, _ALONE)
        paired = {
            at: wanted[to] for at, to in zip(draft.free, pairs, strict=True) if to is not None
        }
        mean = _mean(total, len(draft.free), wanted, len(paired))
        return Recognised(
            draft.section,
            draft.mark,
            paired,
            draft.first,
            mean + draft.away,
            draft.months,
            draft.surplus,
        )


@dataclass(frozen=True, slots=True)
class _Costs:
    """What each column of a grid costs as each of a table's, by headings, and all at best."""

    costs: tuple[tuple[float, ...], ...]
    mean: float


@dataclass(frozen=True, slots=True)
class _Draft:
    """A grid as a table by its headings alone."""

    section: Section
    mark: TableMark
    first: int
    free: tuple[int, ...]
    surplus: tuple[int, ...]
    months: Mapping[int, str]
    costs: _Costs
    cost: float
    away: float = 0.0


def table_name(mark: TableMark) -> tuple[str, str]:
    """What tells a table of the forms from others: its form, and what its rows go through."""
    return mark.form, mark.rows


def headings_of(grid: Grid) -> tuple[str, ...]:
    """The headings that a table is known by: those of its first row that says two things."""
    texts = grid.texts()
    return tuple(map(squeezed, texts[heading_row(grid)])) if texts else ()


def heading_row(grid: Grid) -> int:
    """The row in which they stand."""
    rows = enumerate(grid.texts())
    return next((at for at, row in rows if sum(map(bool, row)) >= _HEADED), 0)


def _cost_of(found: Recognised) -> float:
    return found.cost


def _costs(own: Sequence[str], over: Sequence[str], mark: TableMark) -> _Costs:
    wanted = [column for column in mark.columns if not column.is_months]
    costs = tuple(
        tuple(
            _cost(column, own[place], over[place]) + _ORDER * abs(place - number)
            for number, column in enumerate(wanted)
        )
        for place in range(len(own))
    )
    pairs, total = cheapest_pairs(costs, _ALONE)
    paired = sum(to is not None for to in pairs)
    return _Costs(costs, _mean(total, len(own), wanted, paired))


def _mean(total: float, columns: int, wanted: Sequence[ColumnMark], paired: int) -> float:
    """The mean cost of a table's columns; one that the grid has not costs as one alone."""
    needed = sum(not column.column.optional for column in wanted)
    missing = max(needed - paired, 0)
    return (total + missing * _ALONE) / max(columns, needed, 1)


def _where(section: Section, here: Section) -> str:
    if section is here:
        return "section"
    if section.form == here.form:
        return "form"
    return "later" if section.number > here.number else "earlier"


def _head_rows(texts: Sequence[Sequence[str]]) -> int:
    """How many rows at a table's top may be headings; at least one."""
    for at, row in enumerate(texts[:_MOST_HEADS]):
        if any(len(text) > _LONGEST_HEAD for text in row):
            return max(at, 1)
    return min(_MOST_HEADS, len(texts))


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
    # What differs in length so much is far apart, whatever its letters are.
    differs = abs(len(one) - len(other)) / longest
    if differs > _UNLIKE:
        return differs
    return min(distance(one, other) / longest, 1.0)


def _cost(column: ColumnMark, own: str, over: str) -> float:
    apart = min(_apart(own, column.own), _apart(over + own, column.over + column.own))
    # A unit in brackets may be left out.
    if column.own.startswith(own) and len(own) >= 6:
        apart = min(apart, 0.15)
    if column.over or over:
        apart = (1 - _OVER) * apart + _OVER * _apart(over, column.over)
    return apart


def _with_samples(apart: float, column: ColumnMark, samples: Sequence[str]) -> float:
    """A column's cost with what its cells look like."""
    told = [said for text in samples if (said := fits(column.holds, text)) is not None]
    if not told:
        return apart
    return apart * (1 - _LOOKS / 2) + _LOOKS * told.count(False) / len(told)


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


def is_headed(grid: Grid) -> bool:
    """Whether the first row of a table looks like headings: short words in every column."""
    texts = [squeezed(text) for text in grid.texts()[0]]
    said = [text for text in texts if text]
    short = all(len(text) <= 60 and not text.isdecimal() for text in said)
    return len(said) >= max(len(texts) - 1, 2) and short and len(grid.rows) > 1


def is_heading_row(grid: Grid, at: int, found: Recognised) -> bool:
    """Whether a row of a table repeats its headings, as at the top of another page."""
    texts = [squeezed(text) for text in grid.texts()[at]]
    said = [
        (text, found.columns[c].own) for c, text in enumerate(texts) if text and c in found.columns
    ]
    if not said:
        return (
            bool(found.months) and sum(map(bool, texts)) > 2 and month_row([grid.texts()[at]]) == 0
        )
    near = sum(_apart(text, own) < 0.3 for text, own in said if own)
    return near >= 2 and near * 2 > len(said)
