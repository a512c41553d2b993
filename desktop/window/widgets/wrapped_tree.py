"""A tree whose rows are as high as their wrapped words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QTreeWidget,
)

from desktop.window.widgets.theme import px

Index = QModelIndex | QPersistentModelIndex


def room_of(tree: QTreeView, index: Index) -> int:
    """The width that the branches of a tree leave to a row, in pixels."""
    depth = 0
    while index.isValid():
        depth, index = depth + 1, index.parent()
    return max(1, tree.viewport().width() - depth * tree.indentation())


class _Rows(QStyledItemDelegate):
    """Measures a row at the width it has: Qt takes the words of a tree for one line."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    # Qt's own names from here on.

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        # A sign belongs to the first line, where the style has no place for it.
        option.icon = QIcon()  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        sign = index.data(Qt.ItemDataRole.DecorationRole)
        if sign is None:
            return
        whole, style = QStyleOptionViewItem(option), self._tree.style()
        self.initStyleOption(whole, index)
        parts = QStyle.SubElement
        spot = style.subElementRect(parts.SE_ItemViewItemDecoration, whole, self._tree)
        words = style.subElementRect(parts.SE_ItemViewItemText, whole, self._tree)
        line = whole.fontMetrics.lineSpacing()  # type: ignore[attr-defined]
        side = min(spot.width(), spot.height())
        # The letters of a line stand a little below its middle.
        top = words.top() + (line - side) // 2 + px(2)
        sign.paint(painter, QRect(spot.left(), top, spot.width(), side))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        room = room_of(self._tree, index)
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            style = self._tree.style()
            room -= style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
            room -= 2 * style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin)
        # A rectangle without a height counts as none.
        option.rect.setSize(QSize(room, 1))  # type: ignore[attr-defined]  # stubs omit it
        return QSize(room, super().sizeHint(option, index).height())


class WrappedTree(QTreeWidget):
    """A tree of one column, without headings."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Rows(self))

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
