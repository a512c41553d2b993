"""Cells that hold one field over another, and captions over groups of rows."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.window.grid import GridColumn
from desktop.window.grid.density import COMPACT
from desktop.window.reports.indicator_columns import MEASURED, PROGRESS, VALUE
from tests.desktop.keyboard import type_text
from tests.desktop.window.called import part_of
from tests.desktop.window.strategy_plan import strategy_plan

CONTROL = Qt.KeyboardModifier.ControlModifier
COLUMN = GridColumn("ก / ข", ("a",), 5, parts=(("a",), ("b",)))


@pytest.fixture
def grid(open_page, memory):
    memory.set_text("quarter", "2")
    return part_of(open_page(strategy_plan(), "results"), "ตัวชี้วัด").grid


def stand(grid, row, column):
    grid.view.show_cell(row, column)
    grid.view.setFocus()
    return grid.view


def result(grid, row):
    return grid.model.records[row]


def write(grid, row, text):
    view = stand(grid, row, MEASURED)
    type_text(view, text[0])
    type_text(QApplication.focusWidget(), text[1:])
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def paste(grid, row, column, text):
    mime = QMimeData()
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(stand(grid, row, column), Qt.Key.Key_V, CONTROL)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", {("a",): "", ("b",): ""}),
        ("5", {("a",): "5"}),
        ("5 / 7", {("a",): "5", ("b",): "7"}),
        ("5/", {("a",): "5", ("b",): ""}),
        ("1/2/3", {("a",): "1", ("b",): "2/3"}),
    ],
)
def test_text_of_a_cell_of_parts_is_split(text, parts):
    assert COLUMN.split(text) == parts


@pytest.mark.parametrize(
    ("texts", "joined"), [(("5", "7"), "5 / 7"), (("5", ""), "5"), (("", "7"), "/ 7")]
)
def test_parts_are_read_as_one_text(texts, joined):
    assert COLUMN.joined(texts) == joined


def test_one_field_over_another_is_written_in_one_cell_and_one_step(grid):
    write(grid, 0, "1,284/1,500")
    assert (result(grid, 0).numerator, result(grid, 0).denominator) == (1284, 1500)
    assert grid.model.text(0, MEASURED) == "1,284 / 1,500"
    # One figure alone is the upper one, the other stays.
    write(grid, 0, "1300")
    assert (result(grid, 0).numerator, result(grid, 0).denominator) == (1300, 1500)
    QTest.keyClick(stand(grid, 0, MEASURED), Qt.Key.Key_Delete)
    assert (result(grid, 0).numerator, result(grid, 0).denominator) == (None, None)
    assert grid.window().session.history.count() == 3


def test_part_that_is_no_value_is_kept_and_marked(grid):
    write(grid, 0, "90/มาก")
    assert result(grid, 0).numerator == 90
    assert grid.model.text(0, MEASURED) == "90 / มาก"
    stand(grid, 0, MEASURED)
    assert grid.footer.trouble
    place = (*grid.model.place, 0, "denominator")
    assert grid.show_place(place)
    assert grid.view.currentIndex().column() == MEASURED


def test_parts_are_cells_of_their_own_on_the_clipboard(grid):
    paste(grid, 0, MEASURED, "9\t12\t75\n8\t16\t50")
    told = [(row.numerator, row.denominator, row.value) for row in grid.model.records[:2]]
    assert told == [(9, 12, 75), (8, 16, 50)]
    view = stand(grid, 0, MEASURED)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().strip() == "9\t12\t75"
    paste(grid, 3, MEASURED, QGuiApplication.clipboard().text())
    assert (result(grid, 3).numerator, result(grid, 3).denominator) == (9, 12)
    # A column that comes alone is written as it is typed.
    paste(grid, 4, MEASURED, "3/4\n5")
    assert (result(grid, 4).numerator, result(grid, 4).denominator) == (3, 4)
    assert (result(grid, 5).numerator, result(grid, 5).denominator) == (5, None)


def test_figures_before_stand_below_those_now(grid):
    assert grid.model.under(0, PROGRESS) == "21"
    assert grid.model.meter(0, PROGRESS) == (0.41, 0.21)
    compact = grid.view.heights.density is COMPACT
    assert not compact
    # Both lines are in sight in rows of two.
    assert grid.view.rowHeight(1) >= grid.view.look.density.height(2)


def test_first_row_of_each_group_has_a_caption_and_its_cells_below_it(grid):
    view, captions = grid.view, grid.view.captions
    heads = [row for row in range(15) if captions.over(row)]
    assert heads == [0, 2, 5, 8]
    assert captions.over(2).name.startswith("การดำเนินงานร่วมกัน")
    for row in (1, 2):
        box = view.visualRect(view.row_filter.index(row, VALUE))
        assert box.top() == view.rowViewportPosition(row) + captions.height(row)
        assert box.bottom() == view.rowViewportPosition(row) + view.rowHeight(row) - 1
    role = Qt.ItemDataRole.AccessibleTextRole
    heard = view.row_filter.headerData(2, Qt.Orientation.Vertical, role)
    assert heard == "1.2 การดำเนินงานร่วมกันระหว่างหน่วยงาน (Joint KPIs) แถวที่ 3"
    # A click on the caption is one on its row.
    at = QPoint(300, view.rowViewportPosition(2) + 4)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.row == 2
    editor = view.open_cell(2, VALUE)
    assert editor.geometry().top() >= view.rowViewportPosition(2) + captions.height(2) - 2


def test_captions_are_of_the_rows_in_sight_in_the_order_of_the_plan(grid):
    view = grid.view
    grid.set_test(lambda row, _text: row.indicator in {"k2", "k4", "k5"})
    assert [bool(view.captions.over(row)) for row in range(3)] == [True, True, False]
    height = view.rowHeight(2)
    assert view.rowHeight(1) == height + view.captions.height(1)
    grid.set_test(None)
    view.row_filter.set_values(VALUE, {"2", "4", "5"})
    assert [view.rowHeight(row) - height for row in range(3)] == [
        view.captions.height(row) for row in range(3)
    ]
    assert view.captions.over(1)
    grid.show_all()
    grid.sort(PROGRESS, Qt.SortOrder.DescendingOrder)
    assert not any(view.captions.over(row) for row in range(15))


def test_rows_are_numbered_as_their_indicators_are(open_page, memory):
    memory.set_text("quarter", "2")
    plan = strategy_plan()
    first, *rest = plan.plan.indicators
    named = replace(plan, plan=replace(plan.plan, indicators=(replace(first, number="3.1"), *rest)))
    model = part_of(open_page(named, "results"), "ตัวชี้วัด").grid.model
    assert model.headerData(0, Qt.Orientation.Vertical) == "3.1"
    assert model.headerData(1, Qt.Orientation.Vertical) == "2"


def test_indicators_behind_their_plan_are_counted_and_shown_alone(open_page, memory, qtbot):
    memory.set_text("quarter", "2")
    plan = strategy_plan()
    late = replace(plan.reports[1].results[3], progress=Decimal(5))
    second = replace(
        plan.reports[1],
        results=(*plan.reports[1].results[:3], late, *plan.reports[1].results[4:]),
    )
    page = open_page(replace(plan, reports=(plan.reports[0], second)), "results")
    part = part_of(page, "ตัวชี้วัด")
    qtbot.waitUntil(lambda: part.behind_button.text() != "ช้ากว่าแผน")
    part.behind_button.click()
    shown = part.grid.shown_rows()
    assert 3 in shown
    assert len(shown) < 15
    assert part.behind_button.text() == f"ช้ากว่าแผน {len(shown)}"
    part.behind_button.click()
    assert len(part.grid.shown_rows()) == 15
