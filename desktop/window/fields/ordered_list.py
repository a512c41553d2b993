"""A list whose order is the plan's: changed by Alt+Shift+arrows and by dragging."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.theme import Theme

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_MOVING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ASKS = {
    Qt.Key.Key_Insert: "add",
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
    Qt.Key.Key_F2: "open",
    Qt.Key.Key_Delete: "remove",
}


class _Model(CardModel[T]):
    """Rows that can be dragged to between others, never onto them."""

    def take(self, entries: tuple[T, ...]) -> None:
        """Show other entries; rows stay where there are as many as before."""
        if len(entries) == len(self._items):
            self._items = entries
            self.refresh()
        else:
            self.set_items(entries)

    # Qt's own names from here on.

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


class OrderedList(CardList, Generic[T]):
    """Says which entry is wanted, and where one is to stand; the list itself changes nothing.

    `chosen` gives the row; `moved` a row and the one it is to be among the others;
    `action_requested` 'add', 'open' or 'remove'.
    """

    chosen = Signal(int)
    moved = Signal(int, int)
    action_requested = Signal(str)

    def __init__(
        self, theme: Theme, name: str, card: Callable[[T], Card], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, parent=parent)
        self._showing = False
        self._is_movable = True
        self._rows: _Model[T] = _Model(card, self)
        self.setModel(self._rows)
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def entries(self) -> tuple[T, ...]:
        """The rows."""
        return self._rows.items

    def show_entries(self, entries: Sequence[T], current: int) -> None:
        """Show other rows, with one of them the current; what did not change stays."""
        shown = tuple(entries)
        if shown != self.entries:
            at = self.verticalScrollBar().value()
            rows = len(self.entries)
            self._quietly(lambda: self._rows.take(shown))
            if rows == len(shown):
                self.scheduleDelayedItemsLayout()
            else:
                self.doItemsLayout()
            self.verticalScrollBar().setValue(at)
        self.show_current(current)

    def show_current(self, row: int) -> None:
        """Make a row the current one without asking for it."""
        if 0 <= row < len(self.entries) and row != self.currentIndex().row():
            self._quietly(lambda: self.choose(row))

    def set_movable(self, *, movable: bool) -> None:
        """Let the order be changed, or not."""
        self._is_movable = movable
        mode = QListView.DragDropMode
        self.setDragDropMode(mode.InternalMove if movable else mode.NoDragDrop)

    def show_cards_anew(self) -> None:
        """Ask again how each entry reads."""
        self._rows.refresh()
        self.scheduleDelayedItemsLayout()

    def _quietly(self, act: Callable[[], None]) -> None:
        self._showing = True
        act()
        self._showing = False

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._showing:
            self.chosen.emit(current.row())

    def _ask_move(self, row: int, to: int) -> None:
        if self._is_movable and row >= 0 and 0 <= to < len(self.entries) and row != to:
            self.moved.emit(row, to)

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == _MOVING and key in _MOVES:
            row = self.currentIndex().row()
            self._ask_move(row, row + _MOVES[key])
        elif not held and key in _ASKS:
            self.action_requested.emit(_ASKS[key])
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """The plan is changed, and the rows follow it: Qt moves none by itself."""
        row = self.currentIndex().row()
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            to = len(self.entries)
        else:
            below = event.position().y() > self.visualRect(index).center().y()
            to = index.row() + below
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self._ask_move(row, to - (to > row))
