"""The table of a grid as it lies there: its columns, its rows, and the cell of the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from desktop.window.grid.captions import Captions
from desktop.window.grid.cell_look import CellLook
from desktop.window.grid.columns import Columns
from desktop.window.grid.frozen import FrozenTable
from desktop.window.grid.headings import ColumnHeader, RowHeader
from desktop.window.grid.heights import RowHeights
from desktop.window.grid.model import GridModel, Index
from desktop.window.grid.row_filter import RowFilter
from desktop.window.grid.row_words import RowWords
from desktop.window.widgets.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

# What is measured when a cell comes into sight may push it out again, so many times.
_ROUNDS = 3


class CellTable(FrozenTable):
    """Lays out the rows of a GridModel that pass its filter, and keeps the cursor in sight.

    `row_changed` follows the cursor, `menu_wanted` gives the column whose menu is asked for.
    """

    row_changed = Signal()
    menu_wanted = Signal(int)

    def __init__(self, theme: Theme, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.grid = model
        self.row_filter = RowFilter(model, self)
        # First: a table asks at once which of its columns stand still, and where cells lie.
        self.columns = Columns(self, model.columns)
        self.captions = Captions(theme, self, model, self.row_filter, self.measure)
        self.setModel(self.row_filter)
        self.look = CellLook(
            theme,
            self,
            model,
            self.row_filter.mapToSource,
            columns=self.columns,
            captions=self.captions,
        )
        self._words = RowWords(model, self.row_filter, self.look, self.columns, self.captions)
        self.heights = RowHeights(self, self.look, self.columns, lambda: self.is_editing)
        # Dragged edges and columns that stretch: once, when they have come to rest.
        self._measuring = QTimer(self, singleShot=True, interval=0)
        self._measuring.timeout.connect(self.heights.choose)
        self._set_up()
        self._set_headings()
        self._connect()

    def _set_up(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        # The delegate paints the lines: those of frozen columns are others.
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setProperty("flush", True)  # noqa: FBT003 - Qt's own signature

    def _set_headings(self) -> None:
        across = self.make_header()
        self.setHorizontalHeader(across)
        across.setStretchLastSection(True)
        self.columns.apply()
        across.sectionResized.connect(lambda *_: self._measuring.start())
        down = RowHeader(self._theme, self, self.captions)
        self.setVerticalHeader(down)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(1)
        down.setDefaultSectionSize(self.heights.density.usual)

    def _connect(self) -> None:
        rows, heights = self.row_filter, self.heights
        rows.modelReset.connect(heights.choose)
        rows.layoutChanged.connect(lambda *_: heights.choose())
        rows.rowsInserted.connect(self._on_rows_inserted)
        rows.rowsRemoved.connect(
            lambda _parent, first, last: heights.remove(first, last - first + 1)
        )
        rows.dataChanged.connect(self._on_data_changed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.grid.modelReset.connect(self.row_changed)
        self.columns.laid_out.connect(self._on_laid_out)
        self.verticalScrollBar().valueChanged.connect(lambda _at: heights.settle())
        self.horizontalScrollBar().valueChanged.connect(self._on_gone_sideways)
        self._theme.changed.connect(self._on_theme_changed)

    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.heights.insert(first, last - first + 1)
        self._unfold_filled(first, last)

    @property
    def is_editing(self) -> bool:
        """Whether a cell is typed in."""
        return self.state() == QAbstractItemView.State.EditingState

    @property
    def row(self) -> int:
        """The row of the list that the cursor is in; -1 where it is in none."""
        index = self.row_filter.mapToSource(self.currentIndex())
        if not index.isValid() or self.grid.is_spare(index.row()):
            return -1
        return index.row()

    def show_cell(self, row: int, column: int) -> None:
        """Put the cursor in a cell of the list and bring it into sight."""
        self.columns.reveal(column)
        index = self.row_filter.mapFromSource(self.grid.index(row, column))
        if not index.isValid():
            self.row_filter.show_all()
            index = self.row_filter.mapFromSource(self.grid.index(row, column))
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def make_header(self) -> QHeaderView:
        """The headings of the columns."""
        header = ColumnHeader(self._theme, self, self.look, self.columns, self.row_filter)
        header.menu_wanted.connect(self.menu_wanted)
        header.dragged.connect(self.columns.set_width)
        header.rearranged.connect(self.columns.rearrange)
        header.sectionHandleDoubleClicked.connect(self.fit_column)
        return header

    def show_change(self) -> None:
        """Paint the rows in sight that show something else than when this was asked last."""
        if not self.isVisible():
            self._words.forget()
            return
        for row in self._words.unlike(self.heights.in_sight()):
            self._update_row(row)

    def _update_row(self, row: int) -> None:
        top, high = self.rowViewportPosition(row), self.rowHeight(row)
        self.viewport().update(0, top, self.viewport().width(), high)
        head = self.verticalHeader().viewport()
        head.update(0, top, head.width(), high)

    def measure(self, first: int = 0, last: int = -1) -> None:
        """The texts of rows from one to another (-1: the last) take another height."""
        self.heights.forget(first, last)

    def fit_column(self, column: int) -> None:
        """Make a column as wide as its texts, if there is the room."""
        widest = self.viewport().width() // 2
        natural = self.look.natural_width(column, len(self.grid.records))
        self.columns.set_width(column, min(natural, widest))

    def frozen_columns(self) -> Sequence[int]:
        return self.columns.still

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex, roles: Sequence[int]) -> None:
        if roles and Qt.ItemDataRole.DisplayRole not in roles:
            return
        self._unfold_filled(first.row(), last.row())
        self.heights.forget(first.row(), last.row())

    def _unfold_filled(self, first: int, last: int) -> None:
        """Show the columns that were empty and in which something stands now."""
        rows = [self.row_filter.source_row(row) for row in range(first, last + 1)]
        known = [row for row in rows if not self.grid.is_spare(row)]
        folded = self.columns.folded
        is_blank = self.grid.is_blank
        self.columns.fill(at for at in folded if not all(is_blank(row, at) for row in known))

    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        for index in (now, before):
            if index.isValid():
                self._update_row(index.row())
        if now.column() != before.column():
            self.horizontalHeader().viewport().update()
        self.row_changed.emit()

    def _on_laid_out(self) -> None:
        self._fit_heading()
        self.heights.choose()
        self._measuring.stop()
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def _fit_heading(self) -> None:
        header = self.horizontalHeader()
        if isinstance(header, ColumnHeader):
            header.fit_height()

    def _on_gone_sideways(self) -> None:
        if self.frozen_columns():
            self.viewport().update()
            self.horizontalHeader().viewport().update()

    def _on_theme_changed(self) -> None:
        self.look.forget()
        self.heights.choose()
        self.viewport().update()

    # Qt's own names from here on.

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        for _ in range(_ROUNDS):
            super().scrollTo(index, hint)
            self.heights.settle()
            if self.is_in_sight(index):
                return

    def is_in_sight(self, index: Index, room: int = -1) -> bool:
        """Whether all of a row is in sight of so much room, or as much as there is room for."""
        top, high = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
        room = self.viewport().height() if room < 0 else room
        return top >= 0 and (top + high <= room or high > room)

    def visualRect(self, index: Index) -> QRect:
        box = super().visualRect(index)
        if index.isValid():
            box.setTop(box.top() + self.captions.height(index.row()))
        return box

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.captions.paint_names(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        index = self.currentIndex()
        was_in_sight = index.isValid() and self.is_in_sight(index, event.oldSize().height())
        super().resizeEvent(event)
        self.columns.share()
        self.heights.choose()
        if was_in_sight:
            self.scrollTo(index)
        self.updateEditorGeometries()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_heading()
        self.columns.share()
        self.heights.come_into_sight()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
