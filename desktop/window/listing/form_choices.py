"""The forms of a list's figures, days and file, to be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import check_box
from desktop.window.widgets.plain_words import Label, set_tip
from desktop.window.widgets.theme import em, set_role
from forms.listing.forms import Dates, Forms

_DIGITS = (("เลขอารบิก 123", "arabic"), ("เลขไทย ๑๒๓", "thai"))
_ERAS = (("พุทธศักราช (พ.ศ.)", "buddhist"), ("คริสต์ศักราช (ค.ศ.)", "common"))
_DECIMALS: tuple[tuple[str, int | None], ...] = (
    ("ตามที่กรอก", None),
    *((f"{places} ตำแหน่ง" if places else "ไม่มีทศนิยม", places) for places in range(7)),
)
_ENCODINGS = (
    ("UTF-8 มีเครื่องหมายนำ (Excel)", "utf-8-sig"),
    ("UTF-8", "utf-8"),
    ("cp874 (Windows ไทย)", "cp874"),
    ("UTF-16", "utf-16"),
)
_SEPARATORS = (("จุลภาค ,", ","), ("อัฒภาค ;", ";"), ("แท็บ", "\t"))
# Three of names with choices below, and one of checks.
_ROWS = 7


class FormChoices(QWidget):
    """Shows `Forms`, and gives them as they are chosen; `changed` says of each choice.

    `day`, of the Buddhist era, is what the patterns of days are chosen by.
    """

    changed = Signal()

    def __init__(self, day: str) -> None:
        super().__init__()
        self._day = day
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(em(self, 0.8))
        self._grid.setVerticalSpacing(em(self, 0.2))
        self.digits = self._box("ตัวเลข", _DIGITS)
        self.era = self._box("ปี", _ERAS)
        self.dates = self._box("วันที่", [(each, each) for each in get_args(Dates)])
        self.decimals = self._box("ทศนิยม", _DECIMALS)
        self.encoding = self._box("รหัสอักษรของ CSV", _ENCODINGS)
        self.separator = self._box("ตัวคั่นของ CSV", _SEPARATORS)
        self.thousands = self._check("คั่นหลักพัน 1,000", 0)
        self.cells_of_values = self._check("Excel คำนวณได้", 1)
        set_tip(self.cells_of_values, "ตัวเลขและวันที่เป็นค่าที่ Excel คำนวณและเรียงได้ ไม่ใช่ข้อความ")
        self._grid.setRowStretch(_ROWS, 1)
        self._show_days()

    def show_forms(self, forms: Forms) -> None:
        """Show what is chosen."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        for name in ("digits", "era", "dates", "decimals", "encoding", "separator"):
            box: QComboBox = getattr(self, name)
            box.setCurrentIndex(box.findData(getattr(forms, name)))
        self.thousands.setChecked(forms.thousands)
        self.cells_of_values.setChecked(forms.cells_of_values)
        self._show_days()
        self.blockSignals(False)  # noqa: FBT003 - as above

    def forms(self) -> Forms:
        """What is chosen."""
        return Forms(
            digits=self.digits.currentData(),
            era=self.era.currentData(),
            dates=self.dates.currentData(),
            encoding=self.encoding.currentData(),
            separator=self.separator.currentData(),
            decimals=self.decimals.currentData(),
            thousands=self.thousands.isChecked(),
            cells_of_values=self.cells_of_values.isChecked(),
        )

    def _box(self, words: str, choices: Sequence[tuple[str, Any]]) -> QComboBox:
        """A choice under its name, two beside each other."""
        box = Combo()
        box.setAccessibleName(words)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        for said, value in choices:
            box.addItem(said, value)
        box.currentIndexChanged.connect(lambda _at: self._on_changed())
        label = Label(words)
        set_role(label, "caption")
        label.setBuddy(box)
        at = self._grid.count() // 2
        self._grid.addWidget(label, at // 2 * 2, at % 2)
        self._grid.addWidget(box, at // 2 * 2 + 1, at % 2)
        return box

    def _check(self, words: str, column: int) -> QCheckBox:
        box = check_box(words)
        box.toggled.connect(lambda _on: self._on_changed())
        # Its column is as wide as the choices above it.
        self._grid.addWidget(box, _ROWS - 1, column, Qt.AlignmentFlag.AlignLeft)
        return box

    def _on_changed(self) -> None:
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        """Let each pattern be a day, as it would be written."""
        if not hasattr(self, "cells_of_values"):
            return
        for at, dates in enumerate(get_args(Dates)):
            forms = Forms(self.digits.currentData(), self.era.currentData(), dates)
            self.dates.setItemText(at, forms.day(self._day))
