"""A report sent up, locked, opened again and sent up anew, as a person does it."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from db.package.file import read_package
from desktop.window.reports import issue_part
from desktop.window.reports.issue_dialog import IssueDialog
from forms.reporting.issuing import is_issued
from forms.resources import RESOURCES
from tests.desktop.dialogs import answer
from tests.desktop.keyboard import type_text

PROGRESS = ("reports", 0, "results", 0, "progress")


@pytest.fixture(scope="module")
def sample():
    package = read_package(RESOURCES / "sample" / "plan.json")
    reports = tuple(replace(report, issuances=()) for report in package.reports)
    return replace(package, reports=reports)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(issue_part, "local_today", lambda: dt.date(2025, 1, 9))


@pytest.fixture
def page(open_page, memory, sample):
    memory.set_text("quarter", "1")
    memory.user = "นางสาววารี ใจงาม"
    page = open_page(sample, "memo")
    page.tabs.setCurrentIndex(2)
    return page


@pytest.fixture
def part(page):
    return page.part(2).part


def report_of(window):
    return window._session.package.reports[0]


def agree(dialog):
    assert isinstance(dialog, IssueDialog)
    dialog.agree.click()


def because(reason):
    def act(dialog):
        type_text(dialog.reason, reason)
        agree(dialog)

    return act


@pytest.fixture
def issued(part):
    """The report of the first quarter, sent up."""
    answer(agree)
    part.issue_button.click()
    part.window().activateWindow()
    QApplication.processEvents()
    return part


def history(part):
    QApplication.processEvents()
    return [label.text() for label in part.history.findChildren(QLabel) if label.isVisible()]


def test_report_is_issued_under_its_memo_by_who_uses_the_program(issued, sample, window):
    report = report_of(window)
    assert is_issued(report)
    (issuance,) = report.issuances
    assert (issuance.by, issuance.date) == ("นางสาววารี ใจงาม", "2568-01-09")
    assert issuance.number == sample.reports[0].memo.number
    assert "ออกรายงานไตรมาส 1 แล้ว" in issued.state.text()
    for words in ("9 มกราคม 2568", "นางสาววารี ใจงาม", sample.reports[0].memo.number):
        assert words in issued.summary.text()
    assert not issued.issue_button.isVisible()
    assert issued.reopen_button.isVisible()
    assert "ออกแล้ว" in window.page.quarters._buttons.button(1).text()
    # It is kept in the store, and nothing undoes it.
    assert window._session.history.count() == 0
    assert is_issued(window._plans.load(window._session.number).reports[0])


def test_nothing_is_issued_when_the_dialog_is_left(part, window):
    answer(lambda dialog: dialog.reject())
    part.issue_button.click()
    assert not report_of(window).issuances


@pytest.mark.parametrize(("at", "words"), [(0, "เลขที่บันทึก"), (1, "วันที่บันทึก")])
def test_what_the_memo_lacks_is_said_in_its_place(part, window, at, words):
    name = ("number", "date")[at]
    window._session.set_texts({("reports", 0, "memo", name): ""})
    part.issue_button.click()
    ((severity, told),) = part.trouble.shown
    assert (severity, words in told) == ("error", True)
    assert QApplication.focusWidget() is part.form.fields[at].box
    assert not report_of(window).issuances
    type_text(part.form.fields[at].box, "9 ม.ค. 68")
    part.form.fields[at].box.editing_ended.emit()
    assert part.trouble.shown == ()
    answer(agree)
    part.issue_button.click()
    assert is_issued(report_of(window))


def test_text_that_is_no_value_is_mended_before_it_is_issued(part, window):
    window._session.set_texts({("reports", 0, "memo", "date"): "เมื่อวาน"})
    part.issue_button.click()
    assert "ไม่ถูกต้องก่อน 1 ช่อง" in part.trouble.shown[0][1]
    assert not report_of(window).issuances


def test_name_is_asked_once_and_kept(part, window, memory):
    memory.user = ""

    def act(dialog):
        assert dialog.focusWidget() is dialog.user
        agree(dialog)
        assert dialog.isVisible()
        assert "ชื่อผู้ออกรายงาน" in dialog.trouble.shown[0][1]
        type_text(dialog.user, "นายใหม่ เพิ่งมา")
        agree(dialog)

    answer(act)
    part.issue_button.click()
    assert report_of(window).issuances[0].by == "นายใหม่ เพิ่งมา"
    assert memory.user == "นายใหม่ เพิ่งมา"


def test_problems_of_the_quarter_are_listed_and_do_not_block(part, page, window):
    window._session.set_texts({("reports", 0, "memo", "subject"): "ไตรมาสที่ 3"})
    window._checker._check()
    places = [problem.place for problem in part.problems._model.items]
    assert ("reports", 0, "memo", "subject") in places
    assert all(place[:2] == ("reports", 0) for place in places)
    part.problems.list.choose(places.index(("reports", 0, "memo", "subject")))
    part.problems.list.activated.emit(part.problems.list.currentIndex())
    assert page.tabs.currentIndex() == 0
    page.tabs.setCurrentIndex(2)
    told = []

    def act(dialog):
        told.extend(label.text() for label in dialog.findChildren(QLabel))
        agree(dialog)

    answer(act)
    part.issue_button.click()
    assert any(f"{len(places)} ข้อ" in words for words in told)
    assert is_issued(report_of(window))


def test_fields_of_an_issued_report_are_read_and_not_written(qtbot, issued, page, window):
    before = window._session.package
    for place in (("memo", "subject"), ("memo", "number"), ("memo", "signatures", 0, "name")):
        window.go_to(("reports", 0, *place))
        box = QApplication.focusWidget()
        assert box.isReadOnly()
        assert box.isEnabled(), "it can be selected and copied"
        type_text(box, "แก้")
        box.editing_ended.emit()
    assert window._session.package is before
    assert not page.part(0).part.compose_button.isEnabled()
    told = page.part(0).part._hint.text()
    assert all(words in told for words in ("9 มกราคม 2568", "นางสาววารี", "กท ๒๓๐๓.๑/๐๑๒"))
    for stack in (page.part(1).part.memo, page.part(1).part.report):
        assert not stack.pick.isEnabled()
        assert not stack.stack.add.isEnabled()
        for frame in stack.stack._frames:
            assert not any(button.isVisible() for button in frame._buttons.values())
            assert not any(f.box.isEnabled() for f in frame.content.fields if f.place[-1] == "role")
    # The other quarter is written as before.
    window.go_to(("reports", 1, "memo", "subject"))
    assert not QApplication.focusWidget().isReadOnly()


def test_locked_figure_is_refused_and_the_way_out_is_told(issued, window):
    before = window._session.package
    window._session.set_value(PROGRESS, Decimal(99))
    assert window._session.package is before
    assert "บันทึกและออกรายงาน" in window._notice.words


def test_report_is_opened_again_for_a_reason_alone(issued, window):
    def act(dialog):
        agree(dialog)
        assert "เหตุผล" in dialog.trouble.shown[0][1]
        because("กรอกยอดผิด")(dialog)

    answer(act)
    issued.reopen_button.click()
    (issuance,) = report_of(window).issuances
    assert (issuance.reason, issuance.reopened_by) == ("กรอกยอดผิด", "นางสาววารี ใจงาม")
    assert "เปิดแก้ไขอยู่" in issued.state.text()
    assert "กรอกยอดผิด" in issued.summary.text()
    assert issued.issue_button.isVisible()
    assert not issued.form.fields[0].box.isReadOnly()


def test_history_says_what_has_changed_while_open_and_from_time_to_time(issued, window):
    answer(because("กรอกยอดผิด"))
    issued.reopen_button.click()
    assert any("ยังไม่มีตัวเลขใดเปลี่ยน" in words for words in history(issued))
    before = report_of(window).results[0].progress
    window._session.set_value(PROGRESS, before + 1)
    changed = f"{before} → {before + 1}"
    told = history(issued)
    assert told[0] == "เปลี่ยนแล้วตั้งแต่ออกครั้งล่าสุด"
    assert sum(changed in words for words in told) == 1
    answer(agree)
    issued.issue_button.click()
    told = history(issued)
    assert [words for words in told if words.startswith("ออกครั้งที่")] == [
        "ออกครั้งที่ 2",
        "ออกครั้งที่ 1",
    ]
    assert sum(changed in words for words in told) == 1
    assert any("กรอกยอดผิด" in words for words in told)


def test_history_is_what_is_seen_and_printed_beside_it(issued, page, window, monkeypatch):
    assert page.form() == "issuances"
    asked = []
    monkeypatch.setattr(issued._printer, "ask", lambda job, *more: asked.append((job, *more)))
    issued.print_button.click()
    ((job, form, title),) = asked
    assert (job.forms, job.quarter, form) == (("issuances",), 1, "issuances")
    assert "ไตรมาส 1" in title
    page.tabs.setCurrentIndex(0)
    assert page.form() == "memo"


def test_dialog_is_left_by_escape(qtbot, part, window):
    answer(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    part.issue_button.click()
    assert not report_of(window).issuances


def test_number_that_was_begun_is_gone_on_with_where_it_ends(part, window):
    window._session.set_value(("reports", 0, "memo", "number"), "กท 2303.1/")
    part.issue_button.click()
    assert "กท 2303.1/" in part.trouble.shown[0][1]
    box = part.form.fields[0].box
    assert box.hasFocus()
    QTest.keyClicks(box, "77")
    assert box.text() == "กท 2303.1/77"
