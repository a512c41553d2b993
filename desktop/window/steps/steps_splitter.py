"""Steps at the left and their months at the right, row beside row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSplitter, QVBoxLayout, QWidget

from desktop.window.grid.density import NORMAL, Density
from desktop.window.grid.headings import ColumnHeader
from desktop.window.steps.step_cells import PROGRESS, TEXT, StepMarks
from desktop.window.widgets.theme import Theme, em, px
from desktop.window.widgets.tokens import DATA

if TYPE_CHECKING:
    from desktop.window.grid.view import GridView
    from desktop.window.memory import Memory
    from desktop.window.steps.milestone_view import MilestoneView

_WIDTHS = "steps-months"
_LOW_ROWS = "steps-low-rows"
# So many lines of a step are in sight in a low row, and at most in any.
_LOW, _MOST = 2, 9
# The columns before the months are at least so many letters wide, and the months.
_LEAST_CELLS = 22.4
_LEAST_MONTHS = 9


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
        self._density: Density | None = None
        self._text_width = 0
        # As high as the bar below the months, so that both show as many rows.
        self._under = QWidget()
        # A column that stretches tells nobody: the rows are measured after it has.
        self._measuring = QTimer(self, singleShot=True, interval=0)
        self._measuring.timeout.connect(self._measure)
        self._arrange()
        # Whether its parts have the widths that the user gave them.
        self._is_divided = self.restoreState(memory.state(_WIDTHS))
        self._connect()

    @property
    def has_low_rows(self) -> bool:
        """Whether low rows were asked for the last time."""
        return bool(self._memory.text(_LOW_ROWS))

    def show_low_rows(self, low: bool) -> None:  # noqa: FBT001 - as Qt tells it
        """Show two lines of each step, so that more are in sight; or as many as have room."""
        self._memory.set_text(_LOW_ROWS, "yes" if low else "")
        self._measure()

    def settle(self) -> None:
        """Take over what the two tables show now."""
        for row in range(self._months.milestones.rowCount()):
            if self._months.rowHeight(row) != self._cells.rowHeight(row):
                self._months.setRowHeight(row, self._cells.rowHeight(row))
        self._give_room()

    def go_to_cells(self) -> None:
        """Put the focus into the last column before the months."""
        self._cells.setCurrentIndex(self._cells.model().index(self._months.edits.row, PROGRESS))
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
        left.setVerticalHeader(StepMarks(self._theme, left))
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
        left.setMinimumWidth(em(self, _LEAST_CELLS))
        right.setMinimumWidth(em(self, _LEAST_MONTHS))
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
        self.splitterMoved.connect(self._on_divided)

    def _give_room(self) -> None:
        """Give the months the width they need, as far as there is one; the rest is for texts."""
        room = self.width() - self.handleWidth()
        months = min(self._months.wanted_width, room - em(self, _LEAST_CELLS))
        if not self._is_divided and self.sizes() != [room - months, months]:
            self.setSizes([room - months, months])

    def _measure(self) -> None:
        """Give the rows their heights anew, where texts or the table have another size."""
        cells = self._cells
        width, density = cells.columnWidth(TEXT), replace(NORMAL, most_lines=self._wanted_lines())
        if (width, density) != (self._text_width, self._density):
            self._text_width, self._density = width, density
            cells.heights.set_density(density)
            cells.viewport().update()

    def _wanted_lines(self) -> int:
        """How many lines of a step are in sight: no row takes more than half the table."""
        if self.has_low_rows:
            return _LOW
        half = self._cells.viewport().height() // px(DATA.line) // 2
        return max(_LOW, min(_MOST, half))

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
        if event.type() == QEvent.Type.Resize:
            if watched is self._cells.viewport():
                self._measuring.start()
            elif watched is self._months.viewport():
                months = self._months
                below = months.height() - months.viewport().geometry().bottom() - 1
                self._under.setFixedHeight(below - months.frameWidth())
        return False
