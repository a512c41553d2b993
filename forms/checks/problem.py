"""What a check says: a problem at a place, of a kind that is declared once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from db.places import Place
from db.records import Activity, Indicator, Package, Plan, Project, Rubric, Step
from forms.calendar import fiscal_months
from forms.checks.walk import form_at, printed_with, read_texts
from forms.edition import Edition
from forms.lookup import Lookup
from forms.rules import Rules

# What stands in a field for a code where there is none.
NO_CODE = frozenset({"", "-", "–"})

Severity = Literal["error", "warning", "advice"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One slip found in a plan.

    `code` is stable; `form` is the form it shows on; `message` names the record and the
    figures and `advice` says what to do, both in Thai.
    """

    code: str
    severity: Severity
    form: str
    place: Place
    message: str
    advice: str


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
    def lookup(self) -> Lookup:
        """The plan's records by key and code."""
        return Lookup(self.plan)

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
        form, index = form_at(place), place[2] if len(place) > 2 else None
        if form or not isinstance(index, int) or place[1] != "projects":
            return form
        return self.form_of(self.plan.projects[index])

    @cached_property
    def texts(self) -> tuple[tuple[Place, str], ...]:
        """Every text of the package with its place, as its reader has it."""
        return tuple(read_texts(self.package))

    def rubrics(self) -> Iterator[tuple[Place, Indicator, Rubric]]:
        """Every rubric with its place and indicator."""
        for index, indicator in enumerate(self.plan.indicators):
            for number, rubric in enumerate(indicator.rubrics):
                yield ("plan", "indicators", index, "rubrics", number), indicator, rubric

    def activities(self) -> Iterator[tuple[Place, Project, Activity]]:
        """Every activity with its place and project."""
        for key, project in self.lookup.projects.items():
            for index, activity in enumerate(project.activities):
                yield (*self.lookup.project_places[key], "activities", index), project, activity

    def steps(self) -> Iterator[tuple[Place, Project, Step]]:
        """Every step with its place and project."""
        for place, project, activity in self.activities():
            for index, step in enumerate(activity.steps):
                yield (*place, "steps", index), project, step


Check = Callable[[Subject], Iterator[Problem]]
