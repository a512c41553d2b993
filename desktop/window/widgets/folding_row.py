"""Widgets side by side, or one below the other where there is no room for that."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.window.widgets.theme import em, px
from desktop.window.widgets.tokens import GAP_2

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class FoldingRow(QWidget):
    """A row that folds where it is narrower than `least` letters."""

    def __init__(self, least: float) -> None:
        super().__init__()
        self._least = least
        self._widgets: list[QWidget] = []
        self._box = QBoxLayout(_DOWN, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(GAP_2))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget behind the others; one without stretch keeps its width."""
        side = Qt.AlignmentFlag(0) if stretch else Qt.AlignmentFlag.AlignLeft
        self._box.addWidget(widget, stretch, side)
        self._widgets.append(widget)

    def end(self) -> None:
        """Leave the rest of the row empty."""
        self._box.addStretch(1)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = _ACROSS if self.width() >= em(self, self._least) else _DOWN
        if self._box.direction() is not way:
            self._box.setDirection(way)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part: it folds before anything is cut."""
        widest = max((each.minimumSizeHint().width() for each in self._widgets), default=0)
        return QSize(widest, self._box.minimumSize().height())
