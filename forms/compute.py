"""The computed columns of the forms: what is printed but never stored.

Pure functions of records and plain figures; "rule n" is the number in the forms'
description. Percentages, points and baht are Decimal, exact. What a table computes from its
own figures is declared as a formula, over what its rows say, and its value taken from that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from db.fields import specs
from db.numbers import bare_number
from db.records import Activity, Budget, Indicator, Package, Project, Rubric, RubricLevel, Step
from forms.calendar import fiscal_months, months_between
from forms.editions.rules import Rules
from forms.formulas import (
    Count,
    Difference,
    FactRow,
    Formula,
    Given,
    Share,
    Sum,
    Total,
    Where,
    value,
)

# What the rows of a step table say, and what its computed figures come to (rule 1).
WEIGHT, MAIN_STEP = "น้ำหนัก (ร้อยละ)", "ขั้นตอนหลัก"
_IS_MAIN = "ใช่"
RUNNING = Sum(WEIGHT, through=True)
STEP_TOTAL = Sum(WEIGHT, positive=True)
STEP_COUNT = Count((Where(MAIN_STEP, (_IS_MAIN,)),))

# What the rows of a list of projects say (rule 5).
AMOUNT, STATUS, PROGRAMME = "จำนวนเงิน (บาท)", "สถานะงบประมาณ", "แผนงานบูรณาการ"
_DROPPED, _AGAIN = "ยกเลิก", "นับแล้วข้างต้น"
_STATUS_WORDS = dict(
    zip(specs(Budget)["status"].choices, specs(Budget)["status"].words, strict=True)
)


def step_number(step: Step) -> str:
    """The number of a step as it is compared."""
    return bare_number(step.number)


def parent_rows(activity: Activity) -> frozenset[int]:
    """Rows (from 0) of the steps that have sub-steps: 3 where 3.1 follows (rule 1).

    Of two steps with one number, the sub-steps belong to the nearer one above them.
    """
    parents: set[int] = set()
    latest: dict[str, int] = {}
    for row, step in enumerate(activity.steps):
        number = step_number(step)
        for above in numbers_above(number):
            if above in latest:
                parents.add(latest[above])
        latest[number] = row
    return frozenset(parents)


def leaf_steps(activity: Activity) -> tuple[Step, ...]:
    """The steps that have no sub-steps, in order (rule 1)."""
    parents = parent_rows(activity)
    return tuple(step for row, step in enumerate(activity.steps) if row not in parents)


def step_rows(activity: Activity) -> tuple[FactRow, ...]:
    """What each step row says: the weight of one without sub-steps, and which are top-level.

    A top-level step is no sub-step of a step above it.
    """
    parents = parent_rows(activity)
    seen: set[str] = set()
    rows = []
    for row, step in enumerate(activity.steps):
        number = step_number(step)
        is_main = not any(above in seen for above in numbers_above(number))
        seen.add(number)
        weight = None if row in parents else step.weight
        rows.append(FactRow({WEIGHT: weight, MAIN_STEP: _IS_MAIN if is_main else ""}))
    return tuple(rows)


def running_progress(activity: Activity) -> tuple[Decimal | None, ...]:
    """Percent done once each row is done, one figure a step row (rule 1).

    None for a step that has sub-steps, and as long as no weight has been given.
    """
    parents, rows = parent_rows(activity), step_rows(activity)
    return tuple(None if row in parents else value(RUNNING, rows, row) for row in range(len(rows)))


def step_total(activity: Activity) -> Decimal:
    """Percent that the leaf steps' weights come to (rule 1)."""
    return value(STEP_TOTAL, step_rows(activity)) or Decimal(0)


def step_count(activity: Activity) -> int:
    """How many top-level steps (rule 1)."""
    return int(value(STEP_COUNT, step_rows(activity)) or 0)


def weighs(indicator: Indicator, rules: Rules) -> bool:
    """Whether an indicator's weight counts into the edition's sum (rule 3)."""
    component = indicator.component
    return not component or any(
        component == code or component.startswith(f"{code}.") for code in rules.weight_components
    )


def weight_total(indicators: Iterable[Indicator], rules: Rules) -> Decimal:
    """What the weights that count come to (rule 3)."""
    weights = (item.weight for item in indicators if weighs(item, rules))
    return sum((weight for weight in weights if weight is not None), Decimal(0))


def rubric_points(
    indicator: Indicator, rubric: Rubric, level: RubricLevel, rules: Rules
) -> Decimal | None:
    """Points printed for one level of a rubric (rule 2).

    The stored points, else the rubric's top points × the level's percent / 100. None
    where neither is known.
    """
    if level.points is not None:
        return level.points
    formula = points_formula(indicator, rubric, level, rules)
    return value(formula) if formula else None


def points_formula(
    indicator: Indicator, rubric: Rubric, level: RubricLevel, rules: Rules
) -> Formula | None:
    """How the points of a level are reckoned (rule 2).

    None where they are not known, and where the level states others of its own, or those
    that the rest of the rubric is reckoned from.
    """
    top = top_formula(indicator, rubric, rules)
    percent = level_percent(level, rules)
    if top is None or percent is None:
        return None
    if isinstance(top, Given) and top.name == points_name(indicator, rubric, level):
        return None
    formula = Share(top, Given(percent_name(indicator, rubric, level), percent))
    return formula if level.points in (None, value(formula)) else None


def weight_name(indicator: Indicator) -> str:
    """What the cell of an indicator's weight is called."""
    return f"weight {indicator.key}"


def points_name(indicator: Indicator, rubric: Rubric, level: RubricLevel) -> str:
    """What the cell of a level's points is called."""
    return f"points {indicator.key} {_position(indicator, rubric)} {level.level}"


def percent_name(indicator: Indicator, rubric: Rubric, level: RubricLevel) -> str:
    """What the cell of a level's percent is called."""
    return f"percent {indicator.key} {_position(indicator, rubric)} {level.level}"


def _position(indicator: Indicator, rubric: Rubric) -> int:
    return next((at for at, each in enumerate(indicator.rubrics) if each is rubric), 0)


def level_percent(level: RubricLevel, rules: Rules) -> Decimal | None:
    """The level's own percent, else the edition's (rule 2)."""
    if level.percent is not None:
        return level.percent
    number = level.level or 0
    return rules.level_percents[number - 1] if 1 <= number <= len(rules.level_percents) else None


def rubric_top(indicator: Indicator, rubric: Rubric, rules: Rules) -> Decimal | None:
    """The most points of a rubric: the indicator's weight, or its share of it (rule 2).

    Of several rubrics each has its stored top points; a single one without takes what
    the others leave of the weight. None where the share cannot be known.
    """
    formula = top_formula(indicator, rubric, rules)
    return None if formula is None else value(formula)


def top_formula(indicator: Indicator, rubric: Rubric, rules: Rules) -> Formula | None:
    """How the most points of a rubric are reckoned, from the weight and others' points."""
    stored = _stored_top(indicator, rubric, rules)
    weight = None
    if indicator.weight is not None:
        weight = Given(weight_name(indicator), indicator.weight)
    if len(indicator.rubrics) <= 1:
        return weight or stored
    if stored is not None:
        return stored
    tops = [_stored_top(indicator, other, rules) for other in indicator.rubrics]
    if weight is None or tops.count(None) > 1:
        return None
    return Difference(weight, Total(tuple(top for top in tops if top is not None)))


def _stored_top(indicator: Indicator, rubric: Rubric, rules: Rules) -> Given | None:
    for level in rubric.levels:
        if level.level == len(rules.level_percents) and level.points is not None:
            return Given(points_name(indicator, rubric, level), level.points)
    return None


def interpolated_points(
    value: Decimal, scale: Sequence[tuple[Decimal, Decimal]]
) -> tuple[Decimal, Decimal]:
    """Points of the level reached, and points interpolated between two levels (rule 4).

    `scale` holds (figure, points) from the lowest level to the highest; the figures may
    rise or fall. Below the first level both are 0, beyond the last both are its points.
    """
    rising = scale[-1][0] >= scale[0][0]
    passed = [(f, p) for f, p in scale if (value >= f if rising else value <= f)]
    if not passed:
        return Decimal(0), Decimal(0)
    reached = passed[-1][1]
    for (low, low_points), (high, high_points) in pairwise(scale):
        if low != high and min(low, high) <= value <= max(low, high):
            share = (value - low) / (high - low)
            return reached, low_points + share * (high_points - low_points)
    return reached, reached


def year_score(reached: Iterable[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Score of a year in percent: points summed over weights summed (rule 4).

    `reached` holds (points, weight) of each indicator; None where nothing weighs.
    """
    pairs = tuple(reached)
    weights = sum((weight for _, weight in pairs), Decimal(0))
    points = sum((points for points, _ in pairs), Decimal(0))
    return points / weights * 100 if weights else None


def distinct_projects(projects: Iterable[Project]) -> tuple[Project, ...]:
    """Each project once, in the order of its first place, without those given up."""
    return tuple({p.key: p for p in projects if not p.dropped}.values())


def project_rows(projects: Iterable[Project]) -> Iterator[FactRow]:
    """What each row of a list of projects says of its money.

    One that was given up, and one that stands in a row above, says that in place of how
    its money stands: neither counts.
    """
    seen: set[str] = set()
    for project in projects:
        status = project.budget.status or "granted"
        status = _STATUS_WORDS.get(status, status)
        if project.dropped or project.key in seen:
            status = _DROPPED if project.dropped else _AGAIN
        else:
            seen.add(project.key)
        programme = project.integrated_programme or None
        facts = {AMOUNT: project.budget.amount, STATUS: status, PROGRAMME: programme}
        yield FactRow(facts)


def budget_formula(rules: Rules, programmes: tuple[str, ...] = ()) -> Sum:
    """What a total of baht adds up (rule 5), of these integrated programmes if any is named."""
    words = tuple(_STATUS_WORDS[status] for status in rules.summed_statuses)
    return Sum(AMOUNT, where=(Where(STATUS, words), *_of_programmes(programmes)), positive=True)


def count_formula(rules: Rules, programmes: tuple[str, ...] = ()) -> Count:
    """Which projects a count takes (rule 5), of these integrated programmes if any is named."""
    words = tuple(
        word
        for status, word in _STATUS_WORDS.items()
        if rules.counts_not_granted or status != "not_granted"
    )
    return Count((Where(STATUS, words), *_of_programmes(programmes)))


def _of_programmes(programmes: tuple[str, ...]) -> tuple[Where, ...]:
    return (Where(PROGRAMME, programmes),) if programmes else ()


def budget_total(projects: Iterable[Project], rules: Rules) -> Decimal | None:
    """Baht that a total adds up to (rule 5); None, printed blank, for a sum of nothing."""
    return value(budget_formula(rules), tuple(project_rows(projects)))


def project_count(projects: Iterable[Project], rules: Rules) -> int:
    """How many projects a count takes (rule 5)."""
    return int(value(count_formula(rules), tuple(project_rows(projects))) or 0)


def progress_at(
    package: Package, indicator_key: str, quarter: int
) -> tuple[Decimal | None, int | None]:
    """Progress of an indicator in percent, and the quarter it was reported in (rule 8).

    Where `quarter` has no figure the newest earlier one stands for it; (None, None)
    where there is none.
    """
    for report in sorted(package.reports, key=lambda r: r.quarter or 0, reverse=True):
        if report.quarter is None or report.quarter > quarter:
            continue
        for result in report.results:
            if result.indicator == indicator_key and result.progress is not None:
                return result.progress, report.quarter
    return None, None


def months_of_grid(project: Project, fiscal_year: int) -> tuple[str, ...]:
    """Months of a project's milestone grid.

    The grid that is given, else the fiscal year widened to hold every span.
    """
    if given := _given_grid(project):
        return given
    year = fiscal_months(fiscal_year)
    spans = [
        span for activity in project.activities for step in activity.steps for span in step.spans
    ]
    starts = [year[0], *(span.start for span in spans if span.start)]
    ends = [year[-1], *(span.end for span in spans if span.end)]
    return months_between(min(starts), max(ends))


def _given_grid(project: Project) -> tuple[str, ...]:
    grid = project.grid
    return months_between(grid.start, grid.end) if grid.start and grid.end else ()


def quarter_months(fiscal_year: int, quarter: int) -> tuple[str, ...]:
    """The three months of a quarter, 1 to 4, of a fiscal year."""
    return fiscal_months(fiscal_year)[(quarter - 1) * 3 : quarter * 3]


def numbers_above(number: str) -> tuple[str, ...]:
    """The numbers above a step's bare number, nearest first: 3.1 and 3 above 3.1.2."""
    parts = number.split(".")
    return tuple(".".join(parts[:end]) for end in range(len(parts) - 1, 0, -1))
