"""Checks of the rubrics: levels, percents, points and criteria (ตาราง ค, rule 2)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from db.places import Place
from db.records import RubricLevel
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import figure, squeezed
from forms.compute import level_percent, rubric_top

_FORM = "table-c"
LEVELS = Slip("RUBRIC-LEVELS", "error", _FORM, "ให้เกณฑ์มีระดับ 5 ถึง 1 ระดับละหนึ่งแถว")
ORDER = Slip("RUBRIC-ORDER", "warning", _FORM, "เรียงระดับจาก 5 ลงไปถึง 1")
PERCENT = Slip("RUBRIC-PERCENT", "warning", _FORM, "แก้ร้อยละความสำเร็จของระดับให้ตรงตามเกณฑ์")
POINTS = Slip("RUBRIC-POINTS", "error", _FORM, "แก้คะแนน หรือลบออกเพื่อให้โปรแกรมคำนวณ")
TOP = Slip("RUBRIC-TOP", "error", _FORM, "แก้คะแนนของระดับ 5 หรือน้ำหนักของตัวชี้วัดให้เท่ากัน")
EMPTY = Slip("RUBRIC-EMPTY", "warning", _FORM, "กรอกวิธีวัดผลการดำเนินงานของระดับ", lacks=True)
SAME = Slip("RUBRIC-SAME", "warning", _FORM, "แก้เกณฑ์ของแต่ละระดับให้ต่างกัน")


def levels(subject: Subject) -> Iterator[Problem]:
    """A rubric has each level once, from the highest down."""
    for place, _, rubric in subject.rubrics():
        wanted = list(range(len(subject.rules.level_percents), 0, -1))
        have = [level.level or 0 for level in rubric.levels]
        missing = [level for level in wanted if level not in have]
        twice = sorted({level for level in have if have.count(level) != 1}, reverse=True)
        if missing:
            shown = ", ".join(map(str, missing))
            yield LEVELS.at((*place, "levels"), f"เกณฑ์ขาดระดับ {shown}")
        for level in twice:
            row = len(have) - 1 - have[::-1].index(level)
            yield LEVELS.at(
                (*place, "levels", row, "level"),
                f"เกณฑ์มีระดับ {level} ซ้ำ",
            )
        if not missing and not twice and have != wanted:
            shown = ", ".join(map(str, have))
            yield ORDER.at((*place, "levels"), f"ระดับเรียงเป็น {shown}")


def percents(subject: Subject) -> Iterator[Problem]:
    """A level's percent is the edition's."""
    rule = dict(enumerate(subject.rules.level_percents, 1))
    for place, level in _levels(subject):
        wanted = rule.get(level.level or 0)
        if level.percent is not None and wanted is not None and level.percent != wanted:
            yield PERCENT.at(
                (*place, "percent"),
                f"คิดเป็นร้อยละ {figure(level.percent)} ไม่ใช่ {figure(wanted)}",
            )


def points(subject: Subject) -> Iterator[Problem]:
    """The points of a level are the top points × its percent / 100."""
    for place, indicator, rubric in subject.rubrics():
        highest = len(subject.rules.level_percents)
        stored = next((each.points for each in rubric.levels if each.level == highest), None)
        top = stored if stored is not None else rubric_top(indicator, rubric, subject.rules)
        if top is None:
            continue
        for row, level in enumerate(rubric.levels):
            percent = level_percent(level, subject.rules)
            if level.points is None or percent is None or level.points == top * percent / 100:
                continue
            yield POINTS.at(
                (*place, "levels", row, "points"),
                f"ให้ {figure(level.points)} คะแนน แต่ {figure(top)} × {figure(percent)} / 100 "
                f"เป็น {figure(top * percent / 100)}",
            )


def tops(subject: Subject) -> Iterator[Problem]:
    """The top points of an indicator's rubrics add up to its weight."""
    highest = len(subject.rules.level_percents)
    for place, indicator in subject.indicators():
        tops = [
            level.points
            for rubric in indicator.rubrics
            for level in rubric.levels
            if level.level == highest and level.points is not None
        ]
        complete = len(tops) == len(indicator.rubrics) and bool(tops)
        total = sum(tops, Decimal(0))
        if complete and indicator.weight is not None and total != indicator.weight:
            sums = " + ".join(figure(top) for top in tops)
            shown = f"{sums} = {figure(total)}" if tops[1:] else sums
            yield TOP.at(
                (*place, "rubrics"),
                f"คะแนนสูงสุดของเกณฑ์ {shown} ไม่เท่ากับน้ำหนัก {figure(indicator.weight)}",
            )


def criteria(subject: Subject) -> Iterator[Problem]:
    """Every level says how it is measured, each in its own words."""
    for place, _, rubric in subject.rubrics():
        said: dict[tuple[str, ...], RubricLevel] = {}
        empty: list[int] = []
        for row, level in enumerate(rubric.levels):
            words = tuple(squeezed(text) for text in level.criteria if text.strip())
            if not words:
                empty.append(row)
            elif words in said:
                yield SAME.at(
                    (*place, "levels", row, "criteria"),
                    f"วัดด้วยข้อความเดียวกับระดับ {said[words].level}",
                )
            said.setdefault(words, level)
        if empty:
            shown = ", ".join(str(rubric.levels[row].level) for row in empty)
            yield EMPTY.at(
                (*place, "levels", empty[0], "criteria"),
                f"ระดับ {shown} ไม่มีวิธีวัดผล",
            )


def _levels(subject: Subject) -> Iterator[tuple[Place, RubricLevel]]:
    for place, _, rubric in subject.rubrics():
        for row, level in enumerate(rubric.levels):
            yield (*place, "levels", row), level


CHECKS: tuple[Check, ...] = (levels, percents, points, tops, criteria)
