"""ผลรายไตรมาส: what was reached, done and spent by the end of a quarter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from desktop.window.grid import FIXED_GRID_KEYS
from desktop.window.page import Filled
from desktop.window.reports.narrative_twin import COPY_KEY, UNCHANGED_KEY
from desktop.window.reports.narrator import NEXT_EMPTY, NEXT_EMPTY_KEY
from desktop.window.reports.quarter_page import QuarterPage
from desktop.window.reports.report_rows import (
    CONFIRM,
    CONFIRM_ALL,
    CONFIRM_ALL_KEY,
    CONFIRM_KEY,
    READS,
    ReportRows,
)
from desktop.window.reports.report_state import ReportState
from desktop.window.reports.result_detail import (
    NARRATIVE,
    NARRATIVE_KEY,
    PROPOSALS,
    TAKE_ALL,
    TAKE_ALL_KEY,
)
from desktop.window.reports.results_heading import ResultsHeading
from desktop.window.reports.results_indicators import UNCHANGED_ROWS, ResultsOfIndicators
from desktop.window.reports.results_score import ResultsOfScore
from desktop.window.reports.results_spending import ResultsOfSpending
from desktop.window.reports.results_steps import SHARES, ResultsOfSteps
from desktop.window.tabbed_page import Tab
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.dialogs import confirmed
from desktop.window.widgets.empty_state import EmptyState
from desktop.window.widgets.writing import writing
from forms.reporting.narratives import narratives
from forms.reporting.progress import reports_until
from forms.reporting.quarters import (
    begun,
    completed,
    is_locked,
    report_index,
    reports_of,
)
from forms.reporting.reckoned import Reckoner

if TYPE_CHECKING:
    from db.places import Place
    from db.records import Package
    from desktop.window.page import Tools
    from forms.editing.changes import Change

_BEGINNING = (
    "เริ่มรายงานแล้วโปรแกรมจะเตรียมแถวของทุกตัวชี้วัด ทุกขั้นตอน และทุกโครงการที่มีงบประมาณ พร้อมยอดสะสมจากไตรมาสก่อน"
)
_SKIPPED = (
    "ถ้าไตรมาสนี้ไม่มีรายงาน พิมพ์ สยป.3 ของไตรมาสนี้ได้ที่หน้าตรวจและพิมพ์ "
    "แบบจะแสดงข้อมูลไตรมาสก่อนหน้าและบอกไว้ว่ามาจากไตรมาสใด"
)
_NOTHING_YET = "แผนยังไม่มีตัวชี้วัดหรือโครงการ เพิ่มในแผนก่อน แล้วรายงานจะมีแถวให้กรอก"
_TO_MEMO = "ทำบันทึกข้อความ"
REMOVE = "ลบรายงานของไตรมาสนี้…"
_INDICATORS, _STEPS, _SPENDING, _SCORE = range(4)


class ResultsPage(QuarterPage):
    """The chosen quarter's report in tabs; without one, the way to begin it."""

    previews = False

    def __init__(self, tools: Tools) -> None:
        self.state = ReportState(
            tools.theme, self.complete, self._go_to_issuing, self.remove_report
        )
        reckoner = Reckoner(lambda: self.quarters.quarter, lambda: tools.session.edition.rules)
        parts = (tools, self.report_place, reckoner, self.is_locked)
        tabs = (
            Tab(
                "ตัวชี้วัด",
                lambda: ResultsOfIndicators(*parts),
                ("reports.results",),
                fills=True,
                flush=True,
            ),
            Tab(
                "ขั้นตอนของโครงการ",
                lambda: ResultsOfSteps(*parts),
                ("reports.steps",),
                fills=True,
                flush=True,
            ),
            Tab(
                "การเบิกจ่าย",
                lambda: ResultsOfSpending(*parts),
                ("reports.spending",),
                fills=True,
                flush=True,
            ),
            Tab("คะแนน", lambda: ResultsOfScore(tools, reckoner), (), fills=True, flush=True),
            Tab(
                "หัวแบบรายงาน",
                lambda: ResultsHeading(tools, self.report_place),
                ("reports.heading",),
            ),
        )
        super().__init__(tools, "results", "ส่วนของผลรายไตรมาส", tabs, below=self.state)
        self.memo_button = push_button(_TO_MEMO, "memo", self._go_to_memo, primary=True)
        self.primary = self.memo_button
        # Below the line over the tabs, in their place.
        self.empty = EmptyState(
            "ไตรมาสนี้ยังไม่มีรายงาน",
            _BEGINNING,
            ("เริ่มรายงาน", "add", self.begin_report),
            also=("ไปที่ตัวชี้วัด", "target", lambda: tools.go_to(("plan", "indicators"))),
        )
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.empty)
        self._commands = tuple(self._made_commands())
        writing(self.empty.button, *self._commands)

    def is_locked(self) -> bool:
        """Whether the report of the chosen quarter was issued, or may only be read."""
        session = self._tools.session
        return bool(session.read_only) or is_locked(session.package, self.quarters.quarter)

    def begin_report(self) -> None:
        """Begin the report of the chosen quarter, in one step."""
        quarter = self.quarters.quarter
        package = begun(self._tools.session.package, quarter)
        self._tools.session.apply(package, f"เริ่มรายงานไตรมาส {quarter}")
        self.begin()

    def complete(self) -> None:
        """Add the rows that the plan has and the report has not, in one step."""
        package = self._tools.session.package
        index = report_index(package, self.quarters.quarter)
        if index is not None:
            self._tools.session.apply(completed(package, index), "เพิ่มรายการที่ยังไม่อยู่ในรายงาน")

    def remove_report(self) -> None:
        """Take the report in sight out of the plan, in one step; not one that was sent up."""
        package, quarter = self._tools.session.package, self.quarters.quarter
        index = report_index(package, quarter)
        if index is None:
            return
        # Of one that was sent up the session says why it stays.
        asked = not package.reports[index].issuances
        more = " แล้วจะเห็นรายงานอีกฉบับของไตรมาสนี้" if reports_of(package, quarter) > 1 else ""
        if asked and not confirmed(
            self,
            f"ลบรายงานไตรมาส {quarter} หรือไม่",
            f"ผลที่กรอกไว้และบันทึกข้อความของรายงานนี้จะถูกลบไปด้วย{more}",
            yes="ลบ",
        ):
            return
        words = f"ลบรายงานไตรมาส {quarter}"
        if self._tools.session.remove(("reports",), index, words=words):
            self._tools.notice.show_result(f"{words}แล้ว เลิกทำได้ด้วย Ctrl+Z")

    def show_change(self, change: Change) -> None:
        change, package = self._of_quarter(change), self._tools.session.package
        index = report_index(package, self.quarters.quarter)
        self.empty.setVisible(index is None)
        self.tabs.setVisible(index is not None)
        self.memo_button.setVisible(index is not None)
        self._frames.show_footer(of_tab=index is not None)
        memo = "ดูบันทึกข้อความ" if self.is_locked() else _TO_MEMO
        self.memo_button.setText(f"  {memo}")
        self.memo_button.setAccessibleName(memo)
        if index is None:
            self.state.clear()
            self._invite(package)
            return
        if change.touches(*READS):
            self.state.show_report(package, index)
        super().show_change(change)

    def _invite(self, package: Package) -> None:
        """Offer to begin the report of the quarter, and say what it will hold."""
        words = f"เริ่มรายงานไตรมาส {self.quarters.quarter}"
        self.empty.button.setText(f"  {words}")
        self.empty.button.setAccessibleName(words)
        has_rows = bool(package.plan.indicators or package.plan.projects)
        self.empty.other.setVisible(not has_rows)
        hint = _BEGINNING if has_rows else _NOTHING_YET
        if reports_until(package, self.quarters.quarter):
            hint = f"{hint}\n{_SKIPPED}"
        self.empty.hint.setText(hint)

    def has(self, at: int, place: Place) -> bool:
        """Whether a tab shows a place: those of the chosen quarter's report."""
        return super().has(at, place) and place[:2] == self.report_place()

    def form(self) -> str:
        if self.report_place() is None:
            return ""
        return "score" if self.tabs.currentIndex() == _SCORE else "progress"

    def filled(self) -> Filled | None:
        place = self.report_place()
        if place is None:
            return None
        package = self._tools.session.package
        told = narratives(package, package.reports[int(place[1])])
        empty = f" · ว่าง {told.empty}" if told.empty else ""
        carried = f" · ยกมา {told.carried}" if told.carried else ""
        words = f"กรอกผลแล้ว {told.whole} จาก {told.total}{empty}{carried}"
        return Filled(told.whole, told.total, words)

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (*FIXED_GRID_KEYS, ("คัดลอกข้อความไตรมาสก่อนมาแก้ (ในช่องผลการดำเนินงาน)", COPY_KEY))

    def commands(self) -> tuple[QAction, ...]:
        """Other quarters, taking what was reckoned, and shares that are typed most."""
        return (*super().commands(), *self._commands)

    def _made_commands(self) -> list[QAction]:
        proposals = [
            self.command(f"ใช้{words}", keys, partial(self._take, field))
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
            self.command(UNCHANGED_ROWS, UNCHANGED_KEY, self._leave_unchanged),
            self.command(NEXT_EMPTY, NEXT_EMPTY_KEY, self._go_to_empty),
            *shares,
            self.command(CONFIRM, CONFIRM_KEY, self._confirm_chosen),
            self.command(CONFIRM_ALL, CONFIRM_ALL_KEY, self._confirm_all),
            self.command(REMOVE, "", self.remove_report),
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

    def _leave_unchanged(self) -> None:
        if (part := self._indicators()) is not None:
            part.narrator.leave_unchanged()

    def _go_to_empty(self) -> None:
        if (part := self._indicators()) is not None:
            part.narrator.next_empty()

    def _take_all_progress(self) -> None:
        if (part := self._indicators()) is not None:
            part.take_all_progress()

    def _put_share(self, share: str) -> None:
        if self.report_place() is not None and self.tabs.currentIndex() == _STEPS:
            self.part(_STEPS).put_share(share)

    def _confirm_chosen(self) -> None:
        if (part := self._carried()) is not None:
            part.confirm_chosen()

    def _confirm_all(self) -> None:
        if (part := self._carried()) is not None:
            part.confirm_all()

    def _carried(self) -> ReportRows | None:
        """The grid in sight, where it has figures that may be carried."""
        at = self.tabs.currentIndex()
        if self.report_place() is None or at not in {_STEPS, _SPENDING}:
            return None
        part: ReportRows = self.part(at)
        return part

    def _go_to_memo(self) -> None:
        place = self.report_place()
        if place is not None:
            self._tools.go_to((*place, "memo"))

    def _go_to_issuing(self) -> None:
        place = self.report_place()
        if place is not None:
            self._tools.go_to((*place, "issuances"))
