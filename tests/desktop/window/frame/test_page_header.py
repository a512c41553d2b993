import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from db.package.file import read_package
from desktop.window.frame.page_header import Heading, PageHeader
from forms.resources import RESOURCES
from tests.desktop.parts import package


@pytest.fixture
def header(qtbot, theme):
    head = PageHeader(theme, lambda _shown: None)
    qtbot.addWidget(head)
    head.resize(1100, head.height())
    head.show()
    head.show_page("", ())
    return head


def said(header):
    shown = (each for each in header.findChildren(QLabel) if each.isVisibleTo(header))
    return [each.text() for each in shown if each.text()]


def test_it_says_what_the_page_has_and_lacks(header):
    header.show_heading(Heading("ตัวชี้วัด", "8", 5, 8, "ครบ 5 จาก 8", 2))
    assert said(header) == ["ตัวชี้วัด", "(8)", "ครบ 5 จาก 8", "ช่องที่ต้องแก้ 2"]
    assert header.words == "ตัวชี้วัด (8) ครบ 5 จาก 8"
    header.show_heading(Heading("เริ่มต้น"))
    assert said(header) == ["เริ่มต้น"]


def test_what_has_no_room_is_left_out_before_anything_is_cut(header):
    header.show_heading(Heading("โครงการและงบประมาณ", "21", 5, 21, "ครบ 5 จาก 21", 2))
    for width in (900, 500, 420, 340):
        header.resize(width, header.height())
        QApplication.processEvents()
        assert "โครงการและงบประมาณ" in said(header)
        for label in header.findChildren(QLabel):
            if label.isVisible() and label.text():
                assert label.width() >= label.sizeHint().width(), (width, label.text())


def test_what_stands_beside_a_switch_gives_way_to_its_words(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    header = PageHeader(theme, lambda _shown: None)
    header.setParent(window)
    header.resize(1100, header.height())
    window.show()
    switch = QPushButton("1 กำลังทำ")
    header.adopt("results", switch, None)
    header.show_heading(Heading("ผลรายไตรมาส", missing="กรอกผลแล้ว 8 จาก 8"))
    header.show_page("results", ())
    QApplication.processEvents()
    header.resize(header._row.minimumSize().width(), header.height())
    QApplication.processEvents()
    assert said(header) == ["ผลรายไตรมาส", "กรอกผลแล้ว 8 จาก 8"]
    switch.setText("1 ยังไม่เริ่มเลย")
    qtbot.waitUntil(lambda: switch.width() >= switch.sizeHint().width())
    assert said(header) == ["ผลรายไตรมาส"]
    switch.setText("1")
    qtbot.waitUntil(lambda: said(header) == ["ผลรายไตรมาส", "กรอกผลแล้ว 8 จาก 8"])


@pytest.fixture
def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


def test_every_page_has_its_title_there_and_none_of_its_own(open_page, sample, window):
    open_page(sample, "unit")
    for name, spec in window.specs.items():
        if window.pages.is_resting(spec):
            continue
        window.show_page(name)
        QApplication.processEvents()
        assert said(window.frame.head)[0] == window.pages.title(spec)
    assert len(said(window.frame.head)) >= 1


def test_counts_follow_the_plan(open_page, window):
    page = open_page(package(projects=("p1", "p2")), "projects")
    assert "(2)" in said(window.frame.head)
    page.window().session.remove(("plan", "projects"), 0)
    assert "(1)" in said(window.frame.head)


def test_marked_fields_are_counted(open_page, window):
    page = open_page(package(projects=("p1",)), "projects")
    page.window().session.set_texts({("plan", "projects", 0, "budget", "amount"): "2,700,00O"})
    assert "ช่องที่ต้องแก้ 1" in said(window.frame.head)


def test_height_is_the_same_on_every_page(open_page, sample, window):
    open_page(sample, "unit")
    heights = set()
    for name in window.specs:
        window.show_page(name)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        heights.add((window.frame.head.height(), window.body._feet.height()))
    assert heights == {(44, 30)}
