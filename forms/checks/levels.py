"""Checks of what was measured: values by their formulas, levels by their rubrics (สยป.3)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from db.places import Place
from db.records import Indicator, Result
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import figure
from forms.editions.rules import Rules
from forms.figures import rounded
from forms.reporting.results import (
    IN_LEVELS,
    computed_value,
    figures_scale,
    measured_value,
    multiplier,
)
from forms.rubric_figures import PERCENT
from forms.scales import read_on

_FORM = "progress"
RATIO = Slip("RESULT-RATIO", "warning", _FORM, "แก้ค่าที่ได้ ตัวตั้ง หรือตัวหารให้ตรงกัน")
LEVEL = Slip("RESULT-LEVEL", "error", _FORM, "กรอกระดับที่มีในเกณฑ์การให้คะแนน")
UNBORNE = Slip("LEVEL-UNBORNE", "warning", _FORM, "แก้ระดับหรือค่าที่ได้ให้ตรงกับเกณฑ์การให้คะแนน")

_ROUNDING = Decimal("0.01")


def ratios(subject: Subject) -> Iterator[Problem]:
    """The value of a formula is numerator over denominator, times its multiplier."""
    for at, indicator, result in _results(subject):
        above, below, value = result.numerator, result.denominator, result.value
        if above is None or below is None or not _by_formula(indicator):
            continue
        found = computed_value(indicator, result)
        if found is None:
            yield RATIO.at((*at, "denominator"), "ตัวหารเป็น 0")
        elif value is not None and abs(found - value) > _ROUNDING:
            yield RATIO.at(
                (*at, "value"),
                f"ค่าที่ได้ {figure(value)} แต่ {figure(above)} / {figure(below)} × "
                f"{figure(multiplier(indicator))} เป็น {figure(rounded(found))}",
            )


def _by_formula(indicator: Indicator) -> bool:
    """Whether the value is what the formula gives: in ระดับ it is the level instead."""
    unit = indicator.unit_of_measure.strip()
    return unit == PERCENT or (unit != IN_LEVELS and bool(indicator.measure.formulas))


def levels(subject: Subject) -> Iterator[Problem]:
    """A level is one of the rubric's, and no higher than the value reaches."""
    highest = len(subject.rules.level_percents)
    for at, indicator, result in _results(subject):
        level = result.level
        if level is None:
            continue
        if not 0 <= level <= highest:
            yield LEVEL.at(
                (*at, "level"),
                f"ได้ระดับ {figure(level)} แต่เกณฑ์มีระดับ 1 ถึง {highest}",
            )
        elif words := _unborne(indicator, result, level, subject.rules):
            yield UNBORNE.at((*at, "level"), words)


def _unborne(indicator: Indicator, result: Result, level: Decimal, rules: Rules) -> str:
    """What is wrong with a level that a value does not reach; empty where nothing is."""
    value = measured_value(indicator, result)
    scale = None if value is None else figures_scale(indicator, value, rules)
    if value is None or scale is None:
        return ""
    reached = read_on(scale, value).level
    asked = next((asked for asked, of_level in scale.figures if of_level == int(level)), None)
    if int(level) <= reached or asked is None:
        return ""
    return (
        f"ให้ระดับ {figure(level)} ซึ่งเกณฑ์กำหนดไว้ {figure(asked)} "
        f"แต่ค่าที่ได้ {figure(rounded(value))} ถึงเพียงระดับ {figure(reached)}"
    )


def _results(subject: Subject) -> Iterator[tuple[Place, Indicator, Result]]:
    for index, report in enumerate(subject.package.reports):
        for row, result in enumerate(report.results):
            indicator = subject.lookup.indicators.get(result.indicator)
            if indicator is not None:
                yield ("reports", index, "results", row), indicator, result


CHECKS: tuple[Check, ...] = (ratios, levels)
