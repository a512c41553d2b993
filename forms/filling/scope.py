"""Which records of a plan a division is asked for, and what is shown beside each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from db.numbers import bare_number
from db.places import Place
from db.records import Division, Indicator, Package, Project, Report
from forms.editing.divisions import below
from forms.figures import baht
from forms.reporting.quarters import missing_rows, report_index


class Subject(NamedTuple):
    """A record that is asked for: its place, and what is shown before its fields.

    A row that the quarter's report lacks yet has no place: it is `new`, with what it tells of.
    """

    place: Place | None
    record: Any
    shown: tuple[str, ...]


# So many letters of a name take about two lines.
_LONGEST_NAME = 70
# What stands before the fields of each sheet.
HEADINGS: dict[str, tuple[str, ...]] = {
    "projects": ("ลำดับ",),
    "steps": ("โครงการ", "กิจกรรม"),
    "indicators": (),
    "results": ("ตัวชี้วัด", "เป้าหมาย"),
    "steps_done": ("โครงการ", "ขั้นตอน"),
    "spending": ("โครงการ", "งบประมาณ (บาท)"),
}


@dataclass(frozen=True)
class Scope:
    """What of a plan goes to a division, or, without one, all of it; of a quarter's report, too."""

    package: Package
    division: Division | None = None
    quarter: int | None = None

    def subjects(self, kind: str) -> tuple[Subject, ...]:
        """The records of a sheet."""
        return tuple(_SUBJECTS[kind](self))

    @property
    def projects(self) -> tuple[tuple[int, Project], ...]:
        """The projects, with their positions; those given up are not asked for."""
        keys = self._keys
        return tuple(
            (at, project)
            for at, project in enumerate(self.package.plan.projects)
            if not project.dropped and (keys is None or keys.intersection(project.divisions))
        )

    @property
    def indicators(self) -> tuple[tuple[int, Indicator], ...]:
        """The indicators, with their positions: those of its projects, or of its own code."""
        own = {project.key for _, project in self.projects}
        code = self.division.code if self.division else ""
        return tuple(
            (at, indicator)
            for at, indicator in enumerate(self.package.plan.indicators)
            if self._keys is None
            or own.intersection(indicator.projects)
            or (code and indicator.division_code == code)
        )

    @property
    def report(self) -> tuple[int, Report] | None:
        """The report of the quarter, with its position."""
        index = report_index(self.package, self.quarter) if self.quarter else None
        return None if index is None else (index, self.package.reports[index])

    @property
    def _keys(self) -> frozenset[str] | None:
        if self.division is None:
            return None
        return below(self.package.plan.divisions, self.division.key)


def project_names(package: Package) -> dict[str, str]:
    """What each project is called in lists to choose from, by key: its name, told from others."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for number, project in enumerate(package.plan.projects, 1):
        name = " ".join(project.name.split()) or f"โครงการที่ {number}"
        if name in taken:
            name = f"{name} (ลำดับ {number})"
        taken.add(name)
        names[project.key] = name
    return names


def shortened(name: str) -> str:
    """A name as it stands beside each of many rows: two lines of it tell it from others."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()}…"


def _projects(scope: Scope) -> Iterator[Subject]:
    for at, project in scope.projects:
        yield Subject(("plan", "projects", at), project, (str(at + 1),))


def _steps(scope: Scope) -> Iterator[Subject]:
    names = project_names(scope.package)
    for at, project in scope.projects:
        several = len(project.activities) > 1
        for number, activity in enumerate(project.activities):
            title = (activity.title or f"กิจกรรมที่ {number + 1}") if several else ""
            for step, record in enumerate(activity.steps):
                place = ("plan", "projects", at, "activities", number, "steps", step)
                yield Subject(place, record, (shortened(names[project.key]), title))


def _indicators(scope: Scope) -> Iterator[Subject]:
    for at, indicator in scope.indicators:
        yield Subject(("plan", "indicators", at), indicator, ())


def _results(scope: Scope) -> Iterator[Subject]:
    indicators = {indicator.key: indicator for _, indicator in scope.indicators}
    for place, row in _report_rows(scope, "results"):
        found = indicators.get(row.indicator)
        if found is not None:
            name = f"{found.number} {found.name}".strip()
            yield Subject(place, row, (name, _target(found)))


def _target(indicator: Indicator) -> str:
    """The target with its unit, which it may say itself."""
    unit = indicator.unit_of_measure
    return indicator.target if unit in indicator.target else f"{indicator.target} {unit}".strip()


def _steps_done(scope: Scope) -> Iterator[Subject]:
    projects = {project.key: project for _, project in scope.projects}
    names = project_names(scope.package)
    for place, row in _report_rows(scope, "steps"):
        project = projects.get(row.project)
        if project is None:
            continue
        at = row.activity or 0
        steps = project.activities[at].steps if at < len(project.activities) else ()
        number = bare_number(row.step)
        words = next((step.text for step in steps if bare_number(step.number) == number), "")
        yield Subject(place, row, (shortened(names[project.key]), f"{number} {words}".strip()))


def _spending(scope: Scope) -> Iterator[Subject]:
    projects = {project.key: project for _, project in scope.projects}
    names = project_names(scope.package)
    for place, row in _report_rows(scope, "spending"):
        project = projects.get(row.project)
        if project is not None:
            amount = project.budget.amount
            yield Subject(place, row, (names[project.key], "" if amount is None else baht(amount)))


def _report_rows(scope: Scope, name: str) -> Iterator[tuple[Place | None, Any]]:
    """The rows of a list of the quarter's report, and behind them those that it lacks yet."""
    found = scope.report
    if found is None:
        return
    index, report = found
    for at, row in enumerate(getattr(report, name)):
        yield ("reports", index, name, at), row
    for row in getattr(missing_rows(scope.package, report), name):
        yield None, row


_SUBJECTS = {
    "projects": _projects,
    "steps": _steps,
    "indicators": _indicators,
    "results": _results,
    "steps_done": _steps_done,
    "spending": _spending,
}
