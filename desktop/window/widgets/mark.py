"""One shape of a state, or one icon, beside words."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.window.widgets.painting.shapes import paint_sign
from desktop.window.widgets.theme import Theme, em


class Mark(QWidget):
    """One shape, or one icon in one of the theme's colours; nothing where it has no name."""

    def __init__(self, theme: Theme, name: str, tone: str, *, size: float = 1.4) -> None:
        super().__init__()
        self._theme = theme
        side = em(self, size)
        self.setFixedSize(side, side)
        self.set_mark(name, tone)

    def set_mark(self, name: str, tone: str) -> None:
        """Show another icon."""
        self._name = name
        self._tone = tone
        self.update()

    # Qt's own names from here on.

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._name:
            painter = QPainter(self)
            paint_sign(painter, self._name, QRectF(self.rect()), self._theme, self._tone)
