"""Keys by their place on the keyboard, whatever language it is set to.

With Thai letters on, Ctrl+; arrives as Ctrl+ว, and the key of 3 as Ctrl+-. What is held with Ctrl
or Alt is meant by the place of the key: that of the letters printed on it.
"""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PAD = Qt.KeyboardModifier.KeypadModifier

# The keys of each row from the scan code of the first: those of Windows.
_ROWS = {2: "1234567890-=", 16: "QWERTYUIOP[]", 30: "ASDFGHJKL;'`", 43: "\\ZXCVBNM,./"}
_KEYS = {
    first + at: Qt.Key(ord(letter)) for first, row in _ROWS.items() for at, letter in enumerate(row)
}
# X11 and Wayland count the same places from eight on.
_OFFSETS = {"windows": 0, "xcb": 8, "wayland": 8}
# What a key says with Shift, by what it says without.
_SHIFTED = dict(zip('!@#$%^&*()_+{}:"~|<>?', "1234567890-=[];'`\\,./", strict=True))
_PLAIN = {Qt.Key(ord(above)): Qt.Key(ord(below)) for above, below in _SHIFTED.items()}
_TWINS = {Qt.Key.Key_Enter: Qt.Key.Key_Return, Qt.Key.Key_Backtab: Qt.Key.Key_Tab}


def platform() -> str:
    """The system whose native codes the keys bear, as Qt names it."""
    return QGuiApplication.platformName()


def pressed(event: QKeyEvent) -> QKeyCombination:
    """What was pressed: with Ctrl or Alt the key by its place, else as it is typed.

    A key of two signs is the lower one, with Shift where that is held; those of the number
    pad and both Enters are the same keys.
    """
    held = event.modifiers() & ~_PAD
    key = Qt.Key(event.key())
    key = _TWINS.get(key, key)
    if event.key() == Qt.Key.Key_Backtab:
        held |= _SHIFT
    if held & _HELD:
        if held & _SHIFT:
            key = _PLAIN.get(key, key)
        on_pad = bool(event.modifiers() & _PAD)
        offset = _OFFSETS.get(platform(), -1)
        if offset >= 0 and event.nativeScanCode() and not on_pad:
            key = _KEYS.get(event.nativeScanCode() - offset, key)
    return QKeyCombination(held, key)


def combination(keys: str) -> QKeyCombination:
    """The keys of a text such as `Ctrl+Shift+=`, to be compared with what was pressed."""
    found: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # PySide's stubs omit it
    return found
