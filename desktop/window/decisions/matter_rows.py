"""How matters are painted: place, the years in their text, and the answers; kinds with counts."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPen

from desktop.window.widgets.card_model import Card
from desktop.window.widgets.painting.row_pen import RowPen
from desktop.window.widgets.painting.text_layouts import setting
from desktop.window.widgets.row_view import Rows, RowState
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import (
    CONTROL_HEIGHT,
    CONTROL_RADIUS,
    DATA,
    GAP_1,
    GAP_2,
    GAP_3,
    GAP_4,
    RAIL_ROW_HEIGHT,
    SHAPE,
    STRONG,
)
from forms.editing.decisions import Answer, Matter, MatterState, Passage
from forms.thai.excerpts import end_of

_PLACE_WIDTH = 138
_ANSWERS: tuple[Answer, ...] = ("changed", "kept", "later")
_WIDTHS = (54, 72, 58)
_SHAPES: dict[MatterState, str] = {
    "open": "carried",
    "later": "advice",
    "changed": "done",
    "kept": "done",
}
_STATES: dict[MatterState, str] = {
    "open": "ยังไม่ตัดสินใจ",
    "later": "ไว้ก่อน",
    "changed": "เปลี่ยนแล้ว",
    "kept": "คงไว้ตามเดิม",
}
_CHIP_SIDE = 3


class MatterLine(NamedTuple):
    """One matter as its row has it: where in two words, and its year in the text, if it is one."""

    matter: Matter
    place: str
    passage: Passage | None

    @property
    def answers(self) -> tuple[str, str, str]:
        """What the three answers are called."""
        if self.matter.kind != "year":
            return "แก้", "คงเดิม", "ไว้ก่อน"
        passage = self.passage
        if passage is None or not passage.old.isdecimal():
            return "เปลี่ยนปี", "คงเดิม", "ไว้ก่อน"
        return passage.new, f"คง {passage.old}", "ไว้ก่อน"


class KindLine(NamedTuple):
    """One of the choices at the left: a kind, or all that was put off or decided."""

    name: str
    words: str
    decided: int
    total: int
    is_state: bool = False

    @property
    def progress(self) -> str:
        """How many of how many are decided; of a state, how many there are."""
        return f"{self.total:,}" if self.is_state else f"{self.decided:,}/{self.total:,}"


def matter_card(line: MatterLine) -> Card:
    """What a row says to a screen reader, and its text in the tip."""
    passage = line.passage
    text = line.matter.words
    if passage is not None:
        text = f"{passage.before}{passage.old} → {passage.new}{passage.after}"
    keys = " ".join(f"{n} {words}" for n, words in enumerate(line.answers, 1))
    lines = (text, _STATES[line.matter.state], keys)
    return Card(line.place, lines, tip=text)


def kind_card(line: KindLine) -> Card:
    """What a choice at the left says to a screen reader."""
    said = (
        f"{line.total:,} เรื่อง"
        if line.is_state
        else f"ตัดสินใจแล้ว {line.decided:,} จาก {line.total:,}"
    )
    return Card(line.words, (said,))


def answers_left(box: QRectF) -> float:
    """Where the answers of a row begin."""
    return box.right() - px(GAP_3) - sum(px(width) for width in _WIDTHS)


def answer_at(box: QRectF, x: float) -> Answer | None:
    """The answer at a place across a row; None where there is none."""
    left = answers_left(box)
    for answer, width in zip(_ANSWERS, _WIDTHS, strict=True):
        if left <= x < left + px(width):
            return answer
        left += px(width)
    return None


class KindRows(Rows[KindLine]):
    """A kind, and at the right how many of it are decided."""

    def height(self, _item: KindLine) -> int:
        return px(RAIL_ROW_HEIGHT)

    def paint_row(self, pen: RowPen, item: KindLine, _state: RowState) -> None:
        box = pen.box
        wide = pen.width_of(item.progress) + 1
        right = box.right() - px(GAP_3)
        pen.text(item.progress, right - wide, wide + 1, tone="text2")
        left = box.left() + px(GAP_3)
        pen.text(item.words, left, right - wide - px(GAP_2) - left)


class MatterRows(Rows[MatterLine]):
    """One line a matter; the answers are quiet, framed on the chosen line, one once decided."""

    def height(self, _item: MatterLine) -> int:
        return px(CONTROL_HEIGHT)

    def paint_row(self, pen: RowPen, item: MatterLine, state: RowState) -> None:
        box = pen.box
        left = box.left() + px(GAP_4)
        pen.shape(_SHAPES[item.matter.state], left)
        left += px(SHAPE) + px(GAP_2)
        pen.text(item.place, left, px(_PLACE_WIDTH), tone="text2")
        left += px(_PLACE_WIDTH) + px(GAP_2)
        right = answers_left(box) - px(GAP_2)
        if item.passage is None:
            pen.text(item.matter.words, left, right - left)
        else:
            _paint_passage(pen, item.passage, left, right)
        _paint_answers(pen, item, state)


def _paint_passage(pen: RowPen, passage: Passage, left: float, right: float) -> None:
    """The text around the year: the old one struck through, the new one beside it."""
    metrics = QFontMetricsF(setting(DATA).font)
    old = metrics.horizontalAdvance(passage.old)
    new = pen.width_of(passage.new, STRONG) + 2 * px(GAP_1)
    room = right - left - old - new - 3 * px(GAP_1)
    after = metrics.horizontalAdvance(passage.after)
    share = max(room * 0.55, room - after)
    before = passage.before.rstrip()
    cut = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, share)
    if cut != before:
        cut = "…" + end_of(before, len(cut) - 1)
    left += pen.text(cut, left, share + 1) + px(GAP_1)
    pen.text(passage.old, left, old + 1, tone="text2")
    middle = pen.box.center().y() + 1
    pen.painter.setPen(QPen(pen.theme.colour("text2"), 1))
    pen.painter.drawLine(QPointF(left, middle), QPointF(left + old, middle))
    left += old + px(GAP_1)
    pen.fill(left, new, "carried_ground", side=px(_CHIP_SIDE), radius=2)
    pen.text(passage.new, left + px(GAP_1), new, STRONG, "carried")
    left += new + px(GAP_1)
    pen.text(passage.after.lstrip(), left, right - left)


def _paint_answers(pen: RowPen, line: MatterLine, state: RowState) -> None:
    left, decided = answers_left(pen.box), line.matter.is_decided
    words = line.answers
    if decided and line.passage is None and line.matter.state == "changed":
        words = ("แก้แล้ว", *words[1:])
    chosen = {"changed": 0, "kept": 1, "later": 2}.get(line.matter.state)
    open_ = state.chosen and not decided
    if open_:
        whole = sum(px(width) for width in _WIDTHS)
        pen.frame(left, whole, "line2", side=px(_CHIP_SIDE), radius=px(CONTROL_RADIUS))
    for at, (said, width) in enumerate(zip(words, _WIDTHS, strict=True)):
        wide = px(width)
        if at == chosen:
            ground = "canvas" if state.chosen and decided else "soft"
            pen.fill(left + 1, wide - 2, ground, side=px(_CHIP_SIDE), radius=px(CONTROL_RADIUS))
        if at == chosen or not decided:
            tone = "text" if at == chosen or state.chosen else "text2"
            room = pen.width_of(said)
            pen.text(said, left + (wide - room) / 2, wide, tone=tone)
        left += wide
        if open_ and at < len(words) - 1:
            line_at = QRectF(left, pen.box.top() + px(_CHIP_SIDE), 1, 0)
            line_at.setBottom(pen.box.bottom() - px(_CHIP_SIDE))
            pen.painter.fillRect(line_at, pen.theme.colour("line2"))
