"""Checks of the steps of projects: weights, numbers and months (ตาราง จ, rule 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from db.places import Place
from db.records import Activity, Indicator, Project, Span
from forms.calendar import short_month_and_year
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import Period, figure, indicator_named, periods_in, quoted
from forms.compute import leaf_steps, parent_rows, step_number, step_total

_FORM = "table-e"
SUM = Slip(
    "STEP-SUM",
    "error",
    _FORM,
    "แก้น้ำหนักรายขั้นตอนให้รวมได้ครบ หรือดูว่ามีขั้นตอนที่ตกหล่น",
)
WEIGHT = Slip("STEP-WEIGHT", "warning", _FORM, "ใส่น้ำหนักร้อยละของขั้นตอน")
TWICE = Slip("STEP-TWICE", "error", _FORM, "แก้เลขลำดับของขั้นตอนไม่ให้ซ้ำกัน")
ORDER = Slip("STEP-ORDER", "warning", _FORM, "เรียงขั้นตอน หรือแก้เลขลำดับให้เรียงกัน")
GAP = Slip("STEP-GAP", "warning", _FORM, "แก้เลขลำดับให้ต่อเนื่อง หรือเพิ่มขั้นตอนที่หายไป")
PARENT = Slip("STEP-PARENT", "error", _FORM, "เพิ่มขั้นตอนหลัก หรือแก้เลขลำดับของขั้นตอนย่อย")
DOUBLE = Slip("STEP-DOUBLE", "warning", _FORM, "ลบน้ำหนักของขั้นตอนหลัก ให้น้ำหนักอยู่ที่ขั้นตอนย่อย")
NO_SPAN = Slip("SPAN-NONE", "warning", _FORM, "ระบุเดือนเริ่มและเดือนสิ้นสุดของขั้นตอน")
BACK = Slip("SPAN-BACK", "error", _FORM, "แก้เดือนเริ่มหรือเดือนสิ้นสุด")
YEAR = Slip("SPAN-YEAR", "advice", _FORM, "ตรวจว่าตั้งใจให้อยู่นอกปีงบประมาณ ถ้าใช่ ตารางจะขยายเดือนให้เอง")
GRID = Slip("SPAN-GRID", "error", _FORM, "ขยายช่วงเดือนของตาราง หรือแก้ระยะเวลาของขั้นตอน")
PERIOD = Slip("SPAN-PERIOD", "warning", _FORM, "แก้ระยะเวลาของขั้นตอน หรือแก้ช่วงเวลาในนิยามให้ตรงกัน")
NO_STEPS = Slip("STEP-NONE", "warning", _FORM, "เพิ่มขั้นตอนการปฏิบัติงานของโครงการ")
_NUMBERED = re.compile(r"\d+(?:\.\d+)*")


def step_sums(subject: Subject) -> Iterator[Problem]:
    """The weights of an activity's leaf steps come to the edition's sum."""
    wanted = subject.rules.step_sum
    for place, project, activity in subject.activities():
        total = step_total(activity)
        weighed = any(step.weight is not None for step in leaf_steps(activity))
        if weighed and total != wanted:
            yield SUM.at(
                (*place, "steps"),
                f"น้ำหนักขั้นตอนรวม {figure(total)} ไม่ใช่ {figure(wanted)} ใน {_of(project, activity)}",
            )


def step_weights(subject: Subject) -> Iterator[Problem]:
    """Every leaf step has a weight, and no step with sub-steps has one of its own."""
    for place, project, activity in subject.activities():
        parents = parent_rows(activity)
        bare = [
            row
            for row, step in enumerate(activity.steps)
            if row not in parents and step.weight is None
        ]
        if bare:
            yield WEIGHT.at(
                (*place, "steps", bare[0], "weight"),
                f"{_numbers(activity, bare)}ไม่มีน้ำหนัก ใน {_of(project, activity)}",
            )
        for row in sorted(parents):
            weight = activity.steps[row].weight
            if weight:
                yield DOUBLE.at(
                    (*place, "steps", row, "weight"),
                    f"ขั้นตอนที่ {activity.steps[row].number} มีขั้นตอนย่อย แต่มีน้ำหนัก {figure(weight)} "
                    f"ของตัวเอง ใน {_of(project, activity)}",
                )


def step_numbers(subject: Subject) -> Iterator[Problem]:
    """Steps are numbered in order, each once, and sub-steps stand under their step."""
    for key, project in subject.lookup.projects.items():
        last: tuple[int, ...] = ()
        for index, activity in enumerate(project.activities):
            place = (*subject.lookup.project_places[key], "activities", index, "steps")
            numbers = [_parts(step_number(step)) for step in activity.steps]
            yield from _twice(place, project, activity)
            if numbers and all(numbers):
                yield from _sequence(place, project, activity, numbers, last)
                last = numbers[-1]


def _twice(place: Place, project: Project, activity: Activity) -> Iterator[Problem]:
    seen: set[str] = set()
    for row, step in enumerate(activity.steps):
        number = step_number(step)
        if number and number in seen:
            yield TWICE.at(
                (*place, row, "number"),
                f"ขั้นตอนที่ {number} มีซ้ำ ใน {_of(project, activity)}",
            )
        seen.add(number)


def _sequence(
    place: Place,
    project: Project,
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
                f"ขั้นตอนย่อย {shown} ไม่มีขั้นตอนที่ {_dotted(number[:-1])} อยู่ก่อน "
                f"ใน {_of(project, activity)}",
            )
        elif number not in seen and not _follows(number, before, top):
            slip, words = (ORDER, "อยู่ผิดลำดับ ต่อจาก") if before > number else (GAP, "ข้ามลำดับ ต่อจาก")
            after = f"ขั้นตอนที่ {_dotted(before)}" if before else "ต้นตาราง"
            yield slip.at(at, f"ขั้นตอนที่ {shown} {words}{after} ใน {_of(project, activity)}")
        seen.add(number)
        before = number


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


def missing_spans(subject: Subject) -> Iterator[Problem]:
    """Every leaf step has its months."""
    for place, project, activity in subject.activities():
        parents = parent_rows(activity)
        bare = [
            row for row, step in enumerate(activity.steps) if row not in parents and not step.spans
        ]
        if bare:
            yield NO_SPAN.at(
                (*place, "steps", bare[0], "spans"),
                f"{_numbers(activity, bare)}ไม่มีระยะเวลาดำเนินการ ใน {_of(project, activity)}",
            )


def span_bounds(subject: Subject) -> Iterator[Problem]:
    """A span ends after it begins, within the project's grid where one is given."""
    for place, project, step in subject.steps():
        grid = project.grid
        for index, span in enumerate(step.spans):
            at = (*place, "spans", index)
            named = f"ขั้นตอนที่ {step.number} ({_months(span)}) ของ {quoted(project.name)}"
            if span.end < span.start:
                yield BACK.at((*at, "end"), f"{named} สิ้นสุดก่อนเริ่ม")
            elif grid.start and grid.end and (span.start < grid.start or span.end > grid.end):
                shown = f"{short_month_and_year(grid.start)}–{short_month_and_year(grid.end)}"
                field = "start" if span.start < grid.start else "end"
                yield GRID.at((*at, field), f"{named} อยู่นอกช่วงเดือนของตาราง {shown}")


def spans_outside_year(subject: Subject) -> Iterator[Problem]:
    """Spans outside the fiscal year are told once an activity."""
    months = subject.fiscal_months
    if not months:
        return
    for place, project, activity in subject.activities():
        if project.grid.start:
            continue
        outside = [
            (row, index)
            for row, step in enumerate(activity.steps)
            for index, span in enumerate(step.spans)
            if span.start < months[0] or span.end > months[-1]
        ]
        if outside:
            row, index = outside[0]
            rows = list(dict.fromkeys(row for row, _ in outside))
            yield YEAR.at(
                (*place, "steps", row, "spans", index),
                f"{_numbers(activity, rows)}อยู่นอกปีงบประมาณ {subject.plan.fiscal_year} "
                f"(เริ่ม {_months(activity.steps[row].spans[index])}) ใน {_of(project, activity)}",
            )


def spans_past_period(subject: Subject) -> Iterator[Problem]:
    """No step runs on past the one period that its indicator's definition gives."""
    for indicator in subject.plan.indicators:
        period = _period(subject, indicator)
        if period is None:
            continue
        for place, project, activity in subject.activities():
            # A step that begins in the last month (a summing up) may well go on.
            past = [
                (row, index)
                for row, step in enumerate(activity.steps)
                for index, span in enumerate(step.spans)
                if period.start <= span.start < period.end < span.end
            ]
            if past and project.key in indicator.projects:
                row, index = past[0]
                end = activity.steps[row].spans[index].end
                rows = list(dict.fromkeys(row for row, _ in past))
                yield PERIOD.at(
                    (*place, "steps", row, "spans", index, "end"),
                    f"{_numbers(activity, rows)}ของ {quoted(project.name)} ถึง "
                    f"{short_month_and_year(end)} เกินช่วง {period.words} "
                    f"ในนิยามของ{indicator_named(indicator)}",
                )


def _period(subject: Subject, indicator: Indicator) -> Period | None:
    """The period of an indicator's definition, where there is exactly one to go by."""
    measure = indicator.measure
    text = "\n".join(
        (measure.definition, measure.explanation, measure.target, measure.scope, measure.method)
    )
    found = {(period.start, period.end): period for period in periods_in(text)}
    if len(found) != 1:
        return None
    period = next(iter(found.values()))
    return period if period.end in subject.fiscal_months[:-1] else None


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
            others = f" และอีก {len(bare) - 1} โครงการ" if len(bare) > 1 else ""
            yield NO_STEPS.at(
                (*subject.lookup.project_places[bare[0].key], "activities"),
                f"{quoted(bare[0].name)}{others} ของ{indicator_named(indicator)} "
                "ไม่มีขั้นตอนการปฏิบัติงาน",
            )


def _lacks_steps(project: Project) -> bool:
    return not project.dropped and not any(activity.steps for activity in project.activities)


def _of(project: Project, activity: Activity) -> str:
    title = f"กิจกรรม {quoted(activity.title)} ของ " if activity.title else ""
    return f"{title}{quoted(project.name)}"


def _numbers(activity: Activity, rows: Sequence[int]) -> str:
    return f"ขั้นตอนที่ {', '.join(activity.steps[row].number for row in rows)} "


def _months(span: Span) -> str:
    if span.start == span.end:
        return short_month_and_year(span.start)
    return f"{short_month_and_year(span.start)}–{short_month_and_year(span.end)}"


CHECKS: tuple[Check, ...] = (
    step_sums,
    step_weights,
    step_numbers,
    missing_spans,
    span_bounds,
    spans_outside_year,
    spans_past_period,
    missing_steps,
)
