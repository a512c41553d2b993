"""The computed columns of the forms: what is printed but never stored.

Pure functions of records and plain figures; "rule n" is the number in the forms'
description. Percentages, points and baht are Decimal, exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise

from db.numbers import bare_number
from db.records import Activity, Indicator, Package, Project, Rubric, RubricLevel, Step
from forms.calendar import fiscal_months, months_between
from forms.editions.rules import Rules

_DIGIT_WORDS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACE_WORDS = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")


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


def running_progress(activity: Activity) -> tuple[Decimal | None, ...]:
    """Percent done once each row is done, one figure a step row (rule 1).

    None for a step that has sub-steps, and as long as no weight has been given.
    """
    parents = parent_rows(activity)
    progress: list[Decimal | None] = []
    total: Decimal | None = None
    for row, step in enumerate(activity.steps):
        if row in parents:
            progress.append(None)
            continue
        if step.weight is not None:
            total = (total or Decimal(0)) + step.weight
        progress.append(total)
    return tuple(progress)


def step_total(activity: Activity) -> Decimal:
    """Percent that the leaf steps' weights come to (rule 1)."""
    return sum((step.weight or Decimal(0) for step in leaf_steps(activity)), Decimal(0))


def step_count(activity: Activity) -> int:
    """How many top-level steps: those that are no sub-step of a step above (rule 1)."""
    seen: set[str] = set()
    count = 0
    for step in activity.steps:
        number = step_number(step)
        count += not any(above in seen for above in numbers_above(number))
        seen.add(number)
    return count


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
    top = rubric_top(indicator, rubric, rules)
    percent = level_percent(level, rules)
    return None if top is None or percent is None else top * percent / 100


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
    stored = _stored_top(rubric, rules)
    if len(indicator.rubrics) <= 1:
        return indicator.weight if indicator.weight is not None else stored
    if stored is not None:
        return stored
    tops = [_stored_top(other, rules) for other in indicator.rubrics]
    if indicator.weight is None or tops.count(None) > 1:
        return None
    return indicator.weight - sum((top for top in tops if top is not None), Decimal(0))


def _stored_top(rubric: Rubric, rules: Rules) -> Decimal | None:
    for level in rubric.levels:
        if level.level == len(rules.level_percents) and level.points is not None:
            return level.points
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


def budget_total(projects: Iterable[Project], rules: Rules) -> Decimal | None:
    """Baht that a total adds up to (rule 5); None, printed blank, for a sum of nothing."""
    total = sum(
        (
            project.budget.amount
            for project in distinct_projects(projects)
            if project.budget.amount is not None
            and (project.budget.status or "granted") in rules.summed_statuses
        ),
        Decimal(0),
    )
    return total or None


def project_count(projects: Iterable[Project], rules: Rules) -> int:
    """How many projects a count takes (rule 5)."""
    return sum(
        rules.counts_not_granted or project.budget.status != "not_granted"
        for project in distinct_projects(projects)
    )


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


def satisfaction_word(mean: Decimal, rules: Rules) -> str:
    """The word for a survey's mean, rounded to two decimals; empty off the scale (rule 9)."""
    rounded = mean.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return next((band.word for band in rules.satisfaction if band.low <= rounded <= band.high), "")


def satisfied_share(answers: Iterable[Decimal], rules: Rules) -> Decimal | None:
    """Percent of the answers that count as satisfied; None without answers (rule 9)."""
    given = tuple(answers)
    satisfied = sum(answer >= rules.satisfied_from for answer in given)
    return Decimal(satisfied) / len(given) * 100 if given else None


def baht_in_words(amount: Decimal) -> str:
    """An amount in Thai words: `หนึ่งร้อยบาทห้าสิบสตางค์` (rule 10).

    Parts of a satang are rounded half up.
    """
    # Fractions keep every digit of any amount; Decimal would round the longest.
    satang_in_all = int(abs(Fraction(amount)) * 100 + Fraction(1, 2))
    baht, satang = divmod(satang_in_all, 100)
    words = f"{_number_words(baht)}บาท" if baht or not satang else ""
    words += f"{_number_words(satang)}สตางค์" if satang else ""
    return f"ลบ{words}" if amount < 0 and satang_in_all else words


def _number_words(number: int) -> str:
    """A whole number from 0 in words; ล้าน repeats for each further six digits."""
    if not number:
        return "ศูนย์"
    millions, rest = divmod(number, 1_000_000)
    head = f"{_number_words(millions)}ล้าน" if millions else ""
    return head + _group_words(rest, alone=not millions)


def _group_words(number: int, *, alone: bool) -> str:
    """Words of up to six digits; `alone`: nothing is spoken before them."""
    words = ""
    for place in range(len(_PLACE_WORDS) - 1, -1, -1):
        digit = number // 10**place % 10
        if not digit:
            continue
        if place == 0 and digit == 1 and not (alone and not words):
            words += "เอ็ด"
        elif place == 1 and digit <= 2:
            words += "สิบ" if digit == 1 else "ยี่สิบ"
        else:
            words += _DIGIT_WORDS[digit] + _PLACE_WORDS[place]
    return words


def numbers_above(number: str) -> tuple[str, ...]:
    """The numbers above a step's bare number, nearest first: 3.1 and 3 above 3.1.2."""
    parts = number.split(".")
    return tuple(".".join(parts[:end]) for end in range(len(parts) - 1, 0, -1))
