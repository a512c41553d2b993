"""Rows of cells as an outline: what stands alone in its row is a paragraph, the rest tables.

A sheet has no paragraphs and no tables; people and programs write titles into a row of their
own, often over several columns, and leave a row blank between tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from forms.reading.outline import Block, Cell, Grid, Spot, Text
from forms.reading.sources.typed import Run, typed


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of a sheet: its words, its look, and how many rows and columns it is over."""

    text: str
    bold: bool = False
    shaded: bool = False
    rows: int = 1
    columns: int = 1


Row = Mapping[int, SheetCell]


def sheet_blocks(rows: Sequence[Row], width: int, start: int) -> list[Block]:
    """The blocks of a sheet's rows, the first of number `start`."""
    blocks: list[Block] = []
    for group, is_table in _groups(rows, width):
        spot = (start + len(blocks),)
        if is_table:
            blocks.append(_grid(group, width, spot))
            continue
        for cell in (cell for row in group for cell in row.values() if cell.text.strip()):
            spot = (start + len(blocks),)
            blocks.append(_text(cell.text, cell, spot))
    return blocks


def _groups(rows: Sequence[Row], width: int) -> Iterator[tuple[list[Row], bool]]:
    """The rows of each table, and those of paragraphs between."""
    table: list[Row] = []
    covered = 0
    for row in rows:
        said = [(at, cell) for at, cell in row.items() if cell.text.strip()]
        within = covered > 0
        covered = (
            max(covered - 1, 0, *(cell.rows - 1 for _, cell in said))
            if said
            else max(covered - 1, 0)
        )
        if not said and not within and not any(cell.shaded for cell in row.values()):
            if table:
                yield table, True
            table = []
            continue
        alone = len(said) == 1
        wide = alone and said[0][1].columns >= max(2, 0.6 * width)
        if alone and not within and (wide or not table):
            if table:
                yield table, True
            table = []
            yield [row], False
        else:
            table.append(row)
    if table:
        yield table, True


def _grid(rows: Sequence[Row], width: int, spot: tuple[int, ...]) -> Grid:
    """A table; columns that are blank from top to bottom at its ends are left out."""
    used = [
        at + more
        for row in rows
        for at, c in row.items()
        if c.text.strip()
        for more in range(c.columns)
    ]
    first, last = min(used, default=0), min(max(used, default=0), width - 1)
    cells: dict[tuple[int, int], Cell] = {}
    matrix: list[list[Cell | None]] = [[None] * (last - first + 1) for _ in rows]
    for at, row in enumerate(rows):
        for column in range(first, last + 1):
            if matrix[at][column - first] is not None:
                continue
            found = row.get(column)
            place = (*spot, at, column - first)
            cell = _cell(found, place, room=(len(rows) - at, last - column + 1))
            cells[at, column - first] = cell
            for down in range(cell.rows):
                for across in range(cell.columns):
                    matrix[at + down][column - first + across] = cell
    return Grid(spot, tuple(map(tuple, matrix)))


def _cell(found: SheetCell | None, spot: Spot, *, room: tuple[int, int]) -> Cell:
    """A cell at a place, over no more rows and columns than there is room for."""
    row, column = spot[-2:]
    if found is None:
        return Cell(spot, row, column)
    lines = [line for line in found.text.split("\n") if line.strip()]
    pieces = tuple(_text(line, found, (*spot, at)) for at, line in enumerate(lines))
    return Cell(
        spot=spot,
        row=row,
        column=column,
        pieces=pieces,
        rows=min(found.rows, room[0]),
        columns=min(found.columns, room[1]),
        shaded=found.shaded,
    )


def _text(words: str, cell: SheetCell, spot: tuple[int, ...]) -> Text:
    made = typed([Run(words, cell.bold)])
    return Text(spot, made.text, lead=made.lead, formulas=made.formulas)
