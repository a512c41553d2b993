"""The reports of a plan by quarter: begun, completed when the plan grows, and named.

A report that is begun has a row for each indicator, for each step that has no sub-steps
and for each project with money. What adds up over the year is carried on from the newest
earlier report, so that one only types what has come since, and is marked as carried.
"""

from __future__ import annotations

from collections.abc import Set
from decimal import Decimal

from db import edits
from db.numbers import bare_number
from db.places import Place
from db.record_classes import record
from db.records import Package, Project, Report, Result, Spending, StepDone
from forms.compute import leaf_steps, step_number
from forms.reporting.progress import report_heading, spent_by, steps_reported
from forms.reporting.sealed import is_issued
from forms.reporting.signers import usual_signatures

QUARTERS = (1, 2, 3, 4)
_NOTHING = Decimal(0)


@record
class Rows:
    """The rows that a report has not: of indicators, of steps, of spending."""

    results: tuple[Result, ...]
    steps: tuple[StepDone, ...]
    spending: tuple[Spending, ...]

    @property
    def count(self) -> int:
        """How many rows there are in all."""
        return len(self.results) + len(self.steps) + len(self.spending)


def report_index(package: Package, quarter: int) -> int | None:
    """Where the report of a quarter stands among the reports; of two the later."""
    found = [index for index, report in enumerate(package.reports) if report.quarter == quarter]
    return found[-1] if found else None


def latest_quarter(package: Package) -> int | None:
    """The latest quarter that has a report; None without any."""
    return max((report.quarter for report in package.reports if report.quarter), default=None)


def reports_of(package: Package, quarter: int) -> int:
    """How many reports a quarter has: one, but where a file brought more."""
    return sum(report.quarter == quarter for report in package.reports)


def report_place(package: Package, quarter: int) -> Place | None:
    """The place of the report of a quarter; None where there is none."""
    index = report_index(package, quarter)
    return None if index is None else ("reports", index)


def is_locked(package: Package, quarter: int) -> bool:
    """Whether the report of a quarter was issued and is not open again."""
    index = report_index(package, quarter)
    return index is not None and is_issued(package.reports[index])


def begun(package: Package, quarter: int) -> Package:
    """The package with a report of a quarter that it has not, at its place in time."""
    rows = missing_rows(package, Report(quarter))
    report = Report(
        quarter,
        results=rows.results,
        steps=rows.steps,
        spending=rows.spending,
        signatures=usual_signatures(package),
        heading=report_heading(package, quarter),
    )
    at = sum((other.quarter or 0) < quarter for other in package.reports)
    return edits.inserted(package, ("reports",), at, (report,))


def completed(package: Package, index: int) -> Package:
    """The package with the rows that its report at `index` lacks, each list in plan order."""
    report = package.reports[index]
    rows = missing_rows(package, report)
    # A report that has none yet tells where each stands.
    whole = missing_rows(package, Report(report.quarter))
    for name, more in (
        ("results", rows.results),
        ("steps", rows.steps),
        ("spending", rows.spending),
    ):
        if more:
            order = {_subject(row): at for at, row in enumerate(getattr(whole, name))}
            both = (*getattr(report, name), *more)
            # What the plan does not list stays behind what it does.
            ordered = sorted(both, key=lambda row: order.get(_subject(row), len(order)))
            package = edits.replaced(package, ("reports", index, name), tuple(ordered))
    return package


def _subject(row: Result | StepDone | Spending) -> tuple[str | int, ...]:
    """What of the plan a row tells of."""
    if isinstance(row, Result):
        return (row.indicator,)
    if isinstance(row, StepDone):
        return row.project, row.activity or 0, bare_number(row.step)
    return (row.project,)


def missing_rows(package: Package, report: Report) -> Rows:
    """The rows that a report of this plan should have and has not."""
    quarter = report.quarter or 0
    told = {result.indicator for result in report.results}
    done = {(row.project, row.activity or 0, bare_number(row.step)) for row in report.steps}
    spent = {row.project for row in report.spending}
    projects = [project for project in package.plan.projects if not project.dropped]
    return Rows(
        tuple(
            Result(indicator.key)
            for indicator in package.plan.indicators
            if indicator.key not in told
        ),
        tuple(row for project in projects for row in _step_rows(package, project, quarter, done)),
        tuple(
            _spending_row(package, project, quarter)
            for project in projects
            if project.budget.amount and project.key not in spent
        ),
    )


def _step_rows(
    package: Package, project: Project, quarter: int, told: Set[tuple[str, int, str]]
) -> list[StepDone]:
    """The steps of a project that are reported and not yet told, with what is done so far."""
    missing = [
        (at, number)
        for at, activity in enumerate(project.activities)
        for number in map(step_number, leaf_steps(activity))
        if (project.key, at, number) not in told
    ]
    # A report is asked what it lacks while one types in it: mostly nothing.
    known = steps_reported(package, project.key, quarter) if missing else {}
    return [
        StepDone(project.key, *at, known[at].figure, carried=True)
        if at in known
        else StepDone(project.key, *at, _NOTHING)
        for at in missing
    ]


def _spending_row(package: Package, project: Project, quarter: int) -> Spending:
    """What was spent so far, carried on; nothing where no quarter tells."""
    spent = spent_by(package, project.key, quarter)
    if spent is None:
        return Spending(project.key, _NOTHING)
    return Spending(project.key, spent, carried=True)
