"""ภาพรวม: where the plan stands at the end of a quarter, and what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.window.reports.quarter_page import QuarterPage
from desktop.window.standing.due_calendar import DueCalendar
from desktop.window.standing.overview_part import OverviewPart
from desktop.window.standing.standing_charts import StandingCharts
from desktop.window.tabbed_page import Tab
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.plain_words import set_tip

if TYPE_CHECKING:
    from desktop.window.page import Tools

_OVERVIEW, _CHARTS, _CALENDAR = range(3)
# Charts may be wider than lines to read, in pixels of the tokens.
_WIDEST = 1180


class StandingPage(QuarterPage):
    """What the chosen quarter comes to, its charts, and the calendar of the year."""

    previews = False
    has_footer = False

    def __init__(self, tools: Tools) -> None:
        tabs = (
            Tab("ภาพรวม", lambda: OverviewPart(tools), (), fills=True, flush=True),
            Tab("กราฟ", lambda: StandingCharts(tools), (), widest=_WIDEST),
            Tab("ปฏิทินงาน", lambda: DueCalendar(tools), (), fills=True),
        )
        super().__init__(tools, "standing", "ภาพรวม กราฟ และปฏิทินงาน", tabs)
        self.print_button = push_button("พิมพ์หน้านี้…", "print", self.paper_wanted.emit)
        set_tip(self.print_button, "พิมพ์ภาพรวมของไตรมาสที่เลือก (Ctrl+P)")
        self.primary = self.print_button
        self.quarters.chosen.connect(self._on_quarter_taken)

    def form(self) -> str:
        session, calendar = self._tools.session, self.tabs.currentIndex() == _CALENDAR
        return "standing" if not calendar and session.is_open and session.package.reports else ""

    def _on_quarter_taken(self, quarter: int) -> None:
        if self.tabs.currentIndex() == _CALENDAR:
            self.part(_CALENDAR).show_quarter(quarter)
