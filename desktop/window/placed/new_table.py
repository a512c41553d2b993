"""The questions before a table is put into a text: an empty one, or what was copied."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSpinBox,
    QWidget,
)

from db.package.bounds import MOST_COLUMNS, MOST_HEAD_ROWS
from db.records import TextTable
from desktop.window.fields.text_editors import LineBox
from desktop.window.grid.clipboard import Block, block_of
from desktop.window.widgets.controls import push_button, radio_button
from desktop.window.widgets.dialog_layout import answers, dialog_column, labelled
from desktop.window.widgets.fitting_dialog import FittingDialog
from desktop.window.widgets.pasted import PasteError
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import GAP_3
from forms.editing.text_tables import empty_table, table_of

_COLUMNS, _ROWS, _MOST_ROWS = 3, 4, 200
_EMPTY, _COPIED = range(2)


class NewTableDialog(FittingDialog):
    """Asks; `table` is the answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("แทรกตาราง")
        self._block: Block = ()
        self._trouble = ""
        try:
            self._block = block_of(QGuiApplication.clipboard().mimeData())
        except PasteError as error:
            self._trouble = str(error)
        self._kinds = QButtonGroup(self)
        self.kinds = (radio_button("ตารางเปล่า"), radio_button(self._copied_words()))
        for number, button in enumerate(self.kinds):
            self._kinds.addButton(button, number)
        is_table = len(self._block) > 1 or any(len(line) > 1 for line in self._block)
        self.kinds[_COPIED].setEnabled(is_table)
        self.kinds[_COPIED if is_table else _EMPTY].setChecked(True)
        self._kinds.idToggled.connect(self._on_kind_chosen)
        self.columns = _spin("จำนวนคอลัมน์", _COLUMNS, 1, MOST_COLUMNS)
        self.rows = _spin("จำนวนแถว", _ROWS, 1, _MOST_ROWS)
        self.head = _spin("จำนวนแถวหัวตาราง", 1, 0, MOST_HEAD_ROWS)
        self.title = LineBox()
        self.title.setAccessibleName("ชื่อตาราง")
        self._arrange()
        self._on_kind_chosen()

    @property
    def is_filled(self) -> bool:
        """Whether the table has what was copied in it."""
        return self._kinds.checkedId() == _COPIED

    def table(self) -> TextTable:
        """The table that is wanted."""
        title, head = self.title.text().strip(), self.head.value()
        if self.is_filled:
            return table_of(self._block, head, title)
        return empty_table(self.columns.value(), self.rows.value(), head, title)

    def _copied_words(self) -> str:
        if self._trouble:
            return self._trouble
        wide = max((len(line) for line in self._block), default=0)
        size = f" ({wide} คอลัมน์ {len(self._block)} แถว)" if self._block else ""
        return f"ตารางที่คัดลอกไว้จาก Excel หรือ Word{size}"

    def _on_kind_chosen(self) -> None:
        for spin in (self.columns, self.rows):
            spin.setEnabled(not self.is_filled)

    def _arrange(self) -> None:
        sizes = QHBoxLayout()
        sizes.setSpacing(px(GAP_3))
        for words, control in (
            ("คอลัมน์", self.columns),
            ("แถว (ไม่รวมหัวตาราง)", self.rows),
            ("แถวหัวตาราง", self.head),
        ):
            sizes.addLayout(labelled(words, control))
        column = dialog_column(self)
        for button in self.kinds:
            column.addWidget(button)
        column.addLayout(sizes)
        column.addLayout(labelled("ชื่อตาราง (เว้นว่างได้)", self.title))
        column.addStretch(1)
        agree = push_button("แทรกตาราง", "table", self.accept, primary=True)
        column.addWidget(answers(self, agree))


def _spin(name: str, value: int, least: int, most: int) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(least, most)
    spin.setValue(value)
    spin.setAccessibleName(name)
    return spin
