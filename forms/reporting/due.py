"""The calendar of the year: the steps that begin, run, end or are late in a month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from db.places import Place
from db.records import Activity, Division, Package, Project, Step
from forms.reporting.progress import leaf_months, reported_for, steps_reported

DueState = Literal["overdue", "ends", "begins", "runs", "done"]
# In the order in which they want a reader's eye.
STATES: dict[DueState, str] = {
    "overdue": "เลยกำหนด",
    "ends": "ครบกำหนด",
    "begins": "เริ่ม",
    "runs": "อยู่ระหว่างดำเนินการ",
    "done": "แล้วเสร็จ",
}
_ALL = Decimal(100)
# The newest of all reports tells what is done.
_LAST_QUARTER = 4


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step of a month: its project, place and months, and percent done as last told."""

    state: DueState
    project: Project
    activity: Activity
    step: Step
    place: Place
    months: tuple[str, ...]
    done: Decimal


@dataclass(frozen=True, slots=True)
class DueSteps:
    """The steps of one division; None for projects that name no division."""

    division: Division | None
    steps: tuple[DueStep, ...]


def due_by_division(package: Package, month: str) -> tuple[DueSteps, ...]:
    """The steps of a month 'YYYY-MM' by division, those that are late first.

    A project of several divisions stands under each. Divisions without steps are left out.
    """
    steps = due_steps(package, month)
    divisions = {division.key: division for division in package.plan.divisions}
    found = [
        DueSteps(division, tuple(due for due in steps if key in due.project.divisions))
        for key, division in divisions.items()
    ]
    rest = tuple(due for due in steps if divisions.keys().isdisjoint(due.project.divisions))
    return tuple(part for part in (*found, DueSteps(None, rest)) if part.steps)


def due_steps(package: Package, month: str) -> tuple[DueStep, ...]:
    """The steps of a month, by state and then by the month they end in."""
    order = list(STATES)
    found = [
        due
        for index, project in enumerate(package.plan.projects)
        if not project.dropped
        for due in _of_project(package, project, ("plan", "projects", index), month)
    ]
    return tuple(sorted(found, key=lambda due: (order.index(due.state), due.months[-1])))


def _of_project(package: Package, project: Project, place: Place, month: str) -> Iterator[DueStep]:
    known = steps_reported(package, project.key, _LAST_QUARTER)
    for index, activity in enumerate(project.activities):
        for row, months in leaf_months(activity).items():
            step = activity.steps[row]
            told = reported_for(step, index, known)
            done = told.figure if told else Decimal(0)
            state = state_in(months, month, done)
            if state:
                at = (*place, "activities", index, "steps", row)
                yield DueStep(state, project, activity, step, at, months, done)


def state_in(months: tuple[str, ...], month: str, done: Decimal) -> DueState | None:
    """How a step of those months stands in a month; None where it is no matter of it.

    In the pause between two spans, and once it is done, there is nothing to do.
    """
    if not months or month < months[0] or (done >= _ALL and month not in months):
        return None
    if done >= _ALL:
        return "done"
    if month > months[-1]:
        return "overdue"
    if month == months[-1]:
        return "ends"
    if month == months[0]:
        return "begins"
    return "runs" if month in months else None
