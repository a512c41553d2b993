"""A list of cards as high as its cards, up to a few of them."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent

from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.theme import Theme, em


class FittedCards(CardList):
    """Takes no more room than its cards need; `highest` is the most, in letters."""

    def __init__(self, theme: Theme, name: str, *, highest: int) -> None:
        super().__init__(theme, name)
        self._highest = highest

    def fit(self) -> None:
        """Take the height of the cards."""
        self.doItemsLayout()
        rows = (self.model().index(row, 0) for row in range(self.model().rowCount()))
        height = sum(self.sizeHintForIndex(row).height() for row in rows)
        self.setFixedHeight(min(height + em(self, 0.6), em(self, self._highest)))

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Once the cards have wrapped to the new width.
            QTimer.singleShot(0, self, self.fit)
