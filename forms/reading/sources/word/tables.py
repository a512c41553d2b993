"""Tables of Word as grids: cells over several columns and rows, rows that begin later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from forms.reading.outline import Block, Cell, Grid, Spot
from forms.reading.refusals import MOST_COLUMNS, too_large
from forms.reading.sources.word.markup import children, first, name, said, switched, value, whole
from forms.reading.sources.word.texts import GONE, Seen, chosen_of

# Reads what a cell holds, at its place.
Inside = Callable[[Any, Spot], tuple[Block, ...]]
_AROUND = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"})
_WHITE = frozenset({"", "auto", "ffffff", "none"})


@dataclass(slots=True)
class _Begun:
    """A cell that may go on in the rows below."""

    cell: Cell
    end: int


def grid(table: Any, spot: Spot, inside: Inside, seen: Seen) -> Grid:
    """The grid of a table that stands at `spot`.

    Raises:
        ReadRefusedError: it has more columns than any table.
    """
    making = _Making(spot, inside)
    heads = 0
    for row in _parts(table, "w:tr"):
        if _is_deleted(row):
            seen.changes += 1
            continue
        if making.height == heads and switched(row, "w:trPr", "w:tblHeader"):
            heads += 1
        making.row(row)
    return making.grid(heads if heads < making.height else 0, _widths(table))


class _Making:
    """A grid on its way, row by row."""

    def __init__(self, spot: Spot, inside: Inside) -> None:
        self._spot = spot
        self._inside = inside
        self._cells: dict[tuple[int, int], Cell] = {}
        self._begun: dict[int, _Begun] = {}
        self._going: dict[int, _Begun] = {}
        self._width = 0
        self.height = 0

    def row(self, row: Any) -> None:
        """Puts the cells of a row where they stand."""
        self._going = {}
        column = whole(said(row, "w:trPr", "w:gridBefore"))
        for element in _parts(row, "w:tc"):
            column = self._cell(element, column)
            self._width = max(self._width, column)
            if self._width > MOST_COLUMNS:
                raise too_large("มีตารางที่มีคอลัมน์มากเกินไป")
        self._begun = self._going
        self.height += 1

    def _cell(self, element: Any, column: int) -> int:
        """Puts a cell into the grid; the column after it."""
        properties = first(element, "w:tcPr")
        span = max(whole(said(properties, "w:gridSpan")) if properties is not None else 1, 1)
        span = min(span, MOST_COLUMNS + 1)
        if self._goes_across(properties, column, span):
            return column + span
        down = first(properties, "w:vMerge") if properties is not None else None
        above = self._begun.get(column)
        if down is not None and _continues(down) and above is not None:
            self._goes_down(element, column, above)
            return max(above.end, column + span)
        spot = (*self._spot, self.height, column)
        cell = Cell(
            spot=spot,
            row=self.height,
            column=column,
            pieces=self._inside(element, (*spot, 0)),
            columns=span,
            shaded=_is_shaded(properties),
        )
        self._cells[self.height, column] = cell
        if down is not None:
            self._going[column] = _Begun(cell, column + span)
        return column + span

    def _goes_across(self, properties: Any, column: int, span: int) -> bool:
        """The older way of merging: a cell is a part of the one at its left."""
        across = first(properties, "w:hMerge") if properties is not None else None
        if across is None or not _continues(across):
            return False
        before = next(
            (c for c in self._cells.values() if c.row == self.height and _end(c) == column), None
        )
        if before is None:
            return False
        self._cells[before.row, before.column] = replace(before, columns=before.columns + span)
        return True

    def _goes_down(self, element: Any, column: int, above: _Begun) -> None:
        """A cell goes on with the one above; what was typed into it stands below the rest."""
        key = above.cell.row, above.cell.column
        grown = self._cells[key]
        more = self._inside(element, (*grown.spot, len(grown.pieces)))
        rows = self.height - grown.row + 1
        cell = replace(grown, rows=rows, pieces=(*grown.pieces, *more))
        self._cells[key] = cell
        self._going[column] = _Begun(cell, above.end)

    def grid(self, heads: int, widths: tuple[int, ...]) -> Grid:
        """The grid that the rows make."""
        rows: list[list[Cell | None]] = [[None] * self._width for _ in range(self.height)]
        for cell in self._cells.values():
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, min(_end(cell), self._width)):
                    rows[row][column] = cell
        known = widths if len(widths) == self._width else ()
        return Grid(self._spot, tuple(map(tuple, rows)), heads, known)


def _end(cell: Cell) -> int:
    return cell.column + cell.columns


def _continues(merge: Any) -> bool:
    return (value(merge) or "continue") == "continue"


def _parts(element: Any, wanted: str) -> Iterator[Any]:
    """The rows of a table, or the cells of a row, wherever they are wrapped."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if name(child) == wanted:
            yield child
        elif name(child) in _AROUND:
            yield from _parts(child, wanted)
        elif name(child) == "mc:AlternateContent":
            for chosen in chosen_of(child):
                yield from _parts(chosen, wanted)


def _is_deleted(row: Any) -> bool:
    properties = first(row, "w:trPr")
    return properties is not None and any(name(child) in GONE for child in properties)


def _is_shaded(properties: Any) -> bool:
    shade = first(properties, "w:shd") if properties is not None else None
    if shade is None:
        return False
    return value(shade, "fill").lower() not in _WHITE or value(shade) not in {"", "clear", "nil"}


def _widths(table: Any) -> tuple[int, ...]:
    columns = first(table, "w:tblGrid")
    return (
        tuple(whole(value(each, "w")) for each in children(columns, "w:gridCol"))
        if (columns is not None)
        else ()
    )
