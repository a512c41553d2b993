"""Where keys take the cursor of a table, or the corner of what is selected in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from desktop.window.grid.columns import Columns
from desktop.window.grid.edges import edge
from desktop.window.grid.model import GridModel, Index
from desktop.window.grid.row_filter import RowFilter

_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_COLUMNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENDS = {Qt.Key.Key_Home, Qt.Key.Key_End}
MOVING = frozenset({*_ROWS, *_COLUMNS, *_PAGES, *_ENDS})


class Movement:
    """Finds the cells in sight that keys of a spreadsheet lead to from another one."""

    def __init__(
        self, table: QTableView, rows: RowFilter, model: GridModel, columns: Columns
    ) -> None:
        self._table = table
        self._rows = rows
        self._model = model
        self._columns = columns

    def target(self, key: Qt.Key, at: Index, *, far: bool, beside: Index) -> Index:
        """Where a key of `MOVING` leads from a cell; `far` with Ctrl.

        What is filled is looked at in the row and the column of `beside`: the cursor's, while
        a corner is taken along.
        """
        row, column = at.row(), at.column()
        if key in _ROWS:
            row = self._row(row, _ROWS[key], beside.column(), far=far)
        elif key in _COLUMNS:
            column = self._column(column, _COLUMNS[key], beside.row(), far=far)
        elif key in _PAGES:
            row = self._page(row, _PAGES[key])
        else:
            row, column = self._end(row, last=key == Qt.Key.Key_End, far=far)
        return self._rows.index(row, column)

    def _row(self, row: int, step: int, column: int, *, far: bool) -> int:
        count = self._rows.rowCount()
        if not far:
            return max(0, min(row + step, count - 1))
        rows = range(count) if step > 0 else range(count - 1, -1, -1)
        return edge(rows, row, lambda each: self._is_filled(each, column))

    def _column(self, column: int, step: int, row: int, *, far: bool) -> int:
        columns = self._columns.open if step > 0 else self._columns.open[::-1]
        if column not in columns:
            return columns[0] if columns else column
        if far:
            return edge(columns, column, lambda each: self._is_filled(row, each))
        at = columns.index(column)
        return columns[min(at + 1, len(columns) - 1)]

    def _page(self, row: int, step: int) -> int:
        """The row that is as far off as the table is high, and another one at least."""
        table, count = self._table, self._rows.rowCount()
        y = table.rowViewportPosition(row) + step * table.viewport().height()
        found = table.verticalHeader().visualIndexAt(y)
        if found < 0:
            return 0 if step < 0 else count - 1
        return max(0, min(found if found != row else row + step, count - 1))

    def _end(self, row: int, *, last: bool, far: bool) -> tuple[int, int]:
        columns: Sequence[int] = self._columns.open
        if last:
            return (self.last_row if far else row), columns[-1]
        free = [at for at in columns if at not in self._columns.still] or columns
        return (0 if far else row), free[0]

    @property
    def last_row(self) -> int:
        """The last row in sight that has a record; 0 where there is none."""
        count = self._rows.rowCount()
        has_spare = count > 0 and self._rows.is_spare(count - 1)
        return max(0, count - 1 - has_spare)

    def _is_filled(self, row: int, column: int) -> bool:
        source = self._rows.source_row(row)
        return not (self._model.is_spare(source) or self._model.is_blank(source, column))
