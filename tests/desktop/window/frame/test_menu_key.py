"""Shift+F10 opens the menu of the field, the table or the list that one is in."""

import sys

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows itself opens it there")


def menu_words(qtbot):
    """The entries of the menu that Shift+F10 brings up where the focus is."""
    found = []

    def look():
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            found.extend(action.text() for action in menu.actions())
            menu.close()

    timer = QTimer(interval=1)
    timer.timeout.connect(look)
    timer.start()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bool(found))
    return " ".join(found)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize(
    ("place", "words"),
    [
        (("plan", "preface"), "แทรกตาราง"),
        (("plan", "title"), "เลือกทั้งหมด"),
        (("plan", "projects", 0, "name"), "คัดลอก"),
    ],
)
def test_it_opens_the_menu_of_where_one_is(qtbot, full_window, place, words):
    full_window.go_to(place)
    full_window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert words in menu_words(qtbot)
