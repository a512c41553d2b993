"""The cells of the steps before their months: typed, nested, moved and pasted."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from db.package.file import package_bytes
from tests.desktop.window.called import cell_called
from tests.desktop.window.steps.hands import ALT, CONTROL, SHIFT, numbers, shown, type_in

NUMBER, TEXT, WEIGHT, SUM = "ลำดับ", "ขั้นตอน", "น้ำหนัก", "สะสม"


def test_weights_are_typed_and_progress_and_sum_follow(qtbot, tools, page, cells):
    assert page.board.foot.words.startswith("3 ขั้นตอน น้ำหนักขาด 25 · รวมน้ำหนัก (ร้อยละ) 75")
    cells.setCurrentIndex(cell_called(cells, 2, WEIGHT))
    editor = type_in(qtbot, cells, "50")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert shown(tools, 2).weight == 50
    progress = [cell_called(cells, row, SUM).data() for row in range(3)]
    assert progress == ["30", "50", "100"]
    assert page.board.foot.words.startswith("3 ขั้นตอน · รวมน้ำหนัก (ร้อยละ) 100")


def test_a_step_becomes_a_sub_step_and_a_step_again(qtbot, tools, cells):
    before = package_bytes(tools.session.package)
    cells.setCurrentIndex(cell_called(cells, 1, TEXT))
    qtbot.keyClick(cells, Qt.Key.Key_Right, ALT | SHIFT)
    assert numbers(tools) == ["1", "1.1", "2"]
    tools.session.history.undo()
    assert package_bytes(tools.session.package) == before
    tools.session.history.redo()
    qtbot.keyClick(cells, Qt.Key.Key_Left, ALT | SHIFT)
    assert numbers(tools) == ["1", "2", "3"]


def test_a_step_with_sub_steps_moves_as_one_and_the_cursor_with_it(qtbot, tools, cells):
    cells.setCurrentIndex(cell_called(cells, 1, TEXT))
    qtbot.keyClick(cells, Qt.Key.Key_Right, ALT | SHIFT)
    cells.setCurrentIndex(cell_called(cells, 2, TEXT))
    qtbot.keyClick(cells, Qt.Key.Key_Up, ALT | SHIFT)
    assert numbers(tools) == ["1", "2", "2.1"]
    assert [shown(tools, row).text for row in range(3)] == ["งานที่ 3", "งานที่ 1", "งานที่ 2"]
    assert cells.row == 0


def test_a_copy_of_a_step_has_a_number_of_its_own(qtbot, tools, cells):
    before = package_bytes(tools.session.package)
    cells.setCurrentIndex(cell_called(cells, 0, TEXT))
    qtbot.keyClick(cells, Qt.Key.Key_D, CONTROL | SHIFT)
    first, copy = shown(tools, 0), shown(tools, 1)
    assert (copy.text, copy.weight) == (first.text, first.weight)
    assert copy.id != first.id
    assert len(set(numbers(tools))) == len(numbers(tools)) == 4
    tools.session.history.undo()
    assert package_bytes(tools.session.package) == before


def test_typing_in_the_last_row_adds_a_step_with_the_next_number(qtbot, tools, cells):
    cells.setCurrentIndex(cell_called(cells, 3, TEXT))
    editor = type_in(qtbot, cells, "new")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert numbers(tools) == ["1", "2", "3", "4"]
    assert shown(tools, 3).text == "new"


def test_a_block_of_steps_is_pasted_from_a_spreadsheet(qtbot, tools, page, cells):
    QGuiApplication.clipboard().setText("1\tสำรวจ\t40\n1.1\tสรุป\t60\n2\tรายงาน\tมาก\n3\tอื่น\t5\n")
    cells.setCurrentIndex(cell_called(cells, 0, NUMBER))
    qtbot.keyClick(cells, Qt.Key.Key_V, CONTROL)
    assert numbers(tools) == ["1", "1.1", "2", "3"]
    assert [shown(tools, row).weight for row in range(4)] == [40, 60, 25, 5]
    place = ("plan", "projects", 1, "activities", 0, "steps", 2, "weight")
    assert tools.session.text_at(place) == "มาก"
    assert tools.session.history.count() == 1
    assert page.board.months.rowHeight(3) == cells.rowHeight(3)
    QGuiApplication.clipboard().clear()


def test_a_pasted_list_of_texts_is_numbered_on(qtbot, tools, cells):
    QGuiApplication.clipboard().setText("หนึ่ง\nสอง\n")
    cells.setCurrentIndex(cell_called(cells, 3, TEXT))
    qtbot.keyClick(cells, Qt.Key.Key_V, CONTROL)
    assert numbers(tools) == ["1", "2", "3", "4", "5"]
    QGuiApplication.clipboard().clear()
