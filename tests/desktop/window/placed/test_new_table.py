"""The questions before a table is put into a text: an empty one, or what was copied."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.window.placed.new_table import NewTableDialog


@pytest.fixture
def asked(qtbot):
    def asking(copied=""):
        QGuiApplication.clipboard().setText(copied)
        dialog = NewTableDialog()
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return asking


def test_empty_table_of_the_wanted_size(asked):
    dialog = asked()
    assert not dialog.kinds[1].isEnabled()
    assert not dialog.is_filled
    dialog.columns.setValue(5)
    dialog.rows.setValue(12)
    dialog.head.setValue(2)
    dialog.title.setText(" เป้าหมาย ")
    made = dialog.table()
    assert (made.title, len(made.head), len(made.rows)) == ("เป้าหมาย", 2, 12)
    assert {len(row.cells) for row in (*made.head, *made.rows)} == {5}


def test_copied_cells_are_offered_first(asked):
    dialog = asked("ก\tข\n1\t2\n3\t4\n")
    assert dialog.is_filled
    assert "(2 คอลัมน์ 3 แถว)" in dialog.kinds[1].text()
    assert not dialog.columns.isEnabled()
    made = dialog.table()
    assert [row.cells for row in made.head] == [("ก", "ข")]
    assert [row.cells for row in made.rows] == [("1", "2"), ("3", "4")]
    dialog.kinds[0].click()
    assert dialog.columns.isEnabled()
    assert len(dialog.table().rows) == 4


def test_one_copied_word_is_no_table(asked):
    assert not asked("คำ").kinds[1].isEnabled()
    assert asked("หนึ่ง\nสอง").kinds[1].isEnabled()


@pytest.mark.parametrize(("key", "taken"), [(Qt.Key.Key_Return, 1), (Qt.Key.Key_Escape, 0)])
def test_keys_answer(asked, key, taken):
    dialog = asked()
    dialog.columns.setFocus()
    QTest.keyClick(dialog, key)
    assert dialog.result() == taken
    assert not dialog.isVisible()
