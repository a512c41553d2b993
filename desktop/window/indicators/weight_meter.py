"""How much of a sum is given out: a bar, and words that say what is missing."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.mark import Mark
from desktop.window.widgets.theme import Theme, px, set_role
from desktop.window.widgets.tokens import GAP_2, GAP_3
from forms.figures import figure

_STEPS = 1000
_BAR = (80, 6)


class WeightMeter(QWidget):
    """Shows what weights come to beside what they must come to; marked until it is right.

    Where there is no room for both, the words stand alone.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._shown: tuple[Decimal, Decimal] | None = None
        self._mark = Mark(theme, "done", "accent", size=1)
        self._words = ElidedLabel()
        set_role(self._words, "caption")
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(px(_BAR[0]), px(_BAR[1]))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(GAP_3), 0, px(GAP_3), 0)
        row.setSpacing(px(GAP_2))
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        row.addWidget(self._bar)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.words

    @property
    def is_marked(self) -> bool:
        """Whether the sum is not what it must be."""
        return self._shown is not None and self._shown[0] != self._shown[1]

    def show_sum(self, total: Decimal, wanted: Decimal) -> None:
        """Show another sum, and what it must be."""
        if self._shown == (total, wanted):
            return
        self._shown = total, wanted
        right = total == wanted
        self._mark.set_mark("done" if right else "warning", "accent" if right else "warning")
        words = f"{self._name} {figure(total)} จาก {figure(wanted)} · {_missing(total, wanted)}"
        self._words.set_words(words)
        share = min(Decimal(1), max(Decimal(0), total / wanted)) if wanted else Decimal(0)
        self._bar.setValue(int(share * _STEPS))
        self._bar.setProperty("tone", "" if right else "warning")
        self._bar.style().unpolish(self._bar)
        self._bar.style().polish(self._bar)
        self.setAccessibleName(words)
        self._bar.setAccessibleName(words)
        self._share_room()

    def _share_room(self) -> None:
        words = self._words.fontMetrics().horizontalAdvance(self.words)
        others = self._mark.sizeHint().width() + self._bar.width()
        wanted = words + others + 2 * (px(GAP_3) + px(GAP_2))
        self._bar.setVisible(self.width() >= wanted)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()


def _missing(total: Decimal, wanted: Decimal) -> str:
    if total == wanted:
        return "ครบ"
    if total < wanted:
        return f"ขาด {figure(wanted - total)}"
    return f"เกิน {figure(total - wanted)}"
