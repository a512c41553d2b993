"""The overview: four figures, indicators and money beside the plan, and what to act on."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop.clock import local_today
from desktop.window.reports.quarter_bar import chosen_quarter
from desktop.window.reports.report_rows import READS
from desktop.window.standing import overview_rows as rows
from desktop.window.standing.figure_strip import FigureCell, FigureStrip, Link, WorkLine
from desktop.window.standing.overview_columns import OverviewColumns
from desktop.window.standing.overview_heads import SectionTitle, indicator_head
from desktop.window.standing.overview_rows import MoneyLine, millions, short
from desktop.window.widgets.card_model import CardModel
from desktop.window.widgets.divider import divider
from desktop.window.widgets.empty_state import EmptyState
from desktop.window.widgets.row_view import RowView
from forms.calendar import buddhist_date, month_and_year
from forms.editing.changes import EVERYTHING, Change
from forms.reporting.overview import UNTOLD, IndicatorLine, Overview, ProjectLine
from forms.reporting.quarters import report_place
from forms.reporting.standing import BEHIND

if TYPE_CHECKING:
    from db.places import Place
    from desktop.window.page import Tools
    from forms.reporting.due import DueStep

_MOST = 6


class OverviewPart(QWidget):
    """What is said of the chosen quarter; each figure leads to its rows, each row to its field."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.overview: Overview | None = None
        self._states: frozenset[str] = frozenset()
        self._all_late = False
        theme = tools.theme
        self.line = WorkLine(theme)
        self.work = FigureCell(theme, "งานทั้งแผน", self.line)
        self.states = FigureCell(theme, "ตัวชี้วัด")
        self.score = FigureCell(theme, "คะแนน")
        self.money = FigureCell(theme, "เบิกจ่าย (ล้านบาท)")
        self._indicators: CardModel[IndicatorLine] = CardModel(rows.indicator_card, self)
        self._money: CardModel[MoneyLine] = CardModel(rows.money_card, self)
        self._late: CardModel[ProjectLine] = CardModel(rows.late_card, self)
        self._overdue: CardModel[DueStep] = CardModel(rows.due_card, self)
        self._month: CardModel[DueStep] = CardModel(rows.due_card, self)
        self.indicators = RowView(self._indicators, rows.IndicatorRows(theme), "ตัวชี้วัด")
        self.divisions = RowView(
            self._money, rows.MoneyRows(theme), "การเบิกจ่ายตามส่วนราชการ", answers=False
        )
        self.late = RowView(self._late, rows.LateRows(theme), "โครงการที่ช้ากว่าแผน")
        self.overdue = RowView(self._overdue, rows.DueRows(theme), "ขั้นตอนที่เลยกำหนด")
        self.month = RowView(self._month, rows.DueRows(theme), "ขั้นตอนของเดือน")
        self.everything = QToolButton()
        self.everything.setText("แสดงทั้งหมด")
        self.everything.setAccessibleName("แสดงตัวชี้วัดทั้งหมด")
        self.everything.clicked.connect(lambda _checked=False: self.show_states())
        self.head = indicator_head(theme)
        self._titles = {
            name: SectionTitle() for name in ("indicators", "money", "late", "overdue", "month")
        }
        self._titles["indicators"].add(self.everything)
        self.empty = EmptyState(
            "ยังไม่มีรายงานของไตรมาสใด",
            "ภาพรวมจะแสดงผลงาน คะแนน และการเบิกจ่ายเทียบกับแผน เมื่อเริ่มรายงานไตรมาสแรก",
            ("ไปที่ผลรายไตรมาส", "results", lambda: tools.go_to(("reports",))),
        )
        self.without_rows = EmptyState(
            "ภาพรวมเทียบผลงาน คะแนน และการเบิกจ่ายกับแผน",
            "แผนนี้ยังไม่มีโครงการและตัวชี้วัด เพิ่มโครงการก่อน",
            ("ไปที่โครงการ", "projects", lambda: tools.go_to(("plan", "projects"))),
        )
        self._arrange()
        self.indicators.activated.connect(self._on_indicator)
        self.indicators.clicked.connect(self._on_indicator)
        self.late.activated.connect(self._on_late)
        self.late.clicked.connect(self._on_late)
        for view in (self.overdue, self.month):
            act = self._step_of(view)
            view.activated.connect(act)
            view.clicked.connect(act)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the open plan at the end of the chosen quarter."""
        if not change.touches(*READS, ("plan", "framework")):
            return
        session = self._tools.session
        package = session.package
        plan = package.plan
        has_rows = bool(plan.fiscal_year and (plan.projects or plan.indicators))
        self.empty.setVisible(has_rows and not package.reports)
        self.without_rows.setVisible(not has_rows)
        self._all.setVisible(has_rows)
        if not has_rows:
            return
        today = buddhist_date(local_today())[:7]
        self.overview = Overview(package, chosen_quarter(self._tools), session.edition.rules, today)
        self._show_figures(self.overview)
        self._show_rows(self.overview)

    def show_place(self, _place: Place) -> None:
        """The overview has no fields."""

    def show_states(self, *states: str) -> None:
        """Show the indicators in some states alone; without any all of them."""
        self._states = frozenset(states)
        if self.overview is not None:
            self._show_rows(self.overview)
        if states and self._indicators.items:
            self.indicators.choose(0)
            self.indicators.setFocus()

    def show_late(self) -> None:
        """Show all projects that are behind, not the furthest alone."""
        self._all_late = True
        if self.overview is not None:
            self._show_rows(self.overview)
        if self._late.items:
            self.late.choose(0)
            self.late.setFocus()

    def _show_figures(self, overview: Overview) -> None:
        standing, work = overview.standing, overview.work
        planned, actual = (
            [None if value is None else float(value) for value in values]
            for values in (
                standing.planned_by_month(standing.projects),
                standing.actual_by_month(standing.projects),
            )
        )
        self.line.show_work(planned, actual)
        of = f"จากแผน {short(work.planned)}" if work.planned is not None else ""
        late = (work.planned or Decimal(0)) - (work.actual or Decimal(0))
        links = []
        if work.actual is None:
            links.append(Link("ยังไม่มีผลตามขั้นตอน"))
        elif overview.late_projects:
            said = f"ช้ากว่าแผน {short(late)}" if late > 0 else "ตามแผน"
            count = len(overview.late_projects)
            links.append(
                Link(f"{said} · {count} โครงการช้า", self.show_late, "warning" if late > 0 else "")
            )
        else:
            links.append(Link("ตามแผนทุกโครงการ"))
        self.work.show_figure(short(work.actual), of, links)
        self._show_states_figure(overview)
        self._show_score(overview)
        self._show_money(overview)

    def _show_states_figure(self, overview: Overview) -> None:
        links = []
        if overview.behind:
            links.append(
                Link(
                    f"ช้ากว่าแผน {overview.behind}",
                    lambda: self.show_states(*BEHIND),
                    "warning",
                )
            )
        if overview.untold:
            links.append(Link(f"ยังไม่มีผล {overview.untold}", lambda: self.show_states(UNTOLD)))
        if not links:
            links.append(Link("ไม่มีตัวชี้วัดที่ช้า"))
        of = f"ตามแผน จาก {len(overview.indicators)}"
        self.states.show_figure(str(overview.on_time), of, links)

    def _show_score(self, overview: Overview) -> None:
        sheet = overview.scores
        if not sheet.lines:
            self.score.show_figure("–", "", [Link("ไม่มีตัวชี้วัดที่มีน้ำหนัก")])
            return
        total = sheet.total
        percent = total.percent(total.foreseen_points)
        words = f"คาดทั้งปี {short(total.foreseen_points)}"
        if percent is not None:
            words += f" (ร้อยละ {short(percent)})"
        links = [Link(words if sheet.is_foreseen else "ยังไม่มีผลที่คิดคะแนนได้", self._go_to_report)]
        earned = short(total.points) if sheet.is_earned else "–"
        self.score.show_figure(earned, f"จาก {short(total.weight)}", links)

    def _show_money(self, overview: Overview) -> None:
        money = overview.standing.money()
        percent = money.percent
        words = f"ร้อยละ {short(percent)}" if percent is not None else "ไม่มีงบประมาณที่นับรวม"
        self.money.show_figure(
            millions(money.spent),
            f"จาก {millions(money.budget)}",
            [Link(words, lambda: self._go_to_report("spending"))],
        )

    def _go_to_report(self, part: str = "results") -> None:
        """Go to the rows of the report of the chosen quarter."""
        place = report_place(self._tools.session.package, chosen_quarter(self._tools))
        self._tools.go_to(("reports",) if place is None else (*place, part, 0))

    def _show_rows(self, overview: Overview) -> None:
        shown = overview.in_state(*self._states) if self._states else overview.indicators
        if self._states and not shown:
            self._states, shown = frozenset(), overview.indicators
        self._fill(self.indicators, self._indicators, shown)
        self.everything.setVisible(bool(self._states))
        words = f"เฉพาะที่{self._state_words()}" if self._states else "แถบคือผล ขีดคือแผน ณ สิ้นไตรมาส"
        self._titles["indicators"].say("ตัวชี้วัด", words)
        money = overview.standing.money_by_division()
        longest = max((each.budget for each in money), default=Decimal(0)) or Decimal(1)
        lines = [MoneyLine(each, float(each.budget / longest)) for each in money]
        self._fill(self.divisions, self._money, lines)
        self._titles["money"].say("การเบิกจ่ายตามส่วนราชการ", "ยาวตามงบประมาณ ล้านบาท ร้อยละ")
        late = overview.late_projects
        few = late if self._all_late else late[:_MOST]
        self._fill(self.late, self._late, few)
        more = f"แสดง {len(few)} จาก {len(late)}" if len(few) < len(late) else "ผล / แผน"
        self._titles["late"].say("ช้ากว่าแผนมากที่สุด", more, shown=bool(late))
        self._show_due(overview)

    def _state_words(self) -> str:
        return "ช้ากว่าแผน" if self._states & BEHIND else "ยังไม่มีผล"

    def _show_due(self, overview: Overview) -> None:
        overdue = overview.overdue
        self._fill(self.overdue, self._overdue, overdue)
        title = "ค้างเมื่อสิ้นปี" if overview.phase == "after" else "เลยกำหนด"
        self._titles["overdue"].say(f"{title} ({len(overdue)})", "ทำแล้วร้อยละ", shown=bool(overdue))
        month = (*overview.ending, *overview.beginning)
        self._fill(self.month, self._month, month)
        if overview.phase == "after":
            year = overview.standing.package.plan.fiscal_year
            self._titles["month"].say("", f"ปีงบประมาณ {year} สิ้นสุดแล้ว")
            return
        counts = f"ครบกำหนด {len(overview.ending)} · เริ่ม {len(overview.beginning)} · ทำแล้วร้อยละ"
        when = month_and_year(overview.month)
        first = "เริ่มปีงบประมาณ " if overview.phase == "before" else ""
        self._titles["month"].say(f"{first}{when}", counts)

    def _fill(self, view: RowView[Any], model: CardModel[Any], items: Any) -> None:
        if tuple(items) != model.items:
            model.set_items(items)
        view.fit()
        view.setVisible(bool(model.items))

    def _on_indicator(self) -> None:
        """Go to the result of an indicator, else to itself."""
        line = self.indicators.chosen
        if line is None:
            return
        package, quarter = self._tools.session.package, chosen_quarter(self._tools)
        for at, report in enumerate(package.reports):
            if report.quarter == quarter:
                for row, result in enumerate(report.results):
                    if result.indicator == line.indicator.key:
                        self._tools.go_to(("reports", at, "results", row, "progress"))
                        return
        self._tools.go_to(line.place)

    def _on_late(self) -> None:
        line = self.late.chosen
        if line is not None:
            self._tools.go_to((*line.place, "activities"))

    def _step_of(self, view: RowView[DueStep]) -> Callable[[], None]:
        def go() -> None:
            due = view.chosen
            if due is not None:
                self._tools.go_to(due.place)

        return go

    def _arrange(self) -> None:
        strip = FigureStrip(
            ((self.work, 17), (self.states, 10), (self.score, 10), (self.money, 10))
        )
        self.columns = OverviewColumns(
            (
                (self._titles["indicators"], self.head, self.indicators),
                (self._titles["money"], self.divisions),
                (self._titles["late"], self.late),
                (self._titles["overdue"], self.overdue, self._titles["month"], self.month),
            )
        )
        scroll = QScrollArea()
        scroll.setAccessibleName("ภาพรวมของแผน")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.columns)
        self._all = QWidget()
        whole = QVBoxLayout(self._all)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(strip)
        whole.addWidget(divider(high=1))
        whole.addWidget(scroll, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.without_rows)
        column.addWidget(self.empty)
        column.addWidget(self._all, 1)
