"""What stands in boxes behind signs that Qt counts as two is found and changed rightly."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from desktop.window.fields.block_editor import put_code
from desktop.window.fields.text_editors import TextBox
from desktop.window.fields.typed_keys import correct_focused_words, marked_text
from desktop.window.widgets.utf16 import letters, units

TEXT = "น้ำ 😀 ใจ"


@pytest.mark.parametrize("count", range(len(TEXT) + 1))
def test_letters_and_units_are_two_counts_of_the_same_place(count):
    assert letters(TEXT, units(TEXT[:count])) == count


def test_units_are_those_that_qt_counts(qtbot):
    box = QLineEdit(TEXT)
    qtbot.addWidget(box)
    assert units(TEXT) == box.cursorPosition()


@pytest.mark.parametrize("text", ["", "น้ำ 😀", "น้ำ 😀 ใดจ", "😀😀", "😀 น้ำ 😀 ใจ"])
@pytest.mark.parametrize("numbered", [True, False])
def test_another_text_takes_the_place_of_one_with_such_signs(qtbot, text, numbered):
    box = TextBox(numbered=numbered)
    qtbot.addWidget(box)
    for words in (TEXT, text, TEXT):
        box.show_words(words)
        assert box.words() == words


def test_code_is_cited_in_the_brackets_behind_such_signs(qtbot):
    box = TextBox()
    qtbot.addWidget(box)
    box.show_words("😀 ดี (S1) มาก")
    cursor = box.textCursor()
    cursor.setPosition(units("😀 ดี (S1)"))
    box.setTextCursor(cursor)
    put_code(box, "S2")
    assert box.words() == "😀 ดี (S1, S2) มาก"


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_marked_words_behind_such_signs_are_mended(qtbot, full_window, kind):
    box = kind("😀 c]h;")
    full_window.body.pages.addWidget(box)
    full_window.body.pages.setCurrentWidget(box)
    full_window.activateWindow()
    qtbot.waitUntil(full_window.isActiveWindow)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(2):
        qtbot.keyClick(box, Qt.Key.Key_Right)
    qtbot.keyClick(box, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert marked_text(box) == "c]h;"
    assert correct_focused_words(full_window.session) == "แก้ “c]h;” เป็น “แล้ว” แล้ว"
    assert (box.text() if kind is QLineEdit else box.toPlainText()) == "😀 แล้ว"
