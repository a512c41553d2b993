import datetime as dt
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from db.records import Budget, Organisation, Package, Plan, Project
from desktop.window.start.new_plan_dialog import NewPlanDialog, year_to_plan
from forms.editing.decisions import matters
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
    window.plan_commands.ask_new()
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
    window.plan_commands.ask_new()
    assert len(store.entries) == 2


@pytest.mark.parametrize(
    ("today", "year"),
    [((2026, 4, 1), 2569), ((2026, 6, 30), 2570), ((2026, 11, 20), 2570), ((2027, 1, 5), 2570)],
)
def test_year_is_the_one_that_is_planned_at_that_time(today, year):
    assert year_to_plan(dt.date(*today)) == year


def test_next_years_plan_is_opened_with_what_is_to_be_decided(window, store, old, session):
    window.plan_commands.carry_over(old)
    plan = session.package.plan
    assert (plan.fiscal_year, plan.projects[0].budget.status) == (2568, "requested")
    assert window.page_name == "decisions"
    assert [matter.place for matter in matters(session.package)] == [
        ("plan", "missions", 0),
        ("plan", "projects", 0, "budget", "amount"),
    ]
    # The old plan is as it was.
    assert store.load(old).plan.fiscal_year == 2567


def test_second_plan_of_a_year_is_made_only_when_it_is_wanted(window, store):
    assert [(entry.unit, entry.fiscal_year) for entry in store.entries][-1] == ("หน่วย ก", 2566)
    older = store.entries[-1].number
    answer(press("ยกเลิก"))
    window.plan_commands.carry_over(older)
    assert len(store.entries) == 2
    answer(press("สร้างอีกฉบับ"))
    window.plan_commands.carry_over(older)
    assert [entry.fiscal_year for entry in store.entries] == [2567, 2567, 2566]


def test_start_page_makes_next_years_plan_of_the_chosen_one(window, store, session):
    store.add(package("หน่วย ง", year=2560))
    window.show_page("start")
    row = next(at for at, entry in enumerate(store.entries) if entry.fiscal_year == 2560)
    window.page.list.choose(row)
    window.page.carry_button.click()
    assert session.package.plan.fiscal_year == 2561
