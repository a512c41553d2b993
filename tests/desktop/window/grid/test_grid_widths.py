"""The widths of a grid's columns: shared, dragged and remembered."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from db.edits import fresh_key
from db.records import Project
from desktop.window.grid import Grid
from desktop.window.widgets.painting.text_layouts import widest_word
from desktop.window.widgets.theme import em, px
from desktop.window.widgets.tokens import CAPTION, CELL_SIDE
from tests.desktop.window.grid.test_grid import COLUMNS, PROJECTS, plan_with

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def make(qtbot, tools_with):
    """Makes grids of the same list, in sight, whose wider columns share the room."""
    tools = tools_with(plan_with(4))

    def making(width, columns=COLUMNS):
        grid = Grid(
            tools,
            lambda: PROJECTS,
            columns,
            new_item=lambda package: Project(fresh_key(package, "plan.projects", "p")),
            name="โครงการ",
            spread=True,
        )
        qtbot.addWidget(grid)
        grid.resize(width, 400)
        grid.show()
        return grid

    return making


def room(view):
    return view.viewport().width()


def test_wider_columns_share_the_room(make, qtbot):
    grid = make(1600)
    view = grid.view
    qtbot.waitUntil(lambda: view.columnWidth(0) > em(view, COLUMNS[0].width))
    assert view.columnWidth(1) == em(view, COLUMNS[1].width)
    whole = sum(view.columnWidth(at) for at in range(len(COLUMNS)))
    assert whole == view.viewport().width()
    grid.resize(500, 400)
    qtbot.waitUntil(lambda: view.columnWidth(0) == em(view, COLUMNS[0].width))


def test_all_columns_share_the_room_when_none_is_wider(make, qtbot):
    columns = tuple(replace(column, width=10) for column in COLUMNS)
    view = make(1600, columns).view
    qtbot.waitUntil(lambda: view.columnWidth(0) > em(view, 10))
    widths = [view.columnWidth(at) for at in range(len(columns))]
    assert max(widths[:-1]) == min(widths[:-1])
    assert abs(widths[-1] - widths[0]) <= len(columns)


def test_no_word_of_a_heading_is_parted(make, qtbot):
    columns = tuple(replace(column, width=1) for column in COLUMNS)
    view = make(300, columns).view
    qtbot.waitUntil(lambda: view.columnWidth(0) > 0)
    for at, column in enumerate(columns):
        room = view.columnWidth(at) - 2 * px(CELL_SIDE)
        assert 0 < widest_word(column.words, CAPTION) <= room


def test_widths_are_there_the_next_time_when_one_was_dragged(make, qtbot):
    view = make(1600).view
    qtbot.waitUntil(lambda: view.columnWidth(0) > em(view, COLUMNS[0].width))
    header, wide = view.horizontalHeader(), view.columnWidth(1)
    edge = header.sectionViewportPosition(1) + wide - 1
    at = header.viewport().mapTo(view.window(), QPoint(edge, 8))
    # Through the window: what the mouse holds is known to the whole program.
    window = view.window().windowHandle()
    QTest.mousePress(window, LEFT, NONE, at)
    for step in (10, 20, 40):
        QTest.mouseMove(window, at + QPoint(step, 0))
    QTest.mouseRelease(window, LEFT, NONE, at + QPoint(40, 0))
    assert view.columnWidth(1) == wide + 40
    # The others still share what is left, in any width of the window.
    assert sum(view.columnWidth(column) for column in range(len(COLUMNS))) == room(view)
    again = make(1200).view
    assert again.columnWidth(1) == wide + 40
    assert sum(again.columnWidth(column) for column in range(len(COLUMNS))) == room(again)
