"""A quarter's report sent up: its figures kept as issued, locked, and reopened for a reason.

What was issued is kept in words of its day, so that it says the same when an indicator
has since been renamed or is no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from db import edits
from db.errors import PhaenError
from db.fields import specs
from db.numbers import bare_number
from db.places import Place
from db.record_classes import record
from db.records import Issuance, IssuedFigure, Memo, Package, Report, Result, StepDone
from forms.editing.entry import entry_text
from forms.figures import baht
from forms.lookup import Lookup
from forms.reporting.sealed import is_issued

# What parts what a figure is of from which figure it is; and what stands around the names.
_OF = " : "
_INDICATOR, _ACTIVITY, _STEP = "ตัวชี้วัด", " กิจกรรมที่ ", " ขั้นตอนที่ "
_NAMED = {"results": "ชื่อตัวชี้วัด", "steps": "ชื่อโครงการ/กิจกรรม", "spending": "ชื่อโครงการ/กิจกรรม"}


class IssueError(PhaenError):
    """A report that cannot be issued or reopened as asked; says in Thai why."""


@record
class Change:
    """A figure that differs between two issuances; empty where it was not there."""

    what: str
    before: str
    after: str


def has_number(memo: Memo) -> bool:
    """Whether a memo has its whole number, not only what the wording begins it with."""
    number = memo.number.strip()
    return bool(number) and not number.endswith("/")


def _number_words(memo: Memo) -> str:
    begun = memo.number.strip()
    return f"เลขที่ของบันทึกข้อความ ต่อจาก “{begun}”" if begun else "เลขที่ของบันทึกข้อความ"


def issued(
    package: Package,
    index: int,
    *,
    by: str,
    date: str,
    content_code: str = "",
    identity: str = "",
) -> Package:
    """The package with the report at `index` issued, under its memo's number and date.

    `date` is 'YYYY-MM-DD' of the Buddhist era; `content_code` that of what is sent up, and
    `identity` the one that its papers are kept by.

    Raises:
        IssueError: it is issued already, or its memo has no number or date, or nobody
            is named who issues it.
    """
    report = package.reports[index]
    if is_issued(report):
        raise IssueError(f"รายงานไตรมาส {report.quarter} ออกแล้ว ถ้าต้องแก้ โปรดเปิดแก้ไขก่อน")
    missing = [
        words
        for words, given in (
            (_number_words(report.memo), has_number(report.memo)),
            ("วันที่ของบันทึกข้อความ", report.memo.date),
            ("ชื่อผู้ออกรายงาน", by.strip()),
        )
        if not given
    ]
    if missing:
        raise IssueError(f"ยังออกรายงานไตรมาส {report.quarter} ไม่ได้ โปรดกรอก{'และ'.join(missing)}")
    issuance = Issuance(
        date=date,
        by=by.strip(),
        number=report.memo.number,
        memo_date=report.memo.date,
        figures=figures_of(package, report),
        content_code=content_code,
        id=identity,
    )
    return edits.inserted(
        package, ("reports", index, "issuances"), len(report.issuances), (issuance,)
    )


def hindrance_words(quarter: int | None, count: int) -> str:
    """Why a report is not issued that has errors, and what to do."""
    return (
        f"ยังออกรายงานไตรมาส {quarter} ไม่ได้ มีข้อผิดพลาด {count} ข้อ "
        "โปรดแก้ทุกข้อก่อน กด Enter ที่รายการเพื่อไปแก้"
    )


def reopened(package: Package, index: int, *, by: str, date: str, reason: str) -> Package:
    """The package with the report at `index` open to be changed again.

    Raises:
        IssueError: it is not issued, or who opens it or the reason is not said.
    """
    report = package.reports[index]
    if not is_issued(report):
        raise IssueError(f"รายงานไตรมาส {report.quarter} ยังไม่ได้ออก จึงแก้ไขได้อยู่แล้ว")
    if not by.strip() or not reason.strip():
        raise IssueError("โปรดกรอกชื่อผู้เปิดแก้ไขและเหตุผล เพื่อเก็บไว้ในประวัติการออกรายงาน")
    last = len(report.issuances) - 1
    opened = replace(
        report.issuances[last], reopened_date=date, reopened_by=by.strip(), reason=reason.strip()
    )
    return edits.replaced(package, ("reports", index, "issuances", last), opened)


def figures_of(package: Package, report: Report) -> tuple[IssuedFigure, ...]:
    """Everything that a report says, one by one, in words."""
    lookup = Lookup(package.plan)
    return (
        *_result_figures(package, report, lookup),
        *_step_figures(report, lookup),
        *_spending_figures(report, lookup),
    )


def renamings(before: Issuance, after: tuple[IssuedFigure, ...]) -> tuple[Change, ...]:
    """What is called otherwise since it was issued, each once, in the order of the later."""
    old = {figure.place: figure for figure in before.figures}
    found: dict[tuple[str, str], Change] = {}
    for figure in after:
        was, now = _subject(old.get(figure.place, figure)), _subject(figure)
        if was != now:
            kind = _NAMED.get(figure.place.partition("/")[0], "ชื่อรายการ")
            found.setdefault((was, now), Change(kind, was, now))
    return tuple(found.values())


def _subject(figure: IssuedFigure) -> str:
    """The name of what a figure is of, as it was called then: `1.1 …`."""
    name = figure.what.rpartition(_OF)[0]
    if figure.place.startswith("steps/"):
        # All the steps of a project have its one name.
        return re.sub(rf"{_ACTIVITY}\d+$", "", name.rpartition(_STEP)[0])
    return name.removeprefix(_INDICATOR).strip()


def changes(before: Issuance, after: tuple[IssuedFigure, ...]) -> tuple[Change, ...]:
    """What differs between what was issued and later figures, in the order of the later."""
    old = {figure.place: figure for figure in before.figures}
    new = {figure.place: figure for figure in after}
    found = [
        Change(figure.what, old[place].value if place in old else "", figure.value)
        for place, figure in new.items()
        if place not in old or old[place].value != figure.value
    ]
    gone = [Change(item.what, item.value, "") for place, item in old.items() if place not in new]
    return (*found, *gone)


def altered(before: Package, after: Package) -> Report | None:
    """The first issued report that a change of the package would alter; None where none is.

    A step may be renumbered or moved with its plan: what was reported of it stays. The
    reopening itself is no alteration; of a report that is open again the history stays, and
    what was issued elsewhere since may follow it.
    """
    for report in before.reports:
        count = len(report.issuances)
        now = [each for each in after.reports if each.quarter == report.quarter]
        if count and not any(_follows(report, each, count) for each in now):
            return report
    return None


def _follows(report: Report, now: Report, count: int) -> bool:
    """Whether a report that was issued so many times may have become another one."""
    if is_issued(report):
        same = len(now.issuances) == count
        return same and not (is_issued(now) and _sealed(now) != _sealed(report))
    return now.issuances[:count] == report.issuances


def _sealed(report: Report) -> Report:
    """What is locked of an issued report: all but where in the plan its steps stand."""
    steps = tuple(replace(done, activity=None, step="") for done in report.steps)
    return replace(report, steps=steps)


def _result_figures(package: Package, report: Report, lookup: Lookup) -> Iterator[IssuedFigure]:
    for result in report.results:
        indicator = lookup.indicators.get(result.indicator)
        number = f" {indicator.number}" if indicator and indicator.number else ""
        name = indicator.name if indicator else result.indicator
        for field, spec in specs(Result).items():
            value = getattr(result, field)
            if field == "indicator" or value in (None, ""):
                continue
            yield IssuedFigure(
                place=f"results/{result.indicator}/{field}",
                what=f"{_INDICATOR}{number} {name}{_OF}{spec.label}",
                value=entry_text(spec, value, package),
            )


def _step_figures(report: Report, lookup: Lookup) -> Iterator[IssuedFigure]:
    for done in report.steps:
        activity, number = done.activity or 0, bare_number(done.step)
        yield IssuedFigure(
            place=f"steps/{done.project}/{activity}/{number}",
            what=f"{_step_words(done, lookup)}{_OF}ทำแล้ว (ร้อยละ)",
            value=f"{done.done:f}" if done.done is not None else "",
        )


def _spending_figures(report: Report, lookup: Lookup) -> Iterator[IssuedFigure]:
    for spent in report.spending:
        yield IssuedFigure(
            place=f"spending/{spent.project}",
            what=f"{_project_name(lookup, spent.project)}{_OF}เบิกจ่าย (บาท)",
            value=baht(spent.amount) if spent.amount is not None else "",
        )


def row_words(package: Package, report: Report) -> dict[Place, str]:
    """What the rows of steps and of spending of a report are, by list and position in it."""
    lookup = Lookup(package.plan)
    steps = enumerate(_step_figures(report, lookup))
    spending = enumerate(_spending_figures(report, lookup))
    return {
        **{("steps", at): f"{figure.what} {figure.value}" for at, figure in steps},
        **{("spending", at): f"{figure.what} {figure.value}" for at, figure in spending},
    }


def _step_words(done: StepDone, lookup: Lookup) -> str:
    several = _activities(lookup, done.project) > 1
    which = f"{_ACTIVITY}{(done.activity or 0) + 1}" if several else ""
    name = _project_name(lookup, done.project)
    return f"{name}{which}{_STEP}{bare_number(done.step)}"


def _project_name(lookup: Lookup, key: str) -> str:
    project = lookup.projects.get(key)
    return project.name if project else key


def _activities(lookup: Lookup, key: str) -> int:
    project = lookup.projects.get(key)
    return len(project.activities) if project else 0
