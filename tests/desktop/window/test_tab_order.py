"""The way of the Tab key through a window whose controls come and go."""

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.window.tab_order import chain, stops


@pytest.fixture
def lines(qtbot):
    """A window with four lines, in the order of their making."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    made = [QLineEdit() for _ in range(4)]
    for line in made:
        column.addWidget(line)
    yield made


def test_stops_follow_the_order_that_was_chained(lines):
    first, second, third, fourth = lines
    chain(first, fourth, second, third)
    assert stops(first.window()) == [first, fourth, second, third]
    assert stops(second) == [second]


def test_window_stays_when_the_control_before_it_goes(lines):
    window = lines[0].window()
    stops(window)
    lines.pop().deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert shiboken6.isValid(window)
    assert all(shiboken6.isValid(line) for line in lines)
