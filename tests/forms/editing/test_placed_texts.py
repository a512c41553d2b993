"""Objects within texts: how they read, and what becomes of a plan where they are put in."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db.markers import Marker
from db.placed import objects_of
from db.places import value_at
from db.records import (
    Block,
    Formula,
    Indicator,
    Measure,
    Package,
    Plan,
    TextPicture,
    TextTable,
    TextTableRow,
)
from forms.editing.entry import LINE_BREAK
from forms.editing.placed_texts import (
    Spot,
    in_words,
    object_words,
    pasted,
    with_lines,
    with_object,
)

TABLE = TextTable("table1", "เกณฑ์", rows=(TextTableRow(("ก", "ข")), TextTableRow(("ค",))))
PICTURE = TextPicture("picture1", "image/png", b"x", "แผนภูมิ")
ONE = Formula("ร้อยละ", "ผ่าน", "ทั้งหมด", Decimal(100))
TWO = Formula("", "มา", "ไป")
PREFACE = ("plan", "preface")
METHOD = ("plan", "indicators", 0, "measure", "method")
OTHER = ("plan", "indicators", 1, "measure", "definition")


def package(preface=(), method="", definition="", formulas=(ONE, TWO), others=()):
    indicators = (
        Indicator("k1", "1", "ก", measure=Measure(method=method, formulas=formulas)),
        Indicator("k2", "2", "ข", measure=Measure(definition=definition, formulas=others)),
    )
    plan = Plan(preface=preface, indicators=indicators, tables=(TABLE,), pictures=(PICTURE,))
    return Package(plan)


def test_objects_read_as_what_they_are():
    assert object_words(TABLE) == "ตาราง: เกณฑ์ (2 คอลัมน์ 2 แถว)"
    assert object_words(replace(TABLE, title="")) == "ตาราง (2 คอลัมน์ 2 แถว)"
    assert object_words(PICTURE) == "รูปภาพ: แผนภูมิ"
    assert object_words(replace(PICTURE, caption="")) == "รูปภาพ"
    assert object_words(ONE, "1") == "สูตรที่ 1: ร้อยละ"
    assert object_words(TWO, "2") == "สูตรที่ 2: (มา) / (ไป)"
    assert object_words(replace(ONE, label=""), "1") == "สูตรที่ 1: (ผ่าน) / (ทั้งหมด) × 100"


def test_text_reads_with_its_objects_in_words():
    objects = objects_of(package().plan)
    text = f"ก\n[table table1]{LINE_BREAK}[table none]\n\\[table table1]"
    assert in_words(text, objects) == (
        f"ก\nตาราง: เกณฑ์ (2 คอลัมน์ 2 แถว){LINE_BREAK}[table none]\n[table table1]"
    )


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("", "", "[table table2]"),
        ("ก", "", "ก\n[table table2]"),
        ("", "ข", "[table table2]\nข"),
        ("ก", "ข", "ก\n[table table2]\nข"),
        ("ก\n", "\nข", "ก\n[table table2]\nข"),
        ("[table table1]", "", "[table table1]\n[table table2]"),
    ],
)
def test_object_stands_on_a_line_of_its_own_where_it_is_put_in(before, after, text):
    made, found = with_object(package(), Spot(METHOD, before, after), TABLE)
    assert value_at(made, METHOD) == text
    assert found == Marker("table", "table2")
    assert made.plan.tables == (TABLE, replace(TABLE, key="table2"))


def test_object_among_paragraphs_is_one_of_them():
    made, _found = with_object(package(), Spot(PREFACE, "หนึ่ง\nสอ", "ง"), PICTURE)
    assert made.plan.preface == ("หนึ่ง", "สอ", "[picture picture2]", "ง")


def test_words_are_put_in_as_they_are():
    assert value_at(with_lines(package(), Spot(METHOD, "ก", "ค"), "ข"), METHOD) == "กขค"
    made = with_lines(package(), Spot(METHOD, "[formula 1]", "ค"), "ข")
    assert value_at(made, METHOD) == "[formula 1]\nขค"


def test_what_was_cut_keeps_its_key_and_what_is_copied_has_a_new_one():
    source = package(preface=("[table table1]",))
    copied = pasted(source, Spot(METHOD, "ก", "ข"), "[table table1]", source, PREFACE)
    assert value_at(copied, METHOD) == "ก\n[table table2]\nข"
    assert [table.key for table in copied.plan.tables] == ["table1", "table2"]
    cut = package()
    moved = pasted(cut, Spot(METHOD, "ก", "ข"), "[table table1]", source, PREFACE)
    assert value_at(moved, METHOD) == "ก\n[table table1]\nข"
    assert moved.plan.tables == (TABLE,)
    # Pasted once more, it is another.
    again = pasted(moved, Spot(PREFACE, "", ""), "[table table1]", source, PREFACE)
    assert again.plan.preface == ("[table table2]",)


def test_paste_over_an_object_takes_its_place():
    source = package(method="[table table1]")
    made = pasted(source, Spot(METHOD, "", ""), "[table table1]", source, METHOD)
    assert value_at(made, METHOD) == "[table table1]"
    assert made.plan.tables == (TABLE,)


def test_object_comes_along_into_another_plan():
    source = package(preface=("[picture picture1]",))
    target = Package(Plan(situation=(Block(paragraphs=("ก",)),)))
    place = ("plan", "situation", 0, "paragraphs")
    made = pasted(target, Spot(place, "ก", ""), "[picture picture1]", source, PREFACE)
    assert value_at(made, place) == ("ก", "[picture picture1]")
    assert made.plan.pictures == (PICTURE,)


def test_line_that_named_nothing_names_nothing_where_it_is_pasted():
    source = Package(Plan(preface=("[table table1]",)))
    made = pasted(package(), Spot(METHOD, "", ""), "[table table1]", source, PREFACE)
    assert value_at(made, METHOD) == "\\[table table1]"


def test_formula_stays_within_its_measure_and_goes_along_into_another():
    source = package(method="[formula 2]")
    here = pasted(source, Spot(METHOD, "ก", ""), "[formula 2]", source, METHOD)
    assert value_at(here, METHOD) == "ก\n[formula 2]"
    assert here.plan.indicators[0].measure.formulas == (ONE, TWO)
    there = pasted(source, Spot(OTHER, "ก", ""), "[formula 2]", source, METHOD)
    assert value_at(there, OTHER) == "ก\n[formula 1]"
    assert there.plan.indicators[1].measure.formulas == (TWO,)
    words = pasted(source, Spot(PREFACE, "", ""), "[formula 1]", source, METHOD)
    assert words.plan.preface == ("สูตรที่ 1: ร้อยละ",)
