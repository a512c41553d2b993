import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTableView, QVBoxLayout, QWidget

from desktop.window.typed_keys import mark_text, mend_focused
from forms.find import Hit


@pytest.fixture
def boxes(qtbot, full_window):
    """A line, a box for lines and a table in the window's place."""
    row = QWidget()
    line, box, table = QLineEdit(), QPlainTextEdit(), QTableView()
    column = QVBoxLayout(row)
    for widget in (line, box, table):
        column.addWidget(widget)
    full_window._stack.addWidget(row)
    full_window._stack.setCurrentWidget(row)
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
    assert mend_focused(full_window._editor) == ""
    assert line.text() == "c]h;"


def test_problem_says_which_key_mends_it(qtbot, full_window, store):
    store.open_plan(1)
    full_window._editor.set_texts({("plan", "vision"): "งาน c]h; เสร็จ"})

    def told():
        return [p for p in full_window._checker.problems if p.code == "KEYS-THAI"]

    qtbot.waitUntil(lambda: len(told()) == 1)
    (found,) = told()
    assert found.place == ("plan", "vision")
    assert "Ctrl+Shift+K" in found.message


def test_hit_is_marked_where_it_stands_among_other_lines(boxes):
    box = boxes[1]
    box.setPlainText("ก\nคำ ข\nคำ ค")
    mark_text(box, Hit(("plan", "preface", 1), 7, 9, ("", "คำ", "")))
    assert box.textCursor().selectionStart() == 7
    assert box.textCursor().selectedText() == "คำ"
