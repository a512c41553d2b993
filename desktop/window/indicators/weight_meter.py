"""How much of a sum is given out: a bar, and words that say what is missing."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.window.widgets.mark import Mark
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, em
from forms.figures import figure

_STEPS = 1000


class WeightMeter(QWidget):
    """Shows what weights come to beside what they must come to; marked until it is right."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._shown: tuple[Decimal, Decimal] | None = None
        self._mark = Mark(theme, "done", "accent", size=1.2)
        self._words = Label()
        self._words.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(em(self, 0.4))
        head = QHBoxLayout()
        head.setSpacing(em(self, 0.4))
        head.addWidget(self._mark)
        head.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.2))
        column.addLayout(head)
        column.addWidget(self._bar)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

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
        self._words.setText(
            f"{self._name} {figure(total)} จาก {figure(wanted)} · {_missing(total, wanted)}"
        )
        share = min(Decimal(1), max(Decimal(0), total / wanted)) if wanted else Decimal(0)
        self._bar.setValue(int(share * _STEPS))
        self._bar.setProperty("tone", "accent" if right else "warning")
        self._bar.style().unpolish(self._bar)
        self._bar.style().polish(self._bar)
        self.setAccessibleName(self._words.text())
        self._bar.setAccessibleName(self._words.text())


def _missing(total: Decimal, wanted: Decimal) -> str:
    if total == wanted:
        return "ครบ"
    if total < wanted:
        return f"ขาด {figure(wanted - total)}"
    return f"เกิน {figure(total - wanted)}"
