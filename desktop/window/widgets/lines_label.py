"""A text in at most so many lines, cut in the last one where there is no room, whole in its tip."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.window.widgets.painting.text_layouts import TextLayoutCache, setting
from desktop.window.widgets.plain_words import set_tip
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import BLEED, Letters


class LinesLabel(QWidget):
    """Takes whatever width there is, and the height of the lines that it needs there."""

    def __init__(self, theme: Theme, letters: Letters, lines: int, tone: str = "text") -> None:
        super().__init__()
        self._theme = theme
        self._letters = letters
        self._most = lines
        self._tone = tone
        self._words = ""
        self._texts = TextLayoutCache()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> str:
        """All its words, whether or not there is room for them."""
        return self._words

    def set_words(self, words: str) -> None:
        """Show other words."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            set_tip(self, words)
            self.updateGeometry()
            self.update()

    # Qt's own names from here on.

    def heightForWidth(self, width: int) -> int:
        laid = self._texts.laid(self._words, setting(self._letters), max(1, width), self._most)
        return laid.height + 2 * px(BLEED)

    def sizeHint(self) -> QSize:
        return QSize(px(200), self.heightForWidth(max(1, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, px(self._letters.line))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = max(1, min(self._most, (self.height() + 2 * px(BLEED)) // px(self._letters.line)))
        laid = self._texts.laid(self._words, setting(self._letters), self.width(), lines)
        top = (self.height() - laid.height) / 2
        laid.draw(painter, 0, top, self._theme.colour(self._tone))
        painter.end()
