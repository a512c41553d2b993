"""Which records stand in which table: the one answer that forms, checks and pages share.

"Which records stand where" of the forms' description: KPIs of tactics in ตาราง ก, what
the unit's own issues name in ตาราง ข, what was negotiated in ตาราง ค, and the grids of
their projects in ตาราง จ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from db.records import (
    Indicator,
    KeyResult,
    Objective,
    Part2Issue,
    Plan,
    Project,
    Tactic,
    TacticKpi,
)
from forms.editions.rules import GridGroupName, Rules
from forms.lookup import Lookup, distinct

_KIND = re.compile(r"(?:KPI|KR)\s*(?=\d)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)*")


def is_negotiated(indicator: Indicator) -> bool:
    """Whether an indicator is one of the negotiation: it has a component, weight or rubric."""
    return bool(indicator.component or indicator.weight is not None or indicator.rubrics)


def is_own_tactic(code: str) -> bool:
    """Whether a tactic is the unit's own: its code is no number."""
    return _NUMBER.fullmatch(code.strip()) is None


def code_order(code: str) -> tuple[tuple[int, int | str], ...]:
    """A code to sort by: its figures as numbers, 9 before 10; nothing after anything.

    The word KPI or KR before it, which some plans keep with the code, does not count.
    """
    parts = re.findall(r"\d+|\D+", _KIND.sub("", code.strip()))
    ordered = tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts)
    return ordered or ((2, 0),)


@dataclass(frozen=True, slots=True)
class TacticRows:
    """A tactic of ตาราง ก with its KPIs; `goal` stands for it where a KPI hangs on one.

    `projects` are the tactic's in Part 1, which serve a KPI that has none of its own.
    """

    code: str
    tactic: Tactic | None
    kpis: tuple[TacticKpi, ...]
    projects: tuple[str, ...]
    goal: str = ""


@dataclass(frozen=True, slots=True)
class KpiTable:
    """A table of ตาราง ก: an objective with its key results above, and its tactics."""

    objective: Objective | None
    key_results: tuple[KeyResult, ...]
    tactics: tuple[TacticRows, ...]


@dataclass(frozen=True, slots=True)
class Served:
    """An indicator or a KPI above a grid, with its number in its group."""

    number: int
    indicator: Indicator | None = None
    kpi: TacticKpi | None = None


@dataclass(frozen=True, slots=True)
class ProjectGrids:
    """A project whose grids a group prints: its number there, and all that name it."""

    number: int
    project: Project
    served: tuple[Served, ...]


class Assignment:
    """The tables of one plan, by the rules of its edition."""

    def __init__(self, plan: Plan, rules: Rules, lookup: Lookup | None = None) -> None:
        self.plan = plan
        self.rules = rules
        self.lookup = lookup or Lookup(plan)

    # ตาราง ค

    @cached_property
    def negotiated(self) -> tuple[Indicator, ...]:
        """The indicators of ตาราง ค: by component, those without one last, then by number."""
        found = (item for item in self.plan.indicators if is_negotiated(item))
        return tuple(
            sorted(found, key=lambda item: (code_order(item.component), code_order(item.number)))
        )

    # ตาราง ข

    def own_of(self, issue: Part2Issue) -> tuple[Indicator, ...]:
        """The indicators of an issue that stand in ตาราง ข."""
        named = (self.lookup.indicators[key] for key in distinct(issue.indicators))
        return tuple(item for item in named if self._is_of_own(item))

    @cached_property
    def own(self) -> tuple[Indicator, ...]:
        """Every indicator of ตาราง ข once: by issue, then those that stand nowhere else."""
        of_issues = (item for issue in self.plan.part2 for item in self.own_of(issue))
        return distinct_records((*of_issues, *self.stray))

    @cached_property
    def stray(self) -> tuple[Indicator, ...]:
        """The indicators that were not negotiated and that no issue names."""
        named = {key for issue in self.plan.part2 for key in issue.indicators}
        return tuple(
            item
            for item in self.plan.indicators
            if item.key not in named and not is_negotiated(item)
        )

    def _is_of_own(self, indicator: Indicator) -> bool:
        return self.rules.own_table_takes_negotiated or not is_negotiated(indicator)

    # ตาราง ก

    @cached_property
    def kpi_tables(self) -> tuple[KpiTable, ...]:
        """The tables of ตาราง ก: one an objective, in the order of Part 1.

        A KPI that Part 1 does not name follows under the first objective in Part 1 of its
        substrategy; without one it stands in no table.
        """
        gathered = self._gathered()
        self._add_unnamed(gathered)
        return tuple(made for each in gathered if (made := self._table(each)) is not None)

    def projects_of(self, kpi: TacticKpi, rows: TacticRows) -> tuple[str, ...]:
        """The projects that serve a KPI: its own, its indicator's, else its tactic's."""
        indicator = self.lookup.indicators.get(kpi.indicator)
        return kpi.projects or (indicator.projects if indicator else ()) or rows.projects

    def _gathered(self) -> list[_Gathered]:
        """What the entries of Part 1 say of each objective, entries of one in one."""
        found: dict[str, _Gathered] = {}
        for index, entry in enumerate(self.plan.part1):
            name = entry.objective or f"#{index}"
            gathered = found.setdefault(name, _Gathered(entry.objective))
            gathered.key_results += entry.key_results
            for listed in entry.tactics:
                kpis, projects = gathered.tactics.setdefault(listed.tactic, ([], []))
                kpis += listed.kpis
                projects += listed.projects
                gathered.substrategies.add(self.lookup.substrategy_of(listed.tactic))
            objective = self.lookup.objectives.get(entry.objective)
            gathered.substrategies |= {
                entry.substrategy,
                objective.substrategy if objective else "",
            }
        return list(found.values())

    def _add_unnamed(self, gathered: list[_Gathered]) -> None:
        named = {code for each in gathered for kpis, _ in each.tactics.values() for code in kpis}
        for kpi in self.plan.framework.tactic_kpis:
            if kpi.code in named:
                continue
            goal = self.lookup.goals.get(kpi.goal)
            substrategy = self.lookup.substrategy_of(kpi.tactic) or (
                goal.substrategy if goal else ""
            )
            first = next(
                (e for e in gathered if substrategy and substrategy in e.substrategies), None
            )
            if first is not None and kpi.tactic:
                first.tactics.setdefault(kpi.tactic, ([], []))[0].append(kpi.code)
            elif first is not None and kpi.goal:
                first.goals.setdefault(kpi.goal, []).append(kpi.code)

    def _table(self, gathered: _Gathered) -> KpiTable | None:
        rows = [
            TacticRows(code, self.lookup.tactics.get(code), self._kpis(kpis), distinct(projects))
            for code, (kpis, projects) in gathered.tactics.items()
        ]
        rows += [
            TacticRows("", None, self._kpis(kpis), (), goal=code)
            for code, kpis in gathered.goals.items()
        ]
        kept = sorted(
            (each for each in rows if each.kpis),
            key=lambda each: code_order(each.code or each.goal),
        )
        if not kept:
            return None
        results = (self.lookup.key_results[key] for key in distinct(gathered.key_results))
        return KpiTable(self.lookup.objectives.get(gathered.objective), tuple(results), tuple(kept))

    def _kpis(self, codes: Iterable[str]) -> tuple[TacticKpi, ...]:
        """The KPIs of codes; one that the framework does not hold is known by its code."""
        known = self.lookup.tactic_kpis
        return tuple(known.get(code) or TacticKpi(code=code) for code in distinct(codes))

    # ตาราง จ

    @cached_property
    def grids(self) -> dict[GridGroupName, tuple[ProjectGrids, ...]]:
        """The projects whose step grids each group prints, in the edition's order of groups.

        A project is printed once, in the first group that has it; all that name it, of
        whichever group, stand above it.
        """
        naming = self.served
        taken: set[str] = set()
        found: dict[GridGroupName, tuple[ProjectGrids, ...]] = {}
        for group in self.rules.grid_groups:
            keys = [key for key in self._keys_of(group) if self._has_grid(key, taken)]
            taken |= set(keys)
            found[group] = tuple(
                ProjectGrids(number, self.lookup.projects[key], tuple(naming.get(key, ())))
                for number, key in enumerate(keys, 1)
            )
        return found

    @cached_property
    def project_order(self) -> tuple[str, ...]:
        """The keys of all projects in the order of their grids, with steps or without."""
        of_groups = (key for group in self.rules.grid_groups for key in self._keys_of(group))
        return tuple(
            key
            for key in distinct((*of_groups, *self.lookup.projects))
            if key in self.lookup.projects
        )

    @cached_property
    def _routine_alone(self) -> frozenset[str]:
        """The keys of projects that Part 3 lists and neither Part 1 nor Part 2."""
        routine = {key for group in self.plan.part3 for key in group.projects}
        in_part1 = (
            key for entry in self.plan.part1 for each in entry.tactics for key in each.projects
        )
        in_part2 = (key for issue in self.plan.part2 for key in issue.projects)
        return frozenset(routine.difference(in_part1, in_part2))

    def _has_grid(self, key: str, taken: set[str]) -> bool:
        project = self.lookup.projects.get(key)
        if project is None or key in taken or project.dropped:
            return False
        if key in self._routine_alone and "routine" not in self.rules.grid_groups:
            return False
        return any(activity.steps for activity in project.activities)

    def _keys_of(self, group: GridGroupName) -> tuple[str, ...]:
        """The keys of a group's projects, whether they have steps or not."""
        routine = {key for listed in self.plan.part3 for key in listed.projects}
        listed = {key for issue in self.plan.part2 for key in issue.projects} | {
            key for entry in self.plan.part1 for each in entry.tactics for key in each.projects
        }
        projects = self.plan.projects
        match group:
            case "negotiated":
                return distinct(key for item in self.negotiated for key in item.projects)
            case "kpis":
                served = (
                    key for kpi, rows in self._numbered_kpis for key in self.projects_of(kpi, rows)
                )
                return distinct((*served, *self._unnamed(self.lookup.listed_in_part1())))
            case "own":
                served = (key for item in self.own for key in item.projects)
                others = (p for p in projects if p.key not in routine)
                return distinct((*served, *self._unnamed(others)))
            case "routine":
                return tuple(p.key for p in projects if p.key in routine and p.policies)
            case "rest":
                return tuple(p.key for p in projects if p.key in listed or p.key not in routine)

    def _unnamed(self, projects: Iterable[Project]) -> tuple[str, ...]:
        """Projects that nothing names, where the edition has no group of its own for them."""
        if "rest" in self.rules.grid_groups:
            return ()
        return tuple(project.key for project in projects if project.key not in self.served)

    @cached_property
    def _numbered_kpis(self) -> tuple[tuple[TacticKpi, TacticRows], ...]:
        """The KPIs of ตาราง ก that projects serve, by code."""
        pairs = [
            (kpi, rows)
            for table in self.kpi_tables
            for rows in table.tactics
            for kpi in rows.kpis
            if self.projects_of(kpi, rows)
        ]
        return tuple(sorted(pairs, key=lambda pair: code_order(pair[0].code)))

    @cached_property
    def served(self) -> dict[str, list[Served]]:
        """What names each project, by its key, each with its number in its own group."""
        found: dict[str, list[Served]] = {}
        negotiated = [(item.projects, Served(n, item)) for n, item in enumerate(self.negotiated, 1)]
        kpis = [
            (self.projects_of(kpi, rows), Served(n, kpi=kpi))
            for n, (kpi, rows) in enumerate(self._numbered_kpis, 1)
        ]
        alone = [item for item in self.own if not is_negotiated(item)]
        own = [(item.projects, Served(n, item)) for n, item in enumerate(alone, 1)]
        for keys, served in (*negotiated, *kpis, *own):
            for key in distinct(keys):
                found.setdefault(key, []).append(served)
        return found


class _Gathered:
    """What Part 1 says of one objective, in the making."""

    def __init__(self, objective: str) -> None:
        self.objective = objective
        self.key_results: tuple[str, ...] = ()
        self.tactics: dict[str, tuple[list[str], list[str]]] = {}
        self.goals: dict[str, list[str]] = {}
        self.substrategies: set[str] = set()


def distinct_records(items: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """The indicators in order, each key once."""
    return tuple({item.key: item for item in reversed(tuple(items))}.values())[::-1]
