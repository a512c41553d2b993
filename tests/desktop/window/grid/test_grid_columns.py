"""Columns that fold, hide, freeze, sort and filter, by mouse and by keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTabWidget, QWidget

from db.edits import fresh_key
from db.records import Budget, Project
from desktop.window.grid import Grid, GridColumn
from desktop.window.grid.column_menu import StayingMenu
from desktop.window.widgets.theme import em
from tests.desktop.window.grid.test_grid import PROJECTS, clip, plan_with, press, put, type_text

NAME, KIND, NOTE, TOTAL, AMOUNT, REMARK = range(6)
LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
COLUMNS = (
    GridColumn("ชื่อ", ("name",), 14),
    GridColumn("ประเภท", ("kind",), 6),
    GridColumn("หมายเหตุงบ", ("budget", "note"), 8, rare=True),
    GridColumn("วงเงินรวม", ("budget", "total_amount"), 8, rare=True),
    GridColumn("จำนวนเงิน", ("budget", "amount"), 7),
    GridColumn("หมายเหตุ", ("note",), 8, rare=True),
)


def filled():
    package = plan_with(4)
    kinds = ("project", "activity", "project", "project")
    projects = tuple(
        replace(project, kind=kind, budget=Budget(amount=100 * at))
        for at, (project, kind) in enumerate(zip(package.plan.projects, kinds, strict=True), 1)
    )
    return replace(package, plan=replace(package.plan, projects=projects))


@pytest.fixture
def tools(tools_with):
    return tools_with(filled())


@pytest.fixture
def make(tools, qtbot):
    def making(elastic=(NAME,)):
        grid = Grid(
            tools,
            lambda: PROJECTS,
            COLUMNS,
            new_item=lambda package: Project(fresh_key(package, "plan.projects", "p")),
            name="โครงการ",
            elastic=elastic,
            least=200,
            frozen=True,
        )
        tools.session.changed.connect(lambda _change: grid.refresh())
        qtbot.addWidget(grid)
        grid.resize(900, 400)
        grid.show()
        grid.activateWindow()
        qtbot.waitUntil(grid.isActiveWindow)
        grid.view.setFocus()
        return grid

    return making


@pytest.fixture
def grid(make):
    return make()


def names(grid):
    rows = grid.view.row_filter
    return [rows.index(row, NAME).data() for row in range(rows.rowCount())]


def command(menu, words):
    return next(each for each in menu.actions() if words in each.text())


def test_columns_without_a_value_are_a_seam_that_names_them(grid):
    columns, view = grid.view.columns, grid.view
    assert columns.open == [NAME, KIND, AMOUNT]
    assert [columns.is_seam(at) for at in range(6)] == [False, False, True, False, False, True]
    assert view.isColumnHidden(TOTAL)
    assert "หมายเหตุงบ, วงเงินรวม" in columns.seam_words(NOTE)
    assert grid.bar.columns_button.text() == "คอลัมน์ 3/6"
    assert view.columnWidth(NOTE) < view.columnWidth(KIND) / 4


def test_last_column_takes_the_room_that_is_left_where_none_is_elastic(make):
    view = make(elastic=()).view
    assert sum(view.columnWidth(at) for at in view.columns.open) < view.viewport().width()
    assert view.horizontalHeader().length() == view.viewport().width()


def test_last_column_keeps_its_width_where_the_room_is_left_by_hand(grid):
    view = grid.view
    before = view.columnWidth(REMARK)
    view.columns.set_width(NAME, 200)
    assert view.columnWidth(REMARK) == before
    assert view.horizontalHeader().length() < view.viewport().width()


def test_column_is_there_again_once_there_is_a_place_for_it(grid):
    grid.show_column(AMOUNT, shown=False)
    grid.show_column(AMOUNT, shown=False)
    assert grid.view.columns.open == [NAME, KIND]
    for _ in range(2):
        grid.show_column(AMOUNT, shown=True)
        assert grid.view.columns.open == [NAME, KIND, AMOUNT]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_columns_are_offered_below_the_button_that_counts_them(grid):
    grid.bar.columns_button.click()
    (menu,) = (each for each in grid.findChildren(QMenu) if each.isVisible())
    assert menu.accessibleName() == "คอลัมน์ที่แสดง"
    menu.close()


def test_seam_unfolds_when_it_is_clicked_in_the_table_or_its_heading(grid):
    view = grid.view
    spot = view.visualRect(view.row_filter.index(1, NOTE)).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=spot)
    assert view.columns.open == [NAME, KIND, NOTE, TOTAL, AMOUNT]
    header = view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(REMARK) + 4, 10)
    QTest.mouseClick(header.viewport(), LEFT, pos=at)
    assert REMARK in view.columns.open


def test_unfolded_columns_are_open_the_next_time(grid, make):
    grid.view.columns.unfold(NOTE)
    assert make().view.columns.open == [NAME, KIND, NOTE, TOTAL, AMOUNT]


def test_columns_of_another_plan_are_folded_by_what_it_says(grid, tools):
    plans, session = tools.plans, tools.session
    noted = replace(filled().plan.projects[0], note="ตามมติ")
    other = replace(filled(), plan=replace(filled().plan, projects=(noted,), id=""))
    first, second = session.number, plans.add(other)
    session.open(second)
    assert grid.view.columns.open == [NAME, KIND, AMOUNT, REMARK]
    session.open(first)
    assert grid.view.columns.open == [NAME, KIND, AMOUNT]


def test_room_that_the_name_does_not_need_goes_to_columns_that_are_cut(qtbot, tools):
    columns = (*COLUMNS[:1], replace(COLUMNS[1], roomy=12), *COLUMNS[2:])
    made = Grid(
        tools,
        lambda: PROJECTS,
        columns,
        new_item=Project,
        name="โครงการ",
        elastic=(NAME,),
        least=200,
    )
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    view, usual = made.view, em(made.view, 6)

    def widths(width):
        made.resize(width, 300)
        QApplication.processEvents()
        return view.columnWidth(NAME), view.columnWidth(KIND)

    # At first all of it is the name's.
    name, kind = widths(520)
    assert kind == usual
    assert 200 < name <= 260
    name, kind = widths(1000)
    assert kind == 2 * usual
    assert name > 260
    # What was dragged stays as it was.
    view.columns.set_width(KIND, usual)
    assert widths(1000)[1] == usual


def test_cursor_passes_seams_by(grid, qtbot):
    put(grid, 0, KIND)
    press(qtbot, Qt.Key.Key_Right)
    assert grid.view.currentIndex().column() == AMOUNT
    press(qtbot, Qt.Key.Key_Left)
    assert grid.view.currentIndex().column() == KIND
    press(qtbot, Qt.Key.Key_Tab)
    assert grid.view.currentIndex().column() == AMOUNT
    press(qtbot, Qt.Key.Key_End)
    assert grid.view.currentIndex().column() == AMOUNT


def test_paste_goes_into_folded_columns_and_unfolds_those_it_fills(grid, session, qtbot):
    clip("โครงการ\t\t5,000\t7\n")
    put(grid, 0, KIND)
    press(qtbot, Qt.Key.Key_V, CONTROL)
    budget = session.package.plan.projects[0].budget
    assert (budget.note, budget.total_amount, budget.amount) == ("", 5000, 7)
    assert grid.view.columns.open == [NAME, KIND, TOTAL, AMOUNT]
    # Nothing folds under the hand.
    session.history.undo()
    assert TOTAL in grid.view.columns.open


def test_field_in_a_folded_column_is_gone_to(grid):
    assert grid.show_place((*PROJECTS, 2, "note"))
    assert grid.view.currentIndex().column() == REMARK
    assert REMARK in grid.view.columns.open


def test_hidden_column_stays_away_and_is_not_pasted_into(grid, make, session, qtbot):
    put(grid, 0, KIND)
    grid.menus.of_all().actions()[KIND].trigger()
    assert KIND not in grid.view.columns.open
    assert grid.view.currentIndex().column() != KIND
    clip("ใหม่\t\t\t9\n")
    put(grid, 0, NAME)
    press(qtbot, Qt.Key.Key_V, CONTROL)
    project = session.package.plan.projects[0]
    assert (project.name, project.kind, project.budget.amount) == ("ใหม่", "project", 9)
    again = make()
    assert KIND not in again.view.columns.open
    command(again.menus.of_all(), "ตั้งต้น").trigger()
    assert again.view.columns.open == [NAME, KIND, AMOUNT]


def test_rows_are_filtered_by_the_values_of_a_column(grid, qtbot):
    menu = grid.menus.of_column(KIND)
    shown = [each.text() for each in menu.actions() if each.isCheckable()]
    assert shown == ["กิจกรรม\t1", "โครงการ\t3"]
    command(menu, "โครงการ").trigger()
    assert names(grid) == ["งาน 2"]
    assert grid.footer.words.startswith("แสดง 1 จาก 4 รายการ")
    command(menu, "แสดงทุกค่า").trigger()
    assert names(grid) == ["งาน 1", "งาน 2", "งาน 3", "งาน 4", ""]


# A menu asks for more than the platform of the tests has.
@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_values_are_ticked_by_keys_and_the_menu_stays(grid, key):
    menu = grid.menus.of_column(KIND)
    assert isinstance(menu, StayingMenu)
    menu.popup(grid.mapToGlobal(QPoint(0, 0)))
    menu.setActiveAction(command(menu, "กิจกรรม"))
    QTest.keyClick(menu, key)
    assert menu.isVisible()
    assert names(grid) == ["งาน 1", "งาน 3", "งาน 4"]
    menu.close()


def test_rows_are_sorted_from_the_menu_and_in_the_plans_order_again(grid):
    command(grid.menus.of_column(AMOUNT), "มากไปน้อย").trigger()
    assert names(grid) == ["งาน 4", "งาน 3", "งาน 2", "งาน 1", ""]
    command(grid.menus.of_column(AMOUNT), "เลิกเรียง").trigger()
    assert names(grid) == ["งาน 1", "งาน 2", "งาน 3", "งาน 4", ""]


def test_row_that_a_value_keeps_away_is_gone_to(grid):
    grid.view.row_filter.set_values(KIND, {"กิจกรรม"})
    assert grid.show_place((*PROJECTS, 3, "name"))
    assert grid.current_row == 3


# A menu asks for more than the platform of the tests has.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_menu_of_a_column_opens_by_key_and_by_its_sign(grid, qtbot):
    put(grid, 0, AMOUNT)
    press(qtbot, Qt.Key.Key_L, CONTROL | SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "จำนวนเงิน" in menu.accessibleName()
    menu.close()
    header = grid.view.horizontalHeader()
    right = header.sectionViewportPosition(KIND) + header.sectionSize(KIND)
    QTest.mouseClick(header.viewport(), LEFT, pos=QPoint(right - 12, 10))
    menu = QApplication.activePopupWidget()
    assert "ประเภท" in menu.accessibleName()
    menu.close()


def test_columns_up_to_one_stand_still(grid):
    view = grid.view
    command(grid.menus.of_column(KIND), "ตรึงถึงคอลัมน์นี้").trigger()
    view.columns.unfold(NOTE)
    view.columns.unfold(REMARK)
    grid.resize(620, 400)
    bar = view.horizontalScrollBar()
    assert bar.maximum() > 0
    before = [view.visualRect(view.row_filter.index(1, at)) for at in (NAME, KIND)]
    bar.setValue(bar.maximum())
    assert [view.visualRect(view.row_filter.index(1, at)) for at in (NAME, KIND)] == before
    assert view.indexAt(before[1].center()).column() == KIND
    view.setCurrentIndex(view.row_filter.index(1, AMOUNT))
    assert view.visualRect(view.currentIndex()).left() >= before[1].right()


def test_column_is_made_as_wide_as_its_texts(grid, session):
    session.set_texts({(*PROJECTS, 0, "budget", "note"): "ผูกพันงบประมาณถึงปีงบประมาณ พ.ศ. 2570"})
    view = grid.view
    assert view.look.is_cut(view.row_filter.index(0, NOTE)) or view.rowHeight(0) > 30
    command(grid.menus.of_column(NOTE), "กว้างพอดี").trigger()
    assert not view.look.is_cut(view.row_filter.index(0, NOTE))
    assert view.rowHeight(0) < 30


def test_widths_stay_when_a_tab_is_clicked(make, memory, qtbot):
    """The table is laid out anew while the button is down: that is no dragging."""
    tabs = QTabWidget()
    tabs.addTab(QWidget(), "ว่าง")
    grid = make()
    tabs.addTab(grid, "ตาราง")
    qtbot.addWidget(tabs)
    tabs.resize(1200, 500)
    tabs.show()
    bar = tabs.tabBar()
    QTest.mousePress(bar, LEFT, pos=bar.tabRect(1).center())
    QApplication.processEvents()
    QTest.mouseRelease(bar, LEFT, pos=bar.tabRect(1).center())
    assert not memory.text("columns-plan-projects")
    view = grid.view
    assert sum(map(view.columnWidth, range(6))) >= view.viewport().width()
    # Each is closed for itself.
    grid.setParent(None)


def test_typing_into_an_unfolded_column_keeps_it(grid, session, qtbot):
    grid.view.columns.unfold(REMARK)
    put(grid, 0, REMARK)
    type_text("ดี")
    press(qtbot, Qt.Key.Key_Return)
    assert session.package.plan.projects[0].note == "ดี"
