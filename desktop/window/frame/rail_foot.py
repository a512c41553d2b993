"""How many problems the plan has, of each severity, at the foot of the rail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from desktop.window.widgets.controls import settle
from desktop.window.widgets.painting.shapes import paint_shape, shape_rect
from desktop.window.widgets.painting.text_layouts import TextLayoutCache, setting
from desktop.window.widgets.plain_words import set_tip
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import CAPTION, GAP_1, GAP_3, GAP_4, SHAPE
from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from forms.checks import Problem

_HEIGHT = 34
_KEY, _ACT = "F4", "ถัดไป"


class RailFoot(QPushButton):
    """Counts by shape; a click goes to the next problem, as F4 does."""

    def __init__(self, theme: Theme, go_on: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("unit-button")
        self._theme = theme
        self._texts = TextLayoutCache()
        self._counts: dict[str, int] = {}
        self._is_compact = False
        self.setFixedHeight(px(_HEIGHT))
        self.pressed.connect(settle)
        self.clicked.connect(lambda _checked=False: go_on())
        self.show_problems((), has_plan=False, has_checked=False)

    @property
    def counts(self) -> dict[str, int]:
        """How many problems there are of each severity, where there are some."""
        return dict(self._counts)

    def show_problems(
        self, problems: Iterable[Problem], *, has_plan: bool, has_checked: bool
    ) -> None:
        """Count these; without a plan, or before it is checked, there is nothing to say."""
        found = Counter(problem.severity for problem in problems)
        self._has_plan = has_plan
        self._counts = {severity: found[severity] for severity in SEVERITIES if found[severity]}
        words = " ".join(f"{SEVERITIES[name]} {count:,}" for name, count in found.items())
        self._none = "ไม่มีข้อที่ตรวจพบ" if has_checked else "กำลังตรวจ…"
        self._shape_of_none = "done" if has_checked else ""
        none = self._none if has_plan else "ยังไม่ได้เปิดแผน"
        said = f"{words} ไปข้อที่ตรวจพบถัดไป" if words else none
        self.setAccessibleName(said)
        set_tip(self, f"{said} (F4)" if words else said)
        self.setEnabled(bool(words))
        self.update()

    def set_compact(self, *, compact: bool) -> None:
        """Show the worst shape alone, or all counts."""
        self._is_compact = compact
        self.update()

    def _paint_counts(self, painter: QPainter) -> None:
        how = setting(CAPTION)
        left, top = float(px(GAP_3)), (self.height() - how.line) / 2
        for severity, count in self._counts.items():
            paint_shape(painter, severity, self._shape(left), self._theme, ground="rail")
            left += px(SHAPE) + px(GAP_1)
            laid = self._texts.laid(f"{count:,}", how, px(60))
            laid.draw(painter, left, top, self._theme.colour("text2"))
            left += laid.width + px(GAP_3)
        if not self._counts:
            if self._shape_of_none:
                paint_shape(
                    painter, self._shape_of_none, self._shape(left), self._theme, ground="rail"
                )
                left += px(SHAPE) + px(GAP_1)
            laid = self._texts.laid(self._none, how, self.width())
            laid.draw(painter, left, top, self._theme.colour("text2"))
        else:
            self._paint_key(painter, top)

    def _paint_key(self, painter: QPainter, top: float) -> None:
        """The key that does the same, at the right."""
        how = setting(CAPTION)
        act, key = (self._texts.laid(words, how, px(80)) for words in (_ACT, _KEY))
        wide = [laid.width for laid in (act, key)]
        left = self.width() - px(GAP_3) - wide[0]
        act.draw(painter, left, top, self._theme.colour("text2"))
        left -= wide[1] + px(GAP_1) * 2 + px(2)
        painter.setPen(QPen(self._theme.colour("line2"), 1))
        painter.setBrush(self._theme.colour("sunken"))
        frame = QRectF(left - px(GAP_1) + 0.5, top - 0.5, wide[1] + 2 * px(GAP_1), how.line + 1)
        painter.drawRoundedRect(frame, 3, 3)
        key.draw(painter, left + 0.5, top, self._theme.colour("text3"))

    def _shape(self, left: float) -> QRectF:
        return shape_rect(left, 0, self.height())

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._has_plan:
            return
        if self._is_compact:
            worst = next(iter(self._counts), self._shape_of_none)
            spot = self._shape((self.width() - px(SHAPE)) / 2)
            if worst:
                paint_shape(painter, worst, spot, self._theme, ground="rail")
        else:
            self._paint_counts(painter)

    def sizeHint(self) -> QSize:
        return QSize(px(GAP_4), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
