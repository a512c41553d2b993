"""What the menu row says of saving: when it was done, that it goes on, or that it failed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTime, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from desktop.session.session import Session
from desktop.window.widgets.mark import Mark
from desktop.window.widgets.plain_words import Label, set_tip
from desktop.window.widgets.theme import Theme, px, set_role
from desktop.window.widgets.tokens import GAP_1, GAP_2

AT_ONCE = "โปรแกรมบันทึกทุกการแก้ไขทันที ไม่ต้องสั่งบันทึก"
# Saving that takes no longer is not told of.
_MOMENT_MS = 300


class SaveStatus(QPushButton):
    """When all of the open plan was saved; a failure stays until it is made good.

    A click asks why it is so.
    """

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self.setObjectName("save-status")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._session = session
        self._saved = ""
        self._is_late = False
        self._moment = QTimer(self, singleShot=True, interval=_MOMENT_MS)
        self._moment.timeout.connect(self._on_late)
        self._mark = Mark(theme, "done", "accent", size=1.1)
        self._words = Label()
        set_role(self._words, "caption")
        for widget in (self._mark, self._words):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(px(GAP_2), px(GAP_1), px(GAP_2), px(GAP_1))
        row.setSpacing(px(GAP_1))
        row.addWidget(self._mark)
        row.addWidget(self._words)
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
        mark, tone, tip = "done", "accent", AT_ONCE
        if self._is_late and self._session.trouble is not None:
            words = "ยังบันทึกไม่ได้ กำลังลองใหม่" if self._session.is_trying else "ยังไม่ได้บันทึก"
            mark, tone, tip = "error", "error", "คลิกเพื่อดูว่าเพราะอะไร"
        elif self._is_late:
            words, tone = "กำลังบันทึก", "text2"
        elif self._session.read_only:
            words, tone, tip = "อ่านอย่างเดียว", "text2", "คลิกเพื่อดูว่าเพราะอะไร"
            mark = "locked"
        elif self._saved:
            words = f"บันทึกแล้ว {self._saved} น."
        else:
            words = "บันทึกไว้ครบแล้ว"
        self._mark.set_mark(mark, tone)
        self._words.setText(words)
        self.setAccessibleName(words)
        set_tip(self, tip)
        self.updateGeometry()

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

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()
