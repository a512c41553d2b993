"""The document of a review: painted where it is in sight, what is chosen framed in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QModelIndex, Signal

from desktop.window.reading.document_rows import (
    DocumentRow,
    DocumentRows,
    document_rows,
    row_card,
)
from desktop.window.widgets.card_model import CardModel
from desktop.window.widgets.row_view import RowView
from desktop.window.widgets.theme import Theme
from forms.reading.outline import Outline, Spot
from forms.reading.review.account import State


class DocumentView(RowView[DocumentRow]):
    """A list of the paragraphs and table rows; `cell_chosen` gives the cell that was clicked."""

    cell_chosen = Signal(object)  # the DocumentCell

    def __init__(self, theme: Theme, outline: Outline, state_of: Callable[[Spot], State]) -> None:
        model: CardModel[DocumentRow] = CardModel(row_card)
        model.set_items(document_rows(outline))
        self._painted = DocumentRows(theme, state_of)
        super().__init__(model, self._painted, "เอกสาร")
        model.setParent(self)
        self._row_of = {
            unit: at
            for at, row in enumerate(model.items)
            for cell in row.cells
            for unit in cell.units
        }
        self.clicked.connect(self._on_clicked)

    @property
    def marked(self) -> frozenset[Spot]:
        """The paragraphs and cells that are framed."""
        return self._painted.marked

    def mark(self, units: Iterable[Spot]) -> None:
        """Frame paragraphs and cells, and bring the first of them into sight."""
        those = tuple(units)
        self._painted.marked = frozenset(those)
        row = self._row_of.get(those[0]) if those else None
        if row is not None:
            self.scrollTo(self.items.index(row), RowView.ScrollHint.EnsureVisible)
        self.viewport().update()

    def _on_clicked(self, _index: QModelIndex) -> None:
        row = self.chosen
        cell = self._painted.cell_at(row, self.pressed_at.x()) if row is not None else None
        if cell is not None:
            self.cell_chosen.emit(cell)
