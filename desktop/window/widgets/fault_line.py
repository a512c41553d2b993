"""One line under what it is about: what is wrong there, and what mends it as a link."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.window.widgets.controls import link_button
from desktop.window.widgets.mark import Mark
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, px, set_role
from desktop.window.widgets.tokens import GAP_2


class FaultLine(QWidget):
    """Out of sight while nothing is wrong; `mend` is what the link does."""

    def __init__(self, theme: Theme, mend: Callable[[], object], severity: str = "error") -> None:
        super().__init__()
        self.label = Label()
        self.label.setObjectName("trouble")
        set_role(self.label, "caption")
        self.link = link_button("", mend)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(GAP_2))
        row.addWidget(Mark(theme, severity, severity, size=1))
        row.addWidget(self.label)
        row.addWidget(self.link)
        row.addStretch(1)
        self.hide()

    def show_fault(self, words: str, mend: str = "") -> None:
        """Say what is wrong, and what the link would do; nothing for no words."""
        self.label.setText(words)
        self.link.setText(mend)
        self.link.setAccessibleName(mend)
        self.setVisible(bool(words))
