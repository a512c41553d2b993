"""The grid of all projects: its filter, its order, its sums, and where each is used."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from db.places import value_at
from db.records import (
    Budget,
    Division,
    Indicator,
    Organisation,
    Package,
    Part1Entry,
    Part1Tactic,
    Part2Issue,
    Part3Group,
    Plan,
    PolicyLink,
    Project,
)
from desktop.window.projects.projects_page import ProjectsPage
from forms.editions.opening import load_edition
from forms.project_uses import project_uses
from tests.desktop.mouse import double_click
from tests.desktop.window.called import act, column_called

USED, AMOUNT = "ใช้ใน", "งบประมาณ (บาท)"


def full_plan():
    return Plan(
        fiscal_year=2567,
        edition="2567",
        unit=Organisation(name="หน่วยโครงการ"),
        divisions=(Division("d1", "ฝ่ายหนึ่ง"), Division("d2", "ฝ่ายสอง")),
        projects=(
            Project("p1", "งานน้ำ", budget=Budget(Decimal(2000), "granted"), divisions=("d1",)),
            Project("p2", "งานไฟ", budget=Budget(Decimal(300), "not_granted"), divisions=("d2",)),
            Project("p3", "งานถนน", budget=Budget(Decimal(10000), "requested")),
            Project("p4", "งานเลิก", budget=Budget(Decimal(7), "granted"), dropped=True),
        ),
        part1=(Part1Entry(1, tactics=(Part1Tactic("5.1.2", projects=("p1", "p1")),)),),
        part2=(Part2Issue("3", projects=("p1", "p2")),),
        part3=(Part3Group("แผนงานทั่วไป", projects=("p4",)),),
        indicators=(Indicator("k1", "4", "ตัวชี้วัด", projects=("p2",)),),
        policy_links=(PolicyLink(project="p2"),),
    )


@pytest.fixture
def page(open_page):
    page = open_page(Package(full_plan()), "projects")
    assert isinstance(page, ProjectsPage)
    return page


def shown(page):
    row_filter = page.grid.view.row_filter
    return [row_filter.index(row, 0).data() for row in range(row_filter.rowCount())]


def test_uses_name_every_place_that_lists_a_project():
    uses = project_uses(full_plan(), load_edition("2567"))
    assert {key: tuple(use.words for use in found) for key, found in uses.items()} == {
        "p1": ("ส่วนที่ 1 กลยุทธ์ 5.1.2", "ส่วนที่ 2 ประเด็นการพัฒนาที่ 3"),
        "p2": ("ส่วนที่ 2 ประเด็นการพัฒนาที่ 3", "ตัวชี้วัดที่ 4", "ตาราง ง แถวที่ 1"),
        "p4": ("ส่วนที่ 3 แผนงานทั่วไป",),
    }


def test_use_stands_at_the_first_place_that_lists_the_project():
    plan = full_plan()
    for key, uses in project_uses(plan, load_edition("2567")).items():
        for use in uses:
            assert value_at(Package(plan), use.place) == key
    assert project_uses(plan, load_edition("2567"))["p1"][0].place == (
        "plan",
        "part1",
        0,
        "tactics",
        0,
        "projects",
        0,
    )


def test_enter_leads_to_the_only_use_of_a_project(page, window):
    view = page.grid.view
    view.setFocus()
    view.setCurrentIndex(view.row_filter.index(3, column_called(page.grid, USED)))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert window.page_name == "part3"
    assert window.page.tree.node.place == ("plan", "part3", 0, "projects", 0)


# A menu asks for more than the platform of the tests has.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_click_offers_the_uses_of_a_project_where_there_are_several(page, window, qtbot):
    view = page.grid.view
    view.setCurrentIndex(view.row_filter.index(1, column_called(page.grid, USED)))
    spot = view.visualRect(view.currentIndex()).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    menu = page.findChild(QMenu)
    words = [command.text() for command in menu.actions()]
    assert words == ["ไปที่ส่วนที่ 2 ประเด็นการพัฒนาที่ 3", "ไปที่ตัวชี้วัดที่ 4", "ไปที่ตาราง ง แถวที่ 1"]
    act(menu, "ไปที่ตัวชี้วัดที่ 4")
    menu.close()
    assert window.page_name == "indicators"


def test_enter_goes_down_where_a_project_is_used_nowhere(page, window):
    view = page.grid.view
    view.setFocus()
    view.setCurrentIndex(view.row_filter.index(2, column_called(page.grid, USED)))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert window.page_name == "projects"
    assert view.currentIndex().row() == 3


def test_preview_shows_the_part_that_lists_the_project_in_sight(page):
    forms = []
    for row in range(4):
        page.grid.set_row(row)
        forms.append(page.form())
    assert forms == ["part1", "part2", "part1", "part3"]


def test_name_stays_in_sight_when_the_grid_is_scrolled_sideways(page):
    view = page.grid.view
    name, used = (
        view.row_filter.index(1, 0),
        view.row_filter.index(1, column_called(page.grid, USED)),
    )
    view.resize(900, 500)
    before = view.visualRect(name)
    bar = view.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert view.visualRect(name) == before
    assert view.indexAt(before.center()) == name
    view.setCurrentIndex(used)
    view.setCurrentIndex(name)
    assert bar.value() == bar.maximum()
    view.setCurrentIndex(view.row_filter.index(1, 1))
    assert view.visualRect(view.currentIndex()).left() >= before.right()


def test_name_is_written_where_it_stands_when_the_grid_is_scrolled_sideways(page):
    view = page.grid.view
    view.resize(900, 500)
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    name = view.row_filter.index(1, 0)
    spot = view.visualRect(name).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    double_click(view.viewport(), spot)
    editor = view.indexWidget(name)
    assert editor.geometry().left() == view.visualRect(name).left() == 0
    editor.setPlainText("งานไฟฟ้า")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert page.grid.model.text(1, 0) == "งานไฟฟ้า"


def test_last_column_says_where_a_project_is_used_and_follows_the_plan(page):
    model = page.grid.model
    assert (
        model.index(0, column_called(page.grid, USED)).data()
        == "ส่วนที่ 1 กลยุทธ์ 5.1.2\nส่วนที่ 2 ประเด็นการพัฒนาที่ 3"
    )
    page.window().session.set_value(("plan", "part2", 0, "projects"), ("p2",))
    assert model.index(0, column_called(page.grid, USED)).data() == "ส่วนที่ 1 กลยุทธ์ 5.1.2"


def test_sum_leaves_out_what_the_rules_leave_out(page):
    footer = page.grid.footer
    assert footer.words == (
        "4 รายการ · ไม่นับที่ยกเลิก 1 และงบประมาณที่ไม่รวมยอด 1 · รวมงบประมาณ (บาท) 12,000 บาท"
    )
    page.window().session.set_texts({("plan", "projects", 2, "budget", "amount"): "หมื่น"})
    assert "และช่องที่ต้องแก้ 1" in footer.words


def test_selected_cells_are_counted_and_added_up(page):
    view, footer = page.grid.view, page.grid.footer
    view.setCurrentIndex(view.row_filter.index(0, column_called(page.grid, AMOUNT)))
    assert "เลือก" not in footer.words
    view.selectColumn(column_called(page.grid, AMOUNT))
    assert "เลือก 5 ช่อง · รวม 12,307 · เฉลี่ย 3,076.75" in footer.words


def test_project_that_was_given_up_looks_so_and_says_so(page):
    model = page.grid.model
    assert [model.is_struck(row) for row in range(5)] == [False, False, False, True, False]
    said = model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "ยกเลิกแล้ว" in said


@pytest.mark.parametrize(
    ("box", "choice", "names"),
    [
        ("status", "ไม่ได้รับงบประมาณ", ["งานไฟ"]),
        ("status", "ยังไม่ระบุสถานะ", []),
        ("division", "ฝ่ายหนึ่ง", ["งานน้ำ"]),
        ("use", "ส่วนที่ 2", ["งานน้ำ", "งานไฟ"]),
        ("use", "ยังไม่ได้ใช้ที่ใด", ["งานถนน"]),
        ("order", "งบประมาณมากไปน้อย", ["งานถนน", "งานน้ำ", "งานไฟ", "งานเลิก", ""]),
    ],
)
def test_choices_filter_and_order_the_rows(page, box, choice, names):
    getattr(page.filter, box).choose(choice)
    assert shown(page) == names
    page.filter.clear()
    assert shown(page) == ["งานน้ำ", "งานไฟ", "งานถนน", "งานเลิก", ""]


def test_search_finds_words_of_any_column_in_either_digits(page):
    page.filter.query.setText("๑๐,๐๐๐ ถนน")
    assert shown(page) == ["งานถนน"]
    assert page.grid.footer.words.startswith("แสดง 1 จาก 4 รายการ")
    assert "10,000 บาท" in page.grid.footer.words


def test_place_comes_into_sight_when_a_filter_hides_its_row(page):
    page.filter.query.setText("ถนน")
    page.show_place(("plan", "projects", 1, "budget", "amount"))
    assert page.grid.current_row == 1
    assert page.grid.view.currentIndex().data() == "300"


def test_showing_the_page_writes_nothing(page):
    assert page.window().session.history.count() == 0


def test_page_holds_projects_without_their_steps(window, store):
    spec = window.specs["projects"]
    assert spec.holds(("plan", "projects", 0, "name"))
    assert spec.holds(("plan", "projects", 0))
    assert not spec.holds(("plan", "projects", 0, "activities", 0, "title"))
    assert not spec.holds(("plan", "projects", 0, "grid", "start"))
