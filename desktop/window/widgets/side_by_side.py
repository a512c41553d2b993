"""A list and the fields of what is chosen in it: beside it, or below where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop.window.widgets.greatest_width import at_most
from desktop.window.widgets.theme import em
from desktop.window.widgets.tokens import PROSE_WIDTH

# Narrower than so many letters, the fields stand below the list.
_ROOMY = 46
# The share of the list.
_LIST = 0.42


class SideBySide(QSplitter):
    """`fields` scroll in their part, which is called `name`; the chooser has its `share`."""

    def __init__(
        self, chooser: QWidget, fields: QWidget, name: str, *, share: float = _LIST
    ) -> None:
        super().__init__()
        self._share = share
        self._way: Qt.Orientation | None = None
        self.setChildrenCollapsible(False)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(name)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(em(self, 0.6), em(self, 0.4), em(self, 0.8), em(self, 1))
        # Longer lines are hard to read.
        inner.addLayout(at_most(fields, PROSE_WIDTH))
        inner.addStretch(1)
        area.setWidget(holder)
        self._area, self._fields = area, fields
        self.addWidget(chooser)
        self.addWidget(area)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 3)

    def call(self, name: str) -> None:
        """Give the part with the fields another name."""
        self._area.setAccessibleName(name)

    def show_fields(self, wanted: bool) -> None:  # noqa: FBT001 - as Qt's setVisible
        """Show the fields, or give their room to the chooser while nothing is chosen."""
        self._area.setVisible(wanted)
        self._fields.setVisible(wanted)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > em(self, _ROOMY)
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if way is not self._way:
            self._way = way
            self.setOrientation(way)
            room = self.width() if wide else self.height()
            self.setSizes([round(room * self._share), round(room * (1 - self._share))])
