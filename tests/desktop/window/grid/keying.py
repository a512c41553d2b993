"""Hands at a grid of texts, choices, figures and names: keys as a keyboard sends them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.edits import fresh_key
from db.records import Project
from desktop.window.grid import Grid
from desktop.window.grid.cell_editor import CellEditor

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
NAME, KIND, AMOUNT, DIVISIONS, KEY, NOTE = range(6)
# What is typed in each kind of column, and reads there afterwards.
TYPED = {NAME: "ใหม่", KIND: "กิจกรรม", AMOUNT: "1,200", DIVISIONS: "ฝ2", NOTE: "ดี"}
READS = TYPED | {DIVISIONS: "ฝ่ายสอง"}


def shown_grid(tools, qtbot, columns):
    """A grid of the open plan's projects, in sight and with the focus."""

    def new_item(package):
        return Project(fresh_key(package, "plan.projects", "p"))

    grid = Grid(tools, lambda: ("plan", "projects"), columns, new_item=new_item, name="โครงการ")
    tools.session.changed.connect(lambda _change: grid.refresh())
    qtbot.addWidget(grid)
    grid.resize(900, 500)
    grid.show()
    grid.activateWindow()
    qtbot.waitUntil(grid.isActiveWindow)
    grid.view.setFocus()
    return grid


def press(keys, times=1):
    """Press keys where the focus is, as a keyboard does."""
    combination = QKeySequence(keys)[0]
    for _ in range(times):
        QTest.keyClick(
            QApplication.focusWidget(), combination.key(), combination.keyboardModifiers()
        )


def selected(grid):
    return {(i.row(), i.column()) for i in grid.view.selectionModel().selectedIndexes()}


def block(top, left, bottom, right):
    return {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}


def text(grid, row, column):
    return grid.model.text(row, column)


def editor():
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, CellEditor) else None


def spot(grid, row, column):
    return grid.view.visualRect(grid.view.row_filter.index(row, column)).center()


def click(grid, row, column, held=NONE):
    QTest.mouseClick(grid.view.viewport(), LEFT, held, spot(grid, row, column))
