"""Over a review: what is listed of it, with the counts, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from desktop.window.widgets.controls import act_button
from desktop.window.widgets.plain_words import set_tip
from desktop.window.widgets.toolbar import Toolbar
from forms.reading.review.account import State
from forms.reading.review.review import Counts

_FILTERS: tuple[tuple[str, State | None], ...] = (
    ("ทั้งหมด", None),
    ("ไม่แน่ใจ", State.DOUBTFUL),
    ("ยังไม่มีช่อง", State.LEFT),
)
Act = Callable[[], object]


class ReviewBar(Toolbar):
    """Three filters of which one holds, and the acts."""

    def __init__(
        self,
        show_filter: Callable[[State | None], object],
        *,
        next_open: Act,
        accept_table: Act,
        ask_columns: Act,
        undo: Act,
    ) -> None:
        super().__init__()
        self.filters: dict[State | None, QToolButton] = {}
        for words, state in _FILTERS:
            button = QToolButton()
            button.setText(words)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            set_tip(button, f"แสดง{words}")
            button.clicked.connect(lambda _checked=False, state=state: show_filter(state))
            self.filters[state] = button
        self.undo = act_button("เลิกทำ", "restore", undo, "เลิกทำข้อล่าสุด (Ctrl+Z)")
        self.add(
            *self.filters.values(),
            act_button("ข้อถัดไป", "down", next_open, "ข้อถัดไปที่ต้องดู (F4)"),
            act_button("ถูกต้องทั้งตาราง", "table", accept_table, "ทุกช่องของตารางนี้ถูกต้อง (Ctrl+Enter)"),
            act_button("คอลัมน์ของตาราง…", "columns", ask_columns, "เปลี่ยนว่าคอลัมน์ของตารางนี้เข้าช่องใด"),
            self.undo,
        )

    def show_filter(self, state: State | None) -> None:
        """Show which filter holds."""
        for each, button in self.filters.items():
            button.setChecked(each is state)

    def show_counts(self, counts: Counts, *, touched: bool) -> None:
        """Show how much there is to look at, and whether anything can be undone."""
        numbers = (counts.matters, counts.doubtful, counts.left)
        for (words, state), number in zip(_FILTERS, numbers, strict=True):
            self.filters[state].setText(f"{words} {number:,} ข้อ")
        self.undo.setEnabled(touched)
