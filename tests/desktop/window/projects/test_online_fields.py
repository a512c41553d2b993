"""What online systems ask of a project: closed below the grid, written where it is opened."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.records import Online, OnlineQuarter, Organisation, Package, Plan, Project
from desktop.window.field_places import place_of


@pytest.fixture
def page(open_page):
    known = Online("ก-9", quarter2=OnlineQuarter("เปิดบริการ 5 แห่ง"))
    projects = (Project("p1", "งานน้ำ"), Project("p2", "งานไฟ", online=known))
    plan = Plan(2567, "2567", unit=Organisation("สำนัก"), projects=projects)
    return open_page(Package(plan), "projects")


def box(page, path):
    fields = {".".join(map(str, field.place[4:])): field for field in page.online.form.fields}
    return fields[path].box


def test_fields_are_closed_and_not_made_until_wanted(page):
    assert not page.online.toggle.isChecked()
    assert "form" not in vars(page.online)
    page.grid.set_row(1)
    assert page.online._words.words == "มีข้อมูลแล้ว · งานไฟ"


def test_menu_opens_and_closes_them_and_closed_they_take_no_room(page, window):
    (look,) = page.looks()
    assert not page.online.isVisible()
    assert page.grid.height() == page.height()
    look.trigger()
    assert page.online.isVisible()
    page.online.toggle.click()
    assert not page.online.isVisible()
    assert not look.isChecked()


def test_fields_are_those_of_the_project_that_the_cursor_is_on(page, window):
    page.grid.set_row(1)
    page.online.toggle.click()
    assert box(page, "code").text() == "ก-9"
    assert box(page, "quarter2.target").toPlainText() == "เปิดบริการ 5 แห่ง"
    page.grid.set_row(0)
    assert box(page, "code").text() == ""
    QTest.keyClicks(box(page, "phone"), "021234567")
    page.grid.set_row(1)
    assert window.session.package.plan.projects[0].online.phone == "021234567"
    window.session.history.undo()
    assert window.session.package.plan.projects[0].online == Online()


def test_place_of_such_a_field_is_opened_and_has_the_focus(page, window):
    place = ("plan", "projects", 1, "online", "quarter3", "planned")
    assert window.go_to(place)
    assert page.online.toggle.isChecked()
    assert place_of(QApplication.focusWidget()) == place


def test_project_that_is_removed_leaves_those_of_another(page, window):
    page.grid.set_row(1)
    page.online.toggle.click()
    window.session.remove(("plan", "projects"), 1)
    assert page.online._words.words == "งานน้ำ"
    window.session.remove(("plan", "projects"), 0)
    assert page.online._words.words == "เลือกโครงการในตาราง"


def test_what_is_no_amount_is_marked_and_found_there(page, window):
    place = ("plan", "projects", 0, "online", "quarter1", "planned")
    window.session.set_texts({place: "ห้าแสน"}, "แก้")
    assert window.session.state.drafts == {place: "ห้าแสน"}
    assert window.go_to(place)
    assert box(page, "quarter1.planned").text() == "ห้าแสน"


def test_most_of_a_low_page_is_left_to_the_grid(page, window, qtbot):
    page.grid.set_row(0)
    page.online.toggle.click()
    window.resize(1000, 560)
    qtbot.waitUntil(lambda: page.height() < 500 and page.online.height() < page.height() / 1.8)
    assert page.grid.height() > page.height() / 3
