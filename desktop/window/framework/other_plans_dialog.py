"""The dialog in which entries of the frameworks of other plans are chosen for this one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from db.errors import PhaenError
from db.fields import specs
from db.records import Framework
from desktop.window.page import Tools
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.dialog_layout import answers, dialog_column, labelled
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import resize_within_screen, sized
from desktop.window.widgets.wrapped_tree import WrappedTree
from forms.editing.other_frameworks import (
    Entry,
    entries,
    frameworks_of,
    missing_entries,
    with_entries,
    years_of,
)
from forms.shortened import shortened

if TYPE_CHECKING:
    from db.store.store import PlanEntry

_ENTRY = Qt.ItemDataRole.UserRole + 1
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
# How many units and how much of a text are said.
_UNITS, _WORDS = 2, 160


class OtherPlansDialog(QDialog):
    """Offers what plans of a year have; `take` brings what is checked.

    What the plan has nothing for is checked at first, what it has otherwise is not: that
    would be written over.
    """

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._offered: tuple[Entry, ...] = ()
        self.setWindowTitle("กรอบยุทธศาสตร์ของแผนอื่น")
        self.years = Combo()
        self.years.setAccessibleName("กรอบยุทธศาสตร์ของปี")
        plan = tools.session.package.plan
        for year in years_of(self._others(), plan.fiscal_year):
            self.years.addItem(f"ปีงบประมาณ พ.ศ. {year}", year)
        self.years.setEnabled(self.years.count() > 0)
        self.years.currentIndexChanged.connect(lambda _row: self._show_year())
        self.tree = WrappedTree("รายการที่เลือกได้")
        self.tree.setObjectName("other-plans")
        self.tree.setProperty("boxed", True)  # noqa: FBT003 - Qt's own signature
        self.tree.itemChanged.connect(self._on_checked)
        self.words = Label()
        self.words.setObjectName("hint")
        self.words.setWordWrap(True)
        self.accept_button = push_button("นำมาใช้", "copy", self.accept, primary=True)
        column = dialog_column(self)
        column.addLayout(labelled("ของปี(&Y)", self.years))
        column.addWidget(self.tree, 1)
        column.addWidget(self.words)
        column.addWidget(answers(self, self.accept_button))
        resize_within_screen(self, 46, 36)
        self._show_year()

    @property
    def chosen(self) -> tuple[Entry, ...]:
        """What is checked."""
        return tuple(
            self._offered[item.data(0, _ENTRY)]
            for item in self._items()
            if item.checkState(0) is _CHECKED
        )

    def take(self) -> int:
        """Bring what is checked into the plan, as one step; gives how many entries."""
        session = self._tools.session
        package, count = with_entries(session.package, self.chosen)
        if count:
            session.apply(package, f"นำกรอบยุทธศาสตร์มา {count} รายการ")
        return count

    def _others(self) -> tuple[PlanEntry, ...]:
        """The plans of the store beside the open one."""
        return self._tools.plans.beside(self._tools.session.number)

    def _show_year(self) -> None:
        year = self.years.currentData()
        self._offered = ()
        trouble = "" if year else "ยังไม่มีแผนอื่นในโปรแกรม"
        if year:
            try:
                sources = frameworks_of(self._others(), self._tools.plans.framework, year)
            except PhaenError as error:
                trouble = str(error)
            else:
                own = self._tools.session.package.plan
                self._offered = entries(sources, own)
        self.tree.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._fill()
        self.tree.blockSignals(False)  # noqa: FBT003
        known = sum(entry.known for entry in self._offered)
        same = f"แผนนี้มีเหมือนกันแล้ว {known} รายการ" if known else ""
        empty = "" if self._offered else "แผนของปีนี้ยังไม่มีรายการในกรอบยุทธศาสตร์"
        self.words.setText(trouble or same or empty)
        self.words.setVisible(bool(self.words.text()))
        self._count_checked()

    def _fill(self) -> None:
        self.tree.clear()
        missing = missing_entries(self._offered)
        for heading, differs in (
            ("แผนนี้ยังไม่มี", False),
            ("แผนนี้มีแล้ว แต่ข้อความต่างกัน (จะแทนของเดิม)", True),
        ):
            held = [
                (at, entry)
                for at, entry in enumerate(self._offered)
                if not entry.known and (entry.own is not None) is differs
            ]
            if not held:
                continue
            top = _heading(self.tree, f"{heading} {len(held)} รายการ")
            for name, spec in specs(Framework).items():
                of_list = [(at, entry) for at, entry in held if entry.name == name]
                if not of_list:
                    continue
                group = _heading(top, spec.label)
                for at, entry in of_list:
                    item = QTreeWidgetItem(group, [_words(entry)])
                    item.setData(0, _ENTRY, at)
                    item.setCheckState(0, _CHECKED if entry in missing else _UNCHECKED)
        self.tree.expandAll()

    def _items(self) -> Iterator[QTreeWidgetItem]:
        """The items that are entries."""
        found = QTreeWidgetItemIterator(self.tree, QTreeWidgetItemIterator.IteratorFlag.NoChildren)
        while (item := found.value()) is not None:
            yield item
            found += 1

    def _on_checked(self, item: QTreeWidgetItem) -> None:
        """Let one wording alone stand of those that say the same thing."""
        at = item.data(0, _ENTRY)
        if at is not None and item.checkState(0) is _CHECKED:
            entry = self._offered[at]
            for other in self._items():
                rival = self._offered[other.data(0, _ENTRY)]
                same = (rival.name, rival.thing) == (entry.name, entry.thing)
                if same and rival is not entry:
                    other.setCheckState(0, _UNCHECKED)
        self._count_checked()

    def _count_checked(self) -> None:
        count = len(self.chosen)
        words = f"นำมาใช้ {count} รายการ" if count else "นำมาใช้"
        self.accept_button.setText(f"  {words}")
        self.accept_button.setAccessibleName(words)
        self.accept_button.setEnabled(count > 0)


def _heading(above: QTreeWidget | QTreeWidgetItem, words: str) -> QTreeWidgetItem:
    """An item that is checked with all that is below it."""
    item = QTreeWidgetItem(above, [words])
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsAutoTristate)
    item.setFont(0, sized(item.treeWidget().font(), 1, strong=True))
    return item


def _words(entry: Entry) -> str:
    """What an entry says, where it differs from what the plan has, and whose it is."""
    lines = [_short(entry.words)]
    for label, own, offered in entry.differences:
        # The first line has said what is offered in the place of a name.
        new = "" if offered and offered in entry.words else f" → {_short(offered) or '(ว่าง)'}"
        lines.append(f"{label}ของแผนนี้: {_short(own) or '(ว่าง)'}{new}")
    return "\n".join((*lines, f"จาก {_units(entry.units)}"))


def _short(text: str) -> str:
    return text if len(text) <= _WORDS else f"{text[:_WORDS]}…"


def _units(units: Sequence[str]) -> str:
    return shortened(units, _UNITS, "หน่วยงาน")
