"""Fields as a person uses them: typing, leaving, undo, drafts, problems and notes."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication, QToolButton, QVBoxLayout, QWidget

from db.records import Budget, Division, Organisation, Package, Plan, Project
from desktop.window.fields.field_form import FieldForm
from desktop.window.fields.fields import Field
from desktop.window.fields.text_editors import LineBox, TextBox
from tests.desktop.keyboard import type_text

MOVING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
TITLE = ("plan", "title")
YEAR = ("plan", "fiscal_year")
PREFACE = ("plan", "preface")
PROJECT = ("plan", "projects", 0)


def plan():
    return Package(
        Plan(
            fiscal_year=2567,
            edition="2567",
            title="แผน",
            unit=Organisation(name="หน่วย"),
            preface=("ย่อหน้าแรก", "ย่อหน้าสอง"),
            divisions=(Division(key="d1", name="ฝ่าย ก"), Division(key="d2", name="ฝ่าย ข")),
            projects=(
                Project(key="p1", name="โครงการ", kind="project", budget=Budget(amount=Decimal(5))),
            ),
        )
    )


@pytest.fixture
def tools(tools_with):
    return tools_with(plan())


@pytest.fixture
def show(qtbot, tools):
    """Show fields as a page does: refreshed at each change, undo by its keys."""

    # pytest-qt holds its widgets by weak references alone.
    pages = []

    def showing(*widgets):
        page = QWidget()
        pages.append(page)
        column = QVBoxLayout(page)
        for widget in widgets:
            column.addWidget(widget)
        tools.session.changed.connect(lambda: [widget.refresh() for widget in widgets])
        undo = QShortcut(QKeySequence("Ctrl+Z"), page)
        undo.activated.connect(tools.session.history.undo)
        qtbot.addWidget(page)
        page.resize(500, 400)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    yield showing
    pages.clear()


def field_at(tools, place, **options):
    return Field(tools, lambda: place, **options)


def test_label_and_name_come_from_the_declaration_when_no_words_are_given(tools, show):
    field = field_at(tools, TITLE)
    show(field)
    assert field.label.text() == "ชื่อแผน"
    assert field.box.accessibleName() == "ชื่อแผน"
    assert field.box.text() == "แผน"


def test_nothing_is_written_when_a_field_is_only_looked_at(qtbot, tools, show):
    fields = [field_at(tools, place) for place in (TITLE, YEAR, PREFACE, (*PROJECT, "kind"))]
    show(*fields)
    for field in fields:
        field.focus()
    assert tools.session.history.count() == 0


def test_typing_is_in_the_plan_when_the_field_is_left(qtbot, tools, show):
    first, second = field_at(tools, TITLE), field_at(tools, YEAR)
    show(first, second)
    first.focus()
    type_text(first.box, "ใหม่")
    assert tools.session.package.plan.title == "แผน"
    second.focus()
    assert tools.session.package.plan.title == "แผนใหม่"


def test_typing_is_in_the_plan_when_one_pauses(qtbot, tools, show):
    field = field_at(tools, TITLE)
    show(field)
    field.focus()
    type_text(field.box, "x")
    qtbot.waitUntil(lambda: tools.session.package.plan.title == "แผนx", timeout=20_000)
    assert field.box.hasFocus()


def test_typing_in_one_field_is_one_step_when_undone(qtbot, tools, show):
    field = field_at(tools, TITLE)
    show(field)
    field.focus()
    for letters in ("ก", "ข", "ค"):
        type_text(field.box, letters)
        field.commit()
    type_text(field.box, "ง")
    qtbot.keyClick(field.box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.box.text() == "แผน"
    assert tools.session.package.plan.title == "แผน"
    assert tools.session.history.redo_words() == "แก้ชื่อแผน"


def test_step_of_typing_ends_at_a_pause_a_words_end_and_a_paste(qtbot, tools, show):
    field, session = field_at(tools, TITLE), tools.session
    show(field)
    field.focus()
    type_text(field.box, "ก")
    pause = field._steps._pause
    assert pause.isActive()
    pause.timeout.emit()
    type_text(field.box, "ข ค")
    QGuiApplication.clipboard().setText("วาง")
    qtbot.keyClick(field.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    type_text(field.box, "ง")
    field.commit()
    titles = [session.package.plan.title]
    while session.history.can_undo():
        assert session.history.undo_words() == "แก้ชื่อแผน"
        session.history.undo()
        titles.append(session.package.plan.title)
    assert titles == ["แผนกข ควางง", "แผนกข ควาง", "แผนกข ค", "แผนกข ", "แผนก", "แผน"]


def test_half_a_figure_is_no_step(qtbot, tools, show):
    field, session = field_at(tools, (*PROJECT, "budget", "amount")), tools.session
    show(field)
    field.focus()
    field.box.selectAll()
    type_text(field.box, "๑๕๐๐ ")
    assert not session.history.can_undo()
    type_text(field.box, "บาท")
    field.commit()
    assert session.history.count() == 1


def test_nothing_comes_back_after_a_pause_when_it_was_undone(qtbot, tools, show):
    field, session = field_at(tools, TITLE), tools.session
    show(field)
    field.focus()
    type_text(field.box, "ก")
    pause = field._steps._pause
    qtbot.keyClick(field.box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.package.plan.title == "แผน"
    pause.timeout.emit()
    assert session.package.plan.title == "แผน"
    assert session.history.can_redo()


def test_undo_keys_reach_the_plan_when_the_focus_is_in_paragraphs(qtbot, tools, show):
    field = field_at(tools, PREFACE)
    show(field)
    field.focus()
    type_text(field.box, "ก")
    qtbot.keyClick(field.box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.box.words() == "ย่อหน้าแรก\nย่อหน้าสอง"


def test_paragraphs_are_one_a_line_when_typed(qtbot, tools, show):
    field = field_at(tools, PREFACE)
    show(field)
    field.focus()
    assert isinstance(field.box, TextBox)
    field.box.selectAll()
    type_text(field.box, "หนึ่ง\nสอง\n")
    field.commit()
    assert tools.session.package.plan.preface == ("หนึ่ง", "สอง")
    # The empty line one is about to write in stays.
    assert field.box.words() == "หนึ่ง\nสอง\n"


def test_lines_within_a_paragraph_stay_when_it_is_edited(qtbot, tools, show):
    tools.session.set_value(PREFACE, ("บน\nล่าง", "สอง"))
    field = field_at(tools, PREFACE)
    show(field)
    assert field.box.blockCount() == 2
    field.focus()
    type_text(field.box, "ก")
    field.commit()
    assert tools.session.package.plan.preface == ("กบน\nล่าง", "สอง")


def test_shift_enter_breaks_a_line_within_a_paragraph(qtbot, tools, show):
    field = field_at(tools, PREFACE)
    show(field)
    field.focus()
    field.box.selectAll()
    type_text(field.box, "บน")
    qtbot.keyClick(field.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text(field.box, "ล่าง\nสอง")
    field.commit()
    assert tools.session.package.plan.preface == ("บน\nล่าง", "สอง")
    # Each line is a step.
    for _ in range(3):
        tools.session.history.undo()
    assert field.box.words() == "ย่อหน้าแรก\nย่อหน้าสอง"


def test_lines_within_a_paragraph_are_copied_as_such(tools, show):
    tools.session.set_value(PREFACE, ("บน\nล่าง",))
    field = field_at(tools, PREFACE)
    show(field)
    field.focus()
    field.box.selectAll()
    field.box.copy()
    field.box.moveCursor(QTextCursor.MoveOperation.End)
    type_text(field.box, "\n")
    field.box.paste()
    field.commit()
    assert tools.session.package.plan.preface == ("บน\nล่าง", "บน\nล่าง")


def test_box_grows_when_there_are_more_lines(qtbot, tools, show):
    field = field_at(tools, PREFACE)
    show(field)
    before = field.box.height()
    tools.session.set_value(PREFACE, tuple("กขคงจฉช"))
    assert field.box.height() > before


@pytest.mark.parametrize("kind", [LineBox, TextBox])
def test_nothing_is_pasted_when_nothing_was_copied(qtbot, kind):
    box = kind()
    qtbot.addWidget(box)
    box.take_paste = lambda source: source.hasText()
    QGuiApplication.clipboard().clear()
    box.paste()
    assert box.words() == ""


def test_paste_keeps_paragraphs_when_it_comes_from_a_word_processor(qtbot, tools, show):
    field = field_at(tools, PREFACE)
    show(field)
    field.focus()
    field.box.selectAll()
    QGuiApplication.clipboard().setText("1.\tหนึ่ง\r\n2.\tสอง")
    field.box.paste()
    field.commit()
    assert tools.session.package.plan.preface == ("1. หนึ่ง", "2. สอง")


def test_text_that_is_no_value_is_marked_and_kept_when_left(qtbot, tools, show):
    field, other = field_at(tools, YEAR), field_at(tools, TITLE)
    show(field, other)
    field.focus()
    field.box.selectAll()
    type_text(field.box, "ปีหน้า")
    other.focus()
    assert field.box.text() == "ปีหน้า"
    meanwhile = "ระหว่างนี้แบบฟอร์มจะพิมพ์ค่าเดิม “2567”"
    trouble = f"“ปีหน้า” ไม่ใช่ตัวเลข กรอกแบบ 1,500.50 {meanwhile}"
    assert field.messages.shown == (("error", trouble),)
    assert field.messages.isVisible()
    # Once the checks list it as well, it is still said once.
    qtbot.waitUntil(lambda: any(each.place == YEAR for each in tools.checker.problems))
    meanwhile = "ระหว่างนี้แบบฟอร์มจะพิมพ์ค่าเดิม “2567”"
    trouble = f"“ปีหน้า” ไม่ใช่ตัวเลข กรอกแบบ 1,500.50 {meanwhile}"
    assert field.messages.shown == (("error", trouble),)
    assert field.box.property("wrong") is True
    assert tools.session.package.plan.fiscal_year == 2567
    field.focus()
    field.box.selectAll()
    type_text(field.box, "๒๕๖๘")
    other.focus()
    assert tools.session.package.plan.fiscal_year == 2568
    assert field.box.text() == "2568"
    assert not field.messages.shown


def test_figure_reads_as_the_plan_has_it_when_left(qtbot, tools, show):
    field, other = field_at(tools, (*PROJECT, "budget", "amount")), field_at(tools, TITLE)
    show(field, other)
    field.focus()
    field.box.selectAll()
    type_text(field.box, "๑๕๐๐ บาท")
    other.focus()
    assert field.box.text() == "1,500"


def test_cursor_stays_when_the_text_before_it_changes(qtbot, tools, show):
    field = field_at(tools, PREFACE)
    show(field)
    field.focus()
    cursor = field.box.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    field.box.setTextCursor(cursor)
    tools.session.set_value(PREFACE, ("แรกกว่า", "ย่อหน้าสอง"))
    assert field.box.textCursor().atEnd()


def test_choice_is_one_step_when_picked_by_keyboard(qtbot, tools, show):
    field = field_at(tools, (*PROJECT, "kind"))
    show(field)
    field.focus()
    assert field.box.currentText() == "โครงการ"
    qtbot.keyClick(field.box, Qt.Key.Key_Down)
    assert tools.session.package.plan.projects[0].kind == "activity"
    assert tools.session.history.count() == 1


def test_flag_says_yes_or_nothing_when_space_is_pressed(qtbot, tools, show):
    field = field_at(tools, (*PROJECT, "dropped"))
    show(field)
    field.focus()
    qtbot.keyClick(field.box, Qt.Key.Key_Space)
    assert tools.session.package.plan.projects[0].dropped is True
    qtbot.keyClick(field.box, Qt.Key.Key_Space)
    assert tools.session.package.plan.projects[0].dropped is None


def test_reference_is_found_by_typing_and_emptied_by_delete(qtbot, tools, show):
    place = ("plan", "divisions", 1, "parent")
    field = field_at(tools, place)
    show(field)
    field.focus()
    type_text(field.box, "ก")
    picker = field.box._picker
    qtbot.keyClick(picker.query, Qt.Key.Key_Return)
    assert tools.session.package.plan.divisions[1].parent == "d1"
    assert field.box.currentText() == "ฝ่าย ก"
    qtbot.keyClick(field.box, Qt.Key.Key_Delete)
    assert tools.session.package.plan.divisions[1].parent == ""


def test_list_of_references_keeps_its_order_when_moved_and_cut(qtbot, tools, show):
    field = field_at(tools, (*PROJECT, "divisions"))
    show(field)
    tools.session.set_value((*PROJECT, "divisions"), ("d1", "d2"))
    field.box.list.setCurrentRow(1)
    qtbot.keyClick(field.box.list, Qt.Key.Key_Up, MOVING)
    assert tools.session.package.plan.projects[0].divisions == ("d2", "d1")
    assert field.box.list.currentRow() == 0
    qtbot.keyClick(field.box.list, Qt.Key.Key_Delete)
    assert tools.session.package.plan.projects[0].divisions == ("d1",)


def test_buttons_of_a_list_of_references_are_those_of_the_row_one_is_in(tools, show):
    field = field_at(tools, (*PROJECT, "divisions"))
    show(field)
    tools.session.set_value((*PROJECT, "divisions"), ("d1", "d2"))

    def offered():
        called = {each.accessibleName(): each for each in field.findChildren(QToolButton)}
        return [called[words].isEnabled() for words in ("ย้ายขึ้น", "ย้ายลง", "เอาออก")]

    for row, wanted in ((0, [False, True, True]), (1, [True, False, True]), (-1, [False] * 3)):
        field.box.list.setCurrentRow(row)
        assert offered() == wanted


def test_typed_text_goes_to_its_own_record_when_another_one_is_shown(qtbot, tools, show):
    form = FieldForm(tools, ("plan", "divisions", 0))
    name = form.add("name")
    show(form)
    name.focus()
    type_text(name.box, "1")
    form.set_root(("plan", "divisions", 1))
    assert [d.name for d in tools.session.package.plan.divisions] == ["ฝ่าย ก1", "ฝ่าย ข"]
    assert name.box.text() == "ฝ่าย ข"


def test_field_rests_when_its_place_is_gone(tools, show):
    form = FieldForm(tools)
    name = form.add("name")
    show(form)
    assert name.place is None
    form.set_root(("plan", "divisions", 1))
    assert name.box.isEnabled()
    tools.session.remove(("plan", "divisions"), 1)
    assert not name.box.isEnabled()
    assert name.box.text() == ""


def test_form_focuses_the_field_when_its_place_is_shown(tools, show):
    form = FieldForm(tools, PROJECT, columns=2)
    form.add("name")
    amount = form.add("budget.amount", span=1)
    show(form)
    assert form.show_place((*PROJECT, "budget", "amount"))
    assert QApplication.focusWidget() is amount.box
    assert not form.show_place((*PROJECT, "note"))
    assert not form.show_place(("plan", "projects", 3, "name"))


def test_form_leaves_no_hole_for_a_field_that_the_edition_has_not(qtbot, tools, show):
    form = FieldForm(tools, PROJECT, columns=2)
    first, gone, last = (form.add(name, span=1) for name in ("name", "note", "budget.amount"))
    page = show(form)
    page.resize(900, 400)
    qtbot.waitUntil(lambda: first.y() == gone.y())
    gone.hide()
    form.refresh()
    qtbot.waitUntil(lambda: first.y() == last.y())
    gone.show()
    form.refresh()
    qtbot.waitUntil(lambda: first.y() < last.y())


def test_form_has_one_column_when_it_is_narrow(qtbot, tools, show):
    form = FieldForm(tools, PROJECT, columns=2)
    first, second = form.add("name", span=1), form.add("note", span=1)
    page = show(form)
    page.resize(900, 400)
    qtbot.waitUntil(lambda: first.y() == second.y())
    page.resize(260, 400)
    qtbot.waitUntil(lambda: first.y() < second.y())


def test_problem_stands_under_its_field_when_a_check_finds_one(qtbot, tools, show):
    place = (*PROJECT, "budget", "status")
    field = field_at(tools, place)
    show(field)
    tools.session.set_value((*PROJECT, "budget", "amount"), Decimal(7))
    qtbot.waitUntil(lambda: len(field.messages.shown) == 1)
    ((severity, words),) = field.messages.shown
    assert severity == "advice"
    assert words.startswith("ข้อแนะนำ: ")
    tools.session.set_value(place, "granted")
    qtbot.waitUntil(lambda: field.messages.shown == ())
    assert not field.messages.isVisible()


def test_note_of_the_edition_comes_and_goes_when_f1_is_pressed(qtbot, tools, show):
    field, other = field_at(tools, (*PROJECT, "strategy_code")), field_at(tools, TITLE)
    show(field, other)
    field.focus()
    qtbot.keyClick(field.box, Qt.Key.Key_F1)
    assert "6 หลัก" in field.note.words
    qtbot.keyClick(field.box, Qt.Key.Key_Escape)
    assert not field.note.words
    qtbot.keyClick(field.box, Qt.Key.Key_F1)
    assert field.note.words
    other.focus()
    assert not field.note.words


def test_line_is_a_line_box_when_the_text_is_short(tools, show):
    assert isinstance(field_at(tools, TITLE).box, LineBox)
    assert isinstance(field_at(tools, (*PROJECT, "name")).box, TextBox)
    assert isinstance(field_at(tools, TITLE, lines=2).box, TextBox)


def test_plan_of_another_year_is_shown_when_it_is_opened(tools, show, plans, session):
    field = field_at(tools, TITLE)
    show(field)
    package = plan()
    other = plans.add(replace(package, plan=replace(package.plan, title="อื่น")))
    session.open(other)
    field.refresh()
    assert field.box.text() == "อื่น"


def test_every_paragraph_has_its_number_when_the_box_has_grown(qtbot, tools, show):
    field = field_at(tools, PREFACE, lines=1)
    page = show(field)
    tools.session.set_value(PREFACE, tuple("ยาว " * 60 for _ in range(5)))
    page.resize(400, 900)
    QApplication.processEvents()
    assert field.box._margin.geometry().bottom() >= field.box.contentsRect().bottom()
    assert field.box.verticalScrollBar().maximum() == 0


def clip(text):
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


@pytest.mark.parametrize("lines", [1, 3])
def test_text_of_one_line_has_no_breaks_while_it_is_written_in(tools, show, qtbot, lines):
    field = field_at(tools, TITLE, lines=lines)
    show(field)
    field.focus()
    field.box.selectAll()
    clip("แผน\r\nปฏิบัติการ\n")
    qtbot.keyClick(field.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.box.words() == "แผน ปฏิบัติการ"
    type_text(field.box, "2")
    qtbot.keyClick(field.box, Qt.Key.Key_Return)
    assert field.box.words() == tools.session.package.plan.title == "แผน ปฏิบัติการ2"


def test_figures_in_a_column_do_not_run_into_one(tools, show, qtbot):
    field = field_at(tools, (*PROJECT, "budget", "amount"))
    show(field)
    field.focus()
    field.box.selectAll()
    clip("500\n300")
    qtbot.keyClick(field.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    field.commit()
    assert tools.session.package.plan.projects[0].budget.amount == 5
    assert "มี 2 จำนวน" in tools.session.trouble_at((*PROJECT, "budget", "amount"))


def test_blank_paragraphs_are_not_pasted(tools, show, qtbot):
    field = field_at(tools, PREFACE)
    show(field)
    field.focus()
    field.box.selectAll()
    clip("หนึ่ง\n\n \nสอง\n")
    qtbot.keyClick(field.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    field.commit()
    assert tools.session.package.plan.preface == ("หนึ่ง", "สอง")


def test_further_lines_of_a_column_become_items_where_a_list_takes_them(tools, show, qtbot):
    taken = []
    field = field_at(tools, TITLE)
    field.take_items = taken.extend
    show(field)
    field.focus()
    field.box.selectAll()
    clip("1. ก\n2. ข\n\n3. ค\n")
    qtbot.keyClick(field.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (tools.session.package.plan.title, taken) == ("ก", ["ข", "ค"])
    field.box.selectAll()
    clip("ง\n")
    qtbot.keyClick(field.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (field.box.text(), taken) == ("ง", ["ข", "ค"])


@pytest.mark.parametrize(
    ("lines", "marks"),
    [
        (("แผนนี้", "ปี 2567 มี 3 เรื่อง", "ล้านบาท 4.5"), ["1.", "2.", "3."]),
        (("สรุปดังนี้", "๑. โครงการ", "- ย่อย", "ต่อ"), ["•", "", "", "•"]),
        (("(1) หนึ่ง", "๒) สอง", "1.2 สาม", "ข้อ 4 สี่"), ["", "", "", ""]),
    ],
)
def test_margin_counts_no_paragraphs_that_bear_numbers_of_their_own(tools, show, lines, marks):
    field = field_at(tools, PREFACE, lines=1)
    show(field)
    tools.session.set_value(PREFACE, lines)
    assert [field.box.mark(at) for at in range(len(lines))] == marks
