"""The heights of a grid's rows: those in sight at once, the others while nothing else is done."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTableView

from desktop.window.grid.cells import CellDelegate
from desktop.window.grid.headings import shown_columns

# Rows measured at a time.
_AT_ONCE = 20


class RowHeights(QObject):
    """Gives the rows of a table the height of their texts, as its delegate lays them out."""

    def __init__(self, table: QTableView, cells: CellDelegate) -> None:
        super().__init__(table)
        self._table = table
        self._cells = cells
        self._waiting: list[int] = []
        self._measuring = QTimer(self, interval=0)
        self._measuring.timeout.connect(self._measure_some)

    def measure(self, first: int = 0, last: int = -1) -> None:
        """Measure rows, to the last where none is given: some now, the others soon."""
        table, rows = self._table, self._table.model().rowCount()
        last = rows - 1 if last < 0 else min(last, rows - 1)
        top, bottom = max(0, table.rowAt(0)), table.rowAt(table.viewport().height())
        # Those in sight now; they grow as they are measured, so no more come into sight.
        bottom = bottom if bottom >= 0 else top + _AT_ONCE
        seen = range(max(first, top), min(last, bottom) + 1)
        self._set(seen)
        rest = (row for row in range(first, last + 1) if row not in seen)
        self._waiting = [*dict.fromkeys([*self._waiting, *rest])]
        if self._waiting:
            self._measuring.start()

    def measure_to(self, row: int) -> None:
        """Measure what is still to be measured as far as a row, which stands in its place then."""
        self._set(at for at in self._waiting if at <= row)
        self._waiting = [at for at in self._waiting if at > row]

    def _measure_some(self) -> None:
        some, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        self._set(some)
        if not self._waiting:
            self._measuring.stop()

    def _set(self, rows: Iterable[int]) -> None:
        table = self._table
        header, count = table.verticalHeader(), table.model().rowCount()
        widths = {at: table.columnWidth(at) for at in shown_columns(table)}
        for row in rows:
            if row < count:
                height = self._cells.row_height(row, widths)
                if header.sectionSize(row) != height:
                    header.resizeSection(row, height)
