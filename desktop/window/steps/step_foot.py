"""The line under the steps: what they weigh under their weights, what is due under the months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent

from desktop.window.grid.footer import GridFooter, Totals
from desktop.window.steps.step_cells import WEIGHT
from desktop.window.widgets.painting.shapes import paint_shape, shape_rect
from desktop.window.widgets.theme import Theme, font_of, px
from desktop.window.widgets.tokens import CAPTION, CELL_SIDE, GAP_1, STRONG
from forms.figures import figure

if TYPE_CHECKING:
    from desktop.window.grid.view import GridView
    from desktop.window.steps.milestone_view import MilestoneView


@dataclass(frozen=True, slots=True)
class Due:
    """The percent of an activity that is due by the end of a quarter, and its last month."""

    quarter: int
    month: str
    share: Decimal


def totals_of(count: int, total: Decimal, wanted: Decimal) -> Totals:
    """What steps come to, in words, and their sum under the weights."""
    words = f"{count} ขั้นตอน"
    missing = wanted - total
    if count and missing:
        rest = f"ขาด {figure(missing)}" if missing > 0 else f"เกิน {figure(-missing)}"
        words += f" น้ำหนัก{rest}"
    return Totals(words, {WEIGHT: figure(total)} if count else {})


class StepFoot(GridFooter):
    """Stands under the columns of the steps and of their months.

    While the cursor is in the months it says what is there, in the place of the count.
    """

    def __init__(self, theme: Theme, cells: GridView, months: MilestoneView) -> None:
        super().__init__(theme, cells)
        self._months = months
        self._due: tuple[Due, ...] = ()
        self._state = ""
        self._counted = Totals("")
        self._month_words = ""
        months.horizontalHeader().sectionResized.connect(lambda *_: self.update())
        months.horizontalScrollBar().valueChanged.connect(lambda _at: self.update())

    @property
    def words(self) -> str:
        """All that it says."""
        due = (f"ไตรมาส {each.quarter} {figure(each.share)}" for each in self._due)
        return " · ".join(filter(None, (super().words, *due)))

    def show_activity(self, totals: Totals, due: Sequence[Due]) -> None:
        """Say what the steps of an activity come to, and what is due by each quarter's end."""
        self._due, self._counted = tuple(due), totals
        self._state = "warning" if " น้ำหนัก" in totals.words else "done" if totals.sums else ""
        self._show_counted()
        self._tell()

    def show_month(self, words: str) -> None:
        """Say what is in the month of the cursor; nothing where that is not in the months."""
        self._month_words = words
        self._show_counted()

    def _show_counted(self) -> None:
        told = self._month_words or self._counted.words
        self.show_totals(replace(self._counted, words=told))

    def _paint_state(self, painter: QPainter) -> None:
        """The shape of how the weights stand, behind the count."""
        if self._state and not self._month_words:
            words = QFontMetricsF(font_of(CAPTION)).horizontalAdvance(self._counted.words)
            left = self._inset() + px(CELL_SIDE) + words + px(GAP_1)
            spot = shape_rect(left, 1, self.height())
            paint_shape(painter, self._state, spot, self._theme, ground="sunken")

    def _paint_due(self, painter: QPainter) -> None:
        """The share that is due by the end of each quarter, under its last month."""
        view = self._months
        at = view.viewport().mapTo(self.window(), QPoint()).x()
        offset = at - self.mapTo(self.window(), QPoint()).x()
        metrics = QFontMetricsF(font_of(STRONG))
        for due in self._due:
            if due.month not in view.milestones.months:
                continue
            column = view.milestones.months.index(due.month)
            right = offset + view.columnViewportPosition(column) + view.columnWidth(column)
            if not offset <= right - 1 <= offset + view.viewport().width():
                continue
            text = figure(due.share)
            box = QRectF(offset, 0, right - offset - px(GAP_1), self.height() + 1)
            painter.setFont(font_of(STRONG))
            painter.setPen(self._theme.colour("text"))
            across = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, across, text)
            words = f"ไตรมาส {due.quarter}"
            wide = QFontMetricsF(font_of(CAPTION)).horizontalAdvance(words) + 1
            left = box.right() - metrics.horizontalAdvance(text) - px(GAP_1) - wide
            if left >= offset:
                self._write(painter, words, left, wide + 1)
            painter.fillRect(QRectF(right - 1, 0, 1, self.height()), self._theme.colour("line2"))

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_state(painter)
        if not (self.trouble or self.keys_now or self.selection):
            self._paint_due(painter)
        painter.end()
