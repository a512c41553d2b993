"""The tree in which a part of the plan is put together and put in order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView

from db.places import Place
from desktop.window.parts.part_model import PartModel
from desktop.window.parts.part_nodes import Node, walk
from desktop.window.parts.part_rows import Column, PartRows
from desktop.window.widgets.painting.shapes import paint_shape, shape_rect
from desktop.window.widgets.theme import Theme, em, px
from desktop.window.widgets.tokens import COLUMN_HEAD_HEIGHT, FOCUS, SHAPE

Index = QModelIndex | QPersistentModelIndex
_INDENT = 14
_WIDTHS = {Column.AMOUNT: 136, Column.DIVISION: 88}
# Targets are as long as sentences: of a wide tree they have this share, up to so many pixels.
_SHARE, _MOST = 0.16, 260
# A tree narrower than this shows its texts alone.
_ROOMY = 460


class PartTree(QTreeView):
    """Shows the nodes of a part; what its keys ask for, it tells in `action_requested`.

    `action_requested` gives 'add', 'open', 'remove', 'up' or 'down'. A change of the nodes keeps
    the current row, what was folded and how far it was scrolled.
    """

    action_requested = Signal(str)
    chosen = Signal()
    # The same for whoever follows the place that one is at.
    current_changed = Signal()

    def __init__(self, theme: Theme, model: PartModel, name: str) -> None:
        super().__init__()
        self.setObjectName("part-tree")
        self.setAccessibleName(name)
        self.setModel(model)
        self._part = model
        self._theme = theme
        self._folded: set[tuple[str, Place, object]] = set()
        self._rows = PartRows(self, theme)
        self.setItemDelegate(self._rows)
        self.setIndentation(px(_INDENT))
        self.setUniformRowHeights(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self._set_out()
        self.doubleClicked.connect(lambda _index: self.action_requested.emit("open"))
        self.collapsed.connect(self._on_collapsed)
        self.expanded.connect(self._on_expanded)
        self.chosen.connect(self.current_changed)

    def _set_out(self) -> None:
        """Give the columns their widths; the texts take what is free."""
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setFixedHeight(px(COLUMN_HEAD_HEIGHT))
        header.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, px(width))
        # The width that nobody has changed by hand.
        self._amounts = header.sectionSize(Column.AMOUNT)

    def _widen_amounts(self) -> None:
        """Give the targets more of a wider tree, unless their width was given by hand."""
        header, known = self.header(), self._amounts
        wanted = min(px(_MOST), max(px(_WIDTHS[Column.AMOUNT]), round(_SHARE * self.width())))
        if header.sectionSize(Column.AMOUNT) == known and wanted != known:
            self._amounts = wanted
            header.resizeSection(Column.AMOUNT, wanted)

    @property
    def node(self) -> Node | None:
        """The current row."""
        return self._part.node(self.currentIndex())

    @property
    def place(self) -> Place | None:
        """Where the paper has what the current row shows; None where it has nothing."""
        node = self.node
        return (node.printed or None) if node is not None else None

    def line(self) -> list[Node]:
        """The current row and those above it, from the innermost out."""
        index, found = self.currentIndex(), []
        while index.isValid():
            node = self._part.node(index)
            if node is not None:
                found.append(node)
            index = index.parent()
        return found

    def all_nodes(self) -> list[Node]:
        """Every row, folded or not, from the top down."""
        return list(walk(self._part.nodes))

    def siblings(self) -> list[Node]:
        """The rows of the current one's kind beside it, itself among them."""
        index, node = self.currentIndex(), self.node
        rows = range(self._part.rowCount(index.parent()) if node else 0)
        beside = [self._part.node(self._part.index(row, 0, index.parent())) for row in rows]
        return [each for each in beside if each and node and each.kind == node.kind]

    def show_nodes(self, nodes: Sequence[Node]) -> None:
        """Show other nodes."""
        before, scrolled = self.line(), self.verticalScrollBar().value()
        if not self._part.set_nodes(nodes):
            return
        self._apply_folds(QModelIndex())
        # What is missing has gone when it is there: then it is the row that lacked it.
        place = next((node.place for node in before if node.place), ())
        if place:
            self._make_current(self._part.index_of(place))
        if not self.currentIndex().isValid():
            self._make_current(self._part.index(0, 0))
        self.verticalScrollBar().setValue(scrolled)

    def select(self, place: Place) -> bool:
        """Make the row that a place lies in the current one; False where there is none."""
        return self._go(self._part.index_of(place))

    def select_printed(self, place: Place) -> bool:
        """Make the row current that the paper prints from a place, the next one of several."""
        places = [node.printed for node in self.all_nodes() if node.place]
        if place not in places:
            return False
        return self._go(self._part.printed_after(place, self.currentIndex()))

    def find_row(self, words: str, *, on: bool = False) -> bool:
        """Go to the first row with some words, `on` from the current one; False for none."""
        found, here = self._part.matching(words), self._part.number(self.currentIndex())
        if not found:
            return False
        later = (index for index in found if self._part.number(index) >= here + on)
        return self._go(next(later, found[0]))

    @property
    def is_folded(self) -> bool:
        """Whether any row is folded."""
        return any(_mark(node) in self._folded for node in self.all_nodes())

    def fold_all(self, *, folded: bool) -> None:
        """Fold every record with its rows, or unfold them all."""
        records = (node for node in self.all_nodes() if node.place and node.children)
        self._folded = {_mark(node) for node in records} if folded else set()
        place = next((node.place for node in reversed(self.line()) if node.place), ())
        self._apply_folds(QModelIndex())
        if folded and place:
            self.select(place)

    def _go(self, index: QModelIndex) -> bool:
        if not index.isValid():
            return False
        self._make_current(index)
        self.scrollTo(index)
        return True

    def _make_current(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        self.chosen.emit()

    def _apply_folds(self, parent: QModelIndex) -> None:
        for row in range(self._part.rowCount(parent)):
            index = self._part.index(row, 0, parent)
            node = self._part.node(index)
            self.setExpanded(index, node is not None and _mark(node) not in self._folded)
            self._apply_folds(index)

    def _on_collapsed(self, index: QModelIndex) -> None:
        node = self._part.node(index)
        if node is not None and node.children:
            self._folded.add(_mark(node))

    def _on_expanded(self, index: QModelIndex) -> None:
        node = self._part.node(index)
        if node is not None:
            self._folded.discard(_mark(node))

    def _ground(self, node: Node, row: QRectF, *, chosen: bool) -> str:
        here = QPointF(self.viewport().mapFromGlobal(QCursor.pos()))
        if chosen:
            return "soft"
        if self.viewport().underMouse() and row.contains(here):
            return "hover"
        return "canvas" if node.place or node.line.offers else "sunken"

    # Qt's own names from here on.

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node = self._part.node(index)
        if node is None:
            return
        box = QRectF(option.rect)  # type: ignore[attr-defined]  # PySide's stubs omit it
        row = QRectF(0, box.top(), self.viewport().width(), box.height())
        chosen = self.selectionModel().isSelected(index)
        painter.fillRect(row, self._theme.colour(self._ground(node, row, chosen=chosen)))
        super().drawRow(painter, option, index)
        line = QRectF(0, row.bottom() - 1, row.width(), 1)
        painter.fillRect(line, self._theme.colour("line1"))
        if self.hasFocus() and index.row() == self.currentIndex().row() and chosen:
            painter.setPen(QPen(self._theme.colour("accent"), FOCUS))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(row.adjusted(1, 1, -1, -1))

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        # An arrow beside the line of what has others below it, and no lines to them.
        if not self._part.rowCount(index):
            return
        box = QRectF(rect)
        left = box.right() - (px(_INDENT) + px(SHAPE)) / 2
        spot = shape_rect(left, box.top(), box.height())
        paint_shape(painter, "open" if self.isExpanded(index) else "closed", spot, self._theme)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        asked = _KEYS.get((Qt.Key(event.key()), held == _MOVING))
        if asked is None:
            super().keyPressEvent(event)
        else:
            self.action_requested.emit(asked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if self._rows.offer_box(index).contains(event.position()):
            self.action_requested.emit("add")

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        for column in _WIDTHS:
            self.setColumnHidden(column, self.width() < px(_ROOMY))
        self._widen_amounts()

    def minimumSizeHint(self) -> QSize:
        return QSize(em(self, 10), em(self, 6))


_MOVING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_KEYS = {
    (Qt.Key.Key_Insert, False): "add",
    (Qt.Key.Key_Return, False): "open",
    (Qt.Key.Key_Enter, False): "open",
    (Qt.Key.Key_F2, False): "open",
    (Qt.Key.Key_Delete, False): "remove",
    (Qt.Key.Key_Up, True): "up",
    (Qt.Key.Key_Down, True): "down",
}


def _mark(node: Node) -> tuple[str, Place, object]:
    return node.kind, node.place, node.value
