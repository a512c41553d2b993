"""What is due in a month: steps that begin, run, end or are late, by division."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db.records import Activity, Division, Package, Plan, Project, Report, Span, Step, StepDone
from forms.reporting.due import due_by_division, due_steps, state_in


def project(key: str, divisions: tuple[str, ...], *steps: tuple[str, str, str]) -> Project:
    made = tuple(
        Step(number, f"งาน {number}", Decimal(50), (Span(start, end),) if start else ())
        for number, start, end in steps
    )
    return Project(key, key, divisions=divisions, activities=(Activity(steps=made),))


PLAN = Plan(
    2568,
    "2567",
    divisions=(Division("d1", "ฝ่ายหนึ่ง"), Division("d2", "ฝ่ายสอง"), Division("d3", "ฝ่ายสาม")),
    projects=(
        project("p1", ("d2",), ("1", "2567-10", "2567-12"), ("2", "2568-01", "2568-03")),
        project("p2", ("d2", "d1"), ("1", "2567-12", "2568-01"), ("2", "2568-02", "2568-02")),
        project(
            "p3", (), ("1", "2567-11", "2568-06"), ("1.1", "", ""), ("1.2", "2568-01", "2568-01")
        ),
    ),
)
PACKAGE = Package(
    PLAN,
    (
        Report(
            1,
            steps=(
                StepDone("p1", None, "1", Decimal(80)),
                StepDone("p2", None, "1", Decimal(100)),
                StepDone("p3", None, "1", Decimal(30)),
            ),
        ),
    ),
)


@pytest.mark.parametrize(
    ("month", "done", "state"),
    [
        ("2567-10", 0, None),
        ("2567-11", 0, "begins"),
        ("2567-12", 0, "runs"),
        ("2568-01", 0, None),
        ("2568-02", 50, "ends"),
        ("2568-03", 99, "overdue"),
        ("2568-03", 100, None),
        ("2567-12", 100, "done"),
    ],
)
def test_a_step_has_one_state_when_a_month_is_looked_at(
    month: str, done: int, state: str | None
) -> None:
    months = ("2567-11", "2567-12", "2568-02")
    assert state_in(months, month, Decimal(done)) == state


def test_a_step_ends_when_it_has_one_month() -> None:
    assert state_in(("2568-02",), "2568-02", Decimal(0)) == "ends"
    assert state_in((), "2568-02", Decimal(0)) is None


def test_late_steps_come_first_when_a_month_has_several() -> None:
    found = [(due.state, due.project.key, due.step.number) for due in due_steps(PACKAGE, "2568-01")]
    assert found == [
        ("overdue", "p1", "1"),
        ("ends", "p3", "1.2"),
        ("begins", "p1", "2"),
        ("runs", "p3", "1.1"),
        ("done", "p2", "1"),
    ]


def test_a_step_tells_where_it_stands_and_what_is_done_when_it_is_due() -> None:
    late = due_steps(PACKAGE, "2568-01")[0]
    assert late.place == ("plan", "projects", 0, "activities", 0, "steps", 0)
    assert late.done == 80
    assert late.months[-1] == "2567-12"


def test_steps_stand_under_each_division_of_their_project() -> None:
    found = [
        (part.division.key if part.division else "", [due.project.key for due in part.steps])
        for part in due_by_division(PACKAGE, "2568-01")
    ]
    assert found == [("d1", ["p2"]), ("d2", ["p1", "p1", "p2"]), ("", ["p3", "p3"])]


def test_nothing_is_due_when_a_project_is_given_up() -> None:
    dropped = tuple(replace(one, dropped=True) for one in PLAN.projects)
    package = replace(PACKAGE, plan=replace(PLAN, projects=dropped))
    assert due_by_division(package, "2568-01") == ()
