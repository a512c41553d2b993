"""The shapes of states, solid and 14 pixels large: each says by its form what colour says too."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

from desktop.window.widgets.icons import paint_icon
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import SHAPE

# Names of colours, by the shapes that are painted in them.
TONES = {
    "error": "error",
    "warning": "warning",
    "advice": "advice",
    "done": "accent",
    "locked": "locked",
    "carried": "carried",
    "granted": "accent",
    "requested": "warning",
    "not-granted": "text3",
    "off-budget": "advice",
    "none": "text3",
    "open": "text2",
    "closed": "text2",
}
_Points = tuple[tuple[float, float], ...]
_OCTAGON: _Points = (
    (4.3, 0.8), (9.7, 0.8), (13.2, 4.3), (13.2, 9.7),
    (9.7, 13.2), (4.3, 13.2), (0.8, 9.7), (0.8, 4.3),
)  # fmt: skip
_TRIANGLE: _Points = ((7, 1), (13.4, 12.6), (0.6, 12.6))


def paint_shape(
    painter: QPainter, name: str, spot: QRectF, theme: Theme, *, ground: str = "canvas"
) -> None:
    """Paint a shape of TONES; signs within it are in the colour of the `ground`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(spot.topLeft())
    painter.scale(spot.width() / SHAPE, spot.height() / SHAPE)
    _SHAPES[name](painter, theme.colour(TONES[name]), theme.colour(ground))
    painter.restore()


def paint_sign(painter: QPainter, name: str, spot: QRectF, theme: Theme, tone: str) -> None:
    """Paint a shape by its name, else the icon of that name in the colour `tone`."""
    if name in TONES:
        side = min(spot.width(), max(px(SHAPE), spot.width() * 0.8))
        middle = QRectF(0, 0, side, side)
        middle.moveCenter(spot.center())
        paint_shape(painter, name, middle, theme)
    else:
        paint_icon(painter, name, spot, theme.colour(tone).name())


class _ShapeEngine(QIconEngine):
    """Paints a shape in the scheme of the moment, so that nothing goes stale."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._name = name
        self._theme = theme

    # Qt's own names from here on.

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        paint_shape(painter, self._name, QRectF(rect), self._theme)

    def clone(self) -> QIconEngine:
        return _ShapeEngine(self._name, self._theme)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap


def shape_icon(name: str, theme: Theme) -> QIcon:
    """A shape of TONES for what shows icons, as a tab."""
    return QIcon(_ShapeEngine(name, theme))


def shape_rect(left: float, line_top: float, line_height: float) -> QRectF:
    """Where a shape stands in the middle of a line that begins at `left`."""
    side = px(SHAPE)
    return QRectF(left, line_top + (line_height - side) / 2, side, side)


def _paint_error(painter: QPainter, colour: QColor, ground: QColor) -> None:
    _fill(painter, _polygon(_OCTAGON), colour)
    _strokes(painter, ground, 1.6, ((4.8, 4.8), (9.2, 9.2)), ((9.2, 4.8), (4.8, 9.2)))


def _paint_warning(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.setPen(_pen(colour, 1))
    painter.setBrush(colour)
    painter.drawPolygon(_polygon(_TRIANGLE))
    _strokes(painter, ground, 1.6, ((7, 5), (7, 8.7)), ((7, 10.7), (7, 10.8)))


def _paint_advice(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    painter.setPen(_pen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(7, 7), 5.7, 5.7)
    _strokes(painter, colour, 1.6, ((7, 6.4), (7, 9.8)), ((7, 4.1), (7, 4.2)))


def _paint_done(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    _strokes(painter, colour, 1.7, ((2.5, 7.5), (5.5, 10.5), (11.5, 3.5)))


def _paint_locked(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(2.5, 6, 9, 6.5), 1, 1)
    bow = QPainterPath(QPointF(4.5, 6))
    bow.lineTo(4.5, 4.3)
    bow.arcTo(QRectF(4.5, 1.8, 5, 5), 180, -180)
    bow.lineTo(9.5, 6)
    painter.strokePath(bow, _pen(colour, 1.5))


def _paint_carried(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    _strokes(
        painter,
        colour,
        1.6,
        ((2.5, 3), (2.5, 7.5), (10.5, 7.5)),
        ((7.8, 4.5), (10.8, 7.5), (7.8, 10.5)),
    )


def _paint_open(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    _strokes(painter, colour, 1.5, ((3.5, 5.5), (7, 9), (10.5, 5.5)))


def _paint_closed(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    _strokes(painter, colour, 1.5, ((5.5, 3.5), (9, 7), (5.5, 10.5)))


def _paint_granted(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(7, 7), 4, 4)


def _paint_requested(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    _ring(painter, colour)
    half = QPainterPath(QPointF(7, 7))
    half.arcTo(QRectF(3, 3, 8, 8), 90, 180)
    painter.fillPath(half, colour)


def _paint_not_granted(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    _ring(painter, colour)


def _paint_off_budget(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    painter.setPen(_pen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(4, 4, 6, 6))


def _paint_none(painter: QPainter, colour: QColor, _ground: QColor) -> None:
    _strokes(painter, colour, 2, ((4, 7), (10, 7)))


def _ring(painter: QPainter, colour: QColor) -> None:
    painter.setPen(_pen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(7, 7), 3, 3)


def _fill(painter: QPainter, shape: QPolygonF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(shape)


def _strokes(painter: QPainter, colour: QColor, width: float, *lines: _Points) -> None:
    painter.setPen(_pen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for points in lines:
        painter.drawPolyline(_polygon(points))


def _pen(colour: QColor, width: float) -> QPen:
    line, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(colour, width, line, cap, join)


@cache
def _polygon(points: _Points) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


_SHAPES: dict[str, Callable[[QPainter, QColor, QColor], None]] = {
    "error": _paint_error,
    "warning": _paint_warning,
    "advice": _paint_advice,
    "done": _paint_done,
    "locked": _paint_locked,
    "carried": _paint_carried,
    "granted": _paint_granted,
    "requested": _paint_requested,
    "not-granted": _paint_not_granted,
    "off-budget": _paint_off_budget,
    "none": _paint_none,
    "open": _paint_open,
    "closed": _paint_closed,
}
