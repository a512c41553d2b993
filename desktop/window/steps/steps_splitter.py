"""Steps at the left and their months at the right, row beside row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSplitter, QVBoxLayout, QWidget

from desktop.window.grid.headings import ColumnHeader
from desktop.window.grid.row_marks import RowMarks
from desktop.window.steps.step_cells import TEXT
from desktop.window.widgets.theme import Theme, px

if TYPE_CHECKING:
    from desktop.window.grid.view import GridView
    from desktop.window.memory import Memory
    from desktop.window.steps.milestone_view import MilestoneView

_WIDTHS = "steps-months"
# The columns before the months are at least so wide, and the months.
_LEAST_CELLS, _LEAST_MONTHS = 330, 132


class StepsSplitter(QSplitter):
    """Keeps heights, scroll bars and cursors of two tables the same."""

    def __init__(
        self, theme: Theme, memory: Memory, cells: GridView, months: MilestoneView
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._memory = memory
        self._cells = cells
        self._months = months
        self._size = (0, 0)
        # As high as the bar below the months, so that both show as many rows.
        self._under = QWidget()
        # A column that stretches tells nobody: the rows are measured after it has.
        self._measuring = QTimer(self, singleShot=True, interval=0)
        self._measuring.timeout.connect(self._measure)
        self._arrange()
        # Whether its parts have the widths that the user gave them.
        self._is_divided = self.restoreState(memory.state(_WIDTHS))
        self._connect()

    def settle(self) -> None:
        """Take over what the two tables show now."""
        for row in range(self._months.milestones.rowCount()):
            if self._months.rowHeight(row) != self._cells.rowHeight(row):
                self._months.setRowHeight(row, self._cells.rowHeight(row))
        self._give_room()

    def go_to_cells(self) -> None:
        """Put the focus into the last column before the months."""
        self._cells.setCurrentIndex(
            self._cells.model().index(self._months.edits.row, self._cells.columns.open[-1])
        )
        self._cells.setFocus()

    def go_to_months(self) -> None:
        """Put the focus into the first month of the row."""
        row = self._cells.currentIndex().row()
        self._months.setCurrentIndex(self._months.milestones.index(row, 0))
        self._months.setFocus()

    def leave(self) -> None:
        """Remember the widths that the user gave."""
        if self._is_divided:
            self._memory.set_state(_WIDTHS, self.saveState())

    def _arrange(self) -> None:
        left, right = self._cells, self._months
        right.setProperty("flush", True)  # noqa: FBT003 - Qt's own signature
        left.setVerticalHeader(RowMarks(self._theme, left))
        across = left.horizontalHeader()
        across.setStretchLastSection(False)
        across.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        height = max(across.height(), right.horizontalHeader().sizeHint().height())
        if isinstance(across, ColumnHeader):
            across.least = height
        across.setFixedHeight(height)
        right.horizontalHeader().setFixedHeight(height)
        left.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setMinimumWidth(px(_LEAST_CELLS))
        right.setMinimumWidth(px(_LEAST_MONTHS))
        before = QWidget()
        column = QVBoxLayout(before)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(left, 1)
        column.addWidget(self._under)
        self.addWidget(before)
        self.addWidget(right)
        self.setChildrenCollapsible(False)

    def _connect(self) -> None:
        left, right = self._cells, self._months
        # The headings that were put in hear of rows after the view does: measure once more.
        left.row_filter.modelReset.connect(left.measure)
        left.row_filter.rowsInserted.connect(lambda _parent, first, last: left.measure(first, last))
        left.verticalHeader().sectionResized.connect(
            lambda row, _old, new: right.setRowHeight(row, new)
        )
        left.verticalScrollBar().valueChanged.connect(right.verticalScrollBar().setValue)
        right.verticalScrollBar().valueChanged.connect(left.verticalScrollBar().setValue)
        left.selectionModel().currentChanged.connect(self._on_cell_changed)
        right.selectionModel().currentChanged.connect(self._on_month_changed)
        right.cells_wanted.connect(self.go_to_cells)
        left.viewport().installEventFilter(self)
        right.viewport().installEventFilter(self)
        right.installEventFilter(self)
        self.splitterMoved.connect(self._on_divided)

    def _give_room(self) -> None:
        """Give the months the width they need, as far as there is one; the rest is for texts."""
        room = self.width() - self.handleWidth()
        months = min(self._months.wanted_width, room - px(_LEAST_CELLS))
        if not self._is_divided and self.sizes() != [room - months, months]:
            self.setSizes([room - months, months])

    def _measure(self) -> None:
        """Give the rows their heights anew, where texts or the table have another size."""
        cells = self._cells
        size = cells.columnWidth(TEXT), cells.viewport().height()
        if size != self._size:
            self._size = size
            cells.heights.choose()
            cells.viewport().update()

    def _on_divided(self) -> None:
        self._is_divided = True

    def _on_cell_changed(self) -> None:
        row = self._cells.currentIndex().row()
        if row != self._months.edits.row:
            self._months.edits.put_cursor(row)

    def _on_month_changed(self) -> None:
        index, row = self._cells.currentIndex(), self._months.edits.row
        if row >= 0 and row != index.row():
            self._cells.setCurrentIndex(self._cells.model().index(row, max(0, index.column())))

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._months:
            if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
                # One cursor for both: the cells show none while it is in the months.
                self._cells.look.lends_cursor = event.type() == QEvent.Type.FocusIn
                self._cells.viewport().update()
                self._cells.horizontalHeader().viewport().update()
        elif event.type() == QEvent.Type.Resize:
            if watched is self._cells.viewport():
                self._measuring.start()
            elif watched is self._months.viewport():
                months = self._months
                below = months.height() - months.viewport().geometry().bottom() - 1
                self._under.setFixedHeight(below - months.frameWidth())
        return False
