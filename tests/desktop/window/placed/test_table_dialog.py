"""A table within a text in a window of its own: cells, rows, columns, and each act one step."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from shiboken6 import isValid

from db.markers import Marker
from db.package.bounds import MOST_COLUMNS
from db.placed import marker_at
from db.records import Package, Plan, TextTable, TextTableRow
from desktop.window.placed.open_placed import open_placed
from tests.desktop.keyboard import type_text

Key = Qt.Key
NONE, ALT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def row(*cells):
    return TextTableRow(cells)


TABLE = TextTable("t1", "เกณฑ์", head=(row("ชื่อ", "ค่า"),), rows=(row("หนึ่ง", "1"), row("สอง", "2")))


@pytest.fixture
def tools(tools_with):
    plan = Plan(fiscal_year=2567, edition="2567", preface=("[table t1]",), tables=(TABLE,))
    return tools_with(Package(plan))


@pytest.fixture
def dialog(qtbot, tools):
    opened = open_placed(tools, None, Marker("table", "t1"))
    qtbot.waitUntil(opened.isActiveWindow)
    yield opened
    if isValid(opened):
        opened.close()


def table(tools):
    (found,) = tools.session.package.plan.tables
    return found


def cells(tools):
    """The cells, those that a row is short of empty."""
    lines = [line.cells for line in (*table(tools).head, *table(tools).rows)]
    width = max(map(len, lines))
    return [[*line, *[""] * (width - len(line))] for line in lines]


def press(key, held=NONE, times=1):
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), key, held)


def typed(dialog, row, column, text):
    """Type over a cell, and go on with Enter."""
    dialog.view.show_cell(row, column)
    dialog.view.setFocus()
    type_text(dialog.view, text[:1])
    type_text(QApplication.focusWidget(), text[1:])
    press(Key.Key_Return)


def button(dialog, words):
    return next(b for b in dialog.findChildren(QToolButton) if words in b.toolTip())


def test_cells_are_typed_and_undone_in_the_window(dialog, tools):
    typed(dialog, 1, 1, "๑๐ คะแนน")
    assert cells(tools) == [["ชื่อ", "ค่า"], ["หนึ่ง", "๑๐ คะแนน"], ["สอง", "2"]]
    typed(dialog, 0, 0, "ระดับ")
    assert table(tools).head == (row("ระดับ", "ค่า"),)
    assert tools.session.history.undo_words() == "แก้ช่องในตาราง"
    press(Key.Key_Z, CONTROL, 2)
    assert table(tools) == TABLE
    press(Key.Key_Y, CONTROL)
    assert cells(tools)[1] == ["หนึ่ง", "๑๐ คะแนน"]


def test_line_below_the_last_is_a_new_row(dialog, tools):
    typed(dialog, 3, 0, "สาม")
    assert cells(tools)[3] == ["สาม", ""]
    assert len(table(tools).head) == 1


def test_rows_of_the_head_are_told_apart(dialog, tools):
    model = dialog.view.grid
    names = [model.headerData(at, Qt.Orientation.Vertical) for at in range(4)]
    assert names[:3] == ["หัว", "1", "2"]
    dialog.head.setValue(2)
    assert table(tools).head == (row("ชื่อ", "ค่า"), row("หนึ่ง", "1"))
    assert model.headerData(1, Qt.Orientation.Vertical) == "หัว"
    # One row is none of the head.
    assert dialog.head.maximum() == 2
    press(Key.Key_Z, CONTROL)
    assert table(tools) == TABLE
    assert dialog.head.value() == 1


def test_block_from_excel_brings_its_rows_and_columns(dialog, tools):
    QGuiApplication.clipboard().setText("ก\tข\tค\n1\t2\t3\n4\t5\t6\n")
    dialog.view.show_cell(2, 1)
    dialog.view.setFocus()
    press(Key.Key_V, CONTROL)
    assert cells(tools) == [
        ["ชื่อ", "ค่า", "", ""],
        ["หนึ่ง", "1", "", ""],
        ["สอง", "ก", "ข", "ค"],
        ["", "1", "2", "3"],
        ["", "4", "5", "6"],
    ]
    assert tools.session.history.undo_words() == "วางข้อมูล 9 ช่อง"
    # The keys go on where they were.
    assert dialog.view.hasFocus()
    assert (dialog.view.currentIndex().row(), dialog.view.currentIndex().column()) == (2, 1)
    press(Key.Key_Z, CONTROL)
    assert table(tools) == TABLE
    assert len(dialog.view.grid.columns) == 2


def test_block_that_fits_is_pasted_as_in_every_grid(dialog, tools):
    data = QMimeData()
    data.setHtml("<table><tr><td>ใหม่<del>เก่า</del></td><td>9</td></tr></table>")
    QGuiApplication.clipboard().setMimeData(data)
    dialog.view.show_cell(1, 0)
    dialog.view.setFocus()
    press(Key.Key_V, CONTROL)
    assert cells(tools)[1] == ["ใหม่", "9"]


def test_rows_come_and_go_by_keys(dialog, tools):
    dialog.view.show_cell(1, 0)
    dialog.view.setFocus()
    press(Key.Key_Insert)
    assert cells(tools) == [["ชื่อ", "ค่า"], ["", ""], ["หนึ่ง", "1"], ["สอง", "2"]]
    press(Key.Key_Minus, CONTROL)
    assert table(tools) == TABLE
    dialog.view.show_cell(1, 0)
    press(Key.Key_Down, ALT | Qt.KeyboardModifier.ShiftModifier)
    assert cells(tools) == [["ชื่อ", "ค่า"], ["สอง", "2"], ["หนึ่ง", "1"]]


def test_rows_are_copied_below_as_one_step(dialog, tools):
    dialog.view.show_cell(1, 0)
    dialog.view.setFocus()
    press(Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert cells(tools) == [["ชื่อ", "ค่า"], ["หนึ่ง", "1"], ["หนึ่ง", "1"], ["สอง", "2"]]
    assert dialog.view.currentIndex().row() == 2
    press(Key.Key_Z, CONTROL)
    assert table(tools) == TABLE


def test_undo_shows_the_cell_that_it_changes(dialog, tools):
    dialog.view.show_cell(2, 1)
    dialog.view.setFocus()
    press(Key.Key_Delete)
    dialog.view.show_cell(0, 0)
    press(Key.Key_Z, CONTROL)
    index = dialog.view.currentIndex()
    assert (index.row(), index.column()) == (2, 1)


def test_columns_come_and_go_by_keys_and_buttons(dialog, tools):
    dialog.view.show_cell(1, 1)
    dialog.view.setFocus()
    press(Key.Key_Insert, CONTROL)
    assert cells(tools) == [["ชื่อ", "", "ค่า"], ["หนึ่ง", "", "1"], ["สอง", "", "2"]]
    assert dialog.view.hasFocus()
    press(Key.Key_Delete, CONTROL)
    assert table(tools) == TABLE
    dialog.view.show_cell(1, 1)
    button(dialog, "หลังคอลัมน์").click()
    assert cells(tools)[1] == ["หนึ่ง", "1", ""]
    assert dialog.view.currentIndex().column() == 2
    assert dialog.view.hasFocus()
    for _ in range(2):
        button(dialog, "ลบคอลัมน์").click()
    assert cells(tools)[1] == ["หนึ่ง"]
    # The last one stays, and the window says what to do instead.
    button(dialog, "ลบคอลัมน์").click()
    assert cells(tools)[1] == ["หนึ่ง"]
    assert "อย่างน้อยหนึ่งคอลัมน์" in dialog.said.text()


def test_width_of_a_column_is_typed_in_relation_to_the_others(dialog, tools):
    dialog.view.show_cell(1, 1)
    dialog.share.setFocus()
    type_text(dialog.share, "2.5")
    press(Key.Key_Tab)
    assert [width.share for width in table(tools).widths] == [Decimal(1), Decimal("2.5")]
    dialog.view.show_cell(1, 0)
    assert dialog.share.text() == "1"
    dialog.view.show_cell(1, 1)
    assert dialog.share.text() == "2.5"
    dialog.share.setFocus()
    dialog.share.selectAll()
    type_text(dialog.share, "กว้าง")
    press(Key.Key_Tab)
    assert table(tools).widths[1].share == Decimal("2.5")
    assert dialog.said.text()
    dialog.share.setFocus()
    dialog.share.clear()
    press(Key.Key_Tab)
    assert table(tools).widths == ()


def test_title_is_a_field_as_any(dialog, tools):
    dialog.title.focus()
    dialog.title.box.selectAll()
    type_text(dialog.title.box, "เกณฑ์ใหม่")
    dialog.close()
    assert table(tools).title == "เกณฑ์ใหม่"


def test_more_than_a_plan_takes_is_refused_in_words(dialog, tools):
    QGuiApplication.clipboard().setText("\t".join("x" for _ in range(MOST_COLUMNS + 1)))
    dialog.view.show_cell(0, 0)
    dialog.view.setFocus()
    press(Key.Key_V, CONTROL)
    assert table(tools) == TABLE
    assert "คอลัมน์" in dialog.said.text()
    # What goes through says nothing of that any more.
    typed(dialog, 1, 0, "ได้")
    assert "เกิน" not in dialog.said.text()
    assert cells(tools)[1][0] == "ได้"


def test_window_closes_with_its_table(dialog, tools):
    session = tools.session
    plan = replace(session.package.plan, tables=(), preface=())
    session.apply(replace(session.package, plan=plan), "ลบ")
    assert not dialog.isVisible()


def test_what_is_being_typed_is_kept_where_the_window_is_closed(dialog, tools):
    dialog.view.show_cell(1, 0)
    dialog.view.setFocus()
    type_text(dialog.view, "ก")
    dialog.close()
    assert cells(tools)[1][0] == "ก"


@pytest.mark.parametrize(
    ("place", "at"),
    [
        (("head", 0, "cells", 1), (0, 1)),
        (("rows", 1, "cells", 0), (2, 0)),
        (("rows", 0), (1, 0)),
        (("rows",), (0, 0)),
        (("title",), None),
        (("widths", 1, "share"), (0, 1)),
    ],
)
def test_place_in_it_is_brought_into_sight(dialog, tools, place, at):
    whole = ("plan", "tables", 0, *place)
    assert marker_at(tools.session.package, whole) == Marker("table", "t1")
    dialog.show_place(whole)
    index = dialog.view.currentIndex()
    if at is None:
        assert dialog.title.box.hasFocus()
    else:
        assert (index.row(), index.column()) == at
        assert (dialog.share if "widths" in place else dialog.view).hasFocus()
