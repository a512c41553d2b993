"""What the mouse does in the cells of a grid beyond what every table knows, and its tips."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QMouseEvent

from desktop.window.grid.cell_look import CHEVRON_ROOM, CellLook
from desktop.window.grid.columns import Columns
from desktop.window.grid.fill import FillHandle
from desktop.window.grid.frozen import FrozenTable
from desktop.window.grid.model import GridModel
from desktop.window.grid.row_filter import RowFilter
from desktop.window.widgets.theme import px

_NOWHERE = QPoint(-1, -1)


class Pointer:
    """Drags the fill handle, opens lists by their sign, and unfolds what is folded.

    Each of `press`, `move` and `release` says whether it has done what was meant.
    """

    def __init__(
        self,
        view: FrozenTable,
        *,
        model: GridModel,
        rows: RowFilter,
        columns: Columns,
        look: CellLook,
        fill: FillHandle,
        open_list: Callable[[], object],
    ) -> None:
        self._view = view
        self._model = model
        self._rows = rows
        self._columns = columns
        self._look = look
        self._fill = fill
        self._open_list = open_list

    def press(self, event: QMouseEvent) -> bool:
        """A button goes down."""
        at = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if self._fill.press(at):
            return True
        index = self._view.indexAt(at)
        if index.isValid() and self._columns.is_seam(index.column()):
            self._columns.unfold(index.column())
            return True
        if not self._is_on_sign(at, index):
            return False
        self._view.setCurrentIndex(index)
        self._open_list()
        return True

    def move(self, event: QMouseEvent) -> bool:
        """The mouse moves."""
        at = event.position().toPoint()
        if self._fill.is_dragged:
            self._fill.move(at)
            return True
        if not event.buttons():
            self._hover(at)
        return False

    def release(self) -> bool:
        """A button comes up."""
        if not self._fill.is_dragged:
            return False
        self._fill.release()
        return True

    def leave(self) -> None:
        """The mouse is elsewhere."""
        self._hover(_NOWHERE)

    def tip(self, at: QPoint) -> str:
        """The whole of a text that is shown in part, and what is wrong in the cell."""
        index = self._view.indexAt(at)
        if not index.isValid():
            return ""
        if self._columns.is_seam(index.column()):
            return self._columns.seam_words(index.column())
        cell = self._rows.mapToSource(index)
        trouble = self._model.troubles.of_cell(cell.row(), self._model.columns[cell.column()].path)
        is_cut = self._look.is_cut(index)
        whole = self._model.text(cell.row(), cell.column()) if is_cut else ""
        return "\n\n".join(filter(None, (whole, trouble.words if trouble else "")))

    def _hover(self, at: QPoint) -> None:
        """Show the sign of the list under the mouse, and what a drag would do."""
        viewport = self._view.viewport()
        index = self._view.indexAt(at) if viewport.rect().contains(at) else QModelIndex()
        before, now = self._look.hovered, None
        if index.isValid() and self._look.has_list(index.column()):
            now = (index.row(), index.column())
        if now != before:
            self._look.hovered = now
            for cell in filter(None, (before, now)):
                viewport.update(self._view.visualRect(self._rows.index(*cell)))
        if self._fill.is_at(at):
            viewport.setCursor(Qt.CursorShape.CrossCursor)
        elif index.isValid() and self._columns.is_seam(index.column()):
            viewport.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            viewport.unsetCursor()

    def _is_on_sign(self, at: QPoint, index: QModelIndex) -> bool:
        if not index.isValid() or not self._look.has_list(index.column()):
            return False
        return at.x() > self._view.visualRect(index).right() - px(CHEVRON_ROOM)
