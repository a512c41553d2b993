"""What one edition has and another has not: its own data say what is asked for."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db.records import Indicator, Measure, Package, Part2Issue, YearTarget
from forms.checks import check
from forms.checks.printed import Printed
from forms.editions.edition import Edition
from forms.editions.opening import load_edition
from tests.forms.checks.sound import RULES, parsed, put, sound
from tests.forms.checks.test_checks import EDITION

OF_2566 = load_edition("2566")


def plan_of_2566() -> Package:
    """The sound plan on the forms of 2566: one ภารกิจ with several indicators, no objectives."""
    package = put(sound(), parsed("plan.edition"), "2566")
    first, second = (replace(issue, objectives=()) for issue in package.plan.part2)
    issues = (
        replace(first, title="ติดตามและพัฒนา"),
        replace(second, number="1", title="", key_result=""),
        # An entry without an indicator of its own, as the forms print none of it.
        Part2Issue("1", projects=("p3",)),
    )
    return replace(package, plan=replace(package.plan, part2=issues, policy_links=()))


def codes(package: Package, edition: Edition) -> list[str]:
    return [problem.code for problem in check(package, edition)]


def test_a_sound_plan_of_2566_has_no_problem() -> None:
    assert codes(plan_of_2566(), OF_2566) == []


def test_the_same_entries_are_several_issues_without_objectives_in_2567() -> None:
    found = codes(plan_of_2566(), EDITION)
    assert found.count("ISSUE-OBJECTIVE") == 3
    assert found.count("ISSUE-TWICE") == 2


def test_two_missions_of_one_number_are_told_apart_by_their_titles() -> None:
    package = put(plan_of_2566(), parsed("plan.part2[1].title"), "งานอีกอย่าง")
    (problem,) = check(package, OF_2566)
    assert (problem.code, problem.place) == ("ISSUE-TWICE", ("plan", "part2", 1, "number"))
    assert "ภารกิจที่ 1 “งานอีกอย่าง”" in problem.where


def test_a_mission_without_any_indicator_is_told_of_once() -> None:
    package = plan_of_2566()
    for index in (0, 1):
        package = put(package, parsed(f"plan.part2[{index}].indicators"), ())
    (problem,) = check(package, OF_2566)
    assert (problem.code, problem.place) == ("ISSUE-RESULT", ("plan", "part2", 0, "key_result"))


OWN = Indicator(
    "k3",
    "1",
    "ร้อยละของผู้ใช้ที่เข้าร่วมกิจกรรมประจำปี",
    target="ร้อยละ 90",
    measure=Measure(definition="ผู้ที่ลงชื่อเข้าร่วม"),
    projects=("p3",),
)


@pytest.mark.parametrize("edition", [EDITION, OF_2566], ids=["2567", "2566"])
def test_an_indicator_of_the_units_own_needs_no_weight_rubric_or_component(
    edition: Edition,
) -> None:
    package = plan_of_2566() if edition is OF_2566 else sound()
    package = put(package, parsed("plan.indicators[2]"), OWN)
    package = put(package, parsed("plan.part2[1].indicators"), ("k2", "k3"))
    assert codes(package, edition) == []
    bare = put(package, parsed("plan.indicators[2].measure"), Measure())
    (problem,) = check(bare, edition)
    assert (problem.code, problem.form) == ("IND-DEFINITION", "table-b")


def test_top_points_stand_for_a_weight_where_the_form_prints_none() -> None:
    package = put(plan_of_2566(), parsed("plan.indicators[0].weight"), None)
    assert codes(package, OF_2566) == []
    for row in range(5):
        place = f"plan.indicators[0].rubrics[0].levels[{row}].points"
        package = put(package, parsed(place), None)
    assert codes(package, OF_2566) == ["WEIGHT-SUM", "IND-WEIGHT"]


def test_top_points_count_into_the_sum_of_weights() -> None:
    package = put(plan_of_2566(), parsed("plan.indicators[0].weight"), None)
    package = put(package, parsed("plan.indicators[0].rubrics[0].levels[0].points"), Decimal(41))
    assert "WEIGHT-SUM" in codes(package, OF_2566)


def test_nothing_is_asked_for_of_tables_that_an_edition_has_not() -> None:
    reports = load_edition("2563")
    package = sound()
    bare = tuple(
        replace(item, weight=None, rubrics=(), measure=Measure(), component="")
        for item in package.plan.indicators
    )
    package = replace(package, plan=replace(package.plan, indicators=bare, edition="2563"))
    assert not {"IND-BARE", "IND-DEFINITION", "ISSUE-OBJECTIVE"} & set(codes(package, reports))


def test_a_kpi_of_another_office_that_hangs_on_a_goal_is_not_the_units_to_define() -> None:
    kpi = replace(
        sound().plan.framework.tactic_kpis[0],
        code="5.2-1",
        tactic="",
        responsible="สยป.",
        targets=(YearTarget("2568", "ร้อยละ 70"),),
        measure=Measure(),
    )
    package = put(plan_of_2566(), parsed("plan.framework.tactic_kpis[1]"), kpi)
    assert codes(package, OF_2566) == []


@pytest.mark.parametrize(
    ("edition", "issue", "objectives", "weight"),
    [(EDITION, "ประเด็นการพัฒนา", True, True), (OF_2566, "ภารกิจ", False, False)],
    ids=["2567", "2566"],
)
def test_what_an_edition_prints_is_read_from_its_forms(
    edition: Edition, issue: str, objectives: bool, weight: bool
) -> None:
    printed = Printed(edition)
    assert printed.issue == issue
    assert printed.asks("part2", "objectives") is objectives
    assert printed.shows("table-c", "weight") is weight
    assert printed.name("table-c") == "ตาราง ค"
    assert not printed.has("table-z")
    assert printed.name("table-z") == ""


def test_an_edition_without_part_2_calls_its_issues_as_most_do() -> None:
    assert Printed(replace(EDITION, forms=(), rules=RULES)).issue == "ประเด็นการพัฒนา"
