"""The box over a part's tree that finds rows by their words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent

from desktop.window.fields.text_editors import LineBox
from desktop.window.parts.part_tree import PartTree
from desktop.window.widgets.theme import px

_WIDTH, _LEAST = 200, 120


class PartFind(LineBox):
    """Goes to the first row while one types; Enter to the next, Down and Esc into the tree."""

    def __init__(self, tree: PartTree, name: str) -> None:
        super().__init__()
        self._tree = tree
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(px(_LEAST))
        self.setMaximumWidth(px(_WIDTH))
        self.call(name)
        self.textChanged.connect(self._tree.find_row)

    def call(self, name: str) -> None:
        """Say in what it finds rows."""
        self.setPlaceholderText(f"ค้นหาใน{name}")
        self.setAccessibleName(f"ค้นหาใน{name}")

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        return QSize(px(_WIDTH), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._tree.find_row(self.text(), on=True)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Escape}:
            self._tree.setFocus()
        else:
            super().keyPressEvent(event)
