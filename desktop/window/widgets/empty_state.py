"""What a page says while it has nothing to show: what is not there, what comes first, a button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.window.widgets.controls import push_button
from desktop.window.widgets.greatest_width import at_most
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import GAP_2, GAP_3, PAGE_SIDE, PROSE_WIDTH

Begin = tuple[str, str, Callable[[], object]]  # words, icon, what is done


class EmptyState(QWidget):
    """Where the first row would stand: a line, a smaller one, and a button that begins.

    `also` offers where to go before. Without a hint nothing has to come first. It keeps the
    sides of a page, but where it stands `within` what keeps them.
    """

    def __init__(
        self,
        title: str,
        hint: str,
        begin: Begin,
        also: Begin | None = None,
        *,
        within: bool = False,
    ) -> None:
        super().__init__()
        head, self.hint = Label(title), Label(hint)
        set_role(head, "data")
        set_role(self.hint, "caption")
        for label in (head, self.hint):
            label.setWordWrap(True)
        if not hint:
            self.hint.hide()
        self.button = push_button(*begin, primary=True)
        row = QHBoxLayout()
        row.addWidget(self.button)
        if also is not None:
            self.other = push_button(*also)
            row.addWidget(self.other)
        row.addStretch(1)
        column = QVBoxLayout(self)
        side, above = (0, 0) if within else (px(PAGE_SIDE), px(GAP_3))
        column.setContentsMargins(side, above, side, above)
        column.setSpacing(px(GAP_2))
        column.addLayout(at_most(head, PROSE_WIDTH))
        column.addLayout(at_most(self.hint, PROSE_WIDTH))
        column.addLayout(row)
        column.addStretch(1)
