"""Typing in cells, and where one goes on to: the two modes of Excel."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint

from desktop.window.grid import cell_editing
from tests.desktop.mouse import double_click
from tests.desktop.window.grid.keying import (
    AMOUNT,
    DIVISIONS,
    KIND,
    NAME,
    NOTE,
    READS,
    TYPED,
    block,
    click,
    editor,
    press,
    selected,
    text,
)
from tests.desktop.window.grid.test_grid import (
    PROJECTS,
    cell,
    grid,
    names,
    put,
    select,
    tools,
    type_text,
)

__all__ = ["grid", "tools"]


def test_a_cell_begun_by_typing_is_left_by_arrows(grid):
    for column, typed in TYPED.items():
        put(grid, 1, column)
        type_text(typed)
        press("Left" if column else "Right")
        assert editor() is None
        assert cell(grid) == (1, column - 1 if column else 1)
        assert text(grid, 1, column) == READS[column]


def test_arrows_move_in_a_cell_that_is_gone_on_with_and_f2_changes_that(grid, session):
    put(grid, 1, NAME)
    press("F2")
    type_text("ก")
    press("Left")
    assert editor() is not None
    press("Home")
    type_text("ข")
    press("F2")
    press("Down")
    assert editor() is None
    assert (names(session)[1], cell(grid)) == ("ขงาน 2ก", (2, NAME))
    type_text("ค")
    press("F2")
    press("Left")
    assert editor() is not None
    press("Esc")
    assert names(session)[2] == "งาน 3"


def test_double_click_goes_on_at_the_pointer_and_backspace_begins_anew(grid, session):
    box = grid.view.visualRect(grid.view.row_filter.index(1, NAME))
    click(grid, 1, NAME)
    double_click(grid.view.viewport(), box.topLeft() + QPoint(8, 10))
    assert editor().textCursor().position() == 0
    press("Right")
    assert editor() is not None
    press("Esc")
    press("Backspace")
    assert editor().toPlainText() == ""
    press("Return")
    assert names(session)[1] == ""
    select(grid, 2, NAME, 3, NAME)
    press("Delete")
    assert names(session) == ["งาน 1", "", "", ""]


def test_ctrl_enter_writes_in_every_selected_cell_as_one_step(grid, session):
    for count, (column, typed) in enumerate(TYPED.items(), 1):
        select(grid, 1, column, 3, column)
        type_text(typed)
        press("Ctrl+Return")
        assert [text(grid, row, column) for row in (1, 2, 3)] == [READS[column]] * 3
        assert (selected(grid), cell(grid)) == (block(1, column, 3, column), (1, column))
        assert session.history.count() == count
        assert session.history.undo_words() == "กรอก 3 ช่อง"
    put(grid, 4, NAME)
    type_text("ห้า")
    press("Ctrl+Return")
    assert (names(session)[4], cell(grid)) == ("ห้า", (4, NAME))


def test_text_above_is_gone_on_with_and_filled_down(grid, session):
    for column, typed in TYPED.items():
        grid.changes.write({(0, column): typed})
        put(grid, 1, column)
        press("Ctrl+'")
        assert editor().toPlainText() == READS[column]
        press("Tab")
        put(grid, 2, column)
        press("Ctrl+D")
        select(grid, 2, column, 3, column)
        press("Ctrl+D")
        assert [text(grid, row, column) for row in range(4)] == [READS[column]] * 4


def test_today_is_put_in_at_once_and_while_typing(grid, session, monkeypatch):
    monkeypatch.setattr(cell_editing, "local_today", lambda: dt.date(2025, 1, 9))
    put(grid, 0, NOTE)
    press("Ctrl+;")
    press("Return")
    put(grid, 1, NOTE)
    type_text("เมื่อ ")
    press("Ctrl+;")
    press("Return")
    notes = [project.note for project in session.package.plan.projects[:2]]
    assert notes == ["9 ม.ค. 2568", "เมื่อ 9 ม.ค. 2568"]


def test_alt_and_down_opens_the_list_of_choices(grid):
    for column in (KIND, DIVISIONS):
        put(grid, 1, column)
        press("Alt+Down")
        assert editor()._choices.isVisible()
        press("Down")
        press("Return")
        if editor() is not None:
            press("Return")
        assert text(grid, 1, column) != ""


def test_alt_and_down_offers_what_a_column_of_texts_has_and_moves_nothing(grid, session):
    put(grid, 1, NAME)
    press("Alt+Down")
    assert editor()._choices.model().stringList() == [f"งาน {n}" for n in range(1, 5)]
    press("Down", 3)
    press("Return")
    assert names(session) == ["งาน 1", "งาน 3", "งาน 3", "งาน 4"]


def test_ctrl_r_fills_to_the_right_from_the_first_or_the_neighbour(grid, session):
    session.set_texts({(*PROJECTS, 1, "budget", "amount"): "5"})
    put(grid, 1, DIVISIONS)
    press("Ctrl+R")
    assert session.text_at((*PROJECTS, 1, "divisions")) == "5"
    select(grid, 1, AMOUNT, 1, NOTE)
    press("Ctrl+R")
    assert session.package.plan.projects[1].note == "5"


def test_enter_goes_back_to_where_an_unbroken_run_of_tab_began(grid, session):
    put(grid, 0, NAME)
    press("Tab", 2)
    press("Return")
    assert cell(grid) == (1, NAME)


@pytest.mark.parametrize("breaks", ["click", "arrow", "editor", "gone to", "undo"])
def test_run_of_tab_is_over_where_one_went_elsewhere(grid, session, breaks):
    session.set_texts({(*PROJECTS, 2, "note"): "เดิม"})
    put(grid, 0, NAME)
    press("Tab", 2)
    if breaks == "click":
        click(grid, 1, NOTE)
        type_text("จำนวน")
    elif breaks == "arrow":
        press("Down")
        press("Up")
        type_text("5")
    elif breaks == "editor":
        type_text("5")
        click(grid, 1, NOTE)
    elif breaks == "gone to":
        grid.show_place((*PROJECTS, 1, "note"))
    else:
        grid.show_place((*PROJECTS, 2, "note"))
        session.history.undo()
    before, column = cell(grid)
    press("Return")
    assert cell(grid) == (before + 1, column)
    type_text("ต่อ")
    press("Return")
    assert names(session) == [f"งาน {n}" for n in range(1, 5)]
