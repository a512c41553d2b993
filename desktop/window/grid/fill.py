"""The fill handle: a corner of the selection that is dragged over the cells to be filled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.window.grid.block_edits import BlockEdits
from desktop.window.grid.cell_block import CellBlock
from desktop.window.grid.columns import Columns
from desktop.window.grid.frozen import FrozenTable
from desktop.window.widgets.theme import Theme, px

_SIDE, _REACH = 6, 3


class FillHandle:
    """Fills what it is dragged over with what was selected: a series goes on, others repeat."""

    def __init__(
        self,
        theme: Theme,
        view: FrozenTable,
        columns: Columns,
        edits: BlockEdits,
        may_fill: Callable[[], bool],
    ) -> None:
        self._theme = theme
        self._view = view
        self._columns = columns
        self._edits = edits
        self._may_fill = may_fill
        self._from: CellBlock | None = None
        self._to: CellBlock | None = None
        # Where it was painted last: it reaches over the edge of its cell.
        self._painted = QRect()

    @property
    def is_dragged(self) -> bool:
        """Whether it is being dragged."""
        return self._from is not None

    def box(self) -> QRect:
        """Where it is; null where there is none."""
        block = self._selected()
        if block is None or not self._may_fill():
            return QRect()
        view = self._view
        corner = self._cell(block.bottom, block.right)
        side = px(_SIDE)
        at = QRect(corner.right() - side + 2, corner.bottom() - side + 2, side, side)
        return at if view.viewport().rect().intersects(at) else QRect()

    def is_at(self, at: QPoint) -> bool:
        """Whether the mouse is on it."""
        box = self.box()
        return not box.isNull() and box.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(at)

    def press(self, at: QPoint) -> bool:
        """Take hold of it; False where it is not."""
        if not self.is_at(at):
            return False
        self._from = self._to = self._selected()
        return True

    def move(self, at: QPoint) -> None:
        """Drag it so far: down or up, or to a side, whichever is further."""
        index, known = self._view.indexAt(at), self._from
        if known is None or not index.isValid():
            return
        in_use = self._columns.in_use
        if index.column() not in in_use:
            return
        row, column = index.row(), in_use.index(index.column())
        down, up = row - known.bottom, known.top - row
        right, left = column - known.right, known.left - column
        far = max(down, up, right, left, 0)
        if far == 0:
            self._to = known
        elif far in (down, up):
            self._to = known._replace(top=min(known.top, row), bottom=max(known.bottom, row))
        else:
            self._to = known._replace(left=min(known.left, column), right=max(known.right, column))
        self._view.viewport().update()

    def release(self, *, copies: bool = False) -> None:
        """Fill what it was dragged over; with `copies` a series is repeated, one text counted."""
        known, to = self._from, self._to
        self._from = self._to = None
        self._view.viewport().update()
        if known is not None and to is not None and to != known:
            self._edits.fill(known, to, swapped=copies)

    def fill_down_at(self, at: QPoint) -> bool:
        """Fill as far down as the column beside is filled; False where it is not there."""
        known = self._selected()
        if known is None or not self.is_at(at):
            return False
        bottom = self._edits.filled_below(known)
        if bottom > known.bottom:
            self._edits.fill(known, known._replace(bottom=bottom))
        return True

    def give_up(self) -> None:
        """Let go of it, and fill nothing."""
        self._from = self._to = None
        self._view.viewport().update()

    def show_moved(self) -> None:
        """Paint it where it is now, and what it covered anew."""
        for box in (self._painted, self._around()):
            if not box.isNull():
                self._view.viewport().update(box)

    def paint(self, painter: QPainter) -> None:
        """Paint it, and the frame of what would be filled."""
        accent = self._theme.colour("accent")
        if self._to is not None and self._to != self._from:
            to = self._to
            first, last = self._cell(to.top, to.left), self._cell(to.bottom, to.right)
            painter.setPen(QPen(accent, 1, Qt.PenStyle.DashLine))
            painter.drawRect(QRectF(first.united(last)).adjusted(0.5, 0.5, -1.5, -1.5))
        self._painted = self._around()
        if not self._painted.isNull():
            painter.fillRect(self._painted, self._theme.colour("canvas"))
            painter.fillRect(self.box(), accent)

    def _around(self) -> QRect:
        """Where it is, with the line of ground around it; null where there is none."""
        box = self.box()
        return box if box.isNull() else box.adjusted(-1, -1, 1, 1)

    def _cell(self, row: int, place: int) -> QRect:
        """Where a cell is, by the place of its column among those in use."""
        return self._view.visualRect(self._view.model().index(row, self._columns.in_use[place]))

    def _selected(self) -> CellBlock | None:
        return self._edits.selected_block()
