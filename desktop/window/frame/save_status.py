"""What the status bar says of saving: when it was done, or that it could not be."""

from __future__ import annotations

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.session.session import Session
from desktop.window.widgets.notice import Mark
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, em


class SaveStatus(QWidget):
    """Which plan is open and when it was saved; a failure stays until it is made good."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._session = session
        self._saved = ""
        self._mark = Mark(theme, "done", "accent", size=1.1)
        self._words = Label()
        row = QHBoxLayout(self)
        row.setContentsMargins(em(self, 0.6), 0, em(self, 0.6), 0)
        row.setSpacing(em(self, 0.4))
        row.addWidget(self._mark)
        row.addWidget(self._words)
        self.setToolTip("ทุกการแก้ไขบันทึกเองทันที ไม่ต้องสั่งบันทึก")
        session.opened.connect(self._on_opened)
        session.changed.connect(self._show)
        session.saved.connect(self._on_saved)
        session.save_failed.connect(self._show)
        self._show()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def _show(self) -> None:
        self.setVisible(self._session.is_open)
        if not self._session.is_open:
            return
        plan, failed = self._session.package.plan, bool(self._session.unsaved)
        name = f"{plan.unit.abbreviation or plan.unit.name} {plan.fiscal_year or ''}".strip()
        if self._session.read_only and not failed:
            words = "อ่านอย่างเดียว"
        elif failed:
            words = "ยังไม่ได้บันทึก กำลังลองใหม่"
        elif self._saved:
            words = f"บันทึกแล้ว {self._saved} น."
        else:
            words = "บันทึกไว้ครบแล้ว"
        tone = "error" if failed else "accent"
        self._mark.set_mark("error" if failed else "done", tone)
        self._words.setText(f"{words} · แผน {name}")
        self.setAccessibleName(self._words.text())

    def _on_opened(self) -> None:
        self._saved = ""

    def _on_saved(self) -> None:
        self._saved = QTime.currentTime().toString("HH.mm.ss")
        self._show()
