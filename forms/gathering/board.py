"""The board of units: who has sent a plan, who has not, and how each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from db.record_classes import record
from forms.gathering.names import same_unit
from forms.gathering.unit_plan import Gathered, UnitPlan

RECEIVED = "ได้รับแล้ว"
MISSING = "ยังไม่ได้รับ"
UNREAD = "อ่านไม่ได้"
OLDER = "มีแฟ้มใหม่กว่า"
OTHER_YEAR = "คนละปี"
NEW, CHANGED, UNCHANGED = "เพิ่งได้รับ", "เปลี่ยน", "เหมือนเดิม"

# Content codes by the names of units as they are compared.
Earlier = Mapping[str, str]

_NOTHING = Decimal(0)


@record
class BoardLine:
    """A unit or a file on the board: `state` is RECEIVED, MISSING, UNREAD, OLDER or OTHER_YEAR.

    `change` says what has become of it since the earlier gather; empty where there was none.
    `note` says more in Thai: why a file is not read, which file counts. `plan` is None where
    no plan was read.
    """

    unit: str
    state: str
    change: str = ""
    note: str = ""
    path: Path | None = None
    plan: UnitPlan | None = None


@record
class Money:
    """Baht of a unit: by the statuses of budgets, what totals add, what is spent of that."""

    by_status: dict[str, Decimal]
    budget: Decimal
    spent: Decimal

    @property
    def percent(self) -> Decimal | None:
        """Percent of the budget that is spent; None without a budget."""
        return self.spent / self.budget * 100 if self.budget else None


def money_of(plan: UnitPlan) -> Money:
    """A unit's money (rule 5): amounts by status, the sum that counts, and what is spent of it."""
    by_status: dict[str, Decimal] = {}
    for project in plan.projects:
        if project.amount is not None:
            by_status[project.status] = by_status.get(project.status, _NOTHING) + project.amount
    summed = [project for project in plan.projects if project.budget is not None]
    return Money(
        by_status,
        sum((project.budget or _NOTHING for project in summed), _NOTHING),
        sum((project.spent or _NOTHING for project in summed), _NOTHING),
    )


def board(
    gathered: Gathered,
    expected: Sequence[str] = (),
    earlier: Earlier | None = None,
) -> tuple[BoardLine, ...]:
    """The units in the order of the list of those expected, the others after them, then files.

    `earlier` are the content codes of an earlier gather, by the names of units as they are
    compared; None where there was none.
    """
    wanted = {same_unit(name): name for name in expected}
    plans = {plan.known_as: plan for plan in gathered.units}
    listed = [
        _received(plans[key], gathered, earlier) if key in plans else BoardLine(name, MISSING)
        for key, name in wanted.items()
    ]
    others = [
        _received(plan, gathered, earlier, unlisted=bool(wanted))
        for key, plan in plans.items()
        if key not in wanted
    ]
    return (*listed, *others, *_files(gathered))


def _received(
    plan: UnitPlan,
    gathered: Gathered,
    earlier: Earlier | None,
    *,
    unlisted: bool = False,
) -> BoardLine:
    notes = ["ไม่อยู่ในรายชื่อหน่วยงาน"] if unlisted else []
    notes += [quarter_note(plan, gathered.quarter), plan.trouble.partition("\n")[0]]
    return BoardLine(
        plan.unit, RECEIVED, _change(plan, earlier), " ".join(filter(None, notes)), plan.path, plan
    )


def quarter_note(plan: UnitPlan, quarter: int) -> str:
    """That a unit has no report of the quarter, and which is shown instead (rule 8)."""
    if plan.quarter >= quarter:
        return ""
    if not plan.quarter:
        return "ยังไม่มีรายงานไตรมาส"
    return f"ยังไม่มีรายงานไตรมาส {quarter} แสดงข้อมูลไตรมาส {plan.quarter}"


def _change(plan: UnitPlan, earlier: Earlier | None) -> str:
    if earlier is None:
        return ""
    before = earlier.get(plan.known_as)
    if before is None:
        return NEW
    return UNCHANGED if before == plan.code else CHANGED


def _files(gathered: Gathered) -> Iterator[BoardLine]:
    """The files that count nowhere, each with the reason."""
    newest = {plan.known_as: plan for plan in gathered.units}
    for plan in gathered.older:
        counts = newest[plan.known_as]
        same = " เนื้อหาเหมือนกัน" if counts.code == plan.code else ""
        yield BoardLine(plan.unit, OLDER, note=f"ใช้ {counts.path.name}{same}", path=plan.path)
    for plan in gathered.of_other_years:
        note = f"เป็นแผนปีงบประมาณ พ.ศ. {plan.year} ไม่ใช่ {gathered.year}"
        yield BoardLine(plan.unit, OTHER_YEAR, note=note, path=plan.path)
    for each in gathered.unread:
        yield BoardLine(each.path.name, UNREAD, note=each.reason, path=each.path)
