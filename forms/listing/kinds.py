"""The lists that there are of a plan: their columns, as fields are declared, and their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from db.fields import Kind, Spec, specs
from db.record_classes import record
from db.records import (
    Activity,
    Indicator,
    Online,
    OnlineQuarter,
    Organisation,
    Package,
    Plan,
    Project,
    Report,
    Result,
    Rubric,
    RubricLevel,
    Span,
    Spending,
    Step,
)
from forms.calendar import last_date
from forms.listing.columns import Column, Row, fields_of
from forms.reporting.progress import project_progress, spent_by

# A row of a list: the records that it speaks of, by the first part of its columns' names.
_Records = Mapping[str, Any]


@record
class ListKind:
    """A kind of list: its name in files and commands, its title, columns, and rows of a plan."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Package], Iterator[Row]]

    def column(self, name: str) -> Column | None:
        """The column of a name; None where the list has none."""
        return next((column for column in self.columns if column.name == name), None)


@lru_cache(maxsize=1)
def list_kinds() -> Mapping[str, ListKind]:
    """The kinds of lists by name, in the order in which they are offered."""
    kinds = (
        ListKind("projects", "โครงการ", (*_unit(), *_project(whole=True)), _projects),
        ListKind("steps", "ขั้นตอน", (*_unit(), *_project(), *_step()), _steps),
        ListKind("indicators", "ตัวชี้วัด", (*_unit(), *_indicator(whole=True)), _indicators),
        ListKind("rubric_levels", "ระดับของเกณฑ์", (*_indicator(), *_level()), _levels),
        ListKind("results", "ผลตัวชี้วัดรายไตรมาส", (*_quarter(), *_indicator(), *_result()), _results),
        ListKind("spending", "การใช้จ่ายรายไตรมาส", (*_quarter(), *_project(), *_spent()), _spending),
        ListKind(
            "progress", "ความก้าวหน้าโครงการรายไตรมาส", (*_quarter(), *_project(), *_run()), _progress
        ),
    )
    return {kind.name: kind for kind in kinds}


def _unit() -> Iterator[Column]:
    yield from fields_of("plan", Plan, "fiscal_year")
    yield Column("plan.unit.name", "หน่วยงาน", specs(Organisation)["name"])
    yield Column("plan.unit.code", "รหัสหน่วยงาน", specs(Organisation)["code"])


def _quarter() -> Iterator[Column]:
    yield from _unit()
    yield Column("report.quarter", "ไตรมาส", Spec(Kind.INTEGER, "ไตรมาส", minimum=1, maximum=4))


def _project(*, whole: bool = False) -> Iterator[Column]:
    """The columns of a project: all of it, or what tells which one it is."""
    if whole:
        yield from fields_of("project", Project, owner="โครงการ")
        return
    yield from fields_of("project", Project, "key", "name", "divisions", owner="โครงการ")
    yield from fields_of("project.online", Online, "code", "responsible", "phone")
    yield Column("project.budget.amount", "งบประมาณ", Spec(Kind.NUMBER, "งบประมาณ", money=True))


def _step() -> Iterator[Column]:
    yield Column("activity_number", "กิจกรรมที่", Spec(Kind.INTEGER, "กิจกรรมที่"))
    yield from fields_of("activity", Activity, "title")
    yield from fields_of("step", Step)
    yield from fields_of("span", Span, "start", "end")
    yield Column("first_day", "วันเริ่ม", Spec(Kind.DATE, "วันเริ่ม"))
    yield Column("last_day", "วันสิ้นสุด", Spec(Kind.DATE, "วันสิ้นสุด"))


def _indicator(*, whole: bool = False) -> Iterator[Column]:
    names = () if whole else ("key", "number", "name", "target", "unit_of_measure")
    yield from fields_of("indicator", Indicator, *names, owner="ตัวชี้วัด")


def _level() -> Iterator[Column]:
    yield Column("rubric_number", "เกณฑ์ที่", Spec(Kind.INTEGER, "เกณฑ์ที่"))
    yield from fields_of("rubric", Rubric, "title")
    yield from fields_of("level", RubricLevel)


def _result() -> Iterator[Column]:
    yield from fields_of("result", Result, *(n for n in specs(Result) if n != "indicator"))


def _spent() -> Iterator[Column]:
    yield Column("spending.amount", "เบิกจ่ายสะสม", specs(Spending)["amount"])


def _run() -> Iterator[Column]:
    """How far a project has come in a quarter, and what the quarter is said to be there."""
    yield Column("done", "ความก้าวหน้า (ร้อยละ)", Spec(Kind.NUMBER, "ความก้าวหน้า (ร้อยละ)"))
    yield Column("spent", "เบิกจ่ายสะสม", Spec(Kind.NUMBER, "เบิกจ่ายสะสม", money=True))
    yield from fields_of("online_quarter", OnlineQuarter, within="ไตรมาสนี้")


def _row(package: Package, identity: str, records: _Records, quarter: int | None = None) -> Row:
    return Row(package, identity, {"plan": package.plan, **records}, quarter)


def _projects(package: Package) -> Iterator[Row]:
    for project in package.plan.projects:
        yield _row(package, project.id, {"project": project})


def _steps(package: Package) -> Iterator[Row]:
    """A row a step; its months from the first of its spans to the last."""
    for project in package.plan.projects:
        for number, activity in enumerate(project.activities, 1):
            for step in activity.steps:
                ends = [end for span in step.spans for end in (span.start, span.end) if end]
                span = Span(min(ends, default=""), max(ends, default=""))
                records = {
                    "project": project,
                    "activity_number": number,
                    "activity": activity,
                    "step": step,
                    "span": span,
                    "first_day": span.start and f"{span.start}-01",
                    "last_day": span.end and last_date(span.end),
                }
                yield _row(package, step.id, records)


def _indicators(package: Package) -> Iterator[Row]:
    for indicator in package.plan.indicators:
        yield _row(package, indicator.id, {"indicator": indicator})


def _levels(package: Package) -> Iterator[Row]:
    for indicator in package.plan.indicators:
        for number, rubric in enumerate(indicator.rubrics, 1):
            for level in rubric.levels:
                records = {
                    "indicator": indicator,
                    "rubric_number": number,
                    "rubric": rubric,
                    "level": level,
                }
                yield _row(package, level.id, records)


def _results(package: Package) -> Iterator[Row]:
    known = {indicator.key: indicator for indicator in package.plan.indicators}
    for report in _in_time(package):
        for result in report.results:
            if (indicator := known.get(result.indicator)) is not None:
                records = {"report": report, "indicator": indicator, "result": result}
                yield _row(package, result.id, records, report.quarter)


def _spending(package: Package) -> Iterator[Row]:
    known = {project.key: project for project in package.plan.projects}
    for report in _in_time(package):
        for spending in report.spending:
            if (project := known.get(spending.project)) is not None:
                records = {"report": report, "project": project, "spending": spending}
                yield _row(package, spending.id, records, report.quarter)


def _progress(package: Package) -> Iterator[Row]:
    """A row a project and quarter that has a report; one given up has none."""
    for report in _in_time(package):
        quarter = report.quarter or 0
        for project in package.plan.projects:
            if project.dropped or not 1 <= quarter <= 4:
                continue
            records = {
                "report": report,
                "project": project,
                "done": project_progress(package, project, quarter),
                "spent": spent_by(package, project.key, quarter),
                "online_quarter": getattr(project.online, f"quarter{quarter}"),
            }
            yield _row(package, project.id, records, quarter)


def _in_time(package: Package) -> tuple[Report, ...]:
    return tuple(sorted(package.reports, key=lambda report: report.quarter or 0))
