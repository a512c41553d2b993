"""How much of a plan of real size is in sight at once, in the whole window."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.window.grid.density import DENSITIES
from tests.desktop.window.called import part_of
from tests.desktop.window.strategy_plan import strategy_plan

# A title bar takes 30 pixels of the screen, a taskbar 48.
BAR, TASKS = 30, 48


def whole_rows(view):
    """How many rows are in sight from top to bottom."""
    room = view.viewport().height()
    tops = [view.rowViewportPosition(row) for row in range(view.model().rowCount())]
    return sum(
        top >= 0 and top + view.rowHeight(row) <= room for row, top in enumerate(tops) if top < room
    )


def show(window, qtbot, width, height):
    window.resize(width, height)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == (width, height))
    qtbot.wait(0)


@pytest.mark.parametrize(
    ("size", "least"),
    [
        ((1366, 768 - BAR), 12),
        ((1366, 768 - BAR - TASKS), 11),
        ((1920, 1080 - BAR), 20),
        ((1920, 1080 - BAR - TASKS), 19),
    ],
)
def test_projects_in_sight(open_page, window, qtbot, size, least):
    page = open_page(strategy_plan(), "projects")
    show(window, qtbot, *size)
    view = page.grid.view
    qtbot.waitUntil(lambda: whole_rows(view) >= least)
    # Nothing has gone by sideways.
    assert view.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("height", "least"), [(768 - BAR, 10), (768 - BAR - TASKS, 9)], ids=["whole", "taskbar"]
)
def test_results_in_sight(open_page, window, qtbot, height, least):
    page = open_page(strategy_plan(), "results")
    page.quarters.choose(2)
    show(window, qtbot, 1366, height)
    view = part_of(page, "ตัวชี้วัด").grid.view
    qtbot.waitUntil(lambda: whole_rows(view) >= least)
    # With the captions of the components that stand over them.
    assert sum(view.captions.over(row) is not None for row in range(least)) == 4
    assert view.horizontalScrollBar().maximum() == 0


def test_only_rows_in_sight_are_measured(open_page, window, qtbot):
    page = open_page(strategy_plan(), "projects")
    show(window, qtbot, 1366, 738)
    view = page.grid.view
    measured = view.heights.measured
    assert measured
    assert max(measured) < 20
    view.show_cell(39, 0)
    assert 39 in view.heights.measured
    assert 25 not in view.heights.measured


@pytest.mark.parametrize("row", [0, 7, 20, 39])
def test_cell_that_is_gone_to_is_in_sight_whatever_the_heights(open_page, window, qtbot, row):
    page = open_page(strategy_plan(), "projects")
    show(window, qtbot, 1366, 738)
    view = page.grid.view
    for density in ("compact", "comfortable", "normal"):
        page.grid.set_density(next(d for d in DENSITIES if d.name == density))
        view.show_cell(39 - row, 0)
        view.show_cell(row, 0)
        box = view.visualRect(view.currentIndex())
        assert view.viewport().rect().contains(box), density


def painted(view, act):
    """The rows of a table that are painted after something is done."""
    rows = set()
    before = view.look.paint

    def paint(painter, option, index):
        rows.add(index.row())
        before(painter, option, index)

    # What one event asks for is painted with a later one.
    for _ in range(5):
        QApplication.processEvents()
    view.look.paint = paint
    try:
        act()
        QApplication.processEvents()
    finally:
        view.look.paint = before
    return rows


def test_only_rows_that_show_something_else_are_painted(open_page, window, qtbot):
    page = open_page(strategy_plan(), "projects")
    show(window, qtbot, 1366, 738)
    view, session = page.grid.view, window.session
    view.show_cell(0, 0)
    session.set_texts({("plan", "projects", 1, "note"): "ก่อน"})
    found = painted(view, lambda: session.set_texts({("plan", "projects", 4, "note"): "หมายเหตุ"}))
    # Qt lets a line of the next one be painted, too.
    assert 4 in found
    assert found <= {4, 5}


def test_rows_of_marks_that_changed_are_painted(open_page, window, qtbot):
    page = open_page(strategy_plan(), "projects")
    show(window, qtbot, 1366, 738)
    view, session = page.grid.view, window.session
    view.show_cell(0, 0)
    session.set_texts({("plan", "projects", 1, "note"): "ก่อน"})
    wrong = {("plan", "projects", 3, "budget", "amount"): "ห้าแสนกว่า"}
    found = painted(view, lambda: session.set_texts(wrong))
    assert 3 in found
    assert found <= {3, 4}
