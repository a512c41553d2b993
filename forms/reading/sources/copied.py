"""Plain text from the clipboard as an outline: lines, and tables whose cells tabs part."""

from __future__ import annotations

from itertools import groupby

from forms.reading.outline import Block, Cell, Grid, Outline, Text
from forms.reading.refusals import MOST_BLOCKS, MOST_COLUMNS, too_large


def copied_text_outline(text: str) -> Outline:
    """The outline of a text.

    Raises:
        ReadRefusedError: it is beyond the bounds.
    """
    lines = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    if len(lines) > MOST_BLOCKS:
        raise too_large("มีย่อหน้ามากเกินไป")
    blocks: list[Block] = []
    for in_table, group in groupby(lines, key=lambda line: "\t" in line.strip()):
        if in_table:
            blocks.append(_grid(len(blocks), list(group)))
        else:
            blocks += [Text((at,), line.strip()) for at, line in enumerate(group, len(blocks))]
    return Outline(tuple(blocks))


def _grid(number: int, lines: list[str]) -> Grid:
    rows = [line.split("\t") for line in lines]
    width = max(map(len, rows))
    if width > MOST_COLUMNS:
        raise too_large("มีตารางที่มีคอลัมน์มากเกินไป")
    return Grid(
        (number,),
        tuple(
            tuple(_cell((number, at, column), cells) for column in range(width))
            for at, cells in enumerate(rows)
        ),
    )


def _cell(spot: tuple[int, int, int], cells: list[str]) -> Cell:
    _, row, column = spot
    words = cells[column].strip() if column < len(cells) else ""
    # Word parts the lines of a cell so.
    pieces = (Text((*spot, 0), words.replace("\v", "\n")),) if words else ()
    return Cell(spot, row, column, pieces)
