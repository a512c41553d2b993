"""The printed plans: what their readers found is found, and what they found right is not."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.package.file import read_package
from db.records import Package
from forms.checks import Problem, check, grouped
from forms.editions.opening import opened_edition
from tests.forms.checks.sound import parsed, sound
from tests.forms.checks.test_checks import found

ROOT = Path(__file__).parents[3]
CASES = ROOT / "../shared/cases"


def of_case(name: str) -> tuple[Problem, ...]:
    path = CASES / f"{name}.json"
    if not path.exists():
        pytest.skip("the shared cases are not here")
    package = read_package(path)
    return check(package, opened_edition(package.plan).edition)


def test_one_advice_is_given_when_a_package_holds_a_report_alone() -> None:
    package = sound()
    bare = tuple(
        replace(item, weight=None, rubrics=(), measure=type(item.measure)(), component="")
        for item in package.plan.indicators
    )
    plan = replace(
        package.plan,
        part1=(),
        part2=(),
        part3=(),
        preface=(),
        vision="",
        missions=(),
        situation=(),
        headline_indicators=(),
        policy_links=(),
        supporting_indicators=(),
        indicators=bare,
    )
    plan = replace(plan, projects=plan.projects[1:3])
    reports = tuple(replace(report, spending=()) for report in package.reports)
    assert [p.code for p in found(Package(plan, reports))] == ["IND-BARE"]


@pytest.mark.parametrize(
    ("case", "codes"),
    [
        (
            "inspectorate-2566",
            {
                "WORD-TWICE": "plan.swot[11].text",
                "COUNT-SUM": "plan.past_results[0].paragraphs[0]",
                "DIGITS-MIXED": "plan.indicators[2].measure.definition",
                "RUBRIC-SCOPE": "plan.indicators[4].measure.scope",
                "RUBRIC-WORDS": "plan.indicators[2].rubrics[0].levels[1].criteria[0]",
                "WORD-MISSPELT": "plan.indicators[1].measure.scope",
            },
        ),
        (
            "secretariat-2567",
            {
                "SWOT-CITE": "plan.swot_conclusions[2].paragraphs[0]",
                "SWOT-TEXT": "plan.swot_conclusions[2].paragraphs[0]",
                "LINK-POLICY": "plan.policy_links[0].project",
                "LINK-MISSING": "plan.projects[0].policies",
                "LINK-TARGET": "plan.policy_links[0].target",
                "UNIT-LEVEL": "plan.indicators[1].target",
                "SPAN-PERIOD": "plan.projects[3].activities[0].steps[2].spans[0].end",
                "KPI-DEFINITION": "plan.framework.tactic_kpis[0].measure.definition",
                "HEADLINE-NAME": "plan.headline_indicators[4].text",
            },
        ),
        (
            "council-2563-q1",
            {
                "SIGN-NAME": "reports[0].signatures[0].name",
                "SIGN-SAME": "reports[0].signatures[1].name",
                "UNIT-SPELLING": "plan.projects[12].name",
                "CODE-NOLIST": "plan.framework.tactics",
            },
        ),
    ],
)
def test_the_known_slips_are_found_when_a_printed_plan_is_checked(
    case: str, codes: dict[str, str]
) -> None:
    problems = of_case(case)
    places = {(problem.code, problem.place) for problem in problems}
    for code, place in codes.items():
        assert (code, parsed(place)) in places
    # What the printed plans' readers found right must not be told as wrong.
    wrong = {"STEP-SUM", "RUBRIC-POINTS", "WEIGHT-SUM", "MEMO-COUNT", "HEADLINE-TARGET"}
    assert not wrong & {problem.code for problem in problems}
    assert not wrong_of_2566(case) & {problem.code for problem in problems}
    assert len(grouped(problems)) <= 15


def wrong_of_2566(case: str) -> set[str]:
    """What was once told of a plan of 2566, and is no slip there."""
    kinds = {"ISSUE-TWICE", "ISSUE-OBJECTIVE", "ISSUE-RESULT", "IND-WEIGHT", "IND-RUBRIC"}
    kinds |= {"KPI-DEFINITION", "NAME-DRIFT", "SWOT-TWICE", "SWOT-GAP"}
    return kinds if case.endswith("2566") else set()


@pytest.mark.parametrize("path", ["resources/sample/plan.json", "tests/data/small-2566.json"])
def test_nothing_is_found_in_the_plans_that_come_with_the_program(path: str) -> None:
    package = read_package(ROOT / path)
    assert check(package, opened_edition(package.plan).edition) == ()
