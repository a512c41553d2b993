"""The tree of a part of the plan as Qt sees it; rows can be dragged into lists of their kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from db.places import Place, dotted, parsed
from desktop.window.parts.part_nodes import Node, walk
from desktop.window.parts.part_rows import Column
from desktop.window.widgets.card_model import read_card
from desktop.window.widgets.roles import Role

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MIME = "application/x-phaen-place"
_HEADINGS = {
    Column.TEXT: "รายการ",
    Column.AMOUNT: "เป้าหมาย / งบประมาณ",
    Column.DIVISION: "ส่วนราชการ",
}


class PartModel(QAbstractItemModel):
    """Nodes of a part. `roots_accept` names the list that the outermost nodes stand in.

    `dropped` tells that the item at a place was dragged into a list, before its position
    there, and onto which node; the model itself changes nothing.
    """

    dropped = Signal(object, object, int, object)  # source place, list, position, Node | None

    def __init__(
        self, roots_accept: tuple[tuple[str, Place], ...] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._roots = roots_accept
        self._nodes: tuple[Node, ...] = ()
        # Kept alive here: Qt's indexes hold only the numbers of nodes.
        self._all: list[Node] = []
        self._above: list[int] = []
        self._row: list[int] = []
        self._below: list[list[int]] = []
        self._tops: list[int] = []

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The outermost nodes."""
        return self._nodes

    def set_nodes(self, nodes: Sequence[Node]) -> bool:
        """Show other nodes; True where rows came, went or moved, and not only their words."""
        shown = tuple(nodes)
        if shown == self._nodes:
            return False
        if _shape(shown) != _shape(self._nodes):
            self.beginResetModel()
            self._take(shown)
            self.endResetModel()
            return True
        before = self._all
        self._take(shown)
        for number, (old, new) in enumerate(zip(before, self._all, strict=True)):
            if (old.card, old.line) != (new.card, new.line):
                last = self.createIndex(self._row[number], max(Column), number)
                self.dataChanged.emit(self._index(number), last)
        return False

    def node(self, index: Index) -> Node | None:
        """The node of a row."""
        return self._all[index.internalId()] if index.isValid() else None

    def index_of(self, place: Place) -> QModelIndex:
        """The innermost row that a place lies in; none where there is none."""
        best, depth = QModelIndex(), 0
        for number, node in enumerate(self._all):
            size = len(node.place)
            if size > depth and place[:size] == node.place:
                best, depth = self._index(number), size
        return best

    def number(self, index: Index) -> int:
        """Which row of all it is, from the top down, folded or not; -1 for none."""
        return index.internalId() if index.isValid() else -1

    def printed_after(self, place: Place, index: Index) -> QModelIndex:
        """The next row after another, round about, that the paper prints from a place."""
        found = [n for n, node in enumerate(self._all) if node.place and node.printed == place]
        here = self.number(index)
        at = next((n for n in found if n > here), found[0] if found else -1)
        return self._index(at) if at >= 0 else QModelIndex()

    def matching(self, words: str) -> list[QModelIndex]:
        """The rows in which some words stand, from the top down, whatever is folded."""
        wanted = _searched(words)
        found = (at for at, node in enumerate(self._all) if wanted in _searched(_said(node)))
        return [self._index(at) for at in found] if wanted else []

    def _take(self, nodes: tuple[Node, ...]) -> None:
        self._nodes = nodes
        self._all = list(walk(nodes))
        count = len(self._all)
        self._above, self._row = [-1] * count, [0] * count
        self._below, self._tops = [[] for _ in range(count)], []
        number = 0

        def number_below(children: Sequence[Node], above: int) -> None:
            nonlocal number
            for row, child in enumerate(children):
                mine, number = number, number + 1
                self._above[mine], self._row[mine] = above, row
                (self._below[above] if above >= 0 else self._tops).append(mine)
                number_below(child.children, mine)

        number_below(nodes, -1)

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._row[number], 0, number)

    def _numbers(self, parent: Index) -> list[int]:
        return self._below[parent.internalId()] if parent.isValid() else self._tops

    def _target(
        self, source: Place, row: int, parent: Index
    ) -> tuple[Place, int, Node | None] | None:
        """Where a drop before a row of `parent` (-1: onto it) would put an item."""
        dragged = self.node(self.index_of(source))
        if dragged is None or dragged.place != source:
            return None
        over = self.node(parent)
        if over is not None and dict(over.accepts).get(dragged.kind) is None:
            if row >= 0 or over.kind != dragged.kind:
                return None
            # Onto a row of its own kind: before that row.
            return over.place[:-1], int(over.place[-1]), self.node(self.parent(parent))
        into = over.list_of(dragged.kind) if over else dict(self._roots).get(dragged.kind)
        if into is None:
            return None
        siblings = [self._all[n] for n in self._numbers(parent)]
        before = [
            n.place for n in (siblings[:row] if row >= 0 else siblings) if n.kind == dragged.kind
        ]
        return into, int(before[-1][-1]) + 1 if before else _first(siblings, dragged.kind), over

    # Qt's own names from here on.

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        numbers = self._numbers(parent)
        if not 0 <= row < len(numbers) or not 0 <= column < len(Column):
            return QModelIndex()
        return self.createIndex(row, column, numbers[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # Qt has two
        above = self._above[index.internalId()] if index.isValid() else -1
        return self._index(above) if above >= 0 else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() and parent.column() else len(self._numbers(parent))

    def columnCount(self, _parent: Index = _ROOT) -> int:
        return len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[Column(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag
            across = side.AlignRight if section == Column.AMOUNT else side.AlignLeft
            return across | side.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if node is None:
            return None
        if role == Role.ITEM:
            return node
        if index.column() == Column.TEXT:
            return read_card(node.card, role)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return node.line.amount if index.column() == Column.AMOUNT else node.line.division
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled
        node = self.node(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if node and node.place else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        node = self.node(indexes[0]) if indexes else None
        if node is not None:
            data.setData(_MIME, dotted(node.place).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        source = parsed(bytes(data.data(_MIME).data()).decode())
        return bool(source) and self._target(source, row, parent) is not None

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        source = parsed(bytes(data.data(_MIME).data()).decode())
        target = self._target(source, row, parent) if source else None
        if target is not None:
            self.dropped.emit(source, *target)
        # False: the view is not to take out the row that was dragged.
        return False


def _first(siblings: Sequence[Node], kind: str) -> int:
    """The position in the plan's list before the first row of a kind."""
    return next((int(sibling.place[-1]) for sibling in siblings if sibling.kind == kind), 0)


def _said(node: Node) -> str:
    line = node.line
    return f"{line.tag}{line.code}{line.text}{line.amount}{line.division}"


def _searched(words: str) -> str:
    """Words as they are compared: whatever the spaces and the case."""
    return "".join(words.split()).casefold()


def _shape(nodes: Sequence[Node]) -> tuple[Any, ...]:
    return tuple((node.kind, node.place, _shape(node.children)) for node in nodes)
