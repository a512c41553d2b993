"""The dialog before something is done in somebody's name: who does it, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from db.errors import PhaenError
from db.settings.declared import USER
from desktop.window.fields.field_notes import Messages
from desktop.window.reports.fitted_area import FittedArea
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.dialog_layout import answers, dialog_column
from desktop.window.widgets.examples import NAME_EXAMPLE, with_example
from desktop.window.widgets.fitting_dialog import FittingDialog
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, px, set_role
from desktop.window.widgets.tokens import GAP_2

if TYPE_CHECKING:
    from desktop.session.tasks import Task
    from desktop.window.memory import Memory
    from desktop.window.widgets.theme import Theme

_KEPT = "จะเก็บชื่อนี้และวันที่วันนี้ไว้ในประวัติการออกรายงาน"
_EXAMPLE = "ตัวอย่าง: ยอดเบิกจ่ายของโครงการที่ 2 ยังไม่รวมงวดเดือนธันวาคม"

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
        self._settings = memory.settings
        self._act = act
        self._task: Task | None = None
        self.user = QLineEdit(self._settings.text(USER))
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(em(self, 4.5))
        self.trouble = Messages(theme)
        self.work = Label()
        self.work.setObjectName("hint")
        self.work.hide()
        self.parts = FittedArea("สิ่งที่ควรดูก่อน")
        self.agree = push_button(yes, "done", self.accept, primary=True)
        self._arrange(title, words, kept, example, why=why)
        (self.reason if why and self.user.text() else self.user).setFocus()

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
        self._settings.remember(USER, self.user.text().strip())
        super().accept()

    def _show_work(self) -> None:
        self.work.setVisible(self._task is not None)
        for widget in (self.agree, self.user, self.reason, *self.parts.parts):
            widget.setEnabled(self._task is None)

    def _arrange(self, title: str, words: str, kept_words: str, example: str, *, why: bool) -> None:
        head, more, kept = Label(title), Label(words), Label(kept_words)
        set_role(head, "section")
        kept.setObjectName("hint")
        column = dialog_column(self)
        column.setSpacing(px(GAP_2))
        for label in (head, more):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self.parts)
        for label_words, box, shown in (
            ("ชื่อผู้ใช้โปรแกรม", self.user, NAME_EXAMPLE),
            ("เหตุผล", self.reason, example),
        ):
            label = Label(label_words)
            set_role(label, "caption")
            label.setBuddy(box)
            box.setAccessibleName(label_words)
            asked = with_example(box, shown)
            for each in (label, asked):
                column.addWidget(each)
                each.setVisible(why or box is self.user)
        kept.setWordWrap(True)
        column.addWidget(kept)
        column.addWidget(self.work)
        column.addWidget(self.trouble)
        column.addStretch(1)
        column.addWidget(answers(self, self.agree))
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
