"""A page of a part with a plan in it, and keys where the focus is."""

import pytest
from PySide6.QtWidgets import QApplication

from db.records import (
    Package,
)
from tests.desktop.keyboard import type_text


@pytest.fixture
def opened(open_page):
    """Opens a plan on a page, with the focus in its tree."""

    def opening(plan, name):
        page = open_page(Package(plan), name)
        page.tree.setFocus()
        return page

    return opening


@pytest.fixture
def plan(store, session):
    return lambda: session.package.plan


@pytest.fixture
def keys(qtbot):
    """Presses keys, and types texts, where the focus is."""

    def send(*pressed):
        for each in pressed:
            if isinstance(each, str):
                type_text(QApplication.focusWidget(), each)
            elif isinstance(each, tuple):
                qtbot.keyClick(QApplication.focusWidget(), *each)
            else:
                qtbot.keyClick(QApplication.focusWidget(), each)

    return send
