"""Which records stand in which table, on plans of the test's own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from db.records import (
    Activity,
    Framework,
    Goal,
    Indicator,
    KeyResult,
    Objective,
    Part1Entry,
    Part1Tactic,
    Part2Issue,
    Part3Group,
    Plan,
    Project,
    Rubric,
    Step,
    Tactic,
    TacticKpi,
)
from forms.assignment import Assignment, code_order, is_negotiated, is_own_tactic
from forms.editions.opening import load_edition

COMPONENT = Indicator(key="c", number="2", name="มีองค์ประกอบ", component="1.2")
WEIGHT = Indicator(key="w", number="10", name="มีน้ำหนัก", weight=Decimal(0))
RUBRIC = Indicator(key="r", number="9", name="มีเกณฑ์", rubrics=(Rubric(),))
OWN = Indicator(key="o", number="1", name="ของหน่วยงาน", projects=("p4", "p5"))


def assignment(edition: str = "2567", **fields: object) -> Assignment:
    plan = replace(Plan(fiscal_year=2567, edition=edition), **fields)  # type: ignore[arg-type]
    return Assignment(plan, load_edition(edition).rules)


def worked(key: str, **fields: object) -> Project:
    steps = (Activity(steps=(Step("1", "งาน", Decimal(100)),)),)
    made = Project(key=key, name=f"โครงการ {key}", activities=steps)
    return replace(made, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("indicator", "expected"), [(COMPONENT, True), (WEIGHT, True), (RUBRIC, True), (OWN, False)]
)
def test_an_indicator_is_negotiated_by_component_weight_or_rubric(
    indicator: Indicator, expected: bool
) -> None:
    assert is_negotiated(indicator) is expected


def test_negotiated_indicators_go_by_component_then_by_number_as_numbers() -> None:
    first = replace(COMPONENT, key="c1", component="1.1", number="11")
    second = replace(COMPONENT, key="c2", component="1.10", number="1")
    found = assignment(indicators=(WEIGHT, RUBRIC, OWN, second, COMPONENT, first)).negotiated
    assert [item.key for item in found] == ["c1", "c", "c2", "r", "w"]


def test_codes_are_ordered_as_numbers_and_nothing_comes_last() -> None:
    assert sorted(["10", "9", "", "1.10", "1.9", "1"], key=code_order) == [
        "1", "1.9", "1.10", "9", "10", "",
    ]  # fmt: skip


def test_the_word_before_a_code_does_not_move_it() -> None:
    codes = ["KPI 5.1.2.2", "5.1.10.1", "KR 3", "5.1.1.9"]
    assert sorted(codes, key=code_order) == ["KR 3", "5.1.1.9", "KPI 5.1.2.2", "5.1.10.1"]


def test_a_tactic_without_a_substrategy_stands_under_the_one_its_code_names() -> None:
    kpis = (TacticKpi(code="5.1.2.1", tactic="5.1.2", text="ไม่มีชื่อในส่วนที่ 1"),)
    tactics = (Tactic("5.1.1", "", "", "หนึ่ง"), Tactic("5.1.2", "", "", "สอง"))
    found = assignment(
        framework=Framework(tactics=tactics, tactic_kpis=kpis),
        part1=(Part1Entry(dimension=1, tactics=(Part1Tactic(tactic="5.1.1"),)),),
    ).kpi_tables
    assert [kpi.code for table in found for rows in table.tactics for kpi in rows.kpis] == [
        "5.1.2.1"
    ]
    beside = assignment(
        framework=Framework(tactics=tactics, tactic_kpis=kpis),
        part1=(Part1Entry(dimension=1, tactics=(Part1Tactic(tactic="5.2.1"),)),),
    ).kpi_tables
    assert beside == ()


@pytest.mark.parametrize(
    ("in_part2", "grids"), [((), ()), (("p1",), ("p1",))], ids=["routine alone", "in Part 2 too"]
)
def test_a_routine_project_has_no_grid(in_part2: tuple[str, ...], grids: tuple[str, ...]) -> None:
    found = assignment(
        projects=(worked("p1"),),
        indicators=(replace(OWN, projects=("p1",)),),
        part2=(Part2Issue(number="1", projects=in_part2),),
        part3=(Part3Group("แผนงาน", "ผลผลิต", ("p1",)),),
    ).grids
    assert tuple(each.project.key for group in found.values() for each in group) == grids


@pytest.mark.parametrize(
    ("code", "own"), [("5.1.2", False), ("5", False), ("u1", True), ("5.ก", True)]
)
def test_a_tactic_whose_code_is_no_number_is_the_units_own(code: str, own: bool) -> None:
    assert is_own_tactic(code) is own


ISSUES = (
    Part2Issue(number="1", indicators=("o", "c")),
    Part2Issue(number="2", indicators=("c",)),
)


def test_an_issue_has_its_negotiated_indicators_too_in_one_edition_alone() -> None:
    fields = {"indicators": (COMPONENT, OWN, WEIGHT), "part2": ISSUES}
    both = assignment("2567", **fields)
    assert [[item.key for item in both.own_of(issue)] for issue in ISSUES] == [["o", "c"], ["c"]]
    assert [item.key for item in both.own] == ["o", "c"]
    alone = assignment("2566", **fields)
    assert [[item.key for item in alone.own_of(issue)] for issue in ISSUES] == [["o"], []]


def test_an_indicator_that_nothing_names_is_not_lost() -> None:
    made = assignment(indicators=(COMPONENT, OWN))
    assert [item.key for item in made.stray] == ["o"]
    assert [item.key for item in made.own] == ["o"]
    assert not assignment(indicators=(COMPONENT, OWN), part2=ISSUES).stray


FRAMEWORK = Framework(
    objectives=(Objective("o1", "4.1", "หนึ่ง"), Objective("o2", "4.1", "สอง")),
    key_results=(KeyResult("r1", "o1", "1", "ผล"),),
    goals=(Goal("4.1.9", "เป้าประสงค์", "4.1"),),
    tactics=(
        Tactic("4.1.10", "สิบ", "4.1"),
        Tactic("4.1.4", "สี่", "4.1"),
        Tactic("own", "ของหน่วยงาน", "4.1"),
        Tactic("6.1.1", "อื่น", "6.1"),
    ),
    tactic_kpis=(
        TacticKpi("4.1.10.1", "4.1.10", "ก"),
        TacticKpi("4.1.4.1", "4.1.4", "ข", projects=("p1",)),
        TacticKpi("4.1.4.2", "4.1.4", "ไม่มีในส่วนที่ 1"),
        TacticKpi("own-1", "own", "ค"),
        TacticKpi("4.1.9-1", "", "ของเป้าประสงค์", goal="4.1.9"),
        TacticKpi("6.1.1.1", "6.1.1", "ของหน่วยงานอื่น"),
    ),
)
PART1 = (
    Part1Entry(
        dimension=1,
        objective="o2",
        tactics=(Part1Tactic("4.1.10", ("4.1.10.1",), ("p2",)), Part1Tactic("own", ("own-1",))),
    ),
    Part1Entry(
        dimension=1,
        objective="o1",
        key_results=("r1",),
        tactics=(Part1Tactic("4.1.4", ("4.1.4.1",), ("p3",)),),
    ),
)


def test_kpis_stand_by_objective_in_the_order_of_part_1_and_by_tactic() -> None:
    made = assignment(framework=FRAMEWORK, part1=PART1).kpi_tables
    assert [table.objective.key for table in made if table.objective] == ["o2", "o1"]
    assert [result.key for result in made[1].key_results] == ["r1"]
    listed = [
        [(rows.code or rows.goal, [kpi.code for kpi in rows.kpis]) for rows in table.tactics]
        for table in made
    ]
    # What Part 1 does not name follows under the first objective of its substrategy.
    assert listed == [
        [
            ("4.1.4", ["4.1.4.2"]),
            ("4.1.9", ["4.1.9-1"]),
            ("4.1.10", ["4.1.10.1"]),
            ("own", ["own-1"]),
        ],
        [("4.1.4", ["4.1.4.1"])],
    ]


def test_kpis_of_a_plan_without_part_1_stand_in_no_table() -> None:
    assert assignment(framework=FRAMEWORK).kpi_tables == ()


def test_a_kpi_has_its_own_projects_else_those_of_its_tactic() -> None:
    made = assignment(framework=FRAMEWORK, part1=PART1)
    served = {
        kpi.code: made.projects_of(kpi, rows)
        for table in made.kpi_tables
        for rows in table.tactics
        for kpi in rows.kpis
    }
    assert served["4.1.4.1"] == ("p1",)
    assert served["4.1.10.1"] == ("p2",)
    assert served["own-1"] == ()


PROJECTS = tuple(worked(f"p{number}") for number in range(1, 9))
GRIDS = {
    "framework": FRAMEWORK,
    "part1": PART1,
    "part2": (Part2Issue(number="1", indicators=("o",), projects=("p4", "p6")),),
    "part3": (Part3Group(projects=("p7", "p8")),),
    "indicators": (replace(COMPONENT, projects=("p1", "p5")), OWN),
}


def keys(made: Assignment) -> dict[str, list[str]]:
    return {group: [each.project.key for each in found] for group, found in made.grids.items()}


def test_grids_stand_with_negotiated_indicators_then_kpis_then_own_then_the_rest() -> None:
    made = assignment(projects=PROJECTS, **GRIDS)
    assert keys(made) == {
        "negotiated": ["p1", "p5"],
        "kpis": ["p2"],
        "own": ["p4"],
        # p3 serves a KPI that has a project of its own; routine work has no grid.
        "rest": ["p3", "p6"],
    }


def test_routine_work_has_a_grid_among_the_rest_where_an_issue_lists_it() -> None:
    issue = Part2Issue(number="1", indicators=("o",), projects=("p4", "p6", "p7"))
    made = assignment(projects=PROJECTS, **{**GRIDS, "part2": (issue,)})
    assert keys(made)["rest"] == ["p3", "p6", "p7"]


def test_all_that_name_a_project_stand_above_its_grid_with_their_numbers() -> None:
    made = assignment(projects=PROJECTS, **GRIDS)
    grids = {each.project.key: each for found in made.grids.values() for each in found}
    said = {
        key: [
            (s.number, s.indicator.key if s.indicator else s.kpi.code if s.kpi else "")
            for s in each.served
        ]
        for key, each in grids.items()
    }
    assert said["p1"] == [(1, "c"), (1, "4.1.4.1")]
    assert said["p5"] == [(1, "c"), (1, "o")]
    assert said["p2"] == [(2, "4.1.10.1")]
    assert said["p6"] == []
    assert [each.number for each in made.grids["negotiated"]] == [1, 2]
    assert [each.number for each in made.grids["own"]] == [1]


def test_grids_of_2566_have_a_group_for_routine_work_that_serves_a_policy() -> None:
    routine = (worked("p7", policies=("โปร่งใส",)), worked("p8"))
    made = assignment("2566", **{**GRIDS, "projects": (*PROJECTS[:6], *routine)})
    assert list(made.grids) == ["kpis", "own", "negotiated", "routine"]
    assert keys(made)["routine"] == ["p7"]
    # What nothing names stands with the part that lists it.
    assert keys(made)["kpis"] == ["p1", "p2", "p3"]
    assert keys(made)["own"] == ["p4", "p5", "p6"]


def test_a_project_given_up_or_without_steps_has_no_grid() -> None:
    projects = (worked("p1", dropped=True), Project("p5", "ไม่มีขั้นตอน"), worked("p6"))
    made = assignment(**{**GRIDS, "projects": projects})
    assert [key for found in keys(made).values() for key in found] == ["p6"]


def test_a_figure_that_is_no_digit_orders_as_a_letter() -> None:
    """Raised and circled figures are figures to Unicode, and no number."""
    assert sorted(["2", "¹", "10", "①", "๓"], key=code_order) == ["2", "๓", "10", "¹", "①"]
