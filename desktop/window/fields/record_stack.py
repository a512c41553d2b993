"""Records of a list one below the other, each with its own fields: formulas, rubrics."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol, runtime_checkable

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.places import Place, value_at
from desktop.window.page import Tools
from desktop.window.widgets.controls import push_button, tool_button
from desktop.window.widgets.divider import divider
from desktop.window.widgets.plain_words import Label, set_tip
from desktop.window.widgets.tab_order import chain
from desktop.window.widgets.theme import em, px, set_role
from desktop.window.widgets.tokens import GAP_2
from desktop.window.widgets.writing import writing
from forms.editing.changes import EVERYTHING, Change
from forms.reporting.sealed import is_sealed

PlaceOf = Callable[[], Place | None]


class Part(Protocol):
    """What shows some fields of a record."""

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the plan as it is now; what was shown before, where a change touches it."""

    def show_place(self, place: Place) -> bool:
        """Bring a field into sight, with the focus; False where it is not one of these."""


@runtime_checkable
class Headed(Protocol):
    """A Part that has something beside its record's title: words first, acts behind them."""

    beside_title: tuple[QWidget, ...]


class _Frame(QFrame):
    """One record: its head with buttons, and its fields."""

    def __init__(self, noun: str, content: QWidget, act: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("record")
        self.content = content
        self._noun = noun
        self._title = Label()
        set_role(self._title, "strong")
        self._buttons: dict[str, QToolButton] = {}
        head = QHBoxLayout()
        head.setSpacing(px(GAP_2))
        head.addWidget(self._title)
        beside = content.beside_title if isinstance(content, Headed) else ()
        for widget in beside:
            # The words take what the acts leave.
            head.addWidget(widget, int(widget is beside[0]))
        if beside:
            # The acts of what is in the record, and those on the record itself.
            head.addWidget(divider(wide=1))
        else:
            head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(GAP_2), 0, px(GAP_2))
        column.setSpacing(px(GAP_2))
        column.addLayout(head)
        column.addWidget(content)
        for name in ("up", "down", "remove"):
            button = tool_button(name, name, partial(act, name))
            self._buttons[name] = button
            writing(button)
            head.addWidget(button)

    def show_position(self, at: int, count: int, *, sealed: bool) -> None:
        """Say which of how many this is; one that is `sealed` stays as it is."""
        title = f"{self._noun}ที่ {at + 1}" if count > 1 else self._noun
        self._title.setText(title)
        words = {"up": f"ย้าย{title} ขึ้น", "down": f"ย้าย{title} ลง", "remove": f"ลบ{title}"}
        for name, button in self._buttons.items():
            set_tip(button, words[name])
            button.setAccessibleName(words[name])
            button.setVisible(not sealed and (count > 1 or name == "remove"))
        self._buttons["up"].setEnabled(at > 0)
        self._buttons["down"].setEnabled(at < count - 1)


class RecordStack(QWidget):
    """Shows each record of the list at a place through `make`, and adds, moves, removes.

    `make` gives a widget (a Part) for the record whose place it is told; `noun` names a
    record, `add_words` what the button says; `new_item` makes a record.
    """

    def __init__(
        self,
        tools: Tools,
        list_place: PlaceOf,
        make: Callable[[PlaceOf], QWidget],
        *,
        new_item: Callable[[], Any],
        noun: str,
        add_words: str = "",
    ) -> None:
        super().__init__()
        self._tools = tools
        self._list_place = list_place
        self._make = make
        self._new_item = new_item
        self._noun = noun
        self._frames: list[_Frame] = []
        self._shown_at: Place | None = None
        self._add_words = add_words or f"เพิ่ม{noun}"
        self.add = push_button(self._add_words, "add", self._add)
        writing(self.add)
        self._column = QVBoxLayout()
        self._column.setSpacing(em(self, 0.6))
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        column.addLayout(self._column)
        column.addLayout(foot)

    @property
    def contents(self) -> tuple[QWidget, ...]:
        """What `make` gave for the records in sight."""
        return tuple(frame.content for frame in self._frames)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the list as it is now."""
        count = self._count()
        known = len(self._frames)
        place = self._list_place()
        if place != self._shown_at:
            self._shown_at, change = place, EVERYTHING
        while len(self._frames) > count:
            frame = self._frames.pop()
            self._column.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        while len(self._frames) < count:
            at = len(self._frames)
            frame = _Frame(self._noun, self._make(partial(self._place, at)), partial(self._act, at))
            self._frames.append(frame)
            self._column.addWidget(frame)
            # Not only with the next layout: one of its fields may be given the focus at once.
            frame.show()
        sealed = place is not None and is_sealed(self._tools.session.package, place)
        for at, frame in enumerate(self._frames):
            frame.show_position(at, count, sealed=sealed)
            _part(frame).refresh(change if at < known else EVERYTHING)
        if count != known:
            chain(self.add, *self._frames, self.add)
        self.add.setEnabled(place is not None and not sealed)

    def show_place(self, place: Place) -> bool:
        """Bring a field of a record into sight; for the list itself its button."""
        whole = self._list_place()
        if whole is None or place[: len(whole)] != whole:
            return False
        at = place[len(whole)] if len(place) > len(whole) else None
        if isinstance(at, int) and at < len(self._frames):
            return _part(self._frames[at]).show_place(place)
        self.add.setFocus()
        return True

    def _place(self, at: int) -> Place | None:
        whole = self._list_place()
        return None if whole is None or at >= self._count() else (*whole, at)

    def _count(self) -> int:
        whole = self._list_place()
        return 0 if whole is None else len(value_at(self._tools.session.package, whole))

    def _add(self) -> None:
        whole = self._list_place()
        if whole is not None:
            count = self._count()
            self._tools.session.insert(whole, count, [self._new_item()], self._add_words)
            self._focus(count)

    def _act(self, at: int, name: str) -> None:
        whole = self._list_place()
        if whole is None:
            return
        title = f"{self._noun}ที่ {at + 1}"
        if name == "remove":
            self._tools.session.remove(whole, at, words=f"ลบ{title}")
            self._focus(min(at, len(self._frames) - 1))
            return
        to = at + (1 if name == "down" else -1)
        self._tools.session.move(whole, at, to, words=f"ย้าย{title}")
        self._focus(to)

    def _focus(self, at: int) -> None:
        """Let the first field of a record have the focus; the button where there is none."""
        place = self._place(at) if at >= 0 else None
        if place is None or not _part(self._frames[at]).show_place(place):
            self.add.setFocus()


def _part(frame: _Frame) -> Part:
    content: Any = frame.content
    part: Part = content
    return part
