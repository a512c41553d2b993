"""What a check says: a problem at a place, of a kind that is declared once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from db.places import Place
from db.records import Acceptance, Activity, Indicator, Package, Plan, Project, Rubric, Step
from forms.assignment import Assignment
from forms.calendar import fiscal_months
from forms.checks.printed import Printed
from forms.checks.walk import form_at, printed_with, read_texts
from forms.editions.edition import Edition
from forms.editions.rules import Rules
from forms.lookup import Lookup
from forms.severities import Severity

# What stands in a field for a code where there is none.
NO_CODE = frozenset({"", "-", "–"})


@dataclass(frozen=True, slots=True)
class Problem:
    """One slip found in a plan.

    `code` is stable; `form` is the form it shows on; `message` is the fault alone and
    `advice` what to do, both in Thai; `where` is its place in the reader's words, with
    the form, the records by their names and numbers, and the field. `content` is a digest of
    what was found and of what stands at the place, of those that may be `accepted` as they are.
    """

    code: str
    severity: Severity
    form: str
    place: Place
    message: str
    advice: str
    where: str = ""
    content: str = ""
    accepted: Acceptance | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """A kind of problem: what all problems of one code have in common."""

    code: str
    severity: Severity
    form: str
    advice: str

    def at(self, place: Place, message: str, *, form: str = "", advice: str = "") -> Problem:
        """A problem of this kind; `form` and `advice` where they are more exact."""
        return Problem(
            self.code, self.severity, form or self.form, place, message, advice or self.advice
        )


class Subject:
    """The package under check, with what several checks look up in it.

    `edition` is what it is printed on, `today` the date of the check, of the Buddhist era;
    empty where none is known.
    """

    def __init__(self, package: Package, edition: Edition, today: str = "") -> None:
        self.package = package
        self.edition = edition
        self.today = today

    @property
    def rules(self) -> Rules:
        """The rules of the edition."""
        return self.edition.rules

    @property
    def plan(self) -> Plan:
        """The plan of the package."""
        return self.package.plan

    @cached_property
    def printed(self) -> Printed:
        """What the edition's forms have a place for."""
        return Printed(self.edition)

    @cached_property
    def lookup(self) -> Lookup:
        """The plan's records by key and code."""
        return Lookup(self.plan)

    @cached_property
    def assignment(self) -> Assignment:
        """Which records stand in which table."""
        return Assignment(self.plan, self.rules, self.lookup)

    @cached_property
    def fiscal_months(self) -> tuple[str, ...]:
        """The months of the plan's year; none where the plan has no year yet."""
        return fiscal_months(self.plan.fiscal_year) if self.plan.fiscal_year else ()

    @cached_property
    def has_parts(self) -> bool:
        """Whether the plan lists its projects; a package of a report alone does not."""
        return bool(self.plan.part1 or self.plan.part2 or self.plan.part3)

    @cached_property
    def has_definitions(self) -> bool:
        """Whether any indicator is defined, weighed or scored: ตาราง ค is filled in."""
        return any(
            indicator.measure.definition or indicator.rubrics or indicator.weight is not None
            for indicator in self.plan.indicators
        )

    @cached_property
    def indicators_of(self) -> dict[str, tuple[Indicator, ...]]:
        """The indicators that list each project, by its key."""
        found: dict[str, list[Indicator]] = defaultdict(list)
        for indicator in self.plan.indicators:
            for key in dict.fromkeys(indicator.projects):
                found[key].append(indicator)
        return {key: tuple(indicators) for key, indicators in found.items()}

    @cached_property
    def _printed_with(self) -> dict[Place, Place]:
        return printed_with(self.plan)

    @cached_property
    def _parts_of_projects(self) -> dict[str, str]:
        parts = (
            ("part1", self.lookup.part1_projects()),
            ("part2", self.lookup.part2_projects()),
            ("part3", self.lookup.part3_projects()),
        )
        return {project.key: form for form, listed in reversed(parts) for project in listed}

    def form_of(self, project: Project) -> str:
        """The form that first lists a project: the part it stands in, else ตาราง ข."""
        return self._parts_of_projects.get(project.key, "table-b")

    def form_at(self, place: Place) -> str:
        """The form that prints a text: for a project's own, the one that first lists it.

        For what stands in a text, the form that prints that text.
        """
        place = self._printed_with.get(place[:3], place)
        form, index = form_at(place), next(iter(place[2:3]), None)
        if form or not isinstance(index, int) or place[1] != "projects":
            return form
        return self.form_of(self.plan.projects[index])

    @cached_property
    def _above_grids(self) -> dict[str, str]:
        """What the first grid of each project is headed by: `ตัวชี้วัดที่ 2`, `KPI 4.1.4.1`."""
        found: dict[str, str] = {}
        for grids in self.assignment.grids.values():
            for each in grids:
                for served in each.served[:1]:
                    of_kpi = f"KPI {served.kpi.code}" if served.kpi else ""
                    found[each.project.key] = of_kpi or f"ตัวชี้วัดที่ {served.number}"
        return found

    def above_grid(self, place: Place) -> str:
        """The indicator that heads the step grid of the project at a place."""
        index = next(iter(place[2:3]), None)
        if place[1:2] != ("projects",) or not isinstance(index, int):
            return ""
        return self._above_grids.get(self.plan.projects[index].key, "")

    @cached_property
    def texts(self) -> tuple[tuple[Place, str], ...]:
        """Every text of the package with its place, as its reader has it."""
        return tuple(read_texts(self.package))

    def indicators(self) -> Iterator[tuple[Place, Indicator]]:
        """Every indicator with its place."""
        for index, indicator in enumerate(self.plan.indicators):
            yield ("plan", "indicators", index), indicator

    def projects(self) -> Iterator[tuple[Place, Project]]:
        """Every project with its place."""
        for index, project in enumerate(self.plan.projects):
            yield ("plan", "projects", index), project

    def rubrics(self) -> Iterator[tuple[Place, Indicator, Rubric]]:
        """Every rubric with its place and indicator."""
        for place, indicator in self.indicators():
            for number, rubric in enumerate(indicator.rubrics):
                yield (*place, "rubrics", number), indicator, rubric

    def activities(self) -> Iterator[tuple[Place, Project, Activity]]:
        """Every activity with its place and project."""
        for key in self.lookup.projects:
            yield from self.activities_of(key)

    def activities_of(self, key: str) -> Iterator[tuple[Place, Project, Activity]]:
        """The activities of a project with their places; none where there is no such project."""
        project = self.lookup.projects.get(key)
        if project is not None:
            for index, activity in enumerate(project.activities):
                yield (*self.lookup.project_places[key], "activities", index), project, activity

    def steps(self) -> Iterator[tuple[Place, Project, Step]]:
        """Every step with its place and project."""
        for place, project, activity in self.activities():
            for index, step in enumerate(activity.steps):
                yield (*place, "steps", index), project, step


Check = Callable[[Subject], Iterator[Problem]]
