"""A list of records as they read, with the fields of the chosen one beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from db.places import Place, value_at
from db.records import Package
from desktop.window.fields.ordered_list import OrderedList
from desktop.window.fields.record_stack import PlaceOf
from desktop.window.page import Tools
from desktop.window.widgets.card_model import Card
from desktop.window.widgets.controls import tool_button
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.side_by_side import SideBySide
from desktop.window.widgets.tab_order import first_box
from desktop.window.widgets.theme import em
from desktop.window.widgets.writing import writing
from forms.editing.changes import EVERYTHING, Change
from forms.editions.edition import Edition


class RecordList(QWidget):
    """The records of the list at `place`, as `card` says; `make` gives the fields of one.

    `new_item` makes a record to follow another (None: the first); `said` gives, for an
    edition, the noun for one and a hint on all; `buttons` are the ways of adding. What the
    cards say of other records stands at the places it `reads`.
    """

    def __init__(
        self,
        tools: Tools,
        place: Place,
        *,
        card: Callable[[Package, int], Card],
        make: Callable[[PlaceOf], Any],
        new_item: Callable[[Any], Any],
        said: Callable[[Edition], tuple[str, str]],
        buttons: Callable[[RecordList], Sequence[QPushButton]],
        reads: Sequence[Place] = (),
    ) -> None:
        super().__init__()
        self.tools = tools
        self._place = place
        self._card = card
        self._new_item = new_item
        self._said = said
        self._reads = tuple(reads)
        self._noun = ""
        self._row = 0
        self.list: OrderedList[Card] = OrderedList(tools.theme, "", lambda card: card)
        self.list.chosen.connect(self._on_chosen)
        self.list.moved.connect(self._move)
        self.list.action_requested.connect(self._on_action_requested)
        self.detail = make(self.current_place)
        self._moves = {
            "up": tool_button("up", "ย้ายขึ้น (Alt+Shift+↑)", lambda: self.move_by(-1)),
            "down": tool_button("down", "ย้ายลง (Alt+Shift+↓)", lambda: self.move_by(1)),
            "remove": tool_button("remove", "", self.remove),
        }
        self.buttons = tuple(buttons(self))
        writing(*self.buttons, *self._moves.values())
        self._hint = Label()
        self._arrange()

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

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the records as they are now."""
        package = self.tools.session.package
        self._call(*self._said(self.tools.session.edition))
        if change.touches(self._place, *self._reads):
            cards = [self._card(package, at) for at in range(len(self._records()))]
            self.list.show_entries(cards, self.row)
        self._choose(change)

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
        self.tools.session.insert(self._place, at, items, words)
        self.refresh()

    def remove(self) -> None:
        """Take the chosen record out."""
        if self.row >= 0:
            words = f"ลบ{self._noun}ที่ {self.row + 1}"
            self.tools.session.remove(self._place, self.row, words=words)
            self.refresh()

    def move_by(self, way: int) -> None:
        """Move the chosen record up or down."""
        to = self.row + way
        if self.row >= 0 and 0 <= to < len(self._records()):
            self._move(self.row, to)

    def enter(self) -> None:
        """Go from the list to the fields."""
        place = self.current_place()
        if place is not None and not self.detail.show_place(place):
            box = first_box(self.detail)
            if box is not None:
                box.setFocus()

    def _records(self) -> Sequence[Any]:
        records: Sequence[Any] = value_at(self.tools.session.package, self._place)
        return records

    def _call(self, noun: str, hint: str) -> None:
        """Call a record by this noun, and say what is to be said of all."""
        self._hint.setText(hint)
        if noun != self._noun:
            self._noun = noun
            self.list.setAccessibleName(f"รายการ{noun}")
            self._split.call(f"ข้อมูลของ{noun}")
            self._moves["remove"].setToolTip(f"ลบ{noun} (Delete)")
            self._moves["remove"].setAccessibleName(f"ลบ{noun}")

    def _choose(self, change: Change = EVERYTHING) -> None:
        row = self.row
        self.list.show_current(row)
        self._split.show_fields(row >= 0)
        self.detail.refresh(change)
        count = len(self._records())
        self._moves["up"].setEnabled(row > 0)
        self._moves["down"].setEnabled(0 <= row < count - 1)
        self._moves["remove"].setEnabled(row >= 0)

    def _move(self, row: int, to: int) -> None:
        self._row = to
        self.tools.session.move(self._place, row, to, words=f"ย้าย{self._noun}ที่ {row + 1}")
        self.refresh()

    def _on_chosen(self, row: int) -> None:
        self._row = row
        self._choose()

    def _on_action_requested(self, what: str) -> None:
        {"add": self.add, "open": self.enter, "remove": self.remove}[what]()

    def _arrange(self) -> None:
        self._hint.setObjectName("hint")
        self._hint.setWordWrap(True)
        bar = FlowRow()
        for button in self.buttons:
            bar.add(button)
        bar.add(*self._moves.values())
        self._split = SideBySide(self.list, self.detail, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.5))
        column.addWidget(self._hint)
        column.addWidget(bar)
        column.addWidget(self._split, 1)
