"""A table within a text, in a window of its own: its title, its rows and its columns."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from db.package.bounds import MOST_HEAD_ROWS
from db.places import Place, spec_at
from db.records import TextTable
from desktop.window.fields.fields import Field
from desktop.window.fields.text_editors import LineBox
from desktop.window.page import Tools
from desktop.window.placed.placed_dialog import PlacedDialog
from desktop.window.placed.table_grid import TableChanges, TableModel, TableView, column_widths
from desktop.window.widgets.controls import tool_button
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, resize_within_screen
from desktop.window.widgets.writing import writing
from forms.editing import text_tables
from forms.editing.entry import entry_value
from forms.editing.entry_error import EntryError
from forms.editing.placed_texts import width_of
from forms.editing.text_tables import rows_of, share_of, why_not
from forms.figures import figure

_HINT = (
    "กรอกหรือวางจาก Excel ได้เลย ช่องที่กินหลายคอลัมน์ กรอกในช่องแรกแล้วเว้นช่องถัดไป "
    "Enter ไปแถวถัดไป Alt+Enter ขึ้นบรรทัดใหม่ Ctrl+Z เลิกทำ"
)

_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_KEYS = Qt.Key.Key_Insert, Qt.Key.Key_Delete


class TableDialog(PlacedDialog):
    """Changes the table with a key; each change is a step of the plan."""

    def __init__(self, tools: Tools, key: str, parent: QWidget | None = None) -> None:
        super().__init__(tools, "tables", key, parent)
        self.setWindowTitle("ตาราง")
        self.title = Field(
            tools, lambda: None if self.place is None else (*self.place, "title"), parent=self
        )
        self.head = QSpinBox()
        self.head.setRange(0, MOST_HEAD_ROWS)
        self.head.setAccessibleName("จำนวนแถวหัวตาราง")
        self.head.valueChanged.connect(self._on_head_chosen)
        self.share = LineBox()
        self.share.setAccessibleName("ความกว้างของคอลัมน์ที่เลือก")
        self.share.setToolTip("กว้างเป็นกี่เท่าของคอลัมน์อื่น เช่น 2 เว้นว่างคือ 1")
        self.share.setMaximumWidth(em(self, 4))
        self.share.edited.connect(self._on_share_edited)
        self.share.editing_ended.connect(self._on_share_typed)
        self.said = Label(_HINT)
        self.said.setObjectName("hint")
        self.said.setWordWrap(True)
        self._holder = QWidget()
        self._grid_column = QHBoxLayout(self._holder)
        self._grid_column.setContentsMargins(0, 0, 0, 0)
        self.view: TableView | None = None
        self._arrange()
        self.refresh()
        resize_within_screen(self, 56, 34)

    @property
    def table(self) -> TextTable:
        """The table as it is now."""
        table: TextTable = self.record
        return table

    def refresh(self) -> None:
        """Show the table as it is now; the cursor stays where it was."""
        table = self.table
        width = max(1, width_of(table))
        if self.view is None or len(self.view.grid.columns) != width:
            self._make_view(width)
        else:
            self.view.grid.refresh()
            self.view.viewport().update()
        self.title.refresh()
        self.head.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.head.setMaximum(min(MOST_HEAD_ROWS, len(rows_of(table)) - 1))
        self.head.setValue(len(table.head))
        self.head.blockSignals(False)  # noqa: FBT003
        self._show_share()

    def show_place(self, place: Place) -> None:
        """Put the cursor into a cell, or the focus into another of the fields."""
        match place[3:]:
            case ("title", *_):
                self.title.focus()
            case ("head" | "rows" as name, int(at), *cell):
                column = next((part for part in cell if isinstance(part, int)), 0)
                self._show_cell(at + (len(self.table.head) if name == "rows" else 0), column)
            case ("widths", int(column), *_):
                self._show_cell(0, column)
                self.share.setFocus()
            case _:
                self._show_cell(0, 0)

    def change(self, make: Callable[[TextTable], TextTable], words: str) -> bool:
        """Put another table in the place of this one, where a plan takes it."""
        place = self.place
        if place is None:
            return False
        table = make(self.table)
        trouble = why_not(table)
        if trouble:
            self.said.setText(trouble)
            return False
        self.said.setText(_HINT)
        self.tools.session.start_typing()
        self.tools.session.set_value(place, table, words)
        return True

    def _arrange(self) -> None:
        bar = FlowRow()
        rows = (
            tool_button("add", "แทรกแถว (Insert)", self._insert_row),
            tool_button("remove", "ลบแถว (Ctrl+-)", self._remove_rows),
            tool_button("up", "ย้ายแถวขึ้น (Alt+Shift+↑)", lambda: self._move(-1)),
            tool_button("down", "ย้ายแถวลง (Alt+Shift+↓)", lambda: self._move(1)),
        )
        columns = (
            tool_button("column-add", "แทรกคอลัมน์ก่อนคอลัมน์ที่เลือก (Ctrl+Insert)", self.add_column),
            tool_button("column-after", "แทรกคอลัมน์หลังคอลัมน์ที่เลือก", self.add_column_after),
            tool_button("column-remove", "ลบคอลัมน์ที่เลือก (Ctrl+Delete)", self.remove_column),
        )
        writing(*rows, *columns, self.head, self.share)
        bar.add(*rows)
        bar.add(*columns)
        for words, control in (("แถวหัวตาราง", self.head), ("ความกว้างคอลัมน์", self.share)):
            label = Label(words)
            label.setBuddy(control)
            bar.add(label, control)
        self.column.addWidget(self.title)
        self.column.addWidget(bar)
        self.column.addWidget(self._holder, 1)
        self.column.addWidget(self.said)
        self.end()

    def _make_view(self, width: int) -> None:
        """Show the cells of so many columns, with the cursor where it was."""
        before = self.view
        row, column, had_focus = 0, 0, True
        if before is not None:
            index = before.currentIndex()
            row, column, had_focus = index.row(), index.column(), before.hasFocus()
            self._grid_column.removeWidget(before)
            before.hide()
            before.deleteLater()
        widths = column_widths(self.table)
        model = TableModel(self.tools.session, lambda: self.place, widths)
        changes = TableChanges(self.tools.session, model, self.change)
        view = self.view = TableView(self.tools.theme, model, changes)
        model.setParent(view)
        view.had_no_effect.connect(self.said.setText)
        view.selectionModel().currentChanged.connect(lambda *_: self._show_share())
        view.installEventFilter(self)
        self._grid_column.addWidget(view)
        view.show()
        # Its rows were there before it: nothing has told it to measure them.
        view.measure()
        view.show_cell(max(0, row), max(0, min(column, width - 1)))
        if had_focus:
            view.setFocus()

    def _show_cell(self, row: int, column: int) -> None:
        if self.view is not None:
            self.view.show_cell(row, column)
            self.view.setFocus()

    @property
    def _at(self) -> int:
        """The column that the cursor is in."""
        return max(0, self.view.currentIndex().column()) if self.view is not None else 0

    def _insert_row(self) -> None:
        if self.view is not None:
            self.view.edits.insert_row()

    def _remove_rows(self) -> None:
        if self.view is not None:
            self.view.edits.remove_rows()

    def _move(self, by: int) -> None:
        if self.view is not None:
            self.view.edits.move_rows(by)

    def add_column(self) -> None:
        """Put an empty column before that of the cursor."""
        at = self._at
        self.change(lambda table: text_tables.with_column(table, at), "แทรกคอลัมน์")

    def add_column_after(self) -> None:
        """Put an empty column behind that of the cursor, and go there."""
        at = self._at + 1
        if self.change(lambda table: text_tables.with_column(table, at), "แทรกคอลัมน์"):
            self._show_cell(max(0, self.view.currentIndex().row()) if self.view else 0, at)

    def remove_column(self) -> None:
        """Take the column of the cursor away; the last one stays."""
        at = self._at
        if width_of(self.table) <= 1:
            self.said.setText("ตารางต้องมีอย่างน้อยหนึ่งคอลัมน์ ลบทั้งตารางได้ในข้อความ")
            return
        self.change(lambda table: text_tables.without_column(table, at), "ลบคอลัมน์")

    def _on_head_chosen(self, count: int) -> None:
        self.change(lambda table: text_tables.with_head(table, count), "แก้จำนวนแถวหัวตาราง")

    def _show_share(self) -> None:
        self.share.show_words(self._share_words())

    def _share_words(self) -> str:
        share = share_of(self.table, self._at)
        return "" if share is None else figure(share)

    def _on_share_edited(self) -> None:
        """Keep it as it is typed."""
        if self.place is not None:
            place = (*self.place, "widths", self._at, "share")
            self.tools.session.typing(place, self.share.words, self._share_words())

    def _on_share_typed(self) -> None:
        if self.place is None:
            return
        spec = spec_at((*self.place, "widths", 0, "share"))
        try:
            share: Decimal | None = entry_value(
                spec, self.share.words(), self.tools.session.package
            )
        except EntryError as error:
            self.said.setText(str(error))
            return
        at = self._at
        if (share or Decimal(1)) != (share_of(self.table, at) or Decimal(1)):
            self.change(lambda table: text_tables.with_share(table, at, share), "แก้ความกว้างคอลัมน์")
        self.tools.session.typing_ended()

    # Qt's own names from here on.

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keys of the columns."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~_KEYPAD != _CONTROL or event.key() not in _KEYS:
            return False
        (self.add_column if event.key() == _KEYS[0] else self.remove_column)()
        return True
