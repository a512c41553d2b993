"""Keys of a part of a page act by their place on the keyboard."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from desktop.window.widgets import key_places
from desktop.window.widgets.place_keys import add_keys

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
OFFSETS = {"windows": 0, "xcb": 8}


@pytest.fixture
def acted():
    return []


@pytest.fixture
def line(qtbot, acted):
    owner = QWidget()
    qtbot.addWidget(owner)
    line = QLineEdit()
    QVBoxLayout(owner).addWidget(line)
    add_keys(owner, (("Ctrl+-", lambda: acted.append("-")), ("Insert", lambda: acted.append("+"))))
    owner.show()
    owner.activateWindow()
    qtbot.waitUntil(owner.isActiveWindow)
    line.setFocus()
    yield line
    # It lives as long as what it is in.
    owner.close()


def event_of(kind, key, code, held):
    event = QKeyEvent(kind, key, held, code, 0, 0, chr(key) if key < 0x10000 else "")
    event.ignore()
    return event


def is_wanted(line, key, code, held=CONTROL):
    """Whether a key is asked for before shortcuts look at it."""
    event = event_of(QEvent.Type.ShortcutOverride, key, code, held)
    QApplication.sendEvent(line, event)
    return event.isAccepted()


def send(line, key, code, held=CONTROL):
    """Press a key."""
    QApplication.sendEvent(line, event_of(QEvent.Type.KeyPress, key, code, held))


@pytest.mark.parametrize("system", OFFSETS)
def test_thai_letter_at_the_place_of_minus_is_minus(line, acted, monkeypatch, system):
    monkeypatch.setattr(key_places, "platform", lambda: system)
    assert is_wanted(line, ord("ข"), 0x0C + OFFSETS[system])
    send(line, ord("ข"), 0x0C + OFFSETS[system])
    assert acted == ["-"]
    assert line.text() == ""


@pytest.mark.parametrize("system", OFFSETS)
def test_minus_at_the_place_of_three_is_no_minus(line, acted, monkeypatch, system):
    monkeypatch.setattr(key_places, "platform", lambda: system)
    # Wanted, so that no shortcut takes it for what it says; nothing comes of it.
    assert is_wanted(line, Qt.Key.Key_Minus, 0x04 + OFFSETS[system])
    assert acted == []


def test_keys_of_latin_letters_are_left_to_shortcuts(line, acted, monkeypatch, qtbot):
    monkeypatch.setattr(key_places, "platform", lambda: "xcb")
    assert not is_wanted(line, Qt.Key.Key_Minus, 0x0C + 8)
    qtbot.keyClick(line, Qt.Key.Key_Minus, CONTROL)
    qtbot.keyClick(line, Qt.Key.Key_Insert)
    assert acted == ["-", "+"]


def test_what_is_typed_stays_what_it_is(line, monkeypatch):
    monkeypatch.setattr(key_places, "platform", lambda: "windows")
    send(line, ord("ข"), 0x0C, Qt.KeyboardModifier.NoModifier)
    assert line.text() == "ข"
