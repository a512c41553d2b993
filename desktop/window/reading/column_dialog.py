"""Asks what the columns of a table hold; it is remembered by their headings."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QScrollArea,
    QWidget,
)

from db.column_matches import ColumnMatch
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.dialog_layout import answers, dialog_column, labelled
from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import px, resize_within_screen, set_role
from desktop.window.widgets.tokens import GAP_2
from forms.reading.reading import ReadPlan
from forms.reading.review.columns import TableRead, form_tables, match_of

_NOT_USED = "ไม่ใช้คอลัมน์นี้"


class ColumnDialog(QDialog):
    """A choice a column: what it holds in a table of the forms, or nothing."""

    def __init__(self, read: ReadPlan, table: TableRead, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("คอลัมน์ของตารางนี้")
        self._read, self._shown = read, table
        self._tables = form_tables(read)
        self.table: QComboBox = Combo()
        for each in self._tables:
            self.table.addItem(each.words, each.name)
        names = [each.name for each in self._tables]
        self.table.setCurrentIndex(names.index(table.table) if table.table in names else 0)
        self.columns: list[QComboBox] = []
        inner = QWidget()
        grid = QGridLayout(inner)
        # Labels that are cut ask a grid for no room of their own.
        grid.setColumnMinimumWidth(0, px(180))
        grid.setColumnMinimumWidth(1, px(120))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.setSpacing(px(GAP_2))
        for at, column in enumerate(table.columns):
            heading, samples, choice = ElidedLabel(), ElidedLabel(), Combo()
            heading.set_words(" ".join(column.heading.split()) or f"(คอลัมน์ {at + 1})")
            set_role(samples, "caption")
            samples.set_words(" · ".join(" ".join(each.split()) for each in column.samples))
            choice.setAccessibleName(f"คอลัมน์ {at + 1} คือ")
            choice.setMinimumWidth(px(260))
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(12)
            self.columns.append(choice)
            for place, part in enumerate((heading, samples, choice)):
                grid.addWidget(part, at, place)
        grid.setRowStretch(len(table.columns), 1)
        self._fill()
        self.table.currentIndexChanged.connect(lambda _at: self._fill())
        self._arrange(inner)

    @property
    def match(self) -> ColumnMatch:
        """What was said of the columns."""
        table = self._tables[self.table.currentIndex()]
        holds = tuple(str(choice.currentData() or "") for choice in self.columns)
        return match_of(self._read, self._shown.block, table, holds)

    def _fill(self) -> None:
        """Offer the columns of the table that is chosen; what was read of it stays chosen."""
        table = self._tables[self.table.currentIndex()]
        for choice, column in zip(self.columns, self._shown.columns, strict=True):
            choice.clear()
            choice.addItem(_NOT_USED, "")
            for holds, heading in table.columns:
                choice.addItem(heading, holds)
            choice.setCurrentIndex(max(0, choice.findData(column.holds or _NOT_USED)))

    def _arrange(self, inner: QWidget) -> None:
        hint = Label(
            "เลือกว่าแต่ละคอลัมน์คือช่องใดของแบบฟอร์ม โปรแกรมจะอ่านเอกสารใหม่ทั้งฉบับ "
            "และจำไว้ใช้กับตารางที่มีหัวคอลัมน์เหมือนกัน"
        )
        hint.setWordWrap(True)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        column = dialog_column(self)
        column.addWidget(hint)
        column.addLayout(labelled("ตารางในแบบฟอร์ม", self.table))
        column.addWidget(area, 1)
        agree = push_button("อ่านใหม่ตามนี้", "", self.accept, primary=True)
        column.addWidget(answers(self, agree))
        resize_within_screen(self, 60, 34)
