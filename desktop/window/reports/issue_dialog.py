"""The dialog before a report is issued or opened again: who does it, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.window.fields.field_notes import Messages
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.fitting_dialog import FittingDialog
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, sized
from forms.reporting.issuing import IssueError

if TYPE_CHECKING:
    from desktop.window.memory import Memory
    from desktop.window.widgets.theme import Theme

_KEPT = "ชื่อและวันที่วันนี้เก็บไว้ในประวัติการออกรายงาน"


class IssueDialog(FittingDialog):
    """Asks the name, and with `why` the reason; `act` gets both, and may refuse.

    `yes` is what the button says. The name is remembered for the next time.
    """

    def __init__(
        self,
        memory: Memory,
        theme: Theme,
        parent: QWidget,
        *,
        title: str,
        words: str,
        yes: str,
        act: Callable[[str, str], object],
        why: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._memory = memory
        self._act = act
        self.user = QLineEdit(memory.user)
        self.user.setPlaceholderText("เช่น นางสาวมานี ใจดี")
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setPlaceholderText("เช่น ยอดเบิกจ่ายของโครงการที่ 2 ยังไม่รวมงวดเดือนธันวาคม")
        self.reason.setFixedHeight(em(self, 6))
        self.trouble = Messages(theme)
        self.agree = push_button(yes, "done", self.accept, primary=True)
        self._arrange(title, words, why=why)
        (self.reason if why and memory.user else self.user).setFocus()

    def _arrange(self, title: str, words: str, *, why: bool) -> None:
        head, more, kept = Label(title), Label(words), Label(_KEPT)
        head.setFont(sized(self.font(), 1.2, strong=True))
        kept.setObjectName("hint")
        column = QVBoxLayout(self)
        margin = em(self, 1.2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(em(self, 0.5))
        for label in (head, more):
            label.setWordWrap(True)
            column.addWidget(label)
        for label_words, box in (("ชื่อผู้ใช้โปรแกรม", self.user), ("เหตุผล", self.reason)):
            label = Label(label_words)
            label.setBuddy(box)
            box.setAccessibleName(label_words)
            column.addWidget(label)
            column.addWidget(box)
            for each in (label, box):
                each.setVisible(why or box is self.user)
        kept.setWordWrap(True)
        column.addWidget(kept)
        column.addWidget(self.trouble)
        buttons = QDialogButtonBox()
        buttons.addButton(self.agree, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("ยกเลิก", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addSpacing(em(self, 0.5))
        column.addWidget(buttons)
        self.setMinimumWidth(em(self, 30))

    # Qt's own names from here on.

    def accept(self) -> None:
        """Do it; what keeps it from being done is said here."""
        name = self.user.text().strip()
        try:
            self._act(name, self.reason.toPlainText())
        except IssueError as error:
            self.trouble.show_messages([("error", str(error))])
            return
        self._memory.user = name
        super().accept()
