"""What a table says of where its cursor is: sums, a text that is cut, what is wrong."""

from __future__ import annotations

from desktop.window.grid.density import COMPACT
from desktop.window.grid.model import TROUBLE, GridModel
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
    cells = view.selectionModel().selectedIndexes()
    if len(cells) < 2:
        return ""
    shown = set(view.columns.open)
    seen = [cell for cell in cells if cell.column() in shown]
    figures = {at for at in shown if view.look.is_right(at)}
    texts = (str(cell.data() or "") for cell in seen if cell.column() in figures)
    return sums_of(len(seen), texts).words


def _whole_text(view: GridView) -> str:
    """The text of the current cell where a compact row shows only part of it."""
    index = view.currentIndex()
    if view.heights.density is not COMPACT or not index.isValid():
        return ""
    return str(index.data() or "").replace("\n", " ") if view.look.is_cut(index) else ""
