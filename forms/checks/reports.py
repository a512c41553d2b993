"""Checks of the quarterly reports: progress, steps done, money spent (สยป.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from db.numbers import bare_number
from db.places import Place
from db.records import Activity, Project, Report, Result, StepDone
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import figure, indicator_named
from forms.compute import step_number

_FORM = "progress"
TWICE = Slip("REPORT-TWICE", "error", _FORM, "รวมรายงานของไตรมาสเดียวกันเป็นฉบับเดียว")
GAP = Slip(
    "REPORT-GAP",
    "advice",
    _FORM,
    "เพิ่มรายงานของไตรมาสนั้น ถ้าไม่เพิ่ม แบบรายงาน สยป.3 จะแสดงข้อมูลไตรมาสก่อนหน้า",
)
MISSING = Slip(
    "RESULT-MISSING",
    "advice",
    _FORM,
    "กรอกความก้าวหน้าของไตรมาสนี้ ถ้าไม่กรอก แบบรายงาน สยป.3 จะแสดงข้อมูลไตรมาสก่อนหน้า",
    lacks=True,
)
RESULT_TWICE = Slip("RESULT-TWICE", "error", _FORM, "ให้ตัวชี้วัดหนึ่งมีผลรายการเดียวในไตรมาส")
RANGE = Slip("PROGRESS-RANGE", "error", _FORM, "แก้ความก้าวหน้าให้อยู่ระหว่าง 0 ถึง 100")
FALL = Slip("PROGRESS-FALL", "warning", _FORM, "ความก้าวหน้าเป็นค่าสะสม ตรวจตัวเลขของทั้งสองไตรมาส")
STEP_UNKNOWN = Slip("DONE-UNKNOWN", "error", _FORM, "แก้ลำดับขั้นตอนหรือโครงการในรายงาน")
STEP_FALL = Slip("DONE-FALL", "warning", _FORM, "งานที่ทำแล้วเป็นค่าสะสม ตรวจตัวเลขของทั้งสองไตรมาส")
SPENT_OVER = Slip("SPENT-OVER", "error", _FORM, "แก้ยอดเบิกจ่ายหรืองบประมาณของโครงการ")
SPENT_FALL = Slip("SPENT-FALL", "warning", _FORM, "ยอดเบิกจ่ายเป็นค่าสะสม ตรวจตัวเลขของทั้งสองไตรมาส")


def quarters(subject: Subject) -> Iterator[Problem]:
    """Every quarter up to the last has one report (rule 8)."""
    seen: set[int] = set()
    for index, report in enumerate(subject.package.reports):
        quarter = report.quarter or 0
        if quarter in seen:
            yield TWICE.at(("reports", index, "quarter"), f"ไตรมาส {quarter} มีรายงานมากกว่าหนึ่งฉบับ")
        seen.add(quarter)
    missing = [quarter for quarter in range(1, max(seen, default=0)) if quarter not in seen]
    for quarter in missing:
        yield GAP.at(("reports",), f"ไม่มีรายงานของไตรมาส {quarter} แต่มีของไตรมาส {max(seen)}")


def results(subject: Subject) -> Iterator[Problem]:
    """Each indicator has one result a report, within bounds, that never falls."""
    reported = {result.indicator for report in subject.package.reports for result in report.results}
    known = _Known(subject.package.reports)
    for place, report in _reports(subject):
        seen: set[str] = set()
        for index, result in enumerate(report.results):
            at = (*place, "results", index)
            if result.indicator in seen:
                yield RESULT_TWICE.at((*at, "indicator"), "มีผลซ้ำในไตรมาสเดียวกัน")
            seen.add(result.indicator)
            yield from _progress(known, at, report, result)
        told = {result.indicator for result in report.results if result.progress is not None}
        yield from _missing(subject, known, place, report, reported - told)


class _Known:
    """The progress reported of each indicator, quarter by quarter."""

    def __init__(self, reports: tuple[Report, ...]) -> None:
        self._found: dict[str, dict[int, Decimal]] = defaultdict(dict)
        for report in reports:
            for result in report.results:
                if report.quarter is not None and result.progress is not None:
                    self._found[result.indicator].setdefault(report.quarter, result.progress)

    def until(self, key: str, quarter: int) -> tuple[Decimal | None, int]:
        """The newest figure up to a quarter, and whose it is (rule 8)."""
        quarters = [each for each in self._found.get(key, ()) if each <= quarter]
        newest = max(quarters, default=0)
        return self._found.get(key, {}).get(newest), newest


def _progress(known: _Known, at: Place, report: Report, result: Result) -> Iterator[Problem]:
    progress = result.progress
    if progress is None:
        return
    if not 0 <= progress <= 100:
        yield RANGE.at((*at, "progress"), f"ความก้าวหน้าร้อยละ {figure(progress)} ไม่อยู่ระหว่าง 0 ถึง 100")
    earlier, quarter = known.until(result.indicator, (report.quarter or 1) - 1)
    if earlier is not None and progress < earlier:
        yield FALL.at(
            (*at, "progress"),
            f"ความก้าวหน้าร้อยละ {figure(progress)} ลดจาก {figure(earlier)} ในไตรมาส {quarter}",
        )


def _missing(
    subject: Subject, known: _Known, place: Place, report: Report, keys: set[str]
) -> Iterator[Problem]:
    rows = {result.indicator: index for index, result in enumerate(report.results)}
    for key, indicator in subject.lookup.indicators.items():
        progress, quarter = known.until(key, report.quarter or 0) if key in keys else (None, 0)
        if progress is None:
            continue
        # Where there is a row for it, the figure is missing there.
        row = (rows[key], "progress") if key in rows else ()
        named = "" if row else f"{indicator_named(indicator)} "
        yield MISSING.at(
            (*place, "results", *row),
            f"{named}ไม่มีความก้าวหน้าในไตรมาสนี้ แบบรายงานจะแสดงร้อยละ {figure(progress)} "
            f"ของไตรมาส {quarter}",
        )


def steps_done(subject: Subject) -> Iterator[Problem]:
    """A step that is reported exists, and what is done of it never falls."""
    latest: dict[tuple[str, int, str], tuple[int, Decimal]] = {}
    for place, report in _by_quarter(subject):
        for index, done in enumerate(report.steps):
            project = subject.lookup.projects.get(done.project)
            at = (*place, "steps", index)
            activity = _activity(project, done) if project else None
            if project and (activity is None or not _has_step(activity, done.step)):
                which = f"ขั้นตอนที่ {done.step}" if activity else f"กิจกรรมที่ {(done.activity or 0) + 1}"
                yield STEP_UNKNOWN.at((*at, "step"), f"โครงการนี้ไม่มี{which}")
            key = (done.project, done.activity or 0, done.step)
            quarter, before = latest.get(key, (0, Decimal(0)))
            if project and done.done is not None and done.done < before:
                yield STEP_FALL.at(
                    (*at, "done"),
                    f"ทำแล้วร้อยละ {figure(done.done)} ลดจาก {figure(before)} ในไตรมาส {quarter}",
                )
            latest[key] = (report.quarter or 0, done.done or Decimal(0))


def _activity(project: Project, done: StepDone) -> Activity | None:
    index = done.activity or 0
    return next(iter(project.activities[index : index + 1]), None)


def _has_step(activity: Activity, number: str) -> bool:
    wanted = bare_number(number)
    return any(step_number(step) == wanted for step in activity.steps)


def spending(subject: Subject) -> Iterator[Problem]:
    """No more is spent than a project has, and the sum never falls."""
    latest: dict[str, tuple[int, Decimal]] = {}
    for place, report in _by_quarter(subject):
        for index, spent in enumerate(report.spending):
            project, at = (
                subject.lookup.projects.get(spent.project),
                (*place, "spending", index, "amount"),
            )
            if project is None or spent.amount is None:
                continue
            budget = project.budget.amount or Decimal(0)
            has_budget = bool(budget) or project.budget.status == "none"
            if has_budget and spent.amount > budget:
                yield SPENT_OVER.at(
                    at,
                    f"เบิกจ่าย {figure(spent.amount)} บาท เกินงบประมาณ {figure(budget)} บาท",
                )
            quarter, before = latest.get(spent.project, (0, Decimal(0)))
            if spent.amount < before:
                yield SPENT_FALL.at(
                    at,
                    f"เบิกจ่าย {figure(spent.amount)} บาท "
                    f"ลดจาก {figure(before)} บาทในไตรมาส {quarter}",
                )
            latest[spent.project] = (report.quarter or 0, spent.amount)


def _reports(subject: Subject) -> Iterator[tuple[Place, Report]]:
    for index, report in enumerate(subject.package.reports):
        yield ("reports", index), report


def _by_quarter(subject: Subject) -> list[tuple[Place, Report]]:
    return sorted(_reports(subject), key=lambda pair: pair[1].quarter or 0)


CHECKS: tuple[Check, ...] = (quarters, results, steps_done, spending)
