"""Small dialogs: a refused package, a question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import (
    QGuiApplication,
    QKeySequence,
    QPalette,
    QShortcut,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QWidget,
)

from db.errors import Refusal
from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import CardModel
from desktop.window.widgets.cards import refusal_card
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.dialog_layout import dialog_column
from desktop.window.widgets.icons import icon
from desktop.window.widgets.mark import Mark
from desktop.window.widgets.plain_words import Label, make_plain
from desktop.window.widgets.theme import Theme, em, px, resize_within_screen, set_role
from desktop.window.widgets.tokens import GAP_2, GAP_4


class RefusalDialog(QDialog):
    """Why a file was not taken: every place and reason, to read and to copy."""

    def __init__(
        self, theme: Theme, file_name: str, refusals: Sequence[Refusal], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("นำเข้าแผนไม่ได้")
        self._refusals = tuple(refusals)
        title = Label(f"นำเข้า “{file_name}” ไม่ได้ พบ {len(refusals)} แห่งที่ไม่ถูกต้อง")
        set_role(title, "section")
        title.setWordWrap(True)
        hint = Label("แผนที่มีอยู่ในเครื่องไม่ถูกเปลี่ยนแปลง คัดลอกรายการนี้ส่งให้ผู้ที่จัดทำแฟ้ม แก้ไขแล้วนำเข้าใหม่ได้")
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        model: CardModel[Refusal] = CardModel(refusal_card, self)
        model.set_items(self._refusals)
        places = CardList(theme, "ตำแหน่งและเหตุผล")
        places.setModel(model)
        places.choose(0)
        copy = push_button("คัดลอกทั้งหมด (Ctrl+C)", "copy", self.copy)
        close = QPushButton("ปิด")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        QShortcut(QKeySequence.StandardKey.Copy, self, self.copy)
        head = QHBoxLayout()
        head.setSpacing(px(GAP_2))
        head.addWidget(Mark(theme, "error", "error", size=2))
        head.addWidget(title, 1)
        foot = QHBoxLayout()
        foot.addWidget(copy)
        foot.addStretch(1)
        foot.addWidget(close)
        column = dialog_column(self)
        column.setSpacing(px(GAP_2))
        column.addLayout(head)
        column.addWidget(hint)
        column.addWidget(places, 1)
        column.addLayout(foot)
        resize_within_screen(self, 46, 32)

    def copy(self) -> None:
        """Put every place and reason on the clipboard, a line each."""
        lines = [str(refusal) for refusal in self._refusals]
        QGuiApplication.clipboard().setText("\n".join(lines))


def message_box(
    parent: QWidget | None,
    title: str,
    words: str,
    more: str,
    *,
    picture: str,
    tone: QPalette.ColorRole = QPalette.ColorRole.Accent,
) -> QMessageBox:
    """A box in the look of the window, without buttons: words, and below them what follows."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    side, margin = em(box, 2.4), px(GAP_4)
    shape = icon(picture, tone)
    box.setIconPixmap(shape.pixmap(QSize(side, side), box.devicePixelRatio()))
    box.setText(words)
    box.setInformativeText(more)
    make_plain(box)
    layout = box.layout()
    if layout is not None:
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(px(GAP_2))
    return box


def confirmed(parent: QWidget, question: str, consequence: str, *, yes: str) -> bool:
    """Whether the user, told what will come of it, says `yes`; no is the default."""
    box = message_box(parent, "ยืนยัน", question, consequence, picture="help")
    agree = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton("ยกเลิก", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is agree
