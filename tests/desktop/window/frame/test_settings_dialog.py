"""The user's name and the emblem: kept where reports and memos find them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from desktop.window.frame.settings_dialog import SettingsDialog
from forms.build import emblem_file


@pytest.fixture(autouse=True)
def own_data(monkeypatch, tmp_path):
    monkeypatch.setenv("PHAEN_FOLDER", str(tmp_path))


@pytest.fixture
def dialog(qtbot, memory):
    dialog = SettingsDialog(memory)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def picture(path, width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    assert image.save(str(path))
    return path


def labels_cut(dialog):
    """The words of the labels that wrap and are lower than what they say needs."""
    return [
        label.text()
        for label in dialog.findChildren(QLabel)
        if label.isVisible()
        and label.wordWrap()
        and label.height() < label.heightForWidth(label.width())
    ]


def test_no_words_are_cut_when_more_are_said_than_at_first(qtbot, dialog, tmp_path):
    dialog.resize(dialog.width(), 1)
    dialog.hide()
    dialog.show()
    assert labels_cut(dialog) == []
    dialog.set_emblem(picture(tmp_path / "เล็ก.png", 40, 40))
    assert dialog._trouble.isVisible()
    qtbot.waitUntil(lambda: labels_cut(dialog) == [])
    before = dialog.height()
    dialog._trouble.setText("ยาวกว่าหนึ่งบรรทัด " * 12)
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert labels_cut(dialog) == []


def test_name_is_kept_when_it_is_accepted(qtbot, dialog, memory):
    qtbot.keyClicks(dialog.user, " Somying ")
    dialog.accept()
    assert memory.user == "Somying"


def test_name_is_not_kept_when_it_is_cancelled(qtbot, dialog, memory):
    qtbot.keyClicks(dialog.user, "Somying")
    qtbot.keyClick(dialog.user, Qt.Key.Key_Escape)
    assert memory.user == ""


def test_picture_becomes_the_emblem(dialog, tmp_path):
    dialog.set_emblem(picture(tmp_path / "ตรา.jpg", 300, 200))
    kept = QImage(str(emblem_file()))
    assert (kept.width(), kept.height()) == (300, 200)
    assert dialog.remove.isEnabled()


def test_large_picture_is_kept_as_large_as_paper_shows(dialog, tmp_path):
    dialog.set_emblem(picture(tmp_path / "ใหญ่.png", 2000, 3000))
    assert QImage(str(emblem_file())).height() == 720


def test_emblem_is_removed(dialog, tmp_path):
    dialog.set_emblem(picture(tmp_path / "ตรา.png", 100, 100))
    dialog.remove.click()
    assert not emblem_file().exists()
    assert not dialog.remove.isEnabled()


def test_emblem_before_stays_when_a_file_is_no_picture(dialog, tmp_path):
    dialog.set_emblem(picture(tmp_path / "ตรา.png", 100, 100))
    before = emblem_file().read_bytes()
    broken = tmp_path / "ไม่ใช่รูป.png"
    broken.write_bytes(b"GIF89a")
    dialog.set_emblem(broken)
    assert emblem_file().read_bytes() == before
    assert "ไม่ใช่รูปภาพ" in dialog._trouble.text()
    assert dialog._trouble.isVisible()


def test_picture_too_small_for_paper_is_refused(dialog, tmp_path):
    dialog.set_emblem(picture(tmp_path / "เล็ก.png", 40, 40))
    assert not emblem_file().exists()
    assert "40 จุด" in dialog._trouble.text()
