"""What each row of a grid in sight shows, kept to paint only those that show something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.window.grid.captions import Captions
    from desktop.window.grid.cell_look import CellLook
    from desktop.window.grid.columns import Columns
    from desktop.window.grid.model import GridModel
    from desktop.window.grid.row_filter import RowFilter

_DOWN = Qt.Orientation.Vertical


class RowWords:
    """Compares what rows show with what they showed when they were compared last.

    What a cell shows may depend on any record of the plan. To ask for all that is said in a row
    takes a small part of the time in which it is painted.
    """

    def __init__(
        self,
        model: GridModel,
        rows: RowFilter,
        look: CellLook,
        columns: Columns,
        captions: Captions,
    ) -> None:
        self._model = model
        self._rows = rows
        self._look = look
        self._columns = columns
        self._captions = captions
        # By row in sight.
        self._known: dict[int, tuple[object, ...]] = {}

    def forget(self) -> None:
        """All rows are painted anew when the table comes into sight."""
        self._known = {}

    def unlike(self, rows: Iterable[int]) -> Iterator[int]:
        """Those of the rows in sight that show something else, or were not seen then."""
        before, self._known = self._known, {row: self._words(row) for row in rows}
        for row, words in self._known.items():
            if words != before.get(row):
                yield row

    def _words(self, row: int) -> tuple[object, ...]:
        """All that a row shows of the plan, and of what was found in it."""
        model, at = self._model, self._rows.source_row(row)
        cells = tuple(
            (
                model.shown(at, column) or model.hint(at, column),
                model.under(at, column),
                model.meter(at, column),
                model.sign(at, column),
                model.troubles.of_cell(at, model.columns[column].path),
                model.is_writable(column),
                self._look.indent(at, column),
            )
            for column in self._columns.open
        )
        over = self._captions.over(row)
        head = model.headerData(at, _DOWN), model.troubles.of_row(at)
        # The row for a new record invites otherwise where it is the only one.
        invites = model.is_spare(at) and bool(model.records)
        return (at, cells, head, model.is_head(at), model.is_struck(at), over, invites)
