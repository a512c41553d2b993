"""What stands over a page: whose plan it is, how many records there are, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.window.frame.page_header import Heading
from desktop.window.page import Filled, PageSpec

if TYPE_CHECKING:
    from db.records import Package
    from forms.checks import Problem


class PlanNames(NamedTuple):
    """What a plan is called: its unit, which plan of it, and both in the window's title."""

    unit: str
    plan: str
    window: str


def plan_names(package: Package | None) -> PlanNames:
    """What the open plan is called; None where none is open."""
    if package is None:
        return PlanNames("ยังไม่ได้เปิดแผน", "เลือกแผน", "แผน")
    plan, year = package.plan, package.plan.fiscal_year
    short = " · ".join(filter(None, (f"แผนปี {year or '-'}", plan.unit.abbreviation)))
    title = f"{plan.unit.name} ปีงบประมาณ พ.ศ. {year} – แผน"
    return PlanNames(plan.unit.name or "(ยังไม่มีชื่อหน่วยงาน)", short, title)


def heading(
    spec: PageSpec,
    title: str,
    package: Package | None,
    problems: tuple[Problem, ...],
    wrong: int,
    *,
    filled: Filled | None = None,
    has_checked: bool = True,
) -> Heading:
    """The head of a page of a plan; `wrong` fields hold what is no value.

    What is `filled` the page itself may say, else the checks do, once they have been
    through the plan.
    """
    if package is not None and filled is not None:
        return Heading(title, "", filled.complete, filled.total, filled.words, wrong)
    if package is None or not spec.needs_plan:
        return Heading(title)
    if spec.left is not None:
        share = spec.left()
        words = share.words or f"ตัดสินใจแล้ว {share.decided:,} จาก {share.total:,}"
        return Heading(title, "", share.decided, share.total, words)
    # With the plan, not with the first paint.
    from forms.completeness import completeness  # noqa: PLC0415

    found = completeness(package, filter(spec.covers, problems), spec.records)
    count = f"{found.total:,} {spec.noun}".strip() if spec.records else ""
    missing = ""
    if not has_checked:
        return Heading(title, count, wrong=wrong)
    if found.total:
        missing = f"ครบ {found.complete:,} จาก {found.total:,}"
    elif found.missing:
        missing = f"ยังขาด {found.missing:,} ช่อง"
    return Heading(title, count, found.complete, found.total, missing, wrong)
