"""Every text with its place and form: what stands in texts belongs to the text that places it."""

from db.records import (
    Block,
    Formula,
    Indicator,
    Measure,
    Package,
    Plan,
    Project,
    TextPicture,
    TextTable,
    TextTableRow,
)
from forms.checks.problem import Subject
from forms.checks.walk import form_at, printed_with, read_texts, texts
from forms.editions.opening import load_edition
from tests.db.packages import PNG

METHOD = "หาร\n[formula 1]\n[formula 2]\n[table goals]\n\\[table goals]\n[table gone]"
PACKAGE = Package(
    Plan(
        preface=("[picture chart]",),
        situation=(Block(paragraphs=("[table staff]", "[table goals]")),),
        projects=(Project("p1", "โครงการ"),),
        indicators=(
            Indicator(
                "k1", name="[table goals]", measure=Measure(method=METHOD, formulas=(Formula(),))
            ),
        ),
        tables=(
            TextTable("staff", rows=(TextTableRow(("ก", "")),)),
            TextTable("goals", title="เป้า"),
            TextTable("loose", title="ไม่มีที่"),
        ),
        pictures=(TextPicture("chart", "image/png", PNG, "ผัง"),),
    )
)
PLACES = {
    ("plan", "tables", 0, "rows", 0, "cells", 0): "ก",
    ("plan", "tables", 1, "title"): "เป้า",
    ("plan", "pictures", 0, "caption"): "ผัง",
}


def test_texts_of_what_stands_in_texts_are_given_and_of_what_stands_nowhere_are_not():
    found = dict(texts(PACKAGE))
    assert {place: found[place] for place in found if place[1] in {"tables", "pictures"}} == PLACES
    assert found["plan", "indicators", 0, "measure", "method"] == METHOD
    assert ("plan", "edition") not in found


def test_reader_has_no_lines_that_stand_for_something():
    found = dict(read_texts(PACKAGE))
    assert found["plan", "indicators", 0, "measure", "method"].split("\n") == [
        "หาร", "", "[formula 2]", "", "[table goals]", "[table gone]",
    ]  # fmt: skip
    # A name is no text in which something stands.
    assert found["plan", "indicators", 0, "name"] == "[table goals]"
    assert found.keys() == dict(texts(PACKAGE)).keys()


def test_what_stands_in_a_text_is_printed_with_it():
    assert printed_with(PACKAGE.plan) == {
        ("plan", "tables", 0): ("plan", "situation", 0, "paragraphs", 0),
        ("plan", "tables", 1): ("plan", "situation", 0, "paragraphs", 1),
        ("plan", "pictures", 0): ("plan", "preface", 0),
    }
    subject = Subject(PACKAGE, load_edition("2567"))
    assert [subject.form_at(place) for place in PLACES] == ["essentials", "essentials", "preface"]
    assert subject.form_at(("plan", "tables", 2, "title")) == ""
    assert subject.form_at(("plan", "projects", 0, "name")) == "table-b"
    assert form_at(("plan", "tables", 0, "title")) == ""
    assert form_at(("plan", "part3_heading")) == "part3"


def test_table_of_a_definition_is_printed_in_its_form():
    indicator = Indicator("k1", name="ก", measure=Measure(definition="[table t]"))
    package = Package(Plan(indicators=(indicator,), tables=(TextTable("t", title="ข"),)))
    subject = Subject(package, load_edition("2567"))
    assert subject.form_at(("plan", "tables", 0, "title")) == "table-c"
