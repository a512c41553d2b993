"""What a column shows: a fact or a content chosen from a list, or a text with names in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.window.fields.text_editors import LineBox
from desktop.window.fields.value_editors import WheelessCombo
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, set_role
from forms.editions.blocks import Column
from forms.editions.editing.contents import Content

_WORDS = "ข้อมูลในคอลัมน์"
_FREE = "ข้อความที่เขียนเอง"


class ContentForm(QWidget):
    """`put` takes what is chosen; False where it is refused."""

    def __init__(self, put: Callable[[Content], bool]) -> None:
        super().__init__()
        self._put = put
        self._offered: tuple[Content, ...] = ()
        self._column = Column("", 1)
        self.choice = WheelessCombo()
        self.choice.setAccessibleName(_WORDS)
        self.choice.activated.connect(self._on_chosen)
        self.text = LineBox()
        self.text.setAccessibleName(_FREE)
        self.text.editing_ended.connect(self._on_typed)
        label = Label(_WORDS)
        set_role(label, "caption")
        label.setBuddy(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.3))
        column.addWidget(label)
        column.addWidget(self.choice)
        column.addWidget(self.text)

    def show_column(self, column: Column, offered: Sequence[Content]) -> None:
        """Show what a column shows, and what it may show instead."""
        self._column, self._offered = column, tuple(offered)
        self.choice.clear()
        for each in offered:
            self.choice.addItem(each.words)
        self.choice.addItem(_FREE)
        pairs = [(each.text, each.show) for each in offered]
        shown = (column.text, column.show)
        at = pairs.index(shown) if shown in pairs else len(pairs)
        self.choice.setCurrentIndex(at)
        self.text.setVisible(at == len(pairs) and not column.show)
        self.text.show_words(column.text)

    def choose(self, words: str) -> None:
        """Choose one by its words, as from the list."""
        self.choice.setCurrentText(words)
        self._on_chosen(self.choice.currentIndex())

    def _on_chosen(self, at: int) -> None:
        if at < len(self._offered):
            if not self._put(self._offered[at]):
                self.show_column(self._column, self._offered)
            return
        self.text.setVisible(True)
        self.text.setFocus()

    def _on_typed(self) -> None:
        if self.text.words() != self._column.text:
            self._put(Content("", self.text.words()))
