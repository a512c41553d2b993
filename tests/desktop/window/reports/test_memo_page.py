"""The memo of a quarter as a person writes it: composed, changed, signed."""

from dataclasses import fields, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMessageBox

from db.package.file import read_package
from db.records import Memo, Signature
from db.settings.declared import EMBLEM
from forms.editions.opening import opened_edition
from forms.reporting.memo import compose
from forms.resources import RESOURCES
from forms.thai.digits import arabic_digits
from tests.desktop.dialogs import answer, press
from tests.desktop.keyboard import type_text
from tests.desktop.window.called import choose_tab, part_of, quarter_button

FIRST = ("reports", 0, "memo")
PEOPLE = tuple(Signature(name=f"นางสาวลงนาม คนที่{n}", position=(f"ตำแหน่ง{n}",)) for n in (1, 2, 3))


@pytest.fixture(scope="module")
def sample():
    package = read_package(RESOURCES / "sample" / "plan.json")
    reports = tuple(replace(report, issuances=()) for report in package.reports)
    return replace(package, reports=reports)


def with_memo(package, memo):
    first, *more = package.reports
    return replace(package, reports=(replace(first, memo=memo), *more))


@pytest.fixture
def blank(sample):
    """The sample with nothing in the first quarter's memo."""
    return with_memo(sample, Memo())


def memo_of(window, at=0):
    return window.session.package.reports[at].memo


def opened(open_page, memory, package, quarter=1):
    memory.set_text("quarter", str(quarter))
    return open_page(package, "memo")


def test_nothing_is_written_when_every_tab_and_quarter_is_looked_at(
    open_page, memory, sample, window
):
    page = opened(open_page, memory, sample)
    for quarter in (1, 2, 3, 4):
        quarter_button(page, quarter).click()
        for at in range(page.tabs.count()):
            page.tabs.setCurrentIndex(at)
    assert window.session.history.count() == 0
    assert window.session.package == sample


def test_quarter_without_a_report_leads_to_the_results(open_page, memory, sample, window):
    page = opened(open_page, memory, sample, quarter=3)
    shown = part_of(page, "บันทึกข้อความ")
    assert shown.empty.isVisible()
    assert not shown.part.isVisible()
    assert page.form() == ""
    shown.empty.button.click()
    assert window.page_name == "results"
    window.show_page("memo")
    quarter_button(page, 2).click()
    assert not shown.empty.isVisible()
    assert shown.part.form.fields[0].place == ("reports", 1, "memo", "office")
    assert page.form() == "memo"
    assert page.quarter() == 2


@pytest.mark.parametrize("name", [f.name for f in fields(Memo) if f.name not in {"signatures"}])
def test_field_has_the_focus_when_its_place_is_gone_to(open_page, memory, sample, window, name):
    opened(open_page, memory, sample, quarter=2)
    assert window.go_to((*FIRST, name))
    focus = QApplication.focusWidget()
    focus.selectAll()
    type_text(focus, "7 ก.พ. 68" if name == "date" else "คำใหม่")
    focus.editing_ended.emit()
    wanted = {"date": "2568-02-07"}.get(name, "คำใหม่")
    found = getattr(memo_of(window), name)
    assert found in (wanted, (wanted,))
    assert memo_of(window, 1) == sample.reports[1].memo


def test_memo_is_composed_in_one_step_when_there_is_none(open_page, memory, blank, window):
    page = opened(open_page, memory, blank)
    part_of(page, "บันทึกข้อความ").part.compose_button.click()
    package = window.session.package
    wanted = compose(blank, blank.reports[0], opened_edition(blank.plan).edition)
    assert memo_of(window) == wanted
    assert wanted.facts
    assert [p.name for p in memo_of(window).signatures] == [p.name for p in package.plan.people]
    assert window.session.history.count() == 1
    window.session.history.undo()
    assert window.session.package == blank


def test_text_that_would_be_lost_is_named_before_it_is(open_page, memory, sample, window):
    package = with_memo(sample, replace(sample.reports[0].memo, subject="เรื่องของฉันเอง", closing=""))
    page = opened(open_page, memory, package)
    asked = []

    def refuse(box):
        assert isinstance(box, QMessageBox)
        asked.append(box.informativeText())
        press("ยกเลิก")(box)

    answer(refuse)
    part_of(page, "บันทึกข้อความ").part.compose_button.click()
    assert "เรื่อง" in asked[0]
    # What is empty is no loss, and what reads the same is no change.
    assert "คำลงท้าย" not in asked[0]
    assert "โทร." not in asked[0]
    assert window.session.package == package
    answer(press("ร่างใหม่"))
    part_of(page, "บันทึกข้อความ").part.compose_button.click()
    assert memo_of(window).subject.startswith("รายงาน")
    assert memo_of(window).closing
    assert (memo_of(window).number, memo_of(window).date) == (
        sample.reports[0].memo.number,
        sample.reports[0].memo.date,
    )


def test_memo_that_says_the_same_stays_as_it_is(open_page, memory, blank, window):
    page = opened(open_page, memory, blank)
    button = part_of(page, "บันทึกข้อความ").part.compose_button
    button.click()
    before = window.session.package
    button.click()
    assert window.session.package is before
    assert "ตรงกับข้อมูล" in window.notice.words


def test_draft_is_chosen_from_what_there_is(open_page, memory, sample, window):
    first, second = sample.reports
    package = replace(sample, reports=(first, replace(second, memo=Memo())))
    page = opened(open_page, memory, package, quarter=2)
    part = part_of(page, "บันทึกข้อความ").part
    actions = part.draft_menu().actions()
    assert [action.text() for action in actions] == [
        "ร่างจากบันทึกข้อความไตรมาส 1",
        "ร่างจากแบบบันทึกข้อความ",
        "ร่างจากข้อความมาตรฐานของแบบฟอร์ม",
    ]
    part.compose_button.click()
    assert memo_of(window, 1).proposal == first.memo.proposal
    answer(press("ร่างใหม่"))
    actions[1].trigger()
    assert memo_of(window, 1).proposal != first.memo.proposal
    # What reads the same in either stays as it was.
    assert memo_of(window, 1).subject == second.memo.subject


# A menu asks for more than the platform of the tests has.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_menu_of_drafts_is_gone_through_by_keys(qtbot, open_page, memory, blank, window):
    page = opened(open_page, memory, blank)
    part = part_of(page, "บันทึกข้อความ").part
    part.choose_button.click()
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions()] == [
        "ร่างจากแบบบันทึกข้อความ",
        "ร่างจากข้อความมาตรฐานของแบบฟอร์ม",
    ]
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert memo_of(window).facts


def test_counts_that_no_longer_fit_are_said_under_their_field(
    qtbot, open_page, memory, blank, window
):
    page = opened(open_page, memory, blank)
    part = part_of(page, "บันทึกข้อความ").part
    part.compose_button.click()
    window.session.remove(("reports", 0, "results"), 0)
    window.checker.check()
    facts = next(f for f in part.form.fields if f.place[-1] == "facts")
    said = " ".join(words for _severity, words in facts.messages.shown)
    assert "ตัวชี้วัด" in said
    assert "แบบรายงาน สยป.3 มี" in said
    part.compose_button.setFocus()
    answer(press("ร่างใหม่"))
    part.compose_button.click()
    window.checker.check()
    assert not any("แบบรายงาน สยป.3 มี" in words for _severity, words in facts.messages.shown)


def test_counts_are_composed_anew_for_each_quarter(open_page, memory, blank, window):
    page = opened(open_page, memory, blank)
    part_of(page, "บันทึกข้อความ").part.compose_button.click()
    count = len({r.indicator for r in blank.reports[0].results})
    assert any(f"{count} ตัวชี้วัด" in arabic_digits(text) for text in memo_of(window).facts)


def test_people_are_picked_in_their_order(qtbot, open_page, memory, blank, window):
    package = replace(blank, plan=replace(blank.plan, people=PEOPLE))
    page = opened(open_page, memory, package)
    choose_tab(page.tabs, "ผู้ลงนาม")
    stack = part_of(page, "ผู้ลงนาม").part.memo
    stack.pick.click()
    assert [pick.words.split()[0] for pick in stack.picker.shown] == ["นางสาวลงนาม"] * 3
    for words in ("คนที่3", "คนที่1"):
        type_text(stack.picker.query, words)
        qtbot.keyClick(stack.picker.query, Qt.Key.Key_Return)
    assert memo_of(window).signatures == (PEOPLE[0], PEOPLE[2])
    assert [pick.value for pick in stack.picker.shown] == ["1"]
    stack.picker.dismiss()
    assert [form.fields[0].box.text() for form in stack.stack.contents] == [
        PEOPLE[0].name,
        PEOPLE[2].name,
    ]


def test_part_in_the_report_is_kept_there_and_not_in_the_memo(
    qtbot, open_page, memory, blank, window
):
    people = (replace(PEOPLE[0], role="ผู้รายงาน"),)
    first = replace(blank.reports[0], signatures=())
    package = replace(
        blank, plan=replace(blank.plan, people=people), reports=(first, *blank.reports[1:])
    )
    page = opened(open_page, memory, package)
    choose_tab(page.tabs, "ผู้ลงนาม")
    for stack in (part_of(page, "ผู้ลงนาม").part.memo, part_of(page, "ผู้ลงนาม").part.report):
        stack.pick.click()
        qtbot.keyClick(stack.picker.query, Qt.Key.Key_Return)
        stack.picker.dismiss()
    report = window.session.package.reports[0]
    assert [person.role for person in report.memo.signatures] == [""]
    assert report.signatures == people


def test_signature_is_written_by_hand_moved_and_removed(open_page, memory, blank, window):
    page = opened(open_page, memory, blank)
    window.go_to((*FIRST, "signatures"))
    stack = part_of(page, "ผู้ลงนาม").part.memo.stack
    for name in ("นายหนึ่ง", "นายสอง"):
        stack.add.click()
        type_text(QApplication.focusWidget(), name)
        QApplication.focusWidget().editing_ended.emit()
    assert [p.name for p in memo_of(window).signatures] == ["นายหนึ่ง", "นายสอง"]
    stack._frames[1]._buttons["up"].click()
    assert [p.name for p in memo_of(window).signatures] == ["นายสอง", "นายหนึ่ง"]
    stack._frames[0]._buttons["remove"].click()
    assert [p.name for p in memo_of(window).signatures] == ["นายหนึ่ง"]


def test_missing_signatures_are_said_over_their_list(open_page, memory, sample, window):
    package = with_memo(sample, replace(sample.reports[0].memo, signatures=()))
    page = opened(open_page, memory, package)
    choose_tab(page.tabs, "ผู้ลงนาม")
    window.checker.check()
    ((severity, words),) = part_of(page, "ผู้ลงนาม").part.memo.messages.shown
    assert (severity, "ไม่มีผู้ลงนาม" in words) == ("warning", True)


def test_unit_without_people_is_told_where_to_name_them(open_page, memory, sample, window):
    package = replace(sample, plan=replace(sample.plan, people=()))
    page = opened(open_page, memory, package)
    choose_tab(page.tabs, "ผู้ลงนาม")
    stack = part_of(page, "ผู้ลงนาม").part.memo
    assert not stack.pick.isEnabled()
    assert "ครั้งเดียว" in stack.hint.text()
    stack._people.click()
    assert window.page_name == "unit"
    people = part_of(window.page, "ผู้ลงนาม")
    people.buttons[1].click()
    assert [p.name for p in window.session.package.plan.people] == [
        p.name for p in sample.reports[-1].memo.signatures
    ]
    assert not people.buttons[1].isVisible()


@pytest.fixture
def own_data(monkeypatch, tmp_path):
    """A folder of the test's own for what the program keeps, in which there is no emblem."""
    monkeypatch.setenv("PHAEN_FOLDER", str(tmp_path))
    return tmp_path


def test_emblem_is_on_the_pages_as_soon_as_it_is_set(open_page, memory, sample, window, own_data):
    page = opened(open_page, memory, sample)
    window.side.show_preview(True)
    window.side._preview.refresh()
    pages = window.side._preview._pages
    assert "ยังไม่มีรูปตรา" in part_of(page, "บันทึกข้อความ").part.hint.text()

    def choose(dialog):
        picture = QImage(300, 360, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.darkGreen)
        assert picture.save(str(own_data / "ตรา.png"))
        dialog.row(EMBLEM).set_emblem(own_data / "ตรา.png")
        dialog.accept()

    answer(choose)
    window.commands.ask_settings()
    assert "ยังไม่มีรูปตรา" not in part_of(page, "บันทึกข้อความ").part.hint.text()
    assert window.side._preview._pages is not pages
    # Where the emblem stands the paper was blank.
    image = window.side._preview._pages.picture(0, 1.0)
    colour = image.pixelColor(round(35 * 72 / 25.4), round(22 * 72 / 25.4))
    assert colour.green() > colour.red() + 50
