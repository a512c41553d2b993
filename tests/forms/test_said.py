"""What a form says, without its looks."""

from dataclasses import replace
from decimal import Decimal

from forms.document import (
    Arrow,
    Cell,
    Chart,
    Form,
    Fraction,
    Group,
    Heading,
    Leaders,
    Paragraph,
    Picture,
    Row,
    Run,
    Series,
    Table,
)
from forms.said import passages, said


def paragraph(text, **looks):
    return Paragraph((Run(text),), **looks)


ROW = Row((Cell((paragraph("หัว"),)), Cell((paragraph("ค่า"),))), (Arrow(1, 3, "ทุกเดือน"),), ("plan",))
FORM = Form(
    "f",
    "แบบ",
    (
        Picture("/เครื่อง/ตรา.png", 15),
        Heading((paragraph("ชื่อแบบ"),), entry="ในสารบัญ", place=("plan", "title")),
        Group((paragraph("ย่อหน้า"), Fraction("ก", "ข", "ค่า"))),
        Leaders((("ที่", "กท 1", 1.0),)),
        Table((1.0, 1.0), (), (ROW,), title=paragraph("ชื่อตาราง")),
        Chart("bars", ("ต.ค.",), (Series("แผน", (Decimal("12.50"),), "planned"),), "ร้อยละ"),
    ),
)


def test_every_word_and_figure_is_said_in_order():
    text = "\n".join(said(FORM))
    for words in ("ชื่อแบบ", "ย่อหน้า", "ก", "กท 1", "หัว", "1-3 ทุกเดือน", "ชื่อตาราง", "12.5"):
        assert words in text
    assert "ตรา.png" not in text
    assert "สารบัญ" not in text
    assert said(FORM)[0] == "ชื่อแบบ"


def test_looks_and_places_are_not_said():
    looked = paragraph("ย่อหน้า", size=10, align="right")
    moved = replace(ROW, place=("plan", "projects", 7))
    items = (*FORM.items[:2], Group((looked, FORM.items[2].items[1])), FORM.items[3])
    table = replace(FORM.items[4], body=(moved,), size=9)
    assert said(replace(FORM, items=(*items, table, FORM.items[5]))) == said(FORM)


def test_passages_are_what_differs_in_order():
    found = passages(("ก", "ข", "ค"), ("ก", "ค", "ง"))
    assert [(each.before, each.after) for each in found] == [("ข", ""), ("", "ง")]
    assert passages(("ก",), ("ก",)) == ()
