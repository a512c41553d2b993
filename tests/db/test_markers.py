"""Lines that may be markers: which are, how look-alikes are kept, and where they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.fields import Kind, specs
from db.markers import (
    Marker,
    bare,
    kept,
    kept_text,
    marked_texts,
    marker,
    markers,
    rewritten,
)
from db.records import (
    Block,
    Division,
    Indicator,
    Measure,
    Memo,
    Package,
    Plan,
    Report,
    Result,
    Rubric,
    TextTable,
    TextTableRow,
)

LINES = st.sampled_from(
    ["[table x]", " [picture a.b-c_d] ", "[formula 12]", "\\[table x]", "\\\\[formula 1]", "ก", ""]
) | st.text(st.sampled_from("\\[]table x1"), max_size=12)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("[table goals]", Marker("table", "goals")),
        ("  [picture A_1.b-c]\t", Marker("picture", "A_1.b-c")),
        ("[formula 2]", Marker("formula", "2")),
        ("[formula 0]", None),
        ("[formula 02]", None),
        ("[formula ๒]", None),
        ("[formula 1a]", None),
        ("[table ก]", None),
        ("[table a b]", None),
        ("[table]", None),
        ("[Table goals]", None),
        ("[chart goals]", None),
        ("ดู [table goals]", None),
        ("[table goals] ข้างล่าง", None),
        ("\\[table goals]", None),
        ("", None),
    ],
)
def test_line_is_a_marker_only_as_the_schema_has_it(line, found):
    assert marker(line) == found


def test_look_alike_is_kept_with_a_backslash_and_printed_without():
    assert kept("[table x]") == "\\[table x]"
    assert kept(" [table x] ") == " \\[table x] "
    assert kept("\\[table x]") == "\\\\[table x]"
    assert kept("[table x] นะ") == "[table x] นะ"
    assert kept_text("ก\n[formula 1]\n[x]") == "ก\n\\[formula 1]\n[x]"
    assert bare("\\[table x]") == "[table x]"
    assert bare("\\[x]") == "\\[x]"
    assert bare("[table x]") == "[table x]"


@given(line=LINES)
def test_kept_line_is_no_marker_and_prints_as_it_was_typed(line):
    assert marker(kept(line)) is None
    assert bare(kept(line)) == line


def test_markers_count_in_paragraphs_and_definitions_and_nowhere_else():
    line = "[table x]"
    plan = Plan(
        title=line,
        vision=line,
        preface=("ก", line),
        situation=(Block(heading=line, paragraphs=(f"ก\n{line}",)),),
        divisions=(Division("d1", line, duties=(line,)),),
        indicators=(
            Indicator(
                "k1",
                name=line,
                target=line,
                measure=Measure(target=line, method=line),
                rubrics=(Rubric(title=line, remarks=(line,)),),
                annexes=(Block(paragraphs=(line,)),),
            ),
        ),
        memo_template=Memo(facts=(line,), closing=line),
        tables=(TextTable("x", title=line, rows=(TextTableRow((line,)),)),),
    )
    reports = (Report(1, Memo(facts=(line,)), results=(Result("k1", narrative=line),)),)
    assert [place for place, text in marked_texts(Package(plan, reports)) if line in text] == [
        ("plan", "preface", 1),
        ("plan", "situation", 0, "paragraphs", 0),
        ("plan", "indicators", 0, "measure", "target"),
        ("plan", "indicators", 0, "measure", "method"),
        ("plan", "indicators", 0, "rubrics", 0, "remarks", 0),
        ("plan", "indicators", 0, "annexes", 0, "paragraphs", 0),
    ]
    assert list(markers(plan)) == [Marker("table", "x")] * 6


def test_every_text_of_a_measure_and_every_paragraph_is_marked():
    texts = {Kind.TEXT, Kind.TEXTS}
    assert all(spec.marked for spec in specs(Measure).values() if spec.kind in texts)
    assert specs(Block)["paragraphs"].marked


def test_only_texts_are_marked():
    def walk(record):
        for spec in specs(record).values():
            assert not spec.marked or spec.kind in {Kind.TEXT, Kind.TEXTS}
            if spec.record:
                walk(spec.record)

    walk(Package)


def test_markers_of_texts_are_found_in_order():
    text = "[table b]\nก\n[formula 1]"
    assert [found.key for found in markers((text, "[picture a]"))] == ["b", "1", "a"]
    assert [found.key for found in markers(text)] == ["b", "1"]


def test_lines_are_rewritten_and_what_does_not_change_is_shared():
    block = Block("ก", paragraphs=("ก\n [table x] \n[table y]", "ข", "[table x]"))
    plan = Plan(situation=(Block("ข", paragraphs=("ค",)), block))
    assert rewritten(plan, lambda found: found.line) is plan
    made = rewritten(plan, lambda found: "[table z]" if found.key == "x" else found.line)
    assert made.situation[1].paragraphs == ("ก\n[table z]\n[table y]", "ข", "[table z]")
    assert made.situation[0] is plan.situation[0]


def test_line_taken_out_takes_its_paragraph_when_that_has_no_other():
    value = ("ก\n[table x]\nข", "[table x]", "", "[table x]\n[table x]")
    assert rewritten(value, lambda _: None) == ("ก\nข", "")
    assert rewritten("[table x]", lambda _: None) == ""
