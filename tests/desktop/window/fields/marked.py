"""Texts with tables, pictures and formulas in them, and keys to edit them with."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextCursor,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

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
    return value_at(tools.session.package, field.place)
