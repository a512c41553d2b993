"""Paints a card: icon, label, title and lines that wrap, a count at the right."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.window.widgets.painting.shapes import paint_sign
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import Theme, em, sized
from desktop.window.widgets.utf16 import units

Index = QModelIndex | QPersistentModelIndex
# What the height of a card comes from.
_SAID = (Qt.ItemDataRole.DisplayRole, Role.LABEL, Role.LINES, Role.ICON, Role.CHIP)
_KEPT = 4000


class _Text(NamedTuple):
    """A laid-out text, where it starts and in which colour."""

    layout: QTextLayout
    top: float
    colour: QColor


class CardDelegate(QStyledItemDelegate):
    """Cards of one list or tree; `strong` titles are semi-bold."""

    def __init__(self, view: QAbstractItemView, theme: Theme, *, strong: bool = False) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._strong = strong
        # The width of the view's inside, where the view tells of it.
        self.room = 0
        # Whether the view will tell of it, and has not yet.
        self.unsized = False
        # Heights of cards by what they say: laying texts out is slow.
        self._heights: dict[tuple[object, ...], int] = {}

    def row_width(self, _index: Index) -> int:
        """The width that a row has in the view."""
        return self.room or self._view.viewport().width()

    def _pad(self) -> float:
        return em(self._view, 0.4)

    def _icon_size(self, index: Index) -> float:
        return em(self._view, 1.4) if index.data(Role.ICON) else 0

    def _chip_rect(self, index: Index, box: QRectF) -> QRectF:
        chip = index.data(Role.CHIP)
        if not chip:
            return QRectF()
        metrics = QFontMetricsF(sized(self._view.font(), 0.95))
        height = metrics.height() * 0.9
        width = max(height * 1.2, metrics.horizontalAdvance(chip) + height * 0.6)
        top = box.top() + self._pad() + (QFontMetricsF(self._view.font()).height() - height) / 2
        return QRectF(box.right() - self._pad() - width, top, width, height)

    def _tone(self, index: Index, tone: str) -> str:
        """The colour's name, unless the row is not to be used now."""
        return tone if index.flags() & Qt.ItemFlag.ItemIsEnabled else "disabled"

    def _texts(self, index: Index, width: float) -> tuple[list[_Text], float]:
        """The texts of a card in a column of `width`, and how high they are together."""
        colour = self._theme.colour
        font, title = self._view.font(), index.data()
        parts = [
            (index.data(Role.LABEL), sized(font, 1, strong=True), index.data(Role.TONE)),
            (title, sized(font, 1, strong=self._strong), self._tone(index, "text")),
            *((line, font, "text2") for line in index.data(Role.LINES) or ()),
        ]
        texts: list[_Text] = []
        top = 0.0
        for words, part_font, name in parts:
            if words:
                strong = index.data(Role.STRONG) if words is title else (0, 0)
                layout, height = _laid_out(str(words), part_font, width, strong or (0, 0))
                texts.append(_Text(layout, top, colour(name)))
                top += height
        return texts, top

    def _columns(self, index: Index, box: QRectF) -> QRectF:
        """Where the texts of a card stand."""
        pad = self._pad()
        icon = self._icon_size(index)
        chip = self._chip_rect(index, box)
        left = box.left() + pad + (icon + pad if icon else 0)
        right = chip.left() if chip.width() else box.right()
        return QRectF(left, box.top() + pad, max(1.0, right - pad - left), 0)

    def _paint_ground(self, painter: QPainter, box: QRectF, index: Index) -> None:
        """The ground of a row that is chosen or under the mouse.

        Not by the style: its enumerations alone would take a tenth of the first paint.
        """
        if self._view.selectionModel().isSelected(index):
            name = "soft"
        elif self._view.underMouse() and box.contains(self._mouse()):
            name = "hover"
        else:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(name))
        # Within its row: at 150 percent an edge shares its dots with the next row's.
        painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 5, 5)

    def _mouse(self) -> QPointF:
        return QPointF(self._view.viewport().mapFromGlobal(QCursor.pos()))

    def _paint_chip(self, painter: QPainter, index: Index, box: QRectF) -> None:
        chip = self._chip_rect(index, box)
        if not chip.width():
            return
        painter.setPen(QPen(self._theme.colour("line1")))
        painter.setBrush(self._theme.colour("canvas"))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        painter.setPen(self._theme.colour("text"))
        painter.setFont(sized(self._view.font(), 0.95))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, index.data(Role.CHIP))

    # Qt's own names from here on.

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)  # type: ignore[attr-defined]  # PySide's stubs omit it
        self._paint_ground(painter, box, index)
        tone = self._tone(index, index.data(Role.TONE))
        size = self._icon_size(index)
        if size:
            # In the middle of the first line.
            drop = (QFontMetricsF(self._view.font()).height() - size) / 2
            top = box.top() + self._pad() + drop
            spot = QRectF(box.left() + self._pad(), top, size, size)
            paint_sign(painter, index.data(Role.ICON), spot, self._theme, tone)
        column = self._columns(index, box)
        for text in self._texts(index, column.width())[0]:
            painter.setPen(text.colour)
            text.layout.draw(painter, QPointF(column.left(), column.top() + text.top))
        self._paint_chip(painter, index, box)
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(QPen(self._theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 2, -1, -2), 5, 5)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self.row_width(index)
        if self.unsized:
            # Texts are not laid out for a width that is yet to come, nor does a bar.
            return QSize(width, 1)
        said = (index.data(role) for role in _SAID)
        key = (self._view.font().key(), width, *said)
        if key not in self._heights:
            if len(self._heights) >= _KEPT:
                self._heights.clear()
            column = self._columns(index, QRectF(0, 0, width, 0))
            height = max(self._texts(index, column.width())[1], self._icon_size(index))
            self._heights[key] = round(height + 2 * self._pad())
        return QSize(width, self._heights[key])


def _laid_out(
    words: str, font: QFont, width: float, strong: tuple[int, int]
) -> tuple[QTextLayout, float]:
    """A text broken into lines of `width`, partly `strong`, and its height."""
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if strong[1]:
        look = QTextLayout.FormatRange()
        # PySide's stubs omit what the range holds.
        first, count = strong
        look.start = units(words[:first])  # type: ignore[attr-defined]
        look.length = units(words[first : first + count])  # type: ignore[attr-defined]
        look.format.setFontWeight(QFont.Weight.Bold)  # type: ignore[attr-defined]
        layout.setFormats([look])
    height = 0.0
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height
