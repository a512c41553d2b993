from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.window.widgets.difference_list import DifferencesDialog, Sides
from forms.editing.comparing import Difference


def test_each_difference_is_a_card_with_both_values(qtbot, theme):
    parent = QWidget()
    qtbot.addWidget(parent)
    differences = (
        Difference("โครงการ “ก” › จำนวนเงิน", "1", "2"),
        Difference("คำนำ", "", "<b>หนึ่ง</b>\nสอง"),
    )
    dialog = DifferencesDialog(theme, differences, Sides("แผนที่มีอยู่", "แผนในแฟ้ม"), parent)
    model = dialog.list.model()
    read = [
        model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]
    assert read == [
        "โครงการ “ก” › จำนวนเงิน\nแผนที่มีอยู่: 1\nแผนในแฟ้ม: 2",
        "คำนำ\nแผนที่มีอยู่: ไม่มี\nแผนในแฟ้ม: <b>หนึ่ง</b> / สอง",
    ]
