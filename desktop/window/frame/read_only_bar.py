"""The bar over the pages that says why nothing can be changed, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from db.errors import PhaenError
from desktop.session.session import Session
from desktop.window.widgets.mark import Mark
from desktop.window.widgets.notice import Notice
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import GAP_1, GAP_2, PAGE_SIDE

if TYPE_CHECKING:
    from desktop.window.frame.resting import Resting


class ReadOnlyBar(QFrame):
    """Out of sight while the store may be written, and the open plan in it."""

    def __init__(self, theme: Theme, session: Session, notice: Notice) -> None:
        super().__init__()
        self.setObjectName("read-only")
        self._theme = theme
        self._session = session
        self._keeper = session.plans.lock
        self._notice = notice
        self._resting: Resting | None = None
        self.hide()

    def refresh(self) -> None:
        """Show how it is now."""
        words = self._session.read_only
        if words:
            self._fill()
            self._words.setText(words)
            self.setAccessibleName(words)
            self._take_over.setVisible(self._keeper.may_take_over)
            is_locked = bool(self._keeper.read_only)
            self._again.setVisible(is_locked and self._keeper.may_change)
        self.setVisible(bool(words))
        if self._resting is not None:
            self._resting.set_on(on=bool(words))

    def _fill(self) -> None:
        """Make what is in it, once: seldom needed, and never for the first paint."""
        if self.layout() is not None:
            return
        self._words = Label()
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._take_over = QPushButton("รับช่วงแก้ไข")
        self._take_over.setToolTip("แก้ไขต่อที่เครื่องนี้ หน้าต่างเดิมจะเปลี่ยนเป็นอ่านอย่างเดียว")
        self._take_over.clicked.connect(self._on_take_over)
        again = self._again = QPushButton("ตรวจอีกครั้ง")
        again.setToolTip("ตรวจว่าแก้ไขได้แล้วหรือยัง (โปรแกรมตรวจให้เป็นระยะ)")
        again.clicked.connect(self._keeper.look)
        # Not for the first paint, as all of this.
        from desktop.window.frame.resting import Resting  # noqa: PLC0415

        self._resting = Resting(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(PAGE_SIDE), px(GAP_1), px(PAGE_SIDE), px(GAP_1))
        row.setSpacing(px(GAP_2))
        row.addWidget(Mark(self._theme, "warning", "warning"))
        row.addWidget(self._words, 1)
        row.addWidget(self._take_over)
        row.addWidget(again)

    def _on_take_over(self) -> None:
        try:
            self._keeper.take_over()
        except PhaenError as error:
            self._notice.show_result(str(error), severity="error")
