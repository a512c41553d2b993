"""The combined tables of money and work: units, strategies, policies, divisions, projects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from db.fields import specs
from db.records import Budget
from forms.document import Cell, Item, Row, Table
from forms.figures import baht
from forms.gathering.board import BoardLine, money_of
from forms.gathering.cells import (
    Column,
    band,
    money,
    note,
    percent,
    summed,
    table,
    text,
    whole,
)
from forms.gathering.combining import CombinedProject, ProjectGroup, Share, by_division
from forms.gathering.unit_plan import Gathered, UnitPlan
from forms.reporting.progress import mean
from forms.severities import SEVERITIES

STATUS_WORDS = dict(
    zip(specs(Budget)["status"].choices, specs(Budget)["status"].words, strict=True)
)
# The statuses that have a column in the table of units.
_STATUSES = ("granted", "requested", "not_granted", "off_budget")
# Names of what columns add up.
_COUNT, _BUDGET, _SPENT = "โครงการ", "งบประมาณ", "เบิกจ่าย"
_NOTHING = Decimal(0)
_GROUP_COLUMNS = (
    Column("หน่วยงาน", 10, "center"),
    Column("โครงการ/กิจกรรม", 11, "center"),
    Column("งบประมาณ (บาท)", 15, "right"),
    Column("เบิกจ่าย (บาท)", 15, "right"),
    Column("เบิกจ่าย (ร้อยละ)", 10, "center"),
    Column("ความก้าวหน้า (ร้อยละ)", 11, "center"),
)


def board_table(lines: Sequence[BoardLine]) -> Table:
    """The board: a row for each unit and for each file that counts nowhere."""
    columns = (
        Column("ลำดับ", 4, "center"),
        Column("หน่วยงาน", 17),
        Column("สถานะ", 9, "center"),
        *(Column(words, 6, "center") for words in SEVERITIES.values()),
        Column("งบประมาณ (บาท)", 11, "right"),
        Column("เบิกจ่าย (บาท)", 11, "right"),
        *(Column(f"คะแนน ไตรมาส {number}", 5.5, "center") for number in range(1, 5)),
        Column("ตั้งแต่ครั้งก่อน", 8, "center"),
        Column("หมายเหตุ", 13),
    )
    return table(columns, (_board_row(at, line) for at, line in enumerate(lines, 1)), size=12)


def _board_row(number: int, line: BoardLine) -> Row:
    head = (whole(number), text(line.unit), text(line.state))
    foot = (text(line.change), text(line.note))
    plan = line.plan
    if plan is None:
        return Row((*head, *[text("-")] * (len(SEVERITIES) + 6), *foot))
    sums = money_of(plan)
    counts = (whole(plan.problems[severity]) for severity in SEVERITIES)
    figures = (money(sums.budget), money(sums.spent), *map(percent, plan.scores))
    return Row((*head, *counts, *figures, *foot))


def unit_table(gathered: Gathered) -> Table:
    """Each unit's projects, money by status, and how far it has come."""
    columns = (
        Column("ลำดับ", 5, "center"),
        Column("หน่วยงาน", 20),
        Column("โครงการ/กิจกรรม", 8, "center"),
        *(Column(f"{STATUS_WORDS[status]} (บาท)", 12, "right") for status in _STATUSES),
        Column("งบประมาณที่นับรวม (บาท)", 12, "right"),
        Column("เบิกจ่าย (บาท)", 12, "right"),
        Column("เบิกจ่าย (ร้อยละ)", 8, "center"),
        Column("ความก้าวหน้า (ร้อยละ)", 8, "center"),
    )
    rows = [_unit_row(number, plan) for number, plan in enumerate(gathered.units, 1)]
    sums = [money_of(plan) for plan in gathered.units]
    budget = sum((each.budget for each in sums), _NOTHING)
    spent = sum((each.spent for each in sums), _NOTHING)
    by_status = (
        money(sum((each.by_status.get(status, _NOTHING) for each in sums), _NOTHING), status)
        for status in _STATUSES
    )
    total = (
        text(""),
        text("รวม"),
        summed(whole(sum(plan.counted for plan in gathered.units), _COUNT)),
        *map(summed, by_status),
        summed(money(budget, _BUDGET)),
        summed(money(spent, _SPENT)),
        percent(share_of(spent, budget)),
        percent(_progress(gathered.units)),
    )
    return table(columns, rows, total)


def _unit_row(number: int, plan: UnitPlan) -> Row:
    sums = money_of(plan)
    by_status = (money(sums.by_status.get(status, _NOTHING), status) for status in _STATUSES)
    return Row(
        (
            whole(number),
            text(plan.unit),
            whole(plan.counted, _COUNT),
            *by_status,
            money(sums.budget, _BUDGET),
            money(sums.spent, _SPENT),
            percent(sums.percent),
            percent(_progress((plan,))),
        )
    )


def _progress(plans: Sequence[UnitPlan]) -> Decimal | None:
    """The mean of what is done of the projects of some units."""
    projects = (project for plan in plans for project in plan.projects)
    return mean(project.progress for project in projects if project.progress is not None)


def share_of(spent: Decimal, budget: Decimal) -> Decimal | None:
    """Percent of a budget that is spent; None without one."""
    return spent / budget * 100 if budget else None


def group_items(
    heading: str, groups: Sequence[ProjectGroup], total: ProjectGroup
) -> Iterator[Item]:
    """Groups of projects with the sum of all, each project counted once.

    Where projects stand in several groups, the sum is less than its rows come to, and says so.
    """
    columns = (Column(heading, 28), *_GROUP_COLUMNS)
    rows = [Row((text(group.name), *_figures(group))) for group in groups]
    yield table(columns, rows, (text("รวม (โครงการละครั้ง)"), *_figures(total)))
    if sum(group.budget for group in groups) != total.budget:
        yield note("โครงการที่สนับสนุนหลายนโยบายแสดงในทุกนโยบาย แต่ยอดรวมนับครั้งเดียว")
    yield from same_amount_notes(total.projects)


def _figures(group: ProjectGroup) -> tuple[Cell, ...]:
    return (
        whole(len(group.units)),
        whole(group.count),
        money(group.budget),
        money(group.spent),
        percent(share_of(group.spent, group.budget)),
        percent(group.progress),
    )


def same_amount_notes(projects: Sequence[CombinedProject]) -> Iterator[Item]:
    """Which sums may hold one money twice: several units list the same amount."""
    doubtful = [project for project in projects if project.same_amounts]
    if doubtful:
        amount = sum((project.budget or _NOTHING for project in doubtful), _NOTHING)
        yield note(
            f"มี {len(doubtful):,} โครงการที่หลายหน่วยงานระบุจำนวนเงินเท่ากัน รวม {baht(amount)} บาท "
            "ยอดรวมนับเงินของทุกหน่วยงาน โปรดตรวจว่าเป็นเงินก้อนเดียวกันหรือไม่"
        )


def division_table(gathered: Gathered) -> Table:
    """The divisions of each unit."""
    columns = (Column("หน่วยงาน/ส่วนราชการ", 38), *_GROUP_COLUMNS[1:])
    rows: list[Row] = []
    for plan in gathered.units:
        rows.append(band(plan.unit, len(columns)))
        rows += (Row((text(group.name), *_figures(group)[1:])) for group in by_division(plan))
    return table(columns, rows)


def project_table(groups: Sequence[ProjectGroup]) -> Table:
    """Each project of each strategy once, with its units and what each has of it."""
    columns = (
        Column("ลำดับ", 4, "center"),
        Column("โครงการ/กิจกรรม", 26),
        Column("รหัสยุทธศาสตร์", 8, "center"),
        Column("รหัสนโยบาย", 8, "center"),
        Column("หน่วยงาน", 22),
        Column("งบประมาณ (บาท)", 12, "right"),
        Column("เบิกจ่าย (บาท)", 12, "right"),
        Column("ความก้าวหน้า (ร้อยละ)", 8, "center"),
    )
    rows: list[Row] = []
    for group in groups:
        rows.append(band(group.name, len(columns)))
        rows += (_project_row(number, each) for number, each in enumerate(group.projects, 1))
    return table(columns, rows, size=12)


def _project_row(number: int, project: CombinedProject) -> Row:
    return Row(
        (
            whole(number),
            text(project.name),
            text(project.code or "-"),
            text("\n".join(filter(None, project.policies)) or "-"),
            text(_units_words(project)),
            money(project.budget),
            money(project.spent),
            percent(project.progress),
        )
    )


def _units_words(project: CombinedProject) -> str:
    """The units of a project, a line each; of several with what each has of its money."""
    if len(project.shares) == 1:
        return project.units[0]
    return "\n".join(f"{share.plan.unit} ({money_words(share)})" for share in project.shares)


def money_words(share: Share) -> str:
    """What a unit has of a project's money, in words."""
    project = share.project
    if project.amount is None:
        return STATUS_WORDS["none"]
    status = "" if project.status == "granted" else f" {STATUS_WORDS[project.status]}"
    return f"{baht(project.amount)} บาท{status}"


def answer_items(group: ProjectGroup) -> Iterator[Item]:
    """Which units serve a policy, with how much money, and how far along they are."""
    columns = (
        Column("ลำดับ", 5, "center"),
        Column("โครงการ/กิจกรรม", 35),
        Column("ส่วนราชการ", 20),
        Column("งบประมาณ", 18),
        Column("เบิกจ่าย (บาท)", 12, "right"),
        Column("ตามแผน (ร้อยละ)", 8, "center"),
        Column("ความก้าวหน้า (ร้อยละ)", 9, "center"),
    )
    rows: list[Row] = []
    for unit in group.units:
        shares = [s for p in group.projects for s in p.shares if s.plan.unit == unit]
        budget = sum((share.project.budget or _NOTHING for share in shares), _NOTHING)
        rows.append(
            band(f"{unit} ({len(shares):,} โครงการ/กิจกรรม {baht(budget)} บาท)", len(columns))
        )
        rows += (_share_row(number, share) for number, share in enumerate(shares, 1))
    yield table(columns, rows)
    yield note(
        f"รวม {len(group.units):,} หน่วยงาน {group.count:,} โครงการ/กิจกรรม "
        f"งบประมาณ {baht(group.budget)} บาท เบิกจ่าย {baht(group.spent)} บาท"
    )
    yield from same_amount_notes(group.projects)


def _share_row(number: int, share: Share) -> Row:
    project = share.project
    return Row(
        (
            whole(number),
            text(project.name),
            text(project.division or "-"),
            text(money_words(share)),
            money(project.spent),
            percent(project.planned),
            percent(project.progress),
        )
    )
