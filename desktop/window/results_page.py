"""ผลรายไตรมาส: what was reached, done and spent by the end of a quarter."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.quarters import (
    Rows,
    begun,
    completed,
    is_locked,
    missing_rows,
    report_index,
)
from desktop.reckoned import Reckoner
from desktop.window.controls import push_button
from desktop.window.empty_state import EmptyState
from desktop.window.grid import FIXED_GRID_KEYS
from desktop.window.notice import Mark
from desktop.window.quarter_page import QuarterPage
from desktop.window.result_detail import (
    NARRATIVE,
    NARRATIVE_KEY,
    PROPOSALS,
    TAKE_ALL,
    TAKE_ALL_KEY,
)
from desktop.window.results_indicators import ResultsOfIndicators
from desktop.window.results_score import ResultsOfScore
from desktop.window.results_spending import ResultsOfSpending
from desktop.window.results_steps import SHARES, ResultsOfSteps
from desktop.window.tabbed_page import Tab
from desktop.window.theme import Theme, em
from forms.calendar import long_date

if TYPE_CHECKING:
    from db.places import Place
    from db.records import Package
    from desktop.window.page import Tools

_BEGINNING = (
    "เริ่มรายงานแล้วโปรแกรมจะเตรียมแถวของทุกตัวชี้วัด ทุกขั้นตอน และทุกโครงการที่มีงบประมาณ พร้อมยอดสะสมจากไตรมาสก่อน"
)
_NOTHING_YET = "แผนยังไม่มีตัวชี้วัดหรือโครงการ เพิ่มในแผนก่อน แล้วรายงานจะมีแถวให้กรอก"
_INDICATORS, _STEPS, _SPENDING, _SCORE = range(4)


class ResultsPage(QuarterPage):
    """The chosen quarter's report in tabs; without one, the way to begin it."""

    # The grids want the width of a common screen.
    roomy = 120

    def __init__(self, tools: Tools) -> None:
        self.state = ReportState(tools.theme, self.complete, self._go_to_issuing)
        reckoner = Reckoner(lambda: self.quarters.quarter)
        parts = (tools, self.report_place, reckoner, self.is_locked)
        tabs = (
            Tab("ตัวชี้วัด", lambda: ResultsOfIndicators(*parts), ("reports.results",), fills=True),
            Tab("ขั้นตอนของโครงการ", lambda: ResultsOfSteps(*parts), ("reports.steps",), fills=True),
            Tab("การเบิกจ่าย", lambda: ResultsOfSpending(*parts), ("reports.spending",), fills=True),
            Tab("คะแนน", lambda: ResultsOfScore(tools, reckoner), (), fills=True),
        )
        super().__init__(tools, "results", "ส่วนของผลรายไตรมาส", tabs, below=self.state)
        # Below the line over the tabs, in their place.
        self.empty = EmptyState(
            "ไตรมาสนี้ยังไม่มีรายงาน",
            _BEGINNING,
            ("เริ่มรายงาน", "add", self.begin_report),
            also=("ไปหน้าตัวชี้วัด", "target", lambda: tools.go_to(("plan", "indicators"))),
        )
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.empty)
        self._commands = tuple(self._made_commands())

    def is_locked(self) -> bool:
        """Whether the report of the chosen quarter was issued."""
        package = self._tools.workspace.package
        return package is not None and is_locked(package, self.quarters.quarter)

    def begin_report(self) -> None:
        """Begin the report of the chosen quarter, in one step."""
        quarter = self.quarters.quarter
        package = begun(self._tools.editor.package, quarter)
        self._tools.editor.apply(package, f"เริ่มรายงานไตรมาส {quarter}")
        self.begin()

    def complete(self) -> None:
        """Add the rows that the plan has and the report has not, in one step."""
        package = self._tools.editor.package
        index = report_index(package, self.quarters.quarter)
        if index is not None:
            self._tools.editor.apply(completed(package, index), "เพิ่มรายการที่ยังไม่อยู่ในรายงาน")

    def show_package(self, package: Package | None) -> None:
        self.quarters.refresh()
        index = None if package is None else report_index(package, self.quarters.quarter)
        self.empty.setVisible(index is None)
        self.tabs.setVisible(index is not None)
        if package is None or index is None:
            self.state.clear()
            self._invite(package)
            return
        self.state.show_report(package, index)
        super().show_package(package)

    def _invite(self, package: Package | None) -> None:
        """Offer to begin the report of the quarter, and say what it will hold."""
        words = f"เริ่มรายงานไตรมาส {self.quarters.quarter}"
        self.empty.button.setText(f"  {words}")
        self.empty.button.setAccessibleName(words)
        plan = package.plan if package else None
        has_rows = plan is None or bool(plan.indicators or plan.projects)
        self.empty.other.setVisible(not has_rows)
        self.empty.hint.setText(_BEGINNING if has_rows else _NOTHING_YET)

    def has(self, at: int, place: Place) -> bool:
        """Whether a tab shows a place: those of the chosen quarter's report."""
        return super().has(at, place) and place[:2] == self.report_place()

    def form(self) -> str:
        if self.report_place() is None:
            return ""
        return "score" if self.tabs.currentIndex() == _SCORE else "progress"

    def keys(self) -> tuple[tuple[str, str], ...]:
        return FIXED_GRID_KEYS

    def commands(self) -> tuple[QAction, ...]:
        """Taking what was reckoned, and shares that are typed most."""
        return self._commands

    def _made_commands(self) -> list[QAction]:
        proposals = [
            self.command(f"รับ{words}", keys, partial(self._take, field))
            for field, words, _, keys in PROPOSALS
        ]
        shares = [
            self.command(f"ทำแล้วร้อยละ {share}", keys, partial(self._put_share, share))
            for share, keys in SHARES
        ]
        return [
            *proposals,
            self.command(TAKE_ALL, TAKE_ALL_KEY, self._take_all_progress),
            self.command(NARRATIVE, NARRATIVE_KEY, self._take_narrative),
            *shares,
        ]

    def _indicators(self) -> ResultsOfIndicators | None:
        """The grid of indicators, where it is in sight."""
        if self.report_place() is None or self.tabs.currentIndex() != _INDICATORS:
            return None
        part: ResultsOfIndicators = self.part(_INDICATORS)
        return part

    def _take(self, field: str) -> None:
        if (part := self._indicators()) is not None:
            part.take_proposals((field,))

    def _take_narrative(self) -> None:
        if (part := self._indicators()) is not None:
            part.take_narrative()

    def _take_all_progress(self) -> None:
        if (part := self._indicators()) is not None:
            part.take_all_progress()

    def _put_share(self, share: str) -> None:
        if self.report_place() is not None and self.tabs.currentIndex() == _STEPS:
            self.part(_STEPS).put_share(share)

    def _go_to_issuing(self) -> None:
        place = self.report_place()
        if place is not None:
            self._tools.go_to((*place, "issuances"))


class ReportState(QWidget):
    """A line over the report: that it was issued, or what of the plan it has not yet."""

    def __init__(
        self, theme: Theme, complete: Callable[[], object], open_issuing: Callable[[], object]
    ) -> None:
        super().__init__()
        self.mark = Mark(theme, "advice", "advice", size=1.2)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.add: QPushButton = push_button("เพิ่ม", "add", complete)
        self.reopen: QPushButton = push_button("เปิดแก้ไข…", "memo", open_issuing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(em(self, 0.5))
        row.addWidget(self.mark)
        row.addWidget(self.words, 1)
        row.addWidget(self.add)
        row.addWidget(self.reopen)
        self.hide()

    def clear(self) -> None:
        """Say nothing."""
        self.hide()

    def show_report(self, package: Package, index: int) -> None:
        """Say what is to be known of a report, if anything is."""
        report = package.reports[index]
        locked = is_locked(package, report.quarter or 0)
        rows = missing_rows(package, report)
        self.reopen.setVisible(locked)
        self.add.setVisible(bool(rows.count) and not locked)
        self.setVisible(locked or bool(rows.count))
        if locked:
            issuance = report.issuances[-1]
            self.words.setText(
                f"รายงานไตรมาส {report.quarter} ออกแล้วตามบันทึกที่ {issuance.number} "
                f"ลงวันที่ {long_date(issuance.memo_date)} ผลจึงแก้ไม่ได้ "
                "ถ้าจำเป็น ให้เปิดแก้ไขพร้อมเหตุผลที่หน้าบันทึกและออกรายงาน"
            )
            self.mark.set_mark("done", "accent")
        elif rows.count:
            self.mark.set_mark("advice", "advice")
            self.words.setText(f"มี{_named(rows)} ที่ยังไม่อยู่ในรายงาน")


def _named(rows: Rows) -> str:
    parts = (
        (len(rows.results), "ตัวชี้วัด"),
        (len(rows.steps), "ขั้นตอน"),
        (len(rows.spending), "โครงการที่มีงบประมาณ"),
    )
    return " ".join(f"{words} {count} รายการ" for count, words in parts if count)
