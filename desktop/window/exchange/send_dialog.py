"""The questions before a set is made: what to send, in what, and what still keeps it from that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QGroupBox,
    QVBoxLayout,
    QWidget,
)

from desktop.window.fields.field_notes import Messages
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import check_box, push_button, radio_button
from desktop.window.widgets.dialog_layout import answers, dialog_column, labelled
from desktop.window.widgets.fitting_dialog import FittingDialog
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em
from forms.reporting.quarters import report_index
from forms.reporting.sealed import is_issued
from forms.submission.making import errors_among, hindrance_words
from forms.submission.manifest import MANIFEST_NAME

if TYPE_CHECKING:
    from desktop.window.page import Tools

_WIDE = 34


class SendDialog(FittingDialog):
    """Asks; `quarter`, `as_zip` and `printed_code` are the answers."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("จัดชุดส่งต้นสังกัด")
        self._tools = tools
        self.what = Combo()
        self.what.setAccessibleName("สิ่งที่ส่ง")
        self.what.addItem("แผนทั้งฉบับ", None)
        package = tools.session.package
        for quarter in sorted({each.quarter for each in package.reports if each.quarter}):
            index = report_index(package, quarter)
            sealed = index is not None and is_issued(package.reports[index])
            words = "ตามฉบับที่ออก" if sealed else "ยังไม่ได้ออกรายงาน"
            self.what.addItem(f"รายงานไตรมาส {quarter} ({words})", quarter)
        self._kinds = QButtonGroup(self)
        self._code = check_box("พิมพ์รหัสเนื้อหาตัวเล็กที่ท้ายหน้า (ไม่พิมพ์ในบันทึกข้อความ)")
        self._code.setChecked(True)
        self.trouble = Messages(tools.theme)
        self.go_on = push_button("เลือกที่เก็บ…", "folder", self.accept, primary=True)
        self._arrange()
        self.what.currentIndexChanged.connect(self._look)
        self._look()

    @property
    def quarter(self) -> int | None:
        """The quarter whose report is sent; None for the plan."""
        found: int | None = self.what.currentData()
        return found

    @property
    def as_zip(self) -> bool:
        """Whether all of it goes into one zip."""
        return self._kinds.checkedId() == 1

    @property
    def printed_code(self) -> bool:
        """Whether the content code stands at the foot of pages."""
        return self._code.isChecked()

    @printed_code.setter
    def printed_code(self, printed: bool) -> None:
        self._code.setChecked(printed)

    def _look(self) -> None:
        """Say what keeps the chosen thing from being sent."""
        session, quarter = self._tools.session, self.quarter
        package = session.package
        index = None if quarter is None else report_index(package, quarter)
        sealed = index is not None and is_issued(package.reports[index])
        errors = () if sealed else errors_among(self._tools.checker.problems, package, quarter)
        drafts = () if sealed else tuple(session.state.drafts)
        words = ""
        if drafts:
            words = f"ยังจัดชุดส่งไม่ได้ มีช่องที่ต้องแก้ {len(drafts):,} ช่อง ดูใน “ข้อที่ตรวจพบ”"
        elif errors:
            words = hindrance_words(quarter, len(errors))
        self.trouble.show_messages([("error", words)] if words else [])
        self.go_on.setEnabled(not words)

    def _arrange(self) -> None:
        box = QGroupBox("เก็บเป็น")
        kinds = QVBoxLayout(box)
        for number, words in enumerate(("โฟลเดอร์ใหม่", "แฟ้ม .zip แฟ้มเดียว (สำหรับแนบอีเมล)")):
            button = radio_button(words)
            self._kinds.addButton(button, number)
            kinds.addWidget(button)
        self._kinds.button(0).setChecked(True)
        said = Label(
            f"ในชุดมี PDF สมุดงาน Excel เอกสาร Word แฟ้มแผน และ “{MANIFEST_NAME}” "
            "ทุกแฟ้มมีรหัสเนื้อหาเดียวกัน ผู้รับตรวจได้ด้วย “ตรวจชุดส่ง…” โปรแกรมจัดชุดให้ แต่ไม่ได้ส่งออกไปที่ใด"
        )
        said.setObjectName("hint")
        said.setWordWrap(True)
        column = dialog_column(self)
        column.addLayout(labelled("สิ่งที่ส่ง", self.what))
        for widget in (said, box, self._code, self.trouble):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(answers(self, self.go_on))
        self.setMinimumWidth(em(self, _WIDE))
