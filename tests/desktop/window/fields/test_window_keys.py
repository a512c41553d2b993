"""Keys of the window reach it from where one writes, whatever the system edits a text by."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.window.fields.text_editors import LineBox, TextBox
from desktop.window.grid.cell_editor import CellEditor

# What Ctrl and a letter do in a text on every system.
OF_TEXT = {"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X"}


def is_taken(box, keys):
    """Whether a box keeps keys for itself: Qt asks, as X11 would by Ctrl+E, and it refuses."""
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, keys[0].key(), keys[0].keyboardModifiers())
    asked.accept()
    box.event(asked)
    return asked.isAccepted()


@pytest.fixture
def boxes(qtbot, theme):
    """What is written in: a line, lines, and a cell of a table."""
    table = QWidget()
    cell = CellEditor(table, theme, (), by_line=False, closed=False, right=False)
    line, lines = LineBox(), TextBox()
    for widget in (table, line, lines):
        qtbot.addWidget(widget)
    # pytest-qt holds its widgets by weak references alone.
    yield line, lines, cell
    table.deleteLater()


def test_no_letter_with_ctrl_is_kept_from_the_menu(full_window, boxes):
    letters = [
        keys
        for action in full_window.menuBar().findChildren(QAction)
        for keys in action.shortcuts()
        if keys[0].keyboardModifiers() == Qt.KeyboardModifier.ControlModifier
        and Qt.Key.Key_A <= keys[0].key() <= Qt.Key.Key_Z
        and keys.toString() not in OF_TEXT
    ]
    assert QKeySequence("Ctrl+E") in letters
    for box in boxes:
        assert [keys.toString() for keys in letters if is_taken(box, keys)] == []
        assert is_taken(box, QKeySequence("Ctrl+A"))
