"""The headings of a grid: columns in as many lines as they need, rows with their marks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop.window.grid.model import TROUBLE
from desktop.window.widgets.icons import paint_icon
from desktop.window.widgets.theme import Theme, em

_MOST_LINES = 3


class RowHeader(QHeaderView):
    """Numbers the rows; one with a trouble has its icon beside the number."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(em(view, 3.4))
        self.setToolTip("ลากเพื่อย้ายแถว")

    # Qt's own names from here on.

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logical)
        painter.restore()
        trouble = self.model().headerData(logical, Qt.Orientation.Vertical, TROUBLE)
        if trouble is not None:
            side = em(self, 0.9)
            spot = QRectF(rect.left() + 2, rect.center().y() - side / 2, side, side)
            colour = self._theme.colour(trouble.severity).name()
            paint_icon(painter, trouble.severity, spot, colour)


def shown_columns(view: QTableView) -> list[int]:
    """The columns that can be seen, wherever they are scrolled to."""
    return [at for at in range(view.model().columnCount()) if not view.isColumnHidden(at)]


def heading_height(view: QTableView, words: Sequence[str]) -> int:
    """The height of the column headings, each broken into the width of its column."""
    metrics = view.horizontalHeader().fontMetrics()
    tallest = 1
    for at, text in enumerate(words):
        width = max(1, view.columnWidth(at) - em(view, 1.1))
        box = metrics.boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, text)
        tallest = max(tallest, round(box.height() / metrics.lineSpacing()))
    return min(tallest, _MOST_LINES) * metrics.lineSpacing() + em(view, 0.6)
