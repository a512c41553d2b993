"""What the status bar says of saving: when it was done, that it goes on, or that it failed."""

from __future__ import annotations

from PySide6.QtCore import QTime, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.session.session import Session
from desktop.window.widgets.notice import Mark
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, em

# Saving that takes no longer is not told of.
_MOMENT_MS = 300


class SaveStatus(QWidget):
    """Which plan is open and when all of it was saved; a failure stays until it is made good."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._session = session
        self._saved = ""
        self._is_late = False
        self._moment = QTimer(self, singleShot=True, interval=_MOMENT_MS)
        self._moment.timeout.connect(self._on_late)
        self._mark = Mark(theme, "done", "accent", size=1.1)
        self._words = Label()
        row = QHBoxLayout(self)
        row.setContentsMargins(em(self, 0.6), 0, em(self, 0.6), 0)
        row.setSpacing(em(self, 0.4))
        row.addWidget(self._mark)
        row.addWidget(self._words)
        self.setToolTip("ทุกการแก้ไขบันทึกเองทันที ไม่ต้องสั่งบันทึก")
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        session.saved.connect(self._on_saved)
        session.save_failed.connect(self._on_late)
        self._show()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def _show(self) -> None:
        self.setVisible(self._session.is_open)
        if not self._session.is_open:
            return
        plan = self._session.package.plan
        name = f"{plan.unit.abbreviation or plan.unit.name} {plan.fiscal_year or ''}".strip()
        mark, tone = "done", "accent"
        if self._is_late and self._session.trouble is not None:
            words = "ยังไม่ได้บันทึก กำลังลองใหม่" if self._session.is_trying else "ยังไม่ได้บันทึก"
            mark, tone = "error", "error"
        elif self._is_late:
            words, tone = "กำลังบันทึก", "muted"
        elif self._session.read_only:
            words = "อ่านอย่างเดียว"
        elif self._saved:
            words = f"บันทึกแล้ว {self._saved} น."
        else:
            words = "บันทึกไว้ครบแล้ว"
        self._mark.set_mark(mark, tone)
        self._words.setText(f"{words} · แผน {name}")
        self.setAccessibleName(self._words.text())

    def _on_changed(self) -> None:
        # All that is seen is not in the store yet: said where it does not get there at once.
        if self._session.is_open and not self._moment.isActive():
            self._moment.start()
        self._show()

    def _on_late(self) -> None:
        self._is_late = bool(self._session.unsaved)
        self._show()

    def _on_opened(self) -> None:
        self._saved, self._is_late = "", False
        self._moment.stop()

    def _on_saved(self) -> None:
        self._moment.stop()
        self._is_late = False
        self._saved = QTime.currentTime().toString("HH.mm.ss")
        self._show()
