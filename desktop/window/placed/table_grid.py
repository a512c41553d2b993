"""The cells of a table within a text, as a spreadsheet has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from db.places import Place, value_at
from db.records import Package, TextTable, TextTableRow
from desktop.session.session import Session
from desktop.window.grid.block_edits import BlockEdits
from desktop.window.grid.changes import Changes
from desktop.window.grid.clipboard import Block, repeated
from desktop.window.grid.column import GridColumn
from desktop.window.grid.model import GridModel
from desktop.window.grid.view import GridView
from desktop.window.widgets.theme import Theme
from forms.editing import text_tables
from forms.editing.pasted_tables import PastedTable, pasted_table
from forms.editing.placed_texts import width_of
from forms.editing.text_tables import rows_of

# Widths of columns in letters as wide as they are high, of which most are half as wide, and what
# a cell has at its sides.
_NARROW, _WIDE, _LETTER, _SIDES = 5.0, 16.0, 0.5, 1.5
# Makes another table of one; `words` name the step.
Change = Callable[[Callable[[TextTable], TextTable], str], bool]


class TableModel(GridModel):
    """The rows of a table, its header rows first. `widths` are those of its columns, in letters."""

    def __init__(
        self,
        session: Session,
        place_of: Callable[[], Place | None],
        widths: Sequence[float],
    ) -> None:
        super().__init__(
            session,
            place_of,
            [_column(at, width) for at, width in enumerate(widths)],
            name="แถว",
        )
        self.table = TextTable()
        self.refresh()

    @property
    def head(self) -> int:
        """How many rows are header rows."""
        return len(self.table.head)

    def refresh(self) -> None:
        """Take over the table as it is now."""
        place = self._list_place()
        if place is None:
            return
        self.package = self._session.package
        table: TextTable = value_at(self.package, place)
        if table is self.table:
            return
        known, self.table = self.head, table
        if place != self.place:
            self.beginResetModel()
            self.place, self.records = place, rows_of(table)
            self._specs = (None,) * len(self.columns)
            self.endResetModel()
        else:
            self._take(rows_of(table))
        if known != self.head and self.records:
            last = self.index(len(self.records) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.records) - 1)

    @property
    def is_as_shown(self) -> bool:
        place = self._list_place()
        return place is not None and value_at(self._session.package, place) is self.table

    def place_of(self, row: int, column: int) -> Place:
        name, at = ("head", row) if row < self.head else ("rows", row - self.head)
        return (*(self.place or ()), name, at, "cells", column)

    def is_head(self, row: int) -> bool:
        return row < self.head

    # Qt's own names from here on.

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        rows = orientation is Qt.Orientation.Vertical
        if rows and self.is_head(section) and role == Qt.ItemDataRole.DisplayRole:
            return "หัว"
        if rows and not self.is_spare(section) and role == Qt.ItemDataRole.DisplayRole:
            return str(section - self.head + 1)
        return super().headerData(section, orientation, role)


class TableChanges(Changes):
    """What the keys of a grid do to a table: every change is one of the whole table."""

    def __init__(self, session: Session, model: TableModel, change: Change) -> None:
        super().__init__(session, model, lambda _package: TextTableRow())
        self._change = change

    def write(self, texts: Mapping[tuple[int, int], str], words: str = "") -> None:
        if texts:
            words = words or ("แก้ช่องในตาราง" if len(texts) == 1 else f"แก้ {len(texts)} ช่อง")
            self._change(lambda table: text_tables.with_cells(table, texts), words)

    def insert(self, row: int, count: int = 1) -> None:
        self._change(lambda table: text_tables.with_new_rows(table, row, count), "แทรกแถวในตาราง")

    def remove(self, rows: Iterable[int]) -> None:
        gone = sorted(row for row in set(rows) if not self._model.is_spare(row))
        if gone:
            words = f"ลบ {len(gone)} แถวในตาราง" if len(gone) > 1 else "ลบแถวในตาราง"
            self._change(lambda table: text_tables.without_rows(table, gone), words)

    def duplicate(self, rows: Sequence[int]) -> int:
        first = max(rows) + 1
        known = self._model.records
        cells = {
            (first + at, column): text
            for at, row in enumerate(rows)
            for column, text in enumerate(known[row].cells)
        }
        self._change(
            lambda table: text_tables.with_cells(
                text_tables.with_new_rows(table, first, len(rows)), cells
            ),
            "ทำสำเนาแถวในตาราง",
        )
        return first

    def move(self, row: int, count: int, to: int) -> None:
        if row != to:
            self._change(
                lambda table: text_tables.with_moved_rows(table, row, count, to),
                "ย้ายแถวในตาราง",
            )


class _TableEdits(BlockEdits):
    """Columns come with what is pasted; any row may be a heading or a sum."""

    def _meant(self, block: Block) -> PastedTable | None:
        return PastedTable(pasted_table(block, ()).rows or block)

    def _paste(self, block: Block, rows: Sequence[int], columns: Sequence[int]) -> None:
        wide = max(len(line) for line in block)
        if columns[0] + wide <= len(self._model.columns):
            super()._paste(block, rows, columns)
            return
        cells = repeated(block, len(block), wide)
        texts = {(rows[0] + down, columns[0] + right): text for down, right, text in cells}
        # The view is another one after this: there are more columns.
        self._changes.write(texts, f"วางข้อมูล {len(texts)} ช่อง")


class TableView(GridView):
    """A grid whose columns come with what is pasted."""

    def __init__(self, theme: Theme, model: TableModel, changes: TableChanges) -> None:
        super().__init__(theme, model, changes)
        self.setAccessibleName("ช่องของตาราง")
        # Where a column stands is what the table says.
        self.columns.movable = False

    def make_edits(self, changes: Changes) -> BlockEdits:
        return _TableEdits(self, self.row_filter, self.grid, changes, self.columns)


def _column(at: int, width: float) -> GridColumn:
    return GridColumn(
        f"คอลัมน์ {at + 1}", ("cells",), width, show=partial(_cell, at), write=partial(_with, at)
    )


def _cell(at: int, row: TextTableRow, _package: Package) -> str:
    return row.cells[at] if at < len(row.cells) else ""


def _with(at: int, row: TextTableRow, text: str) -> TextTableRow:
    cells = (*row.cells, *("",) * (at + 1 - len(row.cells)))
    return TextTableRow((*cells[:at], text, *cells[at + 1 :]))


def column_widths(table: TextTable) -> list[float]:
    """The widths of the columns of the grid of a table, in letters: by what they hold."""
    widths = [_NARROW] * max(1, width_of(table))
    for row in rows_of(table):
        for at, text in enumerate(row.cells):
            longest = max(map(len, text.split("\n")))
            widths[at] = min(max(widths[at], longest * _LETTER + _SIDES), _WIDE)
    return widths
