"""Tables within long texts: kept as they stand, at the line where they stood."""

from __future__ import annotations

from db.package.bounds import MOST_COLUMNS, MOST_HEAD_ROWS, MOST_ROWS
from forms.reading.gathering.subjects import Subject
from forms.reading.outline import Grid
from forms.reading.placing.context import Context


def placed_table(context: Context, grid: Grid) -> str:
    """The line that stands for a table; its cells are taken."""
    count = len(context.plan.all_parts("tables")) + 1
    key = f"table{count}"
    made = context.new(context.plan, "tables")
    context.gathered.say(made, "key", key, ())
    texts = [row[:MOST_COLUMNS] for row in grid.texts()[:MOST_ROWS]]
    heads = min(grid.heads, MOST_HEAD_ROWS)
    for at, row in enumerate(texts):
        spots = [cell.spot for cell in grid.cells if cell.row == at and not cell.is_blank]
        part = context.new(made, "head" if at < heads else "rows")
        _cells(context, part, row, spots)
    context.ledger.take(cell.spot for cell in grid.cells)
    return f"[table {key}]"


def _cells(
    context: Context, part: Subject, row: tuple[str, ...], spots: list[tuple[int, ...]]
) -> None:
    part.said["cells"] = []
    context.gathered.say(part, "cells", tuple(row), spots)
