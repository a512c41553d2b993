"""For whom workbooks to fill in are made, and of which quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from db.errors import PhaenError
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import check_box, push_button
from desktop.window.widgets.dialog_layout import answers, dialog_column, labelled
from desktop.window.widgets.fitting_dialog import FittingDialog
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em
from forms.filling.scope import Scope
from forms.filling.sending import divisions_to_fill
from forms.reporting.quarters import is_locked

if TYPE_CHECKING:
    from db.records import Division
    from desktop.window.page import Tools

_WIDE, _HIGH = 34, 6
_WHOLE = "ทั้งหน่วยงานในสมุดงานเดียว"


class FillOutDialog(FittingDialog):
    """Asks; `divisions`, `quarter` and `with_package` are the answers."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("สมุดงานให้กรอก")
        package = tools.session.package
        self.list = QListWidget()
        self.list.setAccessibleName("ส่วนราชการที่จะให้กรอก")
        try:
            self._divisions: tuple[Division | None, ...] = (*divisions_to_fill(package), None)
        except PhaenError:
            self._divisions = (None,)
        for division in self._divisions:
            words = _WHOLE
            if division is not None:
                count = len(Scope(package, division).projects)
                words = f"{division.name} ({count:,} โครงการ/กิจกรรม)"
            item = QListWidgetItem(words)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            checked = division is not None or len(self._divisions) == 1
            item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.quarter_box = Combo()
        self.quarter_box.setAccessibleName("ไตรมาสที่จะให้กรอกผล")
        self.quarter_box.addItem("เฉพาะแผน ไม่กรอกผล", None)
        for quarter in sorted({each.quarter for each in package.reports if each.quarter}):
            if not is_locked(package, quarter):
                self.quarter_box.addItem(f"แผนและผลไตรมาส {quarter}", quarter)
        self.quarter_box.setCurrentIndex(self.quarter_box.count() - 1)
        self.package_box = check_box("มีแฟ้มแผนด้วย (สำหรับส่วนราชการที่มีโปรแกรมแผน)")
        self.go_on = push_button("เลือกโฟลเดอร์…", "folder", self.accept, primary=True)
        self._arrange()
        self.list.itemChanged.connect(self._look)
        self._look()

    @property
    def divisions(self) -> tuple[Division | None, ...]:
        """Those that are chosen; None is a workbook for all of the unit."""
        return tuple(
            division
            for row, division in enumerate(self._divisions)
            if self.list.item(row).checkState() is Qt.CheckState.Checked
        )

    @property
    def quarter(self) -> int | None:
        """The quarter whose results are to be filled in; None for none."""
        found: int | None = self.quarter_box.currentData()
        return found

    @property
    def with_package(self) -> bool:
        """Whether the plan's package goes along."""
        return self.package_box.isChecked()

    def _look(self) -> None:
        self.go_on.setEnabled(bool(self.divisions))

    def _arrange(self) -> None:
        column = dialog_column(self)
        self.list.setMinimumHeight(em(self, _HIGH))
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        for words, box in (("ส่วนราชการ", self.list), ("สิ่งที่ให้กรอก", self.quarter_box)):
            column.addLayout(labelled(words, box))
        hint = Label(
            "ส่วนราชการละหนึ่งแฟ้ม กรอกใน Excel หรือ LibreOffice แล้วส่งกลับ "
            "เมื่ออ่านกลับ จะเห็นทุกช่องที่เปลี่ยนก่อนนำเข้าแผน"
        )
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        column.addWidget(self.package_box)
        column.addWidget(hint)
        column.addStretch(1)
        column.addWidget(answers(self, self.go_on))
        self.setMinimumWidth(em(self, _WIDE))
