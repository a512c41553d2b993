"""บันทึกข้อความ/ออกรายงาน: the memo of a quarter, who signs, and the report sent up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from db.fields import specs
from db.places import Place
from db.records import Memo
from desktop.window.reports.issue_part import IssuePart
from desktop.window.reports.memo_fields import MemoFields
from desktop.window.reports.memo_signers import MemoSigners
from desktop.window.reports.memo_template import TemplateEditor
from desktop.window.reports.quarter_page import QuarterPage
from desktop.window.reports.report_part import ReportPart
from desktop.window.tabbed_page import Tab
from forms.reporting.quarters import report_index

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.window.fields.record_stack import PlaceOf
    from desktop.window.page import Tools

_MEMO, _SIGNERS, _ISSUE, _TEMPLATE = range(4)
_MEMO_PLACES = tuple(f"reports.memo.{name}" for name in specs(Memo) if name != "signatures")


class MemoPage(QuarterPage):
    """The chosen quarter's memo in tabs, and the wording that memos are composed in."""

    def __init__(self, tools: Tools) -> None:
        def of_report(make: Callable[[PlaceOf], QWidget]) -> Callable[[], QWidget]:
            return lambda: ReportPart(tools, self.report_place, make(self.report_place))

        show_template = partial(self._show_tab, _TEMPLATE)
        tabs = (
            Tab(
                "บันทึกข้อความ",
                of_report(lambda place_of: MemoFields(tools, place_of, show_template)),
                _MEMO_PLACES,
            ),
            Tab(
                "ผู้ลงนาม",
                of_report(lambda place_of: MemoSigners(tools, place_of)),
                ("reports.memo.signatures", "reports.signatures"),
            ),
            Tab(
                "ออกรายงาน",
                of_report(lambda place_of: IssuePart(tools, place_of)),
                ("reports.issuances",),
            ),
            Tab(
                "แบบบันทึกข้อความ",
                lambda: TemplateEditor(tools, self.quarters),
                ("plan.memo_template",),
                fills=True,
            ),
        )
        super().__init__(tools, "memo", "ส่วนของบันทึกข้อความและการออกรายงาน", tabs)

    def has(self, at: int, place: Place) -> bool:
        """Whether a tab shows a place; of the reports it is that of the chosen quarter."""
        if place[0] == "reports" and place[:2] != self.report_place():
            return False
        # The memo itself is gone to where it is written.
        return super().has(at, place) or (at == _MEMO and place[2:] == ("memo",))

    def form(self) -> str:
        if not self._tools.session.is_open:
            return ""
        package = self._tools.session.package
        index = report_index(package, self.quarters.quarter)
        # The wording has an example of its own beside it.
        if index is None or self.tabs.currentIndex() == _TEMPLATE:
            return ""
        issued = self.tabs.currentIndex() == _ISSUE and package.reports[index].issuances
        return "issuances" if issued else "memo"

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("แทรกคำเติมอัตโนมัติในแบบบันทึกข้อความ", "Ctrl+L"),)

    def _show_tab(self, at: int) -> None:
        self.tabs.setCurrentIndex(at)
