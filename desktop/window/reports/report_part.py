"""What a page shows of a quarter's report; without a report, the way to begin one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.window.widgets.empty_state import EmptyState
from forms.editing.changes import EVERYTHING, Change

if TYPE_CHECKING:
    from db.places import Place
    from desktop.window.fields.record_stack import PlaceOf
    from desktop.window.page import Tools


class ReportPart(QWidget):
    """Shows `part` while there is a report at `report_of`."""

    def __init__(self, tools: Tools, report_of: PlaceOf, part: Any) -> None:
        super().__init__()
        self._report_of = report_of
        self.part = part
        self.empty = EmptyState(
            "ไตรมาสนี้ยังไม่มีรายงาน",
            "เริ่มรายงานและกรอกผลที่หน้าผลรายไตรมาสก่อน จำนวนและตัวเลขในบันทึกข้อความจะมาจากผลที่กรอกไว้",
            ("ไปที่ผลรายไตรมาส", "results", lambda: tools.go_to(("reports",))),
            within=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        column.addWidget(part)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the report as it is now."""
        has_report = self._report_of() is not None
        self.empty.setVisible(not has_report)
        self.part.setVisible(has_report)
        if has_report:
            self.part.refresh(change)

    def show_place(self, place: Place) -> bool:
        """Bring a field into sight; False where it is not in the part."""
        return bool(self.part.show_place(place))
