"""ภาพรวม: where the plan stands at the end of a quarter, and what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.window.due_calendar import DueCalendar
from desktop.window.quarter_page import QuarterPage
from desktop.window.standing_charts import StandingCharts
from desktop.window.tabbed_page import Tab

if TYPE_CHECKING:
    from desktop.window.page import Tools


class StandingPage(QuarterPage):
    """Charts of the chosen quarter, and the calendar of the year."""

    def __init__(self, tools: Tools) -> None:
        tabs = (
            Tab("ภาพรวม", lambda: StandingCharts(tools), ()),
            Tab("ปฏิทินงาน", lambda: DueCalendar(tools), (), fills=True),
        )
        super().__init__(tools, "standing", "ภาพรวมและปฏิทินงาน", tabs)

    def form(self) -> str:
        package = self._tools.workspace.package
        return "standing" if package is not None and package.reports else ""
