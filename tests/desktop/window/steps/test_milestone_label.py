"""Words on arrows: written by keys and by the menu, kept as the arrow changes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.window.steps.milestone_boxes import row_box
from desktop.window.steps.milestone_label import LabelBox
from tests.desktop.keyboard import type_text
from tests.desktop.window.steps.hands import (
    CONTROL,
    DEC,
    FEB,
    JAN,
    MAR,
    NOV,
    OCT,
    drag,
    held_keys,
    menu_at_cursor,
    shown,
    undo_names,
)

Key = Qt.Key


@pytest.fixture
def box(qtbot, months):
    """The line on the arrow of the first step, with the focus."""
    drag(qtbot, months, 0, NOV, JAN)
    months.edits.put_cursor(0, DEC)
    qtbot.keyClick(months, Key.Key_F2)
    box = months.viewport().findChild(LabelBox)
    assert QApplication.focusWidget() is box
    return box


def labels(tools, row=0):
    return [span.label for span in shown(tools, row).spans]


def test_words_are_written_on_an_arrow_by_keys(qtbot, tools, months, box):
    type_text(box, "รุ่นที่  1 ")
    qtbot.keyClick(box, Key.Key_Return)
    assert labels(tools) == ["รุ่นที่ 1"]
    assert undo_names(tools)[-1] == "แก้ข้อความบนลูกศร"
    assert months.hasFocus()
    assert (months.edits.row, months.edits.month) == (0, DEC)
    assert not box.isVisible()
    assert "“รุ่นที่ 1”" in months.milestones.words(0, DEC)
    tools.session.history.undo()
    assert labels(tools) == [""]
    tools.session.history.redo()
    # They stand there when one writes again.
    qtbot.keyClick(months, Key.Key_F2)
    assert box.text() == "รุ่นที่ 1"
    qtbot.keyClick(box, Key.Key_Delete)
    qtbot.keyClick(box, Key.Key_Return)
    assert labels(tools) == [""]


def test_what_was_typed_is_kept_when_the_line_is_left_and_not_with_escape(
    qtbot, tools, page, months, box
):
    type_text(box, "หนึ่ง")
    qtbot.keyClick(box, Key.Key_Escape)
    assert labels(tools) == [""]
    assert months.hasFocus()
    qtbot.keyClick(months, Key.Key_F2)
    type_text(box, "สอง")
    page.board.grid.view.setFocus()
    assert labels(tools) == ["สอง"]
    assert page.board.grid.view.hasFocus()
    count = tools.session.history.count()
    months.setFocus()
    qtbot.keyClick(months, Key.Key_F2)
    qtbot.keyClick(box, Key.Key_Return)
    # Nothing was typed: nothing is a step.
    assert tools.session.history.count() == count


def test_clipboard_is_used_within_the_line(qtbot, tools, box):
    QApplication.clipboard().setText("วางแล้ว")
    qtbot.keyClick(box, Key.Key_V, CONTROL)
    assert box.isVisible()
    qtbot.keyClick(box, Key.Key_Return)
    assert labels(tools) == ["วางแล้ว"]


def test_undo_in_the_line_undoes_what_was_typed(qtbot, tools, box):
    type_text(box, "หนึ่ง")
    qtbot.keyClick(box, Key.Key_Z, CONTROL)
    # The key itself is the window's: here the words are in the plan, ready to be undone.
    assert labels(tools) == ["หนึ่ง"]
    tools.session.history.undo()
    assert labels(tools) == [""]


def test_menu_of_an_arrow_offers_to_write_on_it(qtbot, tools, months):
    drag(qtbot, months, 0, NOV, JAN)
    for month, offered in ((MAR, False), (NOV, True)):
        months.edits.put_cursor(0, month)
        menu = menu_at_cursor(months)
        found = [each for each in menu.actions() if each.text() == "ข้อความบนลูกศร…"]
        assert bool(found) is offered
    found[0].trigger()
    assert QApplication.focusWidget() is months.viewport().findChild(LabelBox)


def test_nothing_opens_where_there_is_no_arrow(qtbot, months):
    months.edits.put_cursor(0, MAR)
    qtbot.keyClick(months, Key.Key_F2)
    assert months.hasFocus()


def test_words_go_along_as_the_arrow_is_moved_stretched_and_shifted(qtbot, tools, months, box):
    type_text(box, "รุ่นแรก")
    qtbot.keyClick(box, Key.Key_Return)
    held_keys(qtbot, months, Key.Key_Right, CONTROL, 1)
    drag(qtbot, months, 0, FEB, MAR, share=0.95)
    (span,) = shown(tools).spans
    assert (span.start, span.end, span.label) == (DEC, MAR, "รุ่นแรก")


def picture(months) -> QImage:
    return months.viewport().grab(row_box(months, 0)).toImage()


def test_words_are_seen_on_the_arrow(qtbot, tools, months, box):
    qtbot.keyClick(box, Key.Key_Escape)
    months.edits.put_cursor(2, OCT)
    place = ("plan", "projects", 1, "activities", 0, "steps", 0, "spans", 0, "label")
    pictures = []
    for words in ("", "ก", "รุ่นที่ 1", "รุ่นที่ 2"):
        tools.session.set_value(place, words)
        QApplication.processEvents()
        pictures.append(picture(months))
    assert all(a != b for at, a in enumerate(pictures) for b in pictures[at + 1 :])


def test_place_of_the_words_leads_to_their_arrow(tools, page, months, box, qtbot):
    qtbot.keyClick(box, Key.Key_Escape)
    months.edits.put_cursor(2, OCT)
    page.show_place(("plan", "projects", 1, "activities", 0, "steps", 0, "spans", 0, "label"))
    assert (months.edits.row, months.edits.month) == (0, NOV)
    assert months.hasFocus()
