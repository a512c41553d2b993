"""What stands under the milestone grid: the sum of the weights, until it is right, and help."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.window.widgets.controls import push_button
from desktop.window.widgets.notice import Mark
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, em
from forms.compute import step_count, step_total
from forms.figures import figure

if TYPE_CHECKING:
    from db.records import Activity

_HELP = "ลากหรือ Space ขีด · Shift+ลูกศร ยืดหด · Ctrl+ลูกศร ย้าย · Delete ลบ · ▼ วันนี้"


class StepFoot(QWidget):
    """Tells how many steps there are and what they weigh."""

    def __init__(
        self, theme: Theme, share: Callable[[], None], renumber: Callable[[], None]
    ) -> None:
        super().__init__()
        self._mark = Mark(theme, "done", "accent", size=1.1)
        self.sum = Label()
        self.sum.setWordWrap(True)
        self.help = Label(_HELP)
        self.help.setObjectName("hint")
        self.help.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(em(self, 0.4))
        row.addWidget(self._mark)
        row.addWidget(self.sum, 1)
        self.buttons = (
            push_button("แบ่งน้ำหนักเท่ากัน", "steps", share),
            push_button("เรียงเลขขั้นตอนใหม่", "list", renumber),
        )
        for button in self.buttons:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.3))
        column.addLayout(row)
        column.addWidget(self.help)

    def show_sum(self, activity: Activity, wanted: Decimal) -> None:
        """Show what an activity's steps weigh, beside what they are to weigh."""
        total = step_total(activity)
        words = f"{step_count(activity)} ขั้นตอน น้ำหนักรวม {figure(total)}"
        if total == wanted:
            self._mark.set_mark("done", "accent")
            self.sum.setText(f"{words} ครบแล้ว")
            return
        self._mark.set_mark("warning", "warning")
        missing = wanted - total
        rest = f"ขาดอีก {figure(missing)}" if missing > 0 else f"เกินไป {figure(-missing)}"
        self.sum.setText(f"{words} ไม่ใช่ {figure(wanted)} {rest}")
