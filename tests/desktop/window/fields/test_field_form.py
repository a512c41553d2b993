"""Fields of a record side by side: under labels of one line."""

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from db.records import Indicator, Package, Plan
from desktop.window.fields.field_form import FieldForm

INDICATOR = ("plan", "indicators", 0)


@pytest.fixture
def form(qtbot, tools_with):
    tools = tools_with(
        Package(
            Plan(
                fiscal_year=2567,
                edition="2567",
                indicators=(Indicator(key="i1", target="ร้อยละ 10"),),
            )
        )
    )
    page = QWidget()
    form = FieldForm(tools, INDICATOR, columns=12, least=2.7)
    for name, span in (("target", 3), ("target_value", 3), ("unit_of_measure", 2), ("weight", 2)):
        form.add(name, span=span)
    form.refresh()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(form)
    column.addStretch(1)
    qtbot.addWidget(page)
    page.show()
    yield form
    page.close()


@pytest.mark.parametrize("width", [240, 330, 420, 560, 900])
def test_label_of_a_narrow_field_has_one_line(form, width):
    form.window().resize(width, 400)
    QApplication.processEvents()
    for field in form.fields:
        label = field.label
        assert label.heightForWidth(label.width()) < 2 * label.fontMetrics().height()
        assert form.rect().contains(field.geometry())
