"""What was read as a list: records as captions, a line for each of their fields."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from desktop.window.reading.document_rows import LOOKS
from desktop.window.widgets.card_model import Card
from desktop.window.widgets.painting.row_pen import RowPen
from desktop.window.widgets.row_view import Rows, RowState
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import (
    CAPTION,
    GAP_2,
    GAP_3,
    LIST_CAPTION_HEIGHT,
    SHAPE,
    STRONG,
    TREE_ROW_HEIGHT,
)
from forms.reading.review.account import State
from forms.reading.review.review import Matter, Review
from forms.reading.review.targets import record_words

_LABEL = 150
_LEFT_OVER = "ข้อความที่ไม่อยู่ในช่องใด"


class MatterLine(NamedTuple):
    """A field that was read, or words left over, or the caption of a record."""

    matter: Matter | None
    label: str
    words: str = ""
    others: int = 0


def matter_lines(review: Review, wanted: Iterable[Matter]) -> tuple[MatterLine, ...]:
    """Matters under the captions of their records."""
    lines: list[MatterLine] = []
    caption = ""
    captions: dict[object, str] = {}
    for matter in wanted:
        reading = matter.reading
        if reading is None:
            here = _LEFT_OVER
        else:
            here = captions.setdefault(reading.subject, "") or record_words(
                review.now, review.now.places.get(reading.subject, ("plan",))
            )
            captions[reading.subject] = here
        if here != caption:
            lines.append(MatterLine(None, here))
            caption = here
        lines.append(_line(review, matter))
    return tuple(lines)


def _line(review: Review, matter: Matter) -> MatterLine:
    if matter.reading is not None:
        reading = matter.reading
        words = review.text_of(reading, reading.value)
        label = review.label_of(reading.place)
        return MatterLine(matter, label, " ".join(words.split()), len(reading.others))
    words = matter.leftover.text if matter.leftover is not None else ""
    return MatterLine(matter, LOOKS[matter.state].words, " ".join(words.split()))


def line_card(line: MatterLine) -> Card:
    """What a line says to a screen reader."""
    if line.matter is None:
        return Card(line.label)
    return Card(line.words, label=line.label, lines=(LOOKS[line.matter.state].words,))


class MatterRows(Rows[MatterLine]):
    """Captions on a sunken ground; under them shape, field and value, a line each."""

    def height(self, item: MatterLine) -> int:
        return px(LIST_CAPTION_HEIGHT if item.matter is None else TREE_ROW_HEIGHT)

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
        if item.others:
            more = f"อีก {item.others} แบบ"
            room = pen.width_of(more, CAPTION)
            pen.text(more, right - room, room + 2, CAPTION, "text2")
            right -= room + px(GAP_2)
        tone = "text3" if item.matter.state is State.ASIDE else "text"
        pen.text(item.words, left, right - left, tone=tone)
