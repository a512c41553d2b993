import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from db.places import value_at
from desktop.window.fields.typed_keys import correct_focused_words, mark_text
from desktop.window.grid.view import GridView
from forms.editing.find import Hit
from tests.desktop.keyboard import type_text


@pytest.fixture
def boxes(qtbot, full_window):
    """A line, a box for lines and a table in the window's place."""
    row = QWidget()
    line, box, table = QLineEdit(), QPlainTextEdit(), QTableView()
    column = QVBoxLayout(row)
    for widget in (line, box, table):
        column.addWidget(widget)
    full_window.body.pages.addWidget(row)
    full_window.body.pages.setCurrentWidget(row)
    full_window.activateWindow()
    qtbot.waitUntil(full_window.isActiveWindow)
    return line, box, table


def press(qtbot, widget):
    widget.setFocus()
    qtbot.keyClick(
        widget,
        Qt.Key.Key_K,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )


def test_slip_in_a_line_is_mended_as_if_typed(qtbot, boxes):
    line = boxes[0]
    edits = []
    line.textEdited.connect(edits.append)
    line.setText("งาน c]h; เสร็จ")
    press(qtbot, line)
    assert line.text() == "งาน แล้ว เสร็จ"
    assert edits == ["งาน แล้ว เสร็จ"]


def test_marked_words_are_mended_and_no_others(qtbot, boxes):
    box = boxes[1]
    box.setPlainText("c]h;\nc]h;")
    cursor = box.textCursor()
    cursor.setPosition(5)
    cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
    box.setTextCursor(cursor)
    press(qtbot, box)
    assert box.toPlainText() == "c]h;\nแล้ว"


def test_slip_in_a_cell_is_mended_when_it_is_chosen(qtbot, boxes):
    table = boxes[2]
    model = QStandardItemModel()
    model.appendRow(QStandardItem("c]h;"))
    table.setModel(model)
    table.setCurrentIndex(model.index(0, 0))
    press(qtbot, table)
    assert model.item(0, 0).text() == "แล้ว"


def test_what_is_read_only_stays(qtbot, boxes, full_window):
    line = boxes[0]
    line.setText("c]h;")
    line.setReadOnly(True)
    line.setFocus()
    assert correct_focused_words(full_window.session) == ""
    assert line.text() == "c]h;"


def test_problem_says_which_key_mends_it(qtbot, full_window, store, session):
    session.open(1)
    full_window.session.set_texts({("plan", "vision"): "งาน c]h; เสร็จ"})

    def told():
        return [p for p in full_window.checker.problems if p.code == "KEYS-THAI"]

    qtbot.waitUntil(lambda: len(told()) == 1)
    (found,) = told()
    assert found.place == ("plan", "vision")
    assert "Ctrl+Shift+K" in found.message


def test_hit_is_marked_where_it_stands_among_other_lines(boxes):
    box = boxes[1]
    box.setPlainText("ก\nคำ ข\nคำ ค")
    mark_text(box, Hit(("plan", "preface", 1), 7, 9, "ก\nคำ ข\nคำ ค", 0, 11))
    assert box.textCursor().selectionStart() == 7
    assert box.textCursor().selectedText() == "คำ"


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        (("plan", "unit", "code"), "งาน แล้ว"),  # a line
        (("plan", "vision"), "งาน แล้ว"),  # a box
        (("plan", "missions"), ("งาน แล้ว",)),  # a box of numbered paragraphs
    ],
)
def test_slip_typed_in_a_field_is_mended_in_the_plan(qtbot, full_window, place, kept):
    assert full_window.go_to(place)
    full_window.activateWindow()
    qtbot.waitUntil(full_window.isActiveWindow)
    box = QApplication.focusWidget()
    type_text(box, "งาน c]h;")
    press(qtbot, box)
    qtbot.waitUntil(lambda: value_at(full_window.session.package, place) == kept)


def test_slip_in_a_grid_is_mended_where_it_is_typed_and_where_it_stands(qtbot, full_window):
    assert full_window.go_to(("plan", "projects"))
    full_window.activateWindow()
    qtbot.waitUntil(full_window.isActiveWindow)
    view = full_window.page.findChild(GridView)
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    type_text(editor, "c]h;")
    press(qtbot, editor)
    assert editor.toPlainText() == "แล้ว"
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    place = ("plan", "projects", 0, "name")
    assert value_at(full_window.session.package, place) == "แล้ว"
    full_window.session.set_texts({place: "ทำ c]h;"})
    view.setCurrentIndex(view.model().index(0, 0))
    press(qtbot, view)
    assert value_at(full_window.session.package, place) == "ทำ แล้ว"
