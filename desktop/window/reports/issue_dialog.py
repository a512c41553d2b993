"""The dialog before something is done in somebody's name: who does it, and why."""

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

from db.errors import PhaenError
from desktop.window.fields.field_notes import Messages
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.fitting_dialog import FittingDialog
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, sized

if TYPE_CHECKING:
    from desktop.session.tasks import Task
    from desktop.window.memory import Memory
    from desktop.window.widgets.theme import Theme

_KEPT = "ชื่อและวันที่วันนี้เก็บไว้ในประวัติการออกรายงาน"
_EXAMPLE = "เช่น ยอดเบิกจ่ายของโครงการที่ 2 ยังไม่รวมงวดเดือนธันวาคม"

# Does it: with the dialog, which it ends by `finish`, the name and the reason.
DialogAct = Callable[["IssueDialog", str, str], None]


class IssueDialog(FittingDialog):
    """Asks the name, and with `why` the reason; `act` gets both, and may refuse.

    `yes` is what the button says, `kept` where the name goes, `example` a reason. What is to
    be seen before one agrees stands in `parts`. The name is remembered for the next time.
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
        act: DialogAct,
        why: bool = False,
        kept: str = _KEPT,
        example: str = _EXAMPLE,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._memory = memory
        self._act = act
        self._task: Task | None = None
        self.user = QLineEdit(memory.user)
        self.user.setPlaceholderText("เช่น นางสาวมานี ใจดี")
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setPlaceholderText(example)
        self.reason.setFixedHeight(em(self, 6))
        self.trouble = Messages(theme)
        self.work = Label()
        self.work.setObjectName("hint")
        self.work.hide()
        self.parts = QVBoxLayout()
        self.agree = push_button(yes, "done", self.accept, primary=True)
        self._arrange(title, words, kept, why=why)
        (self.reason if why and memory.user else self.user).setFocus()

    def wait_for(self, task: Task, words: str) -> None:
        """Say that there is work to wait for; to leave the dialog gives it up."""
        if task.running:
            self._task = task
            self.work.setText(words)
            self._show_work()

    def stop_waiting(self) -> None:
        """The work has ended."""
        self._task = None
        self._show_work()

    def refuse(self, error: PhaenError) -> None:
        """Say why it was not done."""
        self.trouble.show_messages([("error", str(error))])

    def finish(self) -> None:
        """It is done."""
        self._memory.user = self.user.text().strip()
        super().accept()

    def _show_work(self) -> None:
        self.work.setVisible(self._task is not None)
        parts = (self.parts.itemAt(at).widget() for at in range(self.parts.count()))
        for widget in (self.agree, self.user, self.reason, *parts):
            if widget is not None:
                widget.setEnabled(self._task is None)

    def _arrange(self, title: str, words: str, kept_words: str, *, why: bool) -> None:
        head, more, kept = Label(title), Label(words), Label(kept_words)
        head.setFont(sized(self.font(), 1.2, strong=True))
        kept.setObjectName("hint")
        column = QVBoxLayout(self)
        margin = em(self, 1.2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(em(self, 0.5))
        for label in (head, more):
            label.setWordWrap(True)
            column.addWidget(label)
        self.parts.setSpacing(em(self, 0.5))
        column.addLayout(self.parts)
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
        column.addWidget(self.work)
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
        self.trouble.show_none()
        try:
            self._act(self, self.user.text().strip(), self.reason.toPlainText())
        except PhaenError as error:
            self.refuse(error)

    def reject(self) -> None:
        """Leave it; work that is waited for is given up."""
        if self._task is not None:
            self._task.cancel()
        super().reject()
