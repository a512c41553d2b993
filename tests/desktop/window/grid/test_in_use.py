"""The row that one writes in stays in sight, whatever is said meanwhile."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.window.steps.steps_board import StepsBoard
from tests.desktop.keyboard import type_text
from tests.forms.everything import everything

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(open_page, window):
    page = open_page(everything(), "projects")
    window.resize(1000, 480)
    QApplication.processEvents()
    return page


def on_screen(widget, rect):
    return QRect(widget.mapToGlobal(rect.topLeft()), rect.size())


def row(view):
    """Where the row of the cursor is on the screen."""
    box = view.row_in_use()
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())
    return on_screen(view, box)


def rows_in_sight(view):
    """The rows in sight, from the last to the first."""
    last = view.rowAt(view.viewport().height() - 5)
    last = view.model().rowCount() - 1 if last < 0 else last
    return range(last, view.rowAt(0) - 1, -1)


def test_note_takes_no_height_and_covers_no_row_in_use(page):
    view = page.grid.view
    view.setFocus()
    height, seen = view.viewport().height(), set()
    for at in rows_in_sight(view):
        view.setCurrentIndex(view.row_filter.index(at, 1))
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
        QApplication.processEvents()
        panel = page.grid.note._panel
        assert panel.isVisible()
        assert view.viewport().height() == height
        assert not on_screen(panel, panel.rect()).intersects(row(view))
        seen.add(panel.y())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert len(seen) > 1


def test_notice_gives_way_to_the_row_of_the_cursor(page, window):
    view, notice = page.grid.view, window.notice
    view.setFocus()
    notice.show_result("บันทึกไม่ได้: แฟ้มเปิดอยู่ในโปรแกรมอื่น", severity="error")
    tops = set()
    for at in reversed(rows_in_sight(view)):
        view.setCurrentIndex(view.row_filter.index(at, 1))
        QApplication.processEvents()
        assert not on_screen(notice, notice.rect()).intersects(row(view))
        tops.add(notice.y())
    assert len(tops) > 1
    # And to what grows as one types.
    type_text(view, "ก")
    for _ in range(6):
        QTest.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier
        )
    notice.show_result("อีกเรื่อง", severity="warning")
    assert not on_screen(notice, notice.rect()).intersects(row(view))


def test_pasted_undone_and_found_rows_are_in_sight(page, window, session):
    view = page.grid.view
    last = len(page.grid.model.records) - 1
    page.grid.show_place(("plan", "projects", last, "name"))
    assert view.is_in_sight(view.currentIndex())
    QApplication.clipboard().setText("\n".join(["ยาวมาก " * 20] * 3))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, CONTROL)
    assert view.is_in_sight(view.currentIndex())
    assert row(view).isValid()
    view.verticalScrollBar().setValue(0)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
    assert view.is_in_sight(view.currentIndex())
    view.verticalScrollBar().setValue(0)
    type_text(view, "ก")
    assert view.is_in_sight(view.currentIndex())


def test_note_of_steps_takes_no_height_and_covers_no_row(open_page, window):
    board = open_page(everything(), "steps").findChild(StepsBoard)
    window.resize(1000, 480)
    view = board.grid.view
    view.setFocus()
    for _ in range(3):
        # The months have their widths, and their scroll bar, in turns.
        QApplication.processEvents()
    height = view.viewport().height()
    for at in rows_in_sight(view):
        view.setCurrentIndex(view.row_filter.index(at, 2))
        QTest.keyClick(view, Qt.Key.Key_F1)
        QApplication.processEvents()
        panel = board.grid.note._panel
        assert panel.isVisible()
        assert view.viewport().height() == height
        assert not on_screen(panel, panel.rect()).intersects(row(view))
        QTest.keyClick(view, Qt.Key.Key_Escape)
    assert QPoint() != panel.pos()
