"""The editor over a cell: where it stands, how it grows, and the cell it never leaves."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from desktop.window.grid.cell_editor import CellEditor
from tests.desktop.keyboard import type_text
from tests.desktop.window.grid.test_grid import PROJECTS, grid, plan_with, press, put, tools

__all__ = ["grid", "tools"]
F2 = Qt.Key.Key_F2
LONG = "โครงการพัฒนาระบบฐานข้อมูลกลางด้านแผนงาน " * 4


def opened(grid, qtbot, row, column):
    put(grid, row, column)
    press(qtbot, F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, CellEditor)
    return editor


def cell_box(grid):
    return grid.view.visualRect(grid.view.currentIndex())


def lines_of(document):
    """Where each line of a text begins, in the editor."""
    tops, block = [], document.begin()
    while block.isValid():
        layout = block.layout()
        top = layout.position().y()
        tops += [top + layout.lineAt(at).y() for at in range(layout.lineCount())]
        block = block.next()
    return tops


def test_letters_stay_where_they_are_when_a_cell_is_edited(grid, session, qtbot):
    session.set_texts({(*PROJECTS, 1, "name"): LONG})
    editor = opened(grid, qtbot, 1, 0)
    look, view, box = grid.view.look, grid.view, cell_box(grid)
    # As the cell breaks and places its lines.
    width = look._inner(0, box.width())
    laid = look._laid(LONG, width, right=False, lines=99)
    layout = laid.layouts[0]
    wanted = [
        box.top() + look.density.above + layout.lineAt(n).y() for n in range(layout.lineCount())
    ]
    origin = editor.viewport().mapTo(view.viewport(), QPoint(0, 0)).y()
    found = [origin + top for top in lines_of(editor.document())]
    assert len(found) == len(wanted)
    assert all(abs(one - other) <= 1 for one, other in zip(found, wanted, strict=True))
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    left = editor.viewport().mapTo(view.viewport(), editor.cursorRect().topLeft()).x()
    assert abs(left - (box.left() + 8)) <= 1


def test_editor_covers_its_cell_and_grows_down_line_by_line(grid, qtbot):
    editor = opened(grid, qtbot, 0, 0)
    assert editor.geometry().contains(cell_box(grid) & grid.view.viewport().rect())
    before, top = editor.height(), editor.geometry().top()
    type_text(editor, LONG)
    assert editor.geometry().top() == top
    grown = editor.height()
    assert grown > before
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert 18 <= editor.height() - grown <= 22


def test_editor_scrolls_from_ten_lines_on(grid, qtbot):
    editor = opened(grid, qtbot, 0, 0)
    for _ in range(30):
        press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert editor.height() < 12 * 20 + 20
    assert editor.verticalScrollBar().maximum() > 0
    assert editor.viewport().rect().intersects(editor.cursorRect())


def test_editor_grows_up_where_below_is_no_room(grid, session, qtbot):
    session.set_value(PROJECTS, plan_with(40).plan.projects)
    editor = opened(grid, qtbot, 39, 0)
    room = grid.view.viewport().rect()
    assert room.contains(cell_box(grid))
    type_text(editor, LONG * 2)
    assert room.contains(editor.geometry())
    assert editor.geometry().contains(cell_box(grid))


@pytest.mark.parametrize("row", [0, 12, 39])
def test_editor_stays_on_its_cell_when_the_table_changes_its_size(grid, session, qtbot, row):
    session.set_value(PROJECTS, plan_with(40).plan.projects)
    editor = opened(grid, qtbot, row, 0)
    type_text(editor, "ก")
    for height in (300, 260, 520):
        grid.resize(900, height)
        qtbot.wait(0)
        assert editor.isVisible()
        assert editor.geometry().contains(cell_box(grid) & grid.view.viewport().rect())
        assert grid.view.viewport().rect().contains(cell_box(grid))


def test_rows_above_that_become_higher_move_no_cell_that_is_edited(grid, session, qtbot):
    session.set_value(PROJECTS, plan_with(40).plan.projects)
    editor = opened(grid, qtbot, 6, 0)
    before = cell_box(grid).top()
    grid.view.verticalScrollBar().setValue(20)
    before = cell_box(grid).top()
    session.set_texts({(*PROJECTS, row, "name"): LONG for row in (2, 3, 4)})
    qtbot.waitUntil(lambda: grid.view.rowHeight(3) > 40)
    assert editor.isVisible()
    assert abs(cell_box(grid).top() - before) <= 1


def test_figures_are_typed_at_the_right(grid, qtbot):
    editor = opened(grid, qtbot, 0, 2)
    type_text(editor, "1200")
    at = editor.viewport().mapTo(grid.view.viewport(), editor.cursorRect().center())
    box = cell_box(grid)
    assert abs(at.x() - (box.right() - 9)) <= 3


def test_keys_stand_in_the_footer_while_a_cell_is_edited(grid, qtbot):
    opened(grid, qtbot, 0, 0)
    assert [key for key, _ in grid.footer.keys_now] == ["Enter", "Alt+Enter", "Esc"]
    press(qtbot, Qt.Key.Key_Escape)
    assert not grid.footer.keys_now


def test_list_opens_by_alt_and_down_where_there_is_one(grid, session, qtbot):
    put(grid, 0, 1)
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    editor = QApplication.focusWidget()
    assert isinstance(editor, CellEditor)
    assert editor._choices.isVisible()
    type_text(editor, "กิจ")
    press(qtbot, Qt.Key.Key_Return)
    assert session.package.plan.projects[0].kind == "activity"
    assert [project.name for project in session.package.plan.projects][:2] == ["งาน 1", "งาน 2"]


def test_list_opens_by_a_click_on_its_sign(grid, qtbot):
    view = grid.view
    put(grid, 0, 0)
    box = view.visualRect(view.row_filter.index(2, 1))
    spot = QPoint(box.right() - 8, box.center().y())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    editor = QApplication.focusWidget()
    assert isinstance(editor, CellEditor)
    assert editor._choices.isVisible()
    assert (view.currentIndex().row(), view.currentIndex().column()) == (2, 1)
    assert QRect(box).intersects(editor.geometry())
