"""How differences are painted: where, what stands on each side, and the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF

from desktop.window.merging.merge_lines import (
    ANSWERS,
    BY_WORDS,
    DifferenceLine,
    HeadLine,
    Line,
    LineModel,
    answer_words,
    side_words,
)
from desktop.window.widgets.row_view import Rows, RowState
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import (
    CAPTION,
    CONTROL_HEIGHT,
    CONTROL_RADIUS,
    GAP_1,
    GAP_2,
    GAP_3,
    GAP_4,
    LIST_CAPTION_HEIGHT,
    SHAPE,
    STRONG,
)
from forms.checks.words import around
from forms.editing.comparing import shared_beginning

if TYPE_CHECKING:
    from db.merging.difference import Difference, Side
    from desktop.session.comparing import Comparing
    from desktop.window.widgets.painting.row_pen import RowPen
    from desktop.window.widgets.theme import Theme

_CHANGE_WIDTH, _ANSWER_WIDTH = 46, 80
# Below this width of a row what it was is left to the pane below the list.
_ROOM_FOR_BASE = 720
_SHARE_OF_PLACE = 0.32
_CHIP_SIDE = 3
# Of two texts that begin alike with more letters than these, a column has the rest.
_SHARED, _MARGIN = 16, 6
NOTHING = "ไม่มี"


class Columns(NamedTuple):
    """Where the columns of a row begin and how wide they are, in pixels from the left."""

    place: tuple[float, float]
    base: tuple[float, float]
    ours: tuple[float, float]
    theirs: tuple[float, float]


def columns_of(width: float) -> Columns:
    """The columns of a row of a width; what it was has none where there is no room."""
    left = px(GAP_4) + px(SHAPE) + px(GAP_2)
    answers = _answers_left(width, 2)
    room = answers - px(GAP_2) - left
    place = room * _SHARE_OF_PLACE
    sides = 3 if width >= px(_ROOM_FOR_BASE) else 2
    side = (room - place) / sides
    starts = [left + place + at * side for at in range(sides)]
    spans = [(start, side - px(GAP_2)) for start in starts]
    base = spans.pop(0) if sides == 3 else (0.0, 0.0)
    return Columns((left, place - px(GAP_2)), base, spans[0], spans[1])


def _answers_left(width: float, count: int) -> float:
    """Where so many answers begin in a row of a width."""
    return width - px(GAP_3) - count * px(_ANSWER_WIDTH)


def answer_at(box: QRectF, x: float, difference: Difference) -> Side | None:
    """The answer at a place across a row; None where there is none."""
    offered = _offered(difference)
    left = box.left() + _answers_left(box.width(), len(offered))
    for side in offered:
        if left <= x < left + px(_ANSWER_WIDTH):
            return side
        left += px(_ANSWER_WIDTH)
    return None


class MergeRows(Rows[Line]):
    """A record as a heading; a difference with its sides beside each other, and its answers."""

    def __init__(self, theme: Theme, model: LineModel, comparing: Comparing) -> None:
        super().__init__(theme)
        self._model = model
        self._comparing = comparing

    def height(self, item: Line) -> int:
        return px(LIST_CAPTION_HEIGHT if isinstance(item, HeadLine) else CONTROL_HEIGHT)

    def ground(self, item: Line) -> str:
        return "sunken" if isinstance(item, HeadLine) else "canvas"

    def paint_row(self, pen: RowPen, item: Line, state: RowState) -> None:
        if isinstance(item, HeadLine):
            self._paint_head(pen, item)
        else:
            self._paint_difference(pen, item, state)

    def _paint_head(self, pen: RowPen, line: HeadLine) -> None:
        words = self._model.words
        left, count = px(GAP_4), f"{len(line.differences):,} แห่ง"
        if any(map(self._comparing.is_by_words, line.differences)):
            count = f"{BY_WORDS} · {count}"
        wide = pen.width_of(count, CAPTION) + 1
        right = pen.box.width() - px(GAP_3) - wide
        title = words.record(line.differences[0]) if words else ""
        pen.text(title, left, right - left - px(GAP_2), STRONG)
        pen.text(count, right, wide + 1, CAPTION, "text2")

    def _paint_difference(self, pen: RowPen, line: DifferenceLine, state: RowState) -> None:
        words, difference = self._model.words, line.difference
        if words is None:
            return
        columns = columns_of(pen.box.width())
        pen.shape(_shape(difference, self._comparing), px(GAP_4))
        left, width = columns.place
        change = pen.text(words.change(difference), left, px(_CHANGE_WIDTH), tone="text2")
        left, width = left + change + px(GAP_1), width - change - px(GAP_1)
        pen.text(words.where(difference), left, width)
        base, ours, theirs = words.texts(difference)
        side = self._comparing.side_of(difference)
        short = _near(ours, theirs)
        answers = _answers_left(pen.box.width(), max(2, len(_offered(difference))))
        sides = zip((columns.ours, columns.theirs), short, ("ours", "theirs"), strict=True)
        for (start, room), text, name in sides:
            taken = side is not None and side.value in {name, "both"}
            tone = "text" if taken else "text2"
            pen.text(_line(text), start, min(room, answers - px(GAP_2) - start), tone=tone)
        if columns.base[1]:
            pen.text(
                _line(_near(base, theirs if base == ours else ours)[0]), *columns.base, tone="text3"
            )
        self._paint_answers(pen, difference, answers, state)

    def _paint_answers(
        self, pen: RowPen, difference: Difference, left: float, state: RowState
    ) -> None:
        if not difference.is_open:
            pen.text(
                answer_words(difference, self._comparing), left, 3 * px(_ANSWER_WIDTH), CAPTION
            )
            return
        offered, side = _offered(difference), self._comparing.side_of(difference)
        wide, radius = px(_ANSWER_WIDTH), px(CONTROL_RADIUS)
        is_decided = self._comparing.is_decided(difference)
        if state.chosen and not is_decided:
            pen.frame(left, wide * len(offered), "line2", side=px(_CHIP_SIDE), radius=radius)
        for each in offered:
            if each is side:
                ground = "canvas" if state.chosen else "soft" if is_decided else "sunken"
                pen.fill(left + 1, wide - 2, ground, side=px(_CHIP_SIDE), radius=radius)
            if each is side or not is_decided:
                words = side_words(each, self._comparing)
                tone = "text" if each is side else "text2"
                pen.text(words, left + (wide - pen.width_of(words)) / 2, wide, tone=tone)
            left += wide


def _offered(difference: Difference) -> tuple[Side, ...]:
    """The answers of a difference in the order of their keys."""
    return tuple(side for side in ANSWERS if side in difference.choices)


def _shape(difference: Difference, comparing: Comparing) -> str:
    """Whether it is to be decided, was decided, or is as it will be where nobody does."""
    if comparing.is_decided(difference):
        return "done"
    return "warning" if difference.is_conflict else "carried"


def _near(one: str, other: str) -> tuple[str, str]:
    """Two texts from shortly before they differ: a column has room for a few words."""
    start = shared_beginning(one, other)
    if start <= _SHARED or not one or not other:
        return one, other
    return around(one, start, len(one), _MARGIN), around(other, start, len(other), _MARGIN)


def _line(text: str) -> str:
    """A text as one line of a row."""
    return text.replace("\n", " / ").replace("\u2028", " / ")[:400] or NOTHING
