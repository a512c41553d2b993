"""The rows of a grid that pass its filter, in the order that is asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt

from desktop.window.grid.model import GridModel, Index

RowTest = Callable[[Any, Callable[[int], str]], bool]


class RowFilter(QSortFilterProxyModel):
    """Filters and sorts when it is told to: a row that is edited stays where it is."""

    def __init__(self, model: GridModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._test: RowTest | None = None
        # The texts that are shown, by column.
        self._values: dict[int, frozenset[str]] = {}
        # What is written over a row in sight, for those who hear it.
        self.words_over: Callable[[int], str] = lambda _row: ""
        self.setDynamicSortFilter(False)
        self.setSourceModel(model)

    @property
    def is_plain(self) -> bool:
        """Whether every row is in sight, in the order of the plan."""
        return self._test is None and not self._values and self.sortColumn() < 0

    def set_test(self, test: RowTest | None) -> None:
        """Show the rows that pass; `test` gets a record, and the text of its column."""
        self._test = test
        self.invalidate()

    @property
    def filtered(self) -> tuple[int, ...]:
        """The columns of which only some texts are shown."""
        return tuple(self._values)

    def values_of(self, column: int) -> frozenset[str] | None:
        """The texts of a column whose rows are shown; None where all are."""
        return self._values.get(column)

    def set_values(self, column: int, values: Iterable[str] | None) -> None:
        """Show only the rows that have one of these texts in a column; None shows all."""
        if values is None:
            self._values.pop(column, None)
        else:
            self._values[column] = frozenset(values)
        self.invalidate()

    def show_all(self) -> None:
        """Show every row, in whatever order."""
        self._test = None
        self._values.clear()
        self.invalidate()

    def counts(self, column: int) -> dict[str, int]:
        """The texts of a column in the rows that the other columns let through, in order."""
        others = {at: kept for at, kept in self._values.items() if at != column}
        rows = (row for row in range(len(self._model.records)) if self._passes(row, others))
        found = Counter(self._model.text(row, column) for row in rows)
        return {
            text: found[text] for text in sorted(found, key=lambda text: (not text, _order(text)))
        }

    def source_row(self, row: int) -> int:
        """The row of the list that is in sight as `row`; those past the end follow on."""
        if self.is_plain:
            # A grid asks for each of its cells, which takes Qt longer than all the rest.
            return row
        shown = self.rowCount() - (1 if self._spare_in_sight() else 0)
        if row < shown:
            return self.mapToSource(self.index(row, 0)).row()
        return len(self._model.records) + row - shown

    def is_spare(self, row: int) -> bool:
        """Whether what is in sight as `row` waits for a new record."""
        return self._model.is_spare(self.source_row(row))

    def _spare_in_sight(self) -> bool:
        rows = self.rowCount()
        last = self.mapToSource(self.index(rows - 1, 0)) if rows else None
        return last is not None and self._model.is_spare(last.row())

    # Qt's own names from here on.

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if role != Qt.ItemDataRole.AccessibleTextRole:
            return super().headerData(section, orientation, role)
        if not across:
            own = str(super().headerData(section, orientation, role) or "")
            return f"{self.words_over(section)} {own}".strip()
        down = self.sortOrder() == Qt.SortOrder.DescendingOrder
        order = "เรียงจากมากไปน้อย" if down else "เรียงจากน้อยไปมาก"
        parts = (
            str(super().headerData(section, orientation) or ""),
            order if self.sortColumn() == section else "",
            "กรองอยู่" if section in self._values else "",
        )
        return ", ".join(filter(None, parts))

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        if self._test is None and not self._values:
            return True
        return not self._model.is_spare(row) and self._passes(row, self._values)

    def _passes(self, row: int, values: Mapping[int, frozenset[str]]) -> bool:
        text = self._model.text
        if any(text(row, column) not in kept for column, kept in values.items()):
            return False
        return self._test is None or self._test(
            self._model.records[row], lambda column: text(row, column)
        )

    def lessThan(self, left: Index, right: Index) -> bool:
        down = self.sortOrder() == Qt.SortOrder.DescendingOrder
        for index in (left, right):
            if self._model.is_spare(index.row()):
                # The row for a new record is the last, whichever way round.
                return (index is right) is not down
        one, other = (self._model.text(i.row(), i.column()) for i in (left, right))
        if bool(one) != bool(other):
            return bool(one) is not down
        return _order(one) < _order(other)


def _order(text: str) -> tuple[tuple[int, Decimal | str], ...]:
    """A text in the order of readers: 2 before 10, ก before ข."""
    try:
        return ((0, Decimal(text.replace(",", ""))),)
    except InvalidOperation:
        parts = re.split(r"(\d+)", text)
        return tuple((0, Decimal(p)) if p.isdecimal() else (1, p) for p in parts if p)
