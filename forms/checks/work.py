"""Checks of what is reported against the milestone grid, and against today (สยป.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from db.numbers import bare_number
from db.places import Place, order_of
from db.records import Indicator, Project
from forms.calendar import month_and_year, shifted
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import figure, figures
from forms.compute import leaf_steps, numbers_above, quarter_months, step_number, step_total
from forms.figures import rounded
from forms.reporting.due import DueStep, due_steps
from forms.reporting.progress import (
    leaf_months,
    measuring_projects,
    proposed_progress,
)

_FORM = "progress"
APART = Slip("PROGRESS-APART", "warning", _FORM, "ตรวจความก้าวหน้าของตัวชี้วัด หรือผลของขั้นตอนในโครงการ")
EARLY = Slip("DONE-EARLY", "warning", _FORM, "ตรวจผลของขั้นตอน หรือแก้ช่วงเวลาในตารางขั้นตอน")
LATE = Slip("DONE-LATE", "advice", _FORM, "รายงานผลของขั้นตอนให้เป็นปัจจุบัน หรือเร่งดำเนินการ")
UNREPORTED = Slip(
    "REPORT-DUE",
    "advice",
    _FORM,
    "เพิ่มรายงานของไตรมาสนั้น ถ้าไม่เพิ่ม แบบรายงาน สยป.3 จะแสดงข้อมูลไตรมาสก่อนหน้า",
)

# Months after the fiscal year in which its last report is still to be made.
_AFTERMATH = 3
_LAST_QUARTER = 4


def progress_apart(subject: Subject) -> Iterator[Problem]:
    """The progress of an indicator is about what the steps of its projects come to."""
    most = subject.rules.progress_apart
    for index, report in enumerate(subject.package.reports):
        for row, result in enumerate(report.results):
            indicator = subject.lookup.indicators.get(result.indicator)
            progress = result.progress
            if indicator is None or progress is None or not 0 <= progress <= 100:
                continue
            if not _well_weighed(subject, indicator):
                continue
            steps = proposed_progress(subject.package, indicator, report.quarter or 0)
            if steps is not None and abs(progress - steps) > most:
                yield APART.at(
                    ("reports", index, "results", row, "progress"),
                    f"ความก้าวหน้าร้อยละ {figure(progress)} แต่ขั้นตอนของโครงการคิดได้ร้อยละ "
                    f"{figure(rounded(steps))} ต่างกัน {figure(rounded(abs(progress - steps)))}",
                )


def _well_weighed(subject: Subject, indicator: Indicator) -> bool:
    """Whether the weights of an indicator's steps can be reckoned with: all there, in full."""
    return all(
        step_total(activity) == subject.rules.step_sum
        and all(step.weight is not None for step in leaf_steps(activity))
        for project in measuring_projects(subject.package, indicator)
        for activity in project.activities
    )


def steps_early(subject: Subject) -> Iterator[Problem]:
    """Nothing is done of a step by the end of a quarter that is before its first month."""
    if not subject.fiscal_months:
        return
    starts = {key: _starts(project) for key, project in subject.lookup.projects.items()}
    for index, report in enumerate(subject.package.reports):
        if not report.quarter:
            continue
        end = quarter_months(subject.plan.fiscal_year or 0, report.quarter)[-1]
        for row, done in enumerate(report.steps):
            project = subject.lookup.projects.get(done.project)
            number = (done.activity or 0, bare_number(done.step))
            start = starts[done.project].get(number, "") if project else ""
            if project and done.done and start > end:
                yield EARLY.at(
                    ("reports", index, "steps", row, "done"),
                    f"ทำแล้วร้อยละ {figure(done.done)} แต่ตามแผนเริ่มเดือน{month_and_year(start)}",
                )


def _starts(project: Project) -> dict[tuple[int, str], str]:
    """The first month of each step, by activity and bare number; of all the steps under it."""
    found: dict[tuple[int, str], str] = {}
    for index, activity in enumerate(project.activities):
        for row, months in leaf_months(activity).items():
            number = step_number(activity.steps[row])
            for at in (number, *numbers_above(number)) if months else ():
                found[index, at] = min(months[0], found.get((index, at), months[0]))
    return found


def steps_late(subject: Subject) -> Iterator[Problem]:
    """What should be over by today is reported as done, in a plan that reports at all."""
    month = _month_today(subject)
    if not month or not subject.package.reports:
        return
    late = (due for due in due_steps(subject.package, month) if due.state == "overdue")
    by_activity: dict[Place, list[DueStep]] = defaultdict(list)
    for due in late:
        by_activity[due.place[:-2]].append(due)
    for dues in by_activity.values():
        dues.sort(key=lambda due: order_of(due.place))
        ends = dict.fromkeys(due.months[-1] for due in dues)
        yield LATE.at(
            (*dues[0].place, "spans"),
            f"ขั้นตอนที่ {', '.join(due.step.number for due in dues)} ครบกำหนดแล้วในเดือน"
            f"{', '.join(map(month_and_year, ends))} แต่ทำแล้วเพียงร้อยละ "
            f"{figures(due.done for due in dues)}",
        )


def quarters_due(subject: Subject) -> Iterator[Problem]:
    """A quarter that is over by today has its report (rule 8).

    One before a quarter that is reported is told of without a look at the day.
    """
    month = _month_today(subject)
    reported = [report.quarter or 0 for report in subject.package.reports]
    if not month or not subject.plan.fiscal_year:
        return
    for quarter in range(max(reported, default=0) + 1, _LAST_QUARTER + 1):
        end = quarter_months(subject.plan.fiscal_year, quarter)[-1]
        if end < month:
            yield UNREPORTED.at(
                ("reports",),
                f"ไตรมาส {quarter} สิ้นสุดแล้วเมื่อสิ้นเดือน{month_and_year(end)} แต่ยังไม่มีรายงาน",
            )


def _month_today(subject: Subject) -> str:
    """This month, while the plan's year runs or is being closed; empty at other times."""
    months, month = subject.fiscal_months, subject.today[:7]
    if not month or not months or not months[0] <= month <= shifted(months[-1], _AFTERMATH):
        return ""
    return month


CHECKS: tuple[Check, ...] = (progress_apart, steps_early, steps_late, quarters_due)
