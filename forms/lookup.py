"""Finding things in a plan: by key, by code, by where a project is listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from db.placed import Objects, objects_of
from db.places import Place
from db.records import (
    Component,
    Division,
    Framework,
    Goal,
    Indicator,
    KeyResult,
    Objective,
    Plan,
    Policy,
    Project,
    Strategy,
    Substrategy,
    Tactic,
    TacticKpi,
)

T = TypeVar("T")


def distinct(items: Iterable[T]) -> tuple[T, ...]:
    """The items in order, each once."""
    return tuple(dict.fromkeys(items))


class Lookup:
    """One plan with its keys and codes resolved.

    A code that the framework does not hold finds None; of two records with one code the
    first is found. The packages that are read have no dangling keys.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    @property
    def framework(self) -> Framework:
        """The framework of the plan."""
        return self.plan.framework

    @cached_property
    def divisions(self) -> dict[str, Division]:
        """Divisions by key."""
        return {division.key: division for division in self.plan.divisions}

    @cached_property
    def projects(self) -> dict[str, Project]:
        """Projects by key."""
        return {project.key: project for project in self.plan.projects}

    @cached_property
    def project_places(self) -> dict[str, Place]:
        """Where each project stands in the package, by key."""
        return {
            project.key: ("plan", "projects", index)
            for index, project in enumerate(self.plan.projects)
        }

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Indicators by key."""
        return {indicator.key: indicator for indicator in self.plan.indicators}

    @cached_property
    def indicator_places(self) -> dict[str, Place]:
        """Where each indicator stands in the package, by key."""
        return {
            indicator.key: ("plan", "indicators", index)
            for index, indicator in enumerate(self.plan.indicators)
        }

    @cached_property
    def objectives(self) -> dict[str, Objective]:
        """Objectives by key."""
        return {objective.key: objective for objective in self.framework.objectives}

    @cached_property
    def key_results(self) -> dict[str, KeyResult]:
        """Key results by key."""
        return {result.key: result for result in self.framework.key_results}

    @cached_property
    def strategies(self) -> dict[str, Strategy]:
        """Strategies by code."""
        return {item.code: item for item in reversed(self.framework.strategies)}

    @cached_property
    def substrategies(self) -> dict[str, Substrategy]:
        """Substrategies by code."""
        return {item.code: item for item in reversed(self.framework.substrategies)}

    @cached_property
    def goals(self) -> dict[str, Goal]:
        """Goals (เป้าประสงค์) by code."""
        return {item.code: item for item in reversed(self.framework.goals)}

    @cached_property
    def tactics(self) -> dict[str, Tactic]:
        """Tactics by code."""
        return {item.code: item for item in reversed(self.framework.tactics)}

    @cached_property
    def tactic_kpis(self) -> dict[str, TacticKpi]:
        """KPIs of tactics and goals, by code."""
        return {item.code: item for item in reversed(self.framework.tactic_kpis)}

    @cached_property
    def policies(self) -> dict[str, Policy]:
        """Policies by code."""
        return {item.code: item for item in reversed(self.framework.policies)}

    @cached_property
    def components(self) -> dict[str, Component]:
        """Components by code."""
        return {item.code: item for item in reversed(self.framework.components)}

    @cached_property
    def objects(self) -> Objects:
        """What the lines of the plan's long texts can stand for, but for formulas."""
        return objects_of(self.plan)

    def part1_projects(self) -> tuple[Project, ...]:
        """The projects of Part 1, each once, by the unit's priority (`plan.projects`)."""
        return self._by_priority(self.listed_in_part1())

    def part2_projects(self) -> tuple[Project, ...]:
        """The projects of Part 2, each once, by the unit's priority (`plan.projects`)."""
        return self._by_priority(self.listed_in_part2())

    def listed_in_part1(self) -> tuple[Project, ...]:
        """The projects of Part 1, each once, in the order of its tactics."""
        return self._listed(
            key for entry in self.plan.part1 for tactic in entry.tactics for key in tactic.projects
        )

    def listed_in_part2(self) -> tuple[Project, ...]:
        """The projects of Part 2, each once, in the order of its issues."""
        return self._listed(key for issue in self.plan.part2 for key in issue.projects)

    def part3_projects(self) -> tuple[Project, ...]:
        """The projects of Part 3, each once, in order."""
        return self._listed(key for group in self.plan.part3 for key in group.projects)

    def indicators_of(self, project: Project) -> tuple[Indicator, ...]:
        """The indicators that list a project."""
        return tuple(item for item in self.plan.indicators if project.key in item.projects)

    def division_names(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The names of divisions."""
        return tuple(self.divisions[key].name for key in keys if key in self.divisions)

    def division_words(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Divisions as cells say them: by their abbreviation, else by name."""
        found = (self.divisions[key] for key in keys if key in self.divisions)
        return tuple(division.abbreviation or division.name for division in found)

    def subdivisions(self, parent: str = "") -> Iterator[tuple[Place, Division]]:
        """The divisions directly under one (under the unit: empty), with their places."""
        for index, division in enumerate(self.plan.divisions):
            if division.parent == parent:
                yield ("plan", "divisions", index), division

    def strategy_of(self, substrategy: str) -> str:
        """The code of the strategy over a substrategy: as stored, or by nesting of codes."""
        known = self.substrategies.get(substrategy)
        return known.strategy if known and known.strategy else substrategy.rpartition(".")[0]

    def substrategy_of(self, code: str) -> str:
        """The code of the substrategy over a tactic: as stored, or by nesting of codes."""
        known = self.tactics.get(code)
        above = code.strip().rpartition(".")[0]
        nested = above if above.replace(".", "").isdecimal() else ""
        return known.substrategy if known and known.substrategy else nested

    def standing(self, keys: Iterable[str]) -> tuple[Project, ...]:
        """The projects of keys, each once, without those given up before the plan was issued.

        Rule 5: the line of one given up stays in Part 1, and nothing else.
        """
        return tuple(project for project in self._listed(keys) if not project.dropped)

    def _by_priority(self, projects: Iterable[Project]) -> tuple[Project, ...]:
        return tuple(sorted(projects, key=lambda project: self.project_places[project.key]))

    def _listed(self, keys: Iterable[str]) -> tuple[Project, ...]:
        return tuple(self.projects[key] for key in distinct(keys) if key in self.projects)
