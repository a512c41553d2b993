"""The indicators of a quarter: progress, value, level and what was done, in one grid."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from db.records import Result
from desktop.window.grid import GridColumn
from desktop.window.reports.report_rows import READS, ReportRows
from desktop.window.reports.result_detail import ResultDetail
from desktop.window.widgets.theme import em
from forms.editing.changes import EVERYTHING, Change
from forms.figures import figure, rounded
from forms.reporting.progress import reports_until

if TYPE_CHECKING:
    from db.places import Place
    from db.records import Package
    from desktop.window.fields.record_stack import PlaceOf
    from desktop.window.page import Tools
    from forms.reporting.reckoned import Reckoner

# Rows are kept low: an indicator's name and its results are read whole in the cell's editor.
# So many lines of a cell have a part that is lower than so many letters, and any higher one.
_LOW = 28
_LINES = ((_LOW, 2), (40, 3))
_MOST_LINES = 4
# The least and the most height of the detail, in letters, until it is set by hand, and its
# share of what is not low.
_DETAIL = 5.2, 22
_SHARE = 0.35
# What is offered as the level reached; one between two may be typed.
_LEVELS = ("0", "1", "2", "3", "4", "5")


class ResultsOfIndicators(ReportRows):
    """The grid of results, and below it the indicator that the cursor is in."""

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
            columns=_columns(reckoner),
        )
        self.detail = ResultDetail(
            tools.theme, self.take_proposals, self.take_all_progress, self.take_narrative
        )
        self.grid.current_changed.connect(self._show_detail)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.addWidget(self.grid)
        self._splitter.addWidget(self.detail)
        self._splitter.setChildrenCollapsible(False)
        # Its scroll bar would want more.
        self.detail.setMinimumHeight(em(self, _DETAIL[0]))
        # The splitter itself is resized after this part: what it gains then is the grid's.
        self._splitter.setStretchFactor(0, 1)
        self._is_parted = False
        self._splitter.splitterMoved.connect(self._on_parted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the report as it is now."""
        if not change.touches(*READS):
            return
        self.grid.refresh()
        if self.grid.current_row < 0 and self.grid.model.records:
            self.grid.set_row(0)
        self._show_detail()

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
        with self._tools.session.step("เติมความก้าวหน้าจากขั้นตอนให้ทุกตัวชี้วัดที่ยังว่าง"):
            for row, result in enumerate(package.reports[int(place[1])].results):
                progress = reckoned.proposals(result).progress
                if result.progress is None and progress is not None:
                    self._tools.session.set_value((*place, row, "progress"), rounded(progress))

    def take_narrative(self) -> None:
        """Begin with what the newest earlier quarter said of the indicator in sight."""
        result, place = self._current()
        if result is None or place is None or self._locked():
            return
        package = self._tools.session.package
        quarter = self._reckoner.of(package).quarter
        earlier = history(package, result.indicator, quarter)
        said = [told.narrative for _, told in earlier if told.narrative]
        if said:
            text = said[-1] if not result.narrative else f"{result.narrative}\n{said[-1]}"
            self._tools.session.set_value((*place, "narrative"), text, "ยกข้อความมาจากไตรมาสก่อน")

    def _on_parted(self) -> None:
        self._is_parted = True

    def _current(self) -> tuple[Result | None, Place | None]:
        """The result that the cursor is in, and its place."""
        place, row = self._list_place(), self.grid.current_row
        if place is None or row < 0:
            return None, None
        results = self._tools.session.package.reports[int(place[1])].results
        return (results[row], (*place, row)) if row < len(results) else (None, None)

    def _show_detail(self) -> None:
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
            locked=self._locked(),
        )

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = self.height()
        lines = (count for letters, count in _LINES if height < em(self, letters))
        self.grid.view.set_most_lines(next(lines, _MOST_LINES))
        if not self._is_parted:
            # A low window is the grid's, but for what is taken by buttons.
            least, most = em(self, _DETAIL[0]), em(self, _DETAIL[1])
            detail = least if height < em(self, _LOW) else min(most, round(height * _SHARE))
            self._splitter.setSizes([self.height() - detail, detail])


def history(package: Package, indicator_key: str, quarter: int) -> list[tuple[int, Result]]:
    """What was told of an indicator before a quarter, quarter by quarter."""
    return [
        (report.quarter or 0, told)
        for report in reports_until(package, quarter - 1)
        for told in report.results
        if told.indicator == indicator_key
    ]


def _columns(reckoner: Reckoner) -> tuple[GridColumn, ...]:
    def name(result: Result, package: Package) -> str:
        indicator = reckoner.of(package).indicator(result)
        if indicator is None:
            return result.indicator
        return f"{indicator.number} {indicator.name}".strip()

    def target(result: Result, package: Package) -> str:
        indicator = reckoner.of(package).indicator(result)
        return indicator.target if indicator else ""

    def earlier(result: Result, package: Package) -> str:
        progress, quarter = reckoner.of(package).earlier_progress(result)
        return "" if progress is None else f"{figure(progress)}\n(ไตรมาส {quarter})"

    def from_steps(result: Result, package: Package) -> str:
        return _shown(reckoner.of(package).proposals(result).progress)

    def proposed(field: str) -> Callable[[Result, Package], str]:
        def hint(result: Result, package: Package) -> str:
            value = getattr(reckoner.of(package).proposals(result), field)
            return "" if value is None else f"= {_shown(value)}"

        return hint

    return (
        GridColumn("ตัวชี้วัด", ("indicator",), 10.5, show=name),
        GridColumn("เป้าหมาย", (), 5, show=target),
        GridColumn("ไตรมาสก่อน", (), 5.6, show=earlier, figures=True),
        GridColumn("จากขั้นตอน", (), 4.2, show=from_steps, figures=True),
        GridColumn("ความก้าวหน้า (ร้อยละ)", ("progress",), 7, hint=proposed("progress")),
        GridColumn("ตัวตั้ง", ("numerator",), 4.8),
        GridColumn("ตัวหาร", ("denominator",), 4.8),
        GridColumn("ค่าที่ได้", ("value",), 4.4, hint=proposed("value")),
        GridColumn("ระดับที่ได้", ("level",), 3.8, offered=_LEVELS, hint=proposed("level")),
        GridColumn("ผลการดำเนินงาน", ("narrative",), 12.5),
    )


def _shown(value: Decimal | None) -> str:
    return "" if value is None else figure(rounded(value))
