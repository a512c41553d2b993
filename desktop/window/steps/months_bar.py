"""Which months the grid of a project shows: typed, one more at either end, or the year's."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.window.fields.text_editors import LineBox
from desktop.window.widgets.controls import tool_button
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em
from desktop.window.widgets.writing import writing
from forms.calendar import months_between, shifted, short_month_and_year, year_of
from forms.editing.entry_error import EntryError
from forms.editing.typed_months import month_entry

# A grid is no wider than ten years.
_MOST = 120


class MonthsBar(QWidget):
    """Two months and three buttons. `chosen` gives the first and the last month.

    Two empty texts stand for the months of the fiscal year, and of all spans. `typed` says that
    the first (0) or the last (1) is being written, `typing_over` that this has come to its end.
    """

    chosen = Signal(str, str)
    refused = Signal(str)
    typed = Signal(int)
    typing_over = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[str, str] = ("", "")
        self.first = self._line("เดือนแรกของตาราง")
        self.last = self._line("เดือนสุดท้ายของตาราง")
        for at, line in enumerate((self.first, self.last)):
            line.edited.connect(partial(self.typed.emit, at))
        self.earlier = tool_button("earlier", "แสดงเดือนก่อนหน้าอีกหนึ่งเดือน", self._on_earlier)
        self.later = tool_button("later", "แสดงเดือนถัดไปอีกหนึ่งเดือน", self._on_later)
        self.own = tool_button("calendar", "แสดงตามปีงบประมาณ", lambda: self.chosen.emit("", ""))
        # In the order of the Tab key.
        self.parts = (self.earlier, self.first, self.last, self.later, self.own)
        writing(*self.parts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(em(self, 0.2))
        for widget in (self.earlier, self.first, Label("ถึง"), self.last, self.later, self.own):
            row.addWidget(widget)

    def show_months(self, first: str, last: str, *, given: bool) -> None:
        """Show the months of a grid; `given`: they were chosen, the year's were not taken."""
        moved = (first, last) != self._months
        self._months = (first, last)
        self.own.setEnabled(given)
        for line, month in ((self.first, first), (self.last, last)):
            if moved or not line.hasFocus():
                line.setText(short_month_and_year(month) if month else "")
        wide = bool(first) and len(months_between(first, last)) >= _MOST
        self.earlier.setEnabled(bool(first) and not wide)
        self.later.setEnabled(bool(first) and not wide)

    def _line(self, name: str) -> LineBox:
        line = LineBox()
        line.setAccessibleName(name)
        line.setToolTip(f"{name} กรอกแบบ ต.ค. 66")
        line.setFixedWidth(em(self, 6))
        line.returnPressed.connect(self._end)
        line.installEventFilter(self)
        return line

    def _on_earlier(self) -> None:
        first, last = self._months
        self.chosen.emit(shifted(first, -1), last)

    def _on_later(self) -> None:
        first, last = self._months
        self.chosen.emit(first, shifted(last, 1))

    def _end(self) -> None:
        self._take()
        self.typing_over.emit()

    def _take(self) -> None:
        """Choose the months that were typed; what is none is told, and put right."""
        shown = tuple(short_month_and_year(month) if month else "" for month in self._months)
        typed = (self.first.text().strip(), self.last.text().strip())
        if typed == shown or not shown[0]:
            return
        try:
            first, last = (month_entry(text, year_of(self._months[0])) for text in typed)
        except EntryError as error:
            self._refuse(str(error))
            return
        if first > last:
            self._refuse(f"เดือนแรก {typed[0]} อยู่หลังเดือนสุดท้าย {typed[1]}")
        elif len(months_between(first, last)) > _MOST:
            self._refuse(f"ตารางกว้างได้ไม่เกิน {_MOST} เดือน")
        elif (first, last) != self._months:
            self.chosen.emit(first, last)
        else:
            self._show_again()

    def _refuse(self, words: str) -> None:
        self._show_again()
        self.refused.emit(words)

    def _show_again(self) -> None:
        for line, month in zip((self.first, self.last), self._months, strict=True):
            line.setText(short_month_and_year(month) if month else "")

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched in (self.first, self.last):
            self._end()
        return False
