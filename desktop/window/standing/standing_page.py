"""ภาพรวม: where the plan stands at the end of a quarter, and what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.window.reports.quarter_page import QuarterPage
from desktop.window.standing.due_calendar import DueCalendar
from desktop.window.standing.standing_charts import StandingCharts
from desktop.window.tabbed_page import Tab

if TYPE_CHECKING:
    from desktop.window.page import Tools

_CHARTS, _CALENDAR = range(2)
# Charts may be wider than lines to read, in pixels of the tokens.
_WIDEST = 1180


class StandingPage(QuarterPage):
    """Charts of the chosen quarter, and the calendar of the year."""

    previews = False

    def __init__(self, tools: Tools) -> None:
        tabs = (
            Tab("ภาพรวม", lambda: StandingCharts(tools), (), widest=_WIDEST),
            Tab("ปฏิทินงาน", lambda: DueCalendar(tools), (), fills=True),
        )
        super().__init__(tools, "standing", "ภาพรวมและปฏิทินงาน", tabs)
        self.quarters.chosen.connect(self._on_quarter_taken)

    def form(self) -> str:
        session, charts = self._tools.session, self.tabs.currentIndex() == _CHARTS
        return "standing" if charts and session.is_open and session.package.reports else ""

    def _on_quarter_taken(self, quarter: int) -> None:
        if self.tabs.currentIndex() == _CALENDAR:
            self.part(_CALENDAR).show_quarter(quarter)
