"""Fields of a plan in sight."""

import pytest
from PySide6.QtGui import (
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.window.fields.fields import Field


@pytest.fixture
def opened(qtbot, tools_with):
    """Opens a plan with fields of these places in sight, and undo by its keys."""
    kept = []

    def opening(package, *places):
        tools = tools_with(package)
        page = QWidget()
        column = QVBoxLayout(page)
        fields = [Field(tools, lambda place=place: place) for place in places]
        for field in fields:
            column.addWidget(field)
        tools.session.changed.connect(lambda: [field.refresh() for field in fields])
        QShortcut(QKeySequence("Ctrl+Z"), page).activated.connect(tools.session.history.undo)
        qtbot.addWidget(page)
        page.resize(500, 500)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        kept.append((page, fields))
        fields[0].focus()
        return tools, *fields

    return opening
