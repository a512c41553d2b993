"""Which quarter one is at: four buttons that say how far the report of each has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QIcon
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop.window.widgets.painting.shapes import shape_icon
from desktop.window.widgets.plain_words import set_tip
from desktop.window.widgets.theme import px, sized
from desktop.window.widgets.tokens import SHAPE
from forms.calendar import month_abbreviation
from forms.compute import quarter_months
from forms.reporting.quarters import QUARTERS, is_locked, report_index

if TYPE_CHECKING:
    from db.records import Package
    from desktop.window.page import Tools

_REMEMBERED = "quarter"


class Segment(QPushButton):
    """One of several buttons of which one is down, its words in stronger letters then."""

    def __init__(self, end: str) -> None:
        super().__init__()
        self.setCheckable(True)
        # Which side of the row it ends, if one.
        self.setProperty("segment", end)
        self.setIconSize(QSize(px(SHAPE), px(SHAPE)))

    def sizeHint(self) -> QSize:
        # Qt asks for the room of the letters of a button that is up.
        strong = QFontMetrics(sized(self.font(), 1, strong=True)).horizontalAdvance(self.text())
        more = strong - self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint() + QSize(max(0, more), 0)


class QuarterBar(QWidget):
    """Chooses a quarter for the pages that report one; the same on all of them, remembered.

    `chosen` says that another quarter was taken by hand.
    """

    chosen = Signal(int)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._buttons = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for quarter in QUARTERS:
            ends = {QUARTERS[0]: "first", QUARTERS[-1]: "last"}
            button = Segment(ends.get(quarter, "middle"))
            self._buttons.addButton(button, quarter)
            row.addWidget(button)
        self._buttons.idClicked.connect(self._on_clicked)

    @property
    def quarter(self) -> int:
        """The quarter that is chosen."""
        return chosen_quarter(self._tools)

    def refresh(self) -> None:
        """Show how far the report of each quarter has come."""
        package = self._tools.session.package
        for quarter in QUARTERS:
            button = self._buttons.button(quarter)
            state = _state(package, quarter)
            button.setText(f"{quarter} {state}")
            is_done = is_locked(package, quarter)
            button.setIcon(shape_icon("done", self._tools.theme) if is_done else QIcon())
            set_tip(button, _months(package, quarter))
            button.setAccessibleName(f"ไตรมาส {quarter} {_months(package, quarter)} {state}")
        self._buttons.button(self.quarter).setChecked(True)

    def choose(self, quarter: int) -> None:
        """Take another quarter."""
        self._tools.memory.set_text(_REMEMBERED, str(quarter))
        self.refresh()

    def _on_clicked(self, quarter: int) -> None:
        self.choose(quarter)
        self.chosen.emit(quarter)


def chosen_quarter(tools: Tools) -> int:
    """The quarter chosen last; without one that of the newest report, or the first."""
    remembered = tools.memory.text(_REMEMBERED)
    if remembered in {str(quarter) for quarter in QUARTERS}:
        return int(remembered)
    reports = tools.session.package.reports if tools.session.is_open else ()
    reported = [report.quarter for report in reports if report.quarter]
    return max(reported, default=1)


def _state(package: Package, quarter: int) -> str:
    if report_index(package, quarter) is None:
        return "ยังไม่เริ่ม"
    return "ออกแล้ว" if is_locked(package, quarter) else "กำลังทำ"


def _months(package: Package, quarter: int) -> str:
    """`ม.ค. - มี.ค.`; empty without a fiscal year."""
    if not package.plan.fiscal_year:
        return ""
    first, *_, last = quarter_months(package.plan.fiscal_year, quarter)
    return f"{month_abbreviation(first)} - {month_abbreviation(last)}"
