"""The dialog in which the columns of a list are matched with those of a grid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QGridLayout,
    QTableView,
    QWidget,
)

from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import check_box, push_button
from desktop.window.widgets.dialog_layout import answers, dialog_column, labelled
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, px, resize_within_screen
from desktop.window.widgets.tokens import GAP_2, GAP_3
from forms.editing.list_matching import has_headings, matched, picked

if TYPE_CHECKING:
    from desktop.window.grid import Grid
    from forms.excel.lists import Sheet

_SHOWN_ROWS = 6
# Fields for columns in a line.
_BESIDE = 2


class ListDialog(QDialog):
    """Shows what becomes of a list; `take` adds its entries below the rows of the grid."""

    def __init__(self, grid: Grid, sheets: Sequence[Sheet], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        self._sheets = tuple(sheets)
        self._columns = [at for at, column in enumerate(grid.model.columns) if column.writable]
        columns = [grid.model.columns[at] for at in self._columns]
        self._words = [column.words for column in columns]
        self._coded = [column.path == ("code",) or bool(column.target) for column in columns]
        self.setWindowTitle(f"นำเข้ารายการ{grid.model.name}")
        self.sheet = Combo()
        self.sheet.addItems([sheet.name or "-" for sheet in sheets])
        self.sheet.currentIndexChanged.connect(lambda _row: self._show_sheet())
        self.headed = check_box("แถวแรกเป็นหัวคอลัมน์(&H)")
        self.headed.toggled.connect(lambda _on: self._match())
        self.boxes = [self._box(words) for words in self._words]
        self.preview = QTableView()
        self.preview.setObjectName("sheet")
        self.preview.setAccessibleName("ตัวอย่างรายการที่จะนำเข้า")
        self.preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.preview.setTabKeyNavigation(False)
        self.preview.verticalHeader().hide()
        self.preview.horizontalHeader().setStretchLastSection(True)
        self.preview.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.preview.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self._model = QStandardItemModel(self)
        self.preview.setModel(self._model)
        self._summary = Label()
        self._summary.setWordWrap(True)
        self._arrange()
        self._show_sheet()

    def take(self) -> int:
        """Add the entries, as one step; gives how many."""
        entries, _ = self._entries()
        start = len(self._grid.model.records)
        texts = {
            (start + row, self._columns[at]): text
            for row, entry in enumerate(entries)
            for at, text in entry.items()
        }
        name = self._grid.model.name
        self._grid.changes.write(texts, f"นำเข้า{name} {len(entries)} รายการ")
        return len(entries)

    def _arrange(self) -> None:
        self.accept_button = push_button("นำเข้า", "import", self.accept, primary=True)
        fields = QGridLayout()
        fields.setHorizontalSpacing(px(GAP_3))
        fields.setVerticalSpacing(px(GAP_2))
        asked = list(zip(self._words, self.boxes, strict=True))
        if len(self._sheets) > 1:
            asked.insert(0, ("แผ่นงาน", self.sheet))
        for at, (words, box) in enumerate(asked):
            fields.addLayout(labelled(words, box), at // _BESIDE, at % _BESIDE)
        hint = Label("เลือกว่าคอลัมน์ใดของรายการคือช่องใดของแผน")
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        column = dialog_column(self)
        column.addWidget(hint)
        column.addWidget(self.headed)
        column.addLayout(fields)
        column.addWidget(self.preview, 1)
        column.addWidget(self._summary)
        column.addWidget(answers(self, self.accept_button))
        rows = -(-len(asked) // _BESIDE)
        resize_within_screen(self, 52, 26 + 3.6 * rows)

    def _box(self, words: str) -> QComboBox:
        box = Combo()
        box.setAccessibleName(words)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        box.currentIndexChanged.connect(lambda _row: self._show_entries())
        return box

    @property
    def _rows(self) -> Sequence[Sequence[str]]:
        return self._sheets[max(0, self.sheet.currentIndex())].rows

    def _show_sheet(self) -> None:
        self.headed.blockSignals(True)  # noqa: FBT003
        self.headed.setChecked(has_headings(self._rows, self._words))
        self.headed.blockSignals(False)  # noqa: FBT003
        self._match()

    def _match(self) -> None:
        """Offer the columns of the list, and choose those that fit."""
        rows, headed = self._rows, self.headed.isChecked()
        found = matched(rows, self._words, headed=headed, coded=self._coded)
        width = max(len(row) for row in rows)
        for at, box in enumerate(self.boxes):
            box.blockSignals(True)  # noqa: FBT003
            box.clear()
            box.addItem("ไม่นำเข้า", None)
            for theirs in range(width):
                # Without headings a column is known by what stands in it.
                text = " ".join(rows[0][theirs].split())[:40]
                box.addItem(f"{_letters(theirs)}: {text}", theirs)
            box.setCurrentIndex(found.get(at, -1) + 1)
            box.blockSignals(False)  # noqa: FBT003
        self._show_entries()

    def _entries(self) -> tuple[list[dict[int, str]], int]:
        columns = {
            at: box.currentData()
            for at, box in enumerate(self.boxes)
            if box.currentData() is not None
        }
        code = self._code()
        model = self._grid.model
        known = (
            []
            if code is None
            else [model.text(row, self._columns[code]) for row in range(len(model.records))]
        )
        return picked(self._rows, columns, headed=self.headed.isChecked(), code=code, known=known)

    def _code(self) -> int | None:
        """The column of the codes that tell entries apart, where the list has them."""
        columns = self._grid.model.columns
        codes = [n for n, at in enumerate(self._columns) if columns[at].path == ("code",)]
        required = codes and self._grid.model.is_required(self._columns[codes[0]])
        return codes[0] if required else None

    def _show_entries(self) -> None:
        entries, skipped = self._entries()
        shown = [at for at, box in enumerate(self.boxes) if box.currentData() is not None]
        self._model.clear()
        self._model.setHorizontalHeaderLabels([self._words[at] for at in shown])
        for entry in entries[:_SHOWN_ROWS]:
            self._model.appendRow([QStandardItem(entry.get(at, "")) for at in shown])
        for at in range(len(shown)):
            self.preview.setColumnWidth(at, em(self, 9))
        left = f" · ข้าม {skipped} รายการที่มีรหัสนี้แล้ว" if skipped else ""
        self._summary.setText(f"จะนำเข้า {len(entries)} รายการ{left}")
        self.accept_button.setEnabled(bool(entries))


def _letters(column: int) -> str:
    """The name of a column as a spreadsheet has it: A, B … AA."""
    first, last = divmod(column, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)
