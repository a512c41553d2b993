"""The charts of where the plan stands, and its chief figures in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from db.records import Project
from forms.calendar import fiscal_months, month_abbreviation
from forms.charts import drawing
from forms.document import PERCENT, Chart, Series
from forms.figures import baht, figure, rounded
from forms.reporting.progress import has_figures, mean
from forms.reporting.scores import ScoreSheet, score_sheet
from forms.reporting.standing import Money, Standing, Work

PLANNED, ACTUAL = "ตามแผน", "ผลงานจริง"
BUDGET, SPENT = "งบประมาณ", "เบิกจ่าย"
_MILLION = Decimal(1_000_000)
# The width that rows are counted on: that of an upright page between its margins.
_WIDTH = 170.0

Row = TypeVar("Row")


class StandingWords:
    """The chief figures of a standing, as a template asks for them."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing

    @property
    def work(self) -> str:
        """The work of the whole plan beside what was planned."""
        work = self._standing.whole()
        if work.actual is None:
            return "ยังไม่มีรายงานผลตามขั้นตอน"
        planned = "" if work.planned is None else f" (ตามแผนร้อยละ {rounded(work.planned)})"
        return f"ก้าวหน้าร้อยละ {rounded(work.actual)}{planned}"

    @property
    def money(self) -> str:
        """What is spent of the whole budget."""
        standing = self._standing
        money = standing.money()
        if not (money.budget or money.spent):
            return "แผนนี้ไม่มีโครงการที่ได้รับหรืออยู่ระหว่างขอจัดสรรงบประมาณ"
        if not standing.has_spending:
            return f"ยังไม่มีรายงานการเบิกจ่าย จากงบประมาณ {baht(money.budget)} บาท"
        percent = "" if money.percent is None else f" คิดเป็นร้อยละ {rounded(money.percent)}"
        return f"เบิกจ่าย {baht(money.spent)} บาท จาก {baht(money.budget)} บาท{percent}"

    @property
    def score(self) -> str:
        """The score so far, and as the pace foresees it (rule 4)."""
        sheet = self._sheet
        if not sheet.lines:
            return "ไม่มีตัวชี้วัดที่มีน้ำหนัก"
        if not (sheet.is_earned or sheet.is_foreseen):
            return "ยังไม่มีผลที่คิดคะแนนได้"
        total = sheet.total
        so_far, later = (
            f"{rounded(points)} คะแนน (ร้อยละ {rounded(points / total.weight * 100)})"
            for points in (total.points, total.foreseen_points)
        )
        reached = so_far if sheet.is_earned else "ยังไม่มีคะแนน"
        foreseen = f" คาดการณ์สิ้นปี {later}" if sheet.is_foreseen else ""
        return f"{reached} จาก {figure(total.weight)}{foreseen}"

    @property
    def has_figures(self) -> bool:
        """Whether the reports tell of work, money or scores, in more than สยป.3 has."""
        standing = self._standing
        return has_figures(standing.package, standing.quarter) and (
            standing.whole().actual is not None or bool(standing.money().spent) or self.has_scores
        )

    @property
    def has_scores(self) -> bool:
        """Whether any indicator has points, or lets them be foreseen."""
        return self._sheet.is_earned or self._sheet.is_foreseen

    @cached_property
    def _sheet(self) -> ScoreSheet:
        standing = self._standing
        return score_sheet(standing.package, standing.quarter, standing.rules)

    @property
    def indicators(self) -> str:
        """How many indicators there are."""
        return str(len(self._standing.package.plan.indicators))


def progress_chart(
    standing: Standing, projects: Sequence[Project], height: float, size: float
) -> Chart:
    """Planned against actual progress of some projects over the fiscal year."""
    months = fiscal_months(standing.package.plan.fiscal_year or 0)
    return Chart(
        "lines",
        tuple(month_abbreviation(month) for month in months),
        (
            Series(PLANNED, standing.planned_by_month(projects), "planned"),
            Series(ACTUAL, standing.actual_by_month(projects), "actual"),
        ),
        PERCENT,
        height=height or 60,
        size=size,
    )


def work_chart(work: Sequence[Work], height: float, size: float) -> Chart:
    """Planned and actual progress, a bar for each of some names.

    Where they take more than `height` millimetres (0: any height), the last are put
    together as the mean of theirs.
    """

    def chart(shown: Sequence[Work]) -> Chart:
        series = (
            Series(PLANNED, tuple(each.planned for each in shown), "planned"),
            Series(ACTUAL, tuple(each.actual for each in shown), "actual"),
        )
        notes = tuple(f"{_percent(each.actual)} / {_percent(each.planned)}" for each in shown)
        names = tuple(each.name for each in shown)
        return Chart("bars", names, series, PERCENT, notes, size=size)

    def together(rest: Sequence[Work]) -> Work:
        return Work(
            _others(rest),
            mean(each.planned for each in rest if each.planned is not None),
            mean(each.actual for each in rest if each.actual is not None),
        )

    return _fitted(work, chart, together, height)


def money_chart(money: Sequence[Money], height: float, size: float) -> Chart:
    """Budget and disbursement, a bar for each of some names; the last put together as above."""

    def chart(shown: Sequence[Money]) -> Chart:
        series = (
            Series(BUDGET, tuple(each.budget for each in shown), "planned"),
            Series(SPENT, tuple(each.spent for each in shown), "actual"),
        )
        notes = tuple(_money_note(each) for each in shown)
        names = tuple(each.name for each in shown)
        return Chart("bars", names, series, "บาท", notes, size=size)

    def together(rest: Sequence[Money]) -> Money:
        budget = sum((each.budget for each in rest), Decimal(0))
        return Money(_others(rest), budget, sum((each.spent for each in rest), Decimal(0)))

    return _fitted(money, chart, together, height)


def states_chart(standing: Standing, size: float) -> Chart:
    """The indicators by state."""
    states = standing.states()
    counts = Series("ตัวชี้วัด", tuple(Decimal(count) for count in states.values()), "actual")
    return Chart("shares", tuple(states), (counts,), "ตัวชี้วัด", size=size)


def _fitted(
    rows: Sequence[Row],
    chart: Callable[[Sequence[Row]], Chart],
    together: Callable[[Sequence[Row]], Row],
    height: float,
) -> Chart:
    """The chart of as many rows as a height has room for, the rest in one row."""
    made = chart(rows)
    for kept in range(len(rows) - 2, -1, -1):
        if not height or drawing(made, _WIDTH).height <= height:
            break
        made = chart([*rows[:kept], together(rows[kept:])])
    return made


def _others(rest: Sequence[Work] | Sequence[Money]) -> str:
    return f"อื่น ๆ อีก {len(rest)} รายการ"


def _percent(value: Decimal | None) -> str:
    return "-" if value is None else f"{rounded(value)}"


def _money_note(money: Money) -> str:
    percent = "" if money.percent is None else f" ({rounded(money.percent, 0)}%)"
    spent, budget = (rounded(each / _MILLION) for each in (money.spent, money.budget))
    return f"{spent:,f} / {budget:,f} ล้าน{percent}"


# The charts that an edition may name.
CHARTS: dict[str, Callable[[Standing, float, float], Chart]] = {
    "progress": lambda standing, height, size: progress_chart(
        standing, standing.projects, height, size
    ),
    "states": lambda standing, _height, size: states_chart(standing, size),
    "work_by_division": lambda standing, height, size: work_chart(
        standing.by_division(), height, size
    ),
    "money_by_strategy": lambda standing, height, size: money_chart(
        standing.money_by_strategy(), height, size
    ),
    "money_by_division": lambda standing, height, size: money_chart(
        standing.money_by_division(), height, size
    ),
    "money_by_status": lambda standing, height, size: money_chart(
        standing.money_by_status(), height, size
    ),
}
