"""A list of cards: the view that goes with CardModel and CardDelegate."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from desktop.window.widgets.card_delegate import CardDelegate, Index
from desktop.window.widgets.theme import Theme


class CardList(QListView):
    """One column of cards that wrap to the width of the view."""

    def __init__(
        self, theme: Theme, name: str, *, strong: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.cards = CardDelegate(self, theme, strong=strong)
        self.setItemDelegate(self.cards)
        self.setAccessibleName(name)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        # To ask for the viewport makes Qt's Python side learn all of its widgets: the view
        # is painted before that.
        self.cards.room, self.cards.unsized = self.width(), True

    def choose(self, row: int) -> None:
        """Make a row the current one and bring it into sight."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _keeps_its_height(self, row: int) -> bool:
        """Whether a card still has the height that it was given."""
        index = self.model().index(row, 0)
        wanted = self.cards.sizeHint(QStyleOptionViewItem(), index)
        return wanted.height() == self.visualRect(index).height()

    # Qt's own names from here on.

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        rows = range(first.row(), last.row() + 1)
        if self.isVisible() and all(map(self._keeps_its_height, rows)):
            # The list's own would lay out every card there is.
            QAbstractItemView.dataChanged(self, first, last, list(roles))
        else:
            super().dataChanged(first, last, list(roles))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.cards.room = event.size().width()
        self.cards.unsized = False
        # Cards wrap anew, and with that change their heights.
        self.scheduleDelayedItemsLayout()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 4, self.fontMetrics().height() * 2)
