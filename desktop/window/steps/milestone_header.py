"""The heading over months: their years above them, as the forms print them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop.window.steps.milestone_model import MilestoneModel
from desktop.window.widgets.theme import Theme, font_of, px
from desktop.window.widgets.tokens import CAPTION, COLUMN_HEAD_HEIGHT_2
from forms.calendar import month_abbreviation, year_of


class MilestoneHeader(QHeaderView):
    """Two lines: `พ.ศ. 2566` over its months, each month in its column; `this_month` is marked."""

    def __init__(self, theme: Theme, table: QTableView, this_month: Callable[[], str]) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._theme = theme
        self._table = table
        self._this_month = this_month
        self.setAccessibleName("เดือนของตาราง")
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

    def _months(self) -> tuple[str, ...]:
        model = self.model()
        return model.months if isinstance(model, MilestoneModel) else ()

    def _year_box(self, section: int) -> QRect:
        """Where the year of a month stands: over its months, as far as they are in sight."""
        months = self._months()
        same = [at for at, month in enumerate(months) if month[:4] == months[section][:4]]
        left = self.sectionViewportPosition(same[0])
        right = self.sectionViewportPosition(same[-1]) + self.sectionSize(same[-1])
        left, right = max(left, 0), min(right, self.viewport().width())
        return QRect(left, 0, right - left, self.height() // 2)

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(COLUMN_HEAD_HEIGHT_2))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        months = self._months()
        if not 0 <= section < len(months):
            return
        colour = self._theme.colour
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, colour("sunken"))
        year, half = self._year_box(section), rect.height() // 2
        below = QRect(rect.left(), rect.top() + half, rect.width(), rect.height() - half)
        centre = Qt.AlignmentFlag.AlignCenter
        current = self._table.currentIndex()
        if self._table.hasFocus() and current.column() == section:
            painter.fillRect(below, colour("soft"))
        painter.setPen(colour("text2"))
        painter.setFont(font_of(CAPTION))
        words = f"พ.ศ. {year_of(months[section])}"
        if year.width() < painter.fontMetrics().horizontalAdvance(words):
            words = str(year_of(months[section]))
        painter.drawText(year, centre, words)
        is_now = months[section] == self._this_month()
        painter.setPen(colour("warning" if is_now else "text2"))
        painter.drawText(below, centre, month_abbreviation(months[section]))
        painter.setPen(colour("line1"))
        painter.drawLine(below.topLeft(), below.topRight())
        painter.setPen(colour("line2"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colour("line1"))
        ends = section == len(months) - 1 or months[section + 1][:4] != months[section][:4]
        top = rect.topRight() if ends else below.topRight()
        painter.drawLine(top, rect.bottomRight())
        painter.restore()
