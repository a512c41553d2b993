"""Checks of the indicators: what each must have, weights, units and targets (ตาราง ข ค)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from db.records import Indicator
from forms.assignment import is_negotiated
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import figure, indicator_named, numbers_in
from forms.compute import rubric_top, weighs
from forms.editions.rules import Rules
from forms.thai.digits import arabic_digits

_FORM = "table-c"
BARE = Slip("IND-BARE", "advice", _FORM, "ถ้าจะพิมพ์ตาราง ค ให้เพิ่มนิยาม เกณฑ์การให้คะแนน และน้ำหนัก")
PROJECT = Slip("IND-PROJECT", "warning", "table-b", "เพิ่มโครงการ/กิจกรรมของตัวชี้วัด", lacks=True)
DEFINITION = Slip("IND-DEFINITION", "warning", _FORM, "กรอกนิยาม/คำอธิบายของตัวชี้วัด", lacks=True)
RUBRIC = Slip("IND-RUBRIC", "warning", _FORM, "เพิ่มเกณฑ์การให้คะแนน 5 ระดับ", lacks=True)
TARGET = Slip("IND-TARGET", "warning", _FORM, "กรอกเป้าหมายของปีนี้ เช่น ร้อยละ 80", lacks=True)
WEIGHT = Slip("IND-WEIGHT", "warning", _FORM, "กรอกน้ำหนักคะแนนของตัวชี้วัด", lacks=True)
COMPONENT = Slip("IND-COMPONENT", "warning", _FORM, "เลือกองค์ประกอบของตัวชี้วัด", lacks=True)
NUMBER = Slip("IND-NUMBER", "warning", _FORM, "แก้ลำดับของตัวชี้วัดไม่ให้ซ้ำกัน")
WEIGHT_SUM = Slip("WEIGHT-SUM", "error", _FORM, "แก้น้ำหนักของตัวชี้วัดให้รวมได้ครบ")
NAME_UNIT = Slip("UNIT-NAME", "warning", _FORM, "แก้หน่วยนับหรือชื่อตัวชี้วัดให้ตรงกัน")
TARGET_UNIT = Slip("UNIT-TARGET", "warning", _FORM, "แก้เป้าหมายหรือหน่วยนับให้ตรงกัน")
LEVEL_UNIT = Slip(
    "UNIT-LEVEL", "warning", _FORM, "ใช้หน่วยเดียวกันทั้งในเป้าหมาย สูตร และเกณฑ์ หรืออธิบายการแปลงไว้ในนิยาม"
)
TARGET_VALUE = Slip("TARGET-VALUE", "error", _FORM, "แก้ค่าเป้าหมายที่เป็นตัวเลขให้ตรงกับข้อความ")
DIVISION_CODE = Slip("DIVISION-CODE", "advice", "progress", "กรอกรหัสส่วนราชการแบบเดียวกับตัวชี้วัดอื่น")

# What a name, a unit or a target says it is measured in.
_UNITS = ("ร้อยละ", "ระดับ", "จำนวน", "คะแนน")
_LEADING_NUMBER = re.compile(r"^[\d.\s]*(?:\([^)]{1,3}\)\s*)?")
# Figures that stand for more than themselves: 1.5 ล้านบาท.
_SCALED = re.compile("หมื่น|แสน|ล้าน|พัน")
# A rubric is one of percents where all levels but the lowest are measured in them.
_MOST_LEVELS = 4


def required(subject: Subject) -> Iterator[Problem]:
    """An indicator has projects and a target; a negotiated one what it is scored by, too."""
    definitions = subject.printed.has(_FORM)
    if subject.plan.indicators and definitions and not subject.has_definitions:
        yield BARE.at(
            ("plan", "indicators"),
            f"ตัวชี้วัดทั้ง {len(subject.plan.indicators)} ตัวไม่มีนิยาม เกณฑ์การให้คะแนน และน้ำหนัก",
        )
    for place, indicator in subject.indicators():
        form = _FORM if is_negotiated(indicator) else "table-b"
        if not indicator.projects:
            yield PROJECT.at((*place, "projects"), "ไม่มีโครงการ/กิจกรรม")
        if not indicator.target.strip():
            yield TARGET.at((*place, "target"), "ไม่มีเป้าหมาย", form=form)
        if definitions and subject.has_definitions:
            measure = indicator.measure
            if not any(map(str.strip, (measure.definition, measure.explanation, measure.scope))):
                yield DEFINITION.at((*place, "measure", "definition"), "ไม่มีนิยาม", form=form)
    if definitions and subject.has_definitions:
        yield from _scored(subject)


def _scored(subject: Subject) -> Iterator[Problem]:
    """What each negotiated indicator is scored by, as far as the edition's form prints it."""
    negotiated = [pair for pair in subject.indicators() if is_negotiated(pair[1])]
    in_components = any(indicator.component for _, indicator in negotiated)
    prints_weight = subject.printed.shows(_FORM, "weight")
    for place, indicator in negotiated:
        if not indicator.rubrics:
            yield RUBRIC.at((*place, "rubrics"), "ไม่มีเกณฑ์การให้คะแนน")
        weight = indicator.weight if prints_weight else _weight(indicator, subject.rules)
        if weight is None:
            yield WEIGHT.at((*place, "weight"), "ไม่มีน้ำหนักคะแนน")
        if in_components and not indicator.component:
            yield COMPONENT.at((*place, "component"), "ไม่มีองค์ประกอบ แต่ตัวชี้วัดอื่นมี")


def _weight(indicator: Indicator, rules: Rules) -> Decimal | None:
    """The weight, or the top points of the rubrics, which stand for it (rule 3)."""
    if indicator.weight is not None:
        return indicator.weight
    tops = [rubric_top(indicator, rubric, rules) for rubric in indicator.rubrics]
    known = [top for top in tops if top is not None]
    return sum(known, Decimal(0)) if known else None


def weight_sums(subject: Subject) -> Iterator[Problem]:
    """The weights of the negotiated indicators come to the edition's sum (rule 3)."""
    counted = [item for item in subject.plan.indicators if weighs(item, subject.rules)]
    given = [_weight(item, subject.rules) for item in counted]
    weights = [weight for weight in given if weight is not None]
    total, wanted = sum(weights, Decimal(0)), subject.rules.weight_sum
    if weights and total != wanted:
        sums = " + ".join(figure(weight) for weight in weights)
        yield WEIGHT_SUM.at(
            ("plan", "indicators"),
            f"น้ำหนักรวมได้ {figure(total)} ไม่ใช่ {figure(wanted)} ({sums})",
        )


def numbers(subject: Subject) -> Iterator[Problem]:
    """No two indicators of a component, or of the unit's own, have one number."""
    seen: dict[tuple[bool, str, str], Indicator] = {}
    for place, indicator in subject.indicators():
        number = arabic_digits(indicator.number).strip().rstrip(".")
        group = (is_negotiated(indicator), indicator.component, number)
        first = seen.setdefault(group, indicator)
        if number and first is not indicator:
            yield NUMBER.at((*place, "number"), f"ลำดับ {number} ซ้ำกับ{indicator_named(first)}")


def units(subject: Subject) -> Iterator[Problem]:
    """The name, the unit and the target of an indicator speak of one unit."""
    for place, indicator in subject.indicators():
        name = _unit_of(_LEADING_NUMBER.sub("", arabic_digits(indicator.name)))
        unit, target = _unit_of(indicator.unit_of_measure), _unit_of(indicator.target)
        if name in {"ร้อยละ", "ระดับ", "คะแนน"} and unit and name != unit:
            yield NAME_UNIT.at(
                (*place, "unit_of_measure"), f"หน่วยนับเป็น{unit} แต่ชื่อตัวชี้วัดขึ้นต้นด้วย{name}"
            )
        measured = unit or name
        if measured in {"ร้อยละ", "ระดับ"} and target and target != measured:
            other = "หน่วยนับเป็น" if unit else "ชื่อตัวชี้วัดขึ้นต้นด้วย"
            yield TARGET_UNIT.at(
                (*place, "target"), f"เป้าหมายเป็น “{indicator.target}” แต่{other}{measured}"
            )


def _unit_of(text: str) -> str:
    return next((unit for unit in _UNITS if text.strip().startswith(unit)), "")


def levels_and_percents(subject: Subject) -> Iterator[Problem]:
    """A target in levels is not worked out by formulas or rubrics in percent."""
    for place, indicator in subject.indicators():
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
                (*place, "target"), f"เป้าหมายเป็น “{indicator.target}” แต่{' และ'.join(reasons)}"
            )


def target_values(subject: Subject) -> Iterator[Problem]:
    """The target as a figure is the one figure of the target as a text."""
    for place, indicator in subject.indicators():
        written = numbers_in(indicator.target)
        value = None if _SCALED.search(indicator.target) else indicator.target_value
        if value is not None and len(written) == 1 and written[0] != value:
            yield TARGET_VALUE.at(
                (*place, "target_value"),
                f"ค่าตัวเลขเป็น {figure(value)} แต่เป้าหมายเขียนว่า “{indicator.target}”",
            )


def division_codes(subject: Subject) -> Iterator[Problem]:
    """Where indicators are marked with codes of divisions, none is marked with a name."""
    codes = [indicator.division_code.strip() for indicator in subject.plan.indicators]
    in_digits = [code for code in codes if code.isdecimal()]
    if 2 * len(in_digits) <= len([code for code in codes if code]):
        return
    for place, indicator in subject.indicators():
        code = indicator.division_code.strip()
        if code and not code.isdecimal():
            yield DIVISION_CODE.at(
                (*place, "division_code"),
                f"รหัสเป็น “{code}” แต่ตัวชี้วัดอื่นเป็นตัวเลข เช่น {in_digits[0]}",
            )


CHECKS: tuple[Check, ...] = (
    required,
    weight_sums,
    numbers,
    units,
    levels_and_percents,
    target_values,
    division_codes,
)
