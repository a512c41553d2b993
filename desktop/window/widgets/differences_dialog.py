"""Two states of a plan: where they differ, with both values, and what is to become of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from desktop.window.widgets.dialog_layout import dialog_column
from desktop.window.widgets.difference_list import DifferenceList, Sides
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.mark import Mark
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, em, resize_within_screen, set_role

if TYPE_CHECKING:
    from forms.editing.comparing import Difference


class DifferencesDialog(QDialog):
    """Shows differences and takes one of some answers, of which the last changes nothing.

    `answer` is what was chosen; closing it is the last one. Enter is the first one, or the
    last where that is `careful`.
    """

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        *,
        title: str,
        words: str,
        more: str,
        differences: Sequence[Difference],
        sides: Sides,
        answers: Sequence[str],
        careful: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.answer = answers[-1]
        self.list = DifferenceList(theme, differences, sides)
        self.list.setVisible(bool(differences))
        column = dialog_column(self)
        column.addLayout(self._head(theme, words))
        hint = Label(more)
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        column.addWidget(hint)
        column.addWidget(self.list, 1)
        buttons = [QPushButton(words) for words in answers]
        column.addWidget(self._foot(buttons))
        # A dialog knows the default of what is in it alone.
        buttons[-1 if careful else 0].setDefault(True)
        buttons[0].setProperty("primary", not careful and len(buttons) > 1)
        resize_within_screen(self, 52, 36 if differences else 10)

    def choose(self, answer: str) -> None:
        """Take one of the answers."""
        self.answer = answer
        self.accept()

    def _head(self, theme: Theme, words: str) -> QHBoxLayout:
        title = Label(words)
        set_role(title, "section")
        title.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(em(self, 0.8))
        row.addWidget(Mark(theme, "document", "accent", size=2))
        row.addWidget(title, 1)
        return row

    def _foot(self, buttons: Sequence[QPushButton]) -> QWidget:
        row = FlowRow(0.5, flush_right=True)
        for button in buttons:
            button.clicked.connect(partial(self._on_clicked, button.text()))
            row.add(button)
        return row

    def _on_clicked(self, words: str, _checked: object = None) -> None:
        self.choose(words)
