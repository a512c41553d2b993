"""Dialogs of one make: a label over its field, answers at the right of the foot."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton

from desktop.window.widgets.controls import check_box, push_button, radio_button
from desktop.window.widgets.dialog_layout import answers, dialog_column, labelled
from desktop.window.widgets.tokens import GAP_4


@pytest.fixture
def dialog(qtbot, theme):  # in the letters that the program wears
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.field, dialog.taken = QLineEdit(), []  # type: ignore[attr-defined]
    agree = push_button("สร้างแผน", "", lambda: dialog.taken.append(1), primary=True)  # type: ignore[attr-defined]
    column = dialog_column(dialog)
    column.addLayout(labelled("หน่วยงาน", dialog.field, "ตัวอย่าง: กองใหม่"))  # type: ignore[attr-defined]
    column.addWidget(check_box("มีแผ่นงานข้อมูล"))
    column.addWidget(radio_button("ทั้งเล่ม"))
    column.addWidget(answers(dialog, agree))
    dialog.resize(600, 300)
    dialog.show()
    return dialog


def test_label_stands_over_its_field_and_names_it(dialog):
    label = next(each for each in dialog.findChildren(QLabel) if each.buddy() is dialog.field)
    spot = dialog.field.mapTo(dialog, QPoint(0, 0))
    assert label.geometry().bottom() < spot.y()
    assert label.x() == spot.x() == GAP_4
    assert dialog.field.accessibleName() == label.text() == "หน่วยงาน"


def test_answers_stand_at_the_right_the_first_most_wanted_and_enter_is_it(qtbot, dialog):
    agree, leave = dialog.findChildren(QPushButton)
    assert (agree.text(), leave.text()) == ("สร้างแผน", "ยกเลิก")
    spots = [each.mapTo(dialog, QPoint(each.width(), 0)).x() for each in (agree, leave)]
    assert spots[0] < spots[1] == dialog.width() - GAP_4
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.taken
    leave.click()
    assert not dialog.isVisible()
