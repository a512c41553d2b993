"""What of a workbook could not be read or was not taken, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.dialog_layout import dialog_column
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import px, resize_within_screen, set_role
from desktop.window.widgets.tokens import GAP_2

if TYPE_CHECKING:
    from desktop.window.widgets.theme import Theme
    from forms.filling.remarks import Remark


class RemarksDialog(QDialog):
    """Shows it before the rest is compared."""

    def __init__(
        self, theme: Theme, name: str, remarks: Sequence[Remark], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("อ่านสมุดงานที่กรอกแล้ว")
        self._remarks = tuple(remarks)
        title = Label(f"มี {len(remarks):,} แห่งใน “{name}” ที่ควรดู")
        set_role(title, "section")
        title.setWordWrap(True)
        hint = Label(
            "ข้อความที่ยังไม่ถูกต้องจะอยู่ในช่องเดิมพร้อมเครื่องหมาย แก้ได้หลังผสานแผน สิ่งอื่นในสมุดงานอ่านได้ตามปกติ"
        )
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        model: CardModel[Remark] = CardModel(_card, self)
        model.set_items(self._remarks)
        self.list = CardList(theme, "แห่งที่ควรดู")
        self.list.setModel(model)
        self.list.choose(0)
        close = QPushButton("ดูสิ่งที่เปลี่ยน")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        close.setFocus()
        foot = QHBoxLayout()
        foot.addWidget(push_button("คัดลอกทั้งหมด", "copy", self.copy))
        foot.addStretch(1)
        foot.addWidget(close)
        column = dialog_column(self)
        column.setSpacing(px(GAP_2))
        for widget in (title, hint):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        resize_within_screen(self, 44, 30)

    def copy(self) -> None:
        """Put all of it on the clipboard, a line each: to be sent to who filled it in."""
        QGuiApplication.clipboard().setText("\n".join(each.words for each in self._remarks))


def _card(remark: Remark) -> Card:
    line = remark.said.replace("\n", " / ")
    title = f"แผ่นงาน {remark.sheet} {remark.ref}".strip()
    return Card(title, (line,), icon="warning", tone="warning")
