"""A report sent up, locked, opened again and sent up anew, as a person does it."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from db.content_code import content_code
from db.errors import StoreError, StoreTrouble
from db.package.file import read_package
from db.settings.declared import USER
from desktop.clock import local_today
from desktop.window.reports import issue_part
from desktop.window.reports.issue_carried import IssueCarried
from desktop.window.reports.issue_dialog import IssueDialog
from desktop.window.reports.issue_problems import IssueProblems
from desktop.window.reports.issued_dialog import IssuedDialog
from desktop.window.widgets.roles import Role
from forms import printing
from forms.calendar import buddhist_date
from forms.reporting.carried import unconfirmed
from forms.reporting.issuing import issued as issued_report
from forms.reporting.quarters import begun
from forms.reporting.sealed import is_issued
from forms.resources import RESOURCES
from tests.desktop.dialogs import answer
from tests.desktop.keyboard import type_text
from tests.desktop.window.called import choose_tab, part_of, quarter_button

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
    memory.settings.set(USER, "นางสาววารี ใจงาม")
    page = open_page(sample, "memo")
    choose_tab(page.tabs, "ออกรายงาน")
    return page


@pytest.fixture
def part(page):
    return part_of(page, "ออกรายงาน").part


def report_of(window):
    return window.session.package.reports[0]


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


def test_report_is_issued_under_its_memo_by_who_uses_the_program(issued, sample, window, plans):
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
    assert "ออกแล้ว" in quarter_button(window.page, 1).text()
    # It is kept in the store, and nothing undoes it.
    assert window.session.history.count() == 0
    assert is_issued(plans.load(window.session.number).reports[0])


def test_nothing_is_issued_when_the_dialog_is_left(part, window):
    answer(lambda dialog: dialog.reject())
    part.issue_button.click()
    assert not report_of(window).issuances


@pytest.mark.parametrize(("at", "words"), [(0, "เลขที่ของบันทึกข้อความ"), (1, "วันที่ของบันทึกข้อความ")])
def test_what_the_memo_lacks_is_said_in_its_place(part, window, at, words):
    name = ("number", "date")[at]
    window.session.set_texts({("reports", 0, "memo", name): ""})
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
    window.session.set_texts({("reports", 0, "memo", "date"): "เมื่อวาน"})
    part.issue_button.click()
    assert "มีช่องที่ต้องแก้ 1 ช่อง" in part.trouble.shown[0][1]
    assert not report_of(window).issuances


def test_text_that_is_no_value_in_another_quarter_does_not_hinder(part, window):
    window.session.set_texts({("reports", 1, "memo", "date"): "เมื่อวาน"})
    asked = []
    answer(lambda dialog: asked.append(dialog.reject()))
    part.issue_button.click()
    assert len(asked) == 1


def test_name_is_asked_once_and_kept(part, window, memory):
    memory.settings.set(USER, "")

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
    assert memory.settings.text(USER) == "นายใหม่ เพิ่งมา"


def found_now(window):
    """Have the checks look at the plan as it is."""
    window.checker.check()
    QApplication.processEvents()


def choose(problems, code):
    row = problems.list.model().row_of(lambda problem: problem.code == code)
    assert row is not None
    problems.list.choose(row)


@pytest.fixture
def fallen(part, window):
    """A figure of the second quarter less than in the first: a warning there."""
    quarter_button(window.page, 2).click()
    window.session.set_value(("reports", 1, "results", 0, "progress"), Decimal(1))
    found_now(window)
    return part


@pytest.mark.parametrize("name", ["subject", "progress"])
def test_errors_of_the_quarter_hinder_until_they_are_mended(part, page, window, name):
    place, wrong = {
        "subject": (("reports", 0, "memo", "subject"), "ไตรมาสที่ 3"),
        "progress": (PROGRESS, "1000"),
    }[name]
    right = window.session.text_at(place)
    window.session.set_texts({place: wrong})
    found_now(window)
    part.issue_button.click()
    ((severity, told),) = part.trouble.shown
    assert (severity, "ข้อผิดพลาด" in told) == ("error", True)
    assert not report_of(window).issuances
    # The first that hinders is chosen, and one goes to it.
    chosen = part.problems._current()
    assert (chosen.severity, chosen.place) == ("error", place)
    part.problems.list.activated.emit(part.problems.list.currentIndex())
    assert (window.page is page) == (name == "subject")
    window.session.set_texts({place: right})
    found_now(window)
    window.go_to(("reports", 0, "issuances"))
    answer(agree)
    part.issue_button.click()
    assert is_issued(report_of(window))


def test_error_that_the_list_has_not_yet_hinders_and_one_that_was_mended_does_not(part, window):
    right = window.session.text_at(PROGRESS)
    window.session.set_value(PROGRESS, Decimal(1000))
    part.issue_button.click()
    ((severity, told),) = part.trouble.shown
    assert (severity, "ข้อผิดพลาด" in told) == ("error", True)
    assert not report_of(window).issuances
    # The list is of the state before, until the pause of the checks is over.
    window.session.set_texts({PROGRESS: right})
    answer(agree)
    part.issue_button.click()
    assert is_issued(report_of(window))


def test_error_that_comes_while_the_dialog_is_open_hinders_as_well(part, window):
    told = []

    def act(dialog):
        window.session.set_value(PROGRESS, Decimal(1000))
        agree(dialog)
        told.extend(dialog.trouble.shown)

    answer(act)
    part.issue_button.click()
    assert "ข้อผิดพลาด" in told[0][1]
    assert not report_of(window).issuances


def test_warnings_are_listed_with_their_kind_in_the_dialog_and_do_not_hinder(fallen, window):
    seen = []

    def act(dialog):
        problems = dialog.findChild(IssueProblems)
        model = problems.list.model()
        seen.extend(model.index(row, 0).data(Role.LABEL) for row in range(model.rowCount()))
        agree(dialog)

    answer(act)
    fallen.issue_button.click()
    assert "ข้อควรระวัง" in seen
    assert is_issued(window.session.package.reports[1])


def test_warning_is_accepted_with_a_reason_and_due_again_when_the_figure_changes(fallen, window):
    problems = fallen.problems
    before = len(problems.problems)
    choose(problems, "PROGRESS-FALL")

    def act(dialog):
        agree(dialog)
        assert "เหตุผล" in dialog.trouble.shown[0][1]
        because("แก้ยอดไตรมาสก่อน")(dialog)

    answer(act)
    problems.accept_button.click()
    found_now(window)
    (acceptance,) = window.session.package.plan.acceptances
    assert (acceptance.by, acceptance.reason, acceptance.date) == (
        "นางสาววารี ใจงาม",
        "แก้ยอดไตรมาสก่อน",
        buddhist_date(local_today()),
    )
    assert len(problems.problems) == before - 1
    assert all(problem.accepted is None for problem in window.checker.problems)
    # It can be seen, with its reason, and taken back.
    problems.show_accepted.setChecked(True)
    choose(problems, "PROGRESS-FALL")
    card = problems.list.currentIndex()
    assert "คงไว้แล้ว" in card.data(Role.LABEL)
    assert any("แก้ยอดไตรมาสก่อน" in line for line in card.data(Role.LINES))
    problems.take_back_button.click()
    found_now(window)
    assert len(problems.problems) == before
    window.session.history.undo()
    found_now(window)
    assert len(problems.problems) == before - 1
    window.session.set_value(("reports", 1, "results", 0, "progress"), Decimal(2))
    found_now(window)
    assert len(problems.problems) == before


def test_errors_cannot_be_accepted(part, window):
    window.session.set_value(PROGRESS, Decimal(1000))
    found_now(window)
    choose(part.problems, "PROGRESS-RANGE")
    assert not part.problems.accept_button.isEnabled()


def test_carried_figures_are_listed_before_the_report_is_sent_and_confirmed(part, page, window):
    session = window.session
    session.apply(begun(session.package, 3), "เริ่มรายงาน")
    session.set_texts({("reports", 2, "memo", name): text for name, text in (
        ("number", "กท 1/3"), ("date", "2568-07-09"),
    )})  # fmt: skip
    quarter_button(page, 3).click()
    QApplication.processEvents()
    left = len(unconfirmed(session.package, 2))
    assert left > 1
    assert f"{left} รายการ" in part.carried.said.text()
    part.carried.confirm_one.click()
    assert len(unconfirmed(session.package, 2)) == left - 1
    found_now(window)
    seen = []

    def act(dialog):
        carried = dialog.findChild(IssueCarried)
        seen.append(len(carried._model.items))
        carried.confirm_all.click()
        seen.append(carried.isVisible())
        agree(dialog)

    answer(act)
    part.issue_button.click()
    assert seen == [left - 1, False]
    assert unconfirmed(session.package, 2) == ()
    assert is_issued(session.package.reports[2])


def test_papers_are_kept_with_the_report_and_shown_again_from_the_history(issued, window, plans):
    (issuance,) = report_of(window).issuances
    papers = plans.papers(window.session.number, issuance.id)
    assert [paper.form for paper in papers.papers] == ["memo", "progress", "score", "standing"]
    assert issuance.content_code == content_code(window.session.package)
    window.session.set_texts({("plan", "indicators", 0, "name"): "ชื่อที่ตั้งทีหลัง"})
    QApplication.processEvents()
    assert any("ชื่อตัวชี้วัดเปลี่ยนจาก" in words for words in history(issued))
    told = []

    def act(dialog):
        assert isinstance(dialog, IssuedDialog)
        dialog.forms.setCurrentIndex(1)
        told.append(dialog.view.count)
        told.append(dialog.same.text())
        answer(lambda inner: told.append(inner.list.model().rowCount()))
        dialog.differences.click()

    answer(act)
    (button,) = (
        button
        for button in issued.history.findChildren(QPushButton)
        if "ดูเอกสารที่ออก" in button.text() and button.isVisible()
    )
    button.click()
    pages, same, differences = told
    assert pages > 0
    assert "สยป.3" in same
    assert differences > 0


def test_report_that_came_in_a_file_has_no_papers_and_says_so(open_page, memory, sample, window):
    memory.set_text("quarter", "1")
    sent = issued_report(sample, 0, by="ผู้ออก", date="2568-01-09")
    part = open_page(sent, "memo")
    choose_tab(part.tabs, "ออกรายงาน")
    part_of(part, "ออกรายงาน").part.history.findChildren(QPushButton)[0].click()
    assert "ไม่มีเอกสาร" in window.notice.words


def test_report_is_not_sealed_with_papers_of_a_plan_that_has_changed(part, window, monkeypatch):
    prepare = printing.prepare_issue

    def change_meanwhile(*arguments, **choices):
        made = prepare(*arguments, **choices)
        window.session.set_texts({("plan", "title"): "ชื่ออื่น"})
        return made

    monkeypatch.setattr(printing, "prepare_issue", change_meanwhile)
    told = []

    def act(dialog):
        agree(dialog)
        told.extend(dialog.trouble.shown)

    answer(act)
    part.issue_button.click()
    assert "เปลี่ยนไประหว่าง" in told[0][1]
    assert not report_of(window).issuances


def test_report_is_not_issued_when_the_disk_is_full(part, window, monkeypatch, plans):
    def full(*_arguments, **_more):
        raise StoreError("พื้นที่ดิสก์ไม่พอ", StoreTrouble.FULL)

    monkeypatch.setattr(plans, "save", full)
    told = []

    def act(dialog):
        agree(dialog)
        told.extend(dialog.trouble.shown)
        assert dialog.agree.isEnabled()

    answer(act)
    part.issue_button.click()
    assert "พื้นที่ดิสก์ไม่พอ" in told[0][1]
    assert not report_of(window).issuances
    assert not plans.load(window.session.number).reports[0].issuances


def test_fields_of_an_issued_report_are_read_and_not_written(qtbot, issued, page, window):
    before = window.session.package
    for place in (("memo", "subject"), ("memo", "number"), ("memo", "signatures", 0, "name")):
        window.go_to(("reports", 0, *place))
        box = QApplication.focusWidget()
        assert box.isReadOnly()
        assert box.isEnabled(), "it can be selected and copied"
        type_text(box, "แก้")
        box.editing_ended.emit()
    assert window.session.package is before
    assert not part_of(page, "บันทึกข้อความ").part.compose_button.isEnabled()
    told = part_of(page, "บันทึกข้อความ").part.hint.text()
    assert all(words in told for words in ("9 มกราคม 2568", "นางสาววารี", "กท ๒๓๐๓.๑/๐๑๒"))
    for stack in (part_of(page, "ผู้ลงนาม").part.memo, part_of(page, "ผู้ลงนาม").part.report):
        assert not stack.pick.isEnabled()
        assert not stack.stack.add.isEnabled()
        for frame in stack.stack._frames:
            assert not any(button.isVisible() for button in frame._buttons.values())
            assert not any(f.box.isEnabled() for f in frame.content.fields if f.place[-1] == "role")
    # The other quarter is written as before.
    window.go_to(("reports", 1, "memo", "subject"))
    assert not QApplication.focusWidget().isReadOnly()


def test_locked_figure_is_refused_and_the_way_out_is_told(issued, window):
    before = window.session.package
    window.session.set_value(PROGRESS, Decimal(99))
    assert window.session.package is before
    assert "บันทึกข้อความ/ออกรายงาน" in window.notice.words


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
    window.session.set_value(PROGRESS, before + 1)
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
    choose_tab(page.tabs, "บันทึกข้อความ")
    assert page.form() == "memo"


def test_dialog_is_left_by_escape(qtbot, part, window):
    answer(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    part.issue_button.click()
    assert not report_of(window).issuances


def test_number_that_was_begun_is_gone_on_with_where_it_ends(part, window):
    window.session.set_value(("reports", 0, "memo", "number"), "กท 2303.1/")
    part.issue_button.click()
    assert "กท 2303.1/" in part.trouble.shown[0][1]
    box = part.form.fields[0].box
    assert box.hasFocus()
    QTest.keyClicks(box, "77")
    assert box.text() == "กท 2303.1/77"
