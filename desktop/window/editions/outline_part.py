"""What stands on a form as a tree, and below it what of the chosen thing can be changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.window.editions.content_form import ContentForm
from desktop.window.editions.value_form import ValueForm
from desktop.window.widgets.controls import act_button, tool_button
from desktop.window.widgets.theme import em
from forms.editions.blocks import Column
from forms.editions.editing import acts
from forms.editions.editing.contents import Content, contents_of
from forms.editions.editing.draft import FORMS, EditionDraft, Spot, value_at
from forms.editions.editing.outline import Node, outline_of
from forms.editions.editing.properties import Property, properties_at

# Makes a step of a text; False where it is refused, which is told.
Take = Callable[[str, Callable[[], str]], bool]
_AT = Qt.ItemDataRole.UserRole
_NEW_WIDTH = 12


class OutlinePart(QWidget):
    """Shows one form of an edition. `take` makes a step, `tell` says what is wrong."""

    def __init__(self, take: Take, tell: Callable[[str], object]) -> None:
        super().__init__()
        self._take = take
        self._draft: EditionDraft | None = None
        self._form = ""
        self._writable = False
        self._nodes: tuple[Node, ...] = ()
        self._shown: Spot = ()
        self.tree = QTreeWidget()
        self.tree.setProperty("boxed", True)  # noqa: FBT003 - Qt's own signature
        self.tree.setAccessibleName("สิ่งที่อยู่บนแบบฟอร์ม")
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.currentItemChanged.connect(lambda _now, _before: self._show_node())
        self.values = ValueForm(self._put, tell)
        self.content = ContentForm(self._put_content)
        self.add_column = act_button("เพิ่มคอลัมน์", "column-add", self.insert_column)
        self.add_line = act_button("เพิ่มบรรทัด", "add", self.insert_line)
        self.up = tool_button("up", "ย้ายขึ้น", lambda: self.move_chosen(-1))
        self.down = tool_button("down", "ย้ายลง", lambda: self.move_chosen(1))
        self.remove = tool_button("remove", "ลบสิ่งนี้ออกจากแบบฟอร์ม", self.take_out)
        self._arrange()

    def show_form(self, draft: EditionDraft, form: str, *, writable: bool) -> None:
        """Show a form as it is now; what was chosen stays, where it is still there."""
        before = self.node
        same = self._form == form
        self._draft, self._form, self._writable = draft, form, writable
        made = next(each for each in draft.forms if each.id == form)
        known = [(node.spot, node.depth) for node in self._nodes]
        self._nodes = (Node((FORMS, form), "ชื่อและกระดาษ", 0), *outline_of(draft, made))
        with QSignalBlocker(self.tree):
            if known == [(node.spot, node.depth) for node in self._nodes]:
                self._say()
            else:
                self._fill()
                self._choose(before.spot if same and before else self._nodes[0].spot)
        self._show_node()

    @property
    def node(self) -> Node | None:
        """What is chosen."""
        if not self.tree.currentIndex().isValid():
            return None
        at: int = self.tree.currentItem().data(0, _AT)
        return self._nodes[at] if at < len(self._nodes) else None

    def choose(self, spot: Spot) -> None:
        """Choose what stands at a spot, or what it stands in."""
        self._choose(spot)

    def insert_column(self) -> None:
        """Add a column after the one that is chosen, with the first fact it has not."""
        node = self.node
        if node is None or node.table is None or self._draft is None:
            return
        draft, table = self._draft, node.table
        at = int(node.spot[-1]) + 1 if "columns" in node.spot else len(table.block.columns)
        content = _unused(contents_of(table), table.block.columns)
        column = Column("คอลัมน์ใหม่", _NEW_WIDTH, content.text, content.show)
        make = lambda: acts.with_column(draft, table.spot, at, column)  # noqa: E731 - made when it is taken
        if self._take("เพิ่มคอลัมน์", make):
            self._choose((*table.spot, "columns", at))

    def insert_line(self) -> None:
        """Add a line after the one that is chosen."""
        node, draft = self.node, self._draft
        if node is None or draft is None or (block := _block_of(node.spot)) is None:
            return
        lines = len(value_at(draft, (*block, "lines")))
        at = int(node.spot[-1]) + 1 if node.spot[-2] == "lines" else lines
        if self._take("เพิ่มบรรทัด", lambda: acts.with_line(draft, block, at, "ข้อความใหม่")):
            self._choose((*block, "lines", at))

    def move_chosen(self, by: int) -> None:
        """Let what is chosen change places with the one before or after it."""
        node, draft = self.node, self._draft
        if node is None or draft is None or not node.movable:
            return
        *above, at = node.spot
        to = int(at) + by
        if not 0 <= to < len(value_at(draft, tuple(above))):
            return
        if self._take("ย้ายลำดับ", lambda: acts.with_moved(draft, node.spot, to)):
            self._choose((*above, to))

    def take_out(self) -> None:
        """Take what is chosen out of the form."""
        node, draft = self.node, self._draft
        if node is not None and draft is not None and node.movable:
            self._take(f"ลบ{node.words}", lambda: acts.without(draft, node.spot))

    # What is written.

    def _put(self, shown: Property, value: Any) -> bool:
        draft = self._draft
        if draft is None:
            return False
        return self._take(f"แก้{shown.words}", lambda: acts.with_words(draft, shown.spot, value))

    def _put_content(self, content: Content) -> bool:
        node, draft = self.node, self._draft
        if node is None or draft is None:
            return False
        values = {(*node.spot, "text"): content.text, (*node.spot, "show"): content.show}
        return self._take("แก้ข้อมูลของคอลัมน์", lambda: acts.with_values(draft, values))

    # What is in sight.

    def _say(self) -> None:
        """Say what the same things are called now: who clicks on one meanwhile still hits it."""
        for item in self._items():
            words = self._nodes[item.data(0, _AT)].words
            item.setText(0, words)
            item.setToolTip(0, words)

    def _fill(self) -> None:
        scrolled = self.tree.verticalScrollBar().value()
        self.tree.clear()
        above: list[QTreeWidgetItem] = []
        for at, node in enumerate(self._nodes):
            item = QTreeWidgetItem([node.words])
            item.setData(0, _AT, at)
            item.setToolTip(0, node.words)
            del above[node.depth :]
            if above:
                above[-1].addChild(item)
            else:
                self.tree.addTopLevelItem(item)
            above.append(item)
        self.tree.expandAll()
        self.tree.verticalScrollBar().setValue(scrolled)

    def _choose(self, spot: Spot) -> None:
        """Choose the node of a spot, else of the nearest above it."""
        spots = [node.spot for node in self._nodes]
        while spot and spot not in spots:
            spot = spot[:-1]
        wanted = spots.index(spot) if spot in spots else 0
        for item in self._items():
            if item.data(0, _AT) == wanted:
                self.tree.setCurrentItem(item)
                self.tree.scrollToItem(item)

    def _items(self) -> list[QTreeWidgetItem]:
        root = self.tree.invisibleRootItem()
        waiting = [root.child(at) for at in range(root.childCount())]
        found: list[QTreeWidgetItem] = []
        while waiting:
            item = waiting.pop()
            found.append(item)
            waiting += [item.child(at) for at in range(item.childCount())]
        return found

    def _show_node(self) -> None:
        node, draft = self.node, self._draft
        if node is None or draft is None:
            return
        self.values.show_properties(properties_at(draft, node.spot))
        is_column = node.table is not None and "columns" in node.spot[-2:]
        self.content.setVisible(is_column)
        if is_column and node.table is not None:
            self.content.show_column(value_at(draft, node.spot), contents_of(node.table))
        if node.spot != self._shown:
            # Of another thing one sees first what comes first.
            self._shown = node.spot
            self._area.verticalScrollBar().setValue(0)
        self._let_act()

    def _let_act(self) -> None:
        node, writable = self.node, self._writable
        self.values.setEnabled(writable)
        self.content.setEnabled(writable)
        self.add_column.setEnabled(writable and node is not None and node.table is not None)
        has_lines = node is not None and node.spot[-2] in {"lines", "blocks"}
        self.add_line.setEnabled(writable and has_lines)
        for button in (self.up, self.down, self.remove):
            button.setEnabled(writable and node is not None and node.movable)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(em(self, 0.2))
        row.addWidget(self.add_column)
        row.addWidget(self.add_line)
        row.addStretch(1)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, em(self, 0.4), em(self, 0.6), em(self, 0.4))
        column.setSpacing(em(self, 0.5))
        column.addWidget(self.content)
        column.addWidget(self.values)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setAccessibleName("สิ่งที่แก้ได้")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        over = QWidget()
        upper = QVBoxLayout(over)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(em(self, 0.3))
        upper.addWidget(self.tree, 1)
        upper.addLayout(row)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(over)
        halves.addWidget(self._area)
        halves.setChildrenCollapsible(False)
        halves.setSizes([em(self, 18), em(self, 18)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(em(self, 0.8), 0, em(self, 0.8), 0)
        whole.addWidget(halves)


def _unused(contents: tuple[Content, ...], columns: tuple[Column, ...]) -> Content:
    """The first fact of a record that a table may show and does not, else anything it may show."""
    shown = {(column.text, column.show) for column in columns}
    unused = [each for each in contents if (each.text, each.show) not in shown]
    facts = (each for each in unused if "." in each.text)
    return next(facts, next(iter(unused), contents[0]))


def _block_of(spot: Spot) -> Spot | None:
    """The block that a spot is, or is in."""
    while spot and not (len(spot) > 1 and spot[-2] == "blocks"):
        spot = spot[:-1]
    return spot or None
