"""The table of a grid: its cells in sight, the keys and the mouse that go through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QToolTip,
    QWidget,
)

from desktop.window.grid.block_edits import BlockEdits
from desktop.window.grid.cell_editor import CellEditor
from desktop.window.grid.cell_table import CellTable
from desktop.window.grid.cells import CellDelegate
from desktop.window.grid.changes import Changes
from desktop.window.grid.commands import Command, add_keys, show_menu
from desktop.window.grid.fill import FillHandle
from desktop.window.grid.model import GridModel, Index
from desktop.window.grid.pointer import Pointer
from desktop.window.page import Page
from desktop.window.widgets.plain_words import tip
from desktop.window.widgets.tab_order import stops
from desktop.window.widgets.theme import Theme

if TYPE_CHECKING:
    pass

_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class GridView(CellTable):
    """Shows a GridModel, whose list is changed through `changes`.

    `had_no_effect` says why nothing came of something, `link_followed` gives the row of the
    list whose cell was followed to where it leads; `editing_changed` follows the beginning
    and the end of typing in a cell.
    """

    had_no_effect = Signal(str)
    link_followed = Signal(int)
    editing_changed = Signal(bool)

    def __init__(
        self, theme: Theme, model: GridModel, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, model, parent)
        self.cells = CellDelegate(theme, self, model, self.row_filter.mapToSource, self.look)
        self.cells.moved.connect(self._on_moved)
        self.cells.paste_limited.connect(self.had_no_effect)
        self.setItemDelegate(self.cells)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self._from = -1  # the column where the Tab key began
        self.edits = self.make_edits(changes)
        self.edits.had_no_effect.connect(self.had_no_effect)
        self.edits.row_added.connect(self._on_row_added)
        self.fill = FillHandle(theme, self, self.edits, self._may_fill)
        self._pointer = Pointer(
            self,
            model=model,
            rows=self.row_filter,
            columns=self.columns,
            look=self.look,
            fill=self.fill,
            open_list=self.open_list,
        )
        down = self.verticalHeader()
        down.setSectionsMovable(not model.fixed)
        if model.fixed:
            down.setToolTip("")
        down.sectionMoved.connect(self._on_row_dragged)
        self._commands = self._made_commands()
        self.clicked.connect(self._follow_link)

    def make_edits(self, changes: Changes) -> BlockEdits:
        """What is done to the selected cells and rows."""
        return BlockEdits(self, self.row_filter, self.grid, changes, self.columns)

    def settle(self) -> None:
        """Keep what is being typed in a cell, and end the editing."""
        for editor in self.viewport().findChildren(CellEditor):
            if editor.isVisible():
                editor.settle()

    @property
    def editor(self) -> CellEditor | None:
        """What the current cell is typed in; None while it is not."""
        found = self.indexWidget(self.currentIndex()) if self.is_editing else None
        return found if isinstance(found, CellEditor) else None

    def open_cell(self, row: int, column: int) -> CellEditor | None:
        """Go on with the text of a cell of the list; None where it cannot be changed."""
        self.show_cell(row, column)
        self.setFocus()
        self.edit(self.currentIndex(), QAbstractItemView.EditTrigger.EditKeyPressed, None)
        return self.editor

    def open_list(self) -> bool:
        """Open the list that the current cell is chosen from; False where it has none."""
        index = self.currentIndex()
        column = self.row_filter.mapToSource(index).column()
        if not index.isValid() or not self.look.has_list(column):
            return False
        return self.edit(index, QAbstractItemView.EditTrigger.EditKeyPressed, None)

    @property
    def first_column(self) -> int:
        """The column to begin in: of given rows it is the first that one writes in."""
        first = self.grid.first_writable if self.grid.fixed else 0
        return next((at for at in self.columns.open if at >= first), first)

    def _made_commands(self) -> list[Command]:
        """The commands of the table, with their keys; those of rows where they come and go."""
        edits, name = self.edits, self.grid.name
        commands = [
            Command("ตัด", "Ctrl+X", edits.cut),
            Command("คัดลอก", "Ctrl+C", edits.copy),
            Command("วาง", "Ctrl+V", edits.paste),
            Command("ล้างข้อมูล", "Delete", edits.clear),
            Command("เติมลง", "Ctrl+D", edits.fill_down),
            Command("เติมไปทางขวา", "Ctrl+R", edits.fill_right),
        ]
        if not self.grid.fixed:
            commands += [
                Command(f"แทรก{name}", "Insert", edits.insert_row),
                Command(f"ลบ{name}", "Ctrl+-", edits.remove_rows),
                Command("ย้ายขึ้น", "Alt+Shift+Up", lambda: edits.move_rows(-1)),
                Command("ย้ายลง", "Alt+Shift+Down", lambda: edits.move_rows(1)),
            ]
            add_keys(self, "Ctrl++", edits.insert_row)
            add_keys(self, "Alt+Up", lambda: edits.move_rows(-1))
        add_keys(self, "Alt+Down", self._open_or_move)
        commands.append(Command("เมนูของคอลัมน์…", "Ctrl+Shift+L", self._want_menu))
        for command in commands:
            add_keys(self, command.keys, command.act)
        return commands

    def _open_or_move(self) -> None:
        """Open the list of a cell that has one; elsewhere the key moves rows."""
        if not self.open_list() and not self.grid.fixed:
            self.edits.move_rows(1)

    def _want_menu(self) -> None:
        self.menu_wanted.emit(max(0, self.currentIndex().column()))

    def _may_fill(self) -> bool:
        """Whether something of what is selected can be repeated."""
        index = self.currentIndex()
        return self.hasFocus() and not self.is_editing and self.grid.is_writable(index.column())

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
        index, wide = self.currentIndex(), len(self.grid.columns)
        at = index.row() * wide + index.column() + step
        while 0 <= at < self.row_filter.rowCount() * wide:
            row, column = divmod(at, wide)
            if self.grid.columns[column].writable and self.columns.is_open(column):
                begun = self._from if self._from >= 0 else index.column()
                self.setCurrentIndex(self.row_filter.index(row, column))
                self._from = begun if row == index.row() else -1
                return True
            at += step
        return False

    def _leads_on(self, *, back: bool) -> bool:
        """Whether the control that comes next, or before, is one of the same page."""
        page: QWidget | None = self
        while page is not None and not isinstance(page, Page):
            page = page.parentWidget()
        if page is None:
            return False
        shown = [each for each in stops(page) if each.isVisible() and each.isEnabled()]
        at = shown.index(self) if self in shown else 0
        return at > 0 if back else at < len(shown) - 1

    # Qt's own names from here on.

    def edit(self, index: Index, trigger: QAbstractItemView.EditTrigger, event: object) -> bool:  # type: ignore[override]
        if self.columns.is_seam(index.column()):
            return False
        opened = bool(super().edit(index, trigger, event))  # type: ignore[call-overload]
        editor = self.indexWidget(index) if opened else None
        if not isinstance(editor, CellEditor):
            return opened
        # Over its own cell, all of it in sight.
        self.scrollTo(index)
        self.editing_changed.emit(True)  # noqa: FBT003 - a state
        if trigger in {
            QAbstractItemView.EditTrigger.EditKeyPressed,
            QAbstractItemView.EditTrigger.DoubleClicked,
        }:
            editor.put_cursor_last()
            if self.look.has_list(self.row_filter.mapToSource(index).column()):
                editor.offer()
        return opened

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.editing_changed.emit(False)  # noqa: FBT003 - a state

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.fill.paint(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = -1
        if not self._pointer.press(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._pointer.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._pointer.release():
            super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointer.leave()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(
                event.globalPos(), tip(self._pointer.tip(event.pos())), self.viewport()
            )
            return True
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() == Qt.Key.Key_F6 and self._leads_on(back=back):
                # The page goes on: the window's own way is for after that.
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTERS and not control:
            if back or not self._follow_link(self.currentIndex()):
                self._enter(-1 if back else 1)
        elif event.key() == Qt.Key.Key_F6:
            super().focusNextPrevChild(not back)
        else:
            if event.key() in _ARROWS:
                self._from = -1
            if event.key() == Qt.Key.Key_Escape and self.fill.is_dragged:
                self.fill.give_up()
                return
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
