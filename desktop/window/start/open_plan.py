"""The plan that is open: whose it is, where in its year one is, and where one left off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.window.widgets.controls import push_button
from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.painting.row_pen import RowPen
from desktop.window.widgets.painting.text_layouts import TextLayoutCache, setting
from desktop.window.widgets.plain_words import Label, set_tip
from desktop.window.widgets.theme import Theme, px, set_role
from desktop.window.widgets.tokens import CAPTION, GAP_1, GAP_2, GAP_3, GAP_4

if TYPE_CHECKING:
    from forms.plan_stage import Stage

_BUTTON_HEIGHT = 34
_DOT, _RUN = 8, 12
_MORE = "…"


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
        self._tell_hidden()
        self.update()

    @property
    def shown(self) -> range:
        """Those that there is room for; the one where the year is always is among them."""
        here = [at for at, stage in enumerate(self._stages) if stage.state == "now"]
        now = here[0] if here else len(self._stages) - 1
        found = range(0)
        for first in range(now + 1):
            found = range(first, self._end(first))
            if now in found:
                break
        return found

    def _end(self, first: int) -> int:
        """The stage before which the line ends, if it begins with a stage."""
        metrics = QFontMetricsF(setting(CAPTION).font)
        more = metrics.horizontalAdvance(_MORE) + px(GAP_2)
        left = more if first else 0.0
        for at in range(first, len(self._stages)):
            left += px(_RUN) + px(GAP_1) if at > first else 1
            left += px(_DOT) + px(GAP_1)
            left += metrics.horizontalAdvance(self._stages[at].words) + 2
            is_last = at == len(self._stages) - 1
            if left + (0 if is_last else more) > self.width():
                return at
            left += px(GAP_2)
        return len(self._stages)

    def _tell_hidden(self) -> None:
        """Have those that there is no room for in the tip."""
        shown = self.shown
        hidden = (stage.words for at, stage in enumerate(self._stages) if at not in shown)
        set_tip(self, " · ".join(hidden))

    # Qt's own names from here on.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = RowPen(painter, QRectF(self.rect()), self._theme, self._texts, "tint")
        middle, left, dot = self.height() / 2, 1.0, px(_DOT)
        shown = self.shown
        more = pen.width_of(_MORE, CAPTION) + 1
        if shown.start:
            pen.text(_MORE, left, more, CAPTION, "text2")
            left += more - 1 + px(GAP_2)
        for at in shown:
            stage = self._stages[at]
            wide = pen.width_of(stage.words, CAPTION) + 1
            if at > shown.start:
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
        if shown.stop < len(self._stages):
            pen.text(_MORE, left, more, CAPTION, "text2")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_hidden()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(CAPTION.line) + 2)
