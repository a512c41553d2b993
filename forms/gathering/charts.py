"""Charts by unit: money and work, as many units on a page as it has room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from forms.build.charts import money_chart, work_chart
from forms.document import Item, Paragraph, plain
from forms.gathering.board import money_of
from forms.gathering.unit_plan import Gathered, UnitPlan
from forms.reporting.progress import mean
from forms.reporting.standing import Money, Work

_PER_CHART = 20
_SIZE = 12.0

Row = TypeVar("Row", Money, Work)


def unit_charts(gathered: Gathered) -> Iterator[Item]:
    """Each unit's money and work, a bar each; units without either are left out."""
    money = sorted(filter(None, map(_money, gathered.units)), key=lambda each: -each.budget)
    work = [each for each in map(_work, gathered.units) if each.actual is not None]
    for budgets in _parts(money):
        yield _title("งบประมาณและการเบิกจ่ายตามหน่วยงาน (บาท: เบิกจ่าย / งบประมาณ)")
        yield money_chart(budgets, 0, _SIZE)
    for part in _parts(work):
        yield _title("ความก้าวหน้าตามหน่วยงาน (ร้อยละ: ผลงานจริง / ตามแผน)")
        yield work_chart(part, 0, _SIZE)


def _title(words: str) -> Paragraph:
    """A line above a chart, on its page."""
    return replace(plain(words, bold=True), keep=True, before=8)


def _parts(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    return (rows[start : start + _PER_CHART] for start in range(0, len(rows), _PER_CHART))


def _money(plan: UnitPlan) -> Money | None:
    sums = money_of(plan)
    return Money(plan.unit, sums.budget, sums.spent) if sums.budget or sums.spent else None


def _work(plan: UnitPlan) -> Work:
    projects = plan.projects
    return Work(
        plan.unit,
        mean(project.planned for project in projects if project.planned is not None),
        mean(project.progress for project in projects if project.progress is not None),
    )
