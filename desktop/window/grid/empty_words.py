"""What a table is for, and what comes first: below its row for a new record, while it has none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt

from desktop.window.grid.model import GridModel
from desktop.window.grid.view import GridView
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import GAP_2, PROSE_WIDTH


class EmptyWords(Label):
    """Lies over the empty part of a grid's view; nothing of the grid moves for it."""

    def __init__(self, view: GridView, model: GridModel, words: str) -> None:
        super().__init__(words, view.viewport())
        self._view = view
        self._model = model
        set_role(self, "caption")
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._place)
        view.viewport().installEventFilter(self)
        self._place()

    def _place(self) -> None:
        """Stand below the last row, where there is no record."""
        self.setVisible(not self._model.records)
        rows = self._view.model().rowCount()
        below = self._view.rowViewportPosition(rows - 1) + self._view.rowHeight(rows - 1)
        room = self._view.viewport().width() - px(GAP_2)
        width = min(px(PROSE_WIDTH), room)
        self.setGeometry(px(GAP_2), below + px(GAP_2), width, self.heightForWidth(width))

    # Qt's own names from here on.

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._place()
        return False
