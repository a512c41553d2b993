"""Checks of the indicators: what each must have, weights, units and targets (ตาราง ข ค)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from db.places import Place
from db.records import Indicator
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import figure, indicator_named, numbers_in
from forms.compute import weighs
from forms.thai.digits import arabic_digits

_FORM = "table-c"
BARE = Slip("IND-BARE", "advice", _FORM, "ถ้าจะพิมพ์ตาราง ค ให้เพิ่มนิยาม เกณฑ์การให้คะแนน และน้ำหนัก")
PROJECT = Slip("IND-PROJECT", "warning", "table-b", "ระบุโครงการ/กิจกรรมของตัวชี้วัด")
DEFINITION = Slip("IND-DEFINITION", "warning", _FORM, "เขียนนิยาม/คำอธิบายของตัวชี้วัด")
RUBRIC = Slip("IND-RUBRIC", "warning", _FORM, "เพิ่มเกณฑ์การให้คะแนน 5 ระดับ")
TARGET = Slip("IND-TARGET", "warning", _FORM, "ระบุค่าเป้าหมายของปีนี้")
WEIGHT = Slip("IND-WEIGHT", "warning", _FORM, "ระบุน้ำหนักคะแนนของตัวชี้วัด")
NUMBER = Slip("IND-NUMBER", "warning", _FORM, "แก้ลำดับของตัวชี้วัดไม่ให้ซ้ำกัน")
WEIGHT_SUM = Slip("WEIGHT-SUM", "error", _FORM, "แก้น้ำหนักของตัวชี้วัดให้รวมได้ครบ")
NAME_UNIT = Slip("UNIT-NAME", "warning", _FORM, "แก้หน่วยนับหรือชื่อตัวชี้วัดให้ตรงกัน")
TARGET_UNIT = Slip("UNIT-TARGET", "warning", _FORM, "แก้ค่าเป้าหมายหรือหน่วยนับให้ตรงกัน")
LEVEL_UNIT = Slip(
    "UNIT-LEVEL", "warning", _FORM, "ใช้หน่วยเดียวกันทั้งในเป้าหมาย สูตร และเกณฑ์ หรืออธิบายการแปลงไว้ในนิยาม"
)
TARGET_VALUE = Slip("TARGET-VALUE", "error", _FORM, "แก้ค่าเป้าหมายที่เป็นตัวเลขให้ตรงกับข้อความ")
DIVISION_CODE = Slip("DIVISION-CODE", "advice", "progress", "ใส่รหัสส่วนราชการแบบเดียวกับตัวชี้วัดอื่น")

# What a name, a unit or a target says it is measured in.
_UNITS = ("ร้อยละ", "ระดับ", "จำนวน", "คะแนน")
_LEADING_NUMBER = re.compile(r"^[\d.\s]*(?:\([^)]{1,3}\)\s*)?")
# Figures that stand for more than themselves: 1.5 ล้านบาท.
_SCALED = re.compile("หมื่น|แสน|ล้าน|พัน")
# A rubric is one of percents where all levels but the lowest are measured in them.
_MOST_LEVELS = 4


def required(subject: Subject) -> Iterator[Problem]:
    """An indicator has projects, a target, a definition, a rubric and a weight."""
    if subject.plan.indicators and not subject.has_definitions:
        count = len(subject.plan.indicators)
        yield BARE.at(
            ("plan", "indicators"),
            f"ตัวชี้วัดทั้ง {count} ตัวไม่มีนิยาม เกณฑ์การให้คะแนน และน้ำหนัก",
        )
    for place, indicator in _indicators(subject):
        named = indicator_named(indicator)
        if not indicator.projects:
            yield PROJECT.at((*place, "projects"), f"{named} ไม่มีโครงการ/กิจกรรม")
        if not indicator.target.strip():
            yield TARGET.at((*place, "target"), f"{named} ไม่มีค่าเป้าหมาย")
        if subject.has_definitions:
            yield from _defined(place, indicator, named)


def _defined(place: Place, indicator: Indicator, named: str) -> Iterator[Problem]:
    measure = indicator.measure
    if not (measure.definition.strip() or measure.explanation.strip() or measure.scope.strip()):
        yield DEFINITION.at((*place, "measure", "definition"), f"{named} ไม่มีนิยาม")
    if not indicator.rubrics:
        yield RUBRIC.at((*place, "rubrics"), f"{named} ไม่มีเกณฑ์การให้คะแนน")
    if indicator.weight is None:
        yield WEIGHT.at((*place, "weight"), f"{named} ไม่มีน้ำหนักคะแนน")


def weight_sums(subject: Subject) -> Iterator[Problem]:
    """The weights of the negotiated indicators come to the edition's sum (rule 3)."""
    weights = [
        indicator.weight
        for indicator in subject.plan.indicators
        if indicator.weight is not None and weighs(indicator, subject.rules)
    ]
    total, wanted = sum(weights, Decimal(0)), subject.rules.weight_sum
    if weights and total != wanted:
        sums = " + ".join(figure(weight) for weight in weights)
        yield WEIGHT_SUM.at(
            ("plan", "indicators"),
            f"น้ำหนักตัวชี้วัดรวม {figure(total)} ไม่ใช่ {figure(wanted)} ({sums})",
        )


def numbers(subject: Subject) -> Iterator[Problem]:
    """No two indicators of a component have one number."""
    seen: dict[tuple[str, str], Indicator] = {}
    for place, indicator in _indicators(subject):
        number = arabic_digits(indicator.number).strip().rstrip(".")
        first = seen.setdefault((indicator.component, number), indicator)
        if number and first is not indicator:
            yield NUMBER.at(
                (*place, "number"),
                f"{indicator_named(indicator)} มีลำดับซ้ำกับ{indicator_named(first)}",
            )


def units(subject: Subject) -> Iterator[Problem]:
    """The name, the unit and the target of an indicator speak of one unit."""
    for place, indicator in _indicators(subject):
        name = _unit_of(_LEADING_NUMBER.sub("", arabic_digits(indicator.name)))
        unit, target = _unit_of(indicator.unit_of_measure), _unit_of(indicator.target)
        named = indicator_named(indicator)
        if name in {"ร้อยละ", "ระดับ", "คะแนน"} and unit and name != unit:
            yield NAME_UNIT.at(
                (*place, "unit_of_measure"), f"{named} ชื่อขึ้นต้นด้วย{name} แต่หน่วยนับเป็น{unit}"
            )
        if unit in {"ร้อยละ", "ระดับ"} and target and target != unit:
            yield TARGET_UNIT.at(
                (*place, "target"), f"{named} เป้าหมายเป็น “{indicator.target}” แต่หน่วยนับเป็น{unit}"
            )
        elif not unit and name in {"ร้อยละ", "ระดับ"} and target and target != name:
            yield TARGET_UNIT.at(
                (*place, "target"),
                f"{named} ชื่อขึ้นต้นด้วย{name} แต่เป้าหมายเป็น “{indicator.target}”",
            )


def _unit_of(text: str) -> str:
    return next((unit for unit in _UNITS if text.strip().startswith(unit)), "")


def levels_and_percents(subject: Subject) -> Iterator[Problem]:
    """A target in levels is not worked out by formulas or rubrics in percent."""
    for place, indicator in _indicators(subject):
        if _unit_of(indicator.target) != "ระดับ":
            continue
        in_percent = sum(
            any("ร้อยละ" in text or "%" in text for text in level.criteria)
            for rubric in indicator.rubrics[:1]
            for level in rubric.levels
        )
        reasons = []
        if any(formula.multiplier == 100 for formula in indicator.measure.formulas):
            reasons.append("สูตรคำนวณให้ผลเป็นร้อยละ (× 100)")
        if in_percent >= _MOST_LEVELS:
            reasons.append(f"เกณฑ์ {in_percent} ระดับวัดเป็นร้อยละ")
        if reasons:
            yield LEVEL_UNIT.at(
                (*place, "target"),
                f"{indicator_named(indicator)} เป้าหมายเป็น “{indicator.target}” "
                f"แต่{' และ'.join(reasons)}",
            )


def target_values(subject: Subject) -> Iterator[Problem]:
    """The target as a figure is the one figure of the target as a text."""
    for place, indicator in _indicators(subject):
        written = numbers_in(indicator.target)
        value = None if _SCALED.search(indicator.target) else indicator.target_value
        if value is not None and len(written) == 1 and written[0] != value:
            yield TARGET_VALUE.at(
                (*place, "target_value"),
                f"{indicator_named(indicator)} เป้าหมายเขียนว่า “{indicator.target}” "
                f"แต่ค่าตัวเลขเป็น {figure(value)}",
            )


def division_codes(subject: Subject) -> Iterator[Problem]:
    """Where indicators are marked with codes of divisions, none is marked with a name."""
    codes = [indicator.division_code.strip() for indicator in subject.plan.indicators]
    in_digits = [code for code in codes if code.isdecimal()]
    if 2 * len(in_digits) <= len([code for code in codes if code]):
        return
    for place, indicator in _indicators(subject):
        code = indicator.division_code.strip()
        if code and not code.isdecimal():
            yield DIVISION_CODE.at(
                (*place, "division_code"),
                f"{indicator_named(indicator)} มีรหัสส่วนราชการ “{code}” "
                f"แต่ตัวชี้วัดอื่นเป็นตัวเลข เช่น {in_digits[0]}",
            )


def _indicators(subject: Subject) -> Iterator[tuple[Place, Indicator]]:
    for index, indicator in enumerate(subject.plan.indicators):
        yield ("plan", "indicators", index), indicator


CHECKS: tuple[Check, ...] = (
    required,
    weight_sums,
    numbers,
    units,
    levels_and_percents,
    target_values,
    division_codes,
)
