"""The manual in the window: at the page in sight, searched, linked, with every key."""

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.window.help.help_window import PAGES
from forms.manual.chapters import chapters
from tests.desktop.keyboard import type_text


def heading_at_top(help_window):
    """The heading that is read first: the lowest one above a line near the top."""
    block = help_window.text.cursorForPosition(QPoint(20, 30)).block()
    while block.isValid() and not block.blockFormat().headingLevel():
        block = block.previous()
    return block.text()


@pytest.fixture
def manual(full_window, qtbot):
    full_window.commands.show_help()
    window = full_window.commands.help
    qtbot.waitUntil(window.isVisible)
    yield window
    window.close()


def test_help_begins_at_the_page_in_sight_and_stays_beside_the_work(full_window, qtbot):
    for name in ("projects", "steps", "print"):
        full_window.show_page(name)
        full_window.commands.show_help()
        title = full_window.specs[name].title
        shown = full_window.commands.help
        qtbot.waitUntil(lambda title=title, shown=shown: heading_at_top(shown) == title)
        assert shown.contents.currentItem().text(0) == title
    assert not shown.isModal()
    shown.close()


def test_every_page_has_its_place(full_window, manual):
    for spec in full_window.specs.values():
        manual.show_page(spec.title)
        assert manual.text.heading == spec.title
    manual.show_page("หน้าที่ไม่มี")
    assert manual.text.heading == chapters()[0].title


def test_contents_are_all_chapters_and_the_keys(manual):
    listed = [
        manual.contents.topLevelItem(at).text(0)
        for at in range(manual.contents.topLevelItemCount())
    ]
    assert listed == [*(each.title for each in chapters()), "แป้นพิมพ์ลัด"]


def test_keys_of_the_page_in_sight_are_in_the_last_chapter(full_window, qtbot):
    full_window.show_page("steps")
    full_window.commands.show_help()
    shown = full_window.commands.help
    shown.show_anchor("หน้าขั้นตอน/ปฏิทิน")
    qtbot.waitUntil(lambda: heading_at_top(shown) == "หน้าขั้นตอน/ปฏิทิน")
    assert "เริ่มและจบการขีดช่วงเวลา" in shown.text.toPlainText()
    shown.close()


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


def test_it_is_written_as_pdf_and_word_from_the_window(manual, full_window, tmp_path, monkeypatch):
    asked = "desktop.window.help.help_window.ask_where"
    for words, ending, head in (("PDF", ".pdf", b"%PDF"), ("Word", ".docx", b"PK")):
        path = tmp_path / f"คู่มือ{ending}"
        monkeypatch.setattr(asked, lambda *_, path=path: path)
        (button,) = [b for b in manual.findChildren(QPushButton) if words in b.text()]
        button.click()
        assert path.read_bytes().startswith(head)
    assert "บันทึกคู่มือแล้ว" in full_window.notice.words
