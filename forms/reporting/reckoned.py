"""What stands beside the figures of a quarter, reckoned once for each state of the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from db.numbers import bare_number
from db.records import Indicator, Package, Project, Result, Spending, Step, StepDone
from forms.calendar import short_month_and_year
from forms.compute import progress_at, quarter_months, step_number
from forms.editions.rules import Rules
from forms.lookup import Lookup
from forms.reporting.narratives import Said, said_before
from forms.reporting.progress import (
    Reported,
    leaf_months,
    months_of_step,
    planned_progress,
    project_progress,
    proposed_progress,
    spending_reported,
    steps_reported,
)
from forms.reporting.results import computed_value, level_of, satisfaction_note
from forms.reporting.standing import BEHIND, Standing

_NOTHING = Decimal(0)
_WHOLE = Decimal(100)


class Proposals(NamedTuple):
    """What an indicator's other figures come to; None where they come to nothing."""

    progress: Decimal | None
    value: Decimal | None
    level: Decimal | None


class Reckoned:
    """One state of a plan at one quarter, with what is reckoned from it on demand."""

    def __init__(self, package: Package, quarter: int, rules: Rules) -> None:
        self.package = package
        self.quarter = quarter
        self.rules = rules
        self._earlier_steps: dict[str, dict[tuple[int, str], Reported]] = {}
        self._from_steps: dict[str, Decimal | None] = {}
        self._months: dict[tuple[str, int], dict[str, tuple[str, ...]]] = {}
        self._work: dict[str, tuple[Decimal | None, Decimal | None]] = {}
        self._behind: dict[str, bool] = {}

    @cached_property
    def lookup(self) -> Lookup:
        """The plan's keys resolved."""
        return Lookup(self.package.plan)

    @cached_property
    def months(self) -> tuple[str, ...]:
        """The months of the quarter; none without a fiscal year."""
        year = self.package.plan.fiscal_year
        return quarter_months(year, self.quarter) if year else ()

    def indicator(self, result: Result) -> Indicator | None:
        """The indicator of a result."""
        return self.lookup.indicators.get(result.indicator)

    def project(self, row: StepDone | Spending) -> Project | None:
        """The project of a row."""
        return self.lookup.projects.get(row.project)

    def earlier_progress(self, result: Result) -> tuple[Decimal | None, int | None]:
        """The newest progress before this quarter, and of which quarter it is (rule 8)."""
        return progress_at(self.package, result.indicator, self.quarter - 1)

    @cached_property
    def _said(self) -> dict[str, Said]:
        return said_before(self.package, self.quarter)

    def said_before(self, result: Result) -> Said | None:
        """What was said last of an indicator before this quarter; None where nothing was."""
        return self._said.get(result.indicator)

    @cached_property
    def standing(self) -> Standing:
        """Where the plan stands at the end of the quarter."""
        return Standing(self.package, self.quarter, self.rules)

    def is_behind(self, result: Result) -> bool:
        """Whether an indicator is behind its plan at the end of the quarter."""
        if result.indicator not in self._behind:
            indicator = self.indicator(result)
            state = self.standing.state(indicator) if indicator is not None else ""
            self._behind[result.indicator] = state in BEHIND
        return self._behind[result.indicator]

    def proposals(self, result: Result) -> Proposals:
        """What the steps, the formula and the rubric come to for a result."""
        indicator = self.indicator(result)
        if indicator is None:
            return Proposals(None, None, None)
        return Proposals(
            self._progress_of_steps(indicator),
            computed_value(indicator, result),
            level_of(indicator, result, self.rules),
        )

    def satisfaction_note(self, result: Result) -> str:
        """What the figures of a survey say of satisfaction; empty for other indicators."""
        indicator = self.indicator(result)
        return satisfaction_note(indicator, result, self.rules) if indicator else ""

    def _progress_of_steps(self, indicator: Indicator) -> Decimal | None:
        # One by one: after each key only the indicators in sight are asked about.
        if indicator.key not in self._from_steps:
            progress = proposed_progress(self.package, indicator, self.quarter)
            self._from_steps[indicator.key] = progress
        return self._from_steps[indicator.key]

    def step(self, row: StepDone) -> Step | None:
        """The step of a row."""
        project, at = self.project(row), row.activity or 0
        if project is None or at >= len(project.activities):
            return None
        wanted = bare_number(row.step)
        steps = project.activities[at].steps
        return next((step for step in steps if step_number(step) == wanted), None)

    def step_months(self, row: StepDone) -> tuple[str, ...]:
        """The months of the step of a row, its own or those above it; none without any."""
        project, at = self.project(row), row.activity or 0
        if project is None or at >= len(project.activities):
            return ()
        activity = project.activities[at]
        if (row.project, at) not in self._months:
            known = {step_number(step): months_of_step(step) for step in activity.steps}
            for n, months in leaf_months(activity).items():
                known[step_number(activity.steps[n])] = months
            self._months[row.project, at] = known
        return self._months[row.project, at].get(bare_number(row.step), ())

    def earlier_done(self, row: StepDone) -> Decimal | None:
        """Percent of the step done before this quarter; None where nothing was told."""
        if row.project not in self._earlier_steps:
            known = steps_reported(self.package, row.project, self.quarter - 1)
            self._earlier_steps[row.project] = known
        key = (row.activity or 0, bare_number(row.step))
        told = self._earlier_steps[row.project].get(key)
        return told.figure if told else None

    def is_due(self, row: StepDone) -> bool:
        """Whether a step wants an answer: it has begun by the quarter's end and was not done."""
        months = self.step_months(row)
        if not months or not self.months:
            return True
        return months[0] <= self.months[-1] and (self.earlier_done(row) or _NOTHING) < _WHOLE

    def work(self, project: Project) -> tuple[Decimal | None, Decimal | None]:
        """Percent done of a project and percent planned by the quarter's end."""
        if project.key not in self._work:
            planned = planned_progress(project, self.months[-1]) if self.months else None
            done = project_progress(self.package, project, self.quarter)
            self._work[project.key] = done, planned
        return self._work[project.key]

    def earlier_spent(self, row: Spending) -> Decimal | None:
        """Baht spent before this quarter; None where nothing was told."""
        told = spending_reported(self.package, row.project, self.quarter - 1)
        return told.figure if told else None


class Reckoner:
    """Gives the Reckoned of the state and quarter in sight; a new one when they change."""

    def __init__(self, quarter: Callable[[], int], rules: Callable[[], Rules]) -> None:
        self._quarter = quarter
        self._rules = rules
        self._last: Reckoned | None = None

    @property
    def quarter(self) -> int:
        """The quarter that is chosen."""
        return self._quarter()

    def of(self, package: Package) -> Reckoned:
        """What is reckoned from a state of the plan, at the quarter that is chosen."""
        last, quarter, rules = self._last, self._quarter(), self._rules()
        if last is None or (last.package, last.quarter, last.rules) != (package, quarter, rules):
            last = self._last = Reckoned(package, quarter, rules)
        return last


def span_words(months: Sequence[str]) -> str:
    """Months from the first to the last: `ต.ค. 2566 - ม.ค. 2567`."""
    if not months:
        return ""
    first, last = short_month_and_year(months[0]), short_month_and_year(months[-1])
    return first if first == last else f"{first} - {last}"
