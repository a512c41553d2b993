"""The months of an activity's steps: a row a step, a column a month, spans across."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.records import Step
from desktop.window.widgets.plain_words import tip
from forms.calendar import month_abbreviation, short_month_and_year
from forms.editing.spans import Spans, span_at, span_words

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")
_ROOT = QModelIndex()


class MilestoneModel(QAbstractTableModel):
    """Tells what each month of each step holds; it is changed through the session alone.

    With `spare` there is a last row, empty, which waits for a new step.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self._months: tuple[str, ...] = ()
        self._spare = 0

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the rows."""
        return self._steps

    @property
    def months(self) -> tuple[str, ...]:
        """The months 'YYYY-MM' of the columns."""
        return self._months

    def spans(self, row: int) -> Spans:
        """The spans of a row."""
        return self._steps[row].spans if row < len(self._steps) else ()

    def show(self, steps: Sequence[Step], months: Sequence[str], *, spare: bool = False) -> None:
        """Show other steps or months; rows and columns that stay are left where they are."""
        self._show_months(tuple(months))
        if spare != bool(self._spare):
            self.beginResetModel()
            self._spare = int(spare)
            self.endResetModel()
        self._show_steps(tuple(steps))

    def _show_months(self, months: tuple[str, ...]) -> None:
        head, gone, come = _difference(self._months, months)
        if gone:
            self.beginRemoveColumns(_ROOT, head, head + gone - 1)
            self._months = self._months[:head] + self._months[head + gone :]
            self.endRemoveColumns()
        if come:
            self.beginInsertColumns(_ROOT, head, head + come - 1)
            self._months = months
            self.endInsertColumns()

    def _show_steps(self, steps: tuple[Step, ...]) -> None:
        by = len(steps) - len(self._steps)
        head, _gone, _come = _difference(self._steps, steps)
        if by < 0:
            self.beginRemoveRows(_ROOT, head, head - by - 1)
            self._steps = self._steps[:head] + self._steps[head - by :]
            self.endRemoveRows()
        elif by > 0:
            self.beginInsertRows(_ROOT, head, head + by - 1)
            self._steps = (*self._steps[:head], *steps[head : head + by], *self._steps[head:])
            self.endInsertRows()
        before, self._steps = self._steps, steps
        if not self._months:
            return
        for row, (old, new) in enumerate(zip(before, steps, strict=True)):
            if new is not old:
                last = self.index(row, len(self._months) - 1)
                self.dataChanged.emit(self.index(row, 0), last)

    def words(self, row: int, month: str) -> str:
        """What a screen reader says of a month of a step."""
        if row >= len(self._steps):
            return f"ขั้นตอนใหม่ {short_month_and_year(month)} ว่าง"
        step = self._steps[row]
        found = span_at(step.spans, month)
        shown = short_month_and_year(month) + " ว่าง"
        if found is not None:
            span = step.spans[found]
            shown = span_words(span) + (f" “{span.label}”" if span.label else "")
        return f"ขั้นตอน {step.number} {shown}"

    # Qt's own names from here on.

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._steps) + self._spare

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._months)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        month = self._months[index.column()]
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            words = self.words(index.row(), month)
            return tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        rows = orientation is Qt.Orientation.Vertical
        if not 0 <= section < len(self._steps if rows else self._months):
            return None
        if rows:
            return self._steps[section].number if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return month_abbreviation(self._months[section])
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return short_month_and_year(self._months[section])
        return None


def _difference(old: Sequence[T], new: Sequence[T]) -> tuple[int, int, int]:
    """How many items at the start are the same, and how many go and come after them."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, len(old) - head - tail, len(new) - head - tail
