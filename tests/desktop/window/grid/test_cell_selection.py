"""The cursor and what is selected, by keys and by mouse, as in Excel."""

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.desktop.window.grid.keying import (
    AMOUNT,
    DIVISIONS,
    KEY,
    KIND,
    LEFT,
    NAME,
    NONE,
    NOTE,
    block,
    click,
    press,
    selected,
    spot,
    text,
)
from tests.desktop.window.grid.test_grid import (
    CONTROL,
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


def test_rows_come_to_a_drag_beyond_the_edge_until_the_button_is_let_go(filled, qtbot):
    view = filled.view
    filled.resize(900, 120)
    QApplication.processEvents()
    port, bar = view.viewport(), view.verticalScrollBar()
    beyond = spot(filled, 0, NAME) + QPoint(0, port.height() + 6)
    bar.setValue(0)
    QTest.mousePress(port, LEFT, NONE, spot(filled, 0, NAME))
    QTest.mouseMove(port, beyond)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    qtbot.waitUntil(lambda: max(row for row, _ in selected(filled)) > 2)
    ticking = [each for each in view.findChildren(QTimer) if each.isActive()]
    assert ticking
    QTest.mouseRelease(port, LEFT, NONE, beyond)
    assert not any(each.isActive() for each in ticking)
    # Back inside it stands still, too.
    QTest.mousePress(port, LEFT, NONE, port.rect().center())
    QTest.mouseMove(port, beyond)
    QTest.mouseMove(port, port.rect().center())
    assert not any(each.isActive() for each in ticking)
    QTest.mouseRelease(port, LEFT, NONE, port.rect().center())


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
    assert not filled.view.is_in_sight(filled.view.currentIndex())
    press("Ctrl+Backspace")
    assert filled.view.is_in_sight(filled.view.currentIndex())
