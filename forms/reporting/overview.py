"""The overview of a plan at a quarter's end: what stands how, and what is to be acted on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from db.places import Place
from db.records import Indicator, Package, Project
from forms.calendar import fiscal_months
from forms.compute import progress_at
from forms.editions.rules import Rules
from forms.figures import rounded
from forms.reporting.due import DueState, DueStep, due_steps
from forms.reporting.progress import proposed_progress
from forms.reporting.scores import ScoreLine, ScoreSheet, score_sheet
from forms.reporting.standing import BEHIND, STATES, Standing, Work

Phase = Literal["before", "within", "after"]
UNTOLD = "ยังไม่มีผล"
_ALL = Decimal(100)


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator beside its plan: percents, and points; None where there is nothing to tell."""

    place: Place
    indicator: Indicator
    state: str
    progress: Decimal | None
    planned: Decimal
    score: ScoreLine | None

    @property
    def is_behind(self) -> bool:
        """Whether it is later than planned."""
        return self.state in BEHIND


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project whose work is behind its grid, with how far: percents."""

    place: Place
    project: Project
    actual: Decimal
    planned: Decimal

    @property
    def late(self) -> Decimal:
        """By how many points it is behind."""
        return self.planned - self.actual


class Overview:
    """What one page says of the plan at the end of a quarter; `today` is a month 'YYYY-MM'."""

    def __init__(self, package: Package, quarter: int, rules: Rules, today: str) -> None:
        self.standing = Standing(package, quarter, rules)
        self._package = package
        self._today = today

    @cached_property
    def work(self) -> Work:
        """The work of the whole plan."""
        return self.standing.whole()

    @cached_property
    def scores(self) -> ScoreSheet:
        """The scores so far, and as they are foreseen."""
        return score_sheet(self._package, self.standing.quarter, self.standing.rules)

    @cached_property
    def indicators(self) -> tuple[IndicatorLine, ...]:
        """The indicators in the plan's order."""
        scores = {line.indicator.key: line for line in self.scores.lines}
        return tuple(
            self._line(at, indicator, scores.get(indicator.key))
            for at, indicator in enumerate(self._package.plan.indicators)
        )

    def in_state(self, *states: str) -> tuple[IndicatorLine, ...]:
        """The indicators that are in one of some states."""
        return tuple(line for line in self.indicators if line.state in states)

    @property
    def on_time(self) -> int:
        """How many indicators are done, or as far as planned."""
        return len(self.in_state(*(state for state in STATES[:2])))

    @property
    def behind(self) -> int:
        """How many are later than planned."""
        return len(self.in_state(*BEHIND))

    @property
    def untold(self) -> int:
        """Of how many nothing is told yet."""
        return len(self.in_state(UNTOLD))

    @cached_property
    def late_projects(self) -> tuple[ProjectLine, ...]:
        """The projects that are behind their grid, the furthest first."""
        places = {
            project.key: ("plan", "projects", at)
            for at, project in enumerate(self._package.plan.projects)
        }
        standing = self.standing
        found = (
            (project, standing.work(project.name, (project,))) for project in standing.projects
        )
        lines = [
            ProjectLine(places[project.key], project, work.actual, work.planned)
            for project, work in found
            if work.actual is not None and work.planned is not None and work.actual < work.planned
        ]
        lines = [line for line in lines if rounded(line.late, 1) > 0]
        return tuple(sorted(lines, key=lambda line: -line.late))

    @property
    def phase(self) -> Phase:
        """Where in the plan's year one is: before its first month, within it, after its last."""
        return phase_of(self._package, self._today)

    @cached_property
    def month(self) -> str:
        """The month it is, or the nearest one of the plan's year; empty without a year."""
        months = fiscal_months(self._package.plan.fiscal_year or 0)
        return min(max(self._today, months[0]), months[-1])

    @cached_property
    def _due(self) -> tuple[DueStep, ...]:
        return due_steps(self._package, self.month)

    @property
    def overdue(self) -> tuple[DueStep, ...]:
        """The steps whose last month is over, and that are not done; at the year's end all."""
        ended: tuple[DueState, ...] = ("overdue", "ends")
        return self._steps(ended if self.phase == "after" else ended[:1])

    @property
    def ending(self) -> tuple[DueStep, ...]:
        """The steps that are due this month."""
        return self._steps(("ends",)) if self.phase != "after" else ()

    @property
    def beginning(self) -> tuple[DueStep, ...]:
        """The steps that begin this month."""
        return self._steps(("begins",)) if self.phase != "after" else ()

    def _steps(self, states: Iterable[DueState]) -> tuple[DueStep, ...]:
        wanted = frozenset(states)
        return tuple(due for due in self._due if due.state in wanted and due.done < _ALL)

    def _line(self, at: int, indicator: Indicator, score: ScoreLine | None) -> IndicatorLine:
        standing = self.standing
        progress, _ = progress_at(self._package, indicator.key, standing.quarter)
        if progress is None:
            progress = proposed_progress(self._package, indicator, standing.quarter)
        return IndicatorLine(
            ("plan", "indicators", at),
            indicator,
            standing.state(indicator),
            progress,
            standing.expected(indicator),
            score,
        )


def phase_of(package: Package, month: str) -> Phase:
    """Where in a plan's year a month 'YYYY-MM' is; a plan without a year is never over."""
    if not package.plan.fiscal_year:
        return "within"
    first, *_, last = fiscal_months(package.plan.fiscal_year)
    return "before" if month < first else "after" if month > last else "within"
