"""Where one goes on to from a cell: Enter down, Tab to the right, both within what is selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QTableView

from desktop.window.grid.columns import Columns
from desktop.window.grid.model import GridModel
from desktop.window.grid.row_filter import RowFilter
from desktop.window.grid.selection import CellSelection


class GoingOn:
    """Takes the cursor on; after an unbroken run of Tab, Enter goes back to where that began."""

    def __init__(
        self,
        table: QTableView,
        rows: RowFilter,
        model: GridModel,
        columns: Columns,
        selection: CellSelection,
    ) -> None:
        self._table = table
        self._rows = rows
        self._model = model
        self._columns = columns
        self._selection = selection
        # The column where the run of Tab began; -1 where there is none.
        self._begun = -1
        self._is_tabbing = False

    def end_run(self) -> None:
        """One has gone elsewhere otherwise: Enter stays in its column."""
        if not self._is_tabbing:
            self._begun = -1

    def enter(self, step: int) -> None:
        """Go down by a row, or up."""
        if self._selection.walk(step, down=True, is_writable=self._writable):
            return
        index = self._table.currentIndex()
        column = self._begun if self._begun >= 0 else index.column()
        row = max(0, min(index.row() + step, self._rows.rowCount() - 1))
        self._go(row, column)
        self._begun = -1

    def tab(self, step: int) -> bool:
        """Go to the next cell that can be written in; False where there is none."""
        if self._selection.walk(step, down=False, is_writable=self._writable):
            return True
        index, columns = self._table.currentIndex(), self._columns.open
        if index.column() not in columns:
            return False
        writable, wide = self._writable, len(columns)
        at = index.row() * wide + columns.index(index.column()) + step
        while 0 <= at < self._rows.rowCount() * wide:
            row, place = divmod(at, wide)
            if writable[columns[place]]:
                begun = self._begun if self._begun >= 0 else index.column()
                self._is_tabbing = True
                self._go(row, columns[place])
                self._is_tabbing = False
                self._begun = begun if row == index.row() else -1
                return True
            at += step
        return False

    @property
    def _writable(self) -> Sequence[bool]:
        return [column.writable for column in self._model.columns]

    def _go(self, row: int, column: int) -> None:
        self._selection.go(self._rows.index(row, column))
