"""Tables within cells, as lines of text: a cell cannot hold cells.

Where the lines have room for it, spaces fill the cells up, so that columns stand one below
the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from forms.document import Cell, Paragraph, Table
from forms.excel.letters import space_width, text_width
from forms.heights import header_cells
from forms.page_setup import Align

# A letter of the font itself: programs would take box lines from another font, of other widths.
_BETWEEN = " | "


class _Inner(NamedTuple):
    """A cell of one line: its first column and the one after its last, its words, their place."""

    first: int
    end: int
    text: str
    align: Align


def table_lines(table: Table, width: float) -> list[str]:
    """A table as lines in a width in points: its title, and a line for each of its rows."""
    found = list(_rows(table))
    count = max([len(table.widths), *(cell.first + 1 for row in found for cell in row)])
    rows = [_filled(row, count) for row in found]
    columns = _columns(rows, count, table.size)
    between = text_width(_BETWEEN, table.size)
    fits = sum(columns) + between * (len(columns) - 1) <= width
    title = [table.title.text] if table.title else []
    if not fits:
        return [*title, *(_BETWEEN.join(cell.text for cell in row) for row in rows)]
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + column + between)
    return [*title, *(_line(row, edges, table.size) for row in rows)]


def _rows(table: Table) -> Iterator[list[_Inner]]:
    """The cells of each row from left to right."""
    heads = list(header_cells(table.header))
    for number in range(len(table.header)):
        yield [_inner(cell, first, end) for row, (first, end), cell in heads if row == number]
    for row in table.body:
        cells, column = [], 0
        for cell in row.cells:
            cells.append(_inner(cell, column, column + cell.columns))
            column += cell.columns
        yield cells


def _inner(cell: Cell, first: int, end: int) -> _Inner:
    head = cell.flow[0] if cell.flow else None
    align: Align = head.align if isinstance(head, Paragraph) else "left"
    return _Inner(first, end, " ".join(cell.text.split()), align)


def _filled(row: Iterable[_Inner], count: int) -> list[_Inner]:
    """A row with empty cells where it has none: those that a cell above goes over, too."""
    cells: list[_Inner] = []
    column = 0
    for cell in row:
        cells += (_Inner(blank, blank + 1, "", "left") for blank in range(column, cell.first))
        cells.append(cell)
        column = cell.end
    return [*cells, *(_Inner(blank, blank + 1, "", "left") for blank in range(column, count))]


def _columns(rows: Iterable[Iterable[_Inner]], count: int, size: float) -> list[float]:
    """How wide columns are so that the words of each cell stand on one line."""
    widths = [0.0] * count
    between = text_width(_BETWEEN, size)
    cells = sorted((cell for row in rows for cell in row), key=lambda cell: cell.end - cell.first)
    for cell in cells:
        first, end = cell.first, min(cell.end, count)
        own = sum(widths[first:end]) + between * (end - first - 1)
        widths[end - 1] += max(text_width(cell.text, size) - own, 0.0)
    return widths


def _line(row: Iterable[_Inner], edges: list[float], size: float) -> str:
    """A line whose cells begin where their columns do, to the nearest space."""
    line, at = "", 0.0
    for cell in row:
        end = min(cell.end, len(edges) - 1)
        room = edges[end] - edges[cell.first] - text_width(_BETWEEN, size)
        free = room - text_width(cell.text, size)
        start = edges[cell.first] + free * _PLACES.get(cell.align, 0.0)
        if cell.first:
            line, at = _up_to(line, at, edges[cell.first] - text_width(_BETWEEN, size), size)
            line += _BETWEEN
            at += text_width(_BETWEEN, size)
        line, at = _up_to(line, at, start, size)
        line += cell.text
        at += text_width(cell.text, size)
    return line.rstrip()


# What share of the free room stands before the words.
_PLACES: dict[Align, float] = {"center": 0.5, "right": 1.0}


def _up_to(line: str, at: float, to: float, size: float) -> tuple[str, float]:
    """A line with spaces up to a place, as near as whole ones come to it."""
    count = max(round((to - at) / space_width(size)), 0)
    return line + " " * count, at + count * space_width(size)
