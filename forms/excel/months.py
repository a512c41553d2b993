"""Step tables of one sheet on one row of months: each month is one column for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from forms.document import Arrow, Cell, Row, Table
from forms.heights import header_cells

# More months than this are too narrow on paper: tables that would need them stand apart.
_MOST = 36

_BLANK = Cell()


def on_one_axis(tables: Iterable[Table]) -> dict[Table, Table]:
    """The tables with months, each with the months of all; a table without stays as it is."""
    kinds: dict[tuple[str, ...], list[Table]] = {}
    for table in tables:
        if any(table.months):
            kinds.setdefault(_beside(table), []).append(table)
    found: dict[Table, Table] = {}
    for alike in kinds.values():
        for group in _groups(alike):
            axis = tuple(sorted({month for table in group for month in table.months if month}))
            header = _header(group, axis)
            found |= {table: _moved(table, axis, header) for table in group}
    return found


def _beside(table: Table) -> tuple[str, ...]:
    """What tells tables apart whose months may differ: the headings over other columns."""
    return tuple(
        cell.text
        for _, (first, end), cell in header_cells(table.header)
        if not all(table.months[first:end])
    )


def _groups(tables: Iterable[Table]) -> Iterator[list[Table]]:
    """The tables in groups that take few enough months together."""
    group: list[Table] = []
    known: set[str] = set()
    for table in tables:
        months = {month for month in table.months if month}
        if group and len(known | months) > _MOST:
            yield group
            group, known = [], set()
        group.append(table)
        known |= months
    if group:
        yield group


def _header(tables: Sequence[Table], axis: tuple[str, ...]) -> tuple[Row, ...]:
    """The header of tables over all months of an axis."""
    first = tables[0]
    start = next(at for at, month in enumerate(first.months) if month)
    over: dict[tuple[int, str], Cell] = {}
    for table in tables:
        for row, (left, right), cell in header_cells(table.header):
            for month in filter(None, table.months[left:right]):
                over.setdefault((row, month), cell)
    rows = []
    for number in range(len(first.header)):
        cells = [
            (span, cell)
            for row, span, cell in header_cells(first.header)
            if row == number and not all(first.months[span[0] : span[1]])
        ]
        before = [cell for span, cell in cells if span[0] < start]
        after = [cell for span, cell in cells if span[0] > start]
        rows.append(Row((*before, *_headings(over, axis, number), *after)))
    return tuple(rows)


def _headings(over: dict[tuple[int, str], Cell], axis: Sequence[str], row: int) -> Iterator[Cell]:
    """The headings of one row over the months; neighbours of the same words are one."""
    cells = [over[row, month] for month in axis if (row, month) in over]
    for _, alike in groupby(cells, key=lambda cell: (cell.text, cell.columns == 1)):
        same = list(alike)
        if same[0].columns == 1:
            yield from same
        else:
            yield replace(same[0], columns=len(same))


def _moved(table: Table, axis: tuple[str, ...], header: tuple[Row, ...]) -> Table:
    """A table on an axis of months."""
    start = next(at for at, month in enumerate(table.months) if month)
    count = sum(1 for month in table.months if month)
    if table.months[start : start + count] == axis:
        return table
    # Where each column stands now; the end of the last one too.
    places = [
        start + axis.index(month) if month else at + (len(axis) - count) * (at > start)
        for at, month in enumerate(table.months)
    ]
    share = sum(table.widths[start : start + count]) / len(axis)
    after = start + count

    def spread(values: Sequence[float]) -> tuple[float, ...]:
        return (*values[:start], *[share] * len(axis), *values[after:])

    limits = table.limits
    if limits:
        least, most = (sum(each[side] for each in limits[start:after]) for side in (0, 1))
        month_limits = [(least / len(axis), most / len(axis))] * len(axis)
        limits = (*limits[:start], *month_limits, *limits[after:])
    months = ("",) * start + axis + ("",) * (len(table.months) - after)
    own, new = range(start, after), range(start, start + len(axis))
    body = tuple(_row(row, places, own, new) for row in table.body)
    return replace(
        table, widths=spread(table.widths), limits=limits, header=header, body=body, months=months
    )


def _row(row: Row, places: Sequence[int], own: range, new: range) -> Row:
    """A row whose months, its `own` columns, now stand among the `new` ones."""
    placed: dict[int, Cell] = {}
    column = 0
    for cell in row.cells:
        end = min(column + cell.columns, len(places))
        first, last = places[column], places[end - 1]
        if column <= own.start and end >= own.stop:
            first, last = min(first, new.start), max(last, new.stop - 1)
        if cell.flow or cell.columns > 1 or column not in own:
            placed[first] = replace(cell, columns=last - first + 1)
        column = end
    cells: list[Cell] = []
    at, whole = 0, places[-1] + 1 if own.stop < len(places) else new.stop
    while at < whole:
        cells.append(placed.get(at, _BLANK))
        at += cells[-1].columns
    arrows = tuple(
        Arrow(places[arrow.first], places[arrow.last], arrow.label) for arrow in row.arrows
    )
    return replace(row, cells=tuple(cells), arrows=arrows)
