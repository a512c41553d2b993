"""What a table says of where its cursor is: sums, a text that is cut, what is wrong."""

from __future__ import annotations

from desktop.window.grid.density import COMPACT
from desktop.window.grid.model import TROUBLE, GridModel
from desktop.window.grid.selection import selected_ranges
from desktop.window.grid.selection_sums import sums_of
from desktop.window.grid.troubles import Trouble
from desktop.window.grid.view import GridView


def selection_words(view: GridView) -> str:
    """What the selected cells come to, or the whole text of the one that the cursor is in."""
    return _selected_sums(view) or _whole_text(view)


def trouble_at_cursor(view: GridView, model: GridModel) -> Trouble | None:
    """What is wrong where the cursor is: in the cell, else in the row."""
    index = view.currentIndex()
    trouble: Trouble | None = index.data(TROUBLE) if index.isValid() else None
    if trouble is None and view.row >= 0:
        trouble = model.troubles.of_row(view.row)
    return trouble


def _selected_sums(view: GridView) -> str:
    """What the selected cells come to, in words; empty for a single one."""
    blocks = selected_ranges(view)
    if sum(len(rows) * len(columns) for rows, columns in blocks) < 2:
        return ""
    shown, model = set(view.columns.open), view.row_filter
    figures = {at for at in shown if view.look.is_right(at)}
    count = sum(len(rows) * len(shown.intersection(columns)) for rows, columns in blocks)
    texts = (
        view.grid.text(model.source_row(row), column)
        for rows, columns in blocks
        for column in figures.intersection(columns)
        for row in rows
    )
    return sums_of(count, texts).words


def _whole_text(view: GridView) -> str:
    """The text of the current cell where a compact row shows only part of it."""
    index = view.currentIndex()
    if view.heights.density is not COMPACT or not index.isValid():
        return ""
    return str(index.data() or "").replace("\n", " ") if view.look.is_cut(index) else ""
