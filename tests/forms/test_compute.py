"""The computed columns, against figures worked out by hand and those of printed plans."""

import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.package.file import read_package
from db.records import (
    Activity,
    Budget,
    Grid,
    Indicator,
    Package,
    Project,
    Report,
    Result,
    Rubric,
    RubricLevel,
    Span,
    Step,
)
from forms import compute
from tests.forms.checks.sound import RULES

CASES = Path(__file__).parents[2] / "../shared/cases"


def activity(*steps: tuple[str, int | str | None]) -> Activity:
    return Activity(
        steps=tuple(
            Step(number, "งาน", None if weight is None else Decimal(weight))
            for number, weight in steps
        )
    )


def decimals(*values: float | str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(str(value)) for value in values)


NESTED = activity(("1", 20), ("2", None), ("2.1", 30), ("2.2", "12.5"), ("3", "37.5"))


def test_running_progress_leaves_out_steps_that_have_sub_steps() -> None:
    assert compute.running_progress(NESTED) == decimals(20, None, 50, "62.5", 100)
    assert compute.step_total(NESTED) == 100
    assert compute.step_count(NESTED) == 3
    assert [step.number for step in compute.leaf_steps(NESTED)] == ["1", "2.1", "2.2", "3"]


def test_a_weight_counts_once_when_a_step_and_its_sub_steps_have_one() -> None:
    twice = activity(("1", 40), ("1.1", 15), ("1.2", 25), ("2", 60))
    assert compute.running_progress(twice) == decimals(None, 15, 40, 100)
    assert compute.step_total(twice) == 100


def test_sub_steps_belong_to_the_nearer_step_when_a_number_stands_twice() -> None:
    steps = activity(("1", 10), ("2", 20), ("2", None), ("2.1", 30), ("3", 40))
    assert compute.running_progress(steps) == decimals(10, 30, None, 60, 100)
    assert compute.step_count(steps) == 4


def test_progress_is_not_shown_before_any_weight_is_given() -> None:
    steps = activity(("1", None), ("2", 25), ("3", None), ("4", 75))
    assert compute.running_progress(steps) == decimals(None, 25, 25, 100)
    assert compute.running_progress(activity(("1", None), ("2", None))) == (None, None)


def test_numbers_are_compared_alike_when_they_are_typed_in_thai_or_with_a_dot() -> None:
    steps = activity(("๑.", None), ("๑.๑", 50), ("1.2)", 50))
    assert compute.parent_rows(steps) == {0}
    assert compute.step_count(steps) == 1


def test_steps_count_when_what_they_stand_under_is_missing() -> None:
    assert compute.step_count(activity(("1.1", 50), ("1.2", 50))) == 2
    assert compute.step_count(activity(("1", None), ("1.1", None), ("1.1.1", 100))) == 1


def levels(*points: int | None) -> tuple[RubricLevel, ...]:
    return tuple(
        RubricLevel(5 - index, None, (), None if point is None else Decimal(point))
        for index, point in enumerate(points)
    )


def points_of(indicator: Indicator, number: int = 0) -> list[Decimal | None]:
    chosen = indicator.rubrics[number]
    return [compute.rubric_points(indicator, chosen, level, RULES) for level in chosen.levels]


def test_points_are_shares_of_the_weight_when_none_are_stored() -> None:
    indicator = Indicator("k", weight=Decimal(15), rubrics=(Rubric("", levels(*[None] * 5)),))
    assert points_of(indicator) == [15, 12, 9, 6, 3]


def test_points_and_percents_are_those_stored_when_they_are_given() -> None:
    rows = (
        RubricLevel(5, Decimal(100), (), Decimal(9)),
        RubricLevel(4, Decimal(75), ()),
        RubricLevel(3, None, ()),
    )
    indicator = Indicator("k", weight=Decimal(10), rubrics=(Rubric("", rows),))
    assert points_of(indicator) == [9, Decimal("7.5"), 6]


def test_several_rubrics_share_the_weight_by_their_tops() -> None:
    indicator = Indicator(
        "k",
        weight=Decimal(30),
        rubrics=(
            Rubric("", levels(20, None, None, None, None)),
            Rubric("", levels(*[None] * 5)),
        ),
    )
    assert points_of(indicator, 0) == [20, 16, 12, 8, 4]
    assert points_of(indicator, 1) == [10, 8, 6, 4, 2]


@pytest.mark.parametrize(
    ("component", "counts"),
    [("", True), ("1", True), ("1.2", True), ("1.2.3", True), ("10", False), ("2", False),
     ("2.1", False), ("21", False)],
)  # fmt: skip
def test_weights_count_of_the_components_that_the_edition_names(
    component: str, *, counts: bool
) -> None:
    rules = replace(RULES, weight_components=("1", "3"))
    indicators = (
        Indicator("k", component=component, weight=Decimal(5)),
        Indicator("o", component="3", weight=Decimal(40)),
        Indicator("n", component="3"),
    )
    assert compute.weighs(indicators[0], rules) is counts
    assert compute.weight_total(indicators, rules) == (45 if counts else 40)


def test_points_are_unknown_when_no_weight_says_what_a_rubric_is_worth() -> None:
    two = (Rubric("", levels(*[None] * 5)), Rubric("", levels(*[None] * 5)))
    assert points_of(Indicator("k", weight=Decimal(30), rubrics=two)) == [None] * 5
    assert points_of(Indicator("k", rubrics=two[:1])) == [None] * 5


RISING = [(Decimal(figure), Decimal(points)) for figure, points in ((60, 2), (70, 4), (90, 10))]
FALLING = [(Decimal(figure), Decimal(points)) for figure, points in ((9, 2), (5, 6), (1, 10))]


@pytest.mark.parametrize(
    ("value", "scale", "reached", "between"),
    [
        (59, RISING, 0, 0),
        (60, RISING, 2, 2),
        (65, RISING, 2, 3),
        (80, RISING, 4, 7),
        (99, RISING, 10, 10),
        (10, FALLING, 0, 0),
        (7, FALLING, 2, 4),
        (2, FALLING, 6, 9),
        (0, FALLING, 10, 10),
    ],
)
def test_points_are_given_by_level_and_between_levels(
    value: int, scale: Sequence[tuple[Decimal, Decimal]], reached: int, between: int
) -> None:
    assert compute.interpolated_points(Decimal(value), scale) == (reached, between)


def test_the_score_of_a_year_is_points_over_weights() -> None:
    reached = [(Decimal(8), Decimal(10)), (Decimal(20), Decimal(20)), (Decimal(7), Decimal(20))]
    assert compute.year_score(reached) == 70
    assert compute.year_score([]) is None


def project(key: str, amount: int | None, status: str, *, dropped: bool = False) -> Project:
    money = None if amount is None else Decimal(amount)
    return Project(key, key, budget=Budget(money, status), dropped=dropped)


PROJECTS = (
    project("a", 100, "granted"),
    project("b", 50, "requested"),
    project("c", 1000, "not_granted"),
    project("d", 2000, "off_budget"),
    project("e", None, "none"),
    project("f", 7, "granted", dropped=True),
    project("a", 100, "granted"),
    project("g", 3, ""),
)


def test_a_total_adds_what_is_granted_or_requested_once() -> None:
    assert compute.budget_total(PROJECTS, RULES) == 153
    granted = replace(RULES, summed_statuses=("granted",))
    assert compute.budget_total(PROJECTS, granted) == 103


def test_a_total_is_blank_when_nothing_is_summed() -> None:
    assert compute.budget_total(PROJECTS[2:5], RULES) is None
    assert compute.budget_total((), RULES) is None


def test_a_count_takes_projects_not_granted_when_the_edition_does() -> None:
    assert compute.project_count(PROJECTS, RULES) == 6
    assert compute.project_count(PROJECTS, replace(RULES, counts_not_granted=False)) == 5


def test_the_newest_earlier_progress_stands_when_a_quarter_has_none() -> None:
    reports = (
        Report(3, results=(Result("k", None),)),
        Report(1, results=(Result("k", Decimal(20)), Result("j", Decimal(1)))),
        Report(2, results=(Result("k", Decimal(45)),)),
    )
    package = Package(reports=reports)
    assert compute.progress_at(package, "k", 1) == (20, 1)
    assert compute.progress_at(package, "k", 3) == (45, 2)
    assert compute.progress_at(package, "j", 4) == (1, 1)
    assert compute.progress_at(package, "i", 4) == (None, None)
    assert compute.progress_at(Package(reports=reports[2:]), "k", 1) == (None, None)


def spanned(*spans: tuple[str, str], grid: Grid | None = None) -> Project:
    steps = tuple(Step("1", "งาน", None, (Span(*span),)) for span in spans)
    return Project("p", "งาน", activities=(Activity("", steps),), grid=grid or Grid())


@pytest.mark.parametrize(
    ("chosen", "first", "last", "count"),
    [
        (spanned(), "2566-10", "2567-09", 12),
        (spanned(("2566-01", "2566-03"), ("2567-08", "2567-09")), "2566-01", "2567-09", 21),
        (spanned(("2566-11", "2568-09")), "2566-10", "2568-09", 24),
        (spanned(("2566-01", "2566-03"), grid=Grid("2567-01", "2567-06")), "2567-01", "2567-06", 6),
        (spanned(grid=Grid("2567-06", "2567-01")), "2566-10", "2567-09", 12),
    ],
)
def test_the_grid_holds_every_span_when_none_is_given(
    chosen: Project, first: str, last: str, count: int
) -> None:
    months = compute.months_of_grid(chosen, 2567)
    assert (months[0], months[-1], len(months)) == (first, last, count)


def test_a_quarter_has_three_months() -> None:
    assert compute.quarter_months(2563, 1) == ("2562-10", "2562-11", "2562-12")
    assert compute.quarter_months(2563, 4) == ("2563-07", "2563-08", "2563-09")


@given(st.lists(st.integers(min_value=0, max_value=100), min_size=1, max_size=30))
def test_the_last_progress_is_the_total(weights: list[int]) -> None:
    steps = activity(*((str(n), weight) for n, weight in enumerate(weights, 1)))
    assert compute.running_progress(steps)[-1] == compute.step_total(steps) == sum(weights)


@pytest.fixture
def secretariat() -> tuple[Package, dict[str, Any]]:
    path = CASES / "secretariat-2567.json"
    if not path.exists():
        pytest.skip("the shared cases are not here")
    facts = json.loads((CASES / "secretariat-2567.facts.json").read_text("utf-8"))
    return read_package(path), facts


def test_the_steps_of_the_printed_plan_come_out_of_its_data(
    secretariat: tuple[Package, dict[str, Any]],
) -> None:
    package, facts = secretariat
    counted = 0
    for chosen in package.plan.projects:
        for steps in chosen.activities:
            assert list(compute.running_progress(steps)) == facts["running_progress"][chosen.key]
            assert compute.step_count(steps) == facts["step_counts"][chosen.key]
            assert compute.step_total(steps) == 100
            counted += compute.step_count(steps)
    assert counted == facts["steps_total"]


def test_the_points_of_the_printed_plan_come_out_of_its_data(
    secretariat: tuple[Package, dict[str, Any]],
) -> None:
    package, facts = secretariat
    for indicator in package.plan.indicators:
        bare = replace(
            indicator,
            rubrics=tuple(
                Rubric("", tuple(replace(level, points=None) for level in rubric.levels))
                for rubric in indicator.rubrics
            ),
        )
        assert points_of(bare) == facts["rubric_points"][indicator.key]
        assert points_of(indicator) == facts["rubric_points"][indicator.key]
    weights = [indicator.weight or Decimal(0) for indicator in package.plan.indicators]
    assert sum(weights) == facts["weights_sum"] == RULES.weight_sum


def test_the_totals_of_the_printed_plan_come_out_of_its_data(
    secretariat: tuple[Package, dict[str, Any]],
) -> None:
    package, _ = secretariat
    by_key = {chosen.key: chosen for chosen in package.plan.projects}
    part1 = [by_key[k] for e in package.plan.part1 for t in e.tactics for k in t.projects]
    part3 = [by_key[k] for group in package.plan.part3 for k in group.projects]
    assert compute.project_count(part1, RULES) == 1
    assert compute.budget_total(part1, RULES) is None
    assert compute.budget_total(part3, RULES) == 1_001_200


def test_the_grids_of_the_printed_plan_come_out_of_its_data(
    secretariat: tuple[Package, dict[str, Any]],
) -> None:
    package, _ = secretariat
    lengths = {
        chosen.key: len(compute.months_of_grid(chosen, 2567))
        for chosen in package.plan.projects
        if chosen.activities
    }
    assert lengths == {"p2": 12, "p3": 12, "p4": 12, "p5": 12, "p6": 21, "p7": 12}
