"""One formula of an indicator: its fields, and the fraction they make, drawn beside them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.places import Place, value_at
from desktop.window.fields.field_form import FieldForm
from desktop.window.fields.fraction_view import FractionView
from desktop.window.fields.record_stack import PlaceOf
from desktop.window.page import Tools
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.folding_row import FoldingRow
from desktop.window.widgets.writing import writing
from forms.editing.changes import EVERYTHING, Change

# Narrower than so many letters the fraction stands below the fields.
_ROOMY = 36


class FormulaEditor(FoldingRow):
    """Fields of the formula at a place. The fraction follows every change of the plan.

    `put` puts the line of the formula with a number into a text of its measure.
    """

    def __init__(self, tools: Tools, place_of: PlaceOf, put: Callable[[int], object]) -> None:
        super().__init__(_ROOMY)
        self._put = put
        self._tools = tools
        self._place_of = place_of
        self.form = FieldForm(tools, place_of(), columns=2, least=14)
        self.form.add("label", span=1)
        self.form.add("multiplier", span=1)
        self.form.add("numerator", lines=1)
        self.form.add("denominator", lines=1)
        self.fraction = FractionView(tools.theme)
        self.put_button = push_button("แทรกสูตรนี้ในข้อความ", "formula", self._on_put)
        self.put_button.setToolTip("สูตรจะพิมพ์ที่บรรทัดที่แทรก ถ้าไม่แทรก จะพิมพ์ต่อจากวิธีคำนวณ")
        writing(self.put_button)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fraction, 1)
        column.addWidget(self.put_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self.form, 3)
        self.add(beside, 2)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the formula as it is now."""
        place = self._place_of()
        self.form.set_root(place, change)
        if place is not None and change.touches(place):
            self.fraction.show_formula(value_at(self._tools.session.package, place))

    def show_place(self, place: Place) -> bool:
        """Bring one of the fields into sight: the first for the formula itself."""
        if not self.form.show_place(place):
            self.form.fields[0].focus()
        return True

    def _on_put(self) -> None:
        place = self._place_of()
        if place is not None:
            self._put(int(place[-1]) + 1)
