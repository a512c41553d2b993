"""What was measured of an indicator, the level it reaches and the points that earns.

A result's value is read against the figures of the indicator's rubric; a survey's mean
against the satisfaction scale (rule 9). Points follow rules 2 and 4.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from db.records import Indicator, Package, Result, Rubric
from forms.compute import rubric_points, rubric_top
from forms.editions.rules import Rules
from forms.figures import figure, rounded
from forms.reporting.progress import reports_until
from forms.rubric_figures import PERCENT, is_percent, rate_base
from forms.scales import Reading, Scale, read_on, rubric_scale

# The unit of an indicator whose value is the level itself.
IN_LEVELS = "ระดับ"
_SATISFACTION = "พึงพอใจ"


def newest_result(package: Package, indicator_key: str, quarter: int) -> Result | None:
    """The newest result of an indicator that has a level or a value (rule 8)."""
    found = None
    for report in reports_until(package, quarter):
        for result in report.results:
            told = (result.level, result.value, result.numerator)
            if result.indicator == indicator_key and any(item is not None for item in told):
                found = result
    return found


def multiplier(indicator: Indicator) -> Decimal:
    """What numerator over denominator is multiplied by: as the first formula has it.

    Without one, percent by 100, and a rate by what it counts by.
    """
    formula = next(iter(indicator.measure.formulas), None)
    if formula and formula.multiplier is not None:
        return formula.multiplier
    if is_percent(indicator.unit_of_measure):
        return Decimal(100)
    return rate_base(indicator.unit_of_measure) or Decimal(1)


def computed_value(indicator: Indicator, result: Result) -> Decimal | None:
    """Numerator over denominator × multiplier.

    None where a figure is missing or the divisor is 0.
    """
    if result.numerator is None or not result.denominator:
        return None
    return result.numerator * multiplier(indicator) / result.denominator


def measured_value(indicator: Indicator, result: Result) -> Decimal | None:
    """The value as it was typed, else as the formula gives it."""
    return result.value if result.value is not None else computed_value(indicator, result)


def is_survey_mean(indicator: Indicator) -> bool:
    """Whether an indicator is the mean of a survey of satisfaction, not a share (rule 9)."""
    return _SATISFACTION in indicator.name and not is_percent(indicator.unit_of_measure)


def satisfaction_word(mean: Decimal, rules: Rules) -> str:
    """The word for a survey's mean, rounded to two decimals; empty off the scale (rule 9)."""
    exact = rounded(mean)
    return next((band.word for band in rules.satisfaction if band.low <= exact <= band.high), "")


def mean_word(indicator: Indicator, value: Decimal | None, rules: Rules) -> str:
    """The word of the value of a survey's mean; empty for every other indicator (rule 9)."""
    if value is None or not is_survey_mean(indicator):
        return ""
    return satisfaction_word(value, rules)


def satisfaction_note(indicator: Indicator, result: Result, rules: Rules) -> str:
    """What a survey's figures say: the level of its mean, or what a share counts (rule 9)."""
    if word := mean_word(indicator, measured_value(indicator, result), rules):
        return f"ค่าเฉลี่ยอยู่ในระดับ{word}"
    if _SATISFACTION in indicator.name and is_percent(indicator.unit_of_measure):
        least = figure(rules.satisfied_from)
        return f"ตัวตั้งคือจำนวนคำตอบที่พึงพอใจ คือตั้งแต่ {least} คะแนนขึ้นไป ตัวหารคือคำตอบทั้งหมด"
    return ""


def figures_scale(indicator: Indicator, value: Decimal, rules: Rules) -> Scale | None:
    """The scale on which a value of the indicator is read; None where there is none.

    The rubric's figures in the indicator's unit; for a survey's mean the satisfaction
    scale; in ระดับ the levels themselves, unless the value must be percent.
    """
    unit = indicator.unit_of_measure.strip()
    highest = len(rules.level_percents)
    if unit not in {"", IN_LEVELS} and (scale := _rubrics_scale(indicator, unit)):
        return scale
    if is_survey_mean(indicator) and value <= rules.satisfaction[0].high:
        bands = reversed(rules.satisfaction)
        return Scale(tuple((band.low, Decimal(n)) for n, band in enumerate(bands, 1)))
    if unit == IN_LEVELS and value <= highest and not indicator.measure.formulas:
        return Scale(tuple((Decimal(level), Decimal(level)) for level in range(1, highest + 1)))
    return _rubrics_scale(indicator, PERCENT) if unit in {"", IN_LEVELS} else None


def read_value(indicator: Indicator, value: Decimal, rules: Rules) -> Reading | None:
    """The level that a value reaches; None where the indicator has no scale for it."""
    scale = figures_scale(indicator, value, rules)
    return read_on(scale, value) if scale else None


def level_of(indicator: Indicator, result: Result, rules: Rules) -> Decimal | None:
    """The level that a result's figures bear; None where that cannot be told."""
    value = measured_value(indicator, result)
    reading = read_value(indicator, value, rules) if value is not None else None
    return reading.level if reading and reading.sure else None


def points_of(indicator: Indicator, level: Decimal, rules: Rules) -> Decimal | None:
    """Points that a level earns over all rubrics; one between two levels stands between.

    None where neither weight nor points are known (rule 2).
    """
    rubrics = indicator.rubrics or (Rubric(),)
    return _sum(_points(indicator, rubric, level, rules) for rubric in rubrics)


def weight_of(indicator: Indicator, rules: Rules) -> Decimal | None:
    """The most points an indicator can earn: its weight, else its rubrics' top points (rule 3)."""
    if indicator.weight is not None:
        return indicator.weight
    return points_of(indicator, Decimal(len(rules.level_percents)), rules)


def interpolated_points_of(
    indicator: Indicator, value: Decimal, level: Decimal, rules: Rules
) -> Decimal | None:
    """Points of a value between two levels' figures, where it bears the level (rule 4).

    Of several rubrics, those that the value is not read against keep the level's points.
    """
    scale = figures_scale(indicator, value, rules)
    reading = read_on(scale, value) if scale else None
    if not scale or not reading or not reading.sure or reading.level != level:
        return None
    if scale.rubric is None:
        return points_of(indicator, reading.between, rules)
    levels = [level] * len(indicator.rubrics)
    levels[scale.rubric] = reading.between
    pairs = zip(indicator.rubrics, levels, strict=True)
    return _sum(_points(indicator, rubric, at, rules) for rubric, at in pairs)


def _points(indicator: Indicator, rubric: Rubric, level: Decimal, rules: Rules) -> Decimal | None:
    whole, part = divmod(level, 1)
    low = _level_points(indicator, rubric, int(whole), rules)
    if not part or low is None:
        return low
    high = _level_points(indicator, rubric, int(whole) + 1, rules)
    return None if high is None else low + (high - low) * part


def _level_points(indicator: Indicator, rubric: Rubric, level: int, rules: Rules) -> Decimal | None:
    row = next((row for row in rubric.levels if row.level == level), None)
    if row is not None:
        return rubric_points(indicator, rubric, row, rules)
    top = rubric_top(indicator, rubric, rules)
    percents = (Decimal(0), *rules.level_percents)
    return None if top is None else top * percents[max(0, min(level, len(percents) - 1))] / 100


def _sum(parts: Iterable[Decimal | None]) -> Decimal | None:
    total = Decimal(0)
    for part in parts:
        if part is None:
            return None
        total += part
    return total


def _rubrics_scale(indicator: Indicator, unit: str) -> Scale | None:
    """The scale of the first rubric whose levels ask for figures of a unit."""
    found = (
        rubric_scale(rubric, unit, position) for position, rubric in enumerate(indicator.rubrics)
    )
    return next(filter(None, found), None)
