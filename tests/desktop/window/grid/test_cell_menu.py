"""The menu of cells, by mouse and by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop.window.grid import commands
from tests.desktop.window.grid.test_grid import cell, grid, put, select, tools

__all__ = ["grid", "tools"]


@pytest.fixture
def offered(monkeypatch):
    """What the menus that came up have offered, and where."""
    shown = []

    class Menu(QMenu):
        def exec(self, at=None):  # type: ignore[override]
            shown.append(([each.text() for each in self.actions()], at))

    monkeypatch.setattr(commands, "QMenu", Menu)
    return shown


def ask(grid, index):
    at = grid.view.visualRect(index).center()
    reason = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(reason, at, grid.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(grid.view.viewport(), event)


def test_menu_offers_what_keys_do(grid, offered):
    put(grid, 1, 0)
    ask(grid, grid.view.currentIndex())
    words, _ = offered[0]
    assert {"คัดลอก", "คัดลอกพร้อมหัวคอลัมน์", "เติมลง", "ทำสำเนาโครงการ"} <= set(words)


def test_right_click_takes_the_cursor_but_leaves_what_is_selected(grid):
    select(grid, 0, 0, 2, 1)
    right, port = Qt.MouseButton.RightButton, grid.view.viewport()
    index = grid.view.row_filter.index
    QTest.mouseClick(port, right, pos=grid.view.visualRect(index(1, 1)).center())
    assert cell(grid) == (0, 0)
    assert len(grid.view.selectionModel().selectedIndexes()) == 6
    QTest.mouseClick(port, right, pos=grid.view.visualRect(index(3, 2)).center())
    assert cell(grid) == (3, 2)
    assert len(grid.view.selectionModel().selectedIndexes()) == 1
