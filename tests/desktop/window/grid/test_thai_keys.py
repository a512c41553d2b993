"""Keys of a grid with the keyboard set to Thai, with the native codes of each system."""

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.window.widgets import key_places
from tests.desktop.window.grid.keying import (
    NAME,
    NONE,
    editor,
)
from tests.desktop.window.grid.test_grid import (
    CONTROL,
    SHIFT,
    grid,
    names,
    put,
    tools,
)

__all__ = ["grid", "tools"]

# Keys of a keyboard set to Thai: what arrives, its scan code on Windows, and what is meant.
THAI = [
    ("ง", 0x28, CONTROL, "Ctrl+'"),
    ("ว", 0x27, CONTROL, "Ctrl+;"),
    ("ใ", 0x34, CONTROL, "Ctrl+."),
    ("ข", 0x0C, CONTROL, "Ctrl+-"),
    ("๙", 0x0D, CONTROL | SHIFT, "Ctrl+Shift+="),
    ("๕", 0x09, CONTROL | SHIFT, "Ctrl+Shift+8"),
    ("ก", 0x20, CONTROL, "Ctrl+D"),
    ("พ", 0x13, CONTROL, "Ctrl+R"),
    ("ฟ", 0x1E, CONTROL, "Ctrl+A"),
]
SYSTEMS = {"windows": 0, "xcb": 8, "wayland": 8}


def thai_event(letter, code, held, system, kind=QEvent.Type.KeyPress):
    virtual = {"windows": 0xDE}.get(system, ord(letter))
    return QKeyEvent(kind, ord(letter), held, code + SYSTEMS[system], virtual, 0, letter, False, 1)


def send_thai(view, letter, code, held, system):
    """Press a key; whether the table asked for it before the window."""
    override = thai_event(letter, code, held, system, QEvent.Type.ShortcutOverride)
    override.ignore()
    QApplication.sendEvent(view, override)
    QApplication.sendEvent(QApplication.focusWidget(), thai_event(letter, code, held, system))
    return override.isAccepted()


def test_keys_count_by_their_place_with_thai_letters_on(grid, monkeypatch):
    acts, acted = grid.view.keyboard._acts, []
    for letter, code, held, keys in THAI:
        meant = key_places.combination(keys)
        assert meant in acts
        monkeypatch.setitem(acts, meant, partial(acted.append, keys))
        for system in SYSTEMS:
            monkeypatch.setattr(key_places, "platform", lambda system=system: system)
            assert send_thai(grid.view, letter, code, held, system)
    assert acted == [keys for *_, keys in THAI for _ in SYSTEMS]


def test_key_of_a_digit_that_says_minus_in_thai_removes_no_row(grid, session, monkeypatch):
    put(grid, 1, NAME)
    for system in SYSTEMS:
        monkeypatch.setattr(key_places, "platform", lambda system=system: system)
        assert not send_thai(grid.view, "-", 0x04, CONTROL, system)
    assert len(names(session)) == 4


def test_letters_without_ctrl_are_typed_as_they_are(grid, session, monkeypatch):
    put(grid, 1, NAME)
    for system in SYSTEMS:
        monkeypatch.setattr(key_places, "platform", lambda system=system: system)
        send_thai(grid.view, "ง", 0x28, NONE, system)
    assert editor().toPlainText() == "ง" * 3
