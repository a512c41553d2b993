"""The columns of a list: which of them, in what order, by what headings."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from forms.listing.mapping import ListMapping, MappedColumn

_NAME = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_MOVING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsUserCheckable
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemIsDragEnabled
)


class _Unwritten(QStyledItemDelegate):
    """Cells that nobody writes in: what a column is called in the plan."""

    # Qt's own name.

    def createEditor(self, *_asked: object) -> QWidget:
        return None  # type: ignore[return-value]  # none, as Qt has it


class ColumnChoices(QTreeWidget):
    """Every column of a list: those checked are wanted, as they stand.

    Space checks, F2 and a double click change a heading, Alt+Shift+arrows and dragging the
    order. `changed` says of each of them.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("คอลัมน์ของรายการ")
        self.setProperty("boxed", True)  # noqa: FBT003 - Qt's own signature
        self.setHeaderLabels(("หัวคอลัมน์", "ช่องในแผน"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setItemDelegateForColumn(1, _Unwritten(self))
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.header().setSectionsMovable(False)
        self.itemChanged.connect(lambda _item, _column: self.changed.emit())

    def show_mapping(self, mapping: ListMapping) -> None:
        """Show the columns of a mapping, and below them those that it goes without."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.clear()
        for each in mapping.columns:
            self._add(each, mapping.column(each).label, _CHECKED)
        taken = {each.name for each in mapping.columns}
        for column in mapping.kind.columns:
            if column.name not in taken:
                offered = MappedColumn(column.name, column.label)
                self._add(offered, column.label, _UNCHECKED)
        if (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)
        self.blockSignals(False)  # noqa: FBT003 - as above

    def columns(self) -> tuple[MappedColumn, ...]:
        """Those that are wanted, in order."""
        return tuple(
            MappedColumn(item.data(0, _NAME), item.text(0).strip())
            for item in self._items()
            if item.checkState(0) is _CHECKED
        )

    def move_current(self, by: int) -> None:
        """Let the current column change places with the one above or below it."""
        at = self.indexOfTopLevelItem(self.currentItem())
        if not 0 <= at + by < self.topLevelItemCount() or at < 0:
            return
        self.blockSignals(True)  # noqa: FBT003 - as above
        if (item := self.takeTopLevelItem(at)) is not None:
            self.insertTopLevelItem(at + by, item)
            self.setCurrentItem(item)
        self.blockSignals(False)  # noqa: FBT003 - as above
        self.changed.emit()

    def _add(self, column: MappedColumn, label: str, state: Qt.CheckState) -> None:
        item = QTreeWidgetItem((column.heading, label))
        item.setData(0, _NAME, column.name)
        item.setFlags(_FLAGS)
        item.setCheckState(0, state)
        self.addTopLevelItem(item)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for at in range(self.topLevelItemCount()):
            if (item := self.topLevelItem(at)) is not None:
                yield item

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _MOVES.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & _MOVING == _MOVING:
            self.move_current(by)
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self.changed.emit()
