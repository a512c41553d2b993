"""The summary beside a part: its order, which is the unit's priority, and where it leads."""

from dataclasses import replace

import pytest

from tests.desktop.mouse import drop_on
from tests.desktop.window.parts.plans import (
    FILLED,
    Key,
    Moving,
    steps,
)


def in_order(page):
    return [project.key for _order, project in page.summary.list.entries]


def ranked(plan):
    return [project.key for project in plan.projects]


@pytest.fixture
def summary(opened):
    """A part's page with its summary in sight and the focus in it."""

    def opening(plan, name="part1"):
        page = opened(plan, name)
        page.show_summary()
        return page

    return opening


def test_summary_is_in_the_order_of_priority_and_changes_it(summary, plan, keys):
    wide = replace(FILLED, part2=(replace(FILLED.part2[0], projects=("p4", "p2", "p1")),))
    page = summary(wide, "part2")
    assert in_order(page) == ["p1", "p2", "p4"]
    assert "Alt+Shift+↑" in page.summary.order.text()
    page.summary.list.choose(2)
    keys((Key.Key_Up, Moving))
    # Before its neighbour of the summary, and so before what stands between the two.
    assert ranked(plan()) == ["p1", "p4", "p2", "p3"]
    assert in_order(page) == ["p1", "p4", "p2"]
    assert page.summary.list.currentIndex().row() == 1
    assert steps(page).count() == 1
    keys((Key.Key_Down, Moving))
    assert ranked(plan()) == ["p1", "p2", "p4", "p3"]
    steps(page).undo()
    steps(page).undo()
    assert plan() == wide


def test_project_dragged_in_the_summary_goes_to_that_rank(summary, plan):
    page = summary(FILLED)
    assert in_order(page) == ["p1", "p2", "p3"]
    page.summary.list.choose(0)
    drop_on(page.summary.list, 2, below=True)
    assert ranked(plan()) == ["p2", "p3", "p1", "p4"]
    assert in_order(page) == ["p2", "p3", "p1"]


def test_order_of_the_summary_stays_where_the_forms_give_it(summary, plan, keys):
    page = summary(replace(FILLED, edition="2566"))
    shown = in_order(page)
    assert "เปลี่ยนลำดับไม่ได้" in page.summary.order.text()
    page.summary.list.choose(1)
    keys((Key.Key_Up, Moving))
    assert in_order(page) == shown
    assert steps(page).count() == 0


def test_enter_in_the_summary_goes_to_the_project(summary, keys, window):
    page = summary(FILLED)
    page.summary.list.choose(1)
    keys(Key.Key_Return)
    assert window.page_name == "projects"
    assert window.page.grid.place == ("plan", "projects", 1, "name")
