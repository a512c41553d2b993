"""The dialog in which entries of other plans' frameworks are chosen for this plan."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from db.errors import PhaenError
from db.fields import specs
from db.records import Framework
from desktop.framework_library import Chosen, entries, library_plans, with_entries
from desktop.window.controls import push_button
from desktop.window.page import Tools
from desktop.window.theme import em, resize_within_screen

_ENTRY = Qt.ItemDataRole.UserRole + 1


class LibraryDialog(QDialog):
    """Offers the frameworks of the other plans of the year; `take` brings what is checked."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._source = Framework()
        self.setWindowTitle("นำกรอบยุทธศาสตร์มาจากแผนอื่น")
        self.plans = QComboBox()
        self.plans.setAccessibleName("แผนที่จะนำมา")
        self.plans.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.tree = QTreeView()
        self.tree.setAccessibleName("รายการที่เลือกได้")
        self.tree.setHeaderHidden(True)
        self.tree.setWordWrap(True)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._model = QStandardItemModel(self)
        self.tree.setModel(self._model)
        self._model.itemChanged.connect(self._on_checked)
        self._words = QLabel()
        self._words.setObjectName("hint")
        self._words.setWordWrap(True)
        buttons = QDialogButtonBox()
        self.accept_button = push_button("นำมา", "copy", self.accept, primary=True)
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("ยกเลิก", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        label = QLabel("แผน (&P)")
        label.setBuddy(self.plans)
        column = QVBoxLayout(self)
        column.setSpacing(em(self, 0.6))
        for widget in (label, self.plans, self.tree, self._words, buttons):
            column.addWidget(widget, int(widget is self.tree))
        for entry in library_plans(tools.workspace):
            title = f"{entry.fiscal_year} · {entry.unit} · {entry.title}".rstrip(" ·")
            self.plans.addItem(title, entry.number)
        self.plans.currentIndexChanged.connect(lambda _row: self._show_plan())
        self.plans.setEnabled(self.plans.count() > 0)
        resize_within_screen(self, 46, 36)
        self._show_plan()

    @property
    def chosen(self) -> Chosen:
        """What is checked, as (list, position)."""
        return {
            group.child(row).data(_ENTRY)
            for group in self._groups()
            for row in range(group.rowCount())
            if group.child(row).isEnabled()
            and group.child(row).checkState() is Qt.CheckState.Checked
        }

    def take(self) -> int:
        """Bring what is checked into the plan, as one step; gives how many were added."""
        editor = self._tools.editor
        package, count = with_entries(editor.package, self._source, self.chosen)
        if count:
            editor.apply(package, f"นำกรอบยุทธศาสตร์มา {count} รายการ")
        return count

    def _groups(self) -> list[QStandardItem]:
        return [self._model.item(row) for row in range(self._model.rowCount())]

    def _show_plan(self) -> None:
        number = self.plans.currentData()
        self._source = Framework()
        trouble = "" if number is not None else "ไม่มีแผนอื่นของปีนี้หรือปีก่อนในโปรแกรม"
        if number is not None:
            try:
                self._source = self._tools.workspace.load(number).plan.framework
            except PhaenError as error:
                trouble = str(error)
        self._fill()
        if not trouble and not self._model.rowCount():
            trouble = "แผนนี้ยังไม่มีรายการในกรอบยุทธศาสตร์"
        self._words.setText(trouble or "รายการที่แผนนี้มีแล้วเลือกไม่ได้")
        self._count_checked()

    def _fill(self) -> None:
        self._model.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._model.clear()
        groups: dict[str, QStandardItem] = {}
        labels = specs(Framework)
        for entry in entries(self._source, self._tools.editor.package.plan.framework):
            if entry.name not in groups:
                groups[entry.name] = _item(labels[entry.name].label)
                groups[entry.name].setAutoTristate(True)
            words = f"{entry.words} (มีแล้ว)" if entry.known else entry.words
            item = _item(words)
            item.setData((entry.name, entry.index), _ENTRY)
            item.setEnabled(not entry.known)
            groups[entry.name].appendRow(item)
        for group in groups.values():
            free = any(group.child(row).isEnabled() for row in range(group.rowCount()))
            group.setEnabled(free)
            self._model.appendRow(group)
        self._model.blockSignals(False)  # noqa: FBT003
        self._model.layoutChanged.emit()
        self.tree.expandAll()

    def _on_checked(self, item: QStandardItem) -> None:
        """Check what is below a heading with it, and the heading with all below it."""
        self._model.blockSignals(True)  # noqa: FBT003
        state = item.checkState()
        if item.hasChildren() and state is not Qt.CheckState.PartiallyChecked:
            for row in range(item.rowCount()):
                if item.child(row).isEnabled():
                    item.child(row).setCheckState(state)
        group = item.parent()
        if group is not None:
            rows = [group.child(row) for row in range(group.rowCount())]
            states = {row.checkState() for row in rows if row.isEnabled()}
            partly = Qt.CheckState.PartiallyChecked
            group.setCheckState(states.pop() if len(states) == 1 else partly)
        self._model.blockSignals(False)  # noqa: FBT003
        self.tree.viewport().update()
        self._count_checked()

    def _count_checked(self) -> None:
        count = len(self.chosen)
        words = f"นำมา {count} รายการ" if count else "นำมา"
        self.accept_button.setText(f"  {words}")
        self.accept_button.setAccessibleName(words)
        self.accept_button.setEnabled(count > 0)


def _item(words: str) -> QStandardItem:
    item = QStandardItem(words)
    item.setCheckable(True)
    item.setCheckState(Qt.CheckState.Unchecked)
    item.setToolTip(words)
    return item
