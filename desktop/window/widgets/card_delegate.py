"""Paints a card: icon, label, title and lines that wrap, a count at the right."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.window.widgets.painting.shapes import paint_sign
from desktop.window.widgets.painting.text_layouts import LaidText, TextLayoutCache, setting
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import (
    BLEED,
    CAPTION,
    DATA,
    FOCUS,
    GAP_1,
    GAP_2,
    GAP_3,
    ICON,
    STRONG,
    Letters,
)

Index = QModelIndex | QPersistentModelIndex
_BELOW = 2


class _Text(NamedTuple):
    """A laid-out text, where it starts and in which colour."""

    laid: LaidText
    top: float
    tone: str


class CardDelegate(QStyledItemDelegate):
    """Cards of one list or tree; `strong` titles are semi-bold."""

    def __init__(self, view: QAbstractItemView, theme: Theme, *, strong: bool = False) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._title = STRONG if strong else DATA
        self._texts = TextLayoutCache()
        # The width of the view's inside, where the view tells of it.
        self.room = 0
        # Whether the view will tell of it, and has not yet.
        self.unsized = False

    def row_width(self, _index: Index) -> int:
        """The width that a row has in the view."""
        return self.room or self._view.viewport().width()

    def _tone(self, index: Index, tone: str) -> str:
        """The colour's name, unless the row is not to be used now."""
        return tone if index.flags() & Qt.ItemFlag.ItemIsEnabled else "disabled"

    def _chip(self, index: Index) -> LaidText | None:
        """The count at the right."""
        words = index.data(Role.CHIP)
        return self._texts.laid(words, setting(CAPTION), px(100)) if words else None

    def _column(self, index: Index, box: QRectF) -> QRectF:
        """Where the texts of a card stand."""
        left = box.left() + px(GAP_2)
        if index.data(Role.ICON):
            left += px(ICON) + px(GAP_2)
        chip = self._chip(index)
        right = box.right() - px(GAP_3) - (chip.width + px(GAP_2) if chip is not None else 0)
        return QRectF(left, box.top() + px(BLEED), max(1.0, right - left), 0)

    def _lay_out(self, index: Index, width: float) -> tuple[list[_Text], float]:
        """The texts of a card in a column of `width`, and how high they are together."""
        title = index.data()
        parts: list[tuple[str, Letters, str, tuple[int, int]]] = [
            (index.data(Role.LABEL), CAPTION, index.data(Role.TONE), (0, 0)),
            (title, self._title, self._tone(index, "text"), index.data(Role.STRONG) or (0, 0)),
            *((line, CAPTION, "text2", (0, 0)) for line in index.data(Role.LINES) or ()),
        ]
        texts: list[_Text] = []
        top = 0.0
        for words, letters, tone, strong in parts:
            if words:
                laid = self._texts.laid(str(words), setting(letters), width, 0, strong=strong)
                texts.append(_Text(laid, top, tone))
                top += laid.height
        return texts, top

    def _paint_ground(self, painter: QPainter, box: QRectF, index: Index) -> None:
        """The ground of a row that is chosen or under the mouse, and the line below it.

        Not by the style: its enumerations alone would take a tenth of the first paint.
        """
        if self._view.selectionModel().isSelected(index):
            painter.fillRect(box, self._theme.colour("soft"))
        elif self._view.underMouse() and box.contains(self._mouse()):
            painter.fillRect(box, self._theme.colour("hover"))
        line = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(line, self._theme.colour("line1"))

    def _mouse(self) -> QPointF:
        return QPointF(self._view.viewport().mapFromGlobal(QCursor.pos()))

    def _paint_sign(self, painter: QPainter, box: QRectF, index: Index) -> None:
        """The icon, in the middle of the first line."""
        name = index.data(Role.ICON)
        if name:
            side = px(ICON)
            first = px((CAPTION if index.data(Role.LABEL) else self._title).line)
            top = box.top() + px(BLEED) + (first - side) / 2
            spot = QRectF(box.left() + px(GAP_2), top, side, side)
            paint_sign(painter, name, spot, self._theme, self._tone(index, index.data(Role.TONE)))

    def _paint_texts(self, painter: QPainter, box: QRectF, index: Index) -> None:
        column = self._column(index, box)
        for text in self._lay_out(index, column.width())[0]:
            top = column.top() + text.top
            text.laid.draw(painter, column.left(), top, self._theme.colour(text.tone))
        chip = self._chip(index)
        if chip is not None:
            left = box.right() - px(GAP_3) - chip.width
            chip.draw(painter, left, column.top() + px(1), self._theme.colour("text2"))

    # Qt's own names from here on.

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)  # type: ignore[attr-defined]  # PySide's stubs omit it
        self._paint_ground(painter, box, index)
        self._paint_sign(painter, box, index)
        self._paint_texts(painter, box, index)
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(QPen(self._theme.colour("accent"), FOCUS))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self.row_width(index)
        if self.unsized:
            # Texts are not laid out for a width that is yet to come, nor does a bar.
            return QSize(width, 1)
        column = self._column(index, QRectF(0, 0, width, 0))
        height = max(self._lay_out(index, column.width())[1], px(ICON))
        return QSize(width, round(height) + px(BLEED) + px(_BELOW) + px(GAP_1))
