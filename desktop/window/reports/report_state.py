"""What is to be known of a quarter's report before one goes on with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.window.widgets.controls import push_button
from desktop.window.widgets.notice import Mark
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, em
from forms.calendar import long_date
from forms.reporting.quarters import Rows, is_locked, missing_rows, reports_of

if TYPE_CHECKING:
    from db.records import Package


class ReportState(QWidget):
    """A line over the report: that it was issued, is one of two, or lacks some of the plan."""

    def __init__(
        self,
        theme: Theme,
        complete: Callable[[], object],
        open_issuing: Callable[[], object],
        remove: Callable[[], object],
    ) -> None:
        super().__init__()
        self.mark = Mark(theme, "advice", "advice", size=1.2)
        self.words = Label()
        self.words.setWordWrap(True)
        self.add: QPushButton = push_button("เพิ่ม", "add", complete)
        self.reopen: QPushButton = push_button("เปิดแก้ไข…", "memo", open_issuing)
        self.remove: QPushButton = push_button("ลบฉบับนี้…", "remove", remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(em(self, 0.5))
        row.addWidget(self.mark)
        row.addWidget(self.words, 1)
        row.addWidget(self.add)
        row.addWidget(self.reopen)
        row.addWidget(self.remove)
        self.hide()

    def clear(self) -> None:
        """Say nothing."""
        self.hide()

    def show_report(self, package: Package, index: int) -> None:
        """Say what is to be known of a report, if anything is."""
        report = package.reports[index]
        locked = is_locked(package, report.quarter or 0)
        rows = missing_rows(package, report)
        several = reports_of(package, report.quarter or 0) > 1
        self.reopen.setVisible(locked)
        self.remove.setVisible(several and not locked)
        self.add.setVisible(bool(rows.count) and not locked and not several)
        self.setVisible(locked or several or bool(rows.count))
        if locked:
            issuance = report.issuances[-1]
            self.words.setText(
                f"รายงานไตรมาส {report.quarter} ออกแล้วตามบันทึกข้อความที่ {issuance.number} "
                f"ลงวันที่ {long_date(issuance.memo_date)} ผลจึงแก้ไม่ได้ "
                "ถ้าจำเป็น ให้เปิดแก้ไขพร้อมเหตุผลที่หน้าบันทึกข้อความ/ออกรายงาน"
            )
            self.mark.set_mark("done", "accent")
        elif several:
            self.mark.set_mark("error", "error")
            self.words.setText(
                f"ไตรมาส {report.quarter} มีรายงานมากกว่าหนึ่งฉบับ ที่เห็นและที่พิมพ์คือฉบับหลัง "
                "ลบฉบับนี้เมื่อต้องการใช้ฉบับก่อนหน้า"
            )
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
