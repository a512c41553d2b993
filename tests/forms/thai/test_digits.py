from __future__ import annotations

from decimal import Decimal

from forms.document import Cell, Form, Leaders, Picture, Row, Run, Table, plain
from forms.thai.digits import arabic_digits, form_in_its_digits, thai_digits


def test_digits_change_and_nothing_else():
    assert thai_digits("พ.ศ. 2567 (KPI 1.2)") == "พ.ศ. ๒๕๖๗ (KPI ๑.๒)"
    assert arabic_digits("ข้อ ๑๐ ปี 2567") == "ข้อ 10 ปี 2567"


def test_a_form_is_converted_throughout_but_for_what_nobody_reads():
    cell = Cell((plain("ปี 67"),), number=Decimal(67), number_format="0.00")
    items = (
        Table((1.0,), (), (Row((cell,), place=("plan", "projects", 3)),)),
        Leaders((("ที่ 1", "กท 2", 1.0),)),
        Picture("emblem-1.png", 15),
    )
    form = Form("table-1", "ตาราง 1", items, digits="thai", running=(plain("หน้า 9"),))
    made = form_in_its_digits(form)
    row = made.items[0].body[0]
    assert row.cells[0].flow[0].runs == (Run("ปี ๖๗"),)
    assert (row.cells[0].number, row.cells[0].number_format) == (Decimal(67), "0.00")
    assert row.place == ("plan", "projects", 3)
    assert made.items[1].parts == (("ที่ ๑", "กท ๒", 1.0),)
    assert made.items[2].path == "emblem-1.png"
    assert (made.id, made.title, made.running[0].text) == ("table-1", "ตาราง ๑", "หน้า ๙")


def test_a_form_is_left_as_typed_when_it_asks_for_no_digits():
    form = Form("a", "ก 1", (plain("๑ 1"),))
    assert form_in_its_digits(form) is form
