"""What was read as a list: records as captions, a line for each of their fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from db.places import Place
from desktop.window.reading.document_rows import LOOKS
from desktop.window.widgets.card_model import Card
from desktop.window.widgets.painting.row_pen import RowPen
from desktop.window.widgets.row_view import Rows, RowState
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import (
    CAPTION,
    GAP_2,
    GAP_3,
    SHAPE,
    STRONG,
    TREE_ROW_HEIGHT,
)
from forms.checks import Problem
from forms.reading.gathering.subjects import Subject
from forms.reading.review.account import State
from forms.reading.review.review import Matter, Review
from forms.reading.review.targets import record_words
from forms.severities import SEVERITIES

_LABEL = 150
_LEFT_OVER = "ข้อความที่ไม่อยู่ในช่องใด"


class MatterLine(NamedTuple):
    """A field that was read, or words left over, or the caption of a record."""

    matter: Matter | None
    label: str
    words: str = ""
    others: int = 0
    severity: str = ""


class MatterLister:
    """Lists matters under the captions of their records; what a value reads is kept."""

    def __init__(self, review: Review) -> None:
        self._review = review
        self._read: dict[object, tuple[str, str]] = {}
        self.problems: Mapping[Place, Sequence[Problem]] = {}

    def lines(self, wanted: Iterable[Matter]) -> tuple[MatterLine, ...]:
        """Their lines, and a caption wherever another record begins."""
        lines: list[MatterLine] = []
        captions: dict[Subject | None, str] = {None: _LEFT_OVER}
        before: Subject | str | None = ""
        for matter in wanted:
            subject = matter.reading.subject if matter.reading is not None else None
            if subject is not before:
                if subject not in captions:
                    captions[subject] = self._caption(subject)
                lines.append(MatterLine(None, captions[subject]))
                before = subject
            lines.append(self._line(matter))
        return tuple(lines)

    def _caption(self, subject: Subject | None) -> str:
        now = self._review.now
        place = now.places.get(subject, ("plan",)) if subject is not None else ("plan",)
        return record_words(now, place)

    def _line(self, matter: Matter) -> MatterLine:
        reading = matter.reading
        if reading is None:
            words = matter.leftover.text if matter.leftover is not None else ""
            return MatterLine(matter, LOOKS[matter.state].words, " ".join(words.split()))
        key = reading.told, reading.place, reading.value
        if key not in self._read:
            text = self._review.text_of(reading, reading.value)
            self._read[key] = self._review.label_of(reading), " ".join(text.split())
        label, words = self._read[key]
        found = {problem.severity for problem in self.problems.get(reading.place, ())}
        worst = next((each for each in SEVERITIES if each in found), "")
        return MatterLine(matter, label, words, len(reading.others), worst)


def line_card(line: MatterLine) -> Card:
    """What a line says to a screen reader."""
    if line.matter is None:
        return Card(line.label)
    return Card(line.words, label=line.label, lines=(LOOKS[line.matter.state].words,))


class MatterRows(Rows[MatterLine]):
    """Captions on a sunken ground; under them shape, field and value, a line each."""

    # One height for all of them: a list of thousands is laid out at once.
    def height(self, _item: MatterLine) -> int:
        return px(TREE_ROW_HEIGHT)

    def ground(self, item: MatterLine) -> str:
        if item.matter is None:
            return "sunken"
        return LOOKS[item.matter.state].ground or "canvas"

    def paint_row(self, pen: RowPen, item: MatterLine, _state: RowState) -> None:
        left, right = pen.box.left() + px(GAP_3), pen.box.right() - px(GAP_3)
        if item.matter is None:
            pen.text(item.label, left, right - left, STRONG)
            return
        look = LOOKS[item.matter.state]
        if look.shape:
            pen.shape(look.shape, left)
        left += px(SHAPE) + px(GAP_2)
        wide = min(px(_LABEL), pen.box.width() * 0.35)
        pen.text(item.label, left, wide, CAPTION, "text2")
        left += wide + px(GAP_2)
        if item.severity:
            right -= px(SHAPE)
            pen.shape(item.severity, right)
            right -= px(GAP_2)
        if item.others:
            more = f"อีก {item.others} แบบ"
            room = pen.width_of(more, CAPTION)
            pen.text(more, right - room, room + 2, CAPTION, "text2")
            right -= room + px(GAP_2)
        tone = "text3" if item.matter.state is State.ASIDE else "text"
        pen.text(item.words, left, right - left, tone=tone)
