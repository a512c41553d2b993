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
    found: dict[tuple[int, int], Cell] = {}
    begun: dict[int, _Begun] = {}
    heads = height = width = 0
    for row in _parts(table, "w:tr"):
        if _is_deleted(row):
            seen.changes += 1
            continue
        if height == heads and switched(row, "w:trPr", "w:tblHeader"):
            heads += 1
        going: dict[int, _Begun] = {}
        column = whole(said(row, "w:trPr", "w:gridBefore"))
        for element in _parts(row, "w:tc"):
            column, wide = _placed(element, column, height, spot, inside, found, begun, going)
            width = max(width, wide)
            if width > MOST_COLUMNS:
                raise too_large("มีตารางที่มีคอลัมน์มากเกินไป")
        begun = going
        height += 1
    return _made(found, height, width, heads if heads < height else 0, spot, _widths(table))


def _placed(
    element: Any,
    column: int,
    row: int,
    spot: Spot,
    inside: Inside,
    found: dict[tuple[int, int], Cell],
    begun: dict[int, _Begun],
    going: dict[int, _Begun],
) -> tuple[int, int]:
    """Puts a cell of a row into the grid; where the next begins, and how wide the grid is."""
    properties = first(element, "w:tcPr")
    span = max(whole(said(properties, "w:gridSpan") if properties is not None else ""), 1)
    span = min(span, MOST_COLUMNS + 1)
    down, across = (
        first(properties, merge) if properties is not None else None
        for merge in ("w:vMerge", "w:hMerge")
    )
    if across is not None and (value(across) or "continue") == "continue" and column:
        # The older way of merging: this one is a part of the cell at its left.
        before = next((c for c in found.values() if c.row == row and _ends(c) == column), None)
        if before is not None:
            found[before.row, before.column] = replace(before, columns=before.columns + span)
            return column + span, column + span
    above = begun.get(column)
    goes_on = down is not None and (value(down) or "continue") == "continue"
    if goes_on and above is not None:
        key = above.cell.row, above.cell.column
        grown = found[key]
        # What people typed into a covered cell is not lost: it stands below the rest.
        more = inside(element, (*grown.spot, len(grown.pieces)))
        cell = replace(grown, rows=row - grown.row + 1, pieces=(*grown.pieces, *more))
        found[key] = cell
        going[column] = _Begun(cell, above.end)
        return max(above.end, column + span), above.end
    at = (*spot, row, column)
    cell = Cell(
        spot=at,
        row=row,
        column=column,
        pieces=inside(element, (*at, 0)),
        columns=span,
        shaded=_is_shaded(properties),
    )
    found[row, column] = cell
    if down is not None:
        going[column] = _Begun(cell, column + span)
    return column + span, column + span


def _ends(cell: Cell) -> int:
    return cell.column + cell.columns


def _made(
    found: dict[tuple[int, int], Cell],
    height: int,
    width: int,
    heads: int,
    spot: Spot,
    widths: tuple[int, ...],
) -> Grid:
    rows: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for cell in found.values():
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, min(_ends(cell), width)):
                rows[row][column] = cell
    known = widths if len(widths) == width else ()
    return Grid(spot, tuple(map(tuple, rows)), heads, known)


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
