"""ปฏิทินงาน: what is due in a month and in the next, by division."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.clock import local_today
from desktop.window.reports.report_rows import READS
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import tool_button
from desktop.window.widgets.icons import icon
from desktop.window.widgets.painting.shapes import TONES, shape_icon
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, sized
from desktop.window.widgets.wrapped_tree import WrappedTree
from forms.calendar import buddhist_date, fiscal_months, month_and_year, shifted
from forms.compute import quarter_months
from forms.editing.changes import EVERYTHING, Change
from forms.figures import figure
from forms.reporting.due import STATES, DueState, DueStep, DueSteps, due_by_division

if TYPE_CHECKING:
    from db.places import Place
    from db.records import Package
    from desktop.window.page import Tools

_PLACE = Qt.ItemDataRole.UserRole
# A step's state, by a sign beside its words.
_SIGNS: dict[DueState, str] = {
    "overdue": "warning",
    "ends": "calendar",
    "begins": "add",
    "runs": "later",
    "done": "done",
}


class DueCalendar(QWidget):
    """Two months of steps by division; Enter or a click goes to the step."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.month = Combo()
        self.month.setAccessibleName("เดือน")
        self.tree = WrappedTree("งานที่ถึงกำหนด แยกตามส่วนราชการ")
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self._shown: tuple[Package, str] | None = None
        self._arrange()
        self.month.currentIndexChanged.connect(self._fill)
        self.tree.itemActivated.connect(self._on_activated)
        self.tree.itemClicked.connect(self._on_activated)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the open plan; at first the month it is, or the nearest of the year."""
        package = self._tools.session.package
        if not package.plan.fiscal_year or not change.touches(*READS):
            return
        months = fiscal_months(package.plan.fiscal_year)
        if [self.month.itemData(at) for at in range(self.month.count())] != list(months):
            self.month.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self.month.clear()
            for month in months:
                self.month.addItem(month_and_year(month), month)
            today = _this_month()
            self.month.setCurrentIndex(months.index(min(max(today, months[0]), months[-1])))
            self.month.blockSignals(False)  # noqa: FBT003
        self._fill()

    def show_quarter(self, quarter: int) -> None:
        """Go to the first month of a quarter, unless the month in sight is one of it."""
        package = self._tools.session.package
        if not package.plan.fiscal_year:
            return
        months = quarter_months(package.plan.fiscal_year, quarter)
        if self.month.currentData() not in months:
            self.month.setCurrentIndex(self.month.findData(months[0]))

    def show_place(self, _place: Place) -> None:
        """The calendar has no fields: steps are written on their own page."""

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(Label("เดือน"))
        row.addWidget(tool_button("earlier", "เดือนก่อน", lambda: self._go(-1)))
        row.addWidget(self.month)
        row.addWidget(tool_button("later", "เดือนถัดไป", lambda: self._go(1)))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        column.addLayout(row)
        column.addWidget(self.tree, 1)

    def _go(self, by: int) -> None:
        at = self.month.currentIndex() + by
        if 0 <= at < self.month.count():
            self.month.setCurrentIndex(at)

    def _fill(self) -> None:
        package, month = self._tools.session.package, self.month.currentData()
        if not month:
            return
        if self._shown is not None and self._shown[0] is package and self._shown[1] == month:
            return
        self._shown = package, month
        self.tree.clear()
        for title, found in self._groups(package, month):
            self.tree.addTopLevelItem(self._group_item(title, found))
        self.tree.expandAll()

    def _groups(self, package: Package, month: str) -> list[tuple[str, tuple[DueSteps, ...]]]:
        """A month and what follows it: the next one, or what the end of the year finds undone.

        Of a year that is over, that is what one asks for first.
        """
        year, last = package.plan.fiscal_year or 0, fiscal_months(package.plan.fiscal_year or 0)[-1]
        after = due_by_division(package, shifted(month, 1))
        own = f"{_month_words(month)} · {month_and_year(month)}", due_by_division(package, month)
        if month != last:
            return [own, (f"เดือนถัดไป · {month_and_year(shifted(month, 1))}", after)]
        count = len({step.place for part in after for step in part.steps})
        left = f"ยังไม่แล้วเสร็จ {count} ขั้นตอน" if count else "แล้วเสร็จทุกขั้นตอน"
        if _this_month() > last:
            return [(f"ปีงบประมาณ {year} สิ้นสุดแล้ว · {left}", after), own]
        return [own, (f"สิ้นปีงบประมาณ {year} · {left}", after)]

    def _group_item(self, title: str, found: tuple[DueSteps, ...]) -> QTreeWidgetItem:
        item = QTreeWidgetItem([title])
        item.setFont(0, sized(self.font(), 1.1, strong=True))
        for part in found:
            name = part.division.name if part.division else "ไม่ระบุส่วนราชการ"
            below = QTreeWidgetItem([f"{name} ({len(part.steps)})"])
            below.setFont(0, sized(self.font(), 1, strong=True))
            for due in part.steps:
                below.addChild(self._step_item(due))
            item.addChild(below)
        if not found:
            item.addChild(QTreeWidgetItem(["ไม่มีขั้นตอนที่ต้องทำ"]))
        return item

    def _step_item(self, due: DueStep) -> QTreeWidgetItem:
        done = f" · ทำแล้วร้อยละ {figure(due.done)}" if due.done else ""
        step = f"ขั้นตอนที่ {due.step.number} {due.step.text}"
        item = QTreeWidgetItem([f"{STATES[due.state]} · {step}\n{due.project.name}{done}"])
        sign = _SIGNS[due.state]
        item.setIcon(0, shape_icon(sign, self._tools.theme) if sign in TONES else icon(sign))
        item.setData(0, _PLACE, list(due.place))
        return item

    def _on_activated(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        place = item.data(0, _PLACE)
        if place:
            self._tools.go_to(tuple(place))


def _this_month() -> str:
    """The month it is, as plans write months."""
    return buddhist_date(local_today())[:7]


def _month_words(month: str) -> str:
    """Whether a month is the one it is."""
    today = _this_month()
    return "เดือนนี้" if month == today else "เดือนที่ผ่านมา" if month < today else "เดือนที่จะถึง"
