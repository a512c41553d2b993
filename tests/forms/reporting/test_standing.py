"""Where the plan stands, reckoned again by hand on a plan small enough for it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db.package.file import read_package
from db.records import (
    Activity,
    Budget,
    Division,
    Indicator,
    Organisation,
    Package,
    Part1Entry,
    Part1Tactic,
    Part2Issue,
    Plan,
    Project,
    Report,
    Result,
    Span,
    Spending,
    Step,
    StepDone,
)
from forms.editions.opening import load_edition, opened_edition
from forms.reporting.standing import Standing
from forms.resources import RESOURCES

RULES = load_edition("2567").rules
D = Decimal


def project(key: str, division: str, amount: int, status: str = "granted", **more) -> Project:
    """Two steps of 40 and 60 percent: October to December, January to September."""
    steps = (
        Step("1", "เตรียมงาน", D(40), (Span("2567-10", "2567-12"),)),
        Step("2", "ดำเนินงาน", D(60), (Span("2568-01", "2568-09"),)),
    )
    return Project(
        key,
        f"โครงการ {key}",
        budget=Budget(D(amount), status),
        divisions=(division,),
        activities=(Activity(steps=steps),),
        **more,
    )


def package(**report) -> Package:
    plan = Plan(
        fiscal_year=2568,
        edition="2567",
        unit=Organisation("กองทดลอง"),
        divisions=(Division("a", "ฝ่าย ก"), Division("b", "ฝ่าย ข"), Division("c", "ฝ่าย ค")),
        projects=(
            project("p1", "a", 1000),
            project("p2", "b", 3000, "requested"),
            project("p3", "b", 500, "off_budget"),
            project("p4", "b", 700, dropped=True),
        ),
        indicators=(
            Indicator("k1", "ตัวชี้วัดหนึ่ง", projects=("p1",)),
            Indicator("k2", "ตัวชี้วัดสอง", projects=("p2",)),
            Indicator("k3", "ตัวชี้วัดสาม"),
        ),
        part1=(Part1Entry(1, "5.1", tactics=(Part1Tactic("5.1.1", projects=("p1",)),)),),
        part2=(Part2Issue("1", projects=("p1", "p2")),),
    )
    return Package(plan, (Report(2, **report),))


@pytest.fixture
def standing() -> Standing:
    """At the end of March 40 + 60 × 3/9 = 60 percent of every project should be done."""
    told = package(
        steps=(StepDone("p1", 0, "1", D(100)), StepDone("p2", 0, "1", D(50))),
        spending=(Spending("p1", D(250)), Spending("p3", D(100))),
        results=(Result("k1", D(100)), Result("k2", D(50))),
    )
    return Standing(told, 2, RULES)


def test_work_of_the_plan_is_the_mean_of_its_projects(standing):
    work = standing.whole()
    assert work.planned == pytest.approx(D(60))
    # 40 of p1, 20 of p2, nothing yet of p3; p4 was given up.
    assert work.actual == D(20)


def test_work_of_divisions_is_that_of_their_projects(standing):
    found = {work.name: work.actual for work in standing.by_division()}
    assert found == {"ฝ่าย ก": D(40), "ฝ่าย ข": D(10)}


def test_work_of_each_project_stands_alone(standing):
    assert [work.actual for work in standing.by_project()] == [D(40), D(20), None]


def test_months_have_the_plan_and_quarters_the_work(standing):
    planned = standing.planned_by_month(standing.projects)
    assert [round(planned[month], 2) for month in (0, 2, 11)] == [D("13.33"), D(40), D(100)]
    actual = standing.actual_by_month(standing.projects)
    assert actual[5] == D(20)
    assert [value for month, value in enumerate(actual) if month != 5] == [None] * 11


def test_money_counts_what_the_forms_count(standing):
    money = standing.money()
    assert (money.budget, money.spent) == (D(4000), D(250))
    assert money.percent == D("6.25")


def test_money_by_status_shows_what_no_total_counts(standing):
    found = {money.name: (money.budget, money.spent) for money in standing.money_by_status()}
    assert len(found) == 3
    assert (D(500), D(100)) in found.values()


def test_money_of_a_project_in_two_parts_counts_once(standing):
    found = {money.name: money.budget for money in standing.money_by_strategy()}
    assert found == {"ยุทธศาสตร์ที่ 5": D(1000), "ยุทธศาสตร์ของหน่วยงาน (ส่วนที่ 2)": D(3000)}
    assert sum(found.values()) == standing.money().budget


def test_indicators_are_told_by_their_grids(standing):
    assert standing.states() == {
        "สำเร็จ": 1,
        "ตามแผน": 0,
        "ช้ากว่าแผน": 1,
        "ช้ากว่าแผนมาก": 0,
        "ยังไม่มีผล": 1,
    }


@pytest.mark.parametrize(
    ("progress", "state"),
    [(100, "สำเร็จ"), (56, "ตามแผน"), (55, "ช้ากว่าแผน"), (41, "ช้ากว่าแผน"), (40, "ช้ากว่าแผนมาก")],
)
def test_state_turns_at_the_points_of_the_edition(progress, state):
    told = package(results=(Result("k1", D(progress)),))
    found = Standing(told, 2, RULES)
    assert found.state(told.plan.indicators[0]) == state


def test_indicator_without_a_grid_is_held_against_the_year():
    told = package(results=(Result("k3", D(46)),))
    found = Standing(told, 2, RULES)
    assert found.expected(told.plan.indicators[2]) == D(50)
    assert found.state(told.plan.indicators[2]) == "ตามแผน"


def test_nothing_reported_is_no_work():
    found = Standing(replace(package(), reports=()), 2, RULES)
    assert found.whole().actual is None
    assert found.actual_by_month(found.projects) == (None,) * 12
    assert found.money().spent == 0


def test_sample_adds_up():
    sample = read_package(RESOURCES / "sample" / "plan.json")
    found = Standing(sample, 2, opened_edition(sample.plan).edition.rules)
    for parts in (found.money_by_strategy(), found.money_by_division()):
        assert sum(money.budget for money in parts) == found.money().budget
        assert sum(money.spent for money in parts) == found.money().spent
    assert sum(found.states().values()) == len(sample.plan.indicators)
