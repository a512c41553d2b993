"""Spans painted, stretched and moved by mouse and by keys: what comes of it in the plan."""

from PySide6.QtCore import Qt

from db.package.file import package_bytes
from db.records import Span
from tests.desktop.mouse import double_click
from tests.desktop.window.called import act
from tests.desktop.window.steps.hands import (
    ALT,
    CONTROL,
    DEC,
    FEB,
    JAN,
    LEFT,
    MAR,
    NOV,
    OCT,
    SHIFT,
    drag,
    held_keys,
    menu_at_cursor,
    numbers,
    shown,
    spans,
    spot,
    undo_names,
)


def test_a_span_is_painted_when_dragged_over_months(qtbot, tools, months):
    before = package_bytes(tools.session.package)
    drag(qtbot, months, 0, NOV, JAN)
    assert spans(tools) == [(NOV, JAN)]
    assert undo_names(tools) == ["ขีดช่วงเวลา"]
    tools.session.history.undo()
    assert package_bytes(tools.session.package) == before


def test_nothing_is_written_before_the_button_is_let_go(qtbot, tools, months):
    view = months.viewport()
    qtbot.mousePress(view, LEFT, pos=spot(months, 0, FEB))
    qtbot.mouseMove(view, spot(months, 0, DEC))
    assert spans(tools) == []
    assert months.edits.gesture.span == Span(DEC, FEB)
    qtbot.keyClick(months, Qt.Key.Key_Escape)
    qtbot.mouseMove(view, spot(months, 0, NOV))
    qtbot.mouseRelease(view, LEFT, pos=spot(months, 0, NOV))
    assert spans(tools) == []
    assert tools.session.history.count() == 0


def test_a_click_only_moves_the_cursor_and_a_double_click_paints(qtbot, tools, months):
    view = months.viewport()
    qtbot.mouseClick(view, LEFT, pos=spot(months, 2, FEB))
    assert (months.edits.row, months.edits.month) == (2, FEB)
    assert tools.session.history.count() == 0
    double_click(view, spot(months, 2, FEB))
    assert spans(tools, 2) == [(FEB, FEB)]


def test_ends_stretch_and_the_middle_moves_when_dragged(qtbot, tools, months):
    drag(qtbot, months, 0, NOV, JAN)
    drag(qtbot, months, 0, JAN, MAR, share=0.9)
    assert spans(tools) == [(NOV, MAR)]
    drag(qtbot, months, 0, NOV, JAN, share=0.1)
    assert spans(tools) == [(JAN, MAR)]
    drag(qtbot, months, 0, FEB, NOV)
    assert spans(tools) == [(OCT, DEC)]
    drag(qtbot, months, 0, NOV, OCT)
    # It stays within the months of the grid.
    assert spans(tools) == [(OCT, DEC)]
    assert undo_names(tools) == ["ขีดช่วงเวลา", "ยืดหดช่วงเวลา", "ยืดหดช่วงเวลา", "ย้ายช่วงเวลา"]


def test_several_spans_stand_in_a_row_and_those_that_meet_become_one(qtbot, tools, months):
    drag(qtbot, months, 0, OCT, NOV)
    drag(qtbot, months, 0, FEB, MAR)
    assert spans(tools) == [(OCT, NOV), (FEB, MAR)]
    drag(qtbot, months, 0, NOV, FEB, share=0.9)
    assert spans(tools) == [(OCT, MAR)]


def test_painting_in_the_last_row_makes_a_step(qtbot, tools, months):
    drag(qtbot, months, 3, OCT, NOV)
    assert numbers(tools) == ["1", "2", "3", "4"]
    assert spans(tools, 3) == [(OCT, NOV)]


def test_the_menu_removes_the_span_that_was_clicked(qtbot, tools, months):
    drag(qtbot, months, 0, OCT, NOV)
    drag(qtbot, months, 0, FEB, MAR)
    months.edits.put_cursor(0, FEB)
    menu = menu_at_cursor(months)
    words = [action.text() for action in menu.actions()]
    assert words[0] == "ลบช่วงเวลา ก.พ. 2567 ถึง มี.ค. 2567"
    act(menu, "ลบช่วงเวลา ก.พ. 2567 ถึง มี.ค. 2567")
    assert spans(tools) == [(OCT, NOV)]
    next(a for a in menu_at_cursor(months).actions() if "ทุกช่วง" in a.text()).trigger()
    assert spans(tools) == []


# By keys.


def test_space_begins_and_ends_painting(qtbot, tools, months):
    qtbot.keyClick(months, Qt.Key.Key_Right)
    qtbot.keyClick(months, Qt.Key.Key_Space)
    qtbot.keyClick(months, Qt.Key.Key_Right)
    qtbot.keyClick(months, Qt.Key.Key_Right)
    assert spans(tools) == []
    qtbot.keyClick(months, Qt.Key.Key_Space)
    assert spans(tools) == [(NOV, JAN)]
    assert undo_names(tools) == ["ขีดช่วงเวลา"]
    assert months.edits.month == JAN


def test_escape_gives_painting_up(qtbot, tools, months):
    qtbot.keyClick(months, Qt.Key.Key_Space)
    qtbot.keyClick(months, Qt.Key.Key_Right)
    qtbot.keyClick(months, Qt.Key.Key_Escape)
    qtbot.keyClick(months, Qt.Key.Key_Right)
    assert tools.session.history.count() == 0


def test_painting_is_given_up_when_its_row_is_changed_under_it(qtbot, tools, months):
    drag(qtbot, months, 0, OCT, NOV)
    months.edits.put_cursor(0, FEB)
    qtbot.keyClick(months, Qt.Key.Key_Space)
    tools.session.history.undo()
    assert months.edits.gesture is None
    assert spans(tools) == []


def test_shift_and_arrows_paint_and_stretch_in_one_step(qtbot, tools, months):
    held_keys(qtbot, months, Qt.Key.Key_Right, SHIFT, 2)
    assert spans(tools) == [(OCT, DEC)]
    held_keys(qtbot, months, Qt.Key.Key_Right, SHIFT, 2)
    assert spans(tools) == [(OCT, FEB)]
    held_keys(qtbot, months, Qt.Key.Key_Left, SHIFT, 3)
    assert spans(tools) == [(OCT, NOV)]
    assert undo_names(tools) == ["ขีดช่วงเวลา", "ยืดหดช่วงเวลา", "ยืดหดช่วงเวลา"]


def test_control_and_arrows_move_the_span_and_delete_removes_it(qtbot, tools, months):
    drag(qtbot, months, 0, OCT, NOV)
    held_keys(qtbot, months, Qt.Key.Key_Right, CONTROL, 2)
    assert spans(tools) == [(DEC, JAN)]
    held_keys(qtbot, months, Qt.Key.Key_Left, CONTROL, 5)
    assert spans(tools) == [(OCT, NOV)]
    qtbot.keyClick(months, Qt.Key.Key_Delete)
    assert spans(tools) == []
    assert undo_names(tools)[1:] == ["ย้ายช่วงเวลา", "ย้ายช่วงเวลา", "ลบช่วงเวลา"]


def test_what_is_in_the_making_is_made_when_the_focus_leaves(qtbot, tools, page, months):
    qtbot.keyClick(months, Qt.Key.Key_Space)
    qtbot.keyClick(months, Qt.Key.Key_Right)
    page.picker.search.setFocus()
    assert spans(tools) == [(OCT, NOV)]


def test_spans_of_the_step_above_are_taken_over(qtbot, tools, months):
    drag(qtbot, months, 0, OCT, NOV)
    months.edits.put_cursor(1, OCT)
    qtbot.keyClick(months, Qt.Key.Key_D, CONTROL)
    assert spans(tools, 1) == [(OCT, NOV)]


def test_steps_move_and_come_and_go_from_the_months(qtbot, tools, page, months):
    months.edits.put_cursor(1, OCT)
    qtbot.keyClick(months, Qt.Key.Key_Up, ALT | SHIFT)
    assert [step.text for step in tools.session.package.plan.projects[1].activities[0].steps] == [
        "งานที่ 2", "งานที่ 1", "งานที่ 3",
    ]  # fmt: skip
    assert numbers(tools) == ["1", "2", "3"]
    assert months.edits.row == 0
    qtbot.keyClick(months, Qt.Key.Key_Minus, CONTROL)
    assert numbers(tools) == ["1", "2"]
    qtbot.keyClick(months, Qt.Key.Key_Insert)
    assert numbers(tools) == ["1", "2", "3"]
    assert shown(tools, 0).text == ""
    assert page.board.grid.view.hasFocus()


def test_arrows_go_from_the_cells_to_the_months_and_back(qtbot, page, months):
    view = page.board.grid.view
    qtbot.keyClick(months, Qt.Key.Key_Left)
    assert view.hasFocus()
    assert view.currentIndex().column() == 3
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert months.hasFocus()
    assert (months.edits.row, months.edits.month) == (1, OCT)
