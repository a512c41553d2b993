"""What is selected in a table: blocks from the cell of the cursor on, and cells beside them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
)
from PySide6.QtWidgets import QTableView

from desktop.window.grid.columns import Columns
from desktop.window.grid.model import Index

_Flag = QItemSelectionModel.SelectionFlag


def selected_ranges(table: QTableView) -> list[tuple[range, range]]:
    """The rows and the columns of each block that is selected; no cell is in two of them.

    Qt's own list of selected cells asks the model of every one of them.
    """
    chosen = table.selectionModel().selection()
    return [
        (range(part.top(), part.bottom() + 1), range(part.left(), part.right() + 1))
        for part in map(chosen.at, range(chosen.count()))
    ]


class CellSelection:
    """Selects in a table; the cursor is the cell that typing goes into, as in a spreadsheet.

    A block reaches from the cursor to its `corner`, which keys and the mouse take along. It
    goes over the columns in sight, in the order in which they stand.
    """

    def __init__(self, table: QTableView, columns: Columns) -> None:
        self._table = table
        self._columns = columns
        # Row and column, not an index that Qt keeps: Python may let go of that after its model.
        self._corner: tuple[int, int] | None = None
        self._is_extending = False
        # What was selected before a block is added to it.
        self._others: list[tuple[int, int]] = []
        # Whether rows, or columns, are selected whole, and go on to be.
        self._whole_rows = self._whole_columns = False
        model = table.model()
        for changed in (model.rowsInserted, model.rowsRemoved, model.layoutChanged):
            changed.connect(lambda *_: self._forget())

    @property
    def corner(self) -> Index:
        """The cell across from the cursor in the block that was selected last."""
        current = self._table.currentIndex()
        index = self._table.model().index(*self._corner) if self._corner else QModelIndex()
        if index.isValid() and index != current:
            return index
        return self._across(current)

    def is_block(self) -> bool:
        """Whether more than one cell is selected."""
        ranges = self._table.selectionModel().selection()
        if ranges.isEmpty():
            return False
        return ranges.size() > 1 or ranges.first().height() * ranges.first().width() > 1

    def follow(self, current: QModelIndex) -> None:
        """The cursor is elsewhere: what is selected next begins there."""
        if not self._is_extending:
            self._begin(current)

    def go(self, index: Index) -> None:
        """Put the cursor into a cell, with nothing else selected."""
        self._table.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        self._begin(index)

    def extend(self, corner: Index) -> None:
        """Select from the cursor to another corner, in place of what was selected.

        Where rows or columns are selected whole, more of them are.
        """
        current = self._table.currentIndex()
        if not (current.isValid() and corner.isValid()):
            return
        self._corner = corner.row(), corner.column()
        if self._whole_rows:
            self.select_rows()
        elif self._whole_columns:
            self.select_columns()
        else:
            self._select(current, corner, _Flag.ClearAndSelect)

    def extend_from(self, cursor: Index, corner: Index) -> None:
        """Select from one cell, which the cursor is put into, to another."""
        self._move(cursor)
        self._begin(cursor)
        self._select(cursor, corner, _Flag.ClearAndSelect)

    def add(self, index: Index) -> None:
        """Select a cell beside the others, or no more, and put the cursor there."""
        is_in = self._table.selectionModel().isSelected(index) and self.is_block()
        self._move(index)
        self._begin(index)
        how = _Flag.Deselect if is_in else _Flag.Select
        self._table.selectionModel().select(index, how)
        cells = self._table.selectionModel().selectedIndexes()
        self._others = [(cell.row(), cell.column()) for cell in cells]

    def add_to(self, corner: Index) -> None:
        """Select from the cursor to a corner beside what else was selected before."""
        model, others = self._table.model(), QItemSelection()
        for row, column in self._others:
            others.select(model.index(row, column), model.index(row, column))
        self._table.selectionModel().select(others, _Flag.ClearAndSelect)
        self._select(self._table.currentIndex(), corner, _Flag.Select)

    def select_rows(self) -> None:
        """Select the rows of the block whole."""
        current, corner, columns = self._table.currentIndex(), self.corner, self._columns.open
        if current.isValid() and columns:
            self._span((current.row(), columns[0]), (corner.row(), columns[-1]), corner)
            self._whole_rows = True

    def took_rows(self, row: int) -> None:
        """Rows were selected by their heads, the last of them this one."""
        self._corner = row, self._table.currentIndex().column()
        self._whole_rows, self._whole_columns = True, False

    def took_columns(self, column: int) -> None:
        """Columns were selected by their headings, the last of them this one."""
        self._corner = self._table.currentIndex().row(), column
        self._whole_rows, self._whole_columns = False, True

    def select_columns(self) -> None:
        """Select the columns of the block whole."""
        current, corner = self._table.currentIndex(), self.corner
        if current.isValid():
            last = self._table.model().rowCount() - 1
            self._span((0, current.column()), (last, corner.column()), corner)
            self._whole_columns = True

    def select_all(self, last: int) -> None:
        """Select every cell down to a row; all rows where those are selected already."""
        columns = self._columns.open
        if not columns:
            return
        wanted = (last + 1) * len(columns)
        if last < 0 or len(self.cells()) >= wanted:
            last = self._table.model().rowCount() - 1
        end = self._table.model().index(last, columns[-1])
        self._span((0, columns[0]), (last, columns[-1]), end)

    def cells(self) -> list[QModelIndex]:
        """What is selected, row by row from left to right; the cursor's cell where nothing is."""
        found = self._table.selectionModel().selectedIndexes()
        places = {column: at for at, column in enumerate(self._columns.in_use)}
        known = [cell for cell in found if cell.column() in places]
        if not known:
            current = self._table.currentIndex()
            return [current] if current.isValid() else []
        return sorted(known, key=lambda cell: (cell.row(), places[cell.column()]))

    def walk(self, step: int, *, down: bool, is_writable: Sequence[bool]) -> bool:
        """Take the cursor to the next selected cell, round and round; False for a single one.

        Down the columns, or from left to right; cells of columns that nothing can be written
        in are passed by, where there are others.
        """
        if not self.is_block():
            return False
        cells, current = self.cells(), self._table.currentIndex()
        places = {column: at for at, column in enumerate(self._columns.in_use)}
        if down:
            cells.sort(key=lambda cell: (places[cell.column()], cell.row()))
        else:
            useful = [c for c in cells if is_writable[c.column()] or c == current]
            cells = useful if len(useful) > 1 else cells
        at = cells.index(current) if current in cells else -1
        self._move(cells[(at + step) % len(cells)])
        return True

    def next_corner(self) -> None:
        """Take the cursor to the next corner of what is selected, as the hands of a clock go."""
        cells = self.cells()
        if len(cells) < 2:
            return
        places = {column: at for at, column in enumerate(self._columns.in_use)}
        rows = [cell.row() for cell in cells]
        columns = sorted({cell.column() for cell in cells}, key=places.__getitem__)
        top, bottom, left, right = min(rows), max(rows), columns[0], columns[-1]
        round_ = list(dict.fromkeys([(top, left), (top, right), (bottom, right), (bottom, left)]))
        current = self._table.currentIndex()
        here = (current.row(), current.column())
        after = round_[(round_.index(here) + 1) % len(round_)] if here in round_ else round_[0]
        self._move(self._table.model().index(*after))

    def _across(self, cursor: QModelIndex) -> QModelIndex:
        """The cell across from the cursor in a block that others have selected, as by pasting."""
        chosen = self._table.selectionModel().selection()
        ranges = [chosen.at(at) for at in range(chosen.size())]
        if len({(each.top(), each.bottom()) for each in ranges}) != 1:
            return cursor
        known = {at for each in ranges for at in range(each.left(), each.right() + 1)}
        columns = [at for at in self._columns.in_use if at in known]
        if not columns:
            return cursor
        top, bottom, left, right = ranges[0].top(), ranges[0].bottom(), columns[0], columns[-1]
        row = {top: bottom, bottom: top}.get(cursor.row())
        column = {left: right, right: left}.get(cursor.column())
        if row is None or column is None:
            return cursor
        return self._table.model().index(row, column)

    def _forget(self) -> None:
        """Rows are elsewhere: what is selected next begins at the cursor."""
        self._corner = None

    def _begin(self, cursor: Index) -> None:
        """What is selected next begins at a cell."""
        self._corner = cursor.row(), cursor.column()
        self._whole_rows = self._whole_columns = False

    def _span(self, first: tuple[int, int], last: tuple[int, int], corner: Index) -> None:
        """Select a block, from (row, column) to (row, column); the cursor stays in it."""
        model, current = self._table.model(), self._table.currentIndex()
        self._select(model.index(*first), model.index(*last), _Flag.ClearAndSelect)
        if not self._table.selectionModel().isSelected(current):
            self._move(model.index(*first))
        self._corner = corner.row(), corner.column()

    def _select(self, one: Index, other: Index, how: QItemSelectionModel.SelectionFlag) -> None:
        self._table.selectionModel().select(self._block(one, other), how)
        self._corner = other.row(), other.column()

    def _block(self, one: Index, other: Index) -> QItemSelection:
        """The cells between two corners, in the columns in sight and their order."""
        model, order = self._table.model(), self._columns.in_use
        if one.column() not in order or other.column() not in order:
            return QItemSelection(one, one)
        ends = sorted((order.index(one.column()), order.index(other.column())))
        top, bottom = sorted((one.row(), other.row()))
        block = QItemSelection()
        for first, last in _runs(sorted(order[ends[0] : ends[1] + 1])):
            block.select(model.index(top, first), model.index(bottom, last))
        return block

    def _move(self, index: Index) -> None:
        """Put the cursor elsewhere; what is selected stays."""
        self._is_extending = True
        self._table.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        self._is_extending = False


def _runs(columns: Sequence[int]) -> list[tuple[int, int]]:
    """Columns in order as runs of (first, last)."""
    runs: list[tuple[int, int]] = []
    for column in columns:
        if runs and runs[-1][1] == column - 1:
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return runs
