import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.window.widgets import notice as module
from desktop.window.widgets.notice import Notice


@pytest.fixture
def host(qtbot):
    whole = QWidget()
    qtbot.addWidget(whole)
    whole.box = QLineEdit()  # type: ignore[attr-defined]
    QVBoxLayout(whole).addWidget(whole.box)  # type: ignore[attr-defined]
    whole.resize(900, 600)
    whole.show()
    whole.activateWindow()
    qtbot.waitUntil(whole.isActiveWindow)
    whole.box.setFocus()  # type: ignore[attr-defined]
    return whole


@pytest.fixture
def notice(theme, host, monkeypatch):
    monkeypatch.setattr(module, "_SIGHT", 30)
    made = Notice(theme)
    made.float_over(host)
    return made


def test_a_warning_goes_with_the_page_that_it_was_said_of(notice, monkeypatch):
    notice.show_result("ไม่มีตารางที่คัดลอกไว้", severity="warning")
    notice.leave_page()
    # It came with the page.
    assert notice.isVisible()
    monkeypatch.setattr(module, "_WITH_PAGE", 0)
    notice.leave_page()
    assert notice.isHidden()


@pytest.mark.parametrize(
    ("choices", "severity"), [([("ลองอีกครั้ง", list)], "warning"), ([], "error")]
)
def test_what_asks_for_an_answer_stays_on_other_pages(notice, monkeypatch, choices, severity):
    monkeypatch.setattr(module, "_WITH_PAGE", 0)
    notice.show_result("บันทึกไม่ได้", choices, severity=severity)
    notice.leave_page()
    assert notice.isVisible()


def test_it_lies_at_the_lower_right_and_moves_nothing(host, notice):
    before = host.box.geometry()
    notice.show_result("แทนที่แล้ว 12 แห่ง", severity="error")
    assert host.box.geometry() == before
    assert host.width() - notice.geometry().right() < 20
    assert 30 <= host.height() - notice.geometry().bottom() < 60
    host.resize(700, 500)
    QApplication.processEvents()
    assert host.width() - notice.geometry().right() < 20


def test_words_are_whole_where_they_come_in_the_place_of_others(notice):
    notice.show_result("เปิดแผนแล้ว")
    for count in range(40, 80):
        notice.show_result("เปิดแผนแล้ว")
        notice.show_result("ก" * count, (("เลิกทำ", lambda: None),))
        QApplication.processEvents()
        words = notice._words
        assert words.wordWrap() or words.width() >= words.sizeHint().width()
        assert words.heightForWidth(words.width()) <= words.height()


def test_it_takes_no_focus(host, notice):
    notice.show_result("แล้ว", (("เลิกทำ", lambda: None),))
    assert host.box.hasFocus()


def test_good_news_goes_by_itself_and_errors_stay(qtbot, notice):
    notice.show_result("บันทึกแล้ว")
    qtbot.waitUntil(notice.isHidden)
    notice.show_result("บันทึกไม่ได้", severity="error")
    assert not notice._leaving.isActive()


def test_what_is_told_meanwhile_stays_as_long_as_it_would_alone(qtbot, notice):
    notice.show_result("บันทึกแล้ว")
    for tell in (
        lambda: notice.show_result("บันทึกไม่ได้", severity="error"),
        lambda: notice.show_result("ลบแล้ว", (("เลิกทำ", list),)),
        lambda: notice.show_work("กำลังส่งออก", list),
    ):
        notice.show_result("บันทึกแล้ว")
        tell()
        assert not notice._leaving.isActive()
        assert notice.isVisible()


def test_it_stays_while_one_is_in_it(qtbot, notice):
    notice.show_result("บันทึกแล้ว")
    notice._close.setFocus()
    notice._on_time_over()
    assert notice.isVisible()


@pytest.mark.parametrize("choices", [(), ("เปิดแผนใหม่", "บันทึกเป็นแฟ้ม")])
def test_long_words_wrap_within_the_window(host, notice, choices):
    words = "ข้อความที่ยาวมาก " * 30
    notice.show_result(words, [(each, list) for each in choices], severity="error")
    QApplication.processEvents()
    assert notice.geometry().left() >= 0
    assert notice.geometry().top() >= 0
    assert notice._words.height() >= notice._words.heightForWidth(notice._words.width())
    corner = notice._close.mapTo(host, QPoint(0, 0))
    assert corner.x() + notice._close.width() <= host.width()
    assert len(notice.findChildren(QPushButton)) == len(choices)


def test_one_that_follows_another_has_room_for_its_buttons_and_words(host, notice):
    notice.show_result("ไม่ได้บันทึก ลองอีกครั้ง", [("ลองอีกครั้ง", list)], severity="error")
    QApplication.processEvents()
    choices = [("ดูรายการที่อ่านไม่ได้", list), ("เก็บไว้ทั้งสองฉบับ", list)]
    notice.show_result("อ่านแฟ้มได้ไม่ครบ", choices, severity="warning")
    QApplication.processEvents()
    buttons = [each for each in notice.findChildren(QPushButton) if each.isVisible()]
    assert [each.text() for each in buttons] == [words for words, _act in choices]
    for each in (*buttons, notice._words):
        assert each.width() >= each.sizeHint().width(), each.text()
