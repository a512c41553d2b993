"""Asks into which field of the plan something is put: searched for by record and field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from desktop.window.fields.text_editors import LineBox
from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.dialog_layout import answers, dialog_column, labelled
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, resize_within_screen
from forms.reading.review.targets import Target, found

_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
# More are not listed: one types another word.
_MOST = 200


class TargetDialog(QDialog):
    """`target` is the field that was chosen; None where none was."""

    def __init__(self, theme: Theme, every: Sequence[Target], words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("ย้ายเข้าช่อง")
        self._every = tuple(every)
        self.target: Target | None = None
        self.query = LineBox()
        self.query.textChanged.connect(self._search)
        self.query.installEventFilter(self)
        self._model: CardModel[Target] = CardModel(_card, self)
        self.list = CardList(theme, "ช่องที่เลือกได้")
        self.list.setModel(self._model)
        self.list.activated.connect(lambda _index: self.take())
        said = Label(words if len(words) <= 200 else f"{words[:200]}…")
        said.setWordWrap(True)
        self.agree = push_button("ย้ายเข้าช่องนี้", "", self.take, primary=True)
        column = dialog_column(self)
        column.addWidget(said)
        example = "ตัวอย่าง: ตัวชี้วัด 3 นิยาม"
        column.addLayout(labelled("ค้นหาช่อง ด้วยชื่อรายการและชื่อช่อง", self.query, example))
        column.addWidget(self.list, 1)
        column.addWidget(answers(self, self.agree))
        resize_within_screen(self, 42, 32)
        self._search()
        self.query.setFocus()

    def take(self) -> None:
        """Take the field that is chosen in the list."""
        row = self.list.currentIndex().row()
        if 0 <= row < len(self._model.items):
            self.target = self._model.items[row]
            self.accept()

    def _search(self) -> None:
        self._model.set_items(found(self._every, self.query.text())[:_MOST])
        if self._model.items:
            self.list.choose(0)
        self.agree.setEnabled(bool(self._model.items))

    # Qt's own names from here on.

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keys that move in the list, while the search has the focus."""
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() in _MOVES:
            self.list.keyPressEvent(event)
            return True
        return False


def _card(target: Target) -> Card:
    return Card(target.field, label=target.record)
