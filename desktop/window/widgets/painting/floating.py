"""The ground of what floats over the pages: raised, framed, with a soft shadow around it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import POP_UP_RADIUS

# How far the shadow reaches, and how dark it is in all where it is darkest.
REACH = 6
_DARK = 40


def paint_floating(painter: QPainter, whole: QRectF, theme: Theme) -> None:
    """Paint the ground within `whole`, of which the shadow takes `REACH` on every side."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    reach, radius = px(REACH), px(POP_UP_RADIUS)
    painter.setBrush(QColor(0, 0, 0, _DARK // reach))
    for step in range(reach):
        # A little lower than what throws it.
        ring = whole.adjusted(step, step + 1, -step, -step)
        painter.drawRoundedRect(ring, radius + reach - step, radius + reach - step)
    inner = whole.adjusted(reach, reach, -reach, -reach)
    painter.setPen(QPen(theme.colour("line2"), 1))
    painter.setBrush(theme.colour("raised"))
    painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
