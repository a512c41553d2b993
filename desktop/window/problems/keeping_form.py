"""A warning or advice kept as it is: by whom and why, asked for in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from db.settings.declared import USER
from desktop.clock import local_today
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import CONTROL_HEIGHT, GAP_1, GAP_2
from forms.calendar import buddhist_date
from forms.editing import accepting

if TYPE_CHECKING:
    from desktop.window.page import Tools
    from forms.checks import Problem

_KEEP = "คงไว้พร้อมเหตุผล"
_UNTIL = "ไม่นับเป็นข้อที่ตรวจพบ จนกว่าข้อมูลตรงนี้เปลี่ยน"
_EXAMPLE = "ตัวอย่าง: ครุภัณฑ์อยู่ระหว่างพิจารณาผลการเสนอราคา จะแล้วเสร็จในเดือนพฤษภาคม"
_REASON_HEIGHT = 76


class KeepingForm(QWidget):
    """A button that opens the form; errors cannot be kept, and offer none."""

    opened = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._problem: Problem | None = None
        self.begin_button = push_button(f"{_KEEP}…", "done", self.begin)
        self.by = QLineEdit()
        self.by.setAccessibleName("ชื่อผู้คงไว้")
        self.reason = _ReasonBox(self.end)
        self.reason.setAccessibleName(f"เหตุผลที่{_KEEP.removesuffix('พร้อมเหตุผล')}")
        self.keep = push_button("คงไว้", "done", self._keep)
        self.leave = push_button("ยกเลิก", "close", self.end)
        self._form = QWidget()
        self._arrange()
        self.by.textChanged.connect(self._on_typed)
        self.reason.textChanged.connect(self._on_typed)
        self.by.returnPressed.connect(self.reason.setFocus)

    def show_problem(self, problem: Problem) -> None:
        """Offer to keep another problem; what was typed for the one before is not for it."""
        same = self._problem is not None and self._problem.place == problem.place
        self._problem = problem
        self.setVisible(problem.accepted is None and problem.severity != "error")
        if not same:
            self.reason.clear()
            self._open(wanted=False)

    def begin(self) -> None:
        """Ask for the name and the reason."""
        self.by.setText(self._tools.memory.settings.text(USER))
        self._open(wanted=True)
        (self.reason if self.by.text() else self.by).setFocus()
        self.opened.emit()

    def end(self) -> None:
        """Ask no more."""
        self._open(wanted=False)
        self.begin_button.setFocus()

    def _keep(self) -> None:
        """Put it into the plan, as one step."""
        if self._problem is None:
            return
        by, reason = self.by.text().strip(), self.reason.toPlainText()
        date = buddhist_date(local_today())
        problem = self._problem
        self.reason.clear()
        self._open(wanted=False)
        self._tools.memory.settings.remember(USER, by)
        kept = self._tools.session.act(accepting.accepted, problem, by=by, date=date, reason=reason)
        if kept:
            self._tools.notice.show_result("คงไว้แล้ว 1 ข้อ เลิกทำได้ด้วย Ctrl+Z")

    def _on_typed(self) -> None:
        said = bool(self.by.text().strip() and self.reason.toPlainText().strip())
        self.keep.setEnabled(said)

    def _open(self, *, wanted: bool) -> None:
        self._form.setVisible(wanted)
        self.begin_button.setVisible(not wanted)
        self._on_typed()

    def _arrange(self) -> None:
        line = QFrame()
        line.setObjectName("divider")
        line.setFixedHeight(1)
        title, until = Label(_KEEP), Label(_UNTIL)
        set_role(title, "strong")
        name, why, example, kept = Label("ชื่อ"), Label("เหตุผล"), Label(_EXAMPLE), Label()
        kept.setText("จะเก็บชื่อและวันที่ไว้ด้วย")
        for label in (until, name, why, example, kept):
            set_role(label, "caption")
            label.setWordWrap(True)
        self.by.setFixedHeight(px(CONTROL_HEIGHT))
        self.reason.setFixedHeight(px(_REASON_HEIGHT))
        acts = QHBoxLayout()
        acts.setSpacing(px(GAP_2))
        acts.addWidget(self.keep)
        acts.addWidget(self.leave)
        acts.addWidget(kept, 1, Qt.AlignmentFlag.AlignVCenter)
        kept.setAlignment(Qt.AlignmentFlag.AlignRight)
        inner = QVBoxLayout(self._form)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(px(GAP_1))
        for widget in (title, until, name, self.by, why, self.reason, example):
            inner.addWidget(widget)
        inner.addLayout(acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(GAP_2))
        column.addWidget(line)
        column.addWidget(self.begin_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._form)
        self._open(wanted=False)


class _ReasonBox(QPlainTextEdit):
    """A few lines; Esc leaves it, Tab goes on."""

    def __init__(self, leave: object) -> None:
        super().__init__()
        self._leave = leave
        self.setTabChangesFocus(True)

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and callable(self._leave):
            self._leave()
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(80), px(CONTROL_HEIGHT))
