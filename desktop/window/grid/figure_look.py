"""What stands around the text of a cell: a bar before it, a line below it, a shape at its head."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.window.grid.column import Meter
from desktop.window.widgets.theme import px

# Pixels of the look: the bar, the mark of where it was, and all that they take of the cell.
_BAR = 40, 6
_MARK = 2, 12
METER_ROOM = 46
# What stands before a text whose first line begins behind a shape: as wide as that.
_BEHIND_SHAPE = "\N{NO-BREAK SPACE}" * 5


def paint_meter(
    painter: QPainter, meter: Meter, middle: tuple[float, float], colours: dict[str, QColor]
) -> None:
    """Paint a bar that begins at `middle`; `colours` are those of its ground, bar and mark."""
    left, y = middle
    width, high = px(_BAR[0]), px(_BAR[1])
    painter.setPen(Qt.PenStyle.NoPen)
    for name, share in (("ground", 1.0), ("bar", max(0.0, min(1.0, meter.share)))):
        painter.setBrush(colours[name])
        if share:
            bar = QRectF(left, y - high / 2, max(high, width * share), high)
            painter.drawRoundedRect(bar, high / 2, high / 2)
    if meter.before is not None:
        wide, tall = px(_MARK[0]), px(_MARK[1])
        at = left + (width - wide) * max(0.0, min(1.0, meter.before))
        painter.fillRect(QRectF(at, y - tall / 2, wide, tall), colours["mark"])


def behind_shape(words: str) -> str:
    """A text whose first line leaves room for a shape."""
    return f"{_BEHIND_SHAPE}{words}"
