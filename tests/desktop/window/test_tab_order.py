"""The way of the Tab key through a window whose controls come and go."""

import pytest
import shiboken6
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.window.tab_order import chain, stops


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


def test_stops_follow_the_order_that_was_chained(lines):
    first, second, third, fourth = lines
    chain(first, fourth, second, third)
    assert stops(first.window()) == [first, fourth, second, third]
    assert stops(second) == [second]


def test_no_control_takes_the_window_with_it_when_it_goes(lines):
    window = lines[0].window()
    assert stops(window) == lines
    stops(lines[1])
    # What PySide takes for its parent would make an end of the window's menus.
    assert "parent" not in shiboken6.dump(window)
    for line in lines:
        assert f"parent............ {window!r}" in shiboken6.dump(line)
