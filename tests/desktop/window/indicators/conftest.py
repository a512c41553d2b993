"""The indicators' page with a plan in it."""

import pytest

from db.records import (
    Package,
)
from tests.desktop.window.indicators.plans import (
    PLAN,
)


@pytest.fixture
def opened(open_page):
    """Opens a plan on the page of the indicators."""
    return lambda plan=PLAN: open_page(Package(plan), "indicators")


@pytest.fixture
def plan(store, session):
    return lambda: session.package.plan
