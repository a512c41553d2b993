"""The rows of a part's tree: one line each, in three columns."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from desktop.window.parts.part_lines import Line
from desktop.window.parts.part_nodes import Node
from desktop.window.widgets.painting.shapes import paint_shape, shape_rect
from desktop.window.widgets.painting.text_layouts import LaidText, TextLayoutCache, setting
from desktop.window.widgets.roles import Role
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import (
    CAPTION,
    CELL_SIDE,
    DATA,
    GAP_1,
    GAP_2,
    SHAPE,
    STRONG,
    TREE_ROW_HEIGHT,
    Letters,
)

Index = QModelIndex | QPersistentModelIndex
_TAG_WIDTH = 66
_RIGHT = Qt.AlignmentFlag.AlignRight
# From the top of a line to the stroke through its letters.
_THROUGH = 11


class Column(IntEnum):
    """The columns of a part's tree."""

    TEXT = 0
    AMOUNT = 1
    DIVISION = 2


class PartRows(QStyledItemDelegate):
    """Paints what stands in a row; the tree paints the ground under it."""

    def __init__(self, tree: QTreeView, theme: Theme) -> None:
        super().__init__(tree)
        self._tree = tree
        self._theme = theme
        self._texts = TextLayoutCache()

    def offer_box(self, index: Index) -> QRectF:
        """Where a row that lacks something offers to add it; empty for all others."""
        node: Node | None = index.data(Role.ITEM)
        if node is None or not node.line.offers or index.column() != Column.TEXT:
            return QRectF()
        box = QRectF(self._tree.visualRect(index))
        left = box.left() + px(GAP_1) + _width(node.line.text, DATA) + px(GAP_2)
        return QRectF(left, box.top(), _width(OFFER, DATA) + px(GAP_1), box.height())

    def _draw(
        self,
        painter: QPainter,
        words: str,
        box: QRectF,
        letters: Letters,
        tone: str,
        *,
        right: bool = False,
    ) -> LaidText:
        """Write one line in the middle of a row, cut where it has no room."""
        align = _RIGHT if right else Qt.AlignmentFlag.AlignLeft
        laid = self._texts.laid(words, setting(letters), max(1.0, box.width()), align=align)
        top = box.top() + (box.height() - 1 - laid.height) / 2
        laid.draw(painter, box.left(), top, self._theme.colour(tone))
        return laid

    def _paint_text(self, painter: QPainter, box: QRectF, node: Node, *, chosen: bool) -> None:
        """Tag, code and text of a row, and the shape of what is wrong there."""
        line = node.line
        # Hints are too faint on the ground of what is chosen.
        faint = "text2" if chosen else "text3"
        box = box.adjusted(px(GAP_1), 0, -px(GAP_1), 0)
        if node.card.severity:
            box.setRight(box.right() - px(SHAPE + GAP_1))
            spot = shape_rect(box.right() + px(GAP_1), box.top(), box.height())
            ground = "soft" if chosen else "canvas"
            paint_shape(painter, node.card.severity, spot, self._theme, ground=ground)
        if line.tag:
            self._draw(painter, line.tag, box, CAPTION, faint)
            tag = _width(line.tag, CAPTION) + px(GAP_1)
            box.setLeft(box.left() + max(float(px(_TAG_WIDTH)), tag))
        if line.code:
            self._draw(painter, line.code, box, DATA, "text2")
            box.setLeft(box.left() + _width(f"{line.code} ", DATA))
        letters = DATA if node.place or line.offers else STRONG
        tone = faint if line.struck or line.offers else "text"
        laid = self._draw(painter, line.text, box, letters, tone)
        if line.struck:
            self._strike(painter, box, laid, tone)
        if line.offers:
            box.setLeft(box.left() + laid.width + px(GAP_2))
            self._draw(painter, OFFER, box, DATA, "accent")

    def _strike(self, painter: QPainter, box: QRectF, laid: LaidText, tone: str) -> None:
        """Draw a line through a text."""
        y = box.top() + (box.height() - 1 - laid.height) / 2 + px(_THROUGH)
        stroke = QRectF(box.left(), y, min(laid.width, box.width()), 1)
        painter.fillRect(stroke, self._theme.colour(tone))

    def _paint_amount(self, painter: QPainter, box: QRectF, line: Line, *, chosen: bool) -> None:
        """A target, or money beside the shape of how it stands."""
        box = box.adjusted(px(CELL_SIDE), 0, -px(CELL_SIDE), 0)
        tone = ("text2" if chosen else "text3") if line.struck else "text"
        room = px(SHAPE + GAP_1) if line.mark else 0
        laid = self._draw(painter, line.amount, box.adjusted(room, 0, 0, 0), DATA, tone, right=True)
        if line.mark:
            left = box.right() - min(laid.width, box.width()) - room if line.amount else box.right()
            spot = shape_rect(left - (0 if line.amount else px(SHAPE)), box.top(), box.height())
            ground = "soft" if chosen else "canvas"
            paint_shape(painter, line.mark, spot, self._theme, ground=ground)

    # Qt's own names from here on.

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: Node | None = index.data(Role.ITEM)
        if node is None:
            return
        box = QRectF(option.rect)  # type: ignore[attr-defined]  # PySide's stubs omit it
        chosen = self._tree.selectionModel().isSelected(index)
        painter.save()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == Column.TEXT:
            self._paint_text(painter, box, node, chosen=chosen)
        elif index.column() == Column.AMOUNT:
            self._paint_amount(painter, box, node.line, chosen=chosen)
        else:
            inner = box.adjusted(px(CELL_SIDE), 0, -px(GAP_1), 0)
            self._draw(painter, node.line.division, inner, DATA, "text2")
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(px(_TAG_WIDTH), px(TREE_ROW_HEIGHT))


# What a row that lacks something offers.
OFFER = "เพิ่ม…"


def _width(words: str, letters: Letters) -> float:
    """How wide a text is on one line."""
    return QFontMetricsF(setting(letters).font).horizontalAdvance(words)
