"""The heads of the columns of a list that is painted row by row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.window.widgets.painting.row_pen import RowPen
from desktop.window.widgets.painting.text_layouts import TextLayoutCache
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import COLUMN_HEAD_HEIGHT

# Writes the heads with a pen, within a box.
WriteHeads = Callable[[RowPen, QRectF], None]


class ColumnHead(QWidget):
    """A band with the heads that `write` puts on it; `name` says them to who does not see."""

    def __init__(self, theme: Theme, name: str, write: WriteHeads) -> None:
        super().__init__()
        self._theme = theme
        self._write = write
        self._texts = TextLayoutCache()
        self.setFixedHeight(px(COLUMN_HEAD_HEIGHT))
        self.setAccessibleName(name)

    # Qt's own names from here on.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect().toRectF()
        painter.fillRect(box, self._theme.colour("sunken"))
        painter.fillRect(box.adjusted(0, box.height() - 1, 0, 0), self._theme.colour("line2"))
        self._write(RowPen(painter, box, self._theme, self._texts, "sunken"), box)
