"""The dialog of lists: a mapping chosen, changed and kept; a file; the clipboard field by field."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from db.merging.difference import Side
from db.records import Budget, Organisation, Package, Plan, Project
from desktop.clock import local_today
from desktop.window.listing.lists_dialog import ListsDialog
from forms.listing.keeping import kept_mappings
from forms.listing.mapping import checked
from forms.listing.reading import read_rows
from forms.listing.ready_made import ready_made
from forms.listing.table import listed_rows
from forms.listing.writing import written
from forms.thai.digits import thai_digits
from tests.desktop.window.called import called


def three_projects():
    names = ("งานน้ำ", "งานไฟ", "งานถนน")
    projects = tuple(
        Project(f"p{at}", name, budget=Budget(Decimal("1500.50"))) for at, name in enumerate(names)
    )
    return Package(Plan(2567, "2567", unit=Organisation("สำนัก"), projects=projects))


@pytest.fixture
def dialog(qtbot, tools_with, tmp_path):
    dialog = ListsDialog(tools_with(three_projects()), kept=tmp_path / "mappings.json")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def column(dialog, heading):
    (item,) = dialog.columns.findItems(heading, Qt.MatchFlag.MatchExactly, 0)
    return item


def headings(dialog):
    model = dialog.preview.model()
    columns = range(model.columnCount())
    return [model.headerData(at, Qt.Orientation.Horizontal) for at in columns]


def first_row(dialog):
    model = dialog.preview.model()
    cells = [model.index(0, at).data() for at in range(model.columnCount())]
    return dict(zip(headings(dialog), cells, strict=True))


def test_preview_is_the_list_as_it_will_be(dialog):
    assert dialog.mappings.currentText() == ready_made()[0].name
    assert first_row(dialog)["งบประมาณ (บาท)"] == "1500.50"
    dialog.forms.thousands.setChecked(True)
    dialog.forms.digits.setCurrentIndex(dialog.forms.digits.findData("thai"))
    dialog.forms.era.setCurrentIndex(dialog.forms.era.findData("common"))
    assert first_row(dialog)["งบประมาณ (บาท)"] == "๑,๕๐๐.๕๐"
    assert first_row(dialog)["ปีงบประมาณ"] == "๒๐๒๔"
    # The patterns of days are shown in the same forms.
    assert dialog.forms.dates.currentText() == thai_digits(f"{local_today():%d/%m/%Y}")
    assert dialog.counted.text() == "ตัวอย่างแถวแรก จากทั้งหมด 3 แถว 20 คอลัมน์"


def test_columns_are_chosen_named_and_ordered(dialog):
    column(dialog, "หน่วยงาน").setCheckState(0, Qt.CheckState.Unchecked)
    column(dialog, "ชื่อโครงการ").setText(0, "ชื่องาน")
    item = column(dialog, "ชื่องาน")
    dialog.columns.setCurrentItem(item)
    dialog.columns.setFocus()
    for _ in range(3):
        QTest.keyClick(
            dialog.columns,
            Qt.Key.Key_Up,
            Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
        )
    assert headings(dialog)[:3] == ["ชื่องาน", "ปีงบประมาณ", "รหัสโครงการ"]
    assert dialog.columns.currentItem() is item


def test_headings_that_repeat_are_said_and_nothing_is_exported(dialog):
    column(dialog, "หน่วยงาน").setText(0, "ปีงบประมาณ")
    assert "มีหัวคอลัมน์ “ปีงบประมาณ” ซ้ำ 2 คอลัมน์" in dialog.said.text()
    assert not dialog.csv_button.isEnabled()
    assert not dialog.workbook_button.isEnabled()
    dialog.columns.topLevelItem(1).setText(0, "หน่วยงาน")
    assert dialog.said.text() == ""
    assert dialog.csv_button.isEnabled()


def test_mapping_is_kept_by_name_chosen_again_and_let_go(dialog, tmp_path):
    dialog.forms.decimals.setCurrentIndex(dialog.forms.decimals.findData(0))
    dialog.name.setText("ของสำนัก")
    dialog.keep_button.click()
    assert dialog.mappings.currentText() == "ของสำนัก"
    (kept,) = kept_mappings(tmp_path / "mappings.json")
    assert (kept.name, kept.forms.decimals) == ("ของสำนัก", 0)
    dialog.mappings.setCurrentText(ready_made()[0].name)
    assert not dialog.forget_button.isEnabled()
    assert dialog.forms.decimals.currentData() == 2
    dialog.mappings.setCurrentText("ของสำนัก")
    assert dialog.forms.decimals.currentData() == 0
    dialog.forget_button.click()
    assert dialog.said.text() == "ลบแบบรายการ “ของสำนัก” แล้ว"
    assert kept_mappings(tmp_path / "mappings.json") == ()
    assert dialog.mappings.findText("ของสำนัก") == -1


def test_name_that_comes_with_the_program_is_refused(dialog):
    dialog.name.setText(ready_made()[1].name)
    dialog.keep_button.click()
    assert "มากับโปรแกรม" in dialog.said.text()


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_list_is_written_and_reads_the_same(dialog, tmp_path, monkeypatch, suffix):
    path = tmp_path / f"ก{suffix}"
    button = {".csv": dialog.csv_button, ".xlsx": dialog.workbook_button}[suffix]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    button.click()
    assert dialog.said.text() == f"ส่งออกแล้ว 3 แถว: {path}"
    assert dialog.open_link.isVisibleTo(dialog)
    names = [row.values["project.name"] for row in read_rows(path, dialog.mapping)]
    assert names == ["งานน้ำ", "งานไฟ", "งานถนน"]


def test_letter_that_the_encoding_has_not_is_said_by_cell(dialog, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "ก.csv"), ""))
    column(dialog, "ชื่อโครงการ").setText(0, "ชื่อ²")
    dialog.forms.encoding.setCurrentIndex(dialog.forms.encoding.findData("cp874"))
    dialog.csv_button.click()
    assert "แถวที่ 1 คอลัมน์ “ชื่อ²”: ไม่มีอักขระ “²”" in dialog.said.text()
    assert not (tmp_path / "ก.csv").exists()


def copied():
    return QGuiApplication.clipboard().text()


def test_enter_copies_field_by_field_and_ctrl_enter_ticks(dialog):
    dialog.tabs.setCurrentIndex(1)
    part, session = dialog.copying, dialog._tools.session
    found = []
    for _ in range(4):
        QTest.keyClick(part.fields, Qt.Key.Key_Return)
        found.append(copied())
    # Fields that say nothing are passed over.
    assert found == ["2567", "สำนัก", "งานน้ำ", "1500.50"]
    assert "ครบทุกช่องแล้ว" in part.words.text()
    QTest.keyClick(part.fields, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (tick,) = session.package.plan.entered
    first, second, _third = session.package.plan.projects
    assert (tick.record, tick.mapping) == (first.id, ready_made()[0].name)
    assert part.words.text() == "ยังไม่ได้กรอก · กรอกแล้ว 1 จาก 3 รายการ"
    # The next row is begun with.
    assert part.rows.currentIndex().data() == second.name
    session.history.undo()
    assert session.package.plan.entered == ()


def test_enter_copies_as_soon_as_the_tab_is_clicked(qtbot, dialog):
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.mappings.setFocus()
    bar = dialog.tabs.tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    qtbot.waitUntil(dialog.copying.fields.hasFocus)
    QTest.keyClick(dialog.copying.fields, Qt.Key.Key_Return)
    assert dialog.copying.words.text().startswith("คัดลอกแล้ว")


def test_tick_goes_out_of_date_and_comes_off(dialog):
    dialog.tabs.setCurrentIndex(1)
    part, session = dialog.copying, dialog._tools.session
    part.tick()
    session.set_value(("plan", "projects", 0, "name"), "งานน้ำสะอาด")
    dialog.refresh()
    part.rows.setCurrentIndex(part.rows.model().index(0, 0))
    assert part.words.text().startswith("แก้ไขในแผนหลังจากกรอก")
    part.tick()
    part.rows.setCurrentIndex(part.rows.model().index(0, 0))
    assert part.words.text().startswith("กรอกแล้ว")
    assert "เอาเครื่องหมายออก" in part.tick_button.text()
    part.tick()
    assert session.package.plan.entered == ()


def test_list_without_rows_copies_nothing(dialog):
    dialog.tabs.setCurrentIndex(1)
    dialog.mappings.setCurrentText("ตัวชี้วัด (พร้อมใช้)")
    assert dialog.copying.words.text() == "รายการนี้ยังไม่มีแถว"
    assert not dialog.copying.copy_button.isEnabled()
    dialog.copying.copy_next()
    dialog.copying.tick()
    assert dialog._tools.session.package.plan.entered == ()


def test_a_file_that_comes_back_stands_beside_the_plan(dialog, tmp_path, monkeypatch):
    path = tmp_path / "back.csv"
    mapping = checked(dialog.mapping)
    session = dialog._tools.session
    path.write_bytes(written(mapping, listed_rows(session.package, mapping), ".csv"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    called(dialog, "อ่านแฟ้มกลับเข้าแผน…").click()
    assert "แผนเหมือนในแฟ้มแล้วทุกช่อง" in dialog.said.text()
    assert not session.is_comparing


def test_what_the_plan_says_otherwise_is_to_be_decided(dialog, tmp_path):
    path = tmp_path / "back.csv"
    mapping = checked(dialog.mapping)
    session = dialog._tools.session
    text = written(mapping, listed_rows(session.package, mapping), ".csv").decode("utf-8-sig")
    path.write_text(text.replace("1500.50", "99.25", 1), encoding="utf-8-sig")
    dialog.take_back(path)
    assert dialog.isHidden()
    (difference,) = session.comparing.merge.differences
    assert difference.is_conflict
    session.comparing.decide([difference], Side.THEIRS)
    session.comparing.take()
    assert session.package.plan.projects[0].budget.amount == Decimal("99.25")
    session.history.undo()
    assert session.package.plan.projects[0].budget.amount == Decimal("1500.50")


def test_a_file_of_another_mapping_is_told_of(dialog, tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("ก,ข\n1,2\n", encoding="utf-8-sig")
    dialog.take_back(path)
    assert "ไม่มีหัวคอลัมน์" in dialog.said.text()
    assert dialog.isVisible()
