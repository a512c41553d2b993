"""Tables, pictures and formulas in a text that one edits: passed over, moved, removed whole."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QTextCursor,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.window.fields.marked_box import MarkedBox
from desktop.window.fields.typed_keys import correct_focused_words
from forms.editing.entry import LINE_BREAK
from tests.desktop.keyboard import type_text
from tests.desktop.mouse import double_click
from tests.desktop.window.fields.marked import (
    AFTER,
    BEFORE,
    CONTROL,
    MEASURE,
    METHOD,
    PREFACE,
    SCOPE,
    SHIFT,
    TABLE,
    TABLES,
    Key,
    kept,
    plan,
    press,
    put_cursor,
)

# How it shows and reads.


def test_lines_that_name_something_are_one_letter_and_others_are_text(opened):
    lines = ("[table t1]", "[table none]", "\\[table t1]", "[table t1] กับ", "ก\n[picture p1]\nข")
    tools, field, _next = opened(plan(lines), PREFACE, SCOPE)
    shown = field.box.toPlainText().split("\n")
    assert shown == [
        "\ufffc", "[table none]", "[table t1]", "[table t1] กับ", "ก", "\ufffc", "ข",
    ]  # fmt: skip
    assert field.box.words() == tools.session.text_at(PREFACE)
    # Looked at and left, nothing is another.
    press(Key.Key_Tab)
    assert tools.session.history.count() == 0
    # Nor where one writes elsewhere in it.
    put_cursor(field.box, 3, last=True)
    type_text(field.box, "x")
    assert kept(tools, field) == (*lines[:3], "[table t1] กับx", lines[4])


def test_formulas_are_those_of_the_measure(opened):
    text = "ดังนี้\n[formula 2]\n[formula 3]"
    _tools, method, preface = opened(plan(("[formula 1]",), method=text), METHOD, PREFACE)
    assert method.box.toPlainText() == "ดังนี้\n\ufffc\n[formula 3]"
    # A text that belongs to no measure has none.
    assert preface.box.toPlainText() == "[formula 1]"


def test_object_shows_its_words_and_follows_its_changes(opened):
    tools, field = opened(plan(), PREFACE)
    before = field.box.grab().toImage()
    assert field.box.words() == f"{BEFORE}\n[table t1]\n{AFTER}"
    high = field.box.height()
    tools.session.set_value(("plan", "tables", 0, "title"), "ชื่ออื่น")
    assert field.box.grab().toImage() != before
    assert field.box.words() == f"{BEFORE}\n[table t1]\n{AFTER}"
    tools.session.set_value(PREFACE, (BEFORE, "[picture p1]", AFTER))
    # A picture is seen, and takes its room.
    assert field.box.height() > high


def test_line_follows_its_formula_and_goes_with_it(opened):
    tools, field = opened(plan(method="ก\n[formula 2]\nข"), METHOD)
    tools.session.remove((*MEASURE, "formulas"), 0)
    assert field.box.words() == "ก\n[formula 1]\nข"
    assert field.box.toPlainText() == "ก\n\ufffc\nข"
    tools.session.remove((*MEASURE, "formulas"), 0)
    assert field.box.toPlainText() == "ก\nข"
    tools.session.history.undo()
    tools.session.history.undo()
    assert field.box.words() == "ก\n[formula 2]\nข"
    assert field.box.toPlainText() == "ก\n\ufffc\nข"


# Cursor and typing.


def test_cursor_goes_over_it_as_over_one_letter(opened):
    _tools, field = opened(plan(), PREFACE)
    put_cursor(field.box, 0, last=True)
    press(Key.Key_Right)
    start = field.box.textCursor().position()
    press(Key.Key_Right)
    assert field.box.textCursor().position() == start + 1
    press(Key.Key_Left, SHIFT)
    assert field.box.chosen == TABLE


@pytest.mark.parametrize(
    ("last", "lines"),
    [
        (False, (BEFORE, "ข้าง", "[table t1]", AFTER)),
        (True, (BEFORE, "[table t1]", "ข้าง", AFTER)),
    ],
)
def test_what_is_typed_beside_it_goes_to_a_line_of_its_own(opened, last, lines):
    tools, field = opened(plan(), PREFACE)
    put_cursor(field.box, 1, last=last)
    type_text(field.box, "ข้าง")
    # The cursor stays behind what was typed.
    assert field.box.textCursor().block().text() == "ข้าง"
    assert kept(tools, field) == lines
    assert field.box.words() == "\n".join(lines)


def test_typing_does_not_take_the_place_of_a_chosen_object(opened):
    tools, field = opened(plan(), PREFACE)
    assert field.box.choose(TABLE)
    type_text(field.box, "ต่อ")
    assert kept(tools, field) == (BEFORE, "[table t1]", "ต่อ", AFTER)


def test_typed_look_alike_is_kept_as_text(opened):
    tools, field = opened(plan(("ก",), method=""), PREFACE)
    field.box.selectAll()
    type_text(field.box, "[table t1]")
    assert kept(tools, field) == ("\\[table t1]",)
    assert field.box.toPlainText() == "[table t1]"
    field.box.selectAll()
    type_text(field.box, "\\[table t1]")
    assert kept(tools, field) == ("\\\\[table t1]",)
    field.refresh()
    assert field.box.toPlainText() == "\\[table t1]"


def test_line_that_named_nothing_is_text_once_one_writes_in_it(opened):
    tools, field = opened(plan(("[table none]",)), PREFACE)
    put_cursor(field.box, 0, last=True)
    press(Key.Key_Backspace, times=5)
    type_text(field.box, "t1]")
    # It does not become a table by being typed.
    assert kept(tools, field) == ("\\[table t1]",)


def test_breaks_within_a_paragraph_stay_around_an_object(opened):
    tools, field = opened(plan(("ก\n[table t1]\nข", "ค")), PREFACE)
    assert field.box.words() == f"ก{LINE_BREAK}[table t1]{LINE_BREAK}ข\nค"
    put_cursor(field.box, 0)
    type_text(field.box, "x")
    assert kept(tools, field) == ("xก\n[table t1]\nข", "ค")


# Removing.


@pytest.mark.parametrize(("key", "last"), [(Key.Key_Backspace, True), (Key.Key_Delete, False)])
def test_one_stroke_removes_it_with_its_line(opened, key, last):
    tools, field = opened(plan(), PREFACE)
    put_cursor(field.box, 1, last=last)
    press(key)
    assert kept(tools, field) == (BEFORE, AFTER)
    # The table itself waits for undo, and is back with it.
    assert tools.session.package.plan.tables == TABLES
    press(Key.Key_Z, CONTROL)
    assert tools.session.package.plan.preface == (BEFORE, "[table t1]", AFTER)
    assert field.box.toPlainText() == f"{BEFORE}\n\ufffc\n{AFTER}"


@pytest.mark.parametrize(
    ("key", "block", "last"), [(Key.Key_Backspace, 2, False), (Key.Key_Delete, 0, True)]
)
def test_stroke_from_the_next_line_chooses_it_first(opened, key, block, last):
    tools, field = opened(plan(), PREFACE)
    put_cursor(field.box, block, last=last)
    press(key)
    assert field.box.chosen == TABLE
    assert kept(tools, field) == (BEFORE, "[table t1]", AFTER)
    press(key)
    assert kept(tools, field) == (BEFORE, AFTER)


def test_last_and_only_objects_are_removed_as_well(opened):
    tools, field = opened(plan(("ก", "[table t1]")), PREFACE)
    put_cursor(field.box, 1, last=True)
    press(Key.Key_Backspace)
    assert kept(tools, field) == ("ก",)
    tools.session.set_value(PREFACE, ("[table t1]",))
    field.box.setFocus()
    assert field.box.choose(TABLE)
    press(Key.Key_Delete)
    assert kept(tools, field) == ()


def test_empty_line_beside_it_is_removed_alone(opened):
    tools, field = opened(plan(("[table t1]", "", "ก")), PREFACE)
    put_cursor(field.box, 1)
    press(Key.Key_Backspace)
    assert kept(tools, field) == ("[table t1]", "ก")


def test_nothing_of_it_is_broken_by_any_key(opened):
    tools, field = opened(plan(), PREFACE)
    for block in range(3):
        for last in (False, True):
            for key, held in (
                (Key.Key_Backspace, CONTROL),
                (Key.Key_Delete, CONTROL),
                (Key.Key_Return, SHIFT),
                (Key.Key_A, Qt.KeyboardModifier.NoModifier),
            ):
                tools.session.set_value(PREFACE, (BEFORE, "[table t1]", AFTER))
                put_cursor(field.box, block, last=last)
                press(key, held)
                lines = [line for text in kept(tools, field) for line in text.split("\n")]
                marked = [line for line in lines if "table" in line]
                assert marked in (["[table t1]"], []), (block, last, key)
                tools.session.history.undo()


# Opening.


@pytest.fixture
def opening(monkeypatch):
    """What would be opened, in place of a window."""
    found = []
    monkeypatch.setattr(
        "desktop.window.placed.open_placed.open_placed",
        lambda _tools, _parent, marker, place=(): found.append((marker, place)),
    )
    return found


def test_it_is_opened_by_enter_f2_and_a_double_click(opened, opening):
    tools, field = opened(plan(), PREFACE)
    put_cursor(field.box, 1)
    press(Key.Key_Return)
    assert opening == [(TABLE, ())]
    put_cursor(field.box, 1, last=True)
    press(Key.Key_F2)
    assert len(opening) == 2
    spot = field.box.cursorRect().center() - QPoint(60, 0)
    double_click(field.box.viewport(), spot)
    assert len(opening) == 3
    assert field.box.chosen == TABLE
    # Behind it Enter begins a new line, and elsewhere F2 has nothing to open.
    put_cursor(field.box, 1, last=True)
    press(Key.Key_Return)
    put_cursor(field.box, 0)
    press(Key.Key_F2)
    assert len(opening) == 3
    assert kept(tools, field) == (BEFORE, "[table t1]", "", AFTER)


def test_enter_over_selected_words_before_it_opens_nothing(opened, opening):
    tools, field = opened(plan(), PREFACE)
    put_cursor(field.box, 0)
    press(Key.Key_End, SHIFT)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_Return)
    assert opening == []
    assert kept(tools, field) == ("[table t1]", AFTER)


def test_click_chooses_it(opened):
    _tools, field = opened(plan(), PREFACE)
    put_cursor(field.box, 1, last=True)
    spot = field.box.cursorRect().center() - QPoint(80, 0)
    put_cursor(field.box, 0)
    QTest.mouseClick(field.box.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert field.box.chosen == TABLE


def test_formula_leads_to_its_fields(opened, monkeypatch):
    tools, field = opened(plan(method="[formula 2]"), METHOD)
    gone = []
    monkeypatch.setattr(field.placed_edits, "_tools", tools._replace(go_to=gone.append))
    put_cursor(field.box, 0)
    press(Key.Key_Return)
    assert gone == [(*MEASURE, "formulas", 1)]


# A menu asks for more than the platform of the tests has.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_menu_of_the_box_offers_what_is_at_the_cursor(opened, opening):
    _tools, field = opened(plan(), PREFACE)
    words = []

    def chosen():
        menu = QApplication.activePopupWidget()
        acts = {action.text(): action for action in menu.actions()}
        words.extend(acts)
        acts["แก้ตาราง…"].trigger()
        menu.close()

    put_cursor(field.box, 1)
    QTimer.singleShot(0, chosen)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(field.box.viewport(), event)
    assert {"ตัด", "คัดลอก", "วาง", "แก้ตาราง…", "แทรกตาราง…"} <= {*words}
    assert opening == [(TABLE, ())]


def test_words_typed_in_the_other_language_are_mended_around_it(opened):
    tools, field = opened(plan(("c]h;", "[table t1]")), PREFACE)
    put_cursor(field.box, 0)
    assert correct_focused_words(tools.session)
    assert kept(tools, field) == ("แล้ว", "[table t1]")
    field.box.selectAll()
    assert correct_focused_words(tools.session) == ""
    assert kept(tools, field) == ("แล้ว", "[table t1]")


def test_text_without_objects_is_a_box_as_ever(opened):
    tools, field = opened(plan(("หนึ่ง", "สอง")), PREFACE)
    assert isinstance(field.box, MarkedBox)
    field.box.moveCursor(QTextCursor.MoveOperation.End)
    press(Key.Key_Return)
    type_text(field.box, "สาม")
    press(Key.Key_Return, SHIFT)
    type_text(field.box, "ต่อ")
    assert kept(tools, field) == ("หนึ่ง", "สอง", "สาม\nต่อ")
