"""The list of what was not saved and was put by: one of it can be brought back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from db.rescue.shelf import KEPT_DAYS, Found
from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.dialog_layout import dialog_column
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import Theme, resize_within_screen
from forms.calendar import moment_words


class KeptDialog(QDialog):
    """Lists rescues, the newest first; `chosen` is the one to bring back."""

    def __init__(self, theme: Theme, kept: Sequence[Found], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("งานที่เก็บไว้")
        self.chosen: Found | None = None
        hint = Label(
            f"งานที่ยังไม่ได้บันทึกเมื่อปิดแผนหรือเมื่อโปรแกรมปิดไป เก็บไว้ {KEPT_DAYS} วัน "
            "ก่อนนำกลับมา โปรแกรมแสดงให้ดูก่อนว่าต่างกันที่ใด"
        )
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        model: CardModel[Found] = CardModel(_card, self)
        model.set_items(tuple(kept))
        self.list = CardList(theme, "งานที่เก็บไว้")
        self.list.setModel(model)
        self.list.choose(0)
        self.list.activated.connect(lambda _index: self._take())
        take, close = QPushButton("นำกลับมา…"), QPushButton("ปิด")
        take.setDefault(True)
        take.clicked.connect(self._take)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(take)
        foot.addStretch(1)
        foot.addWidget(close)
        column = dialog_column(self)
        column.addWidget(hint)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        resize_within_screen(self, 40, 26)

    def _take(self) -> None:
        self.chosen = self.list.currentIndex().data(Role.ITEM)
        self.accept()


def _card(found: Found) -> Card:
    rescue = found.rescue
    what = "แผนทั้งฉบับ" if rescue.package else "ข้อความที่กำลังกรอก"
    lines = (f"{what} · เมื่อ {moment_words(rescue.moment)}",)
    return Card(title=rescue.words, lines=lines, icon="document", tone="accent")
