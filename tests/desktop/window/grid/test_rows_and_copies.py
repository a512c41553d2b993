"""Rows and blocks by keys: copied, pasted, filled, and the wheel."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.window.grid.density import COMFORTABLE, COMPACT
from tests.desktop.mouse import double_click
from tests.desktop.window.grid.keying import (
    AMOUNT,
    KIND,
    NAME,
    NOTE,
    block,
    press,
    selected,
    text,
)
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
)

__all__ = ["grid", "tools"]


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


@pytest.fixture
def window_keys(session):
    """What the window's menu does at Ctrl+Z and Ctrl+Y."""
    return session.history


def test_cut_undo_and_redo(filled, window_keys):
    select(filled, 0, NAME, 1, NAME)
    press("Ctrl+X")
    assert [text(filled, row, NAME) for row in (0, 1)] == ["", ""]
    window_keys.undo()
    assert text(filled, 0, NAME) == "งาน 1"
    window_keys.redo()
    assert text(filled, 0, NAME) == ""


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
