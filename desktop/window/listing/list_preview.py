"""The first rows of a list, as they will be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop.window.widgets.theme import em
from forms.listing.mapping import ListMapping
from forms.listing.table import ListedRow

_WIDEST = 18


class ListPreview(QTableView):
    """Headings and rows, a line each."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.setAccessibleName("ตัวอย่างแถวแรกของรายการ")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)

    def show_rows(self, mapping: ListMapping, rows: Sequence[ListedRow]) -> None:
        """Show some rows under the headings of a mapping."""
        self._model.clear()
        self._model.setHorizontalHeaderLabels([each.heading for each in mapping.columns])
        for row in rows:
            self._model.appendRow([QStandardItem(_line(text)) for text in row.texts])
        self.resizeColumnsToContents()
        for at in range(self._model.columnCount()):
            self.setColumnWidth(at, min(self.columnWidth(at), em(self, _WIDEST)))


def _line(text: str) -> str:
    return text.replace("\n", " ¶ ")
