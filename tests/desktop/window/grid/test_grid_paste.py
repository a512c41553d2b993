"""Whole tables pasted into a grid: their headings, sums, blank rows and unknown divisions."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from db.records import Division, Package, Plan, Project
from desktop.window.grid import Grid, GridColumn
from tests.desktop.dialogs import answer
from tests.desktop.dialogs import press as press_button
from tests.desktop.window.grid.keying import shown_grid

CONTROL = Qt.KeyboardModifier.ControlModifier
PROJECTS = ("plan", "projects")
COLUMNS = (
    GridColumn("ชื่อโครงการ", ("name",), 14),
    GridColumn("ส่วนราชการ", ("divisions",), 9),
    GridColumn("งบประมาณ (บาท)", ("budget", "amount"), 7),
    GridColumn("หมายเหตุ", ("note",), 9),
)


@pytest.fixture
def tools(tools_with):
    divisions = (Division("d1", "ฝ่ายหนึ่ง", "ฝ1"),)
    projects = tuple(Project(f"p{n}", f"งาน {n}") for n in (1, 2))
    return tools_with(Package(Plan(2567, "2567", divisions=divisions, projects=projects)))


@pytest.fixture
def grid(tools, qtbot):
    return shown_grid(tools, qtbot, COLUMNS)


@pytest.fixture
def paste(grid, qtbot):
    """Pastes a text at a cell; `choice` is pressed in the question that comes up."""

    def paste(text, row, column, choice=""):
        data = QMimeData()
        data.setText(text)
        QGuiApplication.clipboard().setMimeData(data)
        grid.activateWindow()
        qtbot.waitUntil(grid.isActiveWindow)
        grid.view.setCurrentIndex(grid.view.row_filter.index(row, column))
        if choice:
            answer(press_button(choice))
        qtbot.keyClick(grid.view, Qt.Key.Key_V, CONTROL)

    return paste


def records(session):
    return [
        (each.name, each.divisions, each.budget.amount, each.note)
        for each in session.package.plan.projects
    ]


TABLE = (
    "ที่\tงบประมาณ\tชื่อโครงการ\tผู้ประสาน\n"
    "1\t5,000\tอบรม\tก\n"
    "2\t20,000\tดูงาน\tข\n"
    "รวม\t25,000\t\t\n"
    "\t\t\t\n"
)


def test_table_goes_to_the_columns_of_its_headings_wherever_it_is_pasted(paste, session):
    paste(TABLE, 2, 3, "วางตามหัวตาราง ไม่มีแถวผลรวม")
    assert records(session)[2:] == [
        ("อบรม", (), Decimal(5000), ""),
        ("ดูงาน", (), Decimal(20000), ""),
    ]
    assert session.history.count() == 1


def test_what_no_column_takes_is_told_before(paste, session):
    told = []

    def look(box):
        told.append((box.text(), box.informativeText()))
        box.reject()

    answer(look)
    paste(TABLE, 0, 0)
    ((found, follows),) = told
    assert "หัวตาราง" in found
    assert "แถวผลรวม 1 แถว เช่น “รวม”" in found
    assert "งบประมาณ (บาท), ชื่อโครงการ" in follows
    assert "ไม่มีคอลัมน์ ผู้ประสาน" in follows
    assert session.history.count() == 0


def test_all_rows_are_pasted_from_the_cell_where_that_is_wanted(paste, session):
    paste("ชื่อโครงการ\tส่วนราชการ\nอบรม\tฝ1\n", 1, 0, "วางทุกแถวตั้งแต่ช่องนี้")
    assert [each[0] for each in records(session)] == ["งาน 1", "ชื่อโครงการ", "อบรม"]


def test_row_of_sums_is_left_out_where_that_is_wanted(paste, session):
    rows = "อบรม\tฝ1\t5,000\nรวมทั้งสิ้น\t\t5,000\n"
    paste(rows, 2, 0, "วางโดยไม่มีแถวผลรวม")
    assert records(session)[2:] == [("อบรม", ("d1",), Decimal(5000), "")]
    paste(rows, 3, 0, "วางทุกแถวตั้งแต่ช่องนี้")
    assert [each[0] for each in records(session)[3:]] == ["อบรม", "รวมทั้งสิ้น"]


def test_records_alone_are_pasted_without_a_question(paste, session):
    paste("อบรม\tฝ1\t5,000\nรวมพลัง\tฝ1\t7,000\n", 2, 0)
    assert [each[0] for each in records(session)[2:]] == ["อบรม", "รวมพลัง"]


def test_blank_rows_at_the_end_neither_empty_cells_nor_add_rows(paste, session):
    paste("ก\n\n\n\n", 0, 0)
    assert [each[0] for each in records(session)] == ["ก", "งาน 2"]


def test_cells_that_are_empty_empty_others(grid, paste, session):
    paste(" \n", 0, 0)
    assert records(session)[0][0].strip() == ""


def test_unknown_divisions_are_added_once_for_all(paste, session, tools, qtbot):
    paste("ก\tฝ่ายสาม, ฝ1\nข\tฝ่ายสาม\nค\tฝ่ายสี่\n", 2, 0)
    assert "“ฝ่ายสาม” “ฝ่ายสี่”" in tools.notice.words
    (add,) = [
        button
        for button in tools.notice.findChildren(QPushButton)
        if button.text() == "เพิ่มส่วนราชการ 2 รายการ"
    ]
    add.click()
    names = {each.key: each.name for each in session.package.plan.divisions}
    assert list(names.values()) == ["ฝ่ายหนึ่ง", "ฝ่ายสาม", "ฝ่ายสี่"]
    assert [[names[key] for key in each[1]] for each in records(session)[2:]] == [
        ["ฝ่ายสาม", "ฝ่ายหนึ่ง"],
        ["ฝ่ายสาม"],
        ["ฝ่ายสี่"],
    ]
    assert session.state.drafts == {}
    session.history.undo()
    assert len(session.package.plan.divisions) == 1


def test_typed_division_that_is_not_there_is_offered_too(grid, session, tools, qtbot):
    grid.view.setCurrentIndex(grid.view.row_filter.index(0, 1))
    grid.model.text_entered.emit(0, 1, "ฝ่ายใหม่")
    assert "“ฝ่ายใหม่”" in tools.notice.words
    grid.model.text_entered.emit(1, 1, "ฝ1")
    assert QApplication.activeModalWidget() is None


def test_cell_of_one_line_has_no_breaks_while_it_is_written_in(tools, qtbot):
    columns = (GridColumn("ชื่อ", ("name",), 9), GridColumn("ชื่อย่อ", ("abbreviation",), 9))
    divisions = ("plan", "divisions")
    grid = Grid(
        tools, lambda: divisions, columns, new_item=lambda _: Division("x"), name="ส่วนราชการ"
    )
    qtbot.addWidget(grid)
    grid.show()
    grid.activateWindow()
    qtbot.waitUntil(grid.isActiveWindow)
    editor = grid.view.open_cell(0, 1)
    editor.selectAll()
    QGuiApplication.clipboard().setText("ฝ\r\nหนึ่ง\n")
    qtbot.keyClick(editor, Qt.Key.Key_V, CONTROL)
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert editor.toPlainText() == "ฝ หนึ่ง"
