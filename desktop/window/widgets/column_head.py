"""The heads of the columns of a list that is painted row by row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.window.widgets.painting.row_pen import RowPen
from desktop.window.widgets.painting.text_layouts import TextLayoutCache
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import COLUMN_HEAD_HEIGHT

# Writes the heads with a pen, within a box.
WriteHeads = Callable[[RowPen, QRectF], None]


class ColumnHead(QWidget):
    """A band with the heads that `write` puts on it; `name` says them to who does not see.

    Its columns are those of the rows `below`, which a scroll bar leaves less room.
    """

    def __init__(
        self, theme: Theme, name: str, write: WriteHeads, below: QAbstractScrollArea | None = None
    ) -> None:
        super().__init__()
        self._below = below
        if below is not None:
            below.viewport().installEventFilter(self)
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
        if self._below is not None:
            box.setWidth(self._below.viewport().width())
        self._write(RowPen(painter, box, self._theme, self._texts, "sunken"), box)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.update()
        return False
