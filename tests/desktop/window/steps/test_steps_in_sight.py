"""How many steps of a plan of real size are in sight at once, with all of their months."""

import pytest

from tests.desktop.window.strategy_plan import strategy_plan, with_steps

# A title bar takes 30 pixels of the screen, a taskbar 48.
BAR, TASKS = 30, 48


@pytest.mark.parametrize(
    ("height", "least"), [(768 - BAR, 10), (768 - BAR - TASKS, 9)], ids=["whole", "taskbar"]
)
def test_steps_in_sight_with_all_months(open_page, window, qtbot, height, least):
    page = open_page(with_steps(strategy_plan(), 12), "steps")
    window.resize(1366, height)
    cells, months = page.board.grid.view, page.board.months

    def whole_rows():
        room = cells.viewport().height()
        rows = range(cells.model().rowCount())
        return sum(
            cells.rowViewportPosition(row) >= 0
            and cells.rowViewportPosition(row) + cells.rowHeight(row) <= room
            for row in rows
        )

    qtbot.waitUntil(lambda: whole_rows() >= least)
    assert len(months.milestones.months) == 12
    last = months.columnViewportPosition(11) + months.columnWidth(11)
    assert last <= months.viewport().width()
    # The list of projects is in sight as well, and nothing is cut at the left.
    assert page.picker.isVisible()
    assert cells.horizontalScrollBar().maximum() == 0


def test_captions_of_indicators_stay_over_their_projects(open_page, window, qtbot):
    page = open_page(with_steps(strategy_plan(), 3), "steps")
    window.resize(1366, 738)
    projects = page.picker.list
    bar = projects.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    held = next(each for each in projects.children() if type(each).__name__ == "_HeldCaption")
    assert not held.isVisible()
    bar.setValue(100)
    assert held.isVisible()
    assert held._words == "โครงการอื่น"
    # The row one goes to is not under it.
    projects.setCurrentIndex(projects.model().index(1, 0))
    assert projects.visualRect(projects.currentIndex()).top() >= held.geometry().bottom()
