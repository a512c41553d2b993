"""The settings page: every setting is there, in force at once, or locked by the policy."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

from db.settings.declared import (
    CONTENT_CODE,
    DATA_FOLDER,
    EMBLEM,
    SECOND_PLACE,
    THEME,
    USER,
    Kind,
    Where,
)
from db.settings.table import SETTINGS
from db.settings.values import picture_text
from desktop.window.settings.folder_rows import SecondPlaceRow
from desktop.window.settings.rows import LOCKED, TextRow
from desktop.window.settings.settings_dialog import SettingsDialog
from forms.build import emblem, emblem_file


def picture(path, width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    assert image.save(str(path))
    return path


def words_of(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def test_each_setting_is_named_and_explained_on_the_tab_where_it_acts(dialog):
    tabs = {dialog.tabs.tabText(at): dialog.tabs.widget(at) for at in range(dialog.tabs.count())}
    assert list(tabs) == [where.value for where in Where]
    for setting in SETTINGS.values():
        row = dialog.row(setting)
        assert tabs[setting.where.value].isAncestorOf(row)
        assert setting.explained in words_of(row)
        named = [button.text() for button in row.findChildren(QAbstractButton)]
        assert setting.name in (*words_of(row), *named)


def test_nothing_is_cut_on_any_tab(dialog, qtbot):
    for at in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(at)
        for label in dialog.tabs.currentWidget().findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                enough = label.heightForWidth(label.width())
                qtbot.waitUntil(lambda each=label, least=enough: each.height() >= least)


def test_a_flag_is_set_when_it_is_ticked(dialog, settings):
    for setting in (each for each in SETTINGS.values() if each.kind is Kind.FLAG):
        dialog.row(setting).box.click()
        assert settings.flag(setting) is not setting.default
        dialog.row(setting).box.click()
        assert settings.flag(setting) is setting.default


def test_a_choice_is_set_when_it_is_chosen(dialog, settings):
    for setting in (each for each in SETTINGS.values() if each.kind is Kind.CHOICE):
        box = dialog.row(setting).box
        for value, words in setting.choices:
            at = box.findText(words)
            box.setCurrentIndex(at)
            box.activated.emit(at)
            assert settings.text(setting) == value


def test_what_is_typed_is_kept_however_one_leaves(qtbot, dialog, settings):
    box = dialog.row(USER).box
    box.setFocus()
    qtbot.keyClicks(box, " Somying ")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert settings.text(USER) == "Somying"
    box.setFocus()
    qtbot.keyClicks(box, " Jai")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert settings.text(USER) == "Somying Jai"


def test_what_is_typed_on_a_tab_is_kept_though_another_one_is_in_sight(qtbot, dialog, settings):
    box = dialog.row(USER).box
    box.setText("มานี")
    others = (
        at for at in range(dialog.tabs.count()) if dialog.tabs.tabText(at) != USER.where.value
    )
    dialog.tabs.setCurrentIndex(next(others))
    assert not box.isVisible()
    dialog.accept()
    assert settings.text(USER) == "มานี"


def test_what_the_policy_has_is_shown_as_such_and_cannot_be_changed(
    qtbot, tools, set_policy, settings, tmp_path
):
    green = picture(tmp_path / "ตรา.png", 90, 90).read_bytes()
    set_policy(
        window__theme="light",
        user__name="สำนักงาน",
        paper__content_code=False,
        paper__emblem=picture_text(green),
        backups__second_place=str(tmp_path / "stick"),
    )
    dialog = SettingsDialog(tools)
    qtbot.addWidget(dialog)
    locked = {USER, THEME, CONTENT_CODE, EMBLEM, SECOND_PLACE}
    for setting in SETTINGS.values():
        row = dialog.row(setting)
        assert (LOCKED in words_of(row)) is (setting in locked), setting.key
        boxes = [
            each
            for kind in (QLineEdit, QComboBox, QAbstractButton)
            for each in row.findChildren(kind)
            if each is not getattr(row, "look", None) and each is not getattr(row, "remove", None)
        ]
        assert boxes
        assert all(each.isEnabled() is (setting not in locked) for each in boxes if each), (
            setting.key
        )
    named, copied = dialog.row(USER), dialog.row(SECOND_PLACE)
    assert isinstance(named, TextRow)
    assert named.box.text() == "สำนักงาน"
    assert isinstance(copied, SecondPlaceRow)
    assert str(tmp_path / "stick") in copied.path.text()
    dialog.accept()
    assert not settings.path.exists()


def test_what_of_the_policy_cannot_be_in_force_is_said(qtbot, tools, set_policy):
    set_policy(window__theme="pink")
    dialog = SettingsDialog(tools)
    qtbot.addWidget(dialog)
    assert "ไม่มีค่า “pink”" in dialog.told.text()
    assert not dialog.told.isHidden()


def test_nothing_is_said_of_a_policy_that_is_right(qtbot, tools, set_policy):
    set_policy(window__theme="dark")
    dialog = SettingsDialog(tools)
    qtbot.addWidget(dialog)
    assert dialog.told.isHidden()


def test_picture_becomes_the_emblem_and_is_removed(dialog, tmp_path):
    row = dialog.row(EMBLEM)
    row.set_emblem(picture(tmp_path / "ตรา.jpg", 300, 200))
    kept = QImage(str(emblem_file()))
    assert (kept.width(), kept.height()) == (300, 200)
    row.remove.click()
    assert not emblem_file().exists()
    assert not row.remove.isEnabled()


def test_large_picture_is_kept_as_large_as_paper_shows(dialog, tmp_path):
    dialog.row(EMBLEM).set_emblem(picture(tmp_path / "ใหญ่.png", 2000, 3000))
    assert QImage(str(emblem_file())).height() == 720


@pytest.mark.parametrize("side", [0, 40])
def test_emblem_before_stays_when_a_picture_cannot_be_one(dialog, tmp_path, side):
    row = dialog.row(EMBLEM)
    row.set_emblem(picture(tmp_path / "ตรา.png", 100, 100))
    before = emblem_file().read_bytes()
    other = tmp_path / "อื่น.png"
    if side:
        picture(other, side, side)
    else:
        other.write_bytes(b"GIF89a")
    row.set_emblem(other)
    assert emblem_file().read_bytes() == before
    told = row._trouble
    assert ("40 จุด" if side else "ไม่ใช่รูปภาพ") in told.text()
    assert not told.isHidden()
    row.set_emblem(tmp_path / "ตรา.png")
    assert told.isHidden()


def test_second_place_is_set_and_cleared(dialog, tools, tmp_path, monkeypatch):
    stick = tmp_path / "stick"
    stick.mkdir()
    row = dialog.row(SECOND_PLACE)
    asked = "desktop.window.settings.folder_rows.QFileDialog.getExistingDirectory"
    monkeypatch.setattr(asked, lambda *_: str(stick))
    row.choose.click()
    assert tools.plans.backups.second_place == stick
    assert row.path.text() == str(stick)
    row.clear.click()
    assert tools.plans.backups.second_place is None
    assert row.path.text() == "ยังไม่ได้เลือก"


def test_settings_go_to_a_file_and_come_from_it(dialog, settings, tmp_path, tools):
    file, green = tmp_path / "ไป.json", picture(tmp_path / "ตรา.png", 90, 120)
    dialog.row(USER).box.setText("นางกนกพร")
    dialog.row(EMBLEM).set_emblem(green)
    tools.plans.backups.set_second_place(tmp_path)
    dialog.write(file)
    assert str(file) in dialog.told.text()
    dialog.row(EMBLEM).remove.click()
    tools.plans.backups.set_second_place(None)
    settings.set(USER, "")
    dialog.take(file)
    assert "นำเข้าแล้ว 3 ข้อ" in dialog.told.text()
    assert dialog.row(USER).box.text() == "นางกนกพร"
    assert QImage(emblem()).height() == 120
    assert tools.plans.backups.second_place == tmp_path


def test_a_file_that_has_none_is_refused_in_words(dialog, package_file, settings):
    dialog.take(package_file)
    assert "ไม่ใช่แฟ้มการตั้งค่า" in dialog.told.text()
    assert not settings.path.exists()


def test_where_the_data_lies_is_said(dialog, own_data):
    assert dialog.row(DATA_FOLDER).path.text() == str(own_data)
