"""Widths of columns chosen within the limits of an edition, for the fewest pages.

Tables of one form with the same header, widths and limits have the same columns. Where no
choice takes fewer pages they have the edition's own widths, and where several do, those
nearest to them. PDF and Excel ask here, so that both have the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, permutations
from typing import NamedTuple

from forms.cells import PAD_X
from forms.document import Cell, Form, Group, Item, Paragraph, Table
from forms.heights import header_cells
from forms.pages import PageCount
from forms.thai.measuring import widest_word
from forms.thai.strips import POINTS

# What a word of a header keeps free at either side, at the least (points).
_HEADER_PAD = 1.0 * POINTS
# By what shares of a table's width columns are tried wider and narrower.
_STEPS = (0.04, 0.02, 0.01)
# How many steps there are between the edition's widths and those that make it lowest.
_STAGES = 10
_NEAR = 1e-6

# What makes tables have the same columns: what their headings say, widths and limits.
Kind = tuple[tuple[str, ...], tuple[float, ...], tuple[tuple[float, float], ...]]
Shares = tuple[float, ...]


# Called now and then while widths are tried; what it raises ends the work.
Report = Callable[[], None]


def _silent() -> None:
    """Nobody waits."""


def with_chosen_widths(form: Form, report: Report = _silent) -> Form:
    """The form with chosen widths in all tables that have limits, which then have none."""
    if not any(table.limits for table in _tables(form.items)):
        return form
    kept = _kept(form)
    if not kept:
        kept.append(_chosen(form, report))
    return kept[0]


@lru_cache(maxsize=32)
def _kept(_form: Form) -> list[Form]:
    """Where the form with chosen widths is kept once it is made: without who waited for it."""
    return []


def _chosen(form: Form, report: Report) -> Form:
    kinds: dict[Kind, list[Table]] = {}
    # Each table is asked for its kind at every trial.
    kind_of = {id(table): _kind(table) for table in _tables(form.items)}
    for table in _tables(form.items):
        if table.limits:
            kinds.setdefault(kind_of[id(table)], []).append(table)
    count = PageCount(form)
    columns = {kind: _Columns(tables, count.width) for kind, tables in kinds.items()}
    chosen = {kind: each.shares(each.start) for kind, each in columns.items()}
    for kind, each in columns.items():
        trial = _Trial(count, kind_of, {**chosen}, kind, each, report)
        chosen[kind] = _fewest_pages(trial)
    items, *tighter = (
        tuple(_with(item, chosen) for item in items) for items in (form.items, *form.tighter)
    )
    return replace(form, items=items, tighter=tuple(tighter))


def _tables(items: Iterable[Item]) -> Iterator[Table]:
    for item in items:
        if isinstance(item, Table):
            yield item
        elif isinstance(item, Group):
            yield from _tables(item.items)


def _kind(table: Table) -> Kind:
    # The numbers of footnotes, which run on from table to table, are no part of what is said.
    said = tuple(cell.text for row in table.header for cell in row.cells)
    return said, table.widths, table.limits


def _with(item: Item, chosen: Mapping[Kind, Shares]) -> Item:
    """An item with the widths chosen for its tables."""
    if isinstance(item, Group):
        return Group(
            tuple(
                _with_widths(inner, chosen) if isinstance(inner, Table) else inner
                for inner in item.items
            )
        )
    return _with_widths(item, chosen) if isinstance(item, Table) else item


def _with_widths(table: Table, chosen: Mapping[Kind, Shares]) -> Table:
    return replace(table, widths=chosen[_kind(table)], limits=()) if table.limits else table


class _Column(NamedTuple):
    """A column, or several that stay as wide as each other; its widths are of all of them."""

    first: int
    end: int
    own: float
    least: float
    most: float


class _Columns:
    """The columns of tables of one kind, and how narrow and wide each may be."""

    def __init__(self, tables: Sequence[Table], width: float) -> None:
        self.tables = tables
        self.whole = sum(tables[0].widths) or 1.0
        # The share of the whole that a point is.
        self._point = self.whole / width
        self._needs = self._header_needs()
        self.columns = [self._column(first, end) for first, end in self._joined()]
        self.start = self._start()

    def shares(self, widths: Sequence[float]) -> Shares:
        """The share of each single column."""
        return tuple(
            width / (column.end - column.first)
            for column, width in zip(self.columns, widths, strict=True)
            for _ in range(column.first, column.end)
        )

    def _start(self) -> list[float]:
        """The widths nearest to the edition's that leave the words of headings whole."""
        widths = [min(max(c.own, c.least), c.most) for c in self.columns]
        missing = self.whole - sum(widths)
        rooms = [
            c.most - width if missing > 0 else width - c.least
            for c, width in zip(self.columns, widths, strict=True)
        ]
        if sum(rooms) < max(abs(missing), _NEAR):
            return [column.own for column in self.columns]
        return [
            width + missing * room / sum(rooms) for width, room in zip(widths, rooms, strict=True)
        ]

    def _joined(self) -> Iterator[tuple[int, int]]:
        """Where columns that stay as wide as each other begin and end.

        They are neighbours of one width, with the same limits, under one heading, as months.
        """
        table = self.tables[0]
        over = list(range(len(table.widths)))
        for row, (first, end), _ in header_cells(table.header):
            if not row:
                over[first:end] = [first] * len(over[first:end])
        start = 0
        for _, members in groupby(zip(table.widths, table.limits, over, strict=True)):
            end = start + len(list(members))
            yield start, end
            start = end

    def _column(self, first: int, end: int) -> _Column:
        count = end - first
        own = self.tables[0].widths[first]
        least, most = self.tables[0].limits[first]
        header = max(self._needs[first:end])
        if own > least:
            least = max(least, min(own, self._body_need(first, end)))
        least = max(least, min(header, most))
        return _Column(first, end, own * count, least * count, most * count)

    def _header_needs(self) -> list[float]:
        """The share that each column needs for the words of its headings to stay whole."""
        table = self.tables[0]
        needs = [0.0] * len(table.widths)
        for _, (first, end), cell in header_cells(table.header):
            need = (_widest(cell) + 2 * _HEADER_PAD) * self._point
            for column in range(first, min(end, len(needs))):
                needs[column] = max(needs[column], need / (end - first))
        return needs

    def _body_need(self, first: int, end: int) -> float:
        """The share that the words of the bodies need."""
        widest = 0.0
        for table in self.tables:
            for row in table.body:
                start = 0
                for cell in row.cells:
                    if first <= start < end and cell.columns == 1:
                        widest = max(widest, _widest(cell))
                    start += cell.columns
        return (widest + 2 * PAD_X) * self._point


def _widest(cell: Cell) -> float:
    """The width of a cell's widest word, in points."""
    texts = [flow for flow in cell.flow if isinstance(flow, Paragraph)]
    return max((widest_word(text.runs, text.size) for text in texts), default=0.0)


class _Trial(NamedTuple):
    """The tables of one kind in a form, to be tried; those of other kinds stay as chosen."""

    page_count: PageCount
    kind_of: Mapping[int, Kind]
    chosen: dict[Kind, Shares]
    kind: Kind
    columns: _Columns
    report: Report

    def pages(self, widths: Sequence[float], lost: int, most: int = 0) -> int:
        """How many pages the form takes with widths of the columns, as `PageCount.pages`."""
        self.report()
        self.chosen[self.kind] = self.columns.shares(widths)
        return self.page_count.pages(self._widths_of, lost=lost, most=most)

    def _widths_of(self, table: Table) -> Sequence[float]:
        return self.chosen.get(self.kind_of[id(table)], table.widths)


def _fewest_pages(trial: _Trial) -> Shares:
    """The shares for the tables of a kind that take the fewest pages."""
    columns, least = trial.columns, trial.page_count.least
    start = columns.start
    if trial.pages(start, 1, least) == least:
        return columns.shares(start)
    lowest = _lowest(columns, trial.page_count, trial.report)
    fewest = trial.pages(lowest, 0)
    for stage in range(_STAGES):
        part = stage / _STAGES
        between = [a + (b - a) * part for a, b in zip(start, lowest, strict=True)]
        if trial.pages(between, 1, fewest) <= fewest:
            return columns.shares(between)
    return columns.shares(lowest if fewest < trial.pages(start, 0, fewest) else start)


def _lowest(columns: _Columns, count: PageCount, report: Report) -> list[float]:
    """The widths that make the tables lowest, found by shifting width from column to column."""
    header = count.header(columns.tables[0])
    bodies = [count.body(table) for table in columns.tables]

    def height(widths: Sequence[float]) -> float:
        report()
        points = count.points(columns.shares(widths))
        rows = sum([sum(body.heights(points)) for body in bodies])
        return len(bodies) * header.height(points) + rows

    best, lowest = columns.start, height(columns.start)
    for step in _STEPS:
        while True:
            trials = [(height(widths), widths) for widths in _shifted(columns, best, step)]
            least = min(trials, key=lambda trial: trial[0], default=(lowest, best))
            if least[0] > lowest - 1:
                break
            lowest, best = least
    return best


def _shifted(columns: _Columns, widths: Sequence[float], step: float) -> Iterator[list[float]]:
    """The widths with a step of one column given to another, for each two of them."""
    for giver, taker in permutations(range(len(widths)), 2):
        free = widths[giver] - columns.columns[giver].least
        room = columns.columns[taker].most - widths[taker]
        moved = min(step * columns.whole, free, room)
        if moved > _NEAR * columns.whole:
            shifted = list(widths)
            shifted[giver] -= moved
            shifted[taker] += moved
            yield shifted
