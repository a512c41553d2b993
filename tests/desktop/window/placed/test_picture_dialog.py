"""A picture within a text in a window of its own: its caption, its width, another, a file."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from db.markers import Marker
from db.placed import marker_at
from db.records import Package, Plan, TextPicture
from desktop.window.placed.open_placed import open_placed
from tests.desktop.keyboard import type_text
from tests.desktop.window.placed.pictures import png

PICTURE = TextPicture("p1", "image/png", png(30, 20), "แผนภูมิ")


@pytest.fixture
def tools(tools_with):
    plan = Plan(fiscal_year=2567, edition="2567", preface=("[picture p1]",), pictures=(PICTURE,))
    return tools_with(Package(plan))


@pytest.fixture
def dialog(qtbot, tools):
    opened = open_placed(tools, None, Marker("picture", "p1"))
    qtbot.waitUntil(opened.isActiveWindow)
    yield opened
    if isValid(opened):
        opened.close()


def picture(tools):
    (found,) = tools.session.package.plan.pictures
    return found


def chosen_file(monkeypatch, name, path):
    monkeypatch.setattr(name, lambda *_: (str(path), ""))


def test_caption_and_width_are_fields_as_any(dialog, tools):
    caption, width = dialog.form.fields
    assert caption.box.hasFocus()
    caption.box.selectAll()
    type_text(caption.box, "ชื่อใหม่")
    width.focus()
    type_text(width.box, "120")
    QTest.keyClick(width.box, Qt.Key.Key_Tab)
    assert (picture(tools).caption, picture(tools).width_mm) == ("ชื่อใหม่", Decimal(120))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert picture(tools).width_mm is None


def test_it_says_how_large_the_picture_is(dialog):
    assert dialog.said.text().startswith("30 × 20 จุด")
    assert not dialog.picture.pixmap().isNull()


def test_another_picture_takes_its_place_in_one_step(dialog, tools, monkeypatch, tmp_path):
    path = tmp_path / "ใหม่.png"
    path.write_bytes(png(50, 40))
    chosen_file(
        monkeypatch, "desktop.window.fields.picture_files.QFileDialog.getOpenFileName", path
    )
    count = tools.session.history.count()
    dialog.replace_button.click()
    assert QImage.fromData(picture(tools).data).width() == 50
    assert picture(tools).caption == "แผนภูมิ"
    assert dialog.said.text().startswith("50 × 40 จุด")
    assert tools.session.history.count() == count + 1
    tools.session.history.undo()
    assert picture(tools) == PICTURE
    assert dialog.said.text().startswith("30 × 20 จุด")


def test_copied_picture_takes_its_place_and_words_do_not(dialog, tools):
    QGuiApplication.clipboard().setText("คำ")
    dialog.paste_button.click()
    assert picture(tools) == PICTURE
    assert "ไม่มีรูปภาพที่คัดลอกไว้" in dialog.said.text()
    image = QImage(24, 12, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    dialog.paste_button.click()
    assert QImage.fromData(picture(tools).data).width() == 24


def test_what_is_no_picture_is_refused_in_words(dialog, tools, monkeypatch, tmp_path):
    path = tmp_path / "แฟ้ม.png"
    path.write_bytes(b"words")
    chosen_file(
        monkeypatch, "desktop.window.fields.picture_files.QFileDialog.getOpenFileName", path
    )
    dialog.replace_button.click()
    assert picture(tools) == PICTURE
    assert "ไม่ใช่รูป" in dialog.said.text()


def test_it_is_saved_as_a_file(dialog, monkeypatch, tmp_path):
    ask = "PySide6.QtWidgets.QFileDialog.getSaveFileName"
    chosen_file(monkeypatch, ask, tmp_path / "รูป")
    dialog.save_button.click()
    assert (tmp_path / "รูป.png").read_bytes() == PICTURE.data
    assert "รูป.png" in dialog.said.text()
    chosen_file(monkeypatch, ask, tmp_path / "ไม่มี" / "รูป.png")
    dialog.save_button.click()
    assert "บันทึกรูปแล้ว" not in dialog.said.text()
    chosen_file(monkeypatch, ask, "")
    dialog.save_button.click()


def test_place_in_it_is_brought_into_sight(dialog, tools):
    place = ("plan", "pictures", 0, "width_mm")
    assert marker_at(tools.session.package, place) == Marker("picture", "p1")
    dialog.show_place(place)
    assert dialog.form.fields[1].box.hasFocus()
