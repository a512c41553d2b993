"""What reports say was done of steps, kept with its steps as they move and are renumbered.

A report names a step by its project, the position of its activity and its number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from db.numbers import bare_number
from db.records import Package, Report, StepDone


def with_renumbered_steps(
    package: Package, project: str, activity: int, numbers: Mapping[str, str | None]
) -> Package:
    """The package with the results of an activity's steps under their new numbers.

    `numbers` has the old numbers, bare; None takes the results of a step away.
    """

    def change(done: StepDone) -> StepDone | None:
        number = bare_number(done.step)
        if done.project != project or (done.activity or 0) != activity or number not in numbers:
            return done
        new = numbers[number]
        if new is None:
            return None
        return done if bare_number(new) == number else replace(done, step=new)

    return _changed(package, change)


def with_moved_activities(
    package: Package, project: str, places: Mapping[int, int | None]
) -> Package:
    """The package with the results of a project's activities at their new positions.

    `places` gives the new position for the old; None takes the results away.
    """

    def change(done: StepDone) -> StepDone | None:
        old = done.activity or 0
        if done.project != project or places.get(old, old) == old:
            return done
        new = places[old]
        return None if new is None else replace(done, activity=new)

    return _changed(package, change)


def _changed(package: Package, change: Callable[[StepDone], StepDone | None]) -> Package:
    reports = tuple(_report(report, change) for report in package.reports)
    if all(new is old for new, old in zip(reports, package.reports, strict=True)):
        return package
    return replace(package, reports=reports)


def _report(report: Report, change: Callable[[StepDone], StepDone | None]) -> Report:
    steps = tuple(done for old in report.steps if (done := change(old)) is not None)
    if len(steps) == len(report.steps) and all(
        new is old for new, old in zip(steps, report.steps, strict=True)
    ):
        return report
    return replace(report, steps=steps)
