import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.window.widgets.difference_list import Sides
from desktop.window.widgets.differences_dialog import DifferencesDialog
from forms.editing.comparing import Difference
from tests.desktop.dialogs import answer

DIFFERENCES = (
    Difference("โครงการ “ก” › จำนวนเงิน", "1", "2"),
    Difference("คำนำ", "", "<b>หนึ่ง</b>\nสอง"),
)


@pytest.fixture
def dialog_of(qtbot, theme):
    """Makes a dialog over the differences, in a window."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def made(differences=DIFFERENCES, **more):
        return DifferencesDialog(
            theme,
            parent,
            title="มีแผนนี้อยู่แล้ว",
            words="จะทำอย่างไร",
            more="เลิกทำได้",
            differences=differences,
            sides=Sides("แผนที่มีอยู่", "แผนในแฟ้ม"),
            answers=("แทนที่", "เก็บทั้งสอง", "ยกเลิก"),
            **more,
        )

    return made


def test_each_difference_is_a_card_with_both_values(dialog_of):
    dialog = dialog_of()
    model = dialog.list.model()
    read = [
        model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]
    assert read == [
        "โครงการ “ก” › จำนวนเงิน\nแผนที่มีอยู่: 1\nแผนในแฟ้ม: 2",
        "คำนำ\nแผนที่มีอยู่: ไม่มี\nแผนในแฟ้ม: <b>หนึ่ง</b> / สอง",
    ]


def test_answer_is_the_button_that_was_pressed(dialog_of):
    dialog = dialog_of()
    buttons = {each.text(): each for each in dialog.findChildren(QPushButton)}
    answer(lambda _dialog: buttons["เก็บทั้งสอง"].click())
    dialog.exec()
    assert dialog.answer == "เก็บทั้งสอง"


def test_closing_changes_nothing(dialog_of):
    dialog = dialog_of()
    answer(lambda each: each.reject())
    dialog.exec()
    assert dialog.answer == "ยกเลิก"


def test_enter_is_the_first_answer_or_the_careful_one(qtbot, dialog_of):
    answers = []
    for careful in (False, True):
        dialog = dialog_of(careful=careful)
        answer(lambda each: qtbot.keyClick(each, Qt.Key.Key_Return))
        dialog.exec()
        answers.append(dialog.answer)
    assert answers == ["แทนที่", "ยกเลิก"]


def test_list_without_differences_takes_no_room(dialog_of):
    assert dialog_of(()).list.isHidden()
