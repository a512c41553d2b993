"""The frameworks of other plans in the window: what is offered, checked, taken, and told."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.records import Framework, Objective, Policy, Strategy
from desktop.window.framework.other_plans_dialog import OtherPlansDialog
from desktop.window.start import new_plan_dialog
from tests.desktop.parts import package as plan_package

OWN = Framework(strategies=(Strategy("1", "หนึ่ง"), Strategy("2", "สองเก่า")))
OTHER = Framework(
    strategies=(Strategy("1", "หนึ่ง"), Strategy("2", "สองใหม่"), Strategy("3", "สาม")),
    objectives=(Objective("o1", "1.1", "เป้า"),),
    policies=(Policy("P101", name="นโยบาย"),),
)


@pytest.fixture
def page(window, store, session):
    for unit, framework in (("อื่น", OTHER), ("เรา", OWN)):
        made = plan_package(unit, year=2570)
        number = store.add(replace(made, plan=replace(made.plan, framework=framework)))
    session.open(number)
    window.show_page("framework")
    QApplication.processEvents()
    return window.page


@pytest.fixture
def dialog(page, qtbot):
    dialog = OtherPlansDialog(page._tools)
    qtbot.addWidget(dialog)
    return dialog


def framework(page):
    return page.window().session.package.plan.framework


def heads(dialog):
    return [dialog.tree.topLevelItem(at) for at in range(dialog.tree.topLevelItemCount())]


def test_what_the_plan_lacks_is_taken_at_once_and_what_differs_is_left(page, dialog):
    assert dialog.years.currentText() == "ปีงบประมาณ พ.ศ. 2570"
    assert dialog.words.text() == "แผนนี้มีเหมือนกันแล้ว 1 รายการ"
    missing, different = heads(dialog)
    assert missing.text(0) == "แผนนี้ยังไม่มี 3 รายการ"
    assert [missing.child(at).text(0) for at in range(3)] == [
        "ยุทธศาสตร์",
        "วัตถุประสงค์หลัก",
        "นโยบาย",
    ]
    assert missing.checkState(0) is Qt.CheckState.Checked
    assert different.checkState(0) is Qt.CheckState.Unchecked
    assert dialog.accept_button.accessibleName() == "นำมาใช้ 3 รายการ"
    assert dialog.take() == 3
    assert framework(page).strategies == (*OWN.strategies, OTHER.strategies[2])
    undo = page.window().session.history
    assert (undo.count(), undo.undo_words()) == (1, "นำกรอบยุทธศาสตร์มา 3 รายการ")


def test_differences_are_said_and_taken_in_one_step_when_they_are_checked(page, dialog):
    missing, different = heads(dialog)
    assert different.child(0).child(0).text(0) == "2 สองใหม่\nชื่อของแผนนี้: สองเก่า\nจาก อื่น"
    missing.setCheckState(0, Qt.CheckState.Unchecked)
    different.setCheckState(0, Qt.CheckState.Checked)
    assert dialog.take() == 1
    assert framework(page).strategies == OTHER.strategies[:2]
    page.window().session.history.undo()
    assert framework(page) == OWN


def test_every_line_of_a_long_entry_has_its_height(page, store, qtbot):
    made = plan_package("สาม", year=2570)
    long = Framework(strategies=(Strategy("9", "ชื่อยาวมาก " * 12),))
    store.add(replace(made, plan=replace(made.plan, framework=long)))
    dialog = OtherPlansDialog(page._tools)
    qtbot.addWidget(dialog)
    dialog.show()
    group = heads(dialog)[0].child(0)
    rows = {group.child(at).text(0): group.child(at) for at in range(group.childCount())}
    lines = {words: dialog.tree.visualItemRect(row).height() for words, row in rows.items()}
    short, tall = sorted(lines.values())
    assert tall >= 1.4 * short


def test_nothing_is_written_while_choosing(page, dialog):
    for head in heads(dialog):
        head.setCheckState(0, Qt.CheckState.Checked)
    dialog.reject()
    assert page.window().session.history.count() == 0


def test_one_wording_alone_is_checked_of_those_that_rival(page, store, qtbot):
    made = plan_package("สาม", year=2570)
    wording = Framework(strategies=(Strategy("2", "สองอีกแบบ"),))
    store.add(replace(made, plan=replace(made.plan, framework=wording)))
    dialog = OtherPlansDialog(page._tools)
    qtbot.addWidget(dialog)
    first, second = (heads(dialog)[1].child(0).child(at) for at in range(2))
    first.setCheckState(0, Qt.CheckState.Checked)
    second.setCheckState(0, Qt.CheckState.Checked)
    assert first.checkState(0) is Qt.CheckState.Unchecked
    assert [entry.words for entry in dialog.chosen if entry.own] == [second.text(0).split("\n")[0]]


def test_frameworks_of_another_year_is_shown_when_it_is_chosen(page, store, dialog):
    years = [dialog.years.itemData(at) for at in range(dialog.years.count())]
    assert years == [2570, 2567, 2566]
    dialog.years.setCurrentIndex(1)
    assert heads(dialog) == []
    assert "ยังไม่มีรายการ" in dialog.words.text()
    assert not dialog.accept_button.isEnabled()


def test_page_says_what_other_plans_have_and_falls_silent_when_it_is_taken(page, dialog, qtbot):
    said = "กรอบยุทธศาสตร์ของแผนอื่นปี 2570: ยังไม่มีในแผนนี้ 3 รายการ · ต่างจากแผนนี้ 1 รายการ"
    qtbot.waitUntil(lambda: page.offer.words == said)
    for head in heads(dialog):
        head.setCheckState(0, Qt.CheckState.Checked)
    dialog.take()
    qtbot.waitUntil(lambda: page.offer.words == "")


@pytest.mark.parametrize(("checked", "count"), [(True, 3), (False, 0)])
def test_new_plan_begins_with_the_framework_of_its_year(
    page, session, monkeypatch, *, checked, count
):
    def fill(dialog):
        dialog.unit.setText("หน่วยใหม่")
        dialog.year.setText("2571")
        assert not dialog.framework.isVisibleTo(dialog)
        dialog.year.setText("2570")
        assert dialog.framework.isVisibleTo(dialog)
        dialog.framework.setChecked(checked)
        return 1

    monkeypatch.setattr(new_plan_dialog.NewPlanDialog, "exec", fill)
    page.window().plan_commands.ask_new()
    made = session.package.plan
    assert (made.unit.name, made.fiscal_year) == ("หน่วยใหม่", 2570)
    assert len(made.framework.strategies) == count
    # The plan that was open when it was made is one of its year, too.
    names = [item.name for item in made.framework.strategies]
    assert names == (["หนึ่ง", "สองเก่า", "สาม"] if checked else [])
