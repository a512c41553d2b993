"""What hands reach in a window, and how they go about it; what they do there, others say."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.fields import Kind, specs
from db.places import Place
from desktop.window.fields.picker import Picker
from desktop.window.frame.main_window import MainWindow
from desktop.window.page import PageSpec
from tests.desktop.keyboard import type_text
from tests.desktop.window.waiting import end_pauses

ALT, CONTROL, SHIFT, NONE = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key
Press = tuple[Qt.Key, Qt.KeyboardModifier]
W = TypeVar("W", bound=QWidget)

# What people type: words, figures of all kinds, months, choices, and what is no value.
TEXTS = (
    "ก", "งานที่ดี ๒", "  เว้น  วรรค ", "๑,๕๐๐.-", "0", "-1", "12.5", "100", "ห้าแสน", "2567",
    "ต.ค. 66", "มี.ค. 2567", "13/2567", "ใช่", "โครงการ", "S1", "1.2", "p1", "น้ำ 😀 ใจ", "<b>&amp;",
    "c]h;", "ได้รับงบประมาณ", "5", "\u200bซ่อน", "ผู้ที่ปั้นน้ำ",
)  # fmt: skip
# What was typed with the keyboard set to the other language.
SLIP = "c]h;"
MOVES: tuple[Press, ...] = ((Key.Key_Up, ALT | SHIFT), (Key.Key_Down, ALT | SHIFT))
MEND: Press = (Key.Key_K, CONTROL | SHIFT)


class Reach:
    """Finds what is in sight, presses keys, and tells what was done; `chance` decides.

    `done` tells what was done, `steps` how many edits were made, undone and redone.
    """

    def __init__(self, window: MainWindow, chance: random.Random) -> None:
        self._window = window
        self._chance = chance
        self.done: list[str] = []
        self.steps: Counter[str] = Counter()
        self._stroke: Press = (Key.Key_unknown, NONE)
        # What shows all rows again, where only some are shown.
        self._sifted: list[Callable[[], object]] = []
        window.session.saved.connect(self._count)

    def wait(self) -> None:
        """Let as much time go by as any pause takes."""
        end_pauses(self._window, self._window.session)

    def leave(self) -> None:
        """Let go of what is being written, as by a click elsewhere, which closes menus too."""
        while (popup := QApplication.activePopupWidget()) is not None:
            # As long as one is open, no key reaches the window: not even Ctrl+Z.
            popup.close()
        QApplication.processEvents()
        self.come_back()
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()
        QApplication.processEvents()

    def come_back(self) -> None:
        """Give the window the keys: offscreen, nobody does when what was over it has closed."""
        if not self._window.isActiveWindow():
            self._window.activateWindow()
            QApplication.processEvents()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        self._note(f"{held.name} {key.name}")
        self._stroke = (key, held)
        QTest.keyClick(QApplication.focusWidget() or self._window, key, held)
        self._stroke = (Key.Key_unknown, NONE)

    def somewhere(self, spec: PageSpec | None = None) -> Place:
        """A place on a page, or on that in sight; empty where none was found."""
        wanted = spec or self._window.specs[self._window.page_name]
        places = (self._place() for _ in range(300))
        return next((place for place in places if wanted.holds(place)), ())

    def _count(self) -> None:
        kinds = {(Key.Key_Z, CONTROL): "undone", (Key.Key_Y, CONTROL): "redone"}
        self.steps[kinds.get(self._stroke, "edited")] += 1

    def _found(
        self,
        kind: type[W] | tuple[type[W], ...],
        where: Callable[[W], bool] = lambda _each: True,
        inside: QWidget | None = None,
    ) -> W | None:
        """One of the widgets of a kind in sight, on the page or inside another widget."""
        every = (inside or self._window.page).findChildren(QWidget)
        seen = [
            each
            for each in every
            if isinstance(each, kind) and each.isVisible() and each.isEnabled() and where(each)
        ]
        if not seen:
            return None
        chosen = self._chance.choice(seen)
        self._note(chosen.accessibleName() or type(chosen).__name__)
        return chosen

    def _note(self, words: str) -> None:
        self.done[-1] += f" · {words}"

    def _any(self, choices: Sequence[Any]) -> Any:
        return self._chance.choice(choices)

    def _text(self) -> str:
        text = self._any(TEXTS)
        self._note(text)
        return text

    def _place(self) -> Place:
        """Somewhere in the plan."""
        record: Any = self._window.session.package
        place: Place = ()
        while True:
            name = self._any([*specs(type(record))])
            spec, value = specs(type(record))[name], getattr(record, name)
            place = (*place, name)
            if spec.kind is Kind.RECORD:
                record = value
            elif spec.kind is Kind.RECORDS and value:
                at = self._chance.randrange(len(value))
                place, record = (*place, at), value[at]
            else:
                return place

    def _end_picker(self) -> None:
        """Where a picker has opened: look for something or not, and take it or not."""
        QApplication.processEvents()
        pickers = [each for each in self._window.findChildren(Picker) if each.isVisible()]
        for picker in pickers:
            if self._chance.random() < 0.3:
                type_text(picker.query, self._text())
            for _ in range(self._chance.randrange(4)):
                self.press(Key.Key_Down)
            self.press(self._any([Key.Key_Return, Key.Key_Return, Key.Key_Escape]))
            picker.dismiss()
