"""The list of the plan's indicators: chosen, ordered by Alt+arrows and by dragging."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from db.records import Component, Indicator
from desktop.window.card_list import CardList
from desktop.window.card_model import Card, CardModel
from desktop.window.theme import Theme
from forms.checks.words import quoted
from forms.figures import figure

Index = QModelIndex | QPersistentModelIndex
# A name is cut in the list after so many letters; its tip has all of it.
_LONG = 90
_BRIEF = 40
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator as a row: with its component, if the framework names it, and problems."""

    indicator: Indicator
    component: Component | None
    problems: int


def entry_card(entry: Entry, long: int = _LONG) -> Card:
    """How an indicator reads in the list, its name cut after `long` letters."""
    item, component = entry.indicator, entry.component
    weight = "" if item.weight is None else f"น้ำหนัก {figure(item.weight)}"
    target = f"เป้าหมาย {item.target}" if item.target else ""
    above = f"องค์ประกอบ {item.component}" if item.component else ""
    name = quoted(item.name, long).strip("“”")
    title = " ".join(part for part in (item.number, name) if part)
    return Card(
        title=title,
        label=above,
        tone="accent",
        lines=(" · ".join(part for part in (target, weight) if part),),
        tip="\n".join((item.name, f"{above} {component.name}" if component else above)).strip(),
        chip=str(entry.problems) if entry.problems else "",
        chip_words=f"มีข้อที่ตรวจพบ {entry.problems} ข้อ" if entry.problems else "",
    )


class _Model(CardModel[Entry]):
    """Rows that can be dragged to between others, never onto them."""

    def take(self, entries: tuple[Entry, ...]) -> None:
        """Show other entries; rows stay where there are as many as before."""
        if len(entries) == len(self._items):
            self._items = entries
            self.refresh()
        else:
            self.set_items(entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


class IndicatorList(CardList):
    """Says which indicator is wanted, and where one is to stand.

    `chosen` gives the row; `moved` a row and the one it is to be among the others;
    `wanted_away` the row whose Delete key was pressed.
    """

    chosen = Signal(int)
    moved = Signal(int, int)
    wanted_away = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "รายการตัวชี้วัด", parent=parent)
        self._showing = False
        self._long = _LONG
        self._rows = _Model(self._card, self)
        self.setModel(self._rows)
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The rows."""
        return self._rows.items

    def show_entries(self, entries: tuple[Entry, ...], current: int) -> None:
        """Show other rows, with one of them the current; what did not change stays."""
        if entries != self._rows.items:
            at = self.verticalScrollBar().value()
            rows = len(self.entries)
            self._quietly(lambda: self._rows.take(entries))
            if rows == len(entries):
                self.scheduleDelayedItemsLayout()
            else:
                self.doItemsLayout()
            self.verticalScrollBar().setValue(at)
        if 0 <= current < len(entries) and current != self.currentIndex().row():
            self._quietly(lambda: self.choose(current))

    def set_brief(self, *, brief: bool) -> None:
        """Cut names short, for a narrow list."""
        self._long = _BRIEF if brief else _LONG
        self._rows.refresh()
        self.scheduleDelayedItemsLayout()

    def _card(self, entry: Entry) -> Card:
        return entry_card(entry, self._long)

    def _quietly(self, act: Callable[[], None]) -> None:
        self._showing = True
        act()
        self._showing = False

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._showing:
            self.chosen.emit(current.row())

    def _ask_move(self, row: int, to: int) -> None:
        if row >= 0 and 0 <= to < len(self.entries) and row != to:
            self.moved.emit(row, to)

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        way = _MOVES.get(Qt.Key(event.key()))
        if way and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._ask_move(row, row + way)
        elif event.key() == Qt.Key.Key_Delete and row >= 0:
            self.wanted_away.emit(row)
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
