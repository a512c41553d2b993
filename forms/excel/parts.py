"""Cells in parts: what of a cell stands in which of the sheet's rows.

A cell too tall for Excel is cut between paragraphs; a picture in a cell, and each row of a
table in one, have rows of their own. Parts side by side end together where they can: their
heights are multiples of one unit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from forms.document import Cell, Figure, Flow, Paragraph, Table, plain
from forms.drawn_pictures import BROKEN_WORDS, TALLEST, Size, drawn_size, picture_size
from forms.excel.grid import Column
from forms.excel.measure import figure_height, in_parts, line_height
from forms.excel.placing import body_cells, header_cells, row_heights

# A part of a text is about so high, and every part a multiple of the unit (points).
_PART = 96
_UNIT = 12

# The columns of a table that stands in a cell.
Inside = Callable[[Table], list[Column]]


class InnerCell(NamedTuple):
    """A cell of a table within a cell: what it holds, where, how high it is and must be."""

    flows: tuple[Flow, ...]
    column: Column
    height: float
    need: float
    vertical: str


class Part(NamedTuple):
    """What of a cell stands in one cell of the sheet, and the height it takes.

    It is text, or a picture of a `size` above its caption, or the `cells` of a row of a
    table. It `keeps` with the part below it.
    """

    flows: tuple[Flow, ...]
    height: float
    vertical: str = "top"
    picture: bytes = b""
    size: Size = Size(0, 0)
    cells: tuple[InnerCell, ...] = ()
    keeps: bool = False


def text_parts(flows: Iterable[Flow], room: float) -> list[Part]:
    """Text in parts that end where a paragraph does; the last as high as it is."""
    parts: list[Part] = []
    waiting: list[Flow] = []
    height = 0.0
    for whole in flows:
        pieces = in_parts(whole, room, _PART)
        last, _ = pieces[-1]
        for piece, needed in pieces:
            waiting.append(piece)
            height += needed
            full = height >= _PART and not (isinstance(piece, Paragraph) and piece.keep)
            # A part of a paragraph ends its part: in one cell a line feed would follow it.
            if full or piece is not last:
                parts.append(Part(tuple(waiting), _rounded(height)))
                waiting, height = [], 0.0
    if waiting or not parts:
        parts.append(Part(tuple(waiting), height))
    return parts


def cell_parts(cell: Cell, column: Column, inside: Inside) -> list[Part]:
    """The parts of a cell that holds pictures or tables, all of them multiples of the unit."""
    parts: list[Part] = []
    waiting: list[Flow] = []
    for flow in (*cell.flow, None):
        if flow is not None and not isinstance(flow, Figure | Table):
            waiting.append(flow)
            continue
        if waiting:
            texts = text_parts(waiting, column.room)
            parts += [part._replace(height=_rounded(part.height)) for part in texts]
            waiting = []
        if isinstance(flow, Figure):
            parts.append(_figure_part(flow, column.room))
        elif flow is not None:
            parts += _table_parts(flow, column.room, inside(flow))
    return parts or [Part((), _UNIT)]


def _figure_part(figure: Figure, room: float) -> Part:
    """A picture above its caption; words in its place where it cannot be opened."""
    size = drawn_size(figure, room, TALLEST)
    caption = [plain(figure.caption, align="center", size=figure.size)] if figure.caption else []
    height = _rounded(figure_height(figure, room))
    if picture_size(figure.data) is None:
        words = plain(BROKEN_WORDS, align="center", size=figure.size)
        return Part((words, *caption), height, vertical="center")
    return Part(tuple(caption), height, vertical="bottom", picture=figure.data, size=size)


def _table_parts(table: Table, room: float, columns: list[Column]) -> list[Part]:
    """A table within a cell: its title, and a part for each of its rows."""
    least = line_height(table.size)
    parts: list[Part] = []
    if table.title:
        titles = text_parts([table.title], room)
        parts += [part._replace(height=_rounded(part.height), keeps=True) for part in titles]
    for rows, found, vertical in (
        (table.header, list(header_cells(table.header, columns)), "center"),
        (table.body, list(body_cells(table.body, columns)), "top"),
    ):
        heights = [_rounded(each) for each in row_heights(found, [least] * len(rows))]
        cells: list[list[InnerCell]] = [[] for _ in rows]
        for placed in found:
            high = sum(heights[placed.row : placed.row + placed.rows])
            set_at = "center" if placed.cell.middle else vertical
            inner = InnerCell(placed.cell.flow, placed.column, high, placed.height, set_at)
            cells[placed.row].append(inner)
        parts += [
            Part((), height, cells=tuple(row), keeps=rows is table.header)
            for height, row in zip(heights, cells, strict=True)
        ]
    return parts


def ends_of(parts: Sequence[Part]) -> list[float]:
    """How far below the cell's top each part ends."""
    return list(accumulate(part.height for part in parts))


def _rounded(height: float) -> float:
    return float(ceil(height / _UNIT) * _UNIT)
