"""The plan that is open: whose it is, where in its year one is, and where one left off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.window.widgets.controls import push_button
from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.painting.row_pen import RowPen
from desktop.window.widgets.painting.text_layouts import TextLayoutCache
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, px, set_role
from desktop.window.widgets.tokens import CAPTION, GAP_1, GAP_2, GAP_3, GAP_4

if TYPE_CHECKING:
    from forms.plan_stage import Stage

_BUTTON_HEIGHT = 34
_DOT, _RUN = 8, 12


class LeftOff(NamedTuple):
    """Where one left off: the page's title, what is known of the place, and the way there."""

    title: str
    words: str
    go: Callable[[], object]


class OpenPlan(QFrame):
    """A band over the plans; its button does what one wants first, whatever is open."""

    def __init__(self, theme: Theme, act: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("open-plan")
        self._caption, self._name, self.words = Label(), ElidedLabel(), Label()
        self.stages = StageLine(theme)
        self.go = push_button("", "later", act, primary=True)
        self.go.setMinimumHeight(px(_BUTTON_HEIGHT))
        set_role(self._caption, "caption")
        set_role(self._name, "section")
        set_role(self.words, "caption")
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight)
        left = QVBoxLayout()
        left.setSpacing(px(GAP_1))
        for widget in (self._caption, self._name, self.stages):
            left.addWidget(widget)
        right = QVBoxLayout()
        right.setSpacing(px(GAP_1))
        right.addStretch(1)
        right.addWidget(self.go, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self.words)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(GAP_4), px(GAP_3), px(GAP_4), px(GAP_3))
        row.setSpacing(px(GAP_4))
        row.addLayout(left, 1)
        row.addLayout(right)

    def show_plan(self, caption: str, name: str, stages: Sequence[Stage]) -> None:
        """Say which plan is open, and where in its year one is."""
        self._caption.setText(caption)
        self._name.set_words(name)
        self.stages.show_stages(stages)

    def show_act(self, words: str, more: str) -> None:
        """Say what the button does."""
        self.go.setText(f"  {words}")
        self.go.setAccessibleName(words)
        self.words.setText(more)
        self.words.setVisible(bool(more))


class StageLine(QWidget):
    """The stages of a year: dots that are full, ringed or empty, and a line between them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._texts = TextLayoutCache()
        self._stages: tuple[Stage, ...] = ()

    def show_stages(self, stages: Sequence[Stage]) -> None:
        """Show how far the year is."""
        self._stages = tuple(stages)
        self.setVisible(bool(stages))
        words = {"done": "ผ่านแล้ว", "now": "อยู่ขั้นนี้", "later": "ยังไม่ถึง"}
        said = (f"{stage.words} {words[stage.state]}" for stage in stages)
        self.setAccessibleName("ขั้นของแผน: " + ", ".join(said))
        self.update()

    # Qt's own names from here on.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = RowPen(painter, QRectF(self.rect()), self._theme, self._texts, "tint")
        middle, left, dot = self.height() / 2, 1.0, px(_DOT)
        for at, stage in enumerate(self._stages):
            wide = pen.width_of(stage.words, CAPTION) + 1
            more = px(_RUN) + px(GAP_1) if at else 0
            if left + more + dot + px(GAP_1) + wide > self.width():
                return
            if at:
                tone = "line2" if stage.state == "later" else "accent"
                painter.setPen(QPen(self._theme.colour(tone), 2))
                painter.drawLine(QPointF(left, middle), QPointF(left + px(_RUN), middle))
                left += px(_RUN) + px(GAP_1)
            tone = "edge" if stage.state == "later" else "accent"
            painter.setPen(QPen(self._theme.colour(tone), 2))
            filled = stage.state == "done"
            painter.setBrush(self._theme.colour("accent" if filled else "canvas"))
            painter.drawEllipse(QPointF(left + dot / 2, middle), dot / 2 - 1, dot / 2 - 1)
            left += dot + px(GAP_1)
            tone = "text" if stage.state == "now" else "text2"
            pen.text(stage.words, left, wide + 1, CAPTION, tone)
            left += wide + px(GAP_2)

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(CAPTION.line) + 2)
