"""A list of records as they read, with the fields of the chosen one beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.places import Place, value_at
from db.records import Package
from desktop.window.card_list import CardList
from desktop.window.card_model import Card, CardModel
from desktop.window.controls import tool_button
from desktop.window.flow_row import FlowRow
from desktop.window.page import Tools
from desktop.window.record_stack import PlaceOf
from desktop.window.side_by_side import SideBySide
from desktop.window.tab_order import first_box
from desktop.window.theme import Theme, em

# A record, where it stands, and how it reads.
Entry = tuple[int, Card]


class _Model(CardModel[Entry]):
    """Cards made by the list: rows stay where there are as many as before."""

    def take(self, entries: Sequence[Entry]) -> None:
        """Show other rows."""
        if len(entries) == len(self._items):
            self._items = tuple(entries)
            self.refresh()
        else:
            self.set_items(entries)


class _List(CardList):
    """The list, whose keys order and remove."""

    def __init__(self, theme: Theme, name: str, owner: RecordList) -> None:
        super().__init__(theme, name)
        self._owner = owner

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        acts: dict[tuple[Qt.Key, bool], Callable[[], object]] = {
            (Qt.Key.Key_Up, True): lambda: self._owner.move_by(-1),
            (Qt.Key.Key_Down, True): lambda: self._owner.move_by(1),
            (Qt.Key.Key_Delete, False): self._owner.remove,
            (Qt.Key.Key_Insert, False): self._owner.add,
            (Qt.Key.Key_Return, False): self._owner.enter,
        }
        act = acts.get((Qt.Key(event.key()), alt))
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)


class RecordList(QWidget):
    """The records of the list at `place`, as `card` says; `make` gives the fields of one.

    `new_item` makes a record to follow another (None: the first); `noun` names one;
    `buttons` are the ways of adding.
    """

    def __init__(
        self,
        tools: Tools,
        place: Place,
        *,
        card: Callable[[Package, int], Card],
        make: Callable[[PlaceOf], Any],
        new_item: Callable[[Any], Any],
        noun: str,
        hint: str,
        buttons: Callable[[RecordList], Sequence[QPushButton]],
    ) -> None:
        super().__init__()
        self.tools = tools
        self._place = place
        self._card = card
        self._new_item = new_item
        self._noun = noun
        self._row = 0
        self._is_showing = False
        self._model = _Model(lambda entry: entry[1], self)
        self.list = _List(tools.theme, f"รายการ{noun}", self)
        self.list.setModel(self._model)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.detail = make(self.current_place)
        self._moves = {
            "up": tool_button("up", "ย้ายขึ้น (Alt+↑)", lambda: self.move_by(-1)),
            "down": tool_button("down", "ย้ายลง (Alt+↓)", lambda: self.move_by(1)),
            "remove": tool_button("remove", f"ลบ{noun} (Delete)", self.remove),
        }
        self.buttons = tuple(buttons(self))
        self._arrange(hint)

    @property
    def row(self) -> int:
        """The row that is chosen; -1 where there is none."""
        return min(self._row, len(self._records()) - 1)

    def current_place(self) -> Place | None:
        """The place of the chosen record."""
        return (*self._place, self.row) if self.row >= 0 else None

    def current_record(self) -> Any:
        """The chosen record; None where there is none."""
        return self._records()[self.row] if self.row >= 0 else None

    def refresh(self) -> None:
        """Show the records as they are now."""
        package = self.tools.workspace.package
        if package is None:
            return
        entries = tuple((at, self._card(package, at)) for at in range(len(self._records())))
        if entries != self._model.items:
            self._is_showing = True
            self._model.take(entries)
            self._is_showing = False
            self.list.scheduleDelayedItemsLayout()
        self._choose()

    def show_place(self, place: Place) -> bool:
        """Bring a field of a record into sight; False where it is of none."""
        if place[: len(self._place)] != self._place:
            return False
        at = place[len(self._place)] if len(place) > len(self._place) else None
        if isinstance(at, int) and at < len(self._records()):
            self._row = at
            self._choose()
            if not self.detail.show_place(place):
                self.list.setFocus()
        else:
            (self.list if self._records() else self.buttons[0]).setFocus()
        return True

    def add(self) -> None:
        """Put a new record after the chosen one, and go to its fields."""
        self.insert([self._new_item(self.current_record())], f"เพิ่ม{self._noun}")
        self.enter()

    def insert(self, items: Sequence[Any], words: str) -> None:
        """Put records after the chosen one; the last of them is chosen then."""
        at = self.row + 1
        self._row = at + len(items) - 1
        self.tools.editor.insert(self._place, at, items, words)
        self.refresh()

    def remove(self) -> None:
        """Take the chosen record out."""
        if self.row >= 0:
            words = f"ลบ{self._noun}ที่ {self.row + 1}"
            self.tools.editor.remove(self._place, self.row, words=words)
            self.refresh()

    def move_by(self, way: int) -> None:
        """Move the chosen record up or down."""
        row, to = self.row, self.row + way
        if row >= 0 and 0 <= to < len(self._records()):
            self._row = to
            self.tools.editor.move(self._place, row, to, words=f"ย้าย{self._noun}ที่ {row + 1}")
            self.refresh()

    def enter(self) -> None:
        """Go from the list to the fields."""
        place = self.current_place()
        if place is not None and not self.detail.show_place(place):
            box = first_box(self.detail)
            if box is not None:
                box.setFocus()

    def _records(self) -> Sequence[Any]:
        package = self.tools.workspace.package
        records: Sequence[Any] = value_at(package, self._place) if package else ()
        return records

    def _choose(self) -> None:
        row = self.row
        self._is_showing = True
        if row >= 0 and row != self.list.currentIndex().row():
            self.list.choose(row)
        self._is_showing = False
        self.detail.setVisible(row >= 0)
        self.detail.refresh()
        count = len(self._records())
        self._moves["up"].setEnabled(row > 0)
        self._moves["down"].setEnabled(0 <= row < count - 1)
        self._moves["remove"].setEnabled(row >= 0)

    def _on_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._is_showing:
            self._row = current.row()
            self._choose()

    def _arrange(self, hint: str) -> None:
        words = QLabel(hint)
        words.setObjectName("hint")
        words.setWordWrap(True)
        bar = FlowRow()
        for button in self.buttons:
            bar.add(button)
        bar.add(*self._moves.values())
        split = SideBySide(self.list, self.detail, f"ข้อมูลของ{self._noun}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.5))
        column.addWidget(words)
        column.addWidget(bar)
        column.addWidget(split, 1)
