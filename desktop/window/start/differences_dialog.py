"""A question over two states of a plan: where they differ, with both values, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.notice import Mark
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, em, resize_within_screen, sized
from forms.editing.comparison import Difference

_EMPTY = "– ไม่มี –"


class DifferencesDialog(QDialog):
    """Shows differences and takes one of some answers, of which the last changes nothing.

    `sides` name the two states. `answer` is what was chosen; closing it is the last one.
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
        sides: tuple[str, str],
        answers: Sequence[str],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.answer = answers[-1]
        self._sides = sides
        model: CardModel[Difference] = CardModel(self._card, self)
        model.set_items(tuple(differences))
        self.list = CardList(theme, "สิ่งที่ต่างกัน")
        self.list.setModel(model)
        self.list.setVisible(bool(differences))
        column = QVBoxLayout(self)
        margin = em(self, 1.2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(em(self, 0.8))
        column.addLayout(self._head(theme, words))
        hint = Label(more)
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        column.addWidget(hint)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot(answers))
        resize_within_screen(self, 46, 32 if differences else 10)

    def _head(self, theme: Theme, words: str) -> QHBoxLayout:
        title = Label(words)
        title.setFont(sized(title.font(), 1.15, strong=True))
        title.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(em(self, 0.8))
        row.addWidget(Mark(theme, "document", "accent", size=2))
        row.addWidget(title, 1)
        return row

    def _foot(self, answers: Sequence[str]) -> QWidget:
        row = FlowRow(0.6)
        for at, words in enumerate(answers):
            button = QPushButton(words)
            button.setDefault(at == 0)
            button.setProperty("primary", at == 0)
            button.clicked.connect(lambda _checked=False, words=words: self._take(words))
            row.add(button)
        return row

    def _take(self, words: str) -> None:
        self.answer = words
        self.accept()

    def _card(self, difference: Difference) -> Card:
        one, other = (value or _EMPTY for value in difference[1:])
        lines = (f"{self._sides[0]}: {one}", f"{self._sides[1]}: {other}")
        return Card(title=difference.where, lines=lines)
