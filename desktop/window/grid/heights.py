"""The heights of a grid's rows: only those in sight are measured, and none of them jumps."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from desktop.window.grid.cell_look import CellLook
from desktop.window.grid.columns import Columns
from desktop.window.grid.density import NORMAL, ROOMY, Density

# Rows that come into sight when others shrink are measured in turn, so many times at most.
_ROUNDS = 8


class RowHeights(QObject):
    """Gives the rows of a table the height of their texts, as they look there.

    Rows out of sight have the usual height until they come into it.
    """

    def __init__(
        self,
        table: QTableView,
        look: CellLook,
        columns: Columns,
        is_editing: Callable[[], bool],
    ) -> None:
        super().__init__(table)
        self._table = table
        self._look = look
        self._columns = columns
        self._is_editing = is_editing
        self._wanted = NORMAL
        self._known: set[int] = set()
        self._is_settling = False
        # Whether all is still to be measured: something changed while the table was out of sight.
        self._is_due = True

    @property
    def density(self) -> Density:
        """How many lines of a row are asked for."""
        return self._wanted

    @property
    def measured(self) -> frozenset[int]:
        """The rows whose heights are those of their texts."""
        return frozenset(self._known)

    def set_density(self, density: Density) -> None:
        """Show so many lines of each row from now on."""
        self._wanted = density
        self.choose()

    def choose(self) -> None:
        """Show a third line of each row where all of them are in sight with it.

        A table out of sight does so when it is shown.
        """
        self._is_due = not self._table.isVisible()
        if self._is_due:
            return
        density = self._wanted
        if density is NORMAL and self._fits(ROOMY):
            density = ROOMY
        if density is not self._look.density:
            self._look.density = density
            self._look.forget()
        self._table.verticalHeader().setDefaultSectionSize(density.usual)
        self.forget()

    def come_into_sight(self) -> None:
        """The table is shown: measure what has become another since it was."""
        if self._is_due:
            self.choose()
        else:
            self.settle()

    def forget(self, first: int = 0, last: int = -1) -> None:
        """The texts of rows are others, to the last where none is given."""
        if last < 0:
            self._known.clear()
        else:
            self._known.difference_update(range(first, last + 1))
        self.settle()

    def insert(self, first: int, count: int) -> None:
        """New rows have come."""
        self._known = {row if row < first else row + count for row in self._known}
        self.settle()

    def remove(self, first: int, count: int) -> None:
        """Rows have gone."""
        kept = (row for row in self._known if not first <= row < first + count)
        self._known = {row if row < first else row - count for row in kept}
        self.settle()

    def settle(self) -> None:
        """Measure the rows in sight; the one that is edited, or the first, stays where it is."""
        table = self._table
        if self._is_settling:
            return
        if not table.isVisible():
            self._is_due = True
            return
        self._is_settling = True
        try:
            for _ in range(_ROUNDS):
                anchor = self._anchor()
                before = table.rowViewportPosition(anchor)
                if not self._measure_sight():
                    break
                table.updateGeometries()
                moved = table.rowViewportPosition(anchor) - before
                bar = table.verticalScrollBar()
                bar.setValue(bar.value() + moved)
        finally:
            self._is_settling = False

    def _anchor(self) -> int:
        """The row in sight that is not to move."""
        table = self._table
        top, bottom = self._sight()
        current = table.currentIndex().row()
        if top <= current <= bottom and self._is_editing():
            return current
        return next((row for row in range(top, bottom + 1) if row in self._known), top)

    def in_sight(self) -> range:
        """The rows of which something is in sight."""
        first, last = self._sight()
        return range(first, last + 1)

    def _sight(self) -> tuple[int, int]:
        """The first and the last row of which something is in sight."""
        table = self._table
        bottom = table.rowAt(table.viewport().height() - 1)
        last = table.model().rowCount() - 1
        return max(0, table.rowAt(0)), last if bottom < 0 else bottom

    def _measure_sight(self) -> bool:
        """Measure down to the bottom of the viewport; whether a height is another one."""
        table, header = self._table, self._table.verticalHeader()
        row, count = self._sight()[0], table.model().rowCount()
        end, is_other = table.viewport().height(), False
        at = table.rowViewportPosition(row) if count else end
        widths = self._widths()
        while row < count and at < end:
            if row not in self._known:
                self._known.add(row)
                height = self._look.row_height(row, widths)
                if header.sectionSize(row) != height:
                    header.resizeSection(row, height)
                    is_other = True
            at += header.sectionSize(row)
            row += 1
        return is_other

    def _widths(self) -> dict[int, int]:
        return {column: self._table.columnWidth(column) for column in self._columns.open}

    def _fits(self, density: Density) -> bool:
        """Whether all rows are in sight with so many lines of each."""
        table = self._table
        room, count = table.viewport().height(), table.model().rowCount()
        if not table.isVisible() or count * density.height(1) > room:
            return False
        widths = self._widths()
        before, self._look.density = self._look.density, density
        try:
            return sum(self._look.row_height(row, widths) for row in range(count)) <= room
        finally:
            self._look.density = before
