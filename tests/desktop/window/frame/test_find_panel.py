from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from db.records import Memo, Project, Report
from desktop.window.frame.find_panel import FindPanel, hit_card
from desktop.window.frame.side_pane import SidePane
from desktop.window.page import Page, PageSpec
from forms.editing.find import Hit
from forms.reporting.issuing import issued
from tests.desktop.parts import package

NAME = ("plan", "projects", 1, "name")


class LinePage(Page):
    """A page that shows one text, whatever place is asked for."""

    def __init__(self, session):
        super().__init__()
        self._session = session
        self.line = QLineEdit(self)
        self.places = []

    def show_place(self, place):
        self.places.append(place)
        self.line.setText(self._session.package.plan.projects[place[2]].name)
        self.line.setFocus()


@pytest.fixture
def searched(qtbot, window, plans, session):
    """The window with a plan of two projects, one page that has them, and the panel open."""
    plans.open_store()
    made = package("หน่วย ค")
    projects = (Project(key="p1", name="ปลูกต้นไม้"), Project(key="p2", name="รดน้ำ ต้นไม้"))
    number = plans.add(replace(made, plan=replace(made.plan, projects=projects)))
    spec = PageSpec(
        "line",
        "โครงการ",
        "document",
        lambda: LinePage(session),
        holds=lambda place: place[:2] == ("plan", "projects"),
    )
    window.pages.specs = {"line": spec, **window.specs}
    session.open(number)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    return window


@pytest.fixture
def panel(searched):
    panel = searched.findChild(SidePane).currentWidget()
    assert isinstance(panel, FindPanel)
    return panel


def test_places_are_listed_when_words_are_typed(qtbot, panel):
    assert panel.wanted.hasFocus()
    panel.wanted.insert("ต้นไม้")
    qtbot.waitUntil(lambda: len(panel.hits) == 2)
    assert "พบ 2 แห่ง ใน 2 ช่อง" in panel._summary.text()
    words = panel.list.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "รดน้ำ ต้นไม้\nแผน › โครงการ 2 › ชื่อ"


def test_enter_goes_to_the_place_and_marks_the_words(qtbot, searched, panel):
    panel.wanted.insert("ต้นไม้")
    qtbot.keyClick(panel.wanted, Qt.Key.Key_Return)
    assert searched.page.places == [("plan", "projects", 0, "name")]
    assert searched.page.line.hasFocus()
    assert searched.page.line.selectedText() == "ต้นไม้"


def test_one_replacement_is_one_step(qtbot, searched, panel):
    qtbot.keyClick(searched, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    panel.wanted.setText("ต้นไม้")
    panel.other.setText("พุ่มไม้")
    panel.search()
    panel.list.choose(1)
    panel.replace_one()
    names = [project.name for project in searched.session.package.plan.projects]
    assert names == ["ปลูกต้นไม้", "รดน้ำ พุ่มไม้"]
    assert searched.session.history.undo_words() == "แทนที่ “ต้นไม้”"
    searched.session.history.undo()
    assert searched.session.package.plan.projects[1].name == "รดน้ำ ต้นไม้"


def test_all_replacements_are_one_step(qtbot, searched, panel):
    before = searched.session.package
    panel.start(replacing=True)
    panel.wanted.setText("ต้นไม้")
    panel.other.setText("ป่า")
    panel.search()
    qtbot.mouseClick(panel.all, Qt.MouseButton.LeftButton)
    names = [project.name for project in searched.session.package.plan.projects]
    assert names == ["ปลูกป่า", "รดน้ำ ป่า"]
    assert panel.hits == ()
    assert searched.session.history.count() == 1
    searched.session.history.undo()
    assert searched.session.package == before


@pytest.fixture
def issued_report(searched):
    """A report whose memo has the words, issued."""
    session = searched.session
    memo = Memo(number="กท 1", date="2568-01-09", subject="รายงานเรื่องต้นไม้")
    written = replace(session.package, reports=(Report(1, memo=memo),))
    session.seal(issued(written, 0, by="ผู้ออกรายงาน", date="2568-01-09"))
    return session


def replace_all(panel, words):
    panel.wanted.setText(words)
    panel.other.setText("พุ่มไม้")
    panel.search()
    panel.replace_all()


def test_what_was_sent_up_stays_when_all_else_is_replaced(searched, panel, issued_report):
    replace_all(panel, "ต้นไม้")
    package = issued_report.package
    assert [project.name for project in package.plan.projects] == ["ปลูกพุ่มไม้", "รดน้ำ พุ่มไม้"]
    assert package.reports[0].memo.subject == "รายงานเรื่องต้นไม้"
    words = searched.notice.words
    assert words == "แทนที่แล้ว 2 แห่ง ไม่แทนที่ 1 แห่งในรายงานที่ออกแล้ว เลิกทำได้ด้วย Ctrl+Z"


def test_nothing_is_said_to_be_replaced_when_only_an_issued_report_has_the_words(
    searched, panel, issued_report
):
    before = issued_report.package
    replace_all(panel, "รายงานเรื่อง")
    assert issued_report.package is before
    assert "รายงานไตรมาส 1 ออกแล้ว" in searched.notice.words


def test_replacing_is_out_of_sight_when_only_finding(panel):
    assert not panel.other.isVisible()
    panel.start(replacing=True)
    assert panel.other.isVisible()


def test_marked_words_are_looked_for_when_the_panel_opens(qtbot, searched, panel):
    searched.show_page("line")
    searched.page.show_place(NAME)
    searched.page.line.setSelection(0, 5)
    qtbot.keyClick(searched.page.line, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert panel.wanted.text() == "รดน้ำ"
    assert len(panel.hits) == 1


def test_panel_closes_when_escape_is_pressed(qtbot, searched, panel):
    qtbot.keyClick(panel.wanted, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_hits_follow_when_the_plan_changes(qtbot, searched, panel):
    panel.wanted.setText("ต้นไม้")
    panel.search()
    searched.session.set_texts({NAME: "ไม่มีแล้ว"})
    qtbot.waitUntil(lambda: len(panel.hits) == 1)


def test_card_of_a_hit_has_its_words_in_bold():
    card = hit_card(Hit(NAME, 5, 7, "ก่อน คำ หลัง", 0, 12), "แผน › ชื่อแผน")
    start, length = card.strong
    assert card.title[start : start + length] == "คำ"


def test_focus_goes_back_to_where_one_wrote_when_the_panel_is_closed(qtbot, searched, panel):
    panel._close()
    searched.go_to(NAME)
    line = searched.page.line
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClick(searched, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(panel.wanted.hasFocus)
    panel._close()
    assert line.hasFocus()
