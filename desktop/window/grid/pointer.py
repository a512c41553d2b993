"""What the mouse does in the cells of a grid beyond what every table knows, and its tips."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from desktop.window.grid.cell_look import CHEVRON_ROOM, CellLook
from desktop.window.grid.columns import Columns
from desktop.window.grid.fill import FillHandle
from desktop.window.grid.frozen import FrozenTable
from desktop.window.grid.model import GridModel, Index
from desktop.window.grid.row_filter import RowFilter
from desktop.window.grid.selection import CellSelection
from desktop.window.widgets.theme import px

_NOWHERE = QPoint(-1, -1)
_SCROLL_MS = 50


class Pointer:
    """Selects, drags the fill handle, opens lists by their sign, and unfolds what is folded.

    Each of `press`, `move`, `release` and `double_click` says whether it has done what was
    meant; `select` follows a press that was of a cell.
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
        selection: CellSelection,
        open_list: Callable[[], object],
    ) -> None:
        self._view = view
        self._model = model
        self._rows = rows
        self._columns = columns
        self._look = look
        self._fill = fill
        self._selection = selection
        # Whether a block is being selected, and whether beside others.
        self._is_selecting = self._is_adding = False
        # While the mouse is outside, the cells come to it.
        self._scrolling = QTimer(view, interval=_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll)
        self._outside = QPoint()
        self._open_list = open_list

    def press(self, event: QMouseEvent) -> bool:
        """A button goes down."""
        at = event.position().toPoint()
        if event.button() == Qt.MouseButton.RightButton:
            self._point_at(self._view.indexAt(at))
            return True
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

    def select(self, event: QMouseEvent, before: Index) -> None:
        """Select what was pressed: a cell, as far as there from the cursor, or beside others."""
        index = self._view.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        held = event.modifiers()
        self._is_adding = bool(held & Qt.KeyboardModifier.ControlModifier)
        if held & Qt.KeyboardModifier.ShiftModifier and before.isValid():
            self._selection.extend_from(before, index)
        elif self._is_adding:
            self._selection.add(index)
        else:
            self._selection.go(index)
        self._is_selecting = True

    def move(self, event: QMouseEvent) -> bool:
        """The mouse moves."""
        at = event.position().toPoint()
        if self._fill.is_dragged:
            self._fill.move(at)
            return True
        if self._is_selecting and event.buttons() & Qt.MouseButton.LeftButton:
            self._take_along(at)
            return True
        if not event.buttons():
            self._hover(at)
        return False

    def release(self, event: QMouseEvent) -> bool:
        """A button comes up."""
        self._is_selecting = False
        self._scrolling.stop()
        if not self._fill.is_dragged:
            return False
        self._fill.release(copies=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        return True

    def double_click(self, at: QPoint) -> bool:
        """A cell is clicked twice, or the fill handle."""
        return self._fill.fill_down_at(at)

    def _point_at(self, index: QModelIndex) -> None:
        """Put the cursor where the menu is asked for, but into no part of what is selected."""
        if index.isValid() and not self._view.selectionModel().isSelected(index):
            self._selection.go(index)

    def _take_along(self, at: QPoint) -> None:
        """Let the block that is selected reach as far as the mouse."""
        inside = self._view.viewport().rect()
        is_outside = not inside.contains(at)
        if is_outside:
            self._outside = at
        if is_outside != self._scrolling.isActive():
            (self._scrolling.start if is_outside else self._scrolling.stop)()
        near = QPoint(
            max(inside.left(), min(at.x(), inside.right())),
            max(inside.top(), min(at.y(), inside.bottom())),
        )
        self._reach(self._view.indexAt(near))

    def _reach(self, index: QModelIndex) -> None:
        if not index.isValid() or index == self._selection.corner:
            return
        if self._columns.is_seam(index.column()):
            return
        if self._is_adding:
            self._selection.add_to(index)
        else:
            self._selection.extend(index)

    def _scroll(self) -> None:
        """Bring what is beyond the edge into sight, as far as the mouse is beyond it."""
        view, inside, at = self._view, self._view.viewport().rect(), self._outside
        for bar, over in (
            (view.horizontalScrollBar(), _beyond(at.x(), inside.left(), inside.right())),
            (view.verticalScrollBar(), _beyond(at.y(), inside.top(), inside.bottom())),
        ):
            bar.setValue(bar.value() + over)
        self._take_along(at)

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


def _beyond(at: int, first: int, last: int) -> int:
    """How far a point is beyond an edge; 0 within."""
    return min(0, at - first) + max(0, at - last)
