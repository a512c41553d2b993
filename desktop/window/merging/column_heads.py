"""The heads of the columns of a comparison, above its list."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.window.merging.merge_rows import columns_of
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import COLUMN_HEAD_HEIGHT


class ColumnHeads(QWidget):
    """What the columns of the list are called, above them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(px(COLUMN_HEAD_HEIGHT))
        self._labels = [Label(words, self) for words in ("ช่อง", "เดิม", "", "")]
        for label in self._labels:
            set_role(label, "caption")

    def name_sides(self, ours: str, theirs: str) -> None:
        """Call the two copies by these words."""
        for label, words in zip(self._labels[2:], (ours, theirs), strict=True):
            label.setText(words)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = columns_of(self.width())
        for label, (left, width) in zip(self._labels, columns[:4], strict=True):
            label.setVisible(width > 0)
            label.setGeometry(round(left), 0, round(width), self.height())
