"""What the rows of lists are painted with: texts, shapes, keys and bars on one line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from desktop.window.widgets.painting.shapes import paint_shape, shape_rect
from desktop.window.widgets.painting.text_layouts import TextLayoutCache, setting
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import CAPTION, DATA, GAP_1, SHAPE, Letters

_KEY_HEIGHT = 18
_RIGHT = Qt.AlignmentFlag.AlignRight
_LEFT = Qt.AlignmentFlag.AlignLeft


class RowPen:
    """Paints within one row; widths and places are in pixels, as `px` gives them.

    `ground` is the colour that the row lies on, by its name.
    """

    def __init__(
        self,
        painter: QPainter,
        box: QRectF,
        theme: Theme,
        texts: TextLayoutCache,
        ground: str = "canvas",
    ) -> None:
        self.painter = painter
        self.box = box
        self.theme = theme
        self.ground = ground
        self._texts = texts

    def text(
        self,
        words: str,
        left: float,
        width: float,
        letters: Letters = DATA,
        tone: str = "text",
        *,
        right: bool = False,
        top: float | None = None,
    ) -> float:
        """One line of text, cut where it has no room; how wide it is.

        It stands in the middle of the row, else at `top` below the row's own.
        """
        if not words or width <= 0:
            return 0.0
        how = setting(letters)
        laid = self._texts.laid(words, how, width, align=_RIGHT if right else _LEFT)
        down = (self.box.height() - how.line) / 2 if top is None else top
        laid.draw(self.painter, left, self.box.top() + down, self.theme.colour(tone))
        return min(laid.width, width)

    def width_of(self, words: str, letters: Letters = DATA) -> float:
        """How wide a text is on one line."""
        return QFontMetricsF(setting(letters).font).horizontalAdvance(words)

    def shape(self, name: str, left: float, top: float = 0.0, height: float = 0.0) -> None:
        """A shape of a state, in the middle of a line of the row."""
        spot = shape_rect(left, self.box.top() + top, height or self.box.height())
        paint_shape(self.painter, name, spot, self.theme, ground=self.ground)

    def counts(self, counts: dict[str, int], right: float) -> float:
        """Shapes with how many there are of each, ending at `right`; where they begin."""
        for name, count in reversed(counts.items()):
            words = f"{count:,}"
            width = self.width_of(words)
            self.text(words, right - width - 1, width + 2, tone="text2")
            right -= width + px(GAP_1) + px(SHAPE)
            self.shape(name, right)
            right -= px(3 * GAP_1)
        return right

    def key(self, words: str, right: float) -> float:
        """A key as it is written on it, ending at `right`; where it begins."""
        width = self.width_of(words, CAPTION) + 2 * px(GAP_1)
        high = px(_KEY_HEIGHT)
        frame = QRectF(right - width, self.box.top() + (self.box.height() - high) / 2, width, high)
        self.painter.setPen(QPen(self.theme.colour("line2"), 1))
        self.painter.setBrush(self.theme.colour("sunken"))
        self.painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        self.text(words, frame.left() + px(GAP_1), width, CAPTION, "text3")
        return frame.left()

    def fill(
        self, left: float, width: float, tone: str, *, side: float = 0, radius: int = 0
    ) -> None:
        """A ground within the row, `side` away from its top and bottom."""
        spot = QRectF(left, self.box.top() + side, width, self.box.height() - 2 * side)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.colour(tone))
        self.painter.drawRoundedRect(spot, radius, radius)

    def frame(self, left: float, width: float, tone: str, *, side: float, radius: int) -> None:
        """A thin frame within the row, on a raised ground."""
        spot = QRectF(left, self.box.top() + side, width, self.box.height() - 2 * side)
        self.painter.setPen(QPen(self.theme.colour(tone), 1))
        self.painter.setBrush(self.theme.colour("raised"))
        self.painter.drawRoundedRect(spot.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def bar(
        self,
        left: float,
        width: float,
        share: float,
        tone: str = "accent",
        *,
        tick: float | None = None,
        middle: float | None = None,
        high: int = 6,
    ) -> None:
        """A bar of which a share, 0 to 1, is filled; a tick says where it should be."""
        height = px(high)
        centre = self.box.top() + (self.box.height() / 2 if middle is None else middle)
        self.painter.setPen(Qt.PenStyle.NoPen)
        for name, part in (("line2", 1.0), (tone, min(max(share, 0.0), 1.0))):
            self.painter.setBrush(self.theme.colour(name))
            spot = QRectF(left, centre - height / 2, width * part, height)
            self.painter.drawRoundedRect(spot, height / 2, height / 2)
        if tick is not None:
            at = left + width * min(max(tick, 0.0), 1.0)
            mark = QRectF(at - 1, centre - px(7), 2, px(14))
            self.painter.fillRect(mark, self.theme.colour("text"))
