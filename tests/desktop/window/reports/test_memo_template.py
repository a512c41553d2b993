"""The unit's own wording of its memos: names put in, the example, what is not known."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.fields import Kind, specs
from db.package.file import read_package
from db.records import Memo, Signature
from forms.editions.opening import opened_edition
from forms.editions.vocabulary.memos import PLACEHOLDERS
from forms.reporting.memo import compose
from forms.resources import RESOURCES
from forms.thai.digits import thai_digits
from tests.desktop.keyboard import type_text
from tests.desktop.window.called import chosen_tab, part_of, quarter_button

PLACE = ("plan", "memo_template")


@pytest.fixture(scope="module")
def sample():
    package = read_package(RESOURCES / "sample" / "plan.json")
    return replace(package, plan=replace(package.plan, memo_template=Memo()))


@pytest.fixture
def editor(open_page, memory, sample):
    memory.set_text("quarter", "1")
    page = open_page(sample, "memo")
    part_of(page, "บันทึกข้อความ").part.template_button.click()
    return part_of(page, "แบบบันทึกข้อความ")


def template(window):
    return window.session.package.plan.memo_template


def box_of(editor, name):
    return editor._field(name).box


def test_button_of_the_memo_opens_the_wording(editor, window):
    assert chosen_tab(window.page.tabs) == "แบบบันทึกข้อความ"
    assert editor.isVisible()
    # The example is beside it, in the place of the pages.
    assert window.pages.form() == ""


def test_wording_of_the_edition_stands_in_empty_fields_until_the_unit_has_its_own(
    editor, sample, window
):
    given = opened_edition(sample.plan).edition.memo
    assert box_of(editor, "subject").placeholderText() == given.subject
    assert box_of(editor, "facts").placeholderText() == "\n".join(given.facts)
    # All of it can be read.
    lines = sum(1 for text in given.facts)
    assert box_of(editor, "facts").height() > lines * editor.fontMetrics().lineSpacing()
    assert template(window) == Memo()


def test_everything_that_the_edition_words_can_be_worded_by_the_unit(editor, sample):
    given = opened_edition(sample.plan).edition.memo
    assert given.to
    shown = {field.box.placeholderText() for field in editor.form.fields}
    worded = {getattr(given, name) for name, spec in specs(Memo).items() if spec.kind is Kind.TEXT}
    assert worded - {""} <= shown


def test_wording_of_the_edition_is_taken_to_be_changed(editor, sample, window):
    window.go_to((*PLACE, "subject"))
    type_text(QApplication.focusWidget(), "เรื่องของเรา")
    QApplication.focusWidget().editing_ended.emit()
    editor.start.click()
    given = opened_edition(sample.plan).edition.memo
    assert template(window) == replace(given, subject="เรื่องของเรา")
    assert not editor.start.isEnabled()
    window.session.history.undo()
    assert template(window) == Memo(subject="เรื่องของเรา")


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_name_is_put_at_the_cursor_when_it_is_clicked(qtbot, editor, window, name):
    window.go_to((*PLACE, "subject"))
    box = QApplication.focusWidget()
    type_text(box, "กขค")
    qtbot.keyClick(box, Qt.Key.Key_Left)
    chip = next(chip for chip in editor.chips if chip.text() == name)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is box
    type_text(box, "ง")
    box.editing_ended.emit()
    assert template(window).subject == f"กข{{{name}}}งค"


def test_name_is_put_into_a_line_when_it_is_looked_for_by_keys(qtbot, editor, window):
    window.go_to((*PLACE, "to"))
    box = QApplication.focusWidget()
    type_text(box, "เรียน")
    qtbot.keyClick(box, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    type_text(editor.picker.query, "หัวหน้า")
    qtbot.keyClick(editor.picker.query, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert QApplication.focusWidget() is box
    box.editing_ended.emit()
    assert template(window).to == "เรียน{หัวหน้าหน่วยงาน}"


def test_rows_of_one_component_can_be_counted(qtbot, editor, sample, window):
    window.go_to((*PLACE, "closing"))
    component = sample.plan.framework.components[0]
    editor.picker.open_below(editor._target.box)
    type_text(editor.picker.query, f"จำนวนโครงการ องค์ประกอบ {component.code}")
    qtbot.keyClick(editor.picker.query, Qt.Key.Key_Return)
    box_of(editor, "closing").editing_ended.emit()
    assert template(window).closing == f"{{จำนวนโครงการ องค์ประกอบ {component.code}}}"
    assert editor.example._unknown.shown == ()


def test_example_is_what_the_chosen_quarter_makes_of_the_wording(editor, sample, window):
    window.go_to((*PLACE, "proposal"))
    type_text(QApplication.focusWidget(), "เห็นชอบ {ช่วงเดือน}")
    QApplication.focusWidget().editing_ended.emit()
    for quarter in (1, 2):
        quarter_button(window.page, quarter).click()
        package = window.session.package
        made = compose(package, package.reports[quarter - 1], opened_edition(package.plan).edition)
        for text in (made.subject, *made.facts, *made.proposal):
            assert thai_digits(text) in editor.example.words.text()
    assert f"ไตรมาส {quarter}" in editor.example._title.text()


def test_example_is_there_for_a_quarter_without_a_report(editor, window):
    quarter_button(window.page, 4).click()
    assert editor.isVisible()
    assert "ไตรมาสที่ ๔" in editor.example.words.text()


def test_name_that_is_not_known_is_marked_and_said(editor, window):
    window.go_to((*PLACE, "subject"))
    type_text(QApplication.focusWidget(), "ไตรมาส {ไตรมาศ} <b>")
    QApplication.focusWidget().editing_ended.emit()
    window.checker.check()
    assert "<u>{ไตรมาศ}</u>" in editor.example.words.text()
    assert "&lt;b&gt;" in editor.example.words.text()
    ((severity, words),) = editor.example._unknown.shown
    assert (severity, "{ไตรมาศ}" in words) == ("error", True)
    assert "{ไตรมาศ}" in str(editor._field("subject").messages.shown)
    problem = next(p for p in window.checker.problems if p.code == "MEMO-PLACEHOLDER")
    window.show_page("unit")
    assert window.go_to(problem.place)
    assert QApplication.focusWidget() is box_of(editor, "subject")


def test_people_of_the_wording_sign_in_place_of_the_units(editor, window):
    editor.signers.add.click()
    type_text(QApplication.focusWidget(), "นายแทน ทุกคน")
    QApplication.focusWidget().editing_ended.emit()
    assert template(window).signatures == (Signature(name="นายแทน ทุกคน"),)
    assert "นายแทน ทุกคน" in editor.example.words.text()
