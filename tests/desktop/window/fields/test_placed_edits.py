"""Tables, pictures and formulas put into a text: copied, moved, pasted, picked from a menu."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu

from db.markers import Marker
from db.places import value_at
from db.records import (
    Package,
)
from tests.desktop.keyboard import type_text
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
from tests.desktop.window.placed.pictures import png

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
    assert tools.session.package.plan.tables == TABLES
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
    made = tools.session.package.plan.tables[-1]
    assert made == replace(TABLES[0], key="table1")
    press(Key.Key_Z, CONTROL)
    assert tools.session.package.plan == plan().plan
    # Other programs are given words.
    assert "ตาราง: เกณฑ์ (2 คอลัมน์ 1 แถว)" in QGuiApplication.clipboard().text()


def test_copy_goes_into_another_plan_with_what_stands_in_it(opened, plans, session):
    tools, field = opened(plan(), PREFACE)
    assert field.box.choose(TABLE)
    press(Key.Key_C, CONTROL)
    other = replace(plan(("อื่น",)).plan, tables=(), pictures=())
    session.open(plans.add(Package(other)))
    field.box.moveCursor(QTextCursor.MoveOperation.End)
    press(Key.Key_V, CONTROL)
    assert kept(tools, field) == ("อื่น", "[table table1]")
    assert tools.session.package.plan.tables == (replace(TABLES[0], key="table1"),)


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
    assert len(value_at(tools.session.package, (*MEASURE, "formulas"))) == 2


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
    made = tools.session.package.plan.tables[-1]
    assert [row.cells for row in made.head] == [("ชื่อ", "ค่า")]
    assert [row.cells for row in made.rows] == [("หนึ่ง", "1")]
    assert tools.session.history.undo_words() == "วางตาราง"
    press(Key.Key_Z, CONTROL)
    assert tools.session.package.plan == plan(("ก",)).plan


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
    assert tools.session.package.plan.tables == TABLES


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
    made = tools.session.package.plan.pictures[-1]
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
    field.placed_edits.ask_picture()
    assert "ไม่ใช่รูป" in tools.notice.words
    path.unlink()
    field.placed_edits.ask_picture()
    assert "ไม่พบแฟ้ม" in tools.notice.words
    path.write_bytes(png(12, 10))
    field.placed_edits.ask_picture()
    assert kept(tools, field) == ("[picture picture1]", "ก")
    assert tools.session.history.undo_words() == "แทรกรูปภาพ"


def offered(field):
    menu = QMenu()
    field.placed_edits.fill(menu)
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
    field.placed_edits.paste_picture()
    assert kept(tools, field) == ("กข", "[picture picture1]")
    assert field.box.hasFocus()
    press(Key.Key_Z, CONTROL)
    assert tools.session.package.plan.preface == ("กข",)
