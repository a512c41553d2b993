"""Records of a list written in place, one below the other, as one writes a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from db.places import Place, value_at
from desktop.window.fields.record_stack import PlaceOf
from desktop.window.page import Tools
from desktop.window.widgets.controls import push_button, tool_button
from desktop.window.widgets.icons import icon
from desktop.window.widgets.place_keys import add_keys
from desktop.window.widgets.plain_words import set_tip
from desktop.window.widgets.tab_order import chain
from desktop.window.widgets.theme import em
from desktop.window.widgets.writing import writing
from forms.editing.changes import EVERYTHING, Change

ROW_KEYS = (
    ("เพิ่มรายการใต้รายการนี้", "Ctrl+Enter"),
    ("ลบรายการนี้", "Ctrl+-"),
    ("ย้ายรายการขึ้น / ลง", "Alt+Shift+↑, Alt+Shift+↓"),
)
_UP, _DOWN, _REMOVE = "ย้ายขึ้น", "ย้ายลง", "ลบ"
_ARROWS = (("Up", "↑"), ("Down", "↓"), ("Left", "←"), ("Right", "→"))


@dataclass(frozen=True, slots=True)
class RowCommand:
    """What can be done with a row: `act` is told which it is, and where it stands in the list.

    `keys` as QKeySequence reads them, or none; `picture` the name of an icon, or none.
    """

    words: str
    act: Callable[[int, int], object]
    keys: str = ""
    picture: str = ""


class _Row(QWidget):
    """A record with its buttons, which the keys of the list do as well."""

    def __init__(
        self, content: Any, commands: Sequence[RowCommand], act: Callable[[RowCommand], None]
    ) -> None:
        super().__init__()
        self.content = content
        self._commands: dict[str, QAction] = {}
        self._more = tool_button("more", "ย้ายหรือลบ", lambda: None)
        # Out of the way of the Tab key, which goes from text to text: the keys do the same.
        self._more.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        writing(self._more)
        menu = QMenu(self._more)
        for each in commands:
            keys = f"\t{_shown(each.keys)}" if each.keys else ""
            command = menu.addAction(f"{each.words}{keys}")
            if each.picture:
                command.setIcon(icon(each.picture))
            command.triggered.connect(lambda _checked=False, each=each: act(each))
            self._commands[each.words] = command
        self._more.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(em(self, 0.3))
        row.addWidget(content, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)

    def show_position(self, at: int, count: int, noun: str) -> None:
        """Say which of how many this is."""
        words = f"ย้ายหรือลบ{noun}ที่ {at + 1}"
        set_tip(self._more, words)
        self._more.setAccessibleName(words)
        self._commands[_UP].setEnabled(at > 0)
        self._commands[_DOWN].setEnabled(at < count - 1)


class RowList(QWidget):
    """Shows the records of the list at `place` that pass `keep`, through `make`.

    `make` gives a Part for the record whose place it is told; `new_item` a record to
    follow another (None: the first); `noun` names one of them; `more` is what else can
    be done with a row.
    """

    def __init__(
        self,
        tools: Tools,
        place: Place,
        make: Callable[[PlaceOf], QWidget],
        *,
        new_item: Callable[[Any], Any],
        noun: str,
        keep: Callable[[Any], bool] = lambda _record: True,
        add_words: str = "",
        more: Sequence[RowCommand] = (),
    ) -> None:
        super().__init__()
        self._tools = tools
        self._place = place
        self._make = make
        self._new_item = new_item
        self._noun = noun
        self._keep = keep
        self._words = add_words or f"เพิ่ม{noun}"
        self._commands = (
            RowCommand(_UP, partial(self._move, -1), "Alt+Shift+Up", "up"),
            RowCommand(_DOWN, partial(self._move, 1), "Alt+Shift+Down", "down"),
            *more,
            RowCommand(_REMOVE, self._remove, "Ctrl+-", "remove"),
        )
        # Where the records in sight stand in the list.
        self._at: tuple[int, ...] = ()
        self._rows: list[_Row] = []
        self.add_button = push_button(self._words, "add", self._add_last)
        writing(self.add_button)
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.add_button)
        self.foot.addStretch(1)
        self._column = QVBoxLayout()
        self._column.setSpacing(em(self, 0.6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        column.addLayout(self._column)
        column.addLayout(self.foot)
        add_keys(
            self,
            (
                ("Ctrl+Return", self.add_below),
                ("Ctrl+Enter", self.add_below),
                *(
                    (each.keys, partial(self._act_here, each))
                    for each in self._commands
                    if each.keys
                ),
            ),
        )

    @property
    def contents(self) -> tuple[Any, ...]:
        """What `make` gave for the records in sight."""
        return tuple(row.content for row in self._rows)

    @property
    def current(self) -> int:
        """The row that has the focus; -1 where none has."""
        focus = QApplication.focusWidget()
        rows = (at for at, row in enumerate(self._rows) if focus and row.isAncestorOf(focus))
        return next(rows, -1)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the list as it is now; rows that stay keep their cursor."""
        records, before = value_at(self._tools.session.package, self._place), self._at
        self._at = tuple(at for at, record in enumerate(records) if self._keep(record))
        known = len(self._rows)
        while len(self._rows) > len(self._at):
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(self._at):
            at = len(self._rows)
            row = _Row(
                self._make(partial(self.place_of, at)), self._commands, partial(self._act, at)
            )
            self._rows.append(row)
            self._column.addWidget(row)
            row.show()
        for at, row in enumerate(self._rows):
            row.show_position(at, len(self._rows), self._noun)
            is_same = before[at : at + 1] == (self._at[at],)
            row.content.refresh(change if is_same else EVERYTHING)
        if len(self._rows) != known:
            self.order_tabs()

    def order_tabs(self) -> None:
        """Let the Tab key go through the rows as they stand, then to the button."""
        chain(self.add_button, *self._rows, self.add_button)

    def show_place(self, place: Place) -> bool:
        """Bring a field of a record into sight; for the list itself its button."""
        if place[: len(self._place)] != self._place:
            return False
        at = place[len(self._place)] if len(place) > len(self._place) else None
        if at is not None and at not in self._at:
            return False
        if isinstance(at, int):
            return bool(self._rows[self._at.index(at)].content.show_place(place))
        self.add_button.setFocus()
        return True

    def place_of(self, at: int) -> Place | None:
        """The place of the record that a row shows."""
        return (*self._place, self._at[at]) if at < len(self._at) else None

    def add_below(self, at: int | None = None) -> None:
        """Put a new record below a row, or below the one with the focus, and go there."""
        row = self.current if at is None else at
        if row < 0:
            self._add_last()
            return
        records = value_at(self._tools.session.package, self._place)
        to = self._at[row] + 1
        item = self._new_item(records[to - 1])
        self._tools.session.insert(self._place, to, [item], self._words)
        self.focus_row(row + 1)

    def focus_row(self, at: int) -> None:
        """Let a row have the focus; the button where there is none."""
        place = self.place_of(at) if at >= 0 else None
        if place is None or not self._rows[at].content.show_place(place):
            self.add_button.setFocus()

    def _add_last(self) -> None:
        if self._rows:
            self.add_below(len(self._rows) - 1)
            return
        count = len(value_at(self._tools.session.package, self._place))
        self._tools.session.insert(self._place, count, [self._new_item(None)], self._words)
        self.focus_row(0)

    def _act_here(self, command: RowCommand) -> None:
        if self.current >= 0:
            self._act(self.current, command)

    def _act(self, row: int, command: RowCommand) -> None:
        command.act(row, self._at[row])

    def _remove(self, row: int, at: int) -> None:
        self._tools.session.remove(self._place, at, words=f"ลบ{self._title(row)}")
        self.focus_row(min(row, len(self._rows) - 1))

    def _move(self, by: int, row: int, at: int) -> None:
        to = row + by
        if 0 <= to < len(self._rows):
            words = f"ย้าย{self._title(row)}"
            self._tools.session.move(self._place, at, self._at[to], words=words)
            self.focus_row(to)

    def _title(self, row: int) -> str:
        return f"{self._noun}ที่ {row + 1}"


def _shown(keys: str) -> str:
    """Keys as users read them."""
    for name, sign in _ARROWS:
        keys = keys.replace(name, sign)
    return keys
