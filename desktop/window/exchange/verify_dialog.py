"""What was found of the files of a set: each with how it is, and where it was altered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.dialog_layout import dialog_column
from desktop.window.widgets.mark import Mark
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import px, resize_within_screen, set_role
from desktop.window.widgets.tokens import GAP_2
from forms.submission.manifest import NO_SIGNATURE
from forms.submission.verifying import STATES, Finding, State, Verification

if TYPE_CHECKING:
    from desktop.window.widgets.theme import Theme

_LOOKS: dict[State, tuple[str, str]] = {
    "whole": ("done", "accent"),
    "same": ("done", "accent"),
    "altered": ("error", "error"),
    "other": ("warning", "warning"),
    "missing": ("warning", "warning"),
    "unreadable": ("error", "error"),
}


class VerifyDialog(QDialog):
    """Shows it, file by file, to read and to copy."""

    def __init__(self, theme: Theme, found: Verification, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("ตรวจชุดส่ง")
        # What is to be looked at comes first.
        findings = sorted(found.findings, key=lambda each: each.is_well)
        self.cards = [card for each in findings for card in _cards(each)]
        words = "แฟ้มทั้งหมดตรงกัน" if found.belongs else "แฟ้มไม่ตรงกันทั้งหมด"
        self.title = Label(f"{words} รหัสเนื้อหา {found.code}" if found.code else words)
        set_role(self.title, "section")
        self.title.setWordWrap(True)
        hint = Label(NO_SIGNATURE)
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        model: CardModel[Card] = CardModel(lambda card: card, self)
        model.set_items(tuple(self.cards))
        self.list = CardList(theme, "ผลการตรวจ")
        self.list.setModel(model)
        self.list.choose(0)
        head = QHBoxLayout()
        head.setSpacing(px(GAP_2))
        icon, tone = ("done", "accent") if found.belongs else ("warning", "warning")
        head.addWidget(Mark(theme, icon, tone, size=2))
        head.addWidget(self.title, 1)
        close = QPushButton("ปิด")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        close.setFocus()
        foot = QHBoxLayout()
        foot.addWidget(push_button("คัดลอกทั้งหมด", "copy", self.copy))
        foot.addStretch(1)
        foot.addWidget(close)
        column = dialog_column(self)
        column.setSpacing(px(GAP_2))
        column.addLayout(head)
        column.addWidget(hint)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        resize_within_screen(self, 46, 32)

    def copy(self) -> None:
        """Put all of it on the clipboard."""
        lines = [self.title.text(), *(card.words for card in self.cards), NO_SIGNATURE]
        QGuiApplication.clipboard().setText("\n\n".join(lines))


def _cards(found: Finding) -> Iterator[Card]:
    """A card for a file, and one for each place that differs in it."""
    icon, tone = _LOOKS[found.state]
    yield Card(found.file, (found.words,), icon=icon, tone=tone, label=STATES[found.state])
    for each in found.differences:
        lines = (f"ตามแฟ้มแผน: {each.stood or 'ว่าง'}", f"ในแฟ้มนี้: {each.stands or 'ว่าง'}")
        shown = tuple(line.replace("\n", " / ") for line in lines)
        yield Card(each.where.words, shown, icon="compare", tone="text2")
