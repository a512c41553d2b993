"""Cells filled by dragging the corner of the selection, and by keys."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.desktop.mouse import double_click
from tests.desktop.window.grid.test_grid import (
    CONTROL,
    PROJECTS,
    grid,
    names,
    press,
    put,
    select,
    tools,
)

__all__ = ["grid", "tools"]
LEFT = Qt.MouseButton.LeftButton


def drag(grid, row, column, held=Qt.KeyboardModifier.NoModifier):
    """Drag the handle to the middle of a cell."""
    view = grid.view
    start, end = view.fill.box().center(), view.visualRect(view.row_filter.index(row, column))
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    for step in (0.3, 0.7, 1):
        at = start + (end.center() - start) * step
        QTest.mouseMove(view.viewport(), QPoint(at.x(), at.y()))
    QTest.mouseRelease(view.viewport(), LEFT, held, end.center())


class Painted(QObject):
    """What of a widget was painted anew."""

    def __init__(self, widget):
        super().__init__(widget)
        self.area = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _widget, event):  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Paint:
            self.area = self.area.united(event.region())
        return False


def test_it_leaves_nothing_over_the_edge_of_the_cell_it_was_at(grid):
    put(grid, 0, 0)
    QApplication.processEvents()
    before, below = grid.view.fill.box(), grid.view.rowViewportPosition(1)
    assert before.bottom() + 1 >= below
    painted = Painted(grid.view.viewport())
    put(grid, 3, 1)
    QApplication.processEvents()
    for box in (before, grid.view.fill.box()):
        whole = QRegion(box.adjusted(-1, -1, 1, 1) & grid.view.viewport().rect())
        assert whole.subtracted(painted.area).isEmpty()
    # The rows between are as they were.
    middle = grid.view.visualRect(grid.view.row_filter.index(2, 0)).center()
    assert not painted.area.contains(middle)


def test_cell_is_repeated_down_as_one_step(grid, session):
    put(grid, 0, 0)
    drag(grid, 2, 0)
    assert names(session) == ["งาน 1", "งาน 1", "งาน 1", "งาน 4"]
    assert session.history.count() == 1
    assert session.history.undo_words() == "เติม 2 ช่อง"
    session.history.undo()
    assert names(session)[1] == "งาน 2"


def test_block_is_repeated_again_and_again(grid, session):
    session.set_texts({(*PROJECTS, 1, "name"): "อื่น"})
    select(grid, 0, 0, 1, 0)
    drag(grid, 3, 0)
    assert names(session) == ["งาน 1", "อื่น", "งาน 1", "อื่น"]


def test_series_goes_on_and_is_repeated_with_ctrl(grid, session):
    select(grid, 0, 0, 1, 0)
    drag(grid, 3, 0, CONTROL)
    assert names(session) == ["งาน 1", "งาน 2", "งาน 1", "งาน 2"]
    select(grid, 0, 0, 1, 0)
    drag(grid, 3, 0)
    assert names(session) == ["งาน 1", "งาน 2", "งาน 3", "งาน 4"]


def test_double_click_on_the_corner_fills_as_far_as_the_column_beside(grid, session):
    session.set_texts({(*PROJECTS, 0, "kind"): "กิจกรรม"})
    session.set_texts({(*PROJECTS, 3, "name"): ""})
    put(grid, 0, 1)
    double_click(grid.view.viewport(), grid.view.fill.box().center())
    kinds = [project.kind for project in session.package.plan.projects]
    assert kinds == ["activity", "activity", "activity", ""]


def test_choices_are_repeated_whatever_they_end_in(grid, session):
    session.set_texts({(*PROJECTS, 0, "divisions"): "ฝ1", (*PROJECTS, 1, "divisions"): "ฝ2"})
    select(grid, 0, 3, 1, 3)
    drag(grid, 3, 3)
    found = [project.divisions for project in session.package.plan.projects]
    assert found == [("d1",), ("d2",), ("d1",), ("d2",)]


def test_rows_above_are_filled_when_it_is_dragged_up(grid, session):
    put(grid, 3, 0)
    drag(grid, 1, 0)
    assert names(session) == ["งาน 1", "งาน 4", "งาน 4", "งาน 4"]


def test_cells_at_the_side_are_filled_but_those_that_are_reckoned(grid, session):
    session.set_texts({(*PROJECTS, 0, "budget", "amount"): "5"})
    put(grid, 0, 2)
    drag(grid, 0, 5)
    project = session.package.plan.projects[0]
    assert (project.note, project.key) == ("5", "p1")


def test_no_record_is_made_by_filling(grid, session):
    put(grid, 3, 0)
    drag(grid, 4, 0)
    assert len(names(session)) == 4


def test_nothing_is_filled_when_it_is_given_up(grid, session, qtbot):
    view = grid.view
    put(grid, 0, 0)
    QTest.mousePress(view.viewport(), LEFT, pos=view.fill.box().center())
    QTest.mouseMove(view.viewport(), view.visualRect(view.row_filter.index(2, 0)).center())
    press(qtbot, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), LEFT)
    assert session.history.count() == 0


def test_frame_of_what_is_filled_goes_with_the_mouse_button(grid):
    put(grid, 0, 0)
    drag(grid, 2, 0)
    left = grid.view.viewport().grab().toImage()
    grid.view.fill.give_up()
    assert grid.view.viewport().grab().toImage() == left


def test_selection_is_filled_to_the_right_by_its_key(grid, session, qtbot):
    session.set_texts({(*PROJECTS, 0, "name"): "5"})
    select(grid, 0, 0, 0, 2)
    press(qtbot, Qt.Key.Key_R, CONTROL)
    assert session.text_at((*PROJECTS, 0, "budget", "amount")) == "5"
    assert session.text_at((*PROJECTS, 0, "kind")) == "5"


@pytest.mark.parametrize("column", [4])
def test_there_is_no_handle_where_nothing_can_be_written(grid, column):
    put(grid, 0, column)
    assert grid.view.fill.box().isNull()
