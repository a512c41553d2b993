"""The table of a grid: its cells in sight, the keys and the mouse that go through them."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QKeyCombination,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QToolTip,
    QWidget,
)

from desktop.window.grid.block_edits import BlockEdits
from desktop.window.grid.cell_editing import CellEditing
from desktop.window.grid.cell_editor import CellEditor
from desktop.window.grid.cell_table import CellTable
from desktop.window.grid.cells import CellDelegate
from desktop.window.grid.changes import Changes
from desktop.window.grid.commands import show_menu
from desktop.window.grid.fill import FillHandle
from desktop.window.grid.going_on import GoingOn
from desktop.window.grid.keyboard import Keyboard
from desktop.window.grid.model import GridModel, Index
from desktop.window.grid.movement import MOVING, Movement
from desktop.window.grid.pointer import Pointer
from desktop.window.grid.selection import CellSelection
from desktop.window.grid.view_commands import ViewCommands
from desktop.window.page import Page
from desktop.window.widgets.plain_words import tip
from desktop.window.widgets.tab_order import stops
from desktop.window.widgets.theme import Theme

_Trigger = QAbstractItemView.EditTrigger


class GridView(CellTable):
    """Shows a GridModel, whose list is changed through `changes`.

    `had_no_effect` says why nothing came of something, `link_followed` gives the row of the
    list whose cell was followed to where it leads; `editing_changed` follows the beginning
    and the end of typing in a cell; `zoomed` asks for higher rows (1), or lower ones (-1).
    """

    had_no_effect = Signal(str)
    link_followed = Signal(int)
    editing_changed = Signal(bool)
    zoomed = Signal(int)

    def __init__(
        self, theme: Theme, model: GridModel, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, model, parent)
        self.cells = CellDelegate(theme, self, model, self.row_filter.mapToSource, self.look)
        self.cells.moved.connect(self._on_moved)
        self.cells.paste_limited.connect(self.had_no_effect)
        self.setItemDelegate(self.cells)
        self.setEditTriggers(
            _Trigger.AnyKeyPressed | _Trigger.EditKeyPressed | _Trigger.DoubleClicked
        )
        self.selection = CellSelection(self, self.columns)
        self.edits = self.make_edits(changes)
        self.edits.had_no_effect.connect(self.had_no_effect)
        self.edits.row_added.connect(self._on_row_added)
        self.cells.entered_everywhere.connect(self.edits.enter)
        self.fill = FillHandle(theme, self, self.columns, self.edits, self._may_fill)
        self.editing = CellEditing(self, self.row_filter, model, self.look, lambda: self.editor)
        self._going_on = GoingOn(self, self.row_filter, model, self.columns, self.selection)
        self._movement = Movement(self, self.row_filter, model, self.columns)
        self._pointer = Pointer(
            self,
            model=model,
            rows=self.row_filter,
            columns=self.columns,
            look=self.look,
            fill=self.fill,
            selection=self.selection,
            open_list=self.open_list,
        )
        down = self.verticalHeader()
        down.setSectionsMovable(not model.fixed)
        if model.fixed:
            down.setToolTip("")
        down.sectionMoved.connect(self._on_row_dragged)
        down.sectionPressed.connect(self.selection.took_rows)
        self.horizontalHeader().sectionPressed.connect(self.selection.took_columns)
        commands = ViewCommands(
            self,
            edits=self.edits,
            editing=self.editing,
            selection=self.selection,
            movement=self._movement,
            rows=self.row_filter,
            open_column_menu=self._want_menu,
        )
        self._commands = commands.offered(model)
        self.keyboard = Keyboard(
            self,
            movement=self._movement,
            selection=self.selection,
            going_on=self._going_on,
            acts=[*((each.keys, each.act) for each in self._commands), *commands.silent(model)],
            follow=self._follow_link,
        )
        self.clicked.connect(self._follow_link)
        self.selectionModel().currentChanged.connect(self._on_cursor_moved)
        self.selectionModel().selectionChanged.connect(lambda *_each: self.fill.show_moved())

    def make_edits(self, changes: Changes) -> BlockEdits:
        """What is done to the selected cells and rows."""
        return BlockEdits(self, self.row_filter, self.grid, changes, self.columns)

    def settle(self) -> None:
        """Keep what is being typed in a cell, and end the editing."""
        for editor in self.viewport().findChildren(CellEditor):
            if editor.isVisible():
                editor.settle()

    def row_in_use(self) -> QRect:
        """Where the row of the cursor is in the view, with what is typed in it."""
        index, port = self.currentIndex(), self.viewport()
        if not index.isValid():
            return QRect()
        box = self.visualRect(index)
        if self.editor is not None:
            box = box.united(self.editor.geometry())
        top = port.mapTo(self, box.topLeft()).y()
        return QRect(0, top, self.width(), box.height())

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

    def open_list(self) -> None:
        """Open the list that the current cell is chosen from, or that of what its column has."""
        self.editing.open_list()

    @property
    def first_column(self) -> int:
        """The column to begin in: of given rows it is the first that one writes in."""
        first = self.grid.first_writable if self.grid.fixed else 0
        return next((at for at in self.columns.open if at >= first), first)

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

    def _on_cursor_moved(self, current: QModelIndex) -> None:
        self.selection.follow(current)
        self._going_on.end_run()
        self.fill.show_moved()

    def _on_moved(self, keys: QKeyCombination | None) -> None:
        """Go on after an edit, as the keys say that ended it."""
        self.setFocus()
        if keys is not None:
            self.keyboard.act(keys)

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
        editor.today = self.editing.today
        editor.is_typing = trigger == _Trigger.AnyKeyPressed
        if not editor.is_typing:
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

    def setCurrentIndex(self, index: Index) -> None:
        # Who puts the cursor into a cell means that cell alone, whatever keys are held down.
        self.selection.go(index)

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        if isinstance(event, QMouseEvent):
            # What the mouse selects in cells is the pointer's.
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._going_on.end_run()
        if self._pointer.press(event):
            return
        before = QPersistentModelIndex(self.currentIndex())
        super().mousePressEvent(event)
        self._pointer.select(event, before)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._pointer.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._pointer.release(event):
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pointer.double_click(at):
            return
        super().mouseDoubleClickEvent(event)
        if self.editor is not None:
            self.editor.put_cursor_at(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        held = event.modifiers()
        if held & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
        elif held & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - event.angleDelta().y())
        else:
            super().wheelEvent(event)
            return
        event.accept()

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
            # At F6 the page goes on: the window's own way is for after that.
            leads_on = event.key() == Qt.Key.Key_F6 and self._leads_on(back=back)
            if leads_on or (self.hasFocus() and self.keyboard.takes(event)):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.hasFocus():
            # What an editor leaves of its keys is not meant for the table.
            event.ignore()
        elif event.key() == Qt.Key.Key_F6:
            super().focusNextPrevChild(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif event.key() == Qt.Key.Key_Escape and self.fill.is_dragged:
            self.fill.give_up()
        elif self.keyboard.press(event):
            event.accept()
        elif event.key() in MOVING:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own signature
        return self._going_on.tab(1 if next else -1) or super().focusNextPrevChild(next)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.is_editing:
            self._going_on.end_run()

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
