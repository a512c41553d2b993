"""ภาพรวม: where the plan stands at the end of a quarter, and what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.window.due_calendar import DueCalendar
from desktop.window.quarter_bar import QuarterBar
from desktop.window.standing_charts import StandingCharts
from desktop.window.tabbed_page import Tab, TabbedPage

if TYPE_CHECKING:
    from db.records import Package
    from desktop.window.page import Tools


class StandingPage(TabbedPage):
    """Charts of the chosen quarter, and the calendar of the year."""

    def __init__(self, tools: Tools) -> None:
        self._quarters = QuarterBar(tools)
        super().__init__(
            tools,
            "standing",
            "ภาพรวมและปฏิทินงาน",
            (
                Tab("ภาพรวม", lambda: StandingCharts(tools), ()),
                Tab("ปฏิทินงาน", lambda: DueCalendar(tools), (), fills=True),
            ),
            above=self._quarters,
        )
        self._quarters.chosen.connect(self._on_quarter_chosen)

    def show_package(self, package: Package | None) -> None:
        super().show_package(package)
        self._quarters.refresh()

    def form(self) -> str:
        package = self._tools.workspace.package
        return "standing" if package is not None and package.reports else ""

    def quarter(self) -> int | None:
        return self._quarters.quarter

    def _on_quarter_chosen(self) -> None:
        self.show_package(self._tools.workspace.package)
        self.form_changed.emit()
