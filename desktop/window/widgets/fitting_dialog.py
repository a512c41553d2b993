"""A dialog that has the height of its words."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog

from desktop.window.widgets.theme import screen_room


class FittingDialog(QDialog):
    """As high as its words need at its width, as far as the screen has room for it.

    Qt makes a dialog no higher than two thirds of the screen, and lets it be when more words
    come into sight: those that wrap are cut then.
    """

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            room = screen_room(self).height()
            wanted = min(layout.totalHeightForWidth(self.width()), room)
            self.resize(self.width(), max(self.height(), wanted))

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return is_done
