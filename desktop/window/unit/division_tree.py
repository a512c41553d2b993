"""The divisions of the unit as the tree they are, with the fields of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db import edits
from db.places import Place
from db.records import DIVISIONS, Division
from desktop.window.fields.field_form import FieldForm
from desktop.window.fields.picks import Pick
from desktop.window.page import Tools
from desktop.window.widgets.controls import push_button, tool_button
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.place_keys import add_keys
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.side_by_side import SideBySide
from desktop.window.widgets.theme import em
from desktop.window.widgets.wrapped_tree import WrappedTree
from desktop.window.widgets.writing import writing
from forms.editing.changes import EVERYTHING, Change
from forms.editing.divisions import below, tops

_PLACE: Place = ("plan", "divisions")
_KEY = Qt.ItemDataRole.UserRole


class _Tree(WrappedTree):
    """The tree; the keys of its commands are its owner's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
            return
        super().keyPressEvent(event)


class DivisionTree(QWidget):
    """Adds, names, nests, orders and removes divisions."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._key = ""
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self.tree = _Tree("ส่วนราชการ")
        self.tree.setObjectName("unit-tree")
        self.tree.currentItemChanged.connect(lambda now, _before: self._on_chosen(now))
        self.form = FieldForm(tools, columns=2, least=12)
        self.form.add("name").take_items = self._add_named
        self.form.add("abbreviation", span=1)
        self.form.add("code", span=1)
        self.form.add("parent", offered=self._may_be_above)
        self.form.add("duties", lines=6)
        self._hint = Label(
            "ยังไม่มีส่วนราชการ กด “เพิ่มส่วนราชการ” แล้วกรอกชื่อและอำนาจหน้าที่ "
            "โครงการและตัวชี้วัดจะเลือกผู้รับผิดชอบจากรายการนี้"
        )
        self.add_button = push_button("เพิ่มส่วนราชการ", "add", self.add)
        self._buttons: dict[str, QAbstractButton] = {
            "child": push_button("เพิ่มส่วนราชการย่อย", "add", self.add_under),
            "remove": tool_button("remove", "ลบส่วนราชการ (Ctrl+-)", self.remove),
            "up": tool_button("up", "ย้ายขึ้น (Alt+Shift+↑)", lambda: self.move_by(-1)),
            "down": tool_button("down", "ย้ายลง (Alt+Shift+↓)", lambda: self.move_by(1)),
            "nest": tool_button("nest", "จัดเป็นส่วนราชการย่อยของรายการบน (Alt+Shift+→)", self.nest),
            "unnest": tool_button("unnest", "ออกมาหนึ่งชั้น (Alt+Shift+←)", self.unnest),
        }
        writing(self.add_button, *self._buttons.values())
        self.add_button.setToolTip("เพิ่มส่วนราชการในชั้นเดียวกัน (Insert)")
        self._buttons["child"].setToolTip("เพิ่มส่วนราชการใต้รายการที่เลือก (Shift+Insert)")
        self._arrange()
        add_keys(
            self,
            (
                ("Insert", self.add),
                ("Shift+Insert", self.add_under),
                ("Ctrl+-", self.remove),
                ("Alt+Shift+Up", lambda: self.move_by(-1)),
                ("Alt+Shift+Down", lambda: self.move_by(1)),
                ("Alt+Shift+Right", self.nest),
                ("Alt+Shift+Left", self.unnest),
            ),
        )

    @property
    def current(self) -> int:
        """Where the chosen division stands in the list; -1 where none is chosen."""
        keys = [division.key for division in self._divisions()]
        return keys.index(self._key) if self._key in keys else -1

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the divisions as they are now."""
        if not change.touches(_PLACE):
            return
        divisions = self._divisions()
        if self.current < 0:
            self._key = divisions[0].key if divisions else ""
        shown = tuple((item.key, item.name, item.parent) for item in divisions)
        if shown != self._shown:
            alike = [item[::2] for item in shown] == [item[::2] for item in self._shown]
            self._shown = shown
            if alike:
                self._rename()
            else:
                self._fill()
        self._choose()
        self.form.set_root(self._place(), change)
        self._enable()

    def show_place(self, place: Place) -> bool:
        """Bring a field of a division into sight; False where it is of none."""
        if place[:2] != _PLACE:
            return False
        divisions = self._divisions()
        if len(place) < 3 or not isinstance(place[2], int) or place[2] >= len(divisions):
            (self.tree if divisions else self.add_button).setFocus()
            return True
        self._key = divisions[place[2]].key
        self._choose()
        self.form.set_root(self._place())
        return self.form.show_place(place if len(place) > 3 else (*place, "name"))

    def add(self) -> None:
        """Put a new division after the chosen one and all under it, beside it."""
        at, divisions = self.current, self._divisions()
        parent = divisions[at].parent if at >= 0 else ""
        self._insert(at + 1 if at >= 0 else len(divisions), parent, "เพิ่มส่วนราชการ")

    def add_under(self) -> None:
        """Put a new division under the chosen one, as its last."""
        if self._key:
            self._insert(len(self._divisions()), self._key, "เพิ่มส่วนราชการย่อย")

    def remove(self) -> None:
        """Take the chosen division out; those under it come up in its place."""
        at, divisions, session = self.current, self._divisions(), self._tools.session
        if at < 0:
            return
        gone, package = divisions[at], session.package
        uses = [
            place for place in edits.references(package, DIVISIONS, gone.key) if place[:2] != _PLACE
        ]
        words = f"ลบส่วนราชการ {gone.name}".strip()
        with session.step(words):
            for index, division in enumerate(divisions):
                if division.parent == gone.key:
                    session.set_value((*_PLACE, index, "parent"), gone.parent)
            session.remove(_PLACE, at)
        rest = self._divisions()
        self._key = rest[min(at, len(rest) - 1)].key if rest else ""
        self.refresh()
        (self.tree if rest else self.add_button).setFocus()
        if uses:
            said = f"{words}แล้ว และเอาออกจาก {len(uses)} แห่งที่อ้างถึง กด Ctrl+Z เพื่อเลิกทำ"
            self._tools.notice.show_result(said)

    def move_by(self, way: int) -> None:
        """Move the chosen division before the one above it of its level, or after that below."""
        at, divisions = self.current, self._divisions()
        if at < 0:
            return
        beside = self._beside(divisions[at])
        to = beside.index(at) + way
        if 0 <= to < len(beside):
            self._tools.session.move(_PLACE, at, beside[to], words="ย้ายส่วนราชการ")

    def nest(self) -> None:
        """Put the chosen division under the one above it of its level."""
        at, divisions = self.current, self._divisions()
        if at < 0:
            return
        beside = self._beside(divisions[at])
        above = beside.index(at) - 1
        if above >= 0:
            key = divisions[beside[above]].key
            self._tools.session.set_value((*_PLACE, at, "parent"), key, "จัดเป็นส่วนราชการย่อย")

    def unnest(self) -> None:
        """Put the chosen division beside the one that it is under."""
        at, divisions = self.current, self._divisions()
        above = next((d for d in divisions if at >= 0 and d.key == divisions[at].parent), None)
        if above is not None:
            place = (*_PLACE, at, "parent")
            self._tools.session.set_value(place, above.parent, "ย้ายออกมาหนึ่งชั้น")

    def _add_named(self, names: Sequence[str]) -> None:
        """Put divisions with these names after the chosen one, beside it."""
        session, at = self._tools.session, self.current
        parent = self._divisions()[at].parent if at >= 0 else ""
        for count, name in enumerate(names, 1):
            key = edits.fresh_key(session.package, DIVISIONS, "d")
            session.insert(_PLACE, at + count, [Division(key, name, parent=parent)])

    def _insert(self, index: int, parent: str, words: str) -> None:
        key = edits.fresh_key(self._tools.session.package, DIVISIONS, "d")
        self._key = key
        new = replace(Division(), key=key, parent=parent)
        self._tools.session.insert(_PLACE, index, [new], words)
        self.refresh()
        self.form.show_place((*_PLACE, index, "name"))

    def _divisions(self) -> tuple[Division, ...]:
        return self._tools.session.package.plan.divisions

    def _place(self) -> Place | None:
        return (*_PLACE, self.current) if self.current >= 0 else None

    def _beside(self, division: Division) -> list[int]:
        """Where the divisions of its level stand in the list, in order."""
        keys = {item.key for item in self._divisions()}
        parent = division.parent if division.parent in keys else ""
        return [
            at
            for at, item in enumerate(self._divisions())
            if (item.parent if item.parent in keys else "") == parent
        ]

    def _may_be_above(self, pick: Pick) -> bool:
        return pick.value not in below(self._divisions(), self._key)

    def _fill(self) -> None:
        """Build the tree anew; everything in it is open."""
        self.tree.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.tree.clear()
        divisions = self._divisions()
        placed: set[str] = set()

        def item_of(division: Division) -> QTreeWidgetItem:
            placed.add(division.key)
            item = QTreeWidgetItem([division.name or "(ยังไม่มีชื่อ)"])
            item.setData(0, _KEY, division.key)
            for other in divisions:
                if other.parent == division.key and other.key not in placed:
                    item.addChild(item_of(other))
            return item

        self.tree.addTopLevelItems([item_of(division) for division in tops(divisions)])
        self.tree.expandAll()
        self.tree.blockSignals(False)  # noqa: FBT003

    def _rename(self) -> None:
        names = {division.key: division.name for division in self._divisions()}
        for item in self._items():
            name = names[item.data(0, _KEY)] or "(ยังไม่มีชื่อ)"
            if name != item.text(0):
                item.setText(0, name)

    def _items(self) -> list[QTreeWidgetItem]:
        every = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
        return list(self.tree.findItems("", every))

    def _choose(self) -> None:
        """Mark the chosen division in the tree."""
        item = next((item for item in self._items() if item.data(0, _KEY) == self._key), None)
        if item is not None and item is not self.tree.currentItem():
            self.tree.blockSignals(True)  # noqa: FBT003
            self.tree.setCurrentItem(item)
            self.tree.blockSignals(False)  # noqa: FBT003

    def _on_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self._key = item.data(0, _KEY)
            self.form.set_root(self._place())
            self._enable()

    def _enable(self) -> None:
        at, divisions = self.current, self._divisions()
        beside = self._beside(divisions[at]) if at >= 0 else []
        first, last = at >= 0 and beside[0] != at, at >= 0 and beside[-1] != at
        known = {division.key for division in divisions}
        for name, may in (
            ("child", at >= 0),
            ("remove", at >= 0),
            ("up", first),
            ("nest", first),
            ("down", last),
            ("unnest", at >= 0 and divisions[at].parent in known),
        ):
            self._buttons[name].setEnabled(may)
        self._split.show_fields(at >= 0)
        self.tree.setVisible(bool(divisions))
        self._hint.setVisible(not divisions)

    def _arrange(self) -> None:
        bar = FlowRow()
        child, *others = self._buttons.values()
        bar.add(self.add_button)
        bar.add(child)
        bar.add(*others)
        self._hint.setObjectName("hint")
        self._hint.setWordWrap(True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, em(self, 0.5), 0)
        column.addWidget(bar)
        column.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.tree, 1)
        column.addStretch(0)
        self._split = SideBySide(left, self.form, "ข้อมูลของส่วนราชการ")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)
