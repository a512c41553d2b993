"""The way of the Tab key through a window whose controls come and go."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.window.widgets.controls import tab_widget
from desktop.window.widgets.tab_order import chain, stops


@pytest.fixture
def lines(qtbot, request):
    """A window with four lines, in the order of their making."""
    window = QWidget()
    qtbot.addWidget(window)
    # Nobody else holds it.
    request.node.window = window
    column = QVBoxLayout(window)
    made = [QLineEdit() for _ in range(4)]
    for line in made:
        column.addWidget(line)
    return made


def test_tab_key_follows_the_order_that_was_chained(qtbot, lines):
    first, second, third, fourth = lines
    chain(first, fourth, second, third)
    window = first.window()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first.setFocus()
    passed = []
    for _ in lines:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    assert passed == [fourth, second, third, first]


class Crossed(QWidget):
    """Two lines, the second of which was made first."""

    def __init__(self):
        super().__init__()
        self.below, self.above = QLineEdit(self), QLineEdit(self)

    def in_tab_order(self):
        return (self.above, self.below)


def test_stops_are_as_a_part_says_when_it_was_made_otherwise(qtbot):
    part = Crossed()
    qtbot.addWidget(part)
    assert stops(part) == [part.above, part.below]


def by_keys(qtbot, tabs):
    page = QApplication.focusWidget()
    qtbot.keyClick(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)


def by_mouse(qtbot, tabs):
    bar = tabs.tabBar()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())


@pytest.mark.parametrize("turn", [by_keys, by_mouse])
def test_tab_begins_where_one_writes_when_it_comes_into_sight(qtbot, turn):
    tabs = tab_widget("แท็บ")
    qtbot.addWidget(tabs)
    boxes = []
    for number in range(2):
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(QPushButton("ปุ่ม"))
        boxes.append(QLineEdit())
        column.addWidget(boxes[-1])
        tabs.addTab(page, str(number))
    tabs.show()
    tabs.activateWindow()
    qtbot.waitUntil(tabs.isActiveWindow)
    boxes[0].setFocus()
    turn(qtbot, tabs)
    qtbot.waitUntil(boxes[1].hasFocus)


def test_click_on_a_tab_begins_in_it_wherever_one_was(qtbot):
    window, outside, tabs = QWidget(), QLineEdit(), tab_widget("แท็บ")
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(outside)
    column.addWidget(tabs)
    for number in range(2):
        tabs.addTab(QLineEdit(), str(number))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    outside.setFocus()
    tabs.setCurrentIndex(1)
    assert outside.hasFocus()
    tabs.setCurrentIndex(0)
    by_mouse(qtbot, tabs)
    qtbot.waitUntil(tabs.widget(1).hasFocus)


def test_keys_on_the_bar_of_tabs_stay_there(qtbot):
    tabs = tab_widget("แท็บ")
    qtbot.addWidget(tabs)
    for number in range(2):
        tabs.addTab(QLineEdit(), str(number))
    tabs.show()
    tabs.activateWindow()
    qtbot.waitUntil(tabs.isActiveWindow)
    assert tabs.tabBar().focusPolicy() & Qt.FocusPolicy.TabFocus
    tabs.tabBar().setFocus()
    qtbot.keyClick(tabs.tabBar(), Qt.Key.Key_Right)
    assert tabs.currentIndex() == 1
    assert tabs.tabBar().hasFocus()


def test_no_control_takes_the_window_with_it_when_it_goes(lines):
    window = lines[0].window()
    assert stops(window) == lines
    stops(lines[1])
    # What PySide takes for its parent would make an end of the window's menus.
    assert "parent" not in shiboken6.dump(window)
    for line in lines:
        assert f"parent............ {window!r}" in shiboken6.dump(line)
