"""Libraries in the window: taken in and issued, drawn on by new plans, and compared where used."""

import pytest
from PySide6.QtWidgets import QFileDialog

from db.merging.difference import Side
from db.package.library_file import library_bytes, read_library, write_library
from db.records import Policy
from desktop.window.library import library_line
from desktop.window.library.issue_dialog import IssueLibraryDialog
from desktop.window.library.library_dialog import LibraryDialog
from forms.library.sides import drawn_from
from tests.desktop.dialogs import answer
from tests.desktop.window.called import act, called
from tests.forms.library.plans import (
    ISSUER,
    issued,
    issuers_plan,
    units_plan,
    with_first,
    with_list,
)


@pytest.fixture
def source():
    return issuers_plan()


@pytest.fixture
def library(source):
    return issued(source)


@pytest.fixture
def newer(source):
    """What the issuer gives out two months later: a name, a person, and a policy more."""
    made = with_first(source, "framework.strategies", name="เมืองเขียวขจี")
    made = with_first(made, "people", name="นางสอง ใจงาม")
    more = Policy("P002", name="ใหม่")
    made = with_list(made, "framework.policies", lambda old: (*old, more))
    return issued(made, "2569-12-01")


@pytest.fixture
def opened(window, plans, session, library):
    """The window with a plan that has drawn on a library."""
    plans.keep_library(library)
    session.open(plans.add(drawn_from(units_plan(), library)[0]))
    return window


@pytest.fixture
def dialog(qtbot, tools_with):
    dialog = LibraryDialog(tools_with(units_plan()))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def file(tmp_path, library):
    path = tmp_path / "central.phaenlib"
    write_library(library, path)
    return path


def rows(dialog):
    tree = dialog.tree
    return [tree.topLevelItem(at).text(0) for at in range(tree.topLevelItemCount())]


def line(window, page):
    window.show_page(page)
    window.page.newer.look()
    return window.page.newer


def test_a_file_is_taken_in_and_stands_beside_the_open_plan(dialog, file, monkeypatch):
    assert rows(dialog) == []
    assert "ยังไม่มีรายการกลาง" in dialog.said.text()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    called(dialog, "รับจากแฟ้ม…").click()
    assert rows(dialog) == [f"{ISSUER} ปี 2570 ออกเมื่อ 1 ต.ค. 2569"]
    assert "ส่วนราชการ 2" in dialog.said.text()
    called(dialog, "เทียบกับแผนนี้").click()
    assert dialog.isHidden()
    comparing = dialog._tools.session.comparing
    assert comparing.is_on
    assert comparing.open_conflicts() == 0
    comparing.take()
    plan = dialog._tools.session.package.plan
    assert [each.name for each in plan.divisions] == ["สำนักงานเลขานุการ", "ฝ่ายบริหาร"]
    assert len(plan.drawn) == 13
    dialog._tools.session.history.undo()
    plan = dialog._tools.session.package.plan
    assert (plan.divisions, plan.drawn) == ((), ())


def test_one_bad_file_keeps_none(dialog, file, tmp_path):
    bad = tmp_path / "bad.phaenlib"
    bad.write_bytes(library_bytes(read_library(file))[:-30])
    dialog.take([file, bad])
    assert rows(dialog) == []
    assert "JSON" in dialog.said.text()


def test_the_newest_is_told_from_older_ones_and_any_can_go(dialog, library, newer, monkeypatch):
    for each in (library, newer):
        dialog._tools.plans.keep_library(each)
    dialog._show_libraries()
    assert [each.endswith("(มีฉบับใหม่กว่า)") for each in rows(dialog)] == [False, True]
    monkeypatch.setattr("desktop.window.library.library_dialog.confirmed", lambda *_, **__: True)
    dialog.tree.setCurrentItem(dialog.tree.topLevelItem(1))
    called(dialog, "ลบ…").click()
    assert len(rows(dialog)) == 1
    assert [x.content_code for x in dialog._tools.plans.libraries()] == [newer.content_code]


def test_lists_of_the_open_plan_are_issued_as_a_file(dialog, source, tmp_path, monkeypatch):
    dialog._tools.session.apply(units_plan(divisions=source.plan.divisions), "")
    target = tmp_path / "out.phaenlib"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def fill(asked):
        assert isinstance(asked, IssueLibraryDialog)
        assert not asked.lists["people"].isEnabled()
        asked.year.setText("๒๕")
        assert not asked.issue_button.isEnabled()
        asked.year.setText("๒๕๗๑")
        asked.issuer.setText(" สำนักของเรา ")
        asked.accept()

    answer(fill)
    called(dialog, "ออกจากแผนนี้…").click()
    made = read_library(target)
    assert (made.issuer, made.fiscal_year) == ("สำนักของเรา", 2571)
    assert made.plan.divisions == source.plan.divisions
    assert made.issued
    assert len(rows(dialog)) == 1


def test_the_menu_brings_it_up_without_a_plan(window):
    seen = []
    answer(lambda asked: seen.append((type(asked), asked.compare_button.isEnabled())))
    act(window.menus._menus[0], "รายการกลาง…")
    assert seen == [(LibraryDialog, False)]


def test_what_is_newer_is_said_over_the_lists_that_use_it(opened, plans, newer):
    assert line(opened, "framework").isHidden()
    plans.keep_library(newer)
    framework = line(opened, "framework")
    assert framework.isVisible()
    assert "เปลี่ยน 1 ช่อง · เพิ่ม 1 รายการ" in framework.words.words
    assert "เปลี่ยน 1 ช่อง ·" in line(opened, "unit").words.words
    framework.button.click()
    session = opened.session
    assert len(session.comparing.merge.differences) == 3
    session.comparing.take()
    assert session.package.plan.people[0].name == "นางสอง ใจงาม"
    assert session.history.count() == 1
    assert line(opened, "framework").isHidden()
    assert line(opened, "unit").isHidden()
    session.history.undo()
    assert line(opened, "framework").isVisible()


def test_what_is_left_is_not_said_again(opened, plans, newer):
    plans.keep_library(newer)
    line(opened, "framework").button.click()
    session = opened.session
    session.comparing.decide(session.comparing.merge.differences, Side.OURS)
    session.comparing.take()
    assert session.package.plan.people[0].name == "นางหนึ่ง ใจดี"
    assert line(opened, "framework").isHidden()
    session.save()
    number = session.number
    assert [each.content for each in plans.load(number).plan.drawn] == [newer.content_code] * 14


def test_a_plan_that_draws_on_nothing_asks_no_store(window, store, session, monkeypatch):
    session.open(1)
    monkeypatch.setattr(store, "libraries", lambda: pytest.fail("asked"))
    assert line(window, "framework").isHidden()


def test_the_line_waits_until_typing_rests(opened):
    opened.show_page("framework")
    assert opened.page.newer._pause.interval() == library_line._PAUSE


def test_a_new_plan_draws_on_the_libraries_of_its_year(window, plans, session, library, newer):
    for each in (library, newer):
        plans.keep_library(each)
    seen = []

    def fill(dialog):
        dialog.unit.setText("เขตใหม่")
        dialog.year.setText("2569")
        seen.append([box.isVisibleTo(dialog) for _entry, box in dialog.libraries])
        dialog.year.setText("2571")
        seen.append([box.isVisibleTo(dialog) for _entry, box in dialog.libraries])
        dialog.accept()

    answer(fill)
    window.plan_commands.ask_new()
    assert seen == [[False, False], [True, False]]
    plan = session.package.plan
    assert plan.framework.strategies[0].name == "เมืองเขียวขจี"
    assert len(plan.divisions) == 2
    assert {each.content for each in plan.drawn} == {newer.content_code}


def test_a_new_plan_may_do_without(window, plans, session, library):
    plans.keep_library(library)

    def fill(dialog):
        dialog.unit.setText("เขตใหม่")
        dialog.year.setText("2570")
        dialog.libraries[0][1].setChecked(False)
        dialog.accept()

    answer(fill)
    window.plan_commands.ask_new()
    assert (session.package.plan.divisions, session.package.plan.drawn) == ((), ())
