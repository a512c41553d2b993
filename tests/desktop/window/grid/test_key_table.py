"""The keys of Excel in a grid of texts, choices, figures and names: kept, or among the exceptions.

`EXCEL` at the end is the whole table: what drives each row of it, or where its absence is said.
"""

import datetime as dt
from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.window.grid import cell_editing
from desktop.window.grid.cell_editor import CellEditor
from desktop.window.grid.density import COMFORTABLE, COMPACT
from desktop.window.grid.keys import EXCEPTIONS
from desktop.window.widgets import key_places
from tests.desktop.mouse import double_click
from tests.desktop.window.grid.test_grid import (
    CONTROL,
    PROJECTS,
    SHIFT,
    cell,
    grid,
    names,
    put,
    select,
    tools,
    type_text,
)

__all__ = ["grid", "tools"]
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
NAME, KIND, AMOUNT, DIVISIONS, KEY, NOTE = range(6)
# What is typed in each kind of column, and reads there afterwards.
TYPED = {NAME: "ใหม่", KIND: "กิจกรรม", AMOUNT: "1,200", DIVISIONS: "ฝ2", NOTE: "ดี"}
READS = TYPED | {DIVISIONS: "ฝ่ายสอง"}


@pytest.fixture
def filled(grid, session):
    """Notes in the rows 1, 2 and 4 of four."""
    session.set_texts({(*PROJECTS, row, "note"): f"หมายเหตุ {row}" for row in (0, 1, 3)})
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


MOVES = [
    ("Right", (0, NAME), (0, KIND)),
    ("Right", (0, NOTE), (0, NOTE)),
    ("Left", (0, KIND), (0, NAME)),
    ("Down", (0, NAME), (1, NAME)),
    ("Up", (0, NAME), (0, NAME)),
    # From filled to the last before a gap, over the gap to the next filled, else to the end.
    ("Ctrl+Down", (0, NOTE), (1, NOTE)),
    ("Ctrl+Down", (1, NOTE), (3, NOTE)),
    ("Ctrl+Down", (2, NOTE), (3, NOTE)),
    ("Ctrl+Down", (3, NOTE), (4, NOTE)),
    ("Ctrl+Down", (0, AMOUNT), (4, AMOUNT)),
    ("Ctrl+Up", (4, NOTE), (3, NOTE)),
    ("Ctrl+Up", (3, NOTE), (1, NOTE)),
    ("Ctrl+Up", (1, NOTE), (0, NOTE)),
    ("Ctrl+Right", (0, NAME), (0, KEY)),
    ("Ctrl+Right", (0, KEY), (0, NOTE)),
    ("Ctrl+Right", (2, KEY), (2, NOTE)),
    ("Ctrl+Left", (0, NOTE), (0, KEY)),
    ("Ctrl+Left", (0, KEY), (0, NAME)),
    ("Home", (2, NOTE), (2, NAME)),
    ("End", (2, NAME), (2, NOTE)),
    ("Ctrl+Home", (3, NOTE), (0, NAME)),
    ("Ctrl+End", (0, NAME), (3, NOTE)),
    ("PgDown", (0, KIND), (4, KIND)),
    ("PgUp", (3, KIND), (0, KIND)),
    ("Return", (1, KIND), (2, KIND)),
    ("Shift+Return", (1, KIND), (0, KIND)),
    ("Tab", (1, DIVISIONS), (1, NOTE)),
    ("Shift+Tab", (1, NOTE), (1, DIVISIONS)),
]


def test_cursor_moves(filled):
    found = []
    for keys, start, _ in MOVES:
        put(filled, *start)
        press(keys)
        found.append((keys, start, cell(filled)))
        assert selected(filled) == {cell(filled)}
    assert found == MOVES


EXTENDED = [
    ("Shift+Down", (1, KIND), block(1, KIND, 2, KIND)),
    ("Shift+Left", (1, KIND), block(1, NAME, 1, KIND)),
    ("Ctrl+Shift+Down", (1, NOTE), block(1, NOTE, 3, NOTE)),
    ("Ctrl+Shift+Right", (0, NAME), block(0, NAME, 0, KEY)),
    ("Ctrl+Shift+Home", (2, KIND), block(0, NAME, 2, KIND)),
    ("Ctrl+Shift+End", (2, KIND), block(2, KIND, 3, NOTE)),
    ("Shift+Home", (2, KIND), block(2, NAME, 2, KIND)),
    ("Shift+PgDown", (1, KIND), block(1, KIND, 4, KIND)),
    ("Shift+Space", (2, KIND), block(2, NAME, 2, NOTE)),
    ("Ctrl+Space", (2, KIND), block(0, KIND, 4, KIND)),
    ("Ctrl+A", (2, KIND), block(0, NAME, 3, NOTE)),
    ("Ctrl+*", (2, KIND), block(0, NAME, 3, NOTE)),
    ("Ctrl+Shift+8", (2, KIND), block(0, NAME, 3, NOTE)),
]


def test_selection_reaches_from_the_cursor_which_stays(filled):
    found = []
    for keys, start, _ in EXTENDED:
        put(filled, *start)
        press(keys)
        found.append((keys, start, selected(filled)))
        assert cell(filled) == start
    assert found == EXTENDED


def test_what_is_selected_is_extended_on_and_back(filled):
    put(filled, 2, KIND)
    press("Shift+Space")
    press("Shift+Up")
    assert selected(filled) == block(1, NAME, 2, NOTE)
    press("Shift+Down", 2)
    assert selected(filled) == block(2, NAME, 3, NOTE)
    press("Ctrl+A", 2)
    assert selected(filled) == block(0, NAME, 4, NOTE)
    press("Right")
    assert selected(filled) == {(2, AMOUNT)}


def test_cells_are_selected_by_mouse_beside_others_and_up_to_one(filled):
    click(filled, 0, NAME)
    click(filled, 2, AMOUNT, CONTROL)
    click(filled, 1, NOTE, CONTROL)
    assert selected(filled) == {(0, NAME), (2, AMOUNT), (1, NOTE)}
    assert cell(filled) == (1, NOTE)
    click(filled, 2, AMOUNT, CONTROL)
    assert selected(filled) == {(0, NAME), (1, NOTE)}
    port = filled.view.viewport()
    QTest.mousePress(port, LEFT, CONTROL, spot(filled, 2, AMOUNT))
    for row, column in ((3, AMOUNT), (3, DIVISIONS), (3, AMOUNT)):
        QTest.mouseMove(port, spot(filled, row, column))
    QTest.mouseRelease(port, LEFT, CONTROL, spot(filled, 3, AMOUNT))
    assert selected(filled) == {(0, NAME), (1, NOTE), (2, AMOUNT), (3, AMOUNT)}
    click(filled, 1, KIND)
    click(filled, 3, AMOUNT, SHIFT)
    assert (selected(filled), cell(filled)) == (block(1, KIND, 3, AMOUNT), (1, KIND))


def test_single_cells_are_emptied_and_not_copied_as_a_block(filled, session):
    QGuiApplication.clipboard().setText("ก่อน")
    told = []
    filled.view.had_no_effect.connect(told.append)
    click(filled, 0, NAME)
    click(filled, 1, NOTE, CONTROL)
    press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "ก่อน"
    assert "กลุ่มเดียว" in told[0]
    press("Delete")
    assert names(session) == ["", "งาน 2", "งาน 3", "งาน 4"]
    assert text(filled, 1, NOTE) == ""


def test_typing_goes_into_the_first_cell_of_a_dragged_selection(filled, session):
    port = filled.view.viewport()
    QTest.mousePress(port, LEFT, NONE, spot(filled, 1, NAME))
    QTest.mouseMove(port, spot(filled, 2, NAME))
    QTest.mouseMove(port, spot(filled, 3, KIND))
    QTest.mouseRelease(port, LEFT, NONE, spot(filled, 3, KIND))
    assert (selected(filled), cell(filled)) == (block(1, NAME, 3, KIND), (1, NAME))
    type_text("ใหม่")
    press("Return")
    assert names(session)[1] == "ใหม่"
    assert (selected(filled), cell(filled)) == (block(1, NAME, 3, KIND), (2, NAME))


def test_tab_and_enter_walk_in_a_selection_round_and_round(filled):
    select(filled, 1, NAME, 2, KIND)
    seen = []
    for keys in ("Return", "Return", "Return", "Return", "Tab", "Tab", "Shift+Return"):
        press(keys)
        seen.append(cell(filled))
    assert seen == [(2, 0), (1, 1), (2, 1), (1, 0), (1, 1), (2, 0), (1, 0)]
    assert selected(filled) == block(1, NAME, 2, KIND)


def test_corners_are_gone_to_and_the_cursor_is_shown(filled):
    select(filled, 1, NAME, 3, KIND)
    seen = []
    for _ in range(4):
        press("Ctrl+.")
        seen.append(cell(filled))
    assert seen == [(1, 1), (3, 1), (3, 0), (1, 0)]
    filled.resize(900, 120)
    QApplication.processEvents()
    bar = filled.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not filled.view._is_in_sight(filled.view.currentIndex())
    press("Ctrl+Backspace")
    assert filled.view._is_in_sight(filled.view.currentIndex())


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


def test_rows_are_copied_below_with_all_that_they_say(grid, session):
    session.set_texts({(*PROJECTS, 1, "note"): "ดี", (*PROJECTS, 1, "divisions"): "ฝ1"})
    select(grid, 1, NAME, 2, NAME)
    press("Ctrl+Shift+D")
    projects = session.package.plan.projects
    assert [each.name for each in projects] == ["งาน 1", *("งาน 2", "งาน 3") * 2, "งาน 4"]
    assert (projects[3].note, projects[3].divisions) == ("ดี", ("d1",))
    assert len({each.key for each in projects}) == len({each.id for each in projects}) == 6
    assert cell(grid) == (3, NAME)
    session.history.undo()
    assert len(names(session)) == 4


PASTED = [
    ((0, NAME, 0, NAME), (1, NAME, 3, NAME), ["งาน 1"] * 4),
    ((0, NAME, 1, NAME), (2, NAME, 3, NAME), ["งาน 1", "งาน 2"] * 2),
    ((0, NAME, 0, KIND), (1, NAME, 3, NAME), ["งาน 1"] * 4),
    # What is no multiple is pasted once.
    ((0, NAME, 1, NAME), (1, NAME, 3, NAME), ["งาน 1", "งาน 1", "งาน 2", "งาน 4"]),
]


def test_paste_repeats_in_a_larger_selection(grid, session):
    found = []
    for copied, into, _ in PASTED:
        select(grid, *copied)
        press("Ctrl+C")
        select(grid, *into)
        press("Ctrl+V")
        found.append((copied, into, names(session)))
        session.history.undo()
    assert found == PASTED
    # What was pasted is selected, and extended on.
    select(grid, 0, NAME, 1, KIND)
    press("Ctrl+C")
    put(grid, 1, NAME)
    press("Ctrl+V")
    assert selected(grid) == block(1, NAME, 2, KIND)
    press("Shift+Down")
    assert selected(grid) == block(1, NAME, 3, KIND)
    press("Shift+Right")
    assert selected(grid) == block(1, NAME, 3, AMOUNT)


def test_figures_are_figures_when_copied_and_headings_go_along(grid, session):
    grid.changes.write({(0, AMOUNT): "1,500,000.50", (0, NOTE): "06-01-01", (1, AMOUNT): "12"})
    select(grid, 0, NAME, 1, AMOUNT)
    press("Ctrl+Shift+C")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "ชื่อ\tประเภท\tจำนวนเงิน\nงาน 1\t\t1500000.50\nงาน 2\t\t12\n"
    assert 'x:num="1500000.50"' in data.html()
    put(grid, 2, AMOUNT)
    select(grid, 0, AMOUNT, 0, AMOUNT)
    press("Ctrl+C")
    put(grid, 2, AMOUNT)
    press("Ctrl+V")
    assert session.package.plan.projects[2].budget.amount == Decimal("1500000.50")


def test_rows_come_and_go_by_plus_and_minus(grid, session):
    put(grid, 1, NOTE)
    press("Ctrl++")
    press("Ctrl+Shift+=")
    assert names(session)[1:3] == ["", ""]
    select(grid, 1, KIND, 2, KIND)
    press("Ctrl+-")
    assert names(session) == [f"งาน {n}" for n in range(1, 5)]


def test_cut_undo_and_redo(filled, window_keys):
    select(filled, 0, NAME, 1, NAME)
    press("Ctrl+X")
    assert [text(filled, row, NAME) for row in (0, 1)] == ["", ""]
    window_keys.undo()
    assert text(filled, 0, NAME) == "งาน 1"
    window_keys.redo()
    assert text(filled, 0, NAME) == ""


@pytest.fixture
def window_keys(session):
    """What the window's menu does at Ctrl+Z and Ctrl+Y."""
    return session.history


def test_wheel_goes_sideways_with_shift_and_asks_for_higher_rows_with_ctrl(grid):
    asked = []
    grid.view.zoomed.connect(asked.append)
    grid.resize(400, 300)
    QApplication.processEvents()
    for held, delta in ((CONTROL, 120), (CONTROL, -120), (SHIFT, -120)):
        at = QPoint(50, 50)
        event = QWheelEvent(
            at.toPointF(),
            grid.view.mapToGlobal(at).toPointF(),
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(grid.view.viewport(), event)
    assert asked == [1, -1]
    for _ in range(3):
        grid.view.zoomed.emit(1)
    assert grid.view.heights.density is COMFORTABLE
    for _ in range(3):
        grid.view.zoomed.emit(-1)
    assert grid.view.heights.density is COMPACT
    assert grid.view.horizontalScrollBar().value() > 0


def test_column_is_fitted_by_a_double_click_on_its_edge(grid, session):
    session.set_texts({(*PROJECTS, 0, "note"): "ข้อความยาวกว่าคอลัมน์ " * 3})
    header = grid.view.horizontalHeader()
    before = header.sectionSize(NOTE - 1)
    edge = header.sectionViewportPosition(NOTE) - 1
    double_click(header.viewport(), QPoint(edge, 10))
    assert header.sectionSize(NOTE - 1) != before


# Keys of a keyboard set to Thai: what arrives, its scan code on Windows, and what is meant.
THAI = [
    ("ง", 0x28, CONTROL, "Ctrl+'"),
    ("ว", 0x27, CONTROL, "Ctrl+;"),
    ("ใ", 0x34, CONTROL, "Ctrl+."),
    ("ข", 0x0C, CONTROL, "Ctrl+-"),
    ("๙", 0x0D, CONTROL | SHIFT, "Ctrl+Shift+="),
    ("๕", 0x09, CONTROL | SHIFT, "Ctrl+Shift+8"),
    ("ก", 0x20, CONTROL, "Ctrl+D"),
    ("พ", 0x13, CONTROL, "Ctrl+R"),
    ("ฟ", 0x1E, CONTROL, "Ctrl+A"),
]
SYSTEMS = {"windows": 0, "xcb": 8, "wayland": 8}


def thai_event(letter, code, held, system, kind=QEvent.Type.KeyPress):
    virtual = {"windows": 0xDE}.get(system, ord(letter))
    return QKeyEvent(kind, ord(letter), held, code + SYSTEMS[system], virtual, 0, letter, False, 1)


def send_thai(view, letter, code, held, system):
    """Press a key; whether the table asked for it before the window."""
    override = thai_event(letter, code, held, system, QEvent.Type.ShortcutOverride)
    override.ignore()
    QApplication.sendEvent(view, override)
    QApplication.sendEvent(QApplication.focusWidget(), thai_event(letter, code, held, system))
    return override.isAccepted()


def test_keys_count_by_their_place_with_thai_letters_on(grid, monkeypatch):
    acts, acted = grid.view.keyboard._acts, []
    for letter, code, held, keys in THAI:
        meant = key_places.combination(keys)
        assert meant in acts
        monkeypatch.setitem(acts, meant, partial(acted.append, keys))
        for system in SYSTEMS:
            monkeypatch.setattr(key_places, "platform", lambda system=system: system)
            assert send_thai(grid.view, letter, code, held, system)
    assert acted == [keys for *_, keys in THAI for _ in SYSTEMS]


def test_key_of_a_digit_that_says_minus_in_thai_removes_no_row(grid, session, monkeypatch):
    put(grid, 1, NAME)
    for system in SYSTEMS:
        monkeypatch.setattr(key_places, "platform", lambda system=system: system)
        assert not send_thai(grid.view, "-", 0x04, CONTROL, system)
    assert len(names(session)) == 4


def test_letters_without_ctrl_are_typed_as_they_are(grid, session, monkeypatch):
    put(grid, 1, NAME)
    for system in SYSTEMS:
        monkeypatch.setattr(key_places, "platform", lambda system=system: system)
        send_thai(grid.view, "ง", 0x28, NONE, system)
    assert editor().toPlainText() == "ง" * 3


# The table of Excel's keys, row by row: the tests that drive it here, or the keys of the
# exceptions that say why not.
EXCEL = {
    "arrows": test_cursor_moves,
    "Ctrl+arrow": test_cursor_moves,
    "Home, Ctrl+Home, Ctrl+End": test_cursor_moves,
    "PgUp, PgDn": test_cursor_moves,
    "Alt+PgUp, Alt+PgDn": "Alt+PgDown, Alt+PgUp",
    "Ctrl+PgUp, Ctrl+PgDn": "Ctrl+PgDown, Ctrl+PgUp",
    "End, then an arrow": "End",
    "Enter, Shift+Enter": test_cursor_moves,
    "Enter after a run of Tab": test_enter_goes_back_to_where_an_unbroken_run_of_tab_began,
    "Tab, Shift+Tab": test_cursor_moves,
    "Tab and Enter in a selection": test_tab_and_enter_walk_in_a_selection_round_and_round,
    "Ctrl+., Ctrl+Backspace": test_corners_are_gone_to_and_the_cursor_is_shown,
    "F5, Ctrl+G": "F5, Ctrl+G",
    "Shift+F4": "F4, Shift+F4",
    "Shift and any movement": test_selection_reaches_from_the_cursor_which_stays,
    "Ctrl+Shift+arrow, Home, End": test_selection_reaches_from_the_cursor_which_stays,
    "Shift+Space, Ctrl+Space": test_selection_reaches_from_the_cursor_which_stays,
    "Ctrl+A, again": test_what_is_selected_is_extended_on_and_back,
    "Ctrl+Shift+*": test_selection_reaches_from_the_cursor_which_stays,
    "F8, Shift+F8": "F8",
    "Ctrl+click, Shift+click": test_cells_are_selected_by_mouse_beside_others_and_up_to_one,
    "typing": test_a_cell_begun_by_typing_is_left_by_arrows,
    "typing into a selection": test_typing_goes_into_the_first_cell_of_a_dragged_selection,
    "F2": test_arrows_move_in_a_cell_that_is_gone_on_with_and_f2_changes_that,
    "double click": test_double_click_goes_on_at_the_pointer_and_backspace_begins_anew,
    "Esc; Enter; Tab in a cell": "tests/desktop/window/grid/test_grid.py",
    "Ctrl+Enter": test_ctrl_enter_writes_in_every_selected_cell_as_one_step,
    "Alt+Enter": "tests/desktop/window/grid/test_grid.py",
    "Delete, Backspace": test_double_click_goes_on_at_the_pointer_and_backspace_begins_anew,
    "Ctrl+D": test_text_above_is_gone_on_with_and_filled_down,
    "Ctrl+R": test_ctrl_r_fills_to_the_right_from_the_first_or_the_neighbour,
    "Ctrl+'": test_text_above_is_gone_on_with_and_filled_down,
    "Ctrl+;": test_today_is_put_in_at_once_and_while_typing,
    "Ctrl+Shift+;": "Ctrl+Shift+;",
    "Alt+Down": test_alt_and_down_opens_the_list_of_choices,
    "Ctrl+C, Ctrl+V": test_paste_repeats_in_a_larger_selection,
    "Ctrl+X moves on paste": "Ctrl+X",
    "Enter after copy": "Enter",
    "Ctrl+Alt+V": "Ctrl+Alt+V",
    "paste of 1 into n, of m x n into k times": test_paste_repeats_in_a_larger_selection,
    "Ctrl+Z, Ctrl+Y": test_cut_undo_and_redo,
    "F4 repeats": "F4, Shift+F4",
    "Ctrl+Plus, Ctrl+Minus": test_rows_come_and_go_by_plus_and_minus,
    "Ctrl+9, Ctrl+0": "Ctrl+9, Ctrl+0",
    "Alt+Shift+Right, Alt+Shift+Left": "Alt+Shift+→, Alt+Shift+←",
    "Ctrl+Shift+L": "tests/desktop/window/grid/test_grid_columns.py",
    "Shift+F2": "Shift+F2",
    "Shift+F10, Menu": "tests/desktop/window/grid/test_cell_menu.py",
    "fill handle": "tests/desktop/window/grid/test_fill.py",
    "fill handle from a single cell": "จุดเติม",
    "double click on a column border": test_column_is_fitted_by_a_double_click_on_its_edge,
    "Ctrl+wheel zooms": "Ctrl กับล้อเมาส์",
    "Shift+wheel": test_wheel_goes_sideways_with_shift_and_asks_for_higher_rows_with_ctrl,
}


def test_every_key_of_excel_is_kept_or_its_absence_said(request):
    said = {keys for _, keys in EXCEPTIONS}
    for what in EXCEL.values():
        if isinstance(what, str):
            assert what in said or (request.config.rootpath / what).is_file()


def test_exceptions_are_said_in_the_list_of_keys(full_window):
    groups = dict(full_window.commands.key_groups())
    assert groups["ในตาราง ที่ต่างจาก Excel"] == EXCEPTIONS
