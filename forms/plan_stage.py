"""How far a plan has come: its stage of the year, what it lacks, and what is still to be done.

What is missing is told in the order in which one works: the unit first, what hangs on it later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from db.records import Package, Plan
from forms.completeness import completeness
from forms.editing.decisions import matters
from forms.reporting.quarters import QUARTERS, is_locked, latest_quarter
from forms.severities import SEVERITIES, Severity

if TYPE_CHECKING:
    from forms.checks import Problem

# Pages in the order in which one works on a plan.
WORKING_ORDER = (
    "decisions",
    "unit",
    "framework",
    "projects",
    "indicators",
    "steps",
    "part1",
    "part2",
    "part3",
    "support",
    "essentials",
    "results",
    "memo",
)


class Stage(NamedTuple):
    """A stage of a plan's year; `state` is done, now or later."""

    words: str
    state: str


class PlanSummary(NamedTuple):
    """A plan in a line: its stage, how many records of how many are whole, and what is open.

    `open_kind` is the worst severity of what the checks found, `carried` for decisions that
    are left, `not-granted` for parts that are still empty; empty where nothing is open.
    """

    stage: str
    complete: int
    total: int
    open_count: int
    open_kind: str


class Lacking(NamedTuple):
    """Something that a plan has none of yet: on which page, what, and what to do first."""

    page: str
    words: str
    hint: str


def _has_unit(plan: Plan) -> bool:
    return bool(plan.unit.name.strip() and plan.fiscal_year)


def _has_steps(plan: Plan) -> bool:
    return any(each.steps for project in plan.projects for each in project.activities)


def _has_parts(plan: Plan) -> bool:
    return bool(plan.part1 or plan.part2 or plan.part3)


def _has_essentials(plan: Plan) -> bool:
    return bool(plan.preface or plan.situation or plan.swot)


# What a plan is to have, in the order in which one works: whether it has, and what to say.
_WANTED: tuple[tuple[Callable[[Plan], bool], Lacking], ...] = (
    (_has_unit, Lacking("unit", "ยังไม่มีชื่อหน่วยงานหรือปี", "กรอกชื่อหน่วยงานและปีงบประมาณ")),
    (
        lambda plan: bool(plan.divisions),
        Lacking("unit", "ยังไม่มีส่วนราชการ", "เพิ่มส่วนราชการที่รับผิดชอบงาน"),
    ),
    (
        lambda plan: bool(plan.framework.strategies),
        Lacking("framework", "ยังไม่มียุทธศาสตร์", "นำมาจากแผนอื่น หรือเพิ่มเอง"),
    ),
    (
        lambda plan: bool(plan.projects),
        Lacking("projects", "ยังไม่มีโครงการ", "เพิ่มโครงการและงบประมาณ"),
    ),
    (
        lambda plan: bool(plan.indicators),
        Lacking("indicators", "ยังไม่มีตัวชี้วัด", "เพิ่มตัวชี้วัด ค่าเป้าหมาย และเกณฑ์"),
    ),
    (_has_steps, Lacking("steps", "ยังไม่มีขั้นตอน", "เพิ่มขั้นตอน แล้วลากขีดเดือนที่ทำ")),
    (
        _has_parts,
        Lacking("part1", "โครงการยังไม่อยู่ในเล่ม", "จัดโครงการเข้าส่วนที่ 1, 2 หรือ 3"),
    ),
    (
        _has_essentials,
        Lacking("essentials", "ยังไม่มีสาระสำคัญ", "กรอกคำนำ สถานการณ์ และ SWOT"),
    ),
)


def lacking(plan: Plan) -> tuple[Lacking, ...]:
    """What a plan has nothing of yet, in the order in which one works; one for each page."""
    found: dict[str, Lacking] = {}
    for has, wanted in _WANTED:
        if not has(plan):
            found.setdefault(wanted.page, wanted)
    return tuple(found.values())


def stages(package: Package) -> tuple[Stage, ...]:
    """The year of a plan: written, in force, and its four quarters."""
    words = ["ร่างแผน", "ประกาศใช้", *(f"ไตรมาส {quarter}" for quarter in QUARTERS)]
    now = _now(package)
    return tuple(
        Stage(said, "done" if at < now else "now" if at == now else "later")
        for at, said in enumerate(words)
    )


def _now(package: Package) -> int:
    """Which of the stages one is at; past the last once all quarters are issued."""
    latest = latest_quarter(package)
    if latest is None:
        return 0
    return latest + 1 + is_locked(package, latest)


def stage_words(package: Package) -> str:
    """The stage of a plan in a few words."""
    left = sum(not matter.is_decided for matter in matters(package))
    if left:
        return f"เหลือ {left} เรื่องที่ต้องตัดสินใจ"
    latest = latest_quarter(package)
    if latest is None:
        return "ร่างแผน"
    if not is_locked(package, latest):
        return f"ไตรมาส {latest} กำลังทำ"
    return "ออกรายงานครบ 4 ไตรมาส" if latest == QUARTERS[-1] else f"ออกรายงานไตรมาส {latest} แล้ว"


def summary(package: Package, problems: Iterable[Problem]) -> PlanSummary:
    """A plan in a line; `problems` are what the checks found in it and nobody accepted."""
    found = tuple(problems)
    decisions = matters(package)
    if left := sum(not matter.is_decided for matter in decisions):
        done = len(decisions) - left
        return PlanSummary(stage_words(package), done, len(decisions), left, "carried")
    complete = total = 0
    for records in (("plan", "projects"), ("plan", "indicators")):
        part = completeness(package, found, records)
        complete, total = complete + part.complete, total + part.total
    severities = Counter(problem.severity for problem in found)
    graver = sum(severities[severity] for severity in ("error", "warning"))
    worst: Severity | None = next((s for s in SEVERITIES if severities[s]), None)
    kind = worst if graver and worst else ""
    missing = lacking(package.plan)
    if missing and not graver:
        return PlanSummary(stage_words(package), complete, total, len(missing), "not-granted")
    return PlanSummary(stage_words(package), complete, total, graver, kind)
