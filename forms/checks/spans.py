"""Checks of the months of steps: filled in, in order, within grid, year and period."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Grid, Measure, Span, Step
from forms.calendar import short_month_and_year
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.steps import rows_named
from forms.checks.words import Period, indicator_named, periods_in
from forms.compute import parent_rows

_FORM = "table-e"
NO_SPAN = Slip("SPAN-NONE", "warning", _FORM, "กรอกเดือนเริ่มและเดือนสิ้นสุดของขั้นตอน", lacks=True)
BACK = Slip("SPAN-BACK", "error", _FORM, "แก้เดือนเริ่มหรือเดือนสิ้นสุด")
YEAR = Slip(
    "SPAN-YEAR", "advice", _FORM, "ตรวจว่าตั้งใจให้อยู่นอกปีงบประมาณ ถ้าใช่ โปรแกรมจะขยายเดือนของตารางให้"
)
GRID = Slip("SPAN-GRID", "error", _FORM, "ขยายช่วงเดือนของตาราง หรือแก้ช่วงเวลาของขั้นตอน")
OTHER_YEAR = Slip("GRID-YEAR", "error", _FORM, "แก้ช่วงเดือนของตารางให้เป็นของปีงบประมาณนี้")
PERIOD = Slip("SPAN-PERIOD", "warning", _FORM, "แก้ช่วงเวลาของขั้นตอน หรือแก้ช่วงเวลาในนิยามให้ตรงกัน")


def missing_spans(subject: Subject) -> Iterator[Problem]:
    """Every leaf step has its months."""
    for place, _, activity in subject.activities():
        parents = parent_rows(activity)
        bare = [
            row for row, step in enumerate(activity.steps) if row not in parents and not step.spans
        ]
        if bare:
            yield NO_SPAN.at(
                (*place, "steps", bare[0], "spans"),
                f"{rows_named(activity, bare)}ยังไม่มีช่วงเวลา",
            )


def span_bounds(subject: Subject) -> Iterator[Problem]:
    """A span ends after it begins, within the project's grid where one is given."""
    for place, project, step in subject.steps():
        grid = project.grid
        for index, span in _dated(step):
            at = (*place, "spans", index)
            if span.end < span.start:
                yield BACK.at((*at, "end"), f"{_months(span.start, span.end)} สิ้นสุดก่อนเริ่ม")
            elif outside := _outside(span, grid):
                yield GRID.at(
                    (*at, outside),
                    f"{_months(span.start, span.end)} อยู่นอกช่วงเดือนของตาราง "
                    f"({_months(grid.start, grid.end)})",
                )


def _outside(span: Span, grid: Grid) -> str:
    """The field of a span that lies outside a grid that is given; empty where none does."""
    if not (grid.start and grid.end):
        return ""
    if span.start < grid.start:
        return "start"
    return "end" if span.end > grid.end else ""


def spans_outside_year(subject: Subject) -> Iterator[Problem]:
    """Spans outside the fiscal year are told once an activity."""
    months = subject.fiscal_months
    if not months:
        return
    for place, project, activity in subject.activities():
        if project.grid.start and project.grid.end:
            continue
        outside = [
            (row, index)
            for row, step in enumerate(activity.steps)
            for index, span in _dated(step)
            if span.start < months[0] or span.end > months[-1]
        ]
        if outside:
            row, index = outside[0]
            span = activity.steps[row].spans[index]
            yield YEAR.at(
                (*place, "steps", row, "spans", index),
                f"{rows_named(activity, (row for row, _ in outside))}อยู่นอกปีงบประมาณ "
                f"{subject.plan.fiscal_year} เช่น {_months(span.start, span.end)}",
            )


def grids_of_other_years(subject: Subject) -> Iterator[Problem]:
    """A grid that is given shows months of the plan's year."""
    months = subject.fiscal_months
    for place, project in subject.projects():
        grid = project.grid
        if months and grid.start and grid.end and (grid.start > months[-1] or grid.end < months[0]):
            yield OTHER_YEAR.at(
                (*place, "grid"),
                f"ช่วงเดือนของตาราง {_months(grid.start, grid.end)} "
                f"ไม่มีเดือนในปีงบประมาณ {subject.plan.fiscal_year}",
            )


def spans_past_period(subject: Subject) -> Iterator[Problem]:
    """No step runs on past the one period that its indicator's or KPI's definition gives."""
    for measure, keys, whose in _defined(subject):
        period = _period(subject, measure)
        if period is not None:
            for key in dict.fromkeys(keys):
                yield from _past(subject, key, period, whose)


def _defined(subject: Subject) -> Iterator[tuple[Measure, tuple[str, ...], str]]:
    """Every definition, the projects that serve it, and what it defines."""
    for _, indicator in subject.indicators():
        yield indicator.measure, indicator.projects, indicator_named(indicator)
    for kpi in subject.plan.framework.tactic_kpis:
        yield kpi.measure, kpi.projects, f"ตัวชี้วัดของกลยุทธ์ {kpi.code}"


def _past(subject: Subject, key: str, period: Period, whose: str) -> Iterator[Problem]:
    for place, _, activity in subject.activities_of(key):
        # A step that begins in the last month (a summing up) may well go on.
        past = [
            (row, index)
            for row, step in enumerate(activity.steps)
            for index, span in _dated(step)
            if period.start <= span.start < period.end < span.end
        ]
        if past:
            row, index = past[0]
            end = activity.steps[row].spans[index].end
            yield PERIOD.at(
                (*place, "steps", row, "spans", index, "end"),
                f"{rows_named(activity, (row for row, _ in past))}ถึง {short_month_and_year(end)} "
                f"เกินช่วง {period.words} ในนิยามของ{whose}",
            )


def _period(subject: Subject, measure: Measure) -> Period | None:
    """The period that a definition gives, where there is exactly one to go by."""
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


def _months(start: str, end: str) -> str:
    if start == end:
        return short_month_and_year(start)
    return f"{short_month_and_year(start)}–{short_month_and_year(end)}"


CHECKS: tuple[Check, ...] = (
    missing_spans,
    span_bounds,
    spans_outside_year,
    grids_of_other_years,
    spans_past_period,
)
