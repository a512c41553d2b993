"""Checks of the months of steps: filled in, in order, within grid, year and period."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Indicator, Span, Step
from forms.calendar import short_month_and_year
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.steps import activity_named, rows_named
from forms.checks.words import Period, indicator_named, periods_in, quoted
from forms.compute import parent_rows

_FORM = "table-e"
NO_SPAN = Slip("SPAN-NONE", "warning", _FORM, "ระบุเดือนเริ่มและเดือนสิ้นสุดของขั้นตอน")
BACK = Slip("SPAN-BACK", "error", _FORM, "แก้เดือนเริ่มหรือเดือนสิ้นสุด")
YEAR = Slip("SPAN-YEAR", "advice", _FORM, "ตรวจว่าตั้งใจให้อยู่นอกปีงบประมาณ ถ้าใช่ ตารางจะขยายเดือนให้เอง")
GRID = Slip("SPAN-GRID", "error", _FORM, "ขยายช่วงเดือนของตาราง หรือแก้ระยะเวลาของขั้นตอน")
PERIOD = Slip("SPAN-PERIOD", "warning", _FORM, "แก้ระยะเวลาของขั้นตอน หรือแก้ช่วงเวลาในนิยามให้ตรงกัน")


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
                f"{rows_named(activity, bare)}ไม่มีระยะเวลาดำเนินการ "
                f"ใน {activity_named(project, activity)}",
            )


def span_bounds(subject: Subject) -> Iterator[Problem]:
    """A span ends after it begins, within the project's grid where one is given."""
    for place, project, step in subject.steps():
        grid = project.grid
        for index, span in _dated(step):
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
            for index, span in _dated(step)
            if span.start < months[0] or span.end > months[-1]
        ]
        if outside:
            row, index = outside[0]
            step = activity.steps[row]
            rows = list(dict.fromkeys(row for row, _ in outside))
            yield YEAR.at(
                (*place, "steps", row, "spans", index),
                f"{rows_named(activity, rows)}อยู่นอกปีงบประมาณ {subject.plan.fiscal_year} "
                f"(ขั้นตอนที่ {step.number}: {_months(step.spans[index])}) "
                f"ใน {activity_named(project, activity)}",
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
                for index, span in _dated(step)
                if period.start <= span.start < period.end < span.end
            ]
            if past and project.key in indicator.projects:
                row, index = past[0]
                end = activity.steps[row].spans[index].end
                rows = list(dict.fromkeys(row for row, _ in past))
                yield PERIOD.at(
                    (*place, "steps", row, "spans", index, "end"),
                    f"{rows_named(activity, rows)}ของ {quoted(project.name)} ถึง "
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


def _dated(step: Step) -> Iterator[tuple[int, Span]]:
    """The spans of which both months are filled in, with their positions."""
    for index, span in enumerate(step.spans):
        if span.start and span.end:
            yield index, span


def _months(span: Span) -> str:
    if span.start == span.end:
        return short_month_and_year(span.start)
    return f"{short_month_and_year(span.start)}–{short_month_and_year(span.end)}"


CHECKS: tuple[Check, ...] = (
    missing_spans,
    span_bounds,
    spans_outside_year,
    spans_past_period,
)
