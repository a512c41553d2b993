"""Progress of steps, projects and money by a quarter, against figures worked out by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db.numbers import bare_number
from db.records import (
    Activity,
    Indicator,
    Package,
    Plan,
    Project,
    Report,
    Result,
    Spending,
    Step,
    StepDone,
)
from db.records import Span as Months
from forms.reporting import progress


def step(number: str, weight: int | None, *spans: tuple[str, str]) -> Step:
    months = tuple(Months(*span) for span in spans)
    return Step(number, "งาน", None if weight is None else Decimal(weight), months)


BUILD = Project(
    "p1",
    "ก่อสร้าง",
    activities=(
        Activity(
            steps=(
                step("1", 40, ("2567-10", "2567-11")),
                step("2", None),
                step("2.1", 20, ("2567-12", "2567-12"), ("2568-02", "2568-02")),
                step("2.2", 40, ("2568-03", "2568-06")),
            )
        ),
    ),
)
TEACH = Project(
    "p2",
    "อบรม",
    activities=(
        Activity("ในห้อง", (step("๑.", 100, ("2568-01", "2568-04")),)),
        Activity("ทางไกล", (step("1", 50, ("2568-01", "2568-01")), step("2", 50))),
    ),
)
BARE = Project("p3", "ไม่มีขั้นตอน")


def done(project: str, activity: int | None, number: str, percent: int) -> StepDone:
    return StepDone(project, activity, number, Decimal(percent))


PACKAGE = Package(
    Plan(2568, "2567", projects=(BUILD, TEACH, BARE)),
    (
        Report(
            3,
            steps=(done("p1", None, "2.1", 100), done("p2", 1, "1", 50)),
            spending=(Spending("p1", Decimal(900)),),
        ),
        Report(
            1,
            steps=(done("p1", None, "1", 50), done("p1", 0, "2.1", 10)),
            spending=(Spending("p1", Decimal(100)),),
        ),
    ),
)


def indicator(*projects: str) -> Indicator:
    return Indicator("k1", "1", "ตัวชี้วัด", projects=projects)


@pytest.mark.parametrize(
    ("number", "quarter", "percent"),
    [("1", 1, 50), ("1", 4, 50), ("2.1", 2, 10), ("๒.๑", 3, 100), ("2.2", 4, None), ("1", 0, None)],
)
def test_the_newest_earlier_figure_stands_when_a_quarter_has_none(
    number: str, quarter: int, percent: int | None
) -> None:
    told = progress.steps_reported(PACKAGE, "p1", quarter).get((0, bare_number(number)))
    assert (told.figure if told else None) == percent


def test_the_quarter_of_a_figure_is_told_when_it_is_an_earlier_one() -> None:
    known = progress.steps_reported(PACKAGE, "p1", 3)
    assert known[0, "1"] == progress.Reported(Decimal(50), 1)
    assert known[0, "2.1"] == progress.Reported(Decimal(100), 3)
    assert progress.spending_reported(PACKAGE, "p1", 2) == progress.Reported(Decimal(100), 1)


def test_spending_is_that_of_the_newest_quarter_when_several_tell() -> None:
    assert progress.spent_by(PACKAGE, "p1", 3) == 900
    assert progress.spent_by(PACKAGE, "p1", 2) == 100
    assert progress.spent_by(PACKAGE, "p2", 4) is None


def test_progress_is_weight_times_share_when_steps_are_reported() -> None:
    # 40 × 50 %, 20 × 10 %
    assert progress.project_progress(PACKAGE, BUILD, 1) == 22
    assert progress.project_progress(PACKAGE, BUILD, 3) == 40


def test_progress_is_the_mean_of_activities_when_one_is_not_reported() -> None:
    assert progress.project_progress(PACKAGE, TEACH, 3) == Decimal("12.5")


@pytest.mark.parametrize("project", [TEACH, BARE])
def test_there_is_no_progress_when_nothing_is_reported(project: Project) -> None:
    assert progress.project_progress(PACKAGE, project, 1) is None


def test_there_is_no_progress_when_no_step_has_a_weight() -> None:
    bare = replace(BUILD, activities=(Activity(steps=(step("1", None),)),))
    assert progress.project_progress(PACKAGE, bare, 1) is None
    assert progress.planned_progress(bare, "2568-09") is None


def test_sub_steps_are_done_when_only_the_step_above_is_reported() -> None:
    report = Report(1, steps=(done("p1", None, "2", 50), done("p1", None, "2.2", 25)))
    package = replace(PACKAGE, reports=(report,))
    # 2.1 by what is told of 2, and 2.2 by its own: 20 × 50 % + 40 × 25 %
    assert progress.project_progress(package, BUILD, 1) == 20


def test_an_indicator_is_proposed_the_mean_when_it_has_several_projects() -> None:
    # p2 is not reported in the first quarter: 0; p3 has no steps and does not count.
    assert progress.proposed_progress(PACKAGE, indicator("p2", "p1", "p3"), 1) == 11
    assert progress.proposed_progress(PACKAGE, indicator("p1", "p2"), 3) == Decimal("26.25")


def test_nothing_is_proposed_when_no_project_is_reported() -> None:
    assert progress.proposed_progress(PACKAGE, indicator("p3"), 3) is None
    assert progress.proposed_progress(PACKAGE, indicator("p2"), 1) is None


def test_a_project_counts_nowhere_when_it_is_given_up() -> None:
    plan = replace(PACKAGE.plan, projects=(BUILD, replace(TEACH, dropped=True)))
    package = replace(PACKAGE, plan=plan)
    assert progress.proposed_progress(package, indicator("p1", "p2"), 3) == 40


@pytest.mark.parametrize(
    ("month", "percent"),
    [
        ("2567-09", 0),
        ("2567-10", 20),
        ("2567-11", 40),
        ("2567-12", 50),
        ("2568-01", 50),
        ("2568-02", 60),
        ("2568-04", 80),
        ("2568-09", 100),
    ],
)
def test_a_step_is_planned_evenly_when_it_has_several_months(month: str, percent: int) -> None:
    assert progress.planned_progress(BUILD, month) == percent


def test_a_step_without_months_is_planned_for_the_last_when_others_have_some() -> None:
    # In the room 3 months of 4; from afar both steps by January.
    assert progress.planned_progress(TEACH, "2567-12") == 0
    assert progress.planned_progress(TEACH, "2568-03") == Decimal("87.5")


def test_sub_steps_take_the_months_above_when_they_have_none() -> None:
    steps = (step("1", None, ("2567-10", "2568-01")), step("1.1", 60), step("1.2", 40))
    project = replace(BUILD, activities=(Activity(steps=steps),))
    assert progress.planned_progress(project, "2567-10") == 25


@pytest.mark.parametrize(
    ("report", "told"),
    [
        (Report(1), False),
        (Report(1, results=(Result("k1", narrative="เริ่มแล้ว"),)), False),
        (Report(1, results=(Result("k1", Decimal(0)),)), True),
        (Report(1, results=(Result("k1", value=Decimal(0)),)), True),
        (Report(1, results=(Result("k1", numerator=Decimal(0)),)), True),
        (Report(1, results=(Result("k1", level=Decimal(0)),)), True),
        # A report is begun with every step and sum at 0.
        (Report(1, steps=(done("p1", 0, "1", 0),)), False),
        (Report(1, steps=(done("p1", 0, "1", 1),)), True),
        (Report(1, spending=(Spending("p1", Decimal(0)),)), False),
        (Report(1, spending=(Spending("p1", Decimal(1)),)), True),
    ],
)
def test_figures_are_told_when_something_is_more_than_begun(report: Report, told: bool) -> None:
    package = replace(PACKAGE, reports=(report,))
    assert progress.has_figures(package, 1) is told
    assert progress.has_figures(package, 2) is told
    assert not progress.has_figures(replace(package, reports=(replace(report, quarter=2),)), 1)


def test_second_line_of_the_form_is_the_newest_that_was_written() -> None:
    reports = (Report(1, heading="มิติที่ 1"), Report(2), Report(3, heading="มิติที่ 3"))
    package = replace(PACKAGE, reports=reports)
    found = [progress.report_heading(package, quarter) for quarter in (0, 1, 2, 3, 4)]
    assert found == ["", "มิติที่ 1", "มิติที่ 1", "มิติที่ 3", "มิติที่ 3"]
