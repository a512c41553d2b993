"""How far the work has come by a quarter, and how far it should have come by a month.

Progress is percent, as the milestone grid adds it up: weight × share done, summed over
the steps that have no sub-steps (rule 1). A quarter without a figure shows the newest
earlier one (rule 8). A project given up counts nowhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from db.numbers import bare_number
from db.record_classes import record
from db.records import Activity, Indicator, Package, Project, Report, Span, Step
from forms.calendar import months_between
from forms.compute import leaf_steps, numbers_above, parent_rows, step_number

_NOTHING = Decimal(0)
_WHOLE = Decimal(100)


@record
class Reported:
    """A figure and the quarter it was reported in, which may be an earlier one (rule 8)."""

    figure: Decimal
    quarter: int


def reports_until(package: Package, quarter: int) -> tuple[Report, ...]:
    """The reports of a quarter and of those before it, in order of time."""
    known = (report for report in package.reports if 0 < (report.quarter or 0) <= quarter)
    return tuple(sorted(known, key=lambda report: report.quarter or 0))


def has_figures(package: Package, quarter: int) -> bool:
    """Whether the reports up to a quarter tell anything in figures.

    Steps and money that stand at 0, as a report is begun with them, tell nothing.
    """
    return any(
        any(
            figure is not None
            for result in report.results
            for figure in (result.progress, result.value, result.numerator, result.level)
        )
        or any(step.done for step in report.steps)
        or any(spent.amount for spent in report.spending)
        for report in reports_until(package, quarter)
    )


def report_heading(package: Package, quarter: int) -> str:
    """The second line of สยป.3 as the unit writes it: of the quarter, else of an earlier one."""
    found = [report.heading for report in reports_until(package, quarter) if report.heading]
    return found[-1] if found else ""


def steps_reported(
    package: Package, project_key: str, quarter: int
) -> dict[tuple[int, str], Reported]:
    """Percent done of a project's steps, by activity (from 0) and bare number (rule 8)."""
    return {
        (done.activity or 0, bare_number(done.step)): Reported(done.done, report.quarter or 0)
        for report in reports_until(package, quarter)
        for done in report.steps
        if done.project == project_key and done.done is not None
    }


def spending_reported(package: Package, project_key: str, quarter: int) -> Reported | None:
    """Baht disbursed for a project since the year began, and the quarter that tells."""
    found = [
        Reported(spent.amount, report.quarter or 0)
        for report in reports_until(package, quarter)
        for spent in report.spending
        if spent.project == project_key and spent.amount is not None
    ]
    return found[-1] if found else None


def spent_by(package: Package, project_key: str, quarter: int) -> Decimal | None:
    """Baht disbursed for a project since the year began; None where no quarter tells."""
    found = spending_reported(package, project_key, quarter)
    return found.figure if found else None


def weighed_activities(project: Project) -> tuple[tuple[int, Activity], ...]:
    """The activities whose steps have weights, each with its position."""
    return tuple(
        (index, activity)
        for index, activity in enumerate(project.activities)
        if any(step.weight for step in leaf_steps(activity))
    )


def project_progress(package: Package, project: Project, quarter: int) -> Decimal | None:
    """Progress of a project: the mean of its activities', one not yet reported being 0.

    None where no activity has weights, or none of its steps is reported.
    """
    weighed = weighed_activities(project)
    known = steps_reported(package, project.key, quarter)
    if not known:
        return None
    return mean(_activity_progress(activity, index, known) for index, activity in weighed)


def _activity_progress(
    activity: Activity, index: int, known: dict[tuple[int, str], Reported]
) -> Decimal:
    total = _NOTHING
    for step in leaf_steps(activity):
        told = reported_for(step, index, known)
        total += (step.weight or _NOTHING) * told.figure / 100 if told else _NOTHING
    return total


def reported_for(
    step: Step, activity_index: int, known: dict[tuple[int, str], Reported]
) -> Reported | None:
    """What is reported of a step, else of the nearest one above that it is a part of."""
    number = step_number(step)
    line = ((activity_index, at) for at in (number, *numbers_above(number)))
    return next((known[at] for at in line if at in known), None)


def proposed_progress(package: Package, indicator: Indicator, quarter: int) -> Decimal | None:
    """Progress that an indicator's projects come to: the mean of those that have steps.

    One that is not yet reported is 0, so that the mean never falls when it begins; None
    where none of them is reported.
    """
    projects = measuring_projects(package, indicator)
    found = [project_progress(package, project, quarter) for project in projects]
    if all(progress is None for progress in found):
        return None
    return mean(progress or _NOTHING for progress in found)


def proposed_plan(package: Package, indicator: Indicator, month: str) -> Decimal | None:
    """Percent that an indicator's projects should have come to by the end of a month."""
    planned = (
        planned_progress(project, month) for project in measuring_projects(package, indicator)
    )
    return mean(percent for percent in planned if percent is not None)


def measuring_projects(package: Package, indicator: Indicator) -> tuple[Project, ...]:
    """The projects of an indicator that its progress is measured by: those with steps."""
    wanted = set(indicator.projects)
    return tuple(
        project
        for project in package.plan.projects
        if project.key in wanted and not project.dropped and weighed_activities(project)
    )


def planned_progress(project: Project, month: str) -> Decimal | None:
    """Percent that should be done by the end of a month 'YYYY-MM', as the grid plans it.

    A step is done evenly over its months; one without months by the last month of its
    activity. None where no activity has both weights and months.
    """
    return planned_by_month(project, (month,))[0]


def planned_by_month(project: Project, months: Sequence[str]) -> tuple[Decimal | None, ...]:
    """Percent that should be done by the end of each of some months, as `planned_progress`.

    What the grid says of each step is gathered once for all of them.
    """
    planned = [
        planned_of_activity(activity, months)
        for _, activity in weighed_activities(project)
        if any(months_of_step(step) for step in activity.steps)
    ]
    if not planned:
        return (None,) * len(months)
    return tuple(mean(at_once) for at_once in zip(*planned, strict=True))


def planned_of_activity(activity: Activity, months: Sequence[str]) -> tuple[Decimal, ...]:
    """Percent of one activity that should be done by the end of each of some months.

    Some step of it has months.
    """
    last = max(max(own) for step in activity.steps if (own := months_of_step(step)))
    steps = [
        (activity.steps[row].weight or _NOTHING, own or (last,))
        for row, own in leaf_months(activity).items()
    ]
    return tuple(
        sum((weight * planned_share(own, month) / 100 for weight, own in steps), _NOTHING)
        for month in months
    )


def parent_months(activity: Activity) -> dict[int, tuple[str, str]]:
    """The first and the last month of what is below each step with sub-steps, by its row."""
    found: dict[int, tuple[str, str]] = {}
    for row in parent_rows(activity):
        own = step_number(activity.steps[row])
        below = [
            month
            for step in activity.steps
            if own in numbers_above(step_number(step))
            for month in months_of_step(step)
        ]
        if below:
            found[row] = (min(below), max(below))
    return found


def leaf_months(activity: Activity) -> dict[int, tuple[str, ...]]:
    """The months of each step without sub-steps, by row: its own, else those above it."""
    months = {step_number(step): months_of_step(step) for step in activity.steps}
    parents = parent_rows(activity)
    found: dict[int, tuple[str, ...]] = {}
    for row, step in enumerate(activity.steps):
        if row not in parents:
            line = (months.get(at, ()) for at in numbers_above(step_number(step)))
            found[row] = next(filter(None, (months_of_step(step), *line)), ())
    return found


def months_of_step(step: Step) -> tuple[str, ...]:
    """Every month of a step's spans, each once, in order of time."""
    return _months_of(step.spans)


@lru_cache(maxsize=4096)
def _months_of(spans: tuple[Span, ...]) -> tuple[str, ...]:
    ordered = (sorted((span.start, span.end)) for span in spans if span.start and span.end)
    return tuple(sorted({month for start, end in ordered for month in months_between(start, end)}))


def planned_share(months: Sequence[str], month: str) -> Decimal:
    """Percent of a step's months, in order of time, that are over at the end of a month."""
    return Decimal(bisect_right(months, month)) / len(months) * _WHOLE


def mean(figures: Iterable[Decimal]) -> Decimal | None:
    """The mean of figures; None where there are none."""
    found = tuple(figures)
    return sum(found, _NOTHING) / len(found) if found else None
