"""The shadow of what floats over a page: painted, as an effect would paint all of it anew."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.window.widgets.theme import Theme

# How far it reaches around, and how far it is let down, in pixels.
_REACH, _DROP = 12, 4
_ALPHA_LIGHT, _ALPHA_DARK = 7, 18
_DARK = 128


class Shadow(QWidget):
    """Lies under a widget that floats, beside it in the same parent."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over.parentWidget())
        self._theme = theme
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        over.destroyed.connect(self.deleteLater)

    def lie_under(self) -> None:
        """Follow what floats; out of sight with it."""
        over = self._over
        self.setGeometry(over.geometry().adjusted(-_REACH, -_REACH, _REACH, _REACH + _DROP))
        self.setVisible(over.isVisible())
        self.stackUnder(over)

    # Qt's own names from here on.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        is_dark = self._theme.colour("canvas").lightness() < _DARK
        painter.setBrush(QColor(0, 0, 0, _ALPHA_DARK if is_dark else _ALPHA_LIGHT))
        box = QRectF(self.rect()).adjusted(_REACH, _REACH + _DROP, -_REACH, -_REACH)
        for reach in range(_REACH, 0, -2):
            spread = box.adjusted(-reach, -reach, reach, reach)
            painter.drawRoundedRect(spread, reach, reach)
