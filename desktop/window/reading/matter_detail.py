"""The matter that is chosen, whole: its field, its words, why it is doubtful, other wordings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from desktop.window.reading.document_rows import LOOKS
from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.mark import Mark
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, px, set_role
from desktop.window.widgets.tokens import GAP_1, GAP_2, GAP_3
from forms.reading.gathering.choosing import Wording
from forms.reading.outline import spot_words
from forms.reading.review.review import Matter, Review

_OTHERS_HEIGHT, _LEAST_WORDS = 84, 44


class MatterDetail(QFrame):
    """Says all of one matter; another wording is taken by a double click or Enter."""

    def __init__(
        self,
        theme: Theme,
        *,
        accept: Callable[[], object],
        refuse: Callable[[], object],
        move: Callable[[], object],
        prefer: Callable[[Wording], object],
    ) -> None:
        super().__init__()
        self._prefer = prefer
        self._mark = Mark(theme, "", "text")
        self.title, self.where = ElidedLabel(), ElidedLabel()
        self.reason = Label()
        self.reason.setWordWrap(True)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setMinimumHeight(px(_LEAST_WORDS))
        self.words.setAccessibleName("ข้อความที่อ่านได้")
        self._model: CardModel[Wording] = CardModel(self._card, self)
        self._review: Review | None = None
        self._matter: Matter | None = None
        self.others = CardList(theme, "ข้อความแบบอื่นที่เอกสารพิมพ์ไว้")
        self.others.setModel(self._model)
        self.others.setFixedHeight(px(_OTHERS_HEIGHT))
        self.others.activated.connect(lambda _index: self.take_other())
        self.accept = push_button("ถูกต้อง", "done", accept, primary=True)
        self.other = _button("ใช้แบบที่เลือก", self.take_other)
        self.move_to = _button("ย้ายเข้าช่อง…", move)
        self.refuse = _button("ไม่นำเข้า", refuse)
        self._arrange()

    def show_matter(
        self, review: Review, matter: Matter | None, problems: Sequence[str] = ()
    ) -> None:
        """Say another matter, and what the checks found there; None for nothing."""
        self._review, self._matter = review, matter
        for part in (self.words, self.accept, self.move_to, self.refuse):
            part.setVisible(matter is not None)
        others = matter.reading.others if matter is not None and matter.reading else ()
        self._model.set_items(others)
        self.others.setVisible(bool(others))
        self.other.setVisible(bool(others))
        if others:
            self.others.choose(0)
        if matter is None:
            self.title.set_words("")
            self.where.set_words("")
            self.reason.hide()
            self._mark.hide()
            return
        self._show(review, matter, problems)

    def show_record(self, words: str, matters: Sequence[Matter]) -> None:
        """Say that a whole record is chosen, of which all can be decided at once."""
        self.title.set_words(words)
        left = sum(matter.state.is_open for matter in matters)
        self.where.set_words(f"ทั้งรายการ {len(matters):,} ช่อง ยังไม่ได้ดู {left:,} ช่อง")
        self.accept.setEnabled(left > 0)
        self.accept.setText("  ถูกต้อง")
        self.accept.show()
        self.refuse.show()

    def _show(self, review: Review, matter: Matter, problems: Sequence[str]) -> None:
        reading, look = matter.reading, LOOKS[matter.state]
        self._mark.setVisible(bool(look.shape))
        self._mark.set_mark(look.shape, {"done": "accent"}.get(look.shape, look.shape))
        field = review.label_of(reading) if reading is not None else ""
        self.title.set_words(" · ".join(filter(None, (field, look.words))))
        spots = dict.fromkeys(spot_words(review.first.outline, s) for s in matter.spots)
        self.where.set_words(f"อยู่ที่ {', '.join(spots)}" if spots else "ไม่ได้อยู่ในเอกสาร")
        found = (f"ตรวจพบ: {each}" for each in problems)
        why = "\n".join((*review.place_doubts(matter), *found))
        self.reason.setText(why)
        self.reason.setVisible(bool(why))
        text = review.text_of(reading, reading.value) if reading is not None else ""
        self.words.setPlainText(text or (matter.leftover.text if matter.leftover else ""))
        self.accept.setEnabled(matter.state.is_open)
        is_reading = reading is not None
        self.accept.setText("  ถูกต้อง" if is_reading else "  ไม่ใช้")
        self.refuse.setVisible(is_reading)

    def take_other(self) -> None:
        """Take the other wording that is chosen."""
        wording = self._chosen()
        if wording is not None:
            self._prefer(wording)

    def _chosen(self) -> Wording | None:
        row = self.others.currentIndex().row()
        return self._model.items[row] if 0 <= row < len(self._model.items) else None

    def _card(self, wording: Wording) -> Card:
        if self._review is None or self._matter is None or self._matter.reading is None:
            return Card("")
        words = self._review.text_of(self._matter.reading, wording.value)
        outline = self._review.first.outline
        return Card(words, lines=tuple(spot_words(outline, spot) for spot in wording.spots[:1]))

    def _arrange(self) -> None:
        set_role(self.title, "strong")
        for label in (self.where, self.reason):
            set_role(label, "caption")
        head = QHBoxLayout()
        head.setSpacing(px(GAP_2))
        head.addWidget(self._mark)
        head.addWidget(self.title, 1)
        acts = FlowRow(0.5)
        for button in (self.accept, self.other, self.move_to, self.refuse):
            acts.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(GAP_3), px(GAP_2), px(GAP_3), px(GAP_2))
        column.setSpacing(px(GAP_1))
        column.addLayout(head)
        column.addWidget(self.where)
        column.addWidget(self.reason)
        column.addWidget(self.words, 1)
        column.addWidget(self.others)
        column.addWidget(acts)


def _button(words: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.clicked.connect(lambda _checked=False: act())
    return button
