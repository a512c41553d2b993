"""Checks of the words of rubrics against names, definitions and steps (ตาราง ค and จ)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.places import Place
from db.records import Indicator, Project, Rubric, Step
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import (
    alike,
    difference,
    difference_within,
    indicator_named,
    quoted,
    squeezed,
)
from forms.thai.digits import arabic_digits

_SAME = "ใช้ข้อความเดียวกันทั้งสองแห่ง"
TITLE = Slip("RUBRIC-TITLE", "advice", "table-c", _SAME)
SENTENCE = Slip("RUBRIC-WORDS", "advice", "table-c", "ใช้ข้อความเดียวกันในเกณฑ์และในขั้นตอน")
SCOPE = Slip("RUBRIC-SCOPE", "advice", "table-c", "ใช้ข้อความเดียวกันในนิยามและในเกณฑ์")

# A line of a definition that says what a level is: ระดับ 4 สรุปผล…
_LEVEL = re.compile(r"^[^\w\n]*ระดับ(?:ที่)?\s*([1-5])(?!\d)\s*[:.]?\s*(.+)$", re.MULTILINE)

_StepOf = tuple[Project, Step]


def sentences(subject: Subject) -> Iterator[Problem]:
    """A rubric's title and sentences are those of its indicator and its steps."""
    for place, indicator, rubric in subject.rubrics():
        if alike(rubric.title, indicator.name):
            here, there = difference(rubric.title, indicator.name)
            yield TITLE.at(
                (*place, "title"),
                f"เขียนว่า “{here}” แต่{indicator_named(indicator)} เขียนว่า “{there}”",
            )
        steps = list(_steps(subject, indicator))
        same = {squeezed(step.text) for _, step in steps}
        for row, level in enumerate(rubric.levels):
            for index, text in enumerate(level.criteria):
                if squeezed(text) not in same:
                    yield from _reworded((*place, "levels", row, "criteria", index), text, steps)


def _steps(subject: Subject, indicator: Indicator) -> Iterator[_StepOf]:
    for key in dict.fromkeys(indicator.projects):
        for _, project, activity in subject.activities_of(key):
            yield from ((project, step) for step in activity.steps)


def _reworded(place: Place, text: str, steps: list[_StepOf]) -> Iterator[Problem]:
    """The first step that must be meant by a criterion and says it in other words."""
    for project, step in steps:
        found = difference_within(text, step.text) if alike(text, step.text) else None
        if found:
            yield SENTENCE.at(
                place,
                f"เขียนว่า “{found[0]}” แต่ขั้นตอนที่ {step.number} ของ {quoted(project.name, 40)} "
                f"เขียนว่า “{found[1]}”",
            )
            return


def scopes(subject: Subject) -> Iterator[Problem]:
    """What a definition says of each level is what the rubric says of it."""
    for place, indicator in subject.indicators():
        for rubric in indicator.rubrics[:1]:
            for field in ("definition", "scope", "method"):
                text = getattr(indicator.measure, field)
                yield from _levels((*place, "measure", field), text, rubric)


def _levels(place: Place, text: str, rubric: Rubric) -> Iterator[Problem]:
    criteria = {level.level: " ".join(level.criteria) for level in rubric.levels}
    for match in _LEVEL.finditer(arabic_digits(text)):
        words, level = match[2].strip(), int(match[1])
        if alike(words, criteria.get(level, "")):
            here, there = difference(words, criteria[level])
            yield SCOPE.at(place, f"ระดับ {level} เขียนว่า “{here}” แต่เกณฑ์เขียนว่า “{there}”")


CHECKS: tuple[Check, ...] = (sentences, scopes)
