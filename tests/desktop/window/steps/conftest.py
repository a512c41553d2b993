"""The page of the steps with a plan of three projects, the second of an indicator."""

import datetime as dt

import pytest

from desktop.window.steps.steps_page import StepsPage
from forms.editing.changes import EVERYTHING
from tests.desktop.window.steps.hands import (
    OCT,
    plan,
)


@pytest.fixture
def tools(tools_with):
    return tools_with(plan())


@pytest.fixture
def page(qtbot, tools):
    page = StepsPage(tools, lambda: dt.date(2024, 1, 16))
    qtbot.addWidget(page)
    page.resize(1250, 640)
    page.show()
    page.show_change(EVERYTHING)
    tools.session.changed.connect(page.show_change)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def months(page):
    """The months of the second project, which is shown first: it is an indicator's."""
    page.board.months.setFocus()
    page.board.months.edits.put_cursor(0, OCT)
    return page.board.months


@pytest.fixture
def cells(page):
    view = page.board.grid.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 1))
    return view
