"""What a page says while it has nothing to show: why, and the one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.window.widgets.controls import push_button
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, set_role

Begin = tuple[str, str, Callable[[], object]]  # words, icon, what is done


class EmptyState(QWidget):
    """A heading, a sentence, and a button that begins; `also` offers where to go before."""

    def __init__(self, title: str, hint: str, begin: Begin, also: Begin | None = None) -> None:
        super().__init__()
        head, self.hint = Label(title), Label(hint)
        set_role(head, "section")
        head.setWordWrap(True)
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self.button = push_button(*begin, primary=True)
        row = QHBoxLayout()
        row.addWidget(self.button)
        if also is not None:
            self.other = push_button(*also)
            row.addWidget(self.other)
        row.addStretch(1)
        column = QVBoxLayout(self)
        margin = em(self, 2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(em(self, 0.6))
        column.addWidget(head)
        column.addWidget(self.hint)
        column.addLayout(row)
        column.addStretch(1)
