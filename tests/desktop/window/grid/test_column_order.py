"""Columns taken elsewhere by their headings and menus, and what is remembered of them."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.desktop.window.grid.keying import press, selected
from tests.desktop.window.grid.test_grid import clip, put
from tests.desktop.window.grid.test_grid_columns import (
    AMOUNT,
    KIND,
    LEFT,
    NAME,
    NOTE,
    REMARK,
    command,
    grid,
    make,
    tools,
)

__all__ = ["grid", "make", "tools"]
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def moved(grid):
    """The amounts stand before the kinds."""
    command(grid.menus.of_column(AMOUNT), "ย้ายคอลัมน์ไปทางซ้าย").trigger()
    while grid.view.columns.open[1] != AMOUNT:
        command(grid.menus.of_column(AMOUNT), "ย้ายคอลัมน์ไปทางซ้าย").trigger()
    return grid


def mouse_on_heading(grid, column, *steps):
    """Press on a heading, and drag it to points from there."""
    header = grid.view.horizontalHeader()
    start = QPoint(header.sectionViewportPosition(column) + 30, 8)
    window = grid.window().windowHandle()
    at = header.viewport().mapTo(grid.window(), start)
    QTest.mousePress(window, LEFT, NONE, at)
    for step in steps:
        QTest.mouseMove(window, at + step)
    QTest.mouseRelease(window, LEFT, NONE, at + (steps[-1] if steps else QPoint()))


def test_keys_and_selections_follow_the_columns_as_they_stand(moved):
    assert moved.view.columns.open == [NAME, AMOUNT, KIND]
    put(moved, 0, NAME)
    press("Right")
    assert moved.view.currentIndex().column() == AMOUNT
    press("Shift+Right")
    press("Shift+Down")
    assert selected(moved) == {(row, at) for row in (0, 1) for at in (AMOUNT, KIND)}
    press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "100\tโครงการ\n200\tกิจกรรม\n"
    press("Ctrl+R")
    assert moved.model.text(1, KIND) == "200"
    press("End")
    assert moved.view.currentIndex().column() == KIND


def test_block_is_pasted_over_the_columns_as_they_stand(moved, session):
    put(moved, 0, NAME)
    clip("ใหม่\t9\tกิจกรรม\n")
    press("Ctrl+V")
    project = session.package.plan.projects[0]
    assert (project.name, project.budget.amount, project.kind) == ("ใหม่", 9, "activity")


def test_column_is_dragged_by_its_heading_once_it_is_selected(grid):
    view = grid.view
    header = view.horizontalHeader()
    far = QPoint(header.sectionViewportPosition(KIND) - header.sectionViewportPosition(NAME), 0)
    mouse_on_heading(grid, NAME, QPoint(20, 0), far)
    # Not selected before: columns are selected by dragging.
    assert view.columns.open == [NAME, KIND, AMOUNT]
    assert {at for _, at in selected(grid)} >= {NAME, KIND}
    mouse_on_heading(grid, NAME)
    assert not view.selectionModel().isSelected(view.row_filter.index(0, KIND))
    mouse_on_heading(grid, NAME, QPoint(20, 0), far, far + QPoint(20, 0))
    assert view.columns.open == [KIND, NAME, AMOUNT]


def test_columns_are_remembered_by_their_names(moved, make, memory):
    moved.view.columns.set_width(KIND, 123)
    command(moved.menus.of_column(AMOUNT), "ตรึงถึงคอลัมน์นี้").trigger()
    kept = json.loads(memory.text("columns-plan-projects"))
    assert kept["widths"] == {"ประเภท": 123}
    assert kept["order"].index("จำนวนเงิน") == kept["order"].index("ชื่อ") + 1
    again = make().view
    assert again.columns.open == [NAME, AMOUNT, KIND]
    assert again.columns.still == [NAME, AMOUNT]
    assert again.columnWidth(KIND) == 123


def test_what_was_remembered_of_other_columns_is_left_out(make, memory):
    kept = {
        "order": ["ประเภท", "ที่ไม่มีแล้ว", "ชื่อ"],
        "widths": {"ที่ไม่มีแล้ว": 50, "ประเภท": "กว้าง"},
        "hidden": ["ที่ไม่มีแล้ว"],
        "still": "ที่ไม่มีแล้ว",
    }
    memory.set_text("columns-plan-projects", json.dumps(kept))
    columns = make().view.columns
    assert columns.known == [KIND, NOTE, 3, AMOUNT, REMARK, NAME]
    assert columns.open == [KIND, AMOUNT, NAME]


@pytest.mark.parametrize("words", ["0:50 -1 =2", "[1, 2]", "{", '{"order": 3}', "null"])
def test_what_cannot_be_read_is_as_if_nothing_was_remembered(make, memory, words):
    memory.set_text("columns-plan-projects", words)
    columns = make().view.columns
    assert columns.open == [NAME, KIND, AMOUNT]
    assert columns.still == [NAME]


def test_nothing_is_remembered_when_the_layout_changes_under_a_pressed_heading(grid, memory):
    header = grid.view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(KIND) + 30, 8)
    QTest.mousePress(header.viewport(), LEFT, NONE, at)
    # As when what was typed is kept because the heading is clicked.
    grid.view.columns.fill([REMARK])
    grid.resize(1200, 400)
    QApplication.processEvents()
    QTest.mouseRelease(header.viewport(), LEFT, NONE, at)
    assert not memory.text("columns-plan-projects")
