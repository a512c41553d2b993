"""The texts of a Word file in order, each with its form, table, row and column."""

from __future__ import annotations

from collections.abc import Iterator

from forms.reading.outline import Cell, Grid, Outline, Text
from forms.reading.sources.word.document import word_outline
from forms.submission.places import Said, Where

_FORM_LEVEL = 1


def word_texts(data: bytes) -> list[Said]:
    """What a Word file says.

    Raises:
        ReadRefusedError: it is none, is damaged, or is beyond the bounds.
    """
    return list(_texts(word_outline(data)))


def _texts(outline: Outline) -> Iterator[Said]:
    where = Where("")
    tables = 0
    for block in outline.blocks:
        if isinstance(block, Text) and block.running:
            # What stands at the edges of pages is no part of a form: numbers, the content code.
            continue
        if isinstance(block, Grid):
            tables += 1
            yield from _of_table(block, where._replace(table=tables))
            continue
        if block.level and not block.contents:
            # A heading is what its form, or its part of one, is found by.
            where = Where(block.plain.strip())
            tables = tables if block.level > _FORM_LEVEL else 0
        yield Said(where, block.plain.strip())


def _of_table(grid: Grid, where: Where) -> Iterator[Said]:
    heads = max(grid.heads, 1)
    names = [""] * grid.width
    for cell in grid.cells:
        if cell.row < heads:
            for column in range(cell.column, min(cell.column + cell.columns, grid.width)):
                names[column] = cell.text.strip() or names[column]
    for cell in grid.cells:
        at = where
        if cell.row >= heads:
            at = where._replace(row=cell.row - heads + 1, column=names[cell.column])
        yield from _of_cell(cell, at)


def _of_cell(cell: Cell, where: Where) -> Iterator[Said]:
    words = [piece.plain.strip() for piece in cell.pieces if isinstance(piece, Text)]
    if words:
        yield Said(where, "\n".join(words))
    for piece in cell.pieces:
        if isinstance(piece, Grid):
            for inner in piece.cells:
                yield from _of_cell(inner, where)
