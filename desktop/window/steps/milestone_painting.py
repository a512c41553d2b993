"""Draws the months of steps: their ground, the spans as arrows over them, today's line."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLine, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from desktop.window.widgets.theme import Theme
from forms.calendar import ERA_OFFSET, month_of


@dataclass(frozen=True, slots=True)
class Arrow:
    """A span to draw, with its words: open where it goes on beyond the months in the grid.

    `live`: it is being painted, stretched or moved. `held`: the cursor is in it. `wrong`:
    it ends before it begins.
    """

    box: QRectF
    label: str = ""
    opens_left: bool = False
    opens_right: bool = False
    live: bool = False
    held: bool = False
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Background:
    """What lies under the spans: columns as (left, width), rows as (top, height).

    `outside` are the columns outside the fiscal year, `parents` the rows of steps with
    sub-steps, `current` the row of the cursor; these two count from the first row here.
    """

    columns: Sequence[tuple[int, int]]
    rows: Sequence[tuple[int, int]]
    outside: Sequence[int]
    parents: Sequence[int]
    current: int


def draw_background(painter: QPainter, theme: Theme, background: Background) -> None:
    """Columns and rows with the lines between them."""
    left, right = background.columns[0][0], sum(background.columns[-1])
    top, bottom = background.rows[0][0], sum(background.rows[-1])
    painter.fillRect(left, top, right - left, bottom - top, theme.colour("canvas"))
    for column in background.outside:
        x, width = background.columns[column]
        painter.fillRect(x, top, width, bottom - top, theme.colour("sunken"))
    if 0 <= background.current < len(background.rows):
        y, height = background.rows[background.current]
        painter.fillRect(left, y, right - left, height, theme.colour("hover"))
    painter.setPen(QPen(theme.colour("line1"), 1))
    painter.drawLines(
        [QLine(x + width - 1, top, x + width - 1, bottom - 1) for x, width in background.columns]
    )
    painter.drawLines(
        [QLine(left, y + height - 1, right - 1, y + height - 1) for y, height in background.rows]
    )
    # The months of a step with sub-steps are theirs: a dotted line tells it from the others.
    painter.setPen(QPen(theme.colour("edge"), 1, Qt.PenStyle.DotLine))
    for row in background.parents:
        y, height = background.rows[row]
        painter.drawLine(left, y + height // 2, right - 1, y + height // 2)


def draw_arrow(painter: QPainter, theme: Theme, arrow: Arrow) -> None:
    """A bar with a head at each end: ◄──►; a dashed one while it is in the making."""
    box = arrow.box
    tone = theme.colour("error" if arrow.wrong else "accent")
    soft = theme.colour("soft")
    # A tall one keeps its heads, and with them the room for its words.
    head = min(box.height() * (0.3 if arrow.label else 0.55), box.width() / 2)
    left = box.left() if arrow.opens_left else box.left() + head
    right = box.right() if arrow.opens_right else box.right() - head
    inset = 0.0 if arrow.label else box.height() * 0.2
    top, bottom = box.top() + inset, box.bottom() - inset
    points = [QPointF(left, top), QPointF(right, top)]
    if not arrow.opens_right:
        points += [
            QPointF(right, box.top()),
            QPointF(box.right(), box.center().y()),
            QPointF(right, box.bottom()),
        ]
    points += [QPointF(right, bottom), QPointF(left, bottom)]
    if not arrow.opens_left:
        points += [
            QPointF(left, box.bottom()),
            QPointF(box.left(), box.center().y()),
            QPointF(left, box.top()),
        ]
    dashed = arrow.live or arrow.wrong
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(theme.colour("text") if arrow.held or arrow.live else tone, 1.5, style))
    painter.setBrush(soft if dashed else tone)
    painter.drawPolygon(QPolygonF(points))
    if arrow.label:
        room = QRectF(left, box.top(), right - left, box.height())
        metrics = painter.fontMetrics()
        words = metrics.elidedText(arrow.label, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.setPen(theme.colour("text" if dashed else "on_accent"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, words)


def draw_cursor(painter: QPainter, theme: Theme, box: QRectF, *, focused: bool) -> None:
    """The month that keys act on: a frame, dotted while the focus is elsewhere."""
    style = Qt.PenStyle.SolidLine if focused else Qt.PenStyle.DotLine
    frame = box.adjusted(1, 1, -2, -2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if focused:
        # Two tones, so that it is seen on any background.
        painter.setPen(QPen(theme.colour("canvas"), 4))
        painter.drawRect(frame)
    painter.setPen(QPen(theme.colour("text"), 2 if focused else 1, style))
    painter.drawRect(frame)


def draw_today(painter: QPainter, theme: Theme, x: float, height: float) -> None:
    """The line of today, with a small flag at its top."""
    painter.setPen(QPen(theme.colour("error"), 1.5, Qt.PenStyle.DashDotLine))
    painter.drawLine(QPointF(x, 0), QPointF(x, height))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("error"))
    painter.drawPolygon(QPolygonF([QPointF(x - 4, 0), QPointF(x + 4, 0), QPointF(x, 6)]))


def month_and_share(day: dt.date) -> tuple[str, float]:
    """The month of a day, and which part of it is over before the day, from 0 to 1."""
    _, days = calendar.monthrange(day.year, day.month)
    return month_of(day.year + ERA_OFFSET, day.month), (day.day - 1) / days
