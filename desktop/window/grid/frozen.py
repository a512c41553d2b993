"""A grid whose first column stays in sight while the others go by sideways."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QWidget

from desktop.window.grid.changes import Changes
from desktop.window.grid.model import GridModel, Index
from desktop.window.grid.view import GridView
from desktop.window.widgets.theme import Theme

# Where the first column would take more than this share of the width, it goes by as well.
_MOST = 0.6


class FrozenView(GridView):
    """Draws the first column over what has gone under it, and finds its cells there.

    Rows, cells and editors are those of every grid: only where the first column stands
    is another.
    """

    def __init__(
        self, theme: Theme, model: GridModel, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, model, changes, parent)
        self._theme = theme
        self.horizontalScrollBar().valueChanged.connect(lambda _at: self.viewport().update())

    @property
    def frozen_width(self) -> int:
        """How much of the left the first column covers; 0 where it stands in its place."""
        width = self.columnWidth(0)
        if self.horizontalOffset() <= 0 or width > self.viewport().width() * _MOST:
            return 0
        return width

    def make_header(self) -> QHeaderView:
        return _FrozenHeader(self)

    def _strip(self) -> QRect:
        return QRect(0, 0, self.frozen_width, self.viewport().height())

    def _rows(self, area: QRect) -> Iterator[int]:
        """The rows of which something lies in an area."""
        row = self.rowAt(max(0, area.top()))
        while (
            0 <= row < self.row_filter.rowCount() and self.rowViewportPosition(row) <= area.bottom()
        ):
            yield row
            row += 1

    def _paint_frozen(self, area: QRect) -> None:
        painter = QPainter(self.viewport())
        painter.setClipRect(area)
        painter.fillRect(area, self._theme.colour("canvas"))
        line = self._theme.colour("line2")
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        selection = self.selectionModel()
        for row in self._rows(area):
            index = self.row_filter.index(row, 0)
            box = self.visualRect(index)
            option.rect = box  # type: ignore[attr-defined]  # PySide's stubs omit it
            state = option.state & ~option.state.State_Selected  # type: ignore[attr-defined]
            if selection.isSelected(index):
                state |= option.state.State_Selected  # type: ignore[attr-defined]
            option.state = state  # type: ignore[attr-defined]
            self.cells.paint(painter, option, index)
            painter.setClipRect(area)
            painter.setPen(line)
            painter.drawLine(0, box.bottom() + 1, area.right(), box.bottom() + 1)
        # What goes by goes by under this edge.
        painter.setPen(self._theme.colour("edge"))
        edge = self.frozen_width - 1
        painter.drawLine(edge, area.top(), edge, area.bottom())
        painter.end()

    # Qt's own names from here on.

    def visualRect(self, index: Index) -> QRect:
        box = super().visualRect(index)
        if index.column() == 0 and self.frozen_width:
            box.moveLeft(0)
        return box

    def indexAt(self, at: QPoint) -> QModelIndex:
        if 0 <= at.x() < self.frozen_width:
            row = self.rowAt(at.y())
            return self.row_filter.index(row, 0) if row >= 0 else QModelIndex()
        return super().indexAt(at)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        bar = self.horizontalScrollBar()
        at = bar.value()
        super().scrollTo(index, hint)
        if index.column() == 0:
            if at and self.columnWidth(0) <= self.viewport().width() * _MOST:
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


class _FrozenHeader(QHeaderView):
    """Keeps the heading of the first column over it."""

    def __init__(self, view: FrozenView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setSectionsClickable(True)

    def _covers(self, event: QMouseEvent) -> bool:
        return 0 <= event.position().x() < self._view.frozen_width

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        width = self._view.frozen_width
        if width and event.rect().left() < width:
            painter = QPainter(self.viewport())
            self.paintSection(painter, QRect(0, 0, width, self.height()), 0)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._covers(event):
            # What has gone under the first column is not what was meant.
            self._view.selectColumn(0)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() or not self._covers(event):
            super().mouseMoveEvent(event)
        else:
            self.unsetCursor()
