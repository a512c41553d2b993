"""A table whose first columns stay in sight while the others go by sideways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTableView

Index = QModelIndex | QPersistentModelIndex
# Where the frozen columns would take more than this share of the width, they go by as well.
MOST_FROZEN = 0.6


class FrozenTable(QTableView):
    """Draws the frozen columns over what has gone under them, and finds their cells there.

    Rows, cells and editors are those of every table: only where these columns stand is
    another place.
    """

    def frozen_columns(self) -> Sequence[int]:
        """The columns in sight that are to stand still, from the left."""
        return ()

    @property
    def frozen_width(self) -> int:
        """How much of the left they cover; 0 where they stand in their places."""
        width = sum(map(self.columnWidth, self.frozen_columns()))
        if self.horizontalOffset() <= 0 or width > self.viewport().width() * MOST_FROZEN:
            return 0
        return width

    def left_of(self, column: int) -> int:
        """Where a column begins in the viewport, whether it stands still or goes by."""
        if column in self.frozen_columns() and self.frozen_width:
            before = takewhile(lambda at: at != column, self.frozen_columns())
            return sum(map(self.columnWidth, before))
        return self.columnViewportPosition(column)

    def frozen_at(self, x: int) -> int:
        """The frozen column that covers the viewport there; -1 where none does."""
        if not 0 <= x < self.frozen_width:
            return -1
        columns = self.frozen_columns()
        return next(at for at in reversed(columns) if self.left_of(at) <= x or at == columns[0])

    def section_rect(self, index: Index) -> QRect:
        """Where the row and the column of a cell meet in the viewport."""
        box = super().visualRect(index)
        if index.isValid() and self.frozen_width and index.column() in self.frozen_columns():
            box.moveLeft(self.left_of(index.column()))
        return box

    def _strip(self) -> QRect:
        return QRect(0, 0, self.frozen_width, self.viewport().height())

    def _rows(self, area: QRect) -> Iterator[int]:
        """The rows of which something lies in an area."""
        row = self.rowAt(max(0, area.top()))
        while 0 <= row < self.model().rowCount() and self.rowViewportPosition(row) <= area.bottom():
            yield row
            row += 1

    def _paint_frozen(self, area: QRect) -> None:
        painter = QPainter(self.viewport())
        painter.setClipRect(area)
        painter.fillRect(area, self.palette().base())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        selection = self.selectionModel()
        for row in self._rows(area):
            for column in self.frozen_columns():
                index = self.model().index(row, column)
                option.rect = self.section_rect(index)  # type: ignore[attr-defined]  # PySide's stubs omit it
                state = option.state & ~option.state.State_Selected  # type: ignore[attr-defined]
                if selection.isSelected(index):
                    state |= option.state.State_Selected  # type: ignore[attr-defined]
                option.state = state  # type: ignore[attr-defined]
                self.itemDelegate().paint(painter, option, index)
        painter.end()

    # Qt's own names from here on.

    def visualRect(self, index: Index) -> QRect:
        return self.section_rect(index)

    def indexAt(self, at: QPoint) -> QModelIndex:
        column = self.frozen_at(at.x())
        if column < 0:
            return super().indexAt(at)
        row = self.rowAt(at.y())
        return self.model().index(row, column) if row >= 0 else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        bar = self.horizontalScrollBar()
        at = bar.value()
        super().scrollTo(index, hint)
        frozen = self.frozen_columns()
        whole = sum(map(self.columnWidth, frozen))
        if index.column() in frozen:
            if at and whole <= self.viewport().width() * MOST_FROZEN:
                bar.setValue(at)
            return
        hidden = self.frozen_width - self.columnViewportPosition(index.column())
        if hidden > 0:
            bar.setValue(max(0, bar.value() - hidden))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update(self._strip())

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return super().visualRegionForSelection(selection).united(self._strip())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        area = self._strip() & event.rect()
        if not area.isEmpty():
            self._paint_frozen(area)
