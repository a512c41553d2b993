"""Draws the months of steps: their ground, the spans as bars over them, today's line."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLine, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import FOCUS
from forms.calendar import ERA_OFFSET, month_of

# How much of the accent is in the bar of what is still to be done.
_PALE = 0.38
_BRACKET = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """A span to draw, with its words: open where it goes on beyond the months in the grid.

    `done` is the share of it, 0 to 1, that was reported as done. `live`: it is being painted,
    stretched or moved. `held`: the cursor is in it. `wrong`: it ends before it begins.
    """

    box: QRectF
    label: str = ""
    done: float = 0
    opens_left: bool = False
    opens_right: bool = False
    live: bool = False
    held: bool = False
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Background:
    """What lies under the spans: columns as (left, width), rows as (top, height).

    `outside` are the columns outside the fiscal year, `current` the row of the cursor; it
    counts from the first row here.
    """

    columns: Sequence[tuple[int, int]]
    rows: Sequence[tuple[int, int]]
    outside: Sequence[int]
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
        painter.fillRect(left, y, right - left, height, theme.colour("tint"))
    painter.setPen(QPen(theme.colour("line1"), 1))
    painter.drawLines(
        [QLine(x + width - 1, top, x + width - 1, bottom - 1) for x, width in background.columns]
    )
    painter.drawLines(
        [QLine(left, y + height - 1, right - 1, y + height - 1) for y, height in background.rows]
    )


def draw_bracket(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """The months of a step with sub-steps, which are theirs: a line with its ends turned down."""
    y, down = box.top() + 1, px(_BRACKET)
    painter.setPen(QPen(theme.colour("text2"), 1))
    painter.drawPolyline(
        QPolygonF(
            [
                QPointF(box.left(), y + down),
                QPointF(box.left(), y),
                QPointF(box.right(), y),
                QPointF(box.right(), y + down),
            ]
        )
    )


def draw_bar(painter: QPainter, theme: Theme, bar: Bar) -> None:
    """A bar with round ends, pale, the share that is done solid; dashed while in the making."""
    shape = _outline(bar)
    tone = theme.colour("error" if bar.wrong else "accent")
    if bar.live or bar.wrong:
        painter.fillPath(shape, theme.colour("error_ground" if bar.wrong else "soft"))
    else:
        painter.setOpacity(_PALE)
        painter.fillPath(shape, tone)
        painter.setOpacity(1)
    done = QRectF(bar.box)
    done.setWidth(bar.box.width() * bar.done)
    if bar.done and not bar.wrong:
        painter.save()
        painter.setClipRect(done, Qt.ClipOperation.IntersectClip)
        painter.fillPath(shape, tone)
        painter.restore()
    # Its edge is seen where the pale of it is too faint.
    dashed = bar.live or bar.wrong
    pen = QPen(tone, 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
    painter.strokePath(shape, pen)
    if bar.held:
        _draw_ring(painter, theme, bar.box)
    if bar.label:
        _write(painter, theme, bar, done)


def _outline(bar: Bar) -> QPainterPath:
    """The shape of a bar: round where it ends, straight where it goes on beyond the months."""
    box = bar.box.adjusted(0.5, 0.5, -0.5, -0.5)
    radius = min(box.height(), px(10)) / 2
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    half = box.width() / 2
    for is_open, left in ((bar.opens_left, box.left()), (bar.opens_right, box.left() + half)):
        if is_open:
            straight = QPainterPath()
            straight.addRect(QRectF(left, box.top(), half, box.height()))
            path = path.united(straight)
    return path


def _draw_ring(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """The ring of the bar that the cursor is in."""
    ring = box.adjusted(-px(3), -px(3), px(3), px(3))
    radius = min(ring.height(), px(16)) / 2
    painter.setPen(QPen(theme.colour("accent"), FOCUS))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(ring, radius, radius)


def _write(painter: QPainter, theme: Theme, bar: Bar, done: QRectF) -> None:
    """Write the words of a bar over it, each part in the colour that is seen there."""
    room = bar.box.adjusted(px(4), 0, -px(4), 0)
    metrics = painter.fontMetrics()
    words = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, int(room.width()))
    for tone, part in (("text", None), ("on_accent", done)):
        painter.save()
        if part is not None:
            painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
        painter.setPen(theme.colour(tone))
        if part is None or bar.done:
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, words)
        painter.restore()


def draw_cursor(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """The month that keys act on, where no bar is: a frame."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent"), FOCUS))
    painter.drawRect(box.adjusted(1, 1, -2, -2))


def draw_today(painter: QPainter, theme: Theme, x: float, height: float) -> None:
    """The line of today."""
    painter.fillRect(QRectF(round(x), 0, 1, height), theme.colour("warning"))


def month_and_share(day: dt.date) -> tuple[str, float]:
    """The month of a day, and which part of it is over before the day, from 0 to 1."""
    _, days = calendar.monthrange(day.year, day.month)
    return month_of(day.year + ERA_OFFSET, day.month), (day.day - 1) / days
