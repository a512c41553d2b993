"""Checks of the steps of projects: weights, numbers and months (ตาราง จ, rule 1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from db.places import Place
from db.records import Activity, Project
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import figure, indicator_named, quoted
from forms.compute import leaf_steps, parent_rows, step_number, step_total

_FORM = "table-e"
SUM = Slip(
    "STEP-SUM",
    "error",
    _FORM,
    "แก้น้ำหนักรายขั้นตอนให้รวมได้ครบ หรือดูว่ามีขั้นตอนที่ตกหล่น",
)
WEIGHT = Slip("STEP-WEIGHT", "warning", _FORM, "กรอกน้ำหนักร้อยละของขั้นตอน", lacks=True)
TWICE = Slip("STEP-TWICE", "error", _FORM, "แก้เลขลำดับของขั้นตอนไม่ให้ซ้ำกัน")
ORDER = Slip("STEP-ORDER", "warning", _FORM, "เรียงขั้นตอน หรือแก้เลขลำดับให้เรียงกัน")
GAP = Slip("STEP-GAP", "warning", _FORM, "แก้เลขลำดับให้ต่อเนื่อง หรือเพิ่มขั้นตอนที่หายไป")
PARENT = Slip("STEP-PARENT", "error", _FORM, "เพิ่มขั้นตอนหลัก หรือแก้เลขลำดับของขั้นตอนย่อย")
DOUBLE = Slip("STEP-DOUBLE", "warning", _FORM, "ลบน้ำหนักของขั้นตอนหลัก ให้น้ำหนักอยู่ที่ขั้นตอนย่อย")
NO_STEPS = Slip("STEP-NONE", "warning", _FORM, "เพิ่มขั้นตอนการปฏิบัติงานของโครงการ", lacks=True)
_NUMBERED = re.compile(r"\d+(?:\.\d+)*")


def step_sums(subject: Subject) -> Iterator[Problem]:
    """The weights of an activity's leaf steps come to the edition's sum."""
    wanted = subject.rules.step_sum
    for place, _, activity in subject.activities():
        total = step_total(activity)
        weighed = any(step.weight is not None for step in leaf_steps(activity))
        if weighed and total != wanted:
            yield SUM.at(
                (*place, "steps"),
                f"น้ำหนักขั้นตอนรวมได้ {figure(total)} ไม่ใช่ {figure(wanted)}",
            )


def step_weights(subject: Subject) -> Iterator[Problem]:
    """Every leaf step has a weight, and no step with sub-steps has one of its own."""
    for place, _, activity in subject.activities():
        parents = parent_rows(activity)
        bare = [
            row
            for row, step in enumerate(activity.steps)
            if row not in parents and step.weight is None
        ]
        if bare:
            yield WEIGHT.at(
                (*place, "steps", bare[0], "weight"),
                f"{rows_named(activity, bare)}ไม่มีน้ำหนัก",
            )
        for row in sorted(parents):
            weight = activity.steps[row].weight
            if weight:
                yield DOUBLE.at(
                    (*place, "steps", row, "weight"),
                    f"ขั้นตอนที่ {activity.steps[row].number} มีขั้นตอนย่อย "
                    f"แต่มีน้ำหนักของตัวเอง {figure(weight)}",
                )


def step_numbers(subject: Subject) -> Iterator[Problem]:
    """Steps are numbered in order, each once, and sub-steps stand under their step."""
    for key, project in subject.lookup.projects.items():
        last: tuple[int, ...] = ()
        for index, activity in enumerate(project.activities):
            place = (*subject.lookup.project_places[key], "activities", index, "steps")
            numbers = [_parts(step_number(step)) for step in activity.steps]
            yield from _twice(place, activity)
            if numbers and all(numbers):
                yield from _sequence(place, activity, numbers, last)
                last = numbers[-1]


def _twice(place: Place, activity: Activity) -> Iterator[Problem]:
    seen: set[str] = set()
    for row, step in enumerate(activity.steps):
        number = step_number(step)
        if number and number in seen:
            yield TWICE.at(
                (*place, row, "number"),
                f"ขั้นตอนที่ {number} มีซ้ำ",
            )
        seen.add(number)


def _sequence(
    place: Place,
    activity: Activity,
    numbers: Sequence[tuple[int, ...]],
    last: tuple[int, ...],
) -> Iterator[Problem]:
    """Numbers follow one another; `last` is where the activity before left off."""
    top = min(len(number) for number in numbers)
    seen: set[tuple[int, ...]] = set()
    before = last if last and numbers[0] in _followers(last) else ()
    for row, number in enumerate(numbers):
        at = (*place, row, "number")
        shown = activity.steps[row].number
        if len(number) > top and number[:-1] not in seen:
            yield PARENT.at(
                at,
                f"ขั้นตอนย่อย {shown} ไม่มีขั้นตอนที่ {_dotted(number[:-1])} อยู่ก่อน",
            )
        elif number not in seen and not _follows(number, before, top):
            yield _misplaced(at, shown, number, before)
        seen.add(number)
        before = number


def _misplaced(at: Place, shown: str, number: tuple[int, ...], before: tuple[int, ...]) -> Problem:
    """A step that does not go on from the one before it."""
    if not before:
        return GAP.at(at, f"ตารางเริ่มที่ขั้นตอนที่ {shown} ไม่ใช่ขั้นตอนที่ 1")
    back = min(before, number) == number
    slip, words = (ORDER, "อยู่ผิดลำดับ") if back else (GAP, "ข้ามลำดับ")
    return slip.at(at, f"ขั้นตอนที่ {shown} {words} เพราะอยู่ต่อจากขั้นตอนที่ {_dotted(before)}")


def _follows(number: tuple[int, ...], before: tuple[int, ...], top: int) -> bool:
    """Whether a number may come after another; `top` is how deep the outermost are."""
    if not before:
        return len(number) == top and number[-1] == 1
    return any(
        number == follower + (1,) * max(0, top - len(follower)) for follower in _followers(before)
    )


def _followers(before: tuple[int, ...]) -> set[tuple[int, ...]]:
    """The numbers that may come after one: 3.1 and 4 after 3; 3.3 and 4 after 3.2."""
    further = {(*before[:depth], before[depth] + 1) for depth in range(len(before))}
    return further | {(*before, 1)}


def _parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".")) if _NUMBERED.fullmatch(number) else ()


def _dotted(number: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in number)


def missing_steps(subject: Subject) -> Iterator[Problem]:
    """A project of an indicator has steps, in a plan that holds any."""
    if not any(True for _ in subject.steps()):
        return
    told: set[str] = set()
    for indicator in subject.plan.indicators:
        bare = [
            project
            for key in dict.fromkeys(indicator.projects)
            if (project := subject.lookup.projects.get(key)) and _lacks_steps(project)
            if key not in told
        ]
        told.update(project.key for project in bare)
        if bare:
            others = f" และอีก {len(bare) - 1} โครงการ" if bare[1:] else ""
            yield NO_STEPS.at(
                (*subject.lookup.project_places[bare[0].key], "activities"),
                f"{quoted(bare[0].name)}{others} ของ{indicator_named(indicator)} ยังไม่มีขั้นตอน",
            )


def _lacks_steps(project: Project) -> bool:
    return not project.dropped and not any(activity.steps for activity in project.activities)


def rows_named(activity: Activity, rows: Iterable[int]) -> str:
    """The numbers of the steps in some rows, each once: `ขั้นตอนที่ 1, 2 `."""
    return f"ขั้นตอนที่ {', '.join(activity.steps[row].number for row in dict.fromkeys(rows))} "


CHECKS: tuple[Check, ...] = (
    step_sums,
    step_weights,
    step_numbers,
    missing_steps,
)
