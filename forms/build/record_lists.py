"""The records of a plan as lists: a record a row, with the keys that join one to another.

Columns are called and filled as the records' fields are declared.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from db.fields import Kind, Spec, specs
from db.records import (
    Activity,
    Baseline,
    Budget,
    Division,
    Indicator,
    Measure,
    Package,
    Part1Tactic,
    Part2Issue,
    Part3Group,
    Project,
    Result,
    Rubric,
    RubricLevel,
    Span,
    Spending,
    Step,
    StepDone,
)
from forms.calendar import real_date
from forms.compute import running_progress
from forms.document import ListColumn, ListKind, RecordList
from forms.editions.own_fields import OwnField
from forms.lookup import Lookup
from forms.own_values import fits, number_in, text_of

Value = str | int | Decimal | dt.date | None
# What one row of a list speaks of: records, by the names of their columns' owners.
Records = tuple[Any, ...]

_KINDS: dict[Kind, ListKind] = {
    Kind.INTEGER: "whole",
    Kind.NUMBER: "figure",
    Kind.MONTH: "month",
    Kind.DATE: "date",
}


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a list, and what it takes of the records of a row."""

    column: ListColumn
    of: Callable[[Records], Value]


def record_lists(package: Package, own: Sequence[OwnField] = ()) -> tuple[RecordList, ...]:
    """The lists of a plan and its reports; those without records too.

    `own` are the fields that its edition adds.
    """
    lookup = Lookup(package.plan)
    return (
        _projects(package, lookup, own),
        _steps(package),
        _indicators(package, own),
        _rubrics(package),
        _baselines(package),
        _part1(package, lookup),
        _part2(package),
        _part3(package),
        _results(package),
        _steps_done(package),
        _spending(package),
        _divisions(package),
    )


def _projects(package: Package, lookup: Lookup, own: Sequence[OwnField]) -> RecordList:
    columns = (
        _field(0, Project, "key"),
        _field(0, Project, "name"),
        _field(0, Project, "kind"),
        _field(1, Budget, "amount"),
        _field(1, Budget, "status"),
        _field(1, Budget, "total_amount"),
        _field(1, Budget, "note"),
        _made("ส่วนราชการ", lambda row: ", ".join(lookup.division_words(row[0].divisions))),
        _field(0, Project, "strategy_code"),
        _field(0, Project, "policies"),
        _field(0, Project, "integrated_programme"),
        _field(0, Project, "note"),
        _field(0, Project, "dropped"),
        *_own(own, "project"),
    )
    rows = ((project, project.budget) for project in package.plan.projects)
    return _list("projects", "ข้อมูลโครงการ", columns, rows)


def _steps(package: Package) -> RecordList:
    columns = (
        _key(0, "โครงการ"),
        _made("กิจกรรมที่", lambda row: row[1] + 1, "whole"),
        _field(2, Activity, "title"),
        _field(3, Step, "number"),
        _field(3, Step, "text"),
        _field(3, Step, "weight"),
        _made("ความก้าวหน้าสะสม (ร้อยละ)", lambda row: row[4], "figure"),
        _field(5, Span, "start"),
        _field(5, Span, "end"),
    )
    return _list("steps", "ข้อมูลกิจกรรมและขั้นตอน", columns, _step_rows(package))


def _step_rows(package: Package) -> Iterator[Records]:
    """A row a step; its months from the first of its spans to the last."""
    for project in package.plan.projects:
        for number, activity in enumerate(project.activities):
            for step, running in zip(activity.steps, running_progress(activity), strict=True):
                ends = [end for span in step.spans for end in (span.start, span.end) if end]
                whole = Span(min(ends, default=""), max(ends, default=""))
                yield project, number, activity, step, running, whole


def _indicators(package: Package, own: Sequence[OwnField]) -> RecordList:
    names = ("key", "number", "name", "component", "kind", "target", "target_value")
    columns = (
        *(_field(0, Indicator, name) for name in names),
        *(_field(0, Indicator, name) for name in ("unit_of_measure", "weight", "projects")),
        *(_field(1, Measure, name) for name in ("definition", "scope", "method", "evidence")),
        *_own(own, "indicator"),
    )
    rows = ((indicator, indicator.measure) for indicator in package.plan.indicators)
    return _list("indicators", "ข้อมูลตัวชี้วัด", columns, rows)


def _rubrics(package: Package) -> RecordList:
    columns = (
        _key(0, "ตัวชี้วัด"),
        _made("เกณฑ์ที่", lambda row: row[1], "whole"),
        _field(2, Rubric, "title"),
        *(_field(3, RubricLevel, name) for name in ("level", "percent", "criteria", "points")),
    )
    rows = (
        (indicator, number, rubric, level)
        for indicator in package.plan.indicators
        for number, rubric in enumerate(indicator.rubrics, 1)
        for level in rubric.levels
    )
    return _list("rubrics", "ข้อมูลเกณฑ์", columns, rows)


def _baselines(package: Package) -> RecordList:
    columns = (
        _key(0, "ตัวชี้วัด"),
        _field(1, Baseline, "year"),
        _field(1, Baseline, "text"),
    )
    rows = (
        (indicator, baseline)
        for indicator in package.plan.indicators
        for baseline in indicator.baseline
    )
    return _list("baselines", "ข้อมูลพื้นฐาน", columns, rows)


def _part1(package: Package, lookup: Lookup) -> RecordList:
    def objective(row: Records) -> str:
        found = lookup.objectives.get(row[0].objective)
        return found.text if found else ""

    columns = (
        _made("มิติ", lambda row: row[0].dimension, "whole"),
        _made("ยุทธศาสตร์ย่อย", lambda row: row[0].substrategy),
        _made("วัตถุประสงค์หลัก", objective),
        _field(1, Part1Tactic, "tactic"),
        _field(1, Part1Tactic, "kpis"),
        _made("โครงการ", lambda row: row[2]),
    )
    rows = (
        (entry, tactic, project)
        for entry in package.plan.part1
        for tactic in entry.tactics or (Part1Tactic(),)
        for project in tactic.projects or ("",)
    )
    return _list("part1", "ข้อมูลส่วนที่ 1", columns, rows)


def _part2(package: Package) -> RecordList:
    names = ("number", "title", "objectives", "key_result", "indicators", "target")
    columns = (
        *(_field(0, Part2Issue, name) for name in names),
        _made("โครงการ", lambda row: row[1]),
    )
    rows = ((issue, project) for issue in package.plan.part2 for project in issue.projects or ("",))
    return _list("part2", "ข้อมูลส่วนที่ 2", columns, rows)


def _part3(package: Package) -> RecordList:
    columns = (
        _field(0, Part3Group, "programme"),
        _field(0, Part3Group, "output"),
        _made("โครงการ", lambda row: row[1]),
    )
    rows = ((group, project) for group in package.plan.part3 for project in group.projects)
    return _list("part3", "ข้อมูลส่วนที่ 3", columns, rows)


_QUARTER = "ไตรมาส"


def _results(package: Package) -> RecordList:
    names = ("indicator", "progress", "value", "numerator", "denominator", "level", "narrative")
    columns = (_quarter(), *(_field(1, Result, name) for name in names))
    rows = ((report, result) for report in package.reports for result in report.results)
    return _list("results", "ข้อมูลผลรายไตรมาส", columns, rows)


def _steps_done(package: Package) -> RecordList:
    columns = (
        _quarter(),
        _field(1, StepDone, "project"),
        _made("กิจกรรมที่", lambda row: (row[1].activity or 0) + 1, "whole"),
        _field(1, StepDone, "step"),
        _field(1, StepDone, "done"),
    )
    rows = ((report, done) for report in package.reports for done in report.steps)
    return _list("steps_done", "ข้อมูลผลขั้นตอน", columns, rows)


def _spending(package: Package) -> RecordList:
    columns = (_quarter(), *(_field(1, Spending, name) for name in ("project", "amount")))
    rows = ((report, spent) for report in package.reports for spent in report.spending)
    return _list("spending", "ข้อมูลการใช้จ่าย", columns, rows)


def _divisions(package: Package) -> RecordList:
    names = ("key", "name", "abbreviation", "code", "parent")
    columns = tuple(_field(0, Division, name) for name in names)
    return _list("divisions", "ข้อมูลส่วนราชการ", columns, ((d,) for d in package.plan.divisions))


def _list(name: str, title: str, columns: Iterable[_Column], rows: Iterable[Records]) -> RecordList:
    taken = tuple(columns)
    values = tuple(tuple(column.of(row) for column in taken) for row in rows)
    return RecordList(name, title, tuple(column.column for column in taken), values)


def _field(at: int, record: type[Any], name: str) -> _Column:
    """A column of a field of the record that stands at a place in each row."""
    spec = specs(record)[name]
    kind: ListKind = "money" if spec.money else _KINDS.get(spec.kind, "text")
    column = ListColumn(spec.label, kind)
    return _Column(column, lambda row: _value(spec, getattr(row[at], name)))


def _own(fields: Sequence[OwnField], owner: str) -> Iterator[_Column]:
    """The columns of fields that an edition adds to the first record of each row."""
    kinds: dict[str, ListKind] = {"number": "figure", "date": "date"}
    for field in fields:
        if field.of == owner:
            yield _made(field.label, partial(_own_value, field), kinds.get(field.kind, "text"))


def _own_value(field: OwnField, row: Records) -> Value:
    """What stands there; nothing where it is not of its kind, which a check tells."""
    text = text_of(row[0], field)
    if not text or not fits(field, text):
        return None
    if field.kind == "number":
        return number_in(text)
    return real_date(text) if field.kind == "date" else text


def _key(at: int, heading: str) -> _Column:
    """A column of the key that joins a list to that of the record."""
    return _made(heading, lambda row: str(row[at].key))


def _quarter() -> _Column:
    return _made(_QUARTER, lambda row: row[0].quarter, "whole")


def _made(heading: str, of: Callable[[Records], Value], kind: ListKind = "text") -> _Column:
    return _Column(ListColumn(heading, kind), of)


def _value(spec: Spec, found: Any) -> Value:
    """What a field holds, as a list shows it."""
    if found is None or found == "":
        return None
    match spec.kind:
        case Kind.CHOICE:
            return dict(zip(spec.choices, spec.words, strict=True)).get(found, str(found))
        case Kind.TEXTS | Kind.REFS:
            return ("\n" if spec.kind is Kind.TEXTS else ", ").join(found)
        case Kind.MONTH | Kind.DATE:
            return real_date(found if spec.kind is Kind.DATE else f"{found}-01") or str(found)
        case Kind.FLAG:
            return "ใช่" if found else None
        case _:
            return found if isinstance(found, int | Decimal) else str(found)
