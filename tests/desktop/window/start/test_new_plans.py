import datetime as dt
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from db.records import Budget, Organisation, Package, Plan, Project
from desktop.window.start.decisions import Decisions
from desktop.window.start.new_plan_dialog import NewPlanDialog, year_to_plan
from tests.desktop.dialogs import answer, press
from tests.desktop.keyboard import type_text
from tests.desktop.parts import package


@pytest.fixture
def old(store):
    """The number of a plan with things to decide next year."""
    plan = Plan(
        fiscal_year=2567,
        edition="2567",
        unit=Organisation(name="หน่วย ค"),
        missions=("งานปี 2567",),
        projects=(
            Project(key="p1", name="ก", budget=Budget(amount=Decimal(100), status="granted")),
        ),
    )
    return store.add(Package(plan))


def test_empty_plan_is_made_and_opened_when_its_unit_is_typed(qtbot, window, plans, session):
    def fill(dialog):
        assert isinstance(dialog, NewPlanDialog)
        assert not dialog._make.isEnabled()
        type_text(dialog.unit, "หน่วยใหม่")
        dialog.year.selectAll()
        type_text(dialog.year, "๒๕๗๐")
        qtbot.keyClick(dialog.year, Qt.Key.Key_Return)

    answer(fill)
    window.activateWindow()
    window._plan_commands.ask_new()
    plan = session.package.plan
    assert (plan.unit.name, plan.fiscal_year, plan.projects) == ("หน่วยใหม่", 2570, ())
    assert plan.edition == "2567"
    assert [entry.unit for entry in plans.entries] == ["หน่วยใหม่"]


def test_unit_and_agency_of_the_newest_plan_are_offered(qtbot, window, store):
    def look(dialog):
        assert dialog.unit.text() == "หน่วย ก"
        assert dialog._make.isEnabled()
        dialog.year.setText("67")
        assert not dialog._make.isEnabled()
        assert "ปีงบประมาณ" in dialog._advice.text()

    answer(look)
    window._plan_commands.ask_new()
    assert len(store.entries) == 2


@pytest.mark.parametrize(
    ("today", "year"),
    [((2026, 4, 1), 2569), ((2026, 6, 30), 2570), ((2026, 11, 20), 2570), ((2027, 1, 5), 2570)],
)
def test_year_is_the_one_that_is_planned_at_that_time(today, year):
    assert year_to_plan(dt.date(*today)) == year


def test_next_years_plan_is_opened_with_what_is_to_be_decided(window, store, old, session):
    window._plan_commands.carry_over(old)
    plan = session.package.plan
    assert (plan.fiscal_year, plan.projects[0].budget.status) == (2568, "requested")
    dock = window.findChild(Decisions).dock
    assert dock.isVisible()
    assert [place for place, _ in dock.items] == [
        ("plan", "missions", 0),
        ("plan", "projects", 0, "budget", "amount"),
    ]
    # The old plan is as it was.
    assert store.load(old).plan.fiscal_year == 2567


def test_line_goes_to_its_field_and_goes_when_it_is_decided(qtbot, window, store, old, monkeypatch):
    window._plan_commands.carry_over(old)
    dock = window.findChild(Decisions).dock
    gone = []
    monkeypatch.setattr(dock, "_go_to", gone.append)
    dock.list.setFocus()
    qtbot.keyClick(dock.list, Qt.Key.Key_Down)
    qtbot.keyClick(dock.list, Qt.Key.Key_Return)
    assert gone == [("plan", "projects", 0, "budget", "amount")]
    qtbot.keyClick(dock.list, Qt.Key.Key_Delete)
    assert [place for place, _ in dock.items] == [("plan", "missions", 0)]
    qtbot.keyClick(dock.list, Qt.Key.Key_Delete)
    assert not dock.isVisible()


def test_window_stays_small_and_the_list_folded_when_the_screen_is_low(qtbot, window, store, old):
    window.resize(911, 466)
    window._plan_commands.carry_over(old)
    window.show_page("part2")
    qtbot.wait(1)
    dock = window.findChild(Decisions).dock
    assert window.height() == 466
    assert dock.isVisible()
    assert not dock.list.isVisible()
    qtbot.mouseClick(dock._fold, Qt.MouseButton.LeftButton)
    assert dock.list.isVisible()


def test_decisions_wait_until_they_are_made_and_stand_with_their_plan_alone(
    window, store, old, session
):
    window._plan_commands.carry_over(old)
    made = session.number
    decisions = window.findChild(Decisions)
    decisions.dock.settle()
    session.open(old)
    assert not decisions.dock.isVisible()
    session.open(made)
    assert decisions.dock.isVisible()
    assert len(decisions.dock.items) == 1
    decisions.dock.dismiss()
    session.open(old)
    session.open(made)
    assert not decisions.dock.isVisible()


def test_decision_goes_when_its_field_is_changed_and_comes_back_when_that_is_undone(
    window, store, old
):
    window._plan_commands.carry_over(old)
    dock, session = window.findChild(Decisions).dock, window._session
    mission, amount = (place for place, _words in dock.items)
    session.set_texts({amount: "200"})
    assert [place for place, _words in dock.items] == [mission]
    session.set_value(mission, "งานปีนี้")
    assert not dock.isVisible()
    session.history.undo()
    session.history.undo()
    assert [place for place, _words in dock.items] == [mission, amount]
    session.history.redo()
    made = session.number
    session.open(old)
    session.open(made)
    assert [place for place, _words in dock.items] == [mission]


def test_second_plan_of_a_year_is_made_only_when_it_is_wanted(window, store):
    assert [(entry.unit, entry.fiscal_year) for entry in store.entries][-1] == ("หน่วย ก", 2566)
    older = store.entries[-1].number
    answer(press("ยกเลิก"))
    window._plan_commands.carry_over(older)
    assert len(store.entries) == 2
    answer(press("สร้างอีกฉบับ"))
    window._plan_commands.carry_over(older)
    assert [entry.fiscal_year for entry in store.entries] == [2567, 2567, 2566]


def test_start_page_makes_next_years_plan_of_the_chosen_one(window, store, session):
    store.add(package("หน่วย ง", year=2560))
    window.show_page("start")
    row = next(at for at, entry in enumerate(store.entries) if entry.fiscal_year == 2560)
    window.page.list.choose(row)
    window.page._carry.click()
    assert session.package.plan.fiscal_year == 2561
