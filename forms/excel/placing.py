"""The cells of a table on the columns of its sheet, and how high its rows must be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from forms.document import Cell, Figure, Row, Table
from forms.excel.grid import Column
from forms.excel.measure import height_needed
from forms.excel.sheet import BOTTOM, BOX, ROW_LIMIT, TOP


class Placed(NamedTuple):
    """A cell, the rows of the table and the columns of the sheet that it covers.

    `height` is what its text needs in that width, in points; `start` is its first column
    in the table.
    """

    cell: Cell
    row: int
    rows: int
    start: int
    column: Column
    height: float
    lines: int = BOX


def header_cells(header: Sequence[Row], columns: list[Column]) -> Iterator[Placed]:
    """The cells of a header, which leaves out what a cell of a row above covers."""
    covered: set[tuple[int, int]] = set()
    for number, row in enumerate(header):
        start = 0
        for cell in row.cells:
            while (number, start) in covered:
                start += 1
            column = _joined_columns(columns, start, cell.columns)
            rows = min(cell.rows, len(header) - number)
            height = height_needed(cell.flow, column.room)
            yield Placed(cell, number, rows, start, column, height)
            area = range(start, start + cell.columns)
            covered.update((number + down, across) for down in range(rows) for across in area)
            start += cell.columns
        for blank in range(start, len(columns)):
            if (number, blank) not in covered:
                yield Placed(Cell(), number, 1, blank, columns[blank], 0.0)


def body_cells(body: Sequence[Row], columns: list[Column]) -> Iterator[Placed]:
    """The cells of the body; one that only goes on from above becomes part of that above."""
    starts = [*(_cells_by_start(row, len(columns)) for row in body), {}]
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(starts):
        for start, cell in row.items():
            if (number, start) in taken:
                continue
            column = _joined_columns(columns, start, cell.columns)
            height = height_needed(cell.flow, column.room) if cell.flow else 0.0
            rows = 1
            below = starts[number + 1].get(start)
            # A taller one is cut between lines: it cannot be one cell.
            while height <= ROW_LIMIT and _goes_on(below, cell) and not holds_more(cell):
                taken.add((number + rows, start))
                rows += 1
                below = starts[number + rows].get(start)
            lines = BOX & ~TOP if cell.joined and number else BOX
            if below is not None and below.joined:
                lines &= ~BOTTOM
            yield Placed(cell, number, rows, start, column, height, lines)


def holds_more(cell: Cell) -> bool:
    """Whether a cell holds pictures or tables, which stand in rows of their own."""
    return any(isinstance(flow, Figure | Table) for flow in cell.flow)


def inner_tables(table: Table) -> Iterator[tuple[int, Cell, Table]]:
    """The tables within the cells of a table, with their cells and its first columns."""
    for row in table.body:
        start = 0
        for cell in row.cells:
            for flow in cell.flow:
                if isinstance(flow, Table):
                    yield start, cell, flow
            start += cell.columns


def row_heights(cells: Iterable[Placed], least: Sequence[float]) -> list[float]:
    """The heights of a table's rows, so that no text is hidden.

    What a cell over several rows needs beyond their heights, the last of them gets.
    """
    heights = list(least)
    spanning: list[Placed] = []
    for placed in cells:
        if placed.rows == 1:
            heights[placed.row] = max(heights[placed.row], placed.height)
        else:
            spanning.append(placed)
    for placed in spanning:
        end = placed.row + placed.rows
        heights[end - 1] += max(0.0, placed.height - sum(heights[placed.row : end]))
    return heights


def _cells_by_start(row: Row, columns: int) -> dict[int, Cell]:
    """The cells of a row by their first columns; where it says less, empty ones."""
    cells: dict[int, Cell] = {}
    start = 0
    for cell in row.cells:
        cells[start] = cell
        start += cell.columns
    cells.update((blank, Cell()) for blank in range(start, columns))
    return cells


def _goes_on(cell: Cell | None, above: Cell) -> bool:
    return cell is not None and cell.joined and not cell.flow and cell.columns == above.columns


def _joined_columns(columns: list[Column], start: int, count: int) -> Column:
    if count == 1:
        return columns[start]
    return columns[start].through(columns[min(start + count, len(columns)) - 1])
