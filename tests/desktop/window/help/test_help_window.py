"""The manual in the window: at the page in sight, searched, linked, with every key."""

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.window.help.help_window import PAGES, HelpWindow
from forms.manual.chapters import chapters
from tests.desktop.keyboard import type_text
from tests.desktop.parts import package


def heading_at_top(help_window):
    """The heading that is read first: the lowest one above a line near the top."""
    block = help_window.text.cursorForPosition(QPoint(20, 30)).block()
    while block.isValid() and not block.blockFormat().headingLevel():
        block = block.previous()
    return block.text()


@pytest.fixture
def tools(tools_with):
    return tools_with(package("หน่วย ก"))


@pytest.fixture
def manual(tools, qtbot):
    window = HelpWindow(tools)
    qtbot.addWidget(window)
    window.offer_keys((("ทุกหน้า", (("นำเข้าแผน…", "Ctrl+O"),)),))
    window.show_page("")
    window.show()
    return window


def test_help_begins_at_the_page_in_sight_and_stays_beside_the_work(full_window, qtbot):
    for name in ("projects", "steps", "print"):
        full_window.show_page(name)
        full_window.commands.show_help()
        title = full_window.specs[name].title
        shown = full_window.commands.help
        qtbot.waitUntil(lambda title=title, shown=shown: heading_at_top(shown) == title)
        assert shown.contents.currentItem().text(0) == title
    assert not shown.isModal()
    for spec in full_window.specs.values():
        shown.show_page(spec.title)
        assert shown.text.heading == spec.title
    shown.show_anchor("หน้าขั้นตอน/ปฏิทิน")
    assert "เริ่มและจบการขีดช่วงเวลา" in shown.text.toPlainText()
    shown.close()


def test_help_begins_with_the_first_chapter_where_nothing_is_said_of_a_page(manual):
    manual.show_page("หน้าที่ไม่มี")
    assert manual.text.heading == chapters()[0].title


def test_contents_are_all_chapters_and_the_keys(manual):
    listed = [
        manual.contents.topLevelItem(at).text(0)
        for at in range(manual.contents.topLevelItemCount())
    ]
    assert listed == [*(each.title for each in chapters()), "แป้นพิมพ์ลัด"]


def test_search_lists_what_has_the_words_and_shows_it(manual, qtbot):
    type_text(manual.search, "กู้คืน")
    assert manual.contents.topLevelItem(0).text(0) == "กู้คืน"
    assert "หัวข้อ" in manual.found.text()
    qtbot.keyClick(manual.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: heading_at_top(manual) == "กู้คืน")
    manual.search.setText("ไม่มีคำอย่างนี้แน่")
    assert manual.contents.topLevelItemCount() == 0
    assert "ไม่พบ" in manual.found.text()
    manual.search.clear()
    assert manual.contents.topLevelItemCount() == len(chapters()) + 1


def test_link_leads_to_its_heading_in_another_chapter(manual, qtbot):
    manual.show_section(PAGES, "กรอบยุทธศาสตร์")
    manual.text.anchorClicked.emit(QUrl("#นำกรอบยุทธศาสตร์มาใช้"))
    qtbot.waitUntil(lambda: heading_at_top(manual) == "นำกรอบยุทธศาสตร์มาใช้")


def test_pictures_are_no_wider_than_the_text(manual, qtbot):
    manual.resize(700, 500)
    manual.show_section(PAGES)
    QApplication.processEvents()
    kind = int(QTextDocument.ResourceType.ImageResource.value)
    picture = manual.text.loadResource(kind, QUrl("unit.png"))
    assert 0 < picture.width() / picture.devicePixelRatio() <= manual.text.viewport().width()
    assert not manual.text.horizontalScrollBar().isVisible()


def test_it_is_written_from_the_window(manual, tools, tmp_path, monkeypatch):
    buttons = {button.text().strip(): button for button in manual.findChildren(QPushButton)}
    assert {"บันทึกเป็นแฟ้ม PDF…", "บันทึกเป็นเอกสาร Word…"} < set(buttons)
    path = tmp_path / "คู่มือ.pdf"
    monkeypatch.setattr("desktop.window.help.help_window.ask_where", lambda *_: path)
    buttons["บันทึกเป็นแฟ้ม PDF…"].click()
    assert path.read_bytes().startswith(b"%PDF")
    assert "บันทึกคู่มือแล้ว" in tools.notice.words
