"""Texts copied between plans: what stands in them comes along under keys of its own."""

from dataclasses import replace

import pytest

from db.carrying import carried, compared, placing, rekeyed
from db.markers import Marker, markers
from db.pictures import MOST_BYTES_OF_A_PLAN, PictureError
from db.placed import objects_of, unplaced
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
from tests.db.packages import JPEG, PNG


def table(key: str, words: str) -> TextTable:
    return TextTable(key, rows=(TextTableRow((words,)),))


def words_of(plan: Plan, found: Marker) -> str:
    named = objects_of(plan).named(found)
    return named.rows[0].cells[0] if isinstance(named, TextTable) else named.caption


SOURCE = Plan(
    preface=("[table table1]", "[picture a]", "[table gone]"),
    tables=(table("table1", "หนึ่ง"), table("other", "อื่น")),
    pictures=(TextPicture("a", "image/png", PNG, "รูปหนึ่ง"),),
)
TARGET = Package(
    Plan(
        preface=("[table table1]", "[table table3]"),
        tables=(table("table1", "ของเขา"),),
        pictures=(TextPicture("picture1", "image/jpeg", JPEG, "รูปเขา"),),
    )
)


def test_tables_and_pictures_come_along_under_new_keys():
    made, package = carried(SOURCE.preface, SOURCE, TARGET)
    assert [words_of(package.plan, found) for found in markers(made)] == ["หนึ่ง", "รูปหนึ่ง"]
    # `table3` is named by a line of the target, which is text and must stay so.
    assert made == ("[table table2]", "[picture picture2]", "\\[table gone]")
    assert package.plan.pictures[1].data == PNG
    assert package.plan.preface == TARGET.plan.preface
    # Nothing else comes along, and what the target had stays the same.
    assert [item.key for item in package.plan.tables] == ["table1", "table2"]
    assert package.plan.tables[0] is TARGET.plan.tables[0]


def test_one_table_placed_twice_comes_once():
    made, package = carried("[table table1]\nก\n[table table1]", SOURCE, TARGET)
    assert made == "[table table2]\nก\n[table table2]"
    assert len(package.plan.tables) == 2


def test_record_keeps_its_formulas_and_a_text_leaves_them_behind():
    measure = Measure(method="ก\n[formula 1]", formulas=(Formula("", "ก", "ข"),))
    indicator = Indicator("k1", name="ก", measure=measure)
    assert carried(indicator, SOURCE, TARGET) == (indicator, TARGET)
    assert carried(measure.method, SOURCE, TARGET) == ("ก\n\\[formula 1]", TARGET)


def test_copy_within_one_plan_has_a_table_of_its_own():
    block = Block(paragraphs=("[table table1]",))
    plan = replace(SOURCE, situation=(block,))
    made, package = carried(block, plan, Package(plan))
    assert made.paragraphs == ("[table table2]",)
    assert [words_of(package.plan, found) for found in markers(made)] == ["หนึ่ง"]


def test_text_without_markers_is_carried_as_it_is():
    block = Block(paragraphs=("ก [table table1]", "\\[table table1]"))
    made, package = carried(block, SOURCE, TARGET)
    assert made is block
    assert package == TARGET


def test_whole_plan_goes_on_under_new_keys():
    made = rekeyed(SOURCE)
    keys = {item.key for item in (*SOURCE.tables, *SOURCE.pictures)}  # type: ignore[attr-defined]
    assert not keys & {item.key for item in (*made.tables, *made.pictures)}  # type: ignore[attr-defined]
    assert [words_of(made, found) for found in markers(made)] == ["หนึ่ง", "รูปหนึ่ง"]
    assert made.preface[2] == "\\[table gone]"
    assert unplaced(made) == {Marker("table", made.tables[1].key)}
    assert [table.rows for table in made.tables] == [table.rows for table in SOURCE.tables]
    assert [picture.data for picture in made.pictures] == [PNG]


def test_new_object_gets_a_key_that_no_line_names():
    package = Package(Plan(preface=("[table table1]",)))
    grown, line = placing(package, table("", "ใหม่"))
    assert line == "[table table2]"
    assert [words_of(grown.plan, Marker("table", "table2"))] == ["ใหม่"]
    grown, line = placing(grown, TextPicture("", "image/png", PNG))
    assert line == "[picture picture1]"


def test_pictures_are_refused_when_a_plan_would_hold_too_many():
    room = MOST_BYTES_OF_A_PLAN - len(PNG)
    full = Package(Plan(pictures=(TextPicture("b", "image/jpeg", bytes(room)),)))
    assert len(carried("[picture a]", SOURCE, full)[1].plan.pictures) == 2
    fuller = Package(Plan(pictures=(TextPicture("b", "image/jpeg", bytes(room + 1)),)))
    with pytest.raises(PictureError, match="รวมกันเกิน 24 เมกะไบต์"):
        carried("[picture a]", SOURCE, fuller)
    with pytest.raises(PictureError, match="24 เมกะไบต์"):
        placing(fuller, TextPicture("", "image/png", PNG))


def test_texts_compare_by_what_stands_in_them_and_not_by_keys():
    one = Plan(tables=(table("a", "ก"), table("b", "ข")))
    other = Plan(tables=(table("b", "ก"), table("a", "ข")))
    assert compared("[table a]", one) == compared("[table b]", other)
    assert compared("[table a]", one) != compared("[table a]", other)
    pictures = [
        Plan(pictures=(TextPicture(key, "image/png", data, caption),))
        for key, data, caption in (("a", PNG, ""), ("b", PNG, ""), ("c", JPEG, ""), ("d", PNG, "ก"))
    ]
    same, again, data, caption = (
        compared(f"[picture {plan.pictures[0].key}]", plan) for plan in pictures
    )
    assert same == again
    assert len({same, data, caption}) == 3
    assert compared("[table z]\n[formula 1]", one) == "[table z]\n[formula 1]"
