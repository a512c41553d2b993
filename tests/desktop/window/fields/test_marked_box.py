"""Tables, pictures and formulas in a text that one edits: passed over, moved, removed whole."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QShortcut,
    QTextCursor,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from db.markers import Marker
from db.places import value_at
from db.records import (
    Formula,
    Indicator,
    Measure,
    Organisation,
    Package,
    Plan,
    TextPicture,
    TextTable,
    TextTableRow,
)
from desktop.window.fields.fields import Field
from desktop.window.fields.marked_box import MarkedBox
from desktop.window.fields.typed_keys import mend_focused
from forms.entry import LINE_BREAK
from tests.desktop.keyboard import type_text
from tests.desktop.mouse import double_click
from tests.desktop.window.placed.pictures import png

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PREFACE = ("plan", "preface")
MEASURE = ("plan", "indicators", 0, "measure")
METHOD, SCOPE = (*MEASURE, "method"), (*MEASURE, "scope")
TABLE, PICTURE = Marker("table", "t1"), Marker("picture", "p1")
TABLES = (
    TextTable("t1", "เกณฑ์", rows=(TextTableRow(("ก", "ข")),)),
    TextTable("t2", "อื่น", rows=(TextTableRow(("ค",)),)),
)
BEFORE, AFTER = "ก่อน 😀", "หลัง"


def plan(preface=(BEFORE, "[table t1]", AFTER), **measure):
    formulas = (Formula("ร้อยละ", "ผ่าน", "ทั้งหมด", Decimal(100)), Formula("สอง", "1", "2"))
    made = Measure(formulas=formulas, **measure)
    return Package(
        Plan(
            fiscal_year=2567,
            edition="2567",
            unit=Organisation(name="หน่วย"),
            preface=preface,
            tables=TABLES,
            pictures=(TextPicture("p1", "image/png", png(30, 20), "แผนภูมิ"),),
            indicators=(Indicator("k1", "1", "ตัวชี้วัด", measure=made),),
        )
    )


@pytest.fixture
def opened(qtbot, tools_with):
    """Opens a plan with fields of these places in sight, and undo by its keys."""
    kept = []

    def opening(package, *places):
        tools = tools_with(package)
        page = QWidget()
        column = QVBoxLayout(page)
        fields = [Field(tools, lambda place=place: place) for place in places]
        for field in fields:
            column.addWidget(field)
        tools.editor.changed.connect(lambda: [field.refresh() for field in fields])
        QShortcut(QKeySequence("Ctrl+Z"), page).activated.connect(tools.editor.undo_stack.undo)
        qtbot.addWidget(page)
        page.resize(500, 500)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        kept.append((page, fields))
        fields[0].focus()
        return tools, *fields

    return opening


def press(key, held=Qt.KeyboardModifier.NoModifier, times=1):
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), key, held)


def put_cursor(box, block, *, last=False):
    """Put the cursor at the start of a block of a box, or at its end."""
    cursor = QTextCursor(box.document().findBlockByNumber(block))
    if last:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    box.setTextCursor(cursor)
    box.setFocus()


def kept(tools, field):
    """What the plan has, once all that was typed is in it."""
    field.commit()
    return value_at(tools.editor.package, field.place)


# How it shows and reads.


def test_lines_that_name_something_are_one_letter_and_others_are_text(opened):
    lines = ("[table t1]", "[table none]", "\\[table t1]", "[table t1] กับ", "ก\n[picture p1]\nข")
    tools, field, _next = opened(plan(lines), PREFACE, SCOPE)
    shown = field.box.toPlainText().split("\n")
    assert shown == [
        "\ufffc", "[table none]", "[table t1]", "[table t1] กับ", "ก", "\ufffc", "ข",
    ]  # fmt: skip
    assert field.box.words() == tools.editor.text_at(PREFACE)
    # Looked at and left, nothing is another.
    press(Key.Key_Tab)
    assert tools.editor.undo_stack.count() == 0
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
    tools.editor.set_value(("plan", "tables", 0, "title"), "ชื่ออื่น")
    assert field.box.grab().toImage() != before
    assert field.box.words() == f"{BEFORE}\n[table t1]\n{AFTER}"
    tools.editor.set_value(PREFACE, (BEFORE, "[picture p1]", AFTER))
    # A picture is seen, and takes its room.
    assert field.box.height() > high


def test_line_follows_its_formula_and_goes_with_it(opened):
    tools, field = opened(plan(method="ก\n[formula 2]\nข"), METHOD)
    tools.editor.remove((*MEASURE, "formulas"), 0)
    assert field.box.words() == "ก\n[formula 1]\nข"
    assert field.box.toPlainText() == "ก\n\ufffc\nข"
    tools.editor.remove((*MEASURE, "formulas"), 0)
    assert field.box.toPlainText() == "ก\nข"
    tools.editor.undo_stack.undo()
    tools.editor.undo_stack.undo()
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
    assert tools.editor.package.plan.tables == TABLES
    press(Key.Key_Z, CONTROL)
    assert tools.editor.package.plan.preface == (BEFORE, "[table t1]", AFTER)
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
    tools.editor.set_value(PREFACE, ("[table t1]",))
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
                tools.editor.set_value(PREFACE, (BEFORE, "[table t1]", AFTER))
                put_cursor(field.box, block, last=last)
                press(key, held)
                lines = [line for text in kept(tools, field) for line in text.split("\n")]
                marked = [line for line in lines if "table" in line]
                assert marked in (["[table t1]"], []), (block, last, key)
                tools.editor.undo_stack.undo()


# Copying and moving.


def test_cut_and_paste_moves_it_under_its_own_key(opened):
    tools, preface, method = opened(plan(method="วิธี"), PREFACE, METHOD)
    assert preface.box.choose(TABLE)
    press(Key.Key_X, CONTROL)
    method.focus()
    method.box.moveCursor(QTextCursor.MoveOperation.End)
    press(Key.Key_V, CONTROL)
    assert kept(tools, preface) == (BEFORE, AFTER)
    assert kept(tools, method) == "วิธี\n[table t1]"
    assert tools.editor.package.plan.tables == TABLES
    assert method.box.toPlainText() == "วิธี\n\ufffc"
    # Behind it one goes on.
    type_text(method.box, "ต่อ")
    assert kept(tools, method) == "วิธี\n[table t1]\nต่อ"


def test_copy_has_a_table_of_its_own(opened):
    tools, field = opened(plan(), PREFACE)
    field.box.selectAll()
    press(Key.Key_C, CONTROL)
    field.box.moveCursor(QTextCursor.MoveOperation.End)
    press(Key.Key_V, CONTROL)
    copied = "[table table1]"
    assert kept(tools, field) == (BEFORE, "[table t1]", f"{AFTER}{BEFORE}", copied, AFTER)
    made = tools.editor.package.plan.tables[-1]
    assert made == replace(TABLES[0], key="table1")
    press(Key.Key_Z, CONTROL)
    assert tools.editor.package.plan == plan().plan
    # Other programs are given words.
    assert "ตาราง: เกณฑ์ (2 คอลัมน์ 1 แถว)" in QGuiApplication.clipboard().text()


def test_copy_goes_into_another_plan_with_what_stands_in_it(opened, workspace):
    tools, field = opened(plan(), PREFACE)
    assert field.box.choose(TABLE)
    press(Key.Key_C, CONTROL)
    other = replace(plan(("อื่น",)).plan, tables=(), pictures=())
    workspace.open_plan(workspace.add(Package(other)))
    field.box.moveCursor(QTextCursor.MoveOperation.End)
    press(Key.Key_V, CONTROL)
    assert kept(tools, field) == ("อื่น", "[table table1]")
    assert tools.editor.package.plan.tables == (replace(TABLES[0], key="table1"),)


def test_words_alone_are_copied_as_ever(opened):
    tools, field = opened(plan(("หนึ่ง\nสอง", "[table t1]", "สาม")), PREFACE)
    put_cursor(field.box, 0)
    press(Key.Key_End, SHIFT)
    press(Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "หนึ่ง"
    put_cursor(field.box, 2, last=True)
    press(Key.Key_V, CONTROL)
    assert kept(tools, field) == ("หนึ่ง\nสอง", "[table t1]", "สามหนึ่ง")


def test_text_of_another_program_names_no_table(opened):
    tools, field = opened(plan(("ก",)), PREFACE)
    QGuiApplication.clipboard().setText("[table t1]\nข")
    field.box.selectAll()
    press(Key.Key_V, CONTROL)
    assert kept(tools, field) == ("\\[table t1]", "ข")


def test_formula_is_moved_within_its_measure(opened):
    tools, method, scope = opened(plan(method="ก\n[formula 2]"), METHOD, SCOPE)
    assert method.box.choose(Marker("formula", "2"))
    press(Key.Key_X, CONTROL)
    scope.focus()
    press(Key.Key_V, CONTROL)
    assert kept(tools, method) == "ก"
    assert kept(tools, scope) == "[formula 2]"
    assert len(value_at(tools.editor.package, (*MEASURE, "formulas"))) == 2


# Putting in.


def html(text):
    data = QMimeData()
    data.setHtml(text)
    data.setText("ข้อความล้วน")
    return data


def test_copied_table_is_pasted_as_a_table(opened):
    tools, field = opened(plan(("ก",)), PREFACE)
    page = (
        "<html><head><style>td{}</style></head><body><table><tr><th>ชื่อ<th>ค่า</tr>"
        "<tr><td>หนึ่ง<del>เดิม</del></td><td>1</td></tr></table></body></html>"
    )
    QGuiApplication.clipboard().setMimeData(html(page))
    field.box.moveCursor(QTextCursor.MoveOperation.End)
    press(Key.Key_V, CONTROL)
    assert kept(tools, field) == ("ก", "[table table1]")
    made = tools.editor.package.plan.tables[-1]
    assert [row.cells for row in made.head] == [("ชื่อ", "ค่า")]
    assert [row.cells for row in made.rows] == [("หนึ่ง", "1")]
    assert tools.editor.undo_stack.undoText() == "วางตาราง"
    press(Key.Key_Z, CONTROL)
    assert tools.editor.package.plan == plan(("ก",)).plan


@pytest.mark.parametrize(
    "page",
    [
        "<p>นำ</p><table><tr><td>ก</td><td>ข</td></tr></table>",
        "<table><tr><td>ก</td></tr><tr><td>ข</td></tr></table>",
        "<p>ข้อความ</p>",
    ],
)
def test_text_with_a_table_or_a_single_column_is_pasted_as_text(opened, page):
    tools, field = opened(plan(()), PREFACE)
    QGuiApplication.clipboard().setMimeData(html(page))
    press(Key.Key_V, CONTROL)
    assert "ข้อความล้วน" in "".join(kept(tools, field))
    assert tools.editor.package.plan.tables == TABLES


def picture(wide=40, high=30):
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    return image


def test_copied_picture_is_pasted_as_a_picture(opened):
    tools, field = opened(plan(("ก",)), PREFACE)
    QGuiApplication.clipboard().setImage(picture())
    field.box.moveCursor(QTextCursor.MoveOperation.End)
    press(Key.Key_V, CONTROL)
    assert kept(tools, field) == ("ก", "[picture picture1]")
    made = tools.editor.package.plan.pictures[-1]
    assert made.media_type == "image/png"
    shown = QImage.fromData(made.data)
    assert (shown.width(), shown.height()) == (40, 30)


def test_picture_that_cannot_be_used_is_refused_in_words(opened, tmp_path, monkeypatch):
    tools, field = opened(plan(("ก",)), PREFACE)
    path = tmp_path / "รูป.png"
    path.write_bytes(b"no picture")
    monkeypatch.setattr(
        "desktop.window.fields.picture_files.QFileDialog.getOpenFileName",
        lambda *_: (str(path), ""),
    )
    field.placing.ask_picture()
    assert "ไม่ใช่รูป" in tools.notice.words
    path.unlink()
    field.placing.ask_picture()
    assert "อ่านแฟ้มรูปภาพไม่ได้" in tools.notice.words
    path.write_bytes(png(12, 10))
    field.placing.ask_picture()
    assert kept(tools, field) == ("[picture picture1]", "ก")
    assert tools.editor.undo_stack.undoText() == "แทรกรูปภาพ"


def offered(field):
    menu = QMenu()
    field.placing.fill(menu)
    return {action.text(): action for action in menu.actions()}, menu


def test_menu_offers_what_can_be_put_in_at_the_cursor(opened):
    tools, method, preface = opened(plan(method="ก ข"), METHOD, PREFACE)
    QGuiApplication.clipboard().clear()
    acts, _menu = offered(method)
    assert list(acts) == [
        "แทรกตาราง…",
        "แทรกรูปภาพจากแฟ้ม…",
        "แทรกรูปภาพที่คัดลอกไว้",
        "แทรกสูตรที่ 1",
        "แทรกสูตรที่ 2",
    ]
    assert not acts["แทรกรูปภาพที่คัดลอกไว้"].isEnabled()
    of_plan, _of_plan = offered(preface)
    assert not any("สูตร" in words for words in of_plan)
    cursor = method.box.textCursor()
    cursor.setPosition(2)
    method.box.setTextCursor(cursor)
    acts["แทรกสูตรที่ 2"].trigger()
    assert kept(tools, method) == "ก \n[formula 2]\nข"
    QGuiApplication.clipboard().setImage(picture())
    acts, _menu = offered(method)
    assert acts["แทรกรูปภาพที่คัดลอกไว้"].isEnabled()


def test_what_was_typed_is_kept_where_something_is_put_in(opened):
    tools, field = opened(plan(("ก",)), PREFACE)
    field.box.moveCursor(QTextCursor.MoveOperation.End)
    type_text(field.box, "ข")
    QGuiApplication.clipboard().setImage(picture())
    field.placing.paste_picture()
    assert kept(tools, field) == ("กข", "[picture picture1]")
    assert field.box.hasFocus()
    press(Key.Key_Z, CONTROL)
    assert tools.editor.package.plan.preface == ("กข",)


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
    monkeypatch.setattr(field.placing, "_tools", tools._replace(go_to=gone.append))
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
    assert mend_focused(tools.editor)
    assert kept(tools, field) == ("แล้ว", "[table t1]")
    field.box.selectAll()
    assert mend_focused(tools.editor) == ""
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
