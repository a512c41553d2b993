"""The table of a grid: its cells in sight, the keys and the mouse that go through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QToolTip,
    QWidget,
)

from desktop.window.grid.block_edits import BlockEdits
from desktop.window.grid.cell_editor import CellEditor
from desktop.window.grid.cell_look import CellLook
from desktop.window.grid.cells import CellDelegate
from desktop.window.grid.changes import Changes
from desktop.window.grid.columns import Columns
from desktop.window.grid.commands import Command, add_keys, show_menu
from desktop.window.grid.fill import FillHandle
from desktop.window.grid.frozen import FrozenTable
from desktop.window.grid.headings import ColumnHeader, RowHeader
from desktop.window.grid.heights import RowHeights
from desktop.window.grid.model import GridModel, Index
from desktop.window.grid.pointer import Pointer
from desktop.window.grid.row_filter import RowFilter
from desktop.window.widgets.plain_words import tip
from desktop.window.widgets.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}
_BACK = {
    QAbstractItemView.CursorAction.MoveLeft,
    QAbstractItemView.CursorAction.MovePrevious,
    QAbstractItemView.CursorAction.MoveEnd,
}
# What is measured when a cell comes into sight may push it out again, so many times.
_ROUNDS = 3


class GridView(FrozenTable):
    """Shows a GridModel, whose list is changed through `changes`.

    `had_no_effect` says why nothing came of something, `link_followed` gives the row of the
    list whose cell was followed to where it leads, `menu_wanted` the column whose menu is
    asked for; `editing_changed` follows the beginning and the end of typing in a cell.
    """

    had_no_effect = Signal(str)
    link_followed = Signal(int)
    row_changed = Signal()
    menu_wanted = Signal(int)
    editing_changed = Signal(bool)

    def __init__(
        self, theme: Theme, model: GridModel, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.grid = model
        self.row_filter = RowFilter(model, self)
        # First: a table asks at once which of its columns stand still.
        self.columns = Columns(self, model.columns)
        self.setModel(self.row_filter)
        to_source = self.row_filter.mapToSource
        self.look = CellLook(theme, self, model, to_source, self.columns)
        self.cells = CellDelegate(theme, self, model, to_source, self.look)
        self.cells.moved.connect(self._on_moved)
        self.setItemDelegate(self.cells)
        self._from = -1  # the column where the Tab key began
        self.heights = RowHeights(self, self.look, self.columns, lambda: self.is_editing)
        self.edits = self.make_edits(changes)
        self.edits.had_no_effect.connect(self.had_no_effect)
        self.cells.paste_limited.connect(self.had_no_effect)
        self.edits.row_added.connect(self._on_row_added)
        self._theme = theme
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
        self._set_up(theme)
        self._commands = self._made_commands()
        # Dragged edges and columns that stretch: once, when they have come to rest.
        self._measuring = QTimer(self, singleShot=True, interval=0)
        self._measuring.timeout.connect(self.heights.choose)
        self._connect()
        theme.changed.connect(self._on_theme_changed)

    def _connect(self) -> None:
        rows, heights = self.row_filter, self.heights
        rows.modelReset.connect(heights.choose)
        rows.layoutChanged.connect(lambda *_: heights.choose())
        rows.rowsInserted.connect(
            lambda _parent, first, last: heights.insert(first, last - first + 1)
        )
        rows.rowsRemoved.connect(
            lambda _parent, first, last: heights.remove(first, last - first + 1)
        )
        rows.dataChanged.connect(self._on_data_changed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.grid.modelReset.connect(self.row_changed)
        self.clicked.connect(self._follow_link)
        self.columns.laid_out.connect(self._on_laid_out)
        self.verticalScrollBar().valueChanged.connect(lambda _at: heights.settle())
        self.horizontalScrollBar().valueChanged.connect(self._on_gone_sideways)

    @property
    def is_editing(self) -> bool:
        """Whether a cell is typed in."""
        return self.state() == QAbstractItemView.State.EditingState

    @property
    def row(self) -> int:
        """The row of the list that the cursor is in; -1 where it is in none."""
        index = self.row_filter.mapToSource(self.currentIndex())
        if not index.isValid() or self.grid.is_spare(index.row()):
            return -1
        return index.row()

    def show_cell(self, row: int, column: int) -> None:
        """Put the cursor in a cell of the list and bring it into sight."""
        self.columns.reveal(column)
        index = self.row_filter.mapFromSource(self.grid.index(row, column))
        if not index.isValid():
            self.row_filter.show_all()
            index = self.row_filter.mapFromSource(self.grid.index(row, column))
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def make_header(self) -> QHeaderView:
        """The headings of the columns."""
        header = ColumnHeader(self._theme, self, self.look, self.columns, self.row_filter)
        header.menu_wanted.connect(self.menu_wanted)
        header.dragged.connect(self.columns.set_width)
        header.sectionHandleDoubleClicked.connect(self.fit_column)
        return header

    def make_edits(self, changes: Changes) -> BlockEdits:
        """What is done to the selected cells and rows."""
        return BlockEdits(self, self.row_filter, self.grid, changes, self.columns)

    def settle(self) -> None:
        """Keep what is being typed in a cell, and end the editing."""
        for editor in self.viewport().findChildren(CellEditor):
            if editor.isVisible():
                editor.settle()

    def measure(self, first: int = 0, last: int = -1) -> None:
        """The texts of rows from one to another (-1: the last) take another height."""
        self.heights.forget(first, last)

    def fit_column(self, column: int) -> None:
        """Make a column as wide as its texts, if there is the room."""
        widest = self.viewport().width() // 2
        natural = self.look.natural_width(column, len(self.grid.records))
        self.columns.set_width(column, min(natural, widest))

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
        # The delegate paints the lines: those of frozen columns are others.
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setProperty("flush", True)  # noqa: FBT003 - Qt's own signature
        across = self.make_header()
        self.setHorizontalHeader(across)
        across.setStretchLastSection(True)
        self.columns.apply()
        across.sectionResized.connect(lambda *_: self._measuring.start())
        down = RowHeader(theme, self)
        self.setVerticalHeader(down)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(1)
        down.setDefaultSectionSize(self.heights.density.usual)
        down.setSectionsMovable(not self.grid.fixed)
        if self.grid.fixed:
            down.setToolTip("")
        down.sectionMoved.connect(self._on_row_dragged)

    def frozen_columns(self) -> Sequence[int]:
        return self.columns.still

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

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex, roles: Sequence[int]) -> None:
        if roles and Qt.ItemDataRole.DisplayRole not in roles:
            return
        self._unfold_filled(first.row(), last.row())
        self.heights.forget(first.row(), last.row())

    def _unfold_filled(self, first: int, last: int) -> None:
        """Show the columns that were empty and in which something stands now."""
        rows = [self.row_filter.source_row(row) for row in range(first, last + 1)]
        known = [row for row in rows if not self.grid.is_spare(row)]
        folded = self.columns.folded
        is_blank = self.grid.is_blank
        self.columns.fill(at for at in folded if not all(is_blank(row, at) for row in known))

    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        for index in (now, before):
            if index.isValid():
                top, high = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
                self.viewport().update(0, top, self.viewport().width(), high)
        self.verticalHeader().viewport().update()
        if now.column() != before.column():
            self.horizontalHeader().viewport().update()
        self.row_changed.emit()

    def _on_laid_out(self) -> None:
        self._fit_heading()
        self.heights.choose()
        self._measuring.stop()
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def _fit_heading(self) -> None:
        header = self.horizontalHeader()
        if isinstance(header, ColumnHeader):
            header.fit_height()

    def _on_gone_sideways(self) -> None:
        if self.frozen_columns():
            self.viewport().update()
            self.horizontalHeader().viewport().update()

    def _on_theme_changed(self) -> None:
        self.look.forget()
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

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        index = super().moveCursor(action, modifiers)
        if not self.columns.is_seam(index.column()):
            return index
        columns = self.columns.open
        before = [at for at in columns if at < index.column()]
        after = [at for at in columns if at > index.column()]
        back = action in _BACK or not after
        to = before[-1] if back and before else after[0] if after else index.column()
        return self.row_filter.index(index.row(), to)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        for _ in range(_ROUNDS):
            super().scrollTo(index, hint)
            self.heights.settle()
            if self._is_in_sight(index):
                return

    def _is_in_sight(self, index: Index, room: int = -1) -> bool:
        """Whether all of a row is in sight of so much room, or as much as there is room for."""
        top, high = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
        room = self.viewport().height() if room < 0 else room
        return top >= 0 and (top + high <= room or high > room)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        index = self.currentIndex()
        was_in_sight = index.isValid() and self._is_in_sight(index, event.oldSize().height())
        super().resizeEvent(event)
        self.columns.share()
        self.heights.choose()
        if was_in_sight:
            self.scrollTo(index)
        self.updateEditorGeometries()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_heading()
        self.columns.share()
        self.heights.choose()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
