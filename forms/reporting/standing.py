"""Where the plan stands at a quarter's end: work against the grid, money against the budget.

The work of several projects is the mean of theirs; a project without weighed steps is no
part of it. Money follows the totals of the forms (rule 5): what is not granted, off-budget
or given up is left out, and a project counts once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from db.fields import specs
from db.records import Budget, Indicator, Package, Project
from forms.calendar import fiscal_months
from forms.compute import budget_total, distinct_projects, progress_at, quarter_months
from forms.editions.rules import Rules
from forms.figures import rounded
from forms.lookup import Lookup
from forms.reporting.progress import (
    mean,
    measuring_projects,
    planned_by_month,
    project_progress,
    proposed_progress,
    reports_until,
    spent_by,
    weighed_activities,
)

_NOTHING = Decimal(0)
_DONE = Decimal(100)
# The states of an indicator, the best first.
STATES = ("สำเร็จ", "ตามแผน", "ช้ากว่าแผน", "ช้ากว่าแผนมาก", "ยังไม่มีผล")
# Of these, those in which something is to be done.
BEHIND = frozenset({"ช้ากว่าแผน", "ช้ากว่าแผนมาก"})


@dataclass(frozen=True, slots=True)
class Work:
    """How far some projects have come by the quarter's end, in percent, beside the grid."""

    name: str
    planned: Decimal | None
    actual: Decimal | None


@dataclass(frozen=True, slots=True)
class Money:
    """Budget and disbursement of some projects since the year began, in baht."""

    name: str
    budget: Decimal
    spent: Decimal

    @property
    def percent(self) -> Decimal | None:
        """Percent of the budget that is spent; None without a budget."""
        return self.spent / self.budget * 100 if self.budget else None


@dataclass(frozen=True)
class Standing:
    """The plan at the end of a quarter, 1 to 4."""

    package: Package
    quarter: int
    rules: Rules

    @cached_property
    def lookup(self) -> Lookup:
        """The plan's keys resolved."""
        return Lookup(self.package.plan)

    @property
    def month(self) -> str:
        """The last month of the quarter."""
        return quarter_months(self.package.plan.fiscal_year or 0, self.quarter)[-1]

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """The projects that were not given up."""
        return distinct_projects(self.package.plan.projects)

    def planned_by_month(self, projects: Iterable[Project]) -> tuple[Decimal | None, ...]:
        """Percent that should be done by the end of each month of the fiscal year."""
        planned = [self._by_month(project) for project in projects]
        return tuple(
            mean(percent for months in planned if (percent := months[at]) is not None)
            for at in range(len(self._months))
        )

    def actual_by_month(self, projects: Iterable[Project]) -> tuple[Decimal | None, ...]:
        """Percent done, at the last month of each quarter reported so far; None else."""
        weighed = tuple(projects)
        told = {report.quarter for report in self.package.reports}
        by_month: list[Decimal | None] = [None] * 12
        for quarter in range(1, self.quarter + 1):
            if quarter in told:
                by_month[quarter * 3 - 1] = self._actual(weighed, quarter)
        return tuple(by_month)

    def whole(self) -> Work:
        """The work of the whole plan."""
        return self.work("ทั้งแผน", self.projects)

    def by_division(self) -> tuple[Work, ...]:
        """The work of each division that has projects with steps, in the plan's order."""
        found = (
            self.work(division.name, self.of_division(division.key))
            for division in self.package.plan.divisions
        )
        return tuple(work for work in found if work.planned is not None or work.actual is not None)

    def by_project(self) -> tuple[Work, ...]:
        """The work of each project that has steps, in the plan's order."""
        weighed = (project for project in self.projects if weighed_activities(project))
        return tuple(self.work(project.name, (project,)) for project in weighed)

    def of_division(self, key: str) -> tuple[Project, ...]:
        """The projects of a division."""
        return tuple(project for project in self.projects if key in project.divisions)

    def work(self, name: str, projects: Sequence[Project]) -> Work:
        """The work of some projects under a name."""
        return Work(name, self._planned(projects), self._actual(projects, self.quarter))

    def money(self) -> Money:
        """The money of the whole plan."""
        return self._money("ทั้งแผน", self.projects)

    @property
    def has_spending(self) -> bool:
        """Whether any report up to the quarter tells of money spent, be it 0."""
        return any(report.spending for report in reports_until(self.package, self.quarter))

    def money_by_division(self) -> tuple[Money, ...]:
        """By the first division of each project, so that the sum is the plan's."""

        def name(project: Project) -> str:
            return next(iter(self.lookup.division_names(project.divisions)), "ไม่ระบุส่วนราชการ")

        return self._money_by(name)

    def money_by_strategy(self) -> tuple[Money, ...]:
        """By the strategy of each project's first place in Part 1; the other parts below."""
        names = self._strategy_names()
        return self._money_by(lambda project: names.get(project.key, "ไม่ได้จัดในส่วนใดของแผน"))

    def money_by_status(self) -> tuple[Money, ...]:
        """By the status of the budget, those included that no total counts."""
        spec = specs(Budget)["status"]
        words = dict(zip(spec.choices, spec.words, strict=True))
        found: dict[str, list[Project]] = {}
        for project in self.projects:
            if project.budget.amount or spent_by(self.package, project.key, self.quarter):
                status = words[project.budget.status or "granted"]
                found.setdefault(status, []).append(project)
        return tuple(
            Money(name, _sum(p.budget.amount for p in members), self._spent(members))
            for name, members in found.items()
        )

    def states(self) -> dict[str, int]:
        """How many indicators are in each of the STATES."""
        found = [self.state(indicator) for indicator in self.package.plan.indicators]
        return {state: found.count(state) for state in STATES}

    def state(self, indicator: Indicator) -> str:
        """The state of an indicator: its progress beside what its projects' grids planned.

        Where none of its projects has a grid, beside the share of the year that is over.
        """
        progress, _ = progress_at(self.package, indicator.key, self.quarter)
        if progress is None:
            progress = proposed_progress(self.package, indicator, self.quarter)
        if progress is None:
            return "ยังไม่มีผล"
        if progress >= _DONE:
            return "สำเร็จ"
        late = rounded(self.expected(indicator) - progress)
        if late >= self.rules.far_points:
            return "ช้ากว่าแผนมาก"
        return "ช้ากว่าแผน" if late >= self.rules.behind_points else "ตามแผน"

    def expected(self, indicator: Indicator) -> Decimal:
        """Percent at which an indicator should be."""
        planned = self._planned(measuring_projects(self.package, indicator))
        return Decimal(25 * self.quarter) if planned is None else planned

    @cached_property
    def _months(self) -> tuple[str, ...]:
        return fiscal_months(self.package.plan.fiscal_year or 0)

    @cached_property
    def _planned_of(self) -> dict[str, tuple[Decimal | None, ...]]:
        """What each project's grid plans, by its key: every figure of the plan asks for it."""
        return {}

    def _by_month(self, project: Project) -> tuple[Decimal | None, ...]:
        """Percent of a project that should be done by the end of each month of the year."""
        known = self._planned_of.get(project.key)
        if known is None:
            known = self._planned_of[project.key] = planned_by_month(project, self._months)
        return known

    def _planned(self, projects: Iterable[Project]) -> Decimal | None:
        """Percent of some projects that should be done by the end of the quarter."""
        at = self._months.index(self.month)
        found = (self._by_month(project)[at] for project in projects)
        return mean(planned for planned in found if planned is not None)

    def _actual(self, projects: Sequence[Project], quarter: int) -> Decimal | None:
        """The mean of what is done; a project nothing is told of yet has done nothing."""
        weighed = [project for project in projects if weighed_activities(project)]
        found = [project_progress(self.package, project, quarter) for project in weighed]
        if all(progress is None for progress in found):
            return None
        return mean(progress or _NOTHING for progress in found)

    def _money(self, name: str, projects: Sequence[Project]) -> Money:
        budget = budget_total(projects, self.rules) or _NOTHING
        return Money(name, budget, self._spent([p for p in projects if self._counts(p)]))

    def _money_by(self, name_of: Callable[[Project], str]) -> tuple[Money, ...]:
        found: dict[str, list[Project]] = {}
        for project in self.projects:
            found.setdefault(name_of(project), []).append(project)
        money = (self._money(name, members) for name, members in found.items())
        return tuple(each for each in money if each.budget or each.spent)

    def _counts(self, project: Project) -> bool:
        return (project.budget.status or "granted") in self.rules.summed_statuses

    def _spent(self, projects: Iterable[Project]) -> Decimal:
        return _sum(spent_by(self.package, project.key, self.quarter) for project in projects)

    def _strategy_names(self) -> dict[str, str]:
        """The strategy, or the part, that each project stands under first, by key."""
        plan = self.package.plan
        names: dict[str, str] = {}
        for entry in plan.part1:
            code = self.lookup.strategy_of(entry.substrategy)
            strategy = self.lookup.strategies.get(code)
            words = f"ยุทธศาสตร์ที่ {code} {strategy.name if strategy else ''}".strip()
            for tactic in entry.tactics:
                for key in tactic.projects:
                    names.setdefault(key, words)
        for project in self.lookup.part2_projects():
            names.setdefault(project.key, "ยุทธศาสตร์ของหน่วยงาน (ส่วนที่ 2)")
        for project in self.lookup.part3_projects():
            names.setdefault(project.key, "ภารกิจประจำพื้นฐาน (ส่วนที่ 3)")
        return names


def _sum(figures: Iterable[Decimal | None]) -> Decimal:
    return sum((figure for figure in figures if figure is not None), _NOTHING)
