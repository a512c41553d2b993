"""How the list of problems is painted: captions of groups, and one line for each problem."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.window.widgets.card_model import Card
from desktop.window.widgets.painting.row_pen import RowPen
from desktop.window.widgets.row_view import Rows, RowState
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import (
    GAP_1,
    GAP_2,
    GAP_3,
    GAP_4,
    LIST_CAPTION_HEIGHT,
    PROBLEM_ROW_HEIGHT,
    SHAPE,
    STRONG,
)
from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from forms.checks import Problem

_PLACE_WIDTH = 118
_GO, _KEY = "ไปที่ช่อง", "Enter"
_INDENT = 40
_ROOMY = 520


class Line(NamedTuple):
    """One line of the list: a problem at a place, or the caption of a group.

    `inner` says where within it, in so far as the problem does not. A caption
    has the `counts` of its group by severity, and may be `folded`.
    """

    problem: Problem | None
    place: str
    title: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    folded: bool = False
    inner: str = ""

    @property
    def total(self) -> int:
        """How many problems stand under a caption."""
        return sum(count for _, count in self.counts)


_NUMBERED = re.compile(r"(กิจกรรม|ขั้นตอน|ระดับ|สูตร|แถว|ข้อ)\S*\s*[\d.]+")


def inner_words(problem: Problem) -> str:
    """The numbered parts on the way to a problem that it does not name itself: `ระดับ 3`."""
    parts = (part.strip() for part in problem.where.split(" › ")[2:])
    return " ".join(p for p in parts if _NUMBERED.fullmatch(p) and p not in problem.message)


def line_card(line: Line) -> Card:
    """What a line says to a screen reader, and whole in its tip."""
    problem = line.problem
    if problem is None:
        said = " ".join(f"{SEVERITIES[name]} {count:,}" for name, count in line.counts)  # type: ignore[index]
        state = "พับอยู่" if line.folded else ""
        return Card(line.title, tuple(filter(None, (said, state))), severity="")
    return Card(
        problem.message,
        (line.place, problem.where),
        label=SEVERITIES[problem.severity],
        severity=problem.severity,
        tip=problem.message,
    )


class ProblemRows(Rows[Line]):
    """Captions on a sunken ground with their counts at the right; lines under them."""

    def height(self, item: Line) -> int:
        return px(LIST_CAPTION_HEIGHT if item.problem is None else PROBLEM_ROW_HEIGHT)

    def ground(self, item: Line) -> str:
        return "sunken" if item.problem is None else "canvas"

    def paint_row(self, pen: RowPen, item: Line, state: RowState) -> None:
        if item.problem is None:
            _paint_caption(pen, item)
        else:
            _paint_line(pen, item, item.problem, state)


def _paint_caption(pen: RowPen, line: Line) -> None:
    left = pen.box.left() + px(GAP_3)
    pen.shape("closed" if line.folded else "open", left)
    left += px(SHAPE) + px(GAP_2) - 1
    right = pen.counts(dict(line.counts), pen.box.right() - px(GAP_4))
    count = f"({line.total:,})"
    room = right - left - pen.width_of(count) - px(GAP_2)
    left += pen.text(line.title, left, room, STRONG) + px(GAP_2)
    pen.text(count, left, right - left, tone="text2" if pen.ground == "soft" else "text3")


def _paint_line(pen: RowPen, line: Line, problem: Problem, state: RowState) -> None:
    box = pen.box
    left = box.left() + px(_INDENT)
    pen.shape(problem.severity, left)
    left += px(SHAPE) + px(GAP_2) + 1
    wide = px(_PLACE_WIDTH)
    pen.text(line.place, left, wide, tone="text2")
    left += wide + px(GAP_2)
    right = box.right() - px(GAP_3)
    if state.chosen and box.width() > px(_ROOMY):
        right = pen.key(_KEY, right) - px(GAP_1)
        go = pen.width_of(_GO)
        pen.text(_GO, right - go, go + 2, tone="accent")
        right -= go + px(GAP_3)
    left += pen.text(line.inner, left, right - left, tone="text2")
    left += px(GAP_2) if line.inner else 0
    pen.text(problem.message, left, right - left)
