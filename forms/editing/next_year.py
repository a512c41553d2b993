"""A plan of next year made from this year's: what is carried over, and what to decide.

Everything is copied, what stands in its texts under new keys. Months move on by twelve,
results become baselines, money is asked for anew and the reports stay behind. What no rule
can know is told as decisions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from db.carrying import rekeyed
from db.fields import is_empty
from db.identity import renewed
from db.places import Place, order_of
from db.records import (
    Activity,
    Baseline,
    Budget,
    Grid,
    Indicator,
    Package,
    Plan,
    Project,
    Result,
    Span,
    Step,
)
from db.settling import taken_in
from forms.calendar import fiscal_months, shifted
from forms.checks.walk import read_texts
from forms.figures import figure
from forms.thai.digits import arabic_digits

_YEAR_MONTHS = 12
_LAST_QUARTER = 4
# Units that are said before their figure: ร้อยละ 90, ระดับ 5.
_LEADING_UNITS = ("ร้อยละ", "ระดับ")
_YEAR = re.compile(r"(?<!\d)(2[5-6]\d\d)(?:\s*[-–]\s*(2[5-6]\d\d))?(?!\d)")
_QUOTE = 18


@dataclass(frozen=True, slots=True)
class Decision:
    """Something of the new plan that its writer has to decide: where, and in Thai what."""

    place: Place
    words: str


def next_year(package: Package, editions: Collection[str]) -> tuple[Package, tuple[Decision, ...]]:
    """The plan of the year after, and what is to be decided in it, in the plan's order.

    `editions` are the ids of the editions there are; the newest that is not later than
    the new year is taken, else the plan keeps its own. It is another plan, with identities
    of its own, and remembers the one that it was made from.
    """
    old = package.plan
    year = (old.fiscal_year or 0) + 1 if old.fiscal_year else None
    copied = rekeyed(old)
    plan = replace(
        copied,
        fiscal_year=year,
        edition=_edition(old, year, editions),
        projects=tuple(_project(project) for project in copied.projects),
        indicators=tuple(_indicator(package, indicator) for indicator in copied.indicators),
        # What was accepted was accepted of that year's plan.
        acceptances=(),
    )
    made = taken_in(renewed(Package(plan)))
    plan = made.plan
    decisions = [*_of_plan(old, plan), *_of_kpis(plan), *_of_indicators(package, plan)]
    decisions += [*_of_projects(old, plan), *_of_years(made)]
    return made, tuple(sorted(decisions, key=lambda decision: order_of(decision.place)))


def _edition(old: Plan, year: int | None, editions: Collection[str]) -> str:
    known = [each for each in editions if year is None or each[:4] <= str(year)]
    return max((*known, old.edition)) if known else old.edition


def _project(project: Project) -> Project:
    """A project with its months a year on and its money to be asked for."""
    return replace(
        project,
        budget=_budget(project.budget),
        activities=tuple(_activity(activity) for activity in project.activities),
        grid=_grid(project.grid),
    )


def _budget(budget: Budget) -> Budget:
    # Money outside the budget was that of one year too: whether it comes again is asked.
    asked = not is_empty(budget) and budget.status != "none"
    return replace(budget, status="requested") if asked else budget


def _activity(activity: Activity) -> Activity:
    return replace(activity, steps=tuple(_step(step) for step in activity.steps))


def _step(step: Step) -> Step:
    spans = tuple(
        replace(span, start=_later(span.start), end=_later(span.end)) for span in step.spans
    )
    return replace(step, spans=spans)


def _grid(grid: Grid) -> Grid:
    return Grid(_later(grid.start), _later(grid.end))


def _later(month: str) -> str:
    return shifted(month, _YEAR_MONTHS) if month else ""


def _indicator(package: Package, indicator: Indicator) -> Indicator:
    """An indicator with the year's result among its baselines, where the newest stands."""
    year = package.plan.fiscal_year
    text, quarter = result_words(package, indicator)
    if not text or any(item.year == year for item in indicator.baseline):
        return indicator
    so_far = "" if quarter == _LAST_QUARTER else f" (ถึงไตรมาสที่ {quarter})"
    found = Baseline(year, text + so_far)
    years = [item.year for item in indicator.baseline if item.year is not None]
    falling = len(years) > 1 and years[0] > years[-1]
    known = indicator.baseline
    return replace(indicator, baseline=(found, *known) if falling else (*known, found))


def result_words(package: Package, indicator: Indicator) -> tuple[str, int]:
    """The newest result of an indicator in words, and its quarter; ("", 0) without one."""
    reports = sorted(package.reports, key=lambda report: report.quarter or 0, reverse=True)
    for report in reports:
        for result in report.results:
            words = _words_of(result, indicator) if result.indicator == indicator.key else ""
            if words:
                return words, report.quarter or 0
    return "", 0


def _words_of(result: Result, indicator: Indicator) -> str:
    unit = indicator.unit_of_measure.strip()
    if result.value is not None:
        return _with_unit(result.value, unit)
    if result.level is not None:
        return f"ระดับ {figure(result.level)}"
    if result.progress is not None:
        return f"ความก้าวหน้าร้อยละ {figure(result.progress)}"
    return ""


def _with_unit(value: Decimal, unit: str) -> str:
    words = (unit, figure(value)) if unit in _LEADING_UNITS else (figure(value), unit)
    return " ".join(word for word in words if word)


def _of_plan(old: Plan, plan: Plan) -> Iterator[Decision]:
    if plan.edition != old.edition:
        words = f"ใช้ชุดแบบฟอร์ม {plan.edition} แทน {old.edition} ตรวจส่วนที่ต่างกัน"
        yield Decision(("plan", "edition"), words)
    if plan.past_results:
        words = f"เขียนผลการดำเนินงานปี {old.fiscal_year} แทนของปีก่อนหน้า"
        yield Decision(("plan", "past_results"), words)
    if any(row.year == old.fiscal_year for row in plan.staffing):
        yield Decision(("plan", "staffing"), f"เพิ่มอัตรากำลังปี {plan.fiscal_year}")


def _of_kpis(plan: Plan) -> Iterator[Decision]:
    """This year's target stands as last year's under its year; the new one is open."""
    for index, kpi in enumerate(plan.framework.tactic_kpis):
        if all(target.year != str(plan.fiscal_year) for target in kpi.targets):
            place = ("plan", "framework", "tactic_kpis", index, "targets")
            yield Decision(place, f"กำหนดค่าเป้าหมายปี {plan.fiscal_year} ของตัวชี้วัด {kpi.code}")


def _of_indicators(package: Package, plan: Plan) -> Iterator[Decision]:
    last = package.plan.fiscal_year
    for index, indicator in enumerate(plan.indicators):
        place: Place = ("plan", "indicators", index)
        name = f"ตัวชี้วัดที่ {indicator.number}" if indicator.number else indicator.name
        if indicator.target or indicator.target_value is not None:
            held = indicator.target or figure(indicator.target_value or Decimal(0))
            words = f"ทบทวนเป้าหมายของ{name} ซึ่งยังเป็นของปี {last} ({held})"
            yield Decision((*place, "target"), words)
        text, quarter = result_words(package, indicator)
        if not text:
            words = f"เติมผลปี {last} เป็นข้อมูลพื้นฐานของ{name} เพราะไม่มีรายงานผล"
            yield Decision((*place, "baseline"), words)
        elif quarter != _LAST_QUARTER:
            words = f"แก้ข้อมูลพื้นฐานปี {last} ของ{name} เมื่อทราบผลทั้งปี (ที่มีคือไตรมาสที่ {quarter})"
            yield Decision((*place, "baseline"), words)


def _of_projects(old: Plan, plan: Plan) -> Iterator[Decision]:
    months = fiscal_months(plan.fiscal_year) if plan.fiscal_year else ()
    for index, project in enumerate(plan.projects):
        place: Place = ("plan", "projects", index)
        name = f"“{_short(project.name)}”"
        if project.dropped:
            words = f"{name} ถูกยกเลิกในปีก่อน เอาออก หรือนำกลับมาทำ"
            yield Decision((*place, "dropped"), words)
        if project.budget.amount is not None:
            held = f"{figure(project.budget.amount)} บาท"
            words = f"ทบทวนงบประมาณของ {name} ซึ่งยังเป็นของปีก่อน ({held})"
            yield Decision((*place, "budget", "amount"), words)
        if old.projects[index].budget.status == "off_budget":
            words = f"{name} เคยใช้เงินนอกงบประมาณ ตั้งเป็นขอจัดสรรแล้ว เลือกกลับหากยังใช้เงินนอกงบประมาณ"
            yield Decision((*place, "budget", "status"), words)
        if months and any(_outside(span, months) for span in _spans(project)):
            words = f"{name} มีช่วงเวลานอกปีงบประมาณ ตรวจว่ายังเหลืองานใด"
            yield Decision((*place, "activities"), words)


def _spans(project: Project) -> Iterator[Span]:
    for activity in project.activities:
        for step in activity.steps:
            yield from step.spans


def _outside(span: Span, months: tuple[str, ...]) -> bool:
    return span.start < months[0] or span.end > months[-1]


def _of_years(made: Package) -> Iterator[Decision]:
    """Texts that speak of the year that is over, or of the one before it."""
    year = made.plan.fiscal_year
    if year is None:
        return
    for place, text in read_texts(made):
        if place[-1] in {"edition", "year"}:
            continue
        for match in _YEAR.finditer(arabic_digits(text)):
            # Years from … to … that reach the new one still hold.
            if year - 2 <= int(match[2] or match[1]) < year:
                words = f"ข้อความมีปี {match[0]}: “{_around(text, match.start(), match.end())}”"
                yield Decision(place, words)
                break


def _around(text: str, start: int, end: int) -> str:
    """A passage of a text with some of what stands before and behind it."""
    first, last = max(0, start - _QUOTE), min(len(text), end + _QUOTE)
    while unicodedata.category(text[first]) == "Mn":
        first += 1  # a mark stands with the letter before it
    passage = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{passage}{'…' if last < len(text) else ''}"


def _short(text: str) -> str:
    return text if len(text) <= 3 * _QUOTE else f"{text[: 3 * _QUOTE]}…"
