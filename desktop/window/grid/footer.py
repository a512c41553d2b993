"""The line under a grid: how many rows it has, sums under their columns, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip

from desktop.window.widgets.page_footer import Footer, KeyWords
from desktop.window.widgets.painting.shapes import paint_shape, shape_rect
from desktop.window.widgets.painting.text_layouts import TextLayoutCache, setting
from desktop.window.widgets.plain_words import tip
from desktop.window.widgets.theme import Theme, font_of, px
from desktop.window.widgets.tokens import (
    CAPTION,
    CELL_SIDE,
    FOOTER_HEIGHT,
    GAP_1,
    GAP_2,
    GAP_3,
    GAP_4,
    PAGE_SIDE,
    SHAPE,
    STRONG,
)

if TYPE_CHECKING:
    from desktop.window.grid.frozen import FrozenTable
    from desktop.window.grid.troubles import Trouble

# What may be pressed while a cell is edited.
EDITING_KEYS = (("Enter", "เสร็จ"), ("Alt+Enter", "ขึ้นบรรทัด"), ("Esc", "เลิกแก้ช่อง"))


@dataclass(frozen=True, slots=True)
class Totals:
    """What the rows in sight come to: in words, and the sum under each column that has one.

    `of` says what the sums are of, where the words tell of another sum.
    """

    words: str
    sums: Mapping[int, str] = field(default_factory=dict)
    unit: str = ""
    of: str = ""


class GridFooter(Footer):
    """Stands under the columns of a table; what is wrong in its cell takes the right of it.

    The table tells it of its cells: what the window knows of fields is no news to it.
    """

    def __init__(self, theme: Theme, view: FrozenTable) -> None:
        super().__init__()
        self._theme = theme
        self._view = view
        self._texts = TextLayoutCache()
        self._totals = Totals("")
        self._selection = ""
        self._trouble: Trouble | None = None
        self._keys: Sequence[KeyWords] = ()
        # Keys that are of use whenever there is nothing else to say.
        self.usual_keys: Sequence[KeyWords] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(FOOTER_HEIGHT))
        view.horizontalHeader().sectionResized.connect(lambda *_: self.update())
        view.horizontalScrollBar().valueChanged.connect(lambda _at: self.update())

    @property
    def words(self) -> str:
        """All that it says."""
        sums = [
            f"รวม{self._heading(at)}{self._totals.of} {text} {self._totals.unit}".strip()
            for at, text in self._totals.sums.items()
        ]
        trouble = self._trouble.words if self._trouble else ""
        return " · ".join(filter(None, (self._totals.words, *sums, self._selection, trouble)))

    @property
    def trouble(self) -> str:
        """What is wrong in the current cell, in words."""
        return self._trouble.words if self._trouble else ""

    @property
    def selection(self) -> str:
        """What the selected cells come to, in words."""
        return self._selection

    @property
    def keys_now(self) -> Sequence[KeyWords]:
        """The keys that it names."""
        return self._keys

    def show_totals(self, totals: Totals) -> None:
        """Say what the rows come to."""
        if totals != self._totals:
            self._totals = totals
            self._tell()

    def show_selection(self, words: str) -> None:
        """Say what the selected cells come to; nothing where it is empty."""
        if words != self._selection:
            self._selection = words
            self._tell()

    def tell_trouble(self, trouble: Trouble | None) -> None:
        """Say what is wrong where the cursor is."""
        if trouble != self._trouble:
            self._trouble = trouble
            self._tell()

    def tell_keys(self, keys: Sequence[KeyWords]) -> None:
        """Say which keys do what, for a moment."""
        if keys != self._keys:
            self._keys = keys
            self.update()

    def _tell(self) -> None:
        self.setAccessibleName(self.words)
        event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
        QAccessible.updateAccessibility(event)
        self.update()

    def _heading(self, column: int) -> str:
        return str(self._view.model().headerData(column, Qt.Orientation.Horizontal) or "")

    def _inset(self) -> int:
        """Where the first column begins."""
        viewport = self._view.viewport()
        return viewport.mapTo(self.window(), QPoint()).x() - self.mapTo(self.window(), QPoint()).x()

    def _right(self) -> int:
        """Where all that it says ends: the page's side is free in every foot."""
        return self.width() - px(PAGE_SIDE)

    # How it is painted, from left to right: each part gives where it ends, or begins.

    def _write(
        self, painter: QPainter, words: str, left: float, width: float, tone: str = "text2"
    ) -> float:
        """Write a caption, cut where there is no more room; where it ends."""
        if width <= 0 or not words:
            return left
        laid = self._texts.laid(words, setting(CAPTION), width)
        top = (self.height() + 1 - laid.height) / 2
        laid.draw(painter, left, top, self._theme.colour(tone))
        return left + min(width, _width(words))

    def _paint_sums(self, painter: QPainter, end: float) -> float:
        """Write the sums under their columns; where the last of them ends."""
        font, view = font_of(STRONG), self._view
        metrics = QFontMetricsF(font)
        sums = self._totals.sums
        for column in sorted(sums, key=view.left_of):
            if view.isColumnHidden(column):
                continue
            text = sums[column]
            right = (
                self._inset() + view.left_of(column) + view.columnWidth(column) - px(CELL_SIDE) - 1
            )
            left = right - metrics.horizontalAdvance(text)
            if left < end + px(GAP_2):
                continue
            said = left - px(GAP_1) - _width(self._totals.of)
            if said >= end:
                self._write(painter, self._totals.of, said, left - said)
            painter.setFont(font)
            painter.setPen(self._theme.colour("text"))
            box = QRectF(left, 0, right - left, self.height() + 1)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
            unit = right + px(CELL_SIDE) + 1 + px(CELL_SIDE)
            end = self._write(painter, self._totals.unit, unit, self._right() - unit)
        return end

    def _paint_keys(self, painter: QPainter, end: float, keys: Sequence[KeyWords]) -> None:
        """Write keys and what they do at the right."""
        right = self._right()
        for key, words in reversed(keys):
            left = right - _width(words)
            frame = QRectF(
                left - _width(key) - px(14),
                (self.height() - px(18)) / 2 + 1,
                _width(key) + px(8),
                px(18),
            )
            if frame.left() < end:
                return
            self._write(painter, words, left, _width(words) + 1)
            painter.setPen(self._theme.colour("line2"))
            painter.setBrush(self._theme.colour("canvas"))
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            self._write(painter, key, frame.left() + px(4), _width(key) + 1, "text3")
            right = round(frame.left()) - px(GAP_3)

    def _paint_trouble(self, painter: QPainter, left: float) -> None:
        """Write what is wrong from there on, beside its shape."""
        trouble = self._trouble
        if trouble is None:
            return
        words = trouble.words.replace("\n", " · ")
        room = self._right() - left - px(SHAPE) - px(GAP_2)
        at = max(left, self._right() - _width(words) - px(SHAPE) - px(GAP_2))
        spot = shape_rect(at, 1, self.height())
        paint_shape(painter, trouble.severity, spot, self._theme, ground="sunken")
        self._write(painter, words, at + px(SHAPE) + px(GAP_2), room, trouble.severity)

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        return QSize(0, px(FOOTER_HEIGHT))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip(self.words.replace(" · ", "\n")), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colour("sunken"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), self._theme.colour("line2"))
        left = self._inset() + px(CELL_SIDE)
        end = self._write(painter, self._totals.words, left, self._right() - left) + px(GAP_4)
        # What is asked about comes before the sums, where there is no room for both.
        said = "" if self._keys else self.trouble.replace("\n", " · ") or self._selection
        needed = _width(said) + px(SHAPE + GAP_4 + GAP_4)
        summed = self._sums_end(end)
        if not said or needed <= self._right() + px(GAP_3) - summed:
            end = self._paint_sums(painter, end) + px(GAP_4)
        if self._keys:
            self._paint_keys(painter, end, self._keys)
        elif self._trouble is not None:
            self._paint_trouble(painter, end)
        elif self._selection:
            at = max(end, self._right() - _width(self._selection))
            self._write(painter, self._selection, at, self._right() - at)
        else:
            self._paint_keys(painter, end, self.usual_keys)
        painter.end()

    def _sums_end(self, end: float) -> float:
        """Where the sums end."""
        view = self._view
        ends = (
            self._inset()
            + view.left_of(column)
            + view.columnWidth(column)
            + px(GAP_2)
            + _width(self._totals.unit)
            for column in self._totals.sums
            if not view.isColumnHidden(column)
        )
        return max(ends, default=end)


def _width(words: str) -> float:
    return QFontMetricsF(font_of(CAPTION)).horizontalAdvance(words) + 1
