"""The table of a grid: its cells in sight, the keys and the mouse that go through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.window.grid.block_edits import BlockEdits
from desktop.window.grid.cell_editor import CellEditor
from desktop.window.grid.cells import CellDelegate
from desktop.window.grid.changes import Changes
from desktop.window.grid.commands import Command, add_keys, show_menu
from desktop.window.grid.headings import RowHeader, heading_height
from desktop.window.grid.heights import RowHeights
from desktop.window.grid.model import GridModel, Index
from desktop.window.grid.row_filter import RowFilter
from desktop.window.widgets.theme import Theme, em

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class GridView(QTableView):
    """Shows a GridModel, whose list is changed through `changes`.

    `had_no_effect` says why nothing came of something, `link_followed` gives the row of the
    list whose cell was followed to where it leads.
    """

    had_no_effect = Signal(str)
    link_followed = Signal(int)
    row_changed = Signal()

    def __init__(
        self, theme: Theme, model: GridModel, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.grid = model
        self.row_filter = RowFilter(model, self)
        self.setModel(self.row_filter)
        self.cells = CellDelegate(theme, self, model, self.row_filter.mapToSource)
        self.cells.moved.connect(self._on_moved)
        self.setItemDelegate(self.cells)
        self._from = -1  # the column where the Tab key began
        self.heights = RowHeights(self, self.cells)
        self.edits = self.make_edits(changes)
        self.edits.had_no_effect.connect(self.had_no_effect)
        self.cells.paste_limited.connect(self.had_no_effect)
        self.edits.row_added.connect(self._on_row_added)
        self._set_up(theme)
        self._commands = self._made_commands()
        self.row_filter.modelReset.connect(self.measure)
        self.row_filter.layoutChanged.connect(lambda *_: self.measure())
        self.row_filter.rowsInserted.connect(
            lambda _parent, first, last: self.heights.measure(first, last)
        )
        self.row_filter.dataChanged.connect(self._on_data_changed)
        self.selectionModel().currentChanged.connect(lambda *_: self.row_changed.emit())
        model.modelReset.connect(self.row_changed)
        self.clicked.connect(self._follow_link)
        theme.changed.connect(self.viewport().update)

    @property
    def row(self) -> int:
        """The row of the list that the cursor is in; -1 where it is in none."""
        index = self.row_filter.mapToSource(self.currentIndex())
        if not index.isValid() or self.grid.is_spare(index.row()):
            return -1
        return index.row()

    def show_cell(self, row: int, column: int) -> None:
        """Put the cursor in a cell of the list and bring it into sight."""
        index = self.row_filter.mapFromSource(self.grid.index(row, column))
        if not index.isValid():
            self.row_filter.set_test(None)
            index = self.row_filter.mapFromSource(self.grid.index(row, column))
        if index.isValid():
            self.setCurrentIndex(index)
            self.heights.measure_to(index.row())
            self.scrollTo(index)

    def make_header(self) -> QHeaderView:
        """The headings of the columns."""
        return self.horizontalHeader()

    def make_edits(self, changes: Changes) -> BlockEdits:
        """What is done to the selected cells and rows."""
        return BlockEdits(self, self.row_filter, self.grid, changes)

    def settle(self) -> None:
        """Keep what is being typed in a cell, and end the editing."""
        for editor in self.viewport().findChildren(CellEditor):
            if editor.isVisible():
                editor.settle()

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

    def _width(self) -> int:
        return len(self.grid.columns)

    def _made_commands(self) -> list[Command]:
        """The commands of the table, with their keys; those of rows where they come and go."""
        edits, name = self.edits, self.grid.name
        commands = [
            Command("ตัด", "Ctrl+X", edits.cut),
            Command("คัดลอก", "Ctrl+C", edits.copy),
            Command("วาง", "Ctrl+V", edits.paste),
            Command("ล้างข้อมูล", "Delete", edits.clear),
            Command("เติมลง", "Ctrl+D", edits.fill_down),
        ]
        if not self.grid.fixed:
            commands += [
                Command(f"แทรก{name}", "Insert", edits.insert_row),
                Command(f"ลบ{name}", "Ctrl+-", edits.remove_rows),
                Command("ย้ายขึ้น", "Alt+Up", lambda: edits.move_rows(-1)),
                Command("ย้ายลง", "Alt+Down", lambda: edits.move_rows(1)),
            ]
            add_keys(self, "Ctrl++", edits.insert_row)
        for command in commands:
            add_keys(self, command.keys, command.act)
        return commands

    def _on_row_added(self, row: int, column: int) -> None:
        self.show_cell(row, column)
        self.setFocus()

    def _on_row_dragged(self, _row: int, old: int, new: int) -> None:
        header = self.verticalHeader()
        header.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        header.moveSection(new, old)
        header.blockSignals(False)  # noqa: FBT003
        self.edits.drag_row(old, new)
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

    def _follow_link(self, index: Index) -> bool:
        """Go where a cell leads; False where it leads nowhere."""
        source = self.row_filter.mapToSource(index)
        leads = index.isValid() and self.grid.columns[source.column()].is_link
        if not leads or not self.grid.text(source.row(), source.column()):
            return False
        # A block that is marked by mouse ends with a click as well.
        if len(self.selectionModel().selectedIndexes()) <= 1:
            self.link_followed.emit(source.row())
        return True

    def _enter(self, step: int) -> None:
        index = self.currentIndex()
        column = self._from if self._from >= 0 else index.column()
        row = max(0, min(index.row() + step, self.row_filter.rowCount() - 1))
        self._from = -1
        self.setCurrentIndex(self.row_filter.index(row, column))

    def _tab(self, step: int) -> bool:
        """Whether there is a next cell to go to, and going there."""
        index = self.currentIndex()
        at = index.row() * self._width() + index.column() + step
        while 0 <= at < self.row_filter.rowCount() * self._width():
            row, column = divmod(at, self._width())
            if self.grid.columns[column].writable and not self.isColumnHidden(column):
                begun = self._from if self._from >= 0 else index.column()
                self.setCurrentIndex(self.row_filter.index(row, column))
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
            source = self.row_filter.mapToSource(index)
            if self.grid.place and self.grid.columns[source.column()].is_chosen(self.grid.place):
                editor.offer()
        return opened

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTERS and not control:
            if back or not self._follow_link(self.currentIndex()):
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
        if not self.currentIndex().isValid() and self.row_filter.rowCount():
            self.setCurrentIndex(self.row_filter.index(0, self.first_column))
        super().focusInEvent(event)
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        # Qt would go to a row that begins with what was typed into a cell that takes nothing.
        if search.strip():
            self.had_no_effect.emit(self.grid.why_not(max(0, self.currentIndex().column())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        show_menu(self, self._commands, event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for editor in self.viewport().findChildren(CellEditor):
            editor.size_changed.emit()
