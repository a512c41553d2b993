"""Captions over the rows of a grid: over the first of each group a line that names it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from desktop.window.grid.model import GridModel
from desktop.window.grid.row_filter import RowFilter
from desktop.window.widgets.painting.text_layouts import TextLayoutCache, setting
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import CAPTION, CELL_SIDE, DATA, STRONG

if TYPE_CHECKING:
    from db.records import Package

_HEIGHT = 23


class Caption(NamedTuple):
    """What a group of rows is called: its number, which stands over theirs, and its name."""

    number: str
    name: str


CaptionOf = Callable[[Any, "Package"], Caption | None]


class Captions:
    """Says which rows in sight have a caption over them, and paints it.

    The caption is the upper part of its row: nothing else of the table knows of it. Rows in
    another order than the plan's have none.
    """

    def __init__(
        self,
        theme: Theme,
        view: QTableView,
        model: GridModel,
        rows: RowFilter,
        measure: Callable[[], None],
    ) -> None:
        self._theme = theme
        self._view = view
        self._model = model
        self._rows = rows
        self._measure = measure
        self._texts = TextLayoutCache()
        self.of_record: CaptionOf | None = None
        rows.words_over = self._words_over
        # However the rows in sight became others: by a filter, in another order.
        for signal in (rows.layoutChanged, rows.rowsInserted, rows.rowsRemoved):
            signal.connect(lambda *_: self.forget())

    def over(self, row: int) -> Caption | None:
        """The caption over a row in sight; None where the row before is of the same group."""
        if self.of_record is None or self._rows.sortColumn() >= 0:
            return None
        own = self._of(row)
        return own if row == 0 or own != self._of(row - 1) else None

    def height(self, row: int) -> int:
        """How much of a row in sight its caption takes, in pixels."""
        return px(_HEIGHT) if self.of_record is not None and self.over(row) else 0

    def forget(self) -> None:
        """Other rows are in sight: other ones are the first of their groups."""
        if self.of_record is not None:
            self._measure()

    def paint_names(self, painter: QPainter) -> None:
        """Paint the names of the groups over the cells, whatever has gone by sideways."""
        if self.of_record is None:
            return
        row = max(0, self._view.rowAt(0))
        room, width = self._view.viewport().height(), self._view.viewport().width()
        while row < self._rows.rowCount() and (top := self._view.rowViewportPosition(row)) < room:
            caption = self.over(row)
            if caption is not None:
                box = QRectF(0, top, width, px(_HEIGHT))
                self._paint_ground(painter, box)
                laid = self._texts.laid(caption.name, setting(CAPTION), width - 2 * px(CELL_SIDE))
                drop = (px(_HEIGHT) - 1 - laid.height) / 2
                laid.draw(painter, px(CELL_SIDE), top + drop, self._theme.colour("text2"))
            row += 1

    def paint_number(self, painter: QPainter, row: int, box: QRectF) -> float:
        """Paint the number of a group over that of its first row; how much it takes."""
        caption = self.over(row)
        if caption is None:
            return 0
        top = QRectF(box.left(), box.top(), box.width(), px(_HEIGHT))
        self._paint_ground(painter, top)
        room = box.width() - px(CELL_SIDE)
        laid = self._texts.laid(
            caption.number, setting(STRONG), room, align=Qt.AlignmentFlag.AlignRight
        )
        drop = (px(_HEIGHT) - 1 - px(DATA.line)) / 2
        laid.draw(painter, box.left(), box.top() + drop, self._theme.colour("text"))
        return px(_HEIGHT)

    def _words_over(self, row: int) -> str:
        caption = self.over(row) if self.of_record is not None else None
        return f"{caption.number} {caption.name}" if caption else ""

    def _of(self, row: int) -> Caption | None:
        at, package = self._rows.source_row(row), self._model.package
        if self.of_record is None or package is None or self._model.is_spare(at):
            return None
        return self.of_record(self._model.records[at], package)

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        painter.fillRect(box, self._theme.colour("canvas"))
        painter.setPen(self._theme.colour("line1"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
