"""Rows of a part's tree moved and taken out, by keys, buttons or dragging: one step each."""

from __future__ import annotations

from PySide6.QtCore import QObject

from db.places import Place, value_at
from desktop.session.session import Session
from desktop.window.parts.part_adders import always, called
from desktop.window.parts.part_nodes import Node
from desktop.window.parts.part_tree import PartTree
from forms.editing import part_edits

_NOUNS = {
    "entry": always("รายการ"),
    "key_result": always("ตัววัดผลหลัก"),
    "tactic": always("กลยุทธ์"),
    "kpi": always("ตัวชี้วัด"),
    "project": always("โครงการ"),
    "issue": called("part2"),
    "indicator": always("ตัวชี้วัด"),
    "group": always("กลุ่มโครงการ"),
}


class PartMoves(QObject):
    """Changes the order of what a tree shows; the moved row stays the current one."""

    def __init__(self, session: Session, tree: PartTree, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._tree = tree

    def can(self, by: int) -> bool:
        """Whether the current row can move up (-1) or down (1)."""
        return self._sibling(by) is not None or self._next_home(by) is not None

    def move(self, by: int) -> None:
        """Move the current row up (-1) or down (1), at the end of its list into the next."""
        node, sibling = self._tree.node, self._sibling(by)
        if node is None or not node.place:
            return
        if sibling is not None:
            # The entries of a dimension need not be neighbours in the plan's list.
            self._reorder(node, node.place[:-1], int(sibling.place[-1]))
            return
        home = self._next_home(by)
        if home is not None:
            into = home.list_of(node.kind)
            if into is not None:
                below = [child.place for child in home.children if child.kind == node.kind]
                position = (int(below[-1][-1]) + 1 if by < 0 else int(below[0][-1])) if below else 0
                self._carry(node, into, position, home)

    def drop(self, source: Place, into: Place, position: int, over: Node | None) -> None:
        """Move the item that was dragged into a list, before its item `position`."""
        if self._tree.select(source) and (node := self._tree.node) is not None:
            self._carry(node, into, position, over)

    def remove(self) -> None:
        """Take the current row out of its list; a project itself stays in the plan."""
        node = self._tree.node
        if node is None or not node.place:
            return
        whole, at = node.place[:-1], int(node.place[-1])
        siblings = self._tree.siblings()
        row = siblings.index(node)
        beside = siblings[row + 1 : row + 2] or siblings[max(0, row - 1) : row]
        kept = isinstance(value_at(self._session.package, node.place), str)
        noun = self._noun(node)
        words = f"เอา{noun}ออกจากรายการ" if kept else f"ลบ{noun}"
        with self._session.step(words):
            self._session.apply(part_edits.without_note(self._session.package, node.place), words)
            self._session.remove(whole, at)
        if beside:
            then = int(beside[0].place[-1])
            self._tree.select((*whole, then - (then > at)))
        elif whole[:-1]:
            self._tree.select(whole[:-1])

    def _noun(self, node: Node) -> str:
        return _NOUNS[node.kind](self._session.edition)

    def _sibling(self, by: int) -> Node | None:
        """The row of the same kind that the current one would change places with."""
        node, siblings = self._tree.node, self._tree.siblings()
        row = siblings.index(node) + by if node in siblings else -1
        return siblings[row] if 0 <= row < len(siblings) and node and node.place else None

    def _next_home(self, by: int) -> Node | None:
        """The nearest row up or down, beyond the one it is in, that may hold the current one."""
        node = self._tree.node
        if node is None or not node.place:
            return None
        line = [each for each in self._tree.all_nodes() if each.list_of(node.kind) is not None]
        own = next((row for row, each in enumerate(line) if node in each.children), None)
        if own is None or not 0 <= own + by < len(line):
            return None
        return line[own + by]

    def _carry(self, node: Node, into: Place, position: int, over: Node | None) -> None:
        if node.place[:-1] == into:
            at = int(node.place[-1])
            self._reorder(node, into, position - (position > at), over)
            return
        package = part_edits.carried(self._session.package, node.place, into, position)
        self._session.apply(package, f"ย้าย{self._noun(node)}")
        item = value_at(package, into)
        value = node.value if isinstance(node.value, str) and node.value in item else None
        self._tree.select((*into, item.index(value) if value else position))

    def _reorder(self, node: Node, whole: Place, to: int, over: Node | None = None) -> None:
        with self._session.step(f"ย้าย{self._noun(node)}"):
            self._session.move(whole, int(node.place[-1]), to)
            if over is not None and over.kind == "dimension":
                self._session.set_value((*whole, to, "dimension"), over.value)
        self._tree.select((*whole, to))
