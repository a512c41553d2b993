"""The tree in which a part of the plan is put together and put in order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from db.places import Place
from desktop.window.parts.part_model import PartModel
from desktop.window.parts.part_nodes import Node, walk
from desktop.window.widgets.card_delegate import CardDelegate
from desktop.window.widgets.theme import Theme, em
from desktop.window.widgets.wrapped_tree import room_of

Index = QModelIndex | QPersistentModelIndex


class _Rows(CardDelegate):
    """Cards that have the width which the branches of the tree leave them."""

    def row_width(self, index: Index) -> int:
        tree = self.parent()
        return room_of(tree, index) if isinstance(tree, QTreeView) else super().row_width(index)


class PartTree(QTreeView):
    """Shows the nodes of a part; what its keys ask for, it tells in `action_requested`.

    `action_requested` gives 'add', 'open', 'remove', 'up' or 'down'. A change of the nodes keeps
    the current row, what was folded and how far it was scrolled.
    """

    action_requested = Signal(str)
    chosen = Signal()

    def __init__(self, theme: Theme, model: PartModel, name: str) -> None:
        super().__init__()
        self.setObjectName("part-tree")
        self.setAccessibleName(name)
        self.setModel(model)
        self._part = model
        self._folded: set[tuple[str, Place, object]] = set()
        self.setItemDelegate(_Rows(self, theme))
        self.setHeaderHidden(True)
        self.setIndentation(em(self, 1.3))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.header().setStretchLastSection(True)
        self.doubleClicked.connect(lambda _index: self.action_requested.emit("open"))
        self.collapsed.connect(self._on_collapsed)
        self.expanded.connect(self._on_expanded)
        theme.changed.connect(self.viewport().update)

    @property
    def node(self) -> Node | None:
        """The current row."""
        return self._part.node(self.currentIndex())

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
        before, scrolled = self.node, self.verticalScrollBar().value()
        if not self._part.set_nodes(nodes):
            return
        self._unfold(QModelIndex())
        if before is not None and before.place:
            self._make_current(self._part.index_of(before.place))
        if not self.currentIndex().isValid():
            self._make_current(self._part.index(0, 0))
        self.verticalScrollBar().setValue(scrolled)

    def select(self, place: Place) -> bool:
        """Make the row that a place lies in the current one; False where there is none."""
        index = self._part.index_of(place)
        if not index.isValid():
            return False
        self._make_current(index)
        self.scrollTo(index)
        return True

    def _make_current(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        self.chosen.emit()

    def _unfold(self, parent: QModelIndex) -> None:
        for row in range(self._part.rowCount(parent)):
            index = self._part.index(row, 0, parent)
            node = self._part.node(index)
            self.setExpanded(index, node is not None and _mark(node) not in self._folded)
            self._unfold(index)

    def _on_collapsed(self, index: QModelIndex) -> None:
        node = self._part.node(index)
        if node is not None and node.children:
            self._folded.add(_mark(node))

    def _on_expanded(self, index: QModelIndex) -> None:
        node = self._part.node(index)
        if node is not None:
            self._folded.discard(_mark(node))

    # Qt's own names from here on.

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        # What is chosen is the card alone; the arrow stands beside its first line.
        painter.fillRect(rect, self.palette().base())
        line = QRect(rect)
        line.setHeight(min(rect.height(), em(self, 0.8) + self.fontMetrics().height()))
        super().drawBranches(painter, line, index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        asked = _KEYS.get((Qt.Key(event.key()), alt))
        if asked is None:
            super().keyPressEvent(event)
        else:
            self.action_requested.emit(asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def minimumSizeHint(self) -> QSize:
        return QSize(em(self, 10), em(self, 6))


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
