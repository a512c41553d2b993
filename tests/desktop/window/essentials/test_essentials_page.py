"""The page of the essentials as a person uses it, in the whole window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton

from db.records import (
    Block,
    Framework,
    HeadlineIndicator,
    Indicator,
    ListedLink,
    Objective,
    Package,
    Strategy,
    SwotItem,
)
from desktop.window.essentials.essentials_page import goal_card, headline_card
from desktop.window.fields.block_editor import put_code
from desktop.window.fields.picker import Picker
from desktop.window.fields.text_editors import TextBox
from desktop.window.placed.new_table import NewTableDialog
from tests.desktop.keyboard import type_text
from tests.desktop.mouse import drop_on
from tests.desktop.parts import package
from tests.desktop.window.called import act, choose_tab, part_of

CONTROL = Qt.KeyboardModifier.ControlModifier
MOVING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def plan() -> Package:
    made = package("หน่วย ค")
    return replace(
        made,
        plan=replace(
            made.plan,
            preface=("คำนำ",),
            situation=(Block("หัวข้อ", 1, ("เนื้อความ",)), Block(paragraphs=("ไม่มีหัว",))),
            swot=(
                SwotItem("S", "S1", text="แข็งหนึ่ง"),
                SwotItem("W", "W1", text="อ่อน"),
                SwotItem("S", "S2", text="แข็งสอง"),
            ),
            swot_conclusions=(Block("สรุป", 1, ("ทำต่อไป",)),),
            framework=Framework(
                strategies=(Strategy("1", "เมืองปลอดภัย"),),
                objectives=(Objective(key="o1", text="ให้ปลอดภัย"),),
            ),
            goals=(ListedLink(strategy="1", objective="o1"), ListedLink(text="ข้อความ")),
            indicators=(
                Indicator(key="k1", number="1", name="ตัวชี้วัดหนึ่ง", target="ร้อยละ 80"),
                Indicator(key="k2", number="2", name="ตัวชี้วัดสอง"),
            ),
            headline_indicators=(HeadlineIndicator(group="กลุ่ม", indicator="k1"),),
        ),
    )


@pytest.fixture
def page(open_page):
    return open_page(plan(), "essentials")


@pytest.fixture
def stored(page, window):
    """The plan as the editor has it now."""
    return lambda: window.session.package.plan


def leave(widget):
    widget.editing_ended.emit()


def paste(box, *, html="", text=""):
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    box.insertFromMimeData(data)


def test_nothing_is_written_when_every_tab_is_looked_at(page, window):
    for at in range(page.tabs.count()):
        page.tabs.setCurrentIndex(at)
    assert window.session.history.count() == 0


@pytest.mark.parametrize(
    "place",
    [
        ("plan", "preface"),
        ("plan", "situation", 0, "heading"),
        ("plan", "situation", 1, "paragraphs"),
        ("plan", "swot", 1, "text"),
        ("plan", "swot", 2, "code"),
        ("plan", "swot", 0, "area"),
        ("plan", "swot_conclusions", 0, "paragraphs"),
        ("plan", "vision"),
        ("plan", "missions"),
        ("plan", "goals", 1, "text"),
        ("plan", "headline_indicators", 0, "group"),
    ],
)
def test_field_has_the_focus_when_its_place_is_gone_to(page, window, place):
    assert window.go_to(place)
    focus = QApplication.focusWidget()
    type_text(focus, "7")
    leave(focus)
    assert "7" in window.session.text_at(place)
    assert window.session.history.count() == 1


def test_every_list_has_the_focus_somewhere_when_it_is_gone_to_as_a_whole(window, page):
    for name in ("situation", "past_results", "swot", "goals", "headline_indicators"):
        assert window.go_to(("plan", name))
        assert page.isAncestorOf(QApplication.focusWidget())


def test_block_is_added_below_and_taken_out_by_keys(qtbot, page, window, stored):
    window.go_to(("plan", "situation", 0, "paragraphs"))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
    assert [block.heading for block in stored().situation] == ["หัวข้อ", "", ""]
    assert stored().situation[1].level == 1
    type_text(QApplication.focusWidget(), "ใหม่")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, MOVING)
    assert [block.heading for block in stored().situation] == ["ใหม่", "หัวข้อ", ""]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Minus, CONTROL)
    assert stored().situation == plan().plan.situation


def test_level_is_chosen_and_left_open(page, window, stored):
    window.go_to(("plan", "situation", 0, "level"))
    box = QApplication.focusWidget()
    assert box.currentData() == 1
    for value in (3, None):
        row = next(at for at in range(box.count()) if box.itemData(at) == value)
        box.setCurrentIndex(row)
        box.activated.emit(row)
        assert stored().situation[0].level == value


def test_headings_become_blocks_when_a_document_is_pasted(page, window, stored):
    window.go_to(("plan", "situation", 0, "paragraphs"))
    box = QApplication.focusWidget()
    box.moveCursor(QTextCursor.MoveOperation.End)
    paste(box, html="<p>ต่อท้าย</p><h2>ก</h2><p>หนึ่ง</p><h3>ข</h3><p>สอง</p>")
    assert stored().situation[:3] == (
        Block("หัวข้อ", 1, ("เนื้อความ", "ต่อท้าย")),
        Block("ก", 2, ("หนึ่ง",)),
        Block("ข", 3, ("สอง",)),
    )
    window.session.history.undo()
    assert window.session.package == plan()


def test_pasted_line_that_looks_like_a_marker_names_nothing_of_this_plan(page, window, stored):
    window.go_to(("plan", "situation", 0, "paragraphs"))
    QApplication.focusWidget().moveCursor(QTextCursor.MoveOperation.End)
    paste(QApplication.focusWidget(), html="<h2>ก</h2><p>[table t1]</p><p>[table t1] ต่อ</p>")
    assert stored().situation[1].paragraphs == ("\\[table t1]", "[table t1] ต่อ")


def test_tables_are_put_in_by_the_button_below(page, window, stored, monkeypatch):
    monkeypatch.setattr(NewTableDialog, "exec", lambda _: True)
    monkeypatch.setattr(NewTableDialog, "is_filled", True)
    QGuiApplication.clipboard().setText("ก\tข\n1\t2")
    page.show_place(("plan", "situation", 0))
    editor = page.part(page.tabs.currentIndex())
    window.go_to(("plan", "situation", 0, "paragraphs"))
    box = QApplication.focusWidget()
    box.moveCursor(QTextCursor.MoveOperation.End)
    (put,) = (each for each in editor.findChildren(QPushButton) if "แทรกตาราง" in each.text())
    put.menu().aboutToShow.emit()
    offered = {action.text(): action for action in put.menu().actions()}
    assert not any("สูตร" in words for words in offered)
    offered["แทรกตาราง…"].trigger()
    assert stored().situation[0].paragraphs == ("เนื้อความ", "[table table1]")
    assert stored().tables[0].rows[0].cells == ("1", "2")
    assert box.hasFocus()


def test_paste_takes_the_place_of_an_empty_block(page, window, stored):
    page.show_place(("plan", "past_results"))
    part_of(page, "ผลปีก่อน").rows.add_button.click()
    window.go_to(("plan", "past_results", 0, "paragraphs"))
    paste(QApplication.focusWidget(), html="<h1>ก</h1><p>หนึ่ง</p>")
    assert stored().past_results == (Block("ก", 1, ("หนึ่ง",)),)


def test_paragraphs_go_into_the_box_when_a_paste_has_no_headings(page, window, stored):
    window.go_to(("plan", "situation", 1, "paragraphs"))
    box = QApplication.focusWidget()
    box.selectAll()
    paste(box, html="<ol><li>หนึ่ง</li><li>สอง</li></ol>")
    leave(box)
    assert stored().situation[1] == Block(paragraphs=("1. หนึ่ง", "2. สอง"))


def test_paragraphs_pasted_into_a_heading_are_the_text_below_it(page, window, stored):
    window.go_to(("plan", "situation", 0, "heading"))
    paste(window.focusWidget(), text="หนึ่ง\n\nสอง\n")
    assert stored().situation[0] == Block("หัวข้อ", 1, ("เนื้อความ", "หนึ่ง", "สอง"))
    assert window.session.history.count() == 1
    window.go_to(("plan", "situation", 0, "heading"))
    paste(window.focusWidget(), html="<p>นำ</p><h2>ก</h2><p>ใต้ ก</p>")
    assert stored().situation[:2] == (
        Block("หัวข้อ", 1, ("เนื้อความ", "หนึ่ง", "สอง", "นำ")),
        Block("ก", 2, ("ใต้ ก",)),
    )


def test_one_paragraph_pasted_into_a_heading_is_the_heading(page, window, stored):
    window.go_to(("plan", "situation", 0, "heading"))
    box = window.focusWidget()
    box.selectAll()
    paste(box, html="<h2>หัวข้อ<br>ใหม่</h2>")
    leave(box)
    assert stored().situation[0].heading == "หัวข้อ ใหม่"


def test_quadrants_hold_their_own_items(page, window):
    page.show_place(("plan", "swot"))
    swot = part_of(page, "SWOT")
    texts = {
        name: [item.text.box.words() for item in quadrant.rows.contents]
        for name, quadrant in swot.quadrants.items()
    }
    assert texts == {"S": ["แข็งหนึ่ง", "แข็งสอง"], "W": ["อ่อน"], "O": [], "T": []}


def test_enter_begins_the_next_item_with_its_code(page, window, stored):
    window.go_to(("plan", "swot", 0, "text"))
    type_text(QApplication.focusWidget(), "\n")
    type_text(QApplication.focusWidget(), "แทรก")
    leave(QApplication.focusWidget())
    assert [(item.code, item.text) for item in stored().swot] == [
        ("S1", "แข็งหนึ่ง"),
        ("S3", "แทรก"),
        ("W1", "อ่อน"),
        ("S2", "แข็งสอง"),
    ]


def test_item_moves_within_its_quadrant_when_alt_and_an_arrow_are_pressed(
    qtbot, page, window, stored
):
    window.go_to(("plan", "swot", 2, "text"))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, MOVING)
    assert [item.code for item in stored().swot] == ["S2", "S1", "W1"]


def test_each_line_is_an_item_when_a_list_is_pasted(page, window, stored):
    page.show_place(("plan", "swot"))
    part_of(page, "SWOT").quadrants["O"].rows.add_button.click()
    paste(QApplication.focusWidget(), text="O1 1. โอกาสหนึ่ง\n2) โอกาสสอง\n\n- โอกาสสาม")
    found = [(item.code, item.text) for item in stored().swot if item.quadrant == "O"]
    assert found == [("O1", "โอกาสหนึ่ง"), ("O2", "โอกาสสอง"), ("O3", "โอกาสสาม")]


def test_item_goes_to_the_next_quadrant_and_back_by_keys_with_the_cursor(
    qtbot, page, window, stored
):
    window.go_to(("plan", "swot", 0, "text"))
    type_text(QApplication.focusWidget(), "ก")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right, MOVING)
    assert [(item.quadrant, item.code) for item in stored().swot] == [
        ("W", "W1"),
        ("W", "W2"),
        ("S", "S2"),
    ]
    assert window.session.history.undo_words() == "ย้ายจุดแข็งที่ 1 ไปจุดอ่อน"
    quadrant = part_of(page, "SWOT").quadrants["W"]
    assert quadrant.rows.contents[1].text.isAncestorOf(QApplication.focusWidget())
    # What was just typed is moved along.
    assert "ก" in stored().swot[1].text
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left, MOVING)
    assert [item.code for item in stored().swot] == ["W1", "S2", "S3"]


def test_item_stays_when_there_is_no_quadrant_further_on(qtbot, page, window):
    window.go_to(("plan", "swot", 0, "text"))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left, MOVING)
    assert window.session.history.count() == 0


def test_item_goes_to_any_quadrant_by_its_menu(page, window, stored):
    page.show_place(("plan", "swot"))
    quadrants = part_of(page, "SWOT").quadrants
    menu = quadrants["S"].rows._rows[1]._more.menu()
    words = [command.text() for command in menu.actions()]
    assert words[2:5] == ["ย้ายไปจุดอ่อน\tAlt+Shift+→", "ย้ายไปโอกาส", "ย้ายไปอุปสรรค"]
    act(menu, "ย้ายไปอุปสรรค")
    assert [(item.quadrant, item.code) for item in stored().swot] == [
        ("S", "S1"),
        ("W", "W1"),
        ("T", "T1"),
    ]
    assert len(quadrants["S"].rows.contents) == 1
    assert quadrants["T"].rows.contents[0].text.box.words() == "แข็งสอง"
    window.session.history.undo()
    assert window.session.package == plan()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ทำ", "ทำ (S2)"),
        ("", "(S2)"),
        ("ทำ (S1)", "ทำ (S1, S2)"),
        ("ทำ (S1, O2)", "ทำ (S1, O2, S2)"),
        ("ทำ (S1", "ทำ (S1, S2"),
        ("ทำ (ก)", "ทำ (ก) (S2)"),
    ],
)
def test_code_joins_those_before_it_when_it_is_cited(qtbot, before, after):
    box = TextBox()
    qtbot.addWidget(box)
    box.show_words(before)
    box.moveCursor(QTextCursor.MoveOperation.End)
    put_code(box, "S2")
    assert box.words() == after
    assert box.textCursor().atEnd()


def test_code_is_picked_into_the_conclusion_one_writes(page, window, stored):
    window.go_to(("plan", "swot_conclusions", 0, "paragraphs"))
    QApplication.focusWidget().moveCursor(QTextCursor.MoveOperation.End)
    editor = part_of(page, "ข้อสรุป")
    editor._ask_code()
    assert [pick.value for pick in editor._picker.shown] == ["S1", "W1", "S2"]
    editor._picker.picked.emit("W1")
    editor._picker.close()
    assert stored().swot_conclusions[0].paragraphs == ("ทำต่อไป (W1)",)


def test_no_code_is_offered_while_there_is_no_text_to_take_it(qtbot, page, window, stored):
    page.show_place(("plan", "swot_conclusions"))
    editor = part_of(page, "ข้อสรุป")
    assert editor.cite.isEnabled()
    window.session.remove(("plan", "swot_conclusions"), 0)
    assert not editor.cite.isEnabled()
    qtbot.keyClick(editor.rows.add_button, Qt.Key.Key_L, CONTROL)
    assert not [each for each in window.findChildren(Picker) if each.isVisible()]
    editor.rows.add_button.click()
    assert editor.cite.isEnabled()


def test_code_stands_where_one_writes_when_the_text_ends_in_a_space(qtbot, page, window, stored):
    window.go_to(("plan", "swot_conclusions", 0, "paragraphs"))
    box = window.focusWidget()
    box.moveCursor(QTextCursor.MoveOperation.End)
    type_text(box, " อีก ")
    qtbot.keyClick(box, Qt.Key.Key_L, CONTROL)
    (picker,) = (each for each in window.findChildren(Picker) if each.isVisible())
    picker.picked.emit("S2")
    picker.close()
    assert stored().swot_conclusions[0].paragraphs == ("ทำต่อไป อีก (S2)",)


def test_goal_reads_as_what_it_names():
    assert goal_card(plan(), 0).title == "ให้ปลอดภัย"
    assert goal_card(plan(), 0).label == "1 เมืองปลอดภัย"
    assert goal_card(plan(), 1).title == "ข้อความ"


def test_goals_are_added_moved_and_removed(qtbot, page, window, stored):
    window.go_to(("plan", "goals", 0, "strategy"))
    goals = part_of(page, "เป้าหมาย")
    goals.add()
    assert stored().goals[1] == ListedLink(strategy="1")
    goals.list.setFocus()
    qtbot.keyClick(goals.list, Qt.Key.Key_Down, MOVING)
    assert [goal.text for goal in stored().goals] == ["", "ข้อความ", ""]
    assert goals.row == 2
    qtbot.keyClick(goals.list, Qt.Key.Key_Delete)
    assert stored().goals == plan().plan.goals


def test_goal_goes_where_it_is_dragged_in_one_step(page, window, stored):
    window.go_to(("plan", "goals", 0, "strategy"))
    goals = part_of(page, "เป้าหมาย")
    drop_on(goals.list, 1, below=True)
    assert stored().goals == plan().plan.goals[::-1]
    assert goals.row == 1
    assert goals.list.currentIndex().row() == 1
    assert window.session.history.undo_words() == "ย้ายเป้าหมายที่ 1"
    window.session.history.undo()
    assert stored().goals == plan().plan.goals


def test_headline_indicators_are_picked_and_read_as_the_indicator(page, window, stored):
    assert headline_card(plan(), 0).title == "1. ตัวชี้วัดหนึ่ง"
    assert headline_card(plan(), 0).lines == ("เป้าหมาย ร้อยละ 80",)
    window.go_to(("plan", "headline_indicators", 0, "indicator"))
    headlines = part_of(page, "ตัววัดผล")
    pick = headlines.buttons[0]
    pick.click()
    (picker,) = (each for each in window.findChildren(Picker) if each.isVisible())
    assert [choice.value for choice in picker.shown] == ["k2"]
    picker.picked.emit("k2")
    picker.close()
    assert stored().headline_indicators[1] == HeadlineIndicator(group="กลุ่ม", indicator="k2")
    assert not any(not field.isHidden() for field in headlines.detail._own)
    headlines.add()
    assert all(not field.isHidden() for field in headlines.detail._own)


def test_tab_says_how_many_problems_are_behind_it(qtbot, page, window):
    window.session.set_value(("plan", "swot_conclusions", 0, "paragraphs"), ("อ้าง (T4)",))
    qtbot.waitUntil(lambda: page.tabs.tabText(3) == "ข้อสรุป (1)")
    # Not by a number alone, which other tabs have for other things.
    assert not page.tabs.tabIcon(3).isNull()
    assert page.tabs.tabIcon(2).isNull()


def test_heading_is_seen_whole_when_it_is_long(page, window, stored):
    window.go_to(("plan", "situation", 0, "heading"))
    box = window.focusWidget()
    one_line = box.height()
    paste(box, text="หัวข้อที่ยาว กว่าความกว้างของช่อง " * 8)
    assert box.height() > 1.5 * one_line
    leave(box)
    assert "\n" not in stored().situation[0].heading
    assert stored().situation[0].heading.startswith("หัวข้อที่ยาว กว่าความกว้างของช่อง หัวข้อที่ยาว")


def test_tab_is_remembered_when_the_window_closes(page, memory):
    choose_tab(page.tabs, "SWOT")
    page.leave()
    assert memory.text("tab-essentials") == "SWOT"


def groupings(quadrant):
    """Which items of a quadrant have their area (a) and factor (f) in sight."""
    shown = ([field.isVisible() for field in item._grouping] for item in quadrant.rows.contents)
    return ["a" * area + "f" * factor for area, factor in shown]


@pytest.fixture
def grouped(page, window, session):
    """Three strengths of one area and factor, one of another factor, one of another area."""
    shared = [SwotItem("S", f"S{at}", "ด้านแผน", "โครงสร้าง", f"ข้อ {at}") for at in (1, 2, 3)]
    items = (
        *shared,
        SwotItem("S", "S4", "ด้านแผน", "ทักษะ", "ข้อ 4"),
        SwotItem("S", "S5", "ด้านคน", "ทักษะ", "ข้อ 5"),
    )
    session.set_value(("plan", "swot"), items)
    choose_tab(page.tabs, "SWOT")
    return part_of(page, "SWOT").quadrants["S"]


def retype(item, at, words):
    """Type another area (0) or factor (1) of an item, and go on to its sentence."""
    field = item._grouping[at]
    field.focus()
    field.box.selectAll()
    type_text(field.box, words)
    field.box.completer().popup().hide()
    item.text.focus()


def test_area_and_factor_stand_above_the_first_that_has_them(grouped):
    assert groupings(grouped) == ["af", "", "", "f", "af"]


# What is known is offered in a list, which the offscreen platform says that it cannot do.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_area_that_is_typed_in_turns_is_one_step(grouped, session):
    before, steps = session.package, session.history.count()
    field = grouped.rows.contents[0]._grouping[0]
    field.focus()
    for letter in "กข":
        type_text(field.box, letter)
        field.commit()
    assert session.history.count() == steps + 1
    session.history.undo()
    assert session.package == before


# What is known is offered in a list, which the offscreen platform says that it cannot do.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_area_is_changed_of_all_that_stand_under_it_in_one_step(grouped, session):
    before = session.package
    retype(grouped.rows.contents[0], 0, "ด้านคน")
    assert [item.area for item in session.package.plan.swot] == ["ด้านคน"] * 5
    assert groupings(grouped) == ["af", "", "", "f", ""]
    session.history.undo()
    assert session.package == before


# What is known is offered in a list, which the offscreen platform says that it cannot do.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_one_item_is_given_another_factor_by_its_menu(grouped, session):
    menu = grouped.rows._rows[1]._more.menu()
    menu.actions()[-2].trigger()
    fields = grouped.rows.contents[1]._grouping
    assert fields[0].box.hasFocus()
    retype(grouped.rows.contents[1], 1, "ทักษะ")
    factors = [item.factor for item in session.package.plan.swot]
    assert factors == ["โครงสร้าง", "ทักษะ", "โครงสร้าง", "ทักษะ", "ทักษะ"]
    assert groupings(grouped) == ["af", "f", "f", "f", "af"]
