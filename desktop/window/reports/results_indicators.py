"""The indicators of a quarter: progress, value, level and what was done, in one grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from db.places import Place, value_at
from db.records import Result
from desktop.window.grid.footer import Totals
from desktop.window.reports.indicator_columns import (
    BEFORE,
    caption_of,
    indicator_columns,
    number_of,
)
from desktop.window.reports.narrative_twin import UNCHANGED, UNCHANGED_KEY
from desktop.window.reports.narrator import Narrator
from desktop.window.reports.report_rows import READS, ReportRows
from desktop.window.reports.result_detail import TAKE_ALL, TAKE_ALL_KEY, ResultDetail
from desktop.window.widgets.controls import act_button, tool_button
from desktop.window.widgets.theme import em
from forms.editing.changes import EVERYTHING, Change
from forms.figures import figure, rounded
from forms.reporting.progress import mean, reports_until

if TYPE_CHECKING:
    from db.records import Package
    from desktop.window.fields.record_stack import PlaceOf
    from desktop.window.page import Tools
    from forms.reporting.reckoned import Reckoner

# The least height of the detail and its usual share of the whole, once it is shown.
_DETAIL, _SHARE = 5.8, 0.35
_SHOWN = "result-detail"
# What the captions over the rows are of.
_GROUPS: tuple[Place, ...] = (("plan", "indicators"), ("plan", "framework", "components"))
# Typing goes on before what all of the plan comes to is reckoned anew, in milliseconds.
_PAUSE = 150
UNCHANGED_ROWS = "ไม่เปลี่ยนจากไตรมาสก่อน"


class ResultsOfIndicators(ReportRows):
    """The grid of results; below it, when asked for, the indicator that the cursor is in."""

    def __init__(
        self, tools: Tools, report_of: PlaceOf, reckoner: Reckoner, locked: Callable[[], bool]
    ) -> None:
        super().__init__(
            tools,
            report_of,
            reckoner,
            locked,
            rows="results",
            kind=Result,
            name="ผลตัวชี้วัด",
            columns=indicator_columns(reckoner, self._quarter),
            totals=self._totals,
            numbered=number_of(reckoner),
            captions=caption_of(reckoner),
        )
        self.narrator = Narrator(tools, self.grid, reckoner)
        self.detail = ResultDetail(
            tools.theme, self.take_proposals, self.take_all_progress, self.take_narrative
        )
        self.grid.current_changed.connect(self._show_detail)
        # Which indicators are behind is reckoned from all of the plan, after what was typed is
        # seen.
        self._reckoning = QTimer(self, singleShot=True, interval=_PAUSE)
        self._reckoning.timeout.connect(self._count_behind)
        self._add_acts()
        self._arrange()

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the report as it is now."""
        if not change.touches(*READS):
            return
        self.grid.show_column(BEFORE, shown=self._quarter() > 1)
        self.grid.view.horizontalHeader().viewport().update()
        self.grid.refresh()
        if change.touches(*_GROUPS):
            self.grid.view.captions.forget()
        if self.grid.current_row < 0 and self.grid.model.records:
            self.grid.set_row(0)
        for button in (self.take_button, self.unchanged_button):
            button.setEnabled(not self._locked())
        self.narrator.offer_keys()
        self._show_detail()
        self._reckoning.start()

    def show_behind(self, *, only: bool) -> None:
        """Show only the indicators that are behind their plan, or all."""
        self.behind_button.setChecked(only)
        self.grid.set_test(self._is_behind if only else None)

    def take_proposals(self, fields: tuple[str, ...]) -> None:
        """Take what the other figures of the indicator in sight come to, in one step."""
        result, place = self._current()
        if result is None or place is None or self._locked():
            return
        proposed = self._reckoner.of(self._tools.session.package).proposals(result)
        with self._tools.session.step("ใช้ค่าที่คำนวณได้"):
            for field in fields:
                value = getattr(proposed, field)
                if value is not None:
                    self._tools.session.set_value((*place, field), rounded(value))

    def take_all_progress(self) -> None:
        """Take the progress that the steps come to wherever none was typed, in one step."""
        place, package = self._list_place(), self._tools.session.package
        if place is None or self._locked():
            return
        reckoned = self._reckoner.of(package)
        with self._tools.session.step(TAKE_ALL):
            for row, result in enumerate(package.reports[int(place[1])].results):
                progress = reckoned.proposals(result).progress
                if result.progress is None and progress is not None:
                    self._tools.session.set_value((*place, row, "progress"), rounded(progress))

    def take_narrative(self) -> None:
        """Begin with what the newest earlier quarter said of the indicator in sight."""
        result, place = self._current()
        if result is None or place is None or self._locked():
            return
        said = self._reckoner.of(self._tools.session.package).said_before(result)
        if said is not None:
            text = f"{result.narrative}\n{said.words}" if result.narrative else said.words
            self._tools.session.set_value((*place, "narrative"), text, "ยกข้อความมาจากไตรมาสก่อน")

    def _quarter(self) -> int:
        return self._reckoner.quarter

    def _is_behind(self, result: Result, _text: Callable[[int], str]) -> bool:
        return self._reckoner.of(self._tools.session.package).is_behind(result)

    def _count_behind(self) -> None:
        if not self._tools.session.is_open:
            return
        reckoned = self._reckoner.of(self._tools.session.package)
        count = sum(reckoned.is_behind(result) for result in self.grid.model.records)
        words = f"ช้ากว่าแผน {count}"
        if words != self.behind_button.text():
            self.behind_button.setText(words)
            self.behind_button.setAccessibleName(f"แสดงเฉพาะตัวชี้วัดที่ช้ากว่าแผน {count} ตัวชี้วัด")
            self.behind_button.setEnabled(bool(count) or self.behind_button.isChecked())

    def _totals(self, results: Sequence[Any]) -> Totals:
        """How many indicators are in sight, and how far they have come."""
        place = self._list_place()
        known = len(value_at(self._tools.session.package, place)) if place else 0
        shown = (
            f"{len(results):,}" if len(results) == known else f"แสดง {len(results):,} จาก {known:,}"
        )
        progress = mean(row.progress for row in results if row.progress is not None)
        told = "" if progress is None else f" · ก้าวหน้าเฉลี่ยร้อยละ {figure(rounded(progress))}"
        return Totals(f"{shown} ตัวชี้วัด{told}")

    def _add_acts(self) -> None:
        self.take_button = act_button(
            "เติมจากขั้นตอน", "steps", self.take_all_progress, f"{TAKE_ALL} ({TAKE_ALL_KEY})"
        )
        self.unchanged_button = act_button(
            UNCHANGED,
            "copy",
            self.narrator.leave_unchanged,
            f"{UNCHANGED_ROWS} ในแถวที่เลือก ({UNCHANGED_KEY})",
        )
        self.behind_button = act_button(
            "ช้ากว่าแผน", "filter", self._toggle_behind, "แสดงเฉพาะตัวชี้วัดที่ช้ากว่าแผน"
        )
        self.detail_button = tool_button(
            "list", "รายละเอียดของตัวชี้วัดที่เลือก: ค่าที่คำนวณได้ สูตร และเกณฑ์", self._toggle_detail
        )
        for button in (self.behind_button, self.detail_button):
            button.setCheckable(True)
        bar = self.grid.bar
        # All columns are of one paper: a heading's menu hides one where that is wanted.
        bar.columns_button.hide()
        bar.put_after_acts(
            self.take_button, self.unchanged_button, self.behind_button, self.detail_button
        )

    def _toggle_behind(self) -> None:
        self.show_behind(only=self.behind_button.isChecked())

    def _toggle_detail(self) -> None:
        shown = self.detail_button.isChecked()
        self._tools.memory.set_text(_SHOWN, "1" if shown else "")
        self._show_detail()
        self.detail.setVisible(shown)

    def _arrange(self) -> None:
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.grid)
        splitter.addWidget(self.detail)
        splitter.setChildrenCollapsible(False)
        # Its scroll bar would want more.
        self.detail.setMinimumHeight(em(self, _DETAIL))
        splitter.setStretchFactor(0, round(100 * (1 - _SHARE)))
        splitter.setStretchFactor(1, round(100 * _SHARE))
        shown = bool(self._tools.memory.text(_SHOWN))
        self.detail_button.setChecked(shown)
        self.detail.setVisible(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)

    def _current(self) -> tuple[Result | None, Place | None]:
        """The result that the cursor is in, and its place."""
        place, row = self._list_place(), self.grid.current_row
        if place is None or row < 0:
            return None, None
        results = self._tools.session.package.reports[int(place[1])].results
        return (results[row], (*place, row)) if row < len(results) else (None, None)

    def _show_detail(self) -> None:
        if not self.detail_button.isChecked():
            return
        result, _ = self._current()
        if result is None:
            self.detail.clear()
            return
        package = self._tools.session.package
        reckoned = self._reckoner.of(package)
        earlier = history(package, result.indicator, reckoned.quarter)
        self.detail.show_result(
            reckoned.indicator(result),
            result,
            reckoned.proposals(result),
            earlier,
            note=reckoned.satisfaction_note(result),
            locked=self._locked(),
        )


def history(package: Package, indicator_key: str, quarter: int) -> list[tuple[int, Result]]:
    """What was told of an indicator before a quarter, quarter by quarter."""
    return [
        (report.quarter or 0, told)
        for report in reports_until(package, quarter - 1)
        for told in report.results
        if told.indicator == indicator_key
    ]
