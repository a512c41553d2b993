"""The money of a quarter: what was spent of each project's budget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from db.places import value_at
from db.records import Spending
from desktop.window.grid import GridColumn
from desktop.window.grid.footer import Totals
from desktop.window.reports.report_rows import READS, ReportRows, carried_column
from forms.editing.changes import EVERYTHING, Change
from forms.figures import baht, rounded
from forms.reporting.standing import Standing

if TYPE_CHECKING:
    from db.records import Package
    from desktop.window.fields.record_stack import PlaceOf
    from desktop.window.page import Tools
    from forms.reporting.reckoned import Reckoner

AMOUNT = 3
_NOTHING = "แผนยังไม่มีโครงการที่มีงบประมาณ จึงไม่มียอดให้กรอก กรอกงบประมาณได้ที่หน้าโครงการและงบประมาณ"


class ResultsOfSpending(ReportRows):
    """The grid of spending over what it comes to."""

    def __init__(
        self, tools: Tools, report_of: PlaceOf, reckoner: Reckoner, locked: Callable[[], bool]
    ) -> None:
        super().__init__(
            tools,
            report_of,
            reckoner,
            locked,
            rows="spending",
            kind=Spending,
            name="การเบิกจ่าย",
            columns=_columns(reckoner),
            totals=self._totals,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid, 1)
        self.confirm_buttons = self.carried_buttons()
        self.grid.bar.put_after_acts(*self.confirm_buttons)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the report as it is now."""
        if not change.touches(*READS):
            return
        self.grid.refresh()
        self.show_carried(self.confirm_buttons)

    def _totals(self, rows: Sequence[Any]) -> Totals:
        """What all was spent of what counts, the sum of the rows in sight under its column."""
        place = self._list_place()
        if place is None:
            return Totals("")
        package = self._tools.session.package
        known = value_at(package, place)
        if not known:
            return Totals(_NOTHING)
        reckoned = self._reckoner.of(package)
        money = Standing(package, reckoned.quarter, reckoned.rules).money()
        percent = "" if money.percent is None else f" (ร้อยละ {rounded(money.percent)})"
        words = f"โครงการที่นับรวม เบิกจ่าย {baht(money.spent)} จาก {baht(money.budget)} บาท{percent}"
        of = "ทุกโครงการ" if len(rows) == len(known) else "โครงการที่แสดง"
        spent = sum((row.amount for row in rows if row.amount is not None), Decimal(0))
        return Totals(words, {AMOUNT: baht(spent)}, of=of)


def _columns(reckoner: Reckoner) -> tuple[GridColumn, ...]:
    def name(row: Spending, package: Package) -> str:
        project = reckoner.of(package).project(row)
        return project.name if project else row.project

    def budget_of(row: Spending, package: Package) -> Decimal | None:
        project = reckoner.of(package).project(row)
        return project.budget.amount if project else None

    def budget(row: Spending, package: Package) -> str:
        amount = budget_of(row, package)
        return "" if amount is None else baht(amount)

    def earlier(row: Spending, package: Package) -> str:
        spent = reckoner.of(package).earlier_spent(row)
        return "" if spent is None else baht(spent)

    def percent(row: Spending, package: Package) -> str:
        amount = budget_of(row, package)
        return f"{rounded(row.amount / amount * 100)}" if amount and row.amount is not None else ""

    def left(row: Spending, package: Package) -> str:
        amount = budget_of(row, package)
        return "" if amount is None or row.amount is None else baht(amount - row.amount)

    return (
        GridColumn("โครงการ/กิจกรรม", ("project",), 14, show=name),
        GridColumn("งบประมาณ (บาท)", (), 7, show=budget, figures=True),
        GridColumn("ไตรมาสก่อน (บาท)", (), 7, show=earlier, figures=True),
        GridColumn("เบิกจ่ายสะสม (บาท)", ("amount",), 7.5),
        carried_column(),
        GridColumn("ร้อยละ", (), 4, show=percent, figures=True),
        GridColumn("คงเหลือ (บาท)", (), 7, show=left, figures=True),
    )
