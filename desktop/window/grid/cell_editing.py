"""The ways in which a cell begins to be edited: typed over, gone on with, filled from elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop.clock import local_today
from desktop.window.grid.cell_editor import CellEditor
from desktop.window.grid.cell_look import CellLook
from desktop.window.grid.model import GridModel
from desktop.window.grid.row_filter import RowFilter
from forms.editing.today import today_text

_AGAIN = QAbstractItemView.EditTrigger.EditKeyPressed
# So many texts of a column are offered at most.
_MOST = 200


class CellEditing:
    """Opens the editor of the cell that the cursor is in; `editor` gives it."""

    def __init__(
        self,
        table: QTableView,
        rows: RowFilter,
        model: GridModel,
        look: CellLook,
        editor: Callable[[], CellEditor | None],
    ) -> None:
        self._table = table
        self._rows = rows
        self._model = model
        self._look = look
        self._editor = editor

    def go_on(self) -> None:
        """Go on at the end of what stands in the cell."""
        self._table.edit(self._table.currentIndex(), _AGAIN, None)  # type: ignore[call-overload]

    def begin_empty(self) -> None:
        """Begin anew, with nothing in it."""
        self._begin_with("")

    def begin_with_above(self) -> None:
        """Go on with what stands in the cell above."""
        index = self._table.currentIndex()
        if index.row() > 0:
            above = self._rows.mapToSource(index.siblingAtRow(index.row() - 1))
            self._begin_with(self._model.text(above.row(), above.column()), is_typing=False)

    def begin_with_today(self) -> None:
        """Begin with the day of today, or with the month where the cell holds one."""
        self._begin_with(self.today())

    def today(self) -> str:
        """Today as the cell has dates, or months."""
        column = self._rows.mapToSource(self._table.currentIndex()).column()
        package = self._model.package
        return today_text(local_today(), self._model.spec(column), package) if package else ""

    def open_list(self) -> None:
        """Offer what the cell is chosen from, or the texts that its column has."""
        index = self._table.currentIndex()
        column = self._rows.mapToSource(index).column()
        self.go_on()
        editor = self._editor()
        if editor is not None and not self._look.has_list(column):
            editor.offer_texts(self._texts(column))

    def _texts(self, column: int) -> list[str]:
        rows = range(len(self._model.records))
        texts = (self._model.text(row, column) for row in rows)
        return sorted(dict.fromkeys(text for text in texts if text))[:_MOST]

    def _begin_with(self, text: str, *, is_typing: bool = True) -> None:
        self.go_on()
        editor = self._editor()
        if editor is not None:
            editor.put_choices_away()
            editor.show_text(text)
            editor.put_cursor_last()
            editor.is_typing = is_typing
