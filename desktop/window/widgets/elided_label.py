"""A label of one line whose words are cut where there is no room, and whole in its tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.window.widgets.plain_words import Label, set_tip
from desktop.window.widgets.theme import em

# What is cut to less than so many letters' room tells nothing.
_STUMP = 6


class ElidedLabel(Label):
    """Never asks for width of its own; where a few letters alone have room, it is empty.

    `elide` says where its words are cut.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(parent=parent)
        self._words = ""
        self._elide = elide
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def words(self) -> str:
        """All its words, whether or not there is room for them."""
        return self._words

    def set_words(self, words: str) -> None:
        """Show other words."""
        if words != self._words:
            self._words = words
            set_tip(self, words)
            self.setAccessibleName(words)
            self._fit()

    def _fit(self) -> None:
        room, metrics = self.contentsRect().width(), self.fontMetrics()
        words = metrics.elidedText(self._words, self._elide, room)
        is_stump = words != self._words and room < em(self, _STUMP)
        self.setText("" if is_stump else words)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())
