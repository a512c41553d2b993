"""The table of a grid: cells by keyboard and mouse, blocks to and from the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.window.grid.cell_editor import CellEditor
from desktop.window.grid.cells import CellDelegate
from desktop.window.grid.changes import Changes
from desktop.window.grid.clipboard import block_data, block_of, repeated
from desktop.window.grid.commands import add_keys, cell_commands, show_menu
from desktop.window.grid.headings import RowHeader, heading_height
from desktop.window.grid.heights import RowHeights
from desktop.window.grid.model import GridModel, Index
from desktop.window.grid.sifter import Sifter
from desktop.window.widgets.theme import Theme, em

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class GridView(QTableView):
    """Shows a GridModel, whose list is changed through `changes`.

    `told` gives what the user is to know of what had no effect,
    `led` gives the row of the list of a cell that leads somewhere.
    """

    told = Signal(str)
    led = Signal(int)
    row_changed = Signal()

    def __init__(
        self, theme: Theme, model: GridModel, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.grid = model
        self._changes = changes
        self.sifter = Sifter(model, self)
        self.setModel(self.sifter)
        self.cells = CellDelegate(theme, self, model, self.sifter.mapToSource)
        self.cells.moved.connect(self._on_moved)
        self.setItemDelegate(self.cells)
        self._from = -1  # the column where the Tab key began
        self.heights = RowHeights(self)
        self._set_up(theme)
        self.commands = cell_commands(self)
        add_keys(self, self.commands)
        self.sifter.modelReset.connect(self.measure)
        self.sifter.layoutChanged.connect(lambda *_: self.measure())
        self.sifter.rowsInserted.connect(
            lambda _parent, first, last: self.heights.measure(first, last)
        )
        self.sifter.dataChanged.connect(self._on_data_changed)
        self.selectionModel().currentChanged.connect(lambda *_: self.row_changed.emit())
        model.modelReset.connect(self.row_changed)
        self.clicked.connect(self._lead)
        theme.changed.connect(self.viewport().update)

    @property
    def row(self) -> int:
        """The row of the list that the cursor is in; -1 where it is in none."""
        index = self.sifter.mapToSource(self.currentIndex())
        if not index.isValid() or self.grid.is_spare(index.row()):
            return -1
        return index.row()

    def show_cell(self, row: int, column: int) -> None:
        """Put the cursor in a cell of the list and bring it into sight."""
        index = self.sifter.mapFromSource(self.grid.index(row, column))
        if not index.isValid():
            self.sifter.set_test(None)
            index = self.sifter.mapFromSource(self.grid.index(row, column))
        if index.isValid():
            self.setCurrentIndex(index)
            self.heights.measure_to(index.row())
            self.scrollTo(index)

    def make_header(self) -> QHeaderView:
        """The headings of the columns."""
        return self.horizontalHeader()

    def settle(self) -> None:
        """Keep what is being typed in a cell, and end the editing."""
        for editor in self.viewport().findChildren(CellEditor):
            if editor.isVisible():
                editor.settle()

    def copy(self) -> None:
        """Put the selected block on the clipboard."""
        rows, columns = self._block()
        if rows and columns:
            texts = [[self._text(row, column) for column in columns] for row in rows]
            QGuiApplication.clipboard().setMimeData(block_data(texts))

    def cut(self) -> None:
        """Put the selected block on the clipboard, and clear it."""
        self.copy()
        self.clear("ตัดข้อมูล")

    def clear(self, words: str = "ล้างข้อมูล") -> None:
        """Empty the selected cells."""
        cells = [cell for cell in self._selected() if self._text(*cell)]
        self._write(dict.fromkeys(cells, ""), f"{words} {len(cells)} ช่อง")

    def paste(self) -> None:
        """Put the clipboard's block into the cells from the selection's first one on."""
        block = block_of(QGuiApplication.clipboard().mimeData())
        rows, columns = self._block()
        if not (block and rows and columns):
            return
        high, wide = len(block), max(len(line) for line in block)
        if len(rows) % high or len(columns) % wide:
            rows, columns = rows[:1], columns[:1]
        high, wide = max(high, len(rows)), max(wide, len(columns))
        # Where the rows are given, none is added for what goes past the last one in sight.
        bottom = self.sifter.rowCount() if self.grid.fixed else rows[0] + high
        texts, dropped = {}, 0
        across = [at for at in self.shown_columns if at >= columns[0]]
        for down, right, text in repeated(block, high, wide):
            row = rows[0] + down
            if row >= bottom or right >= len(across):
                dropped += bool(text)
            elif self.grid.is_writable(across[right]):
                texts[row, across[right]] = text
        self._write(texts, f"วางข้อมูล {len(texts)} ช่อง")
        self._select(rows[0], high, across[:wide])
        if not (texts or dropped):
            self.told.emit(self.grid.why_not(columns[0]))
        if dropped:
            edge = "ขอบ" if rows[0] + high > bottom else "คอลัมน์สุดท้าย"
            self.told.emit(f"ข้อมูล {dropped} ช่องเกิน{edge}ของตาราง จึงไม่ได้วาง")

    def fill_down(self) -> None:
        """Give the cells of the selection what stands in its first row, or above it."""
        rows, columns = self._block()
        if len(rows) == 1 and rows[0] > 0:
            rows = [rows[0] - 1, rows[0]]
        if len(rows) < 2:
            return
        texts = {
            (row, column): self._text(rows[0], column)
            for row in rows[1:]
            for column in columns
            if self.grid.is_writable(column) and not self._is_spare(row)
        }
        self._write(texts, f"เติมลง {len(texts)} ช่อง")

    def insert_row(self) -> None:
        """Put a new row over the one that the cursor is in."""
        if self.grid.place is None:
            return
        row = self.row if self.row >= 0 else len(self.grid.records)
        column = max(0, self.currentIndex().column())
        self._changes.insert(row)
        self.show_cell(row, column)
        self.setFocus()

    def remove_rows(self) -> None:
        """Take the selected rows out."""
        index = self.currentIndex()
        self._changes.remove(self._source_row(row) for row in self._block()[0])
        if index.isValid():
            row = min(index.row(), self.sifter.rowCount() - 1)
            self.setCurrentIndex(self.sifter.index(row, index.column()))

    def move_rows(self, step: int) -> None:
        """Move the selected rows up (-1) or down (1) by one."""
        rows = [row for row in self._block()[0] if not self._is_spare(row)]
        if not rows or not self._may_move():
            return
        to = rows[0] + step
        if 0 <= to <= len(self.grid.records) - len(rows):
            self._changes.move(rows[0], len(rows), to)

    def measure(self, first: int = 0, last: int = -1) -> None:
        """Give the rows from one to another (-1: the last) the height of their texts."""
        self.heights.measure(first, last)

    @property
    def first_column(self) -> int:
        """The column to begin in: of given rows it is the first that one writes in."""
        return self.grid.first_writable if self.grid.fixed else 0

    def set_most_lines(self, most: int) -> None:
        """Show at most so many lines of a cell."""
        if most != self.cells.most_lines:
            self.cells.most_lines = most
            self.cells.forget()
            self.measure()
            self.viewport().update()

    def _set_up(self, theme: Theme) -> None:
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        across = self.make_header()
        self.setHorizontalHeader(across)
        across.setDefaultAlignment(
            Qt.AlignmentFlag.AlignCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap)
        )
        across.setHighlightSections(False)
        across.setStretchLastSection(True)
        across.setMinimumSectionSize(em(self, 3))
        for at, column in enumerate(self.grid.columns):
            self.setColumnWidth(at, em(self, column.width))
        across.setFixedHeight(heading_height(self, [c.words for c in self.grid.columns]))
        across.sectionResized.connect(lambda *_: self.measure())
        down = RowHeader(theme, self)
        self.setVerticalHeader(down)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(em(self, 1.2))
        down.setDefaultSectionSize(self.fontMetrics().lineSpacing() + em(self, 0.7))
        down.setSectionsMovable(not self.grid.fixed)
        if self.grid.fixed:
            down.setToolTip("")
        down.sectionMoved.connect(self._on_row_dragged)

    @property
    def shown_columns(self) -> list[int]:
        """The columns that can be seen, wherever they are scrolled to."""
        return [at for at in range(self._width()) if not self.isColumnHidden(at)]

    def _block(self) -> tuple[list[int], list[int]]:
        """The rows and columns in sight of the selection, else of the current cell."""
        cells = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        rows = {cell.row() for cell in cells if cell.isValid()}
        known = {cell.column() for cell in cells if cell.isValid()}
        columns = known.intersection(self.shown_columns)
        return sorted(rows), sorted(columns)

    def _selected(self) -> Iterator[tuple[int, int]]:
        rows, columns = self._block()
        for row in rows:
            for column in columns:
                if self.grid.is_writable(column) and not self._is_spare(row):
                    yield row, column

    def _text(self, row: int, column: int) -> str:
        return self.grid.text(self._source_row(row), column)

    def _source_row(self, row: int) -> int:
        """The row of the list that is in sight as `row`; those past the end follow on."""
        shown = self.sifter.rowCount() - (1 if self._spare_in_sight() else 0)
        if row < shown:
            return self.sifter.mapToSource(self.sifter.index(row, 0)).row()
        return len(self.grid.records) + row - shown

    def _is_spare(self, row: int) -> bool:
        return self.grid.is_spare(self._source_row(row))

    def _spare_in_sight(self) -> bool:
        rows = self.sifter.rowCount()
        last = self.sifter.mapToSource(self.sifter.index(rows - 1, 0)) if rows else None
        return last is not None and self.grid.is_spare(last.row())

    def _write(self, texts: dict[tuple[int, int], str], words: str) -> None:
        self._changes.write(
            {(self._source_row(row), column): text for (row, column), text in texts.items()}, words
        )

    def _select(self, row: int, high: int, columns: Sequence[int]) -> None:
        last = self.sifter.index(min(row + high, self.sifter.rowCount()) - 1, columns[-1])
        block = QItemSelection(self.sifter.index(row, columns[0]), last)
        self.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _width(self) -> int:
        return len(self.grid.columns)

    def _may_move(self) -> bool:
        if not self.sifter.is_plain:
            self.told.emit("ย้ายแถวได้เมื่อแสดงทุกแถวตามลำดับของแผน ล้างตัวกรองและการเรียงก่อน")
        return self.sifter.is_plain

    def _on_row_dragged(self, _row: int, old: int, new: int) -> None:
        header = self.verticalHeader()
        header.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        header.moveSection(new, old)
        header.blockSignals(False)  # noqa: FBT003
        last = len(self.grid.records) - 1
        if self._may_move() and old <= last:
            self._changes.move(old, 1, min(new, last))
        self.viewport().update()

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex, roles: Sequence[int]) -> None:
        if not roles or Qt.ItemDataRole.DisplayRole in roles:
            self.measure(first.row(), last.row())

    def _on_moved(self, down: int, right: int) -> None:
        """Go on after an edit."""
        if right:
            self._tab(right)
        elif down:
            self._enter(down)
        self.setFocus()

    def _lead(self, index: Index) -> bool:
        """Go where a cell leads; False where it leads nowhere."""
        source = self.sifter.mapToSource(index)
        leads = index.isValid() and self.grid.columns[source.column()].leads
        if not leads or not self.grid.text(source.row(), source.column()):
            return False
        # A block that is marked by mouse ends with a click as well.
        if len(self.selectionModel().selectedIndexes()) <= 1:
            self.led.emit(source.row())
        return True

    def _enter(self, step: int) -> None:
        index = self.currentIndex()
        column = self._from if self._from >= 0 else index.column()
        row = max(0, min(index.row() + step, self.sifter.rowCount() - 1))
        self._from = -1
        self.setCurrentIndex(self.sifter.index(row, column))

    def _tab(self, step: int) -> bool:
        """Whether there is a next cell to go to, and going there."""
        index = self.currentIndex()
        at = index.row() * self._width() + index.column() + step
        while 0 <= at < self.sifter.rowCount() * self._width():
            row, column = divmod(at, self._width())
            if self.grid.columns[column].writable and not self.isColumnHidden(column):
                begun = self._from if self._from >= 0 else index.column()
                self.setCurrentIndex(self.sifter.index(row, column))
                self._from = begun if row == index.row() else -1
                return True
            at += step
        return False

    # Qt's own names from here on.

    def edit(self, index: Index, trigger: QAbstractItemView.EditTrigger, event: object) -> bool:  # type: ignore[override]
        opened = bool(super().edit(index, trigger, event))  # type: ignore[call-overload]
        editor = self.indexWidget(index) if opened else None
        if isinstance(editor, CellEditor) and trigger in {
            QAbstractItemView.EditTrigger.EditKeyPressed,
            QAbstractItemView.EditTrigger.DoubleClicked,
        }:
            editor.put_cursor_last()
            source = self.sifter.mapToSource(index)
            if self.grid.place and self.grid.columns[source.column()].is_chosen(self.grid.place):
                editor.offer()
        return opened

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTERS and not control:
            if back or not self._lead(self.currentIndex()):
                self._enter(-1 if back else 1)
        elif event.key() == Qt.Key.Key_F6:
            super().focusNextPrevChild(not back)
        else:
            if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}:
                self._from = -1
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own signature
        return self._tab(1 if next else -1) or super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Before Qt puts the cursor into the first cell, whatever it holds.
        if not self.currentIndex().isValid() and self.sifter.rowCount():
            self.setCurrentIndex(self.sifter.index(0, self.first_column))
        super().focusInEvent(event)
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        # Qt would go to a row that begins with what was typed into a cell that takes nothing.
        if search.strip():
            self.told.emit(self.grid.why_not(max(0, self.currentIndex().column())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        show_menu(self, self.commands, event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for editor in self.viewport().findChildren(CellEditor):
            editor.grown.emit()
