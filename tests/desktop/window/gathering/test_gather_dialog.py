"""The agency's window: a folder gathered, the board sorted and filtered, a table written."""

from concurrent.futures import ThreadPoolExecutor

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.session.tasks import TaskQueue
from desktop.window.gathering.board_view import COLUMNS
from desktop.window.gathering.gather_dialog import GatherDialog
from desktop.window.gathering.unit_problems import UnitProblems
from forms.gathering.apart import FEW
from forms.gathering.board import MISSING, RECEIVED, UNREAD
from tests.desktop.dialogs import answer
from tests.desktop.parts import package
from tests.desktop.window.called import act, called
from tests.forms.gathering import units


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "units"
    made.mkdir()
    units.write_units(made, 4)
    (made / "broken.json").write_text("{", encoding="utf-8")
    return made


@pytest.fixture
def dialog(qtbot, tools_with):
    dialog = GatherDialog(tools_with(package("หน่วย ก")))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def shown(dialog, heading):
    """What the board shows in a column, line by line."""
    column = [each.heading for each in COLUMNS].index(heading)
    model = dialog.lines.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def sort_by(dialog, heading, order):
    dialog.lines.sortByColumn([each.heading for each in COLUMNS].index(heading), order)


def test_heads_stand_as_their_cells_do(dialog):
    model = dialog.lines.model()
    sides = [
        model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        & Qt.AlignmentFlag.AlignRight.value
        for at in range(len(COLUMNS))
    ]
    figures = {"โครงการ", "งบประมาณ (บาท)", "คะแนน ไตรมาส 1"}
    words = {"หน่วยงาน", "สถานะ", "หมายเหตุ"}
    named = dict(zip((each.heading for each in COLUMNS), sides, strict=True))
    assert all(named[each] for each in figures)
    assert not any(named[each] for each in words)


def test_the_menu_brings_it_up_without_a_plan(window, qtbot):
    seen = []
    answer(seen.append)
    act(window.menus._menus[0], "รวบรวมแผนของหน่วยงาน…")
    assert [type(each) for each in seen] == [GatherDialog]


def test_a_folder_is_gathered_and_a_list_says_what_is_missing(
    dialog, folder, tmp_path, monkeypatch
):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    called(dialog, "เลือกโฟลเดอร์…").click()
    assert shown(dialog, "สถานะ") == [RECEIVED] * 4 + [UNREAD]
    listed = tmp_path / "names.txt"
    listed.write_text("เขตทดลองที่ 2\nเขตที่ขาด\n", encoding="utf-8")
    dialog.expect(listed)
    assert shown(dialog, "สถานะ")[:2] == [RECEIVED, MISSING]
    assert "ได้รับ 4 หน่วยงาน" in dialog.said.text()
    assert f"{MISSING} 1" in dialog.said.text()
    # Gathered again, it is the plans of last time.
    assert set(shown(dialog, "ตั้งแต่ครั้งก่อน")[2:5]) == {"เหมือนเดิม"}


def test_the_board_is_sorted_by_worth_and_filtered_by_name_and_state(dialog, folder):
    dialog.gather([folder])
    sort_by(dialog, "งบประมาณ (บาท)", Qt.SortOrder.DescendingOrder)
    amounts = [int(text.replace(",", "")) for text in shown(dialog, "งบประมาณ (บาท)") if text]
    assert amounts == sorted(amounts, reverse=True)
    dialog.name.setText("ทดลองที่ ๒")
    assert shown(dialog, "หน่วยงาน") == ["สำนักงานเขตทดลองที่ 2"]
    dialog.name.clear()
    dialog.state.setCurrentIndex(dialog.state.findText(UNREAD))
    assert shown(dialog, "หน่วยงาน") == ["broken.json"]


def test_enter_on_a_unit_shows_its_problems(dialog, folder, qtbot):
    dialog.gather([folder])
    seen = []

    def look(problems):
        assert isinstance(problems, UnitProblems)
        seen.append(problems.list.model().rowCount())

    answer(look)
    dialog.lines.activated.emit(dialog.lines.model().index(0, 0))
    assert seen == [sum(dialog.board.lines[0].plan.problems.values())]


def test_the_chosen_table_is_seen_as_paper_and_written(dialog, folder, tmp_path):
    dialog.gather([folder])
    dialog.tabs.setCurrentWidget(dialog.tables)
    choice = dialog.tables.choice
    choice.setCurrentIndex(choice.findText("แบบรายงาน สยป.3 รวมทุกหน่วยงาน"))
    assert dialog.tables.view.count > 0
    target = tmp_path / "a.xlsx"
    dialog.tables.write(target)
    assert openpyxl.load_workbook(target).sheetnames[-1] == "สยป.3 รวม"
    assert str(target) in dialog.said.text()
    at = next(i for i in range(choice.count()) if "P052" in choice.itemText(i))
    choice.setCurrentIndex(at)
    dialog.tables.write(target)
    assert "P052" in openpyxl.load_workbook(target).sheetnames


def test_what_cannot_be_gathered_is_said_and_the_board_stays(dialog, folder, tmp_path):
    dialog.gather([folder])
    before = shown(dialog, "หน่วยงาน")
    empty = tmp_path / "empty"
    empty.mkdir()
    dialog.gather([empty])
    assert "ไม่พบแฟ้มแผน" in dialog.said.text()
    assert shown(dialog, "หน่วยงาน") == before
    assert not dialog.cancel.isVisible()


def test_a_gather_is_cancelled_between_two_files_and_the_board_stays(dialog, folder, qtbot, errors):
    dialog.gather([folder])
    before = dialog.board
    with ThreadPoolExecutor(1) as executor:
        queue = TaskQueue(errors.append, executor=executor)
        dialog._tools = dialog._tools._replace(tasks=queue)
        dialog.gather([folder])
        assert dialog.cancel.isVisible()
        dialog.cancel.click()
        assert "ยกเลิก" in dialog.said.text()
        assert not dialog.cancel.isVisible()
        qtbot.waitUntil(lambda: not dialog._task.running)
    assert dialog.board is before


def test_many_units_are_read_beside_the_window(dialog, folder, monkeypatch):
    units.write_units(folder, FEW)

    def refuse(*_arguments, **_options):
        raise AssertionError("read in the window's own process")

    monkeypatch.setattr("forms.gathering.gather.read_package", refuse)
    dialog.gather([folder])
    assert sorted(shown(dialog, "สถานะ")) == sorted([*[RECEIVED] * FEW, UNREAD])


def shown_headings(dialog):
    return [each.heading for at, each in enumerate(COLUMNS) if not dialog.lines.isColumnHidden(at)]


def test_columns_that_say_nothing_or_have_no_room_are_folded_and_come_back(dialog, folder):
    dialog.resize(2600, 700)
    dialog.gather([folder])
    wide = shown_headings(dialog)
    # Nothing was gathered before, and no unit has a fourth quarter.
    assert {"ตั้งแต่ครั้งก่อน", "คะแนน ไตรมาส 4"}.isdisjoint(wide)
    assert "คะแนน ไตรมาส 1" in wide
    dialog.resize(900, 600)
    narrow = shown_headings(dialog)
    assert set(narrow) < set(wide)
    assert {"หน่วยงาน", "สถานะ", "งบประมาณ (บาท)", "ข้อผิดพลาด"} <= set(narrow)
    latest = [each for each in wide if each.startswith("คะแนน")][-1]
    assert [each for each in narrow if each.startswith("คะแนน")][-1] == latest
    assert not dialog.lines.horizontalScrollBar().isVisible()
    dialog.all_columns.setChecked(True)
    assert shown_headings(dialog) == [each.heading for each in COLUMNS]
