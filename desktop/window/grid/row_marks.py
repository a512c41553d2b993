"""The head of a row that has a number of its own: the shape of what is wrong with it alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop.window.grid.model import TROUBLE
from desktop.window.widgets.painting.shapes import paint_sign
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import SHAPE

_MARKS_WIDTH = 20


class RowMarks(QHeaderView):
    """Before each row, the icon of what is wrong with it; the rows have their own numbers."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view.verticalHeader().orientation(), view)
        self._theme = theme
        before = view.verticalHeader()
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(before.minimumSectionSize())
        self.setDefaultSectionSize(before.defaultSectionSize())
        self.setFixedWidth(px(_MARKS_WIDTH))
        self.setSectionsClickable(True)

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        # As of the numbers of rows.
        return QSize(self.width(), 0)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        painter.fillRect(rect, self._theme.colour("sunken"))
        painter.setPen(self._theme.colour("line1"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        trouble = self.model().headerData(logical, self.orientation(), TROUBLE)
        # An empty last row gives its sign instead of a trouble.
        severity = getattr(trouble, "severity", "")
        name, tone = (severity, severity) if severity else ("add", "text2")
        if severity or trouble:
            side = px(SHAPE)
            spot = QRectF(0, rect.top() + px(7), side, side)
            spot.moveCenter(QPointF(QRectF(rect).center().x(), spot.center().y()))
            paint_sign(painter, name, spot, self._theme, tone)
