"""The four figures over the overview: each with what it is of, and links to its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, px, set_role
from desktop.window.widgets.tokens import GAP_1, GAP_2, GAP_4

_HEIGHT = 96
_LINE = (150, 62)
_LINK_HEIGHT = 23


class Link(NamedTuple):
    """Words that lead to the rows that they speak of; without `act` they only say something."""

    words: str
    act: Callable[[], object] | None = None
    tone: str = ""


class FigureCell(QFrame):
    """A caption, a large figure with what it is of, and words that lead to its rows."""

    def __init__(self, theme: Theme, caption: str, line: QWidget | None = None) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("figure")
        self.caption, self.figure, self.of = Label(caption), Label(), Label()
        set_role(self.caption, "caption")
        set_role(self.figure, "display")
        # Never squeezed: all figures stand on one line, whatever is below them.
        self.figure.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.links: list[QToolButton] = []
        self._below = QHBoxLayout()
        self._below.setSpacing(px(GAP_2))
        figures = QHBoxLayout()
        figures.setSpacing(px(GAP_2))
        figures.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignBottom)
        figures.addWidget(self.of, 0, Qt.AlignmentFlag.AlignBottom)
        figures.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.caption)
        words.addLayout(figures)
        words.addLayout(self._below)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(GAP_4), px(GAP_1) // 2, px(GAP_2), px(GAP_1) // 2)
        row.addLayout(words, 1)
        if line is not None:
            row.addWidget(line)

    def show_figure(self, figure: str, of: str, links: Sequence[Link]) -> None:
        """Say another figure."""
        self.figure.setText(figure)
        self.of.setText(of)
        while self._below.count():
            old = self._below.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.links = []
        for link in links:
            self._below.addWidget(self._made(link))
        self._below.addStretch(1)
        said = " ".join(link.words for link in links)
        self.setAccessibleName(f"{self.caption.text()} {figure} {of} {said}".strip())

    def _made(self, link: Link) -> QWidget:
        if link.act is None:
            label = Label(link.words)
            set_role(label, "caption")
            # No higher than a link, or it would lift the figure over it.
            label.setFixedHeight(px(_LINK_HEIGHT))
            return label
        button = QToolButton()
        button.setText(link.words)
        button.setProperty("link", link.tone or "plain")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(f"{self.caption.text()} {link.words}")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        act = link.act
        button.clicked.connect(lambda _checked=False: act())
        self.links.append(button)
        return button


class FigureStrip(QFrame):
    """Cells side by side, told apart by hairlines."""

    def __init__(self, cells: Sequence[tuple[FigureCell, int]]) -> None:
        super().__init__()
        self.setObjectName("figures")
        self.setFixedHeight(px(_HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, (cell, stretch) in enumerate(cells):
            if at:
                line = QFrame()
                line.setObjectName("divider")
                line.setFixedWidth(1)
                row.addWidget(line)
            row.addWidget(cell, stretch)


class WorkLine(QWidget):
    """A small line of what was planned and what is done, over the months of the year."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._planned: Sequence[float | None] = ()
        self._actual: Sequence[float | None] = ()
        self.setFixedSize(px(_LINE[0]), px(_LINE[1]))
        self.setAccessibleName("ความก้าวหน้าตามแผนและผลงานจริงทั้งปี")

    def show_work(self, planned: Sequence[float | None], actual: Sequence[float | None]) -> None:
        """Draw percents at the end of each month; None is left out."""
        self._planned, self._actual = planned, actual
        self.update()

    def _points(self, values: Sequence[float | None]) -> list[QPointF]:
        """From nothing at the year's beginning."""
        if not any(value is not None for value in values):
            return []
        wide, high = self.width() - 8, self.height() - 10
        found = [QPointF(2, high + 4)]
        for at, value in enumerate(values, 1):
            if value is not None:
                share = min(max(value, 0.0), 100.0) / 100
                found.append(QPointF(2 + wide * at / len(values), 4 + high * (1 - share)))
        return found

    # Qt's own names from here on.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.height() - 6
        painter.setPen(QPen(self._theme.colour("line2"), 1))
        painter.drawLine(2, ground, self.width() - 6, ground)
        dotted = QPen(self._theme.colour("text2"), 1.2, Qt.PenStyle.DotLine)
        painter.setPen(dotted)
        painter.drawPolyline(self._points(self._planned))
        actual = self._points(self._actual)
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.drawPolyline(actual)
        if actual:
            painter.setBrush(self._theme.colour("accent"))
            painter.drawEllipse(actual[-1], 2.5, 2.5)
