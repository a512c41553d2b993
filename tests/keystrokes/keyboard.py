"""A keyboard that counts: every key goes to what has the focus, as a person's would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QKeyCombination, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

# No control of a page is more Tab keys away from the next than this.
_FAR = 60
# How often, in milliseconds, and how many times a dialog is looked for.
_LOOK_MS = 5
_LOOKS = 400


@dataclass
class Count:
    """What went through the keyboard: letters of text, and keys that command."""

    letters: int = 0
    commands: int = 0

    @property
    def keys(self) -> int:
        """All of them."""
        return self.letters + self.commands


class Keyboard:
    """Types and presses. A key held down with others (Ctrl+Shift+N) counts as one."""

    def __init__(self) -> None:
        self.count = Count()

    def type(self, text: str) -> None:
        """Type letters, one key each. A line end is a key that commands: what is it here."""
        for letter in text:
            self.count.letters += 1
            _send(_letter_key(letter), Qt.KeyboardModifier.NoModifier, letter)

    def press(self, *keys: str, times: int = 1) -> None:
        """Press keys that command, each as a shortcut is written: 'Ctrl+2', 'Tab', 'F6'."""
        for key in keys * times:
            self.count.commands += 1
            combination = QKeySequence(key)[0]
            QTest.keyClick(focus(), combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def enter(self, *texts: str, end: str = "Tab") -> None:
        """Type texts, each ended by a key."""
        for text in texts:
            self.type(text)
            self.press(end)

    def lines(self, texts: tuple[str, ...], between: str = "Return") -> None:
        """Type texts with a key between them."""
        for at, text in enumerate(texts):
            if at:
                self.press(between)
            self.type(text)

    def go(self, name: str, key: str = "Tab") -> None:
        """Press Tab (or another key) until the control of a name has the focus."""
        passed = []
        for _ in range(_FAR):
            self.press(key)
            passed.append(name_of(focus()))
            if passed[-1] == name:
                return
        raise AssertionError(f"{key} does not reach {name!r}; it goes through {passed}")

    def answer(self, keys: str, *scripts: Callable[[], None]) -> None:
        """Press a key that opens dialogs one after the other, and let each have its script."""
        waiting, failures = list(scripts), []
        seen: list[QWidget] = []

        def look(tries: int = _LOOKS) -> None:
            dialog = QApplication.activeModalWidget()
            new = dialog is not None and dialog not in seen
            held = QApplication.focusWidget()
            if not new or held is None or not dialog.isAncestorOf(held):
                if new:
                    dialog.activateWindow()
                if tries and waiting:
                    QTimer.singleShot(_LOOK_MS, lambda: look(tries - 1))
                elif dialog is not None:
                    failures.append(AssertionError(f"{keys}: no dialog takes the keys"))
                    dialog.close()
                return
            seen.append(dialog)
            script = waiting.pop(0)
            if waiting:
                QTimer.singleShot(_LOOK_MS, look)
            try:
                script()
            except AssertionError as failure:
                failures.append(failure)
                dialog.close()

        QTimer.singleShot(0, look)
        self.press(keys)
        if failures:
            raise failures[0]
        assert not waiting, f"{keys} opened {len(scripts) - len(waiting)} of {len(scripts)} dialogs"


def focus() -> QWidget:
    """What has the focus; where nothing has, the window takes the keys."""
    for _ in range(_LOOKS):
        found = QApplication.focusWidget() or QApplication.activeWindow()
        if found is not None:
            return found
        # What a desktop does when a dialog goes, which a bare screen does not.
        next(each for each in QApplication.topLevelWidgets() if each.isVisible()).activateWindow()
        QTest.qWait(_LOOK_MS)
    raise AssertionError("no window takes the keys")


def name_of(widget: QWidget) -> str:
    """What a screen reader would call a control."""
    return widget.accessibleName() or str(widget.property("text") or "") or type(widget).__name__


def _letter_key(letter: str) -> QKeyCombination:
    """The key of a letter: QTest ends the process at those of Thai."""
    known = letter.isascii() and letter.isalnum()
    return QKeyCombination(Qt.Key(ord(letter.upper())) if known else Qt.Key.Key_unknown)


def _send(key: QKeyCombination, held: Qt.KeyboardModifier, text: str) -> None:
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(focus(), QKeyEvent(kind, key.key(), held, text))
