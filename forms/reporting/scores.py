"""The score sheet: what each indicator has earned so far, and is foreseen to earn.

Rule 4: points of the levels reached, summed, over the weights. What is foreseen goes by
the pace so far: progress over what the plan asks for by the same time, at most 100
percent, and the level that stands for that percent; never less than the level reached.
It speaks of what can be scored alone: of what weighs, by its weight or by its rubrics' points.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from db.records import Indicator, Package
from forms.assignment import is_negotiated
from forms.compute import progress_at, quarter_months, year_score
from forms.editions.rules import Rules
from forms.figures import rounded
from forms.formulas import (
    FactRow,
    Facts,
    Formula,
    Given,
    Greater,
    Nth,
    Own,
    Percent,
    Reached,
    Share,
    Sum,
    value,
)
from forms.reporting.progress import proposed_plan
from forms.reporting.results import (
    interpolated_points_of,
    level_of,
    measured_value,
    newest_result,
    points_of,
    weight_of,
)

_WHOLE = Decimal(100)
# What a line says to the sum of points between levels.
BETWEEN = "คะแนนที่ใช้รวม"
_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One indicator; None where there is nothing to reckon by.

    `weight` is what it can earn. `foreseen` is percent of the plan that the pace so far
    comes to.
    """

    indicator: Indicator
    weight: Decimal | None
    value: Decimal | None
    level: Decimal | None
    points: Decimal | None
    interpolated: Decimal | None
    foreseen: Decimal | None
    foreseen_level: Decimal | None
    foreseen_points: Decimal | None

    @property
    def counted_between(self) -> Decimal | None:
        """What sums of points between levels take: the level's where there are no others."""
        return self.points if self.interpolated is None else self.interpolated


@dataclass(frozen=True, slots=True)
class ScoreSum:
    """Sums over indicators; those without points add nothing.

    `interpolated` takes the points of the level where there are no others.
    """

    weight: Decimal
    points: Decimal
    interpolated: Decimal
    foreseen_points: Decimal

    def percent(self, points: Decimal) -> Decimal | None:
        """Points as percent of the weights; None where nothing weighs (rule 4)."""
        return year_score([(points, self.weight)])


@dataclass(frozen=True, slots=True)
class ComponentScore:
    """The indicators of one component, by its code, and their sums."""

    component: str
    lines: tuple[ScoreLine, ...]
    total: ScoreSum


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The components in the order of the plan, and the sums over all.

    `unscored` are the negotiated indicators without a weight: they are in no sum.
    """

    components: tuple[ComponentScore, ...]
    total: ScoreSum
    unscored: tuple[Indicator, ...] = ()

    @property
    def lines(self) -> tuple[ScoreLine, ...]:
        """The indicators that can be scored."""
        return tuple(line for part in self.components for line in part.lines)

    @property
    def is_earned(self) -> bool:
        """Whether any points are earned."""
        return any(line.points is not None for line in self.lines)

    @property
    def is_foreseen(self) -> bool:
        """Whether any progress lets points be foreseen."""
        return any(line.foreseen is not None for line in self.lines)


def score_sheet(package: Package, quarter: int, rules: Rules) -> ScoreSheet:
    """The scores of a plan as the reports up to a quarter have them (rule 8)."""
    every = tuple(
        score_line(package, indicator, quarter, rules)
        for indicator in package.plan.indicators
        if is_negotiated(indicator)
    )
    lines = tuple(line for line in every if line.weight)
    codes = dict.fromkeys(line.indicator.component for line in lines)
    components = []
    for code in codes:
        members = tuple(line for line in lines if line.indicator.component == code)
        components.append(ComponentScore(code, members, _summed(members)))
    unscored = tuple(line.indicator for line in every if not line.weight)
    return ScoreSheet(tuple(components), _summed(lines), unscored)


def score_line(package: Package, indicator: Indicator, quarter: int, rules: Rules) -> ScoreLine:
    """The score of one indicator: by the level given, else by the one its figures bear."""
    result = newest_result(package, indicator.key, quarter)
    value = measured_value(indicator, result) if result else None
    level = result.level if result else None
    if result and level is None:
        level = level_of(indicator, result, rules)
    between = None
    if value is not None and level is not None:
        between = interpolated_points_of(indicator, value, level, rules)
    foreseen = foreseen_percent(package, indicator, quarter)
    later = foreseen_level(foreseen, level, rules)
    return ScoreLine(
        indicator,
        weight_of(indicator, rules),
        value,
        level,
        points=None if level is None else points_of(indicator, level, rules),
        interpolated=between,
        foreseen=foreseen,
        foreseen_level=later,
        foreseen_points=None if later is None else points_of(indicator, later, rules),
    )


def foreseen_percent(package: Package, indicator: Indicator, quarter: int) -> Decimal | None:
    """Progress over the progress planned by the end of the quarter it was reported in.

    Without steps the plan is the share of the year that is over; before the plan begins
    all goes as planned. Percent, at most 100; None without any progress.
    """
    progress, reported = progress_at(package, indicator.key, quarter)
    if progress is None or reported is None:
        return None
    planned = None
    if package.plan.fiscal_year:
        month = quarter_months(package.plan.fiscal_year, reported)[-1]
        planned = proposed_plan(package, indicator, month)
    if planned is None:
        planned = _WHOLE * reported / _QUARTERS
    # As it is printed: thirds of months never come to the whole that they are.
    return min(rounded(progress / planned * 100), _WHOLE) if planned else _WHOLE


def foreseen_level(
    foreseen: Decimal | None, reached: Decimal | None, rules: Rules
) -> Decimal | None:
    """The level whose percent is foreseen to be reached, at least the one reached."""
    if foreseen is None:
        return reached
    level = Decimal(sum(foreseen >= percent for percent in rules.level_percents))
    return level if reached is None else max(level, reached)


def _summed(lines: Iterable[ScoreLine]) -> ScoreSum:
    rows = [FactRow(_facts(line)) for line in lines]
    return ScoreSum(
        **{name: value(formula, rows) or Decimal(0) for name, formula in sum_formulas().items()}
    )


def _facts(line: ScoreLine) -> Facts:
    shown = {name: getattr(line, name) for name in ("weight", "points", "foreseen_points")}
    return {**shown, BETWEEN: line.counted_between}


def sum_formulas(part: str = "") -> dict[str, Formula]:
    """How the sums of a part of the lines are reckoned, of all without one."""
    names = {"weight": "weight", "points": "points", "foreseen_points": "foreseen_points"}
    return {
        field: Sum(name, part=part) for field, name in {**names, "interpolated": BETWEEN}.items()
    }


def percent_formulas(total: ScoreSum) -> dict[str, Formula]:
    """How the points of all are reckoned as percent of the weights (rule 4)."""
    weight = Given(total_name("weight"), total.weight)
    fields = ("points", "interpolated", "foreseen_points")
    return {name: Percent(Given(total_name(name), getattr(total, name)), weight) for name in fields}


def total_name(field: str) -> str:
    """What the cell of a sum over all lines is called."""
    return f"total {field}"


def line_formulas(line: ScoreLine, rules: Rules) -> dict[str, Formula]:
    """How the figures of a line are reckoned from its others (rules 2 and 4).

    Points of a rubric that states others, and those between levels, are reckoned from nothing.
    """
    level = Reached(Own("foreseen"), rules.level_percents)
    formulas: dict[str, Formula] = {"foreseen_level": Greater(Own("level"), level)}
    row = FactRow({name: getattr(line, name) for name in ("weight", "level", "foreseen_level")})
    for field, level_field in (("points", "level"), ("foreseen_points", "foreseen_level")):
        percents = (Decimal(0), *rules.level_percents)
        formula = Share(Own("weight"), Nth(Own(level_field), percents))
        if line.weight and value(formula, (row,)) == getattr(line, field):
            formulas[field] = formula
    return formulas
