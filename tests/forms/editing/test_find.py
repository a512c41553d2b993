"""Finding and replacing words in all texts of a plan."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.package.file import read_package
from db.placed import objects_of
from db.places import value_at
from db.records import (
    Activity,
    Block,
    Formula,
    Indicator,
    Measure,
    Memo,
    Package,
    Plan,
    Project,
    Report,
    Span,
    Step,
    TacticKpi,
    TextPicture,
    TextTable,
    TextTableRow,
    YearTarget,
)
from forms.checks.walk import texts
from forms.editing.find import find, replace_hits
from tests.db.packages import PNG

SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "plan.json"


def plan(**fields) -> Package:
    return Package(Plan(fiscal_year=2567, edition="2567", **fields))


def test_every_place_is_found_in_order() -> None:
    package = plan(
        title="แผนงานน้ำ",
        preface=("ย่อหน้าแรก", "น้ำใส น้ำสะอาด"),
        projects=(Project(key="p1", name="โครงการน้ำ"),),
    )
    hits = find(package, "น้ำ")
    assert [(hit.place, hit.start, hit.end) for hit in hits] == [
        (("plan", "title"), 6, 9),
        (("plan", "preface", 1), 0, 3),
        (("plan", "preface", 1), 6, 9),
        (("plan", "projects", 0, "name"), 7, 10),
    ]


def test_texts_of_maps_and_reports_are_found_too() -> None:
    kpi = TacticKpi(code="1", text="ก", targets=(YearTarget("2567", "ร้อยละ 80"),))
    framework = Plan().framework.__class__(tactic_kpis=(kpi,))
    package = Package(
        Plan(fiscal_year=2567, framework=framework),
        (Report(quarter=1, memo=Memo(subject="ร้อยละ")),),
    )
    assert [hit.place for hit in find(package, "ร้อยละ")] == [
        ("plan", "framework", "tactic_kpis", 0, "targets", 0, "text"),
        ("reports", 0, "memo", "subject"),
    ]


def test_case_matters_only_when_asked() -> None:
    package = plan(title="Smart City")
    assert len(find(package, "smart")) == 1
    assert find(package, "smart", match_case=True) == ()
    assert len(find(package, "Smart", match_case=True)) == 1


@pytest.mark.parametrize("between", ["  ", "\n", "\u00a0"])
def test_any_run_of_spaces_is_a_space_when_spaces_do_not_count(between) -> None:
    package = plan(title=f"งบ{between}ประมาณ")
    (hit,) = find(package, "งบ ประมาณ")
    assert (hit.start, hit.end) == (0, len(package.plan.title))
    assert find(package, "งบ ประมาณ", any_spaces=False) == ()


def test_signs_are_plain_text_when_found() -> None:
    package = plan(title="ร้อยละ (80.5)")
    assert len(find(package, "(80.5)")) == 1
    assert find(package, "(80x5)") == ()


def test_nothing_is_found_when_nothing_is_looked_for() -> None:
    assert find(plan(title="ก ข"), " ") == ()


def test_edition_is_no_text_when_years_are_looked_for() -> None:
    assert [hit.place for hit in find(plan(title="ปี 2567"), "2567")] == [("plan", "title")]


def test_context_is_one_line_and_whole_letters_when_it_is_cut() -> None:
    text = "ที่" * 40 + "เป้า\nหมาย" + "ที่" * 40
    (hit,) = find(plan(title=text), "เป้า หมาย")
    before, words, after = hit.context
    assert words == "เป้า หมาย"
    assert before.startswith("…ท")
    assert after.endswith("ที่…")
    assert "\n" not in "".join(hit.context)


def test_only_the_hits_change_when_replaced() -> None:
    package = plan(title="น้ำ น้ำ น้ำ", situation=(Block(paragraphs=("น้ำ",)),))
    hits = find(package, "น้ำ")
    made = replace_hits(package, (hits[2], hits[0], hits[3]), "ไฟ")
    assert made.plan.title == "ไฟ น้ำ ไฟ"
    assert made.plan.situation[0].paragraphs == ("ไฟ",)
    assert made.plan.preface is package.plan.preface


def test_replacing_all_and_back_gives_the_plan_when_the_word_was_new() -> None:
    package = read_package(SAMPLE)
    word = "โครงการ"
    there = replace_hits(package, find(package, word), "กขฃคฅ")
    assert find(there, word) == ()
    assert len(find(there, "กขฃคฅ")) == len(find(package, word)) > 20
    assert replace_hits(there, find(there, "กขฃคฅ"), word) == package


def test_every_hit_says_what_stands_there_when_found_in_the_sample() -> None:
    package = read_package(SAMPLE)
    known = dict(texts(package))
    for hit in find(package, "การ"):
        assert value_at(package, hit.place) == known[hit.place]
        assert known[hit.place][hit.start : hit.end] == "การ"


CELLS = (TextTableRow(("ปี", "เป้าหมายน้ำ")), TextTableRow(("รวมน้ำ",)))
GOALS = TextTable("goals", title="ตารางน้ำ", head=CELLS[:1], rows=CELLS[1:])
CHART = TextPicture("chart", "image/png", PNG, caption="ผังน้ำ")


def placed(*paragraphs: str, **fields) -> Package:
    """A plan with a table `goals` and a picture `chart`, which its last paragraphs place."""
    texts_of = (*paragraphs, "[table goals]", "[picture chart]")
    return plan(
        situation=(Block(paragraphs=texts_of),), tables=(GOALS,), pictures=(CHART,), **fields
    )


def paragraphs_of(package: Package) -> tuple[str, ...]:
    return package.plan.situation[0].paragraphs


def replaced_all(package: Package, word: str, other: str) -> Package:
    return replace_hits(package, find(package, word), other)


def test_cells_titles_captions_and_words_on_arrows_are_found_and_keys_are_not() -> None:
    span = Span("2566-10", "2566-12", label="ทุกวันน้ำขึ้น")
    activity = Activity(steps=(Step("1", "ขั้น", spans=(span,)),))
    package = placed(projects=(Project(key="p1", name="ก", activities=(activity,)),))
    assert [hit.place for hit in find(package, "น้ำ")] == [
        ("plan", "projects", 0, "activities", 0, "steps", 0, "spans", 0, "label"),
        ("plan", "tables", 0, "title"),
        ("plan", "tables", 0, "head", 0, "cells", 1),
        ("plan", "tables", 0, "rows", 0, "cells", 0),
        ("plan", "pictures", 0, "caption"),
    ]
    for word in ("goals", "chart", "table", "[picture chart]", "image", "p1"):
        assert find(package, word) == ()


def test_cells_are_replaced() -> None:
    table = replaced_all(placed(), "น้ำ", "ไฟ").plan.tables[0]
    assert (table.title, table.rows[0].cells) == ("ตารางไฟ", ("รวมไฟ",))
    assert table.head[0].cells == ("ปี", "เป้าหมายไฟ")


def test_table_that_no_line_places_is_not_searched() -> None:
    package = plan(tables=(GOALS,), pictures=(CHART,))
    assert find(package, "น้ำ") == ()


def test_nothing_is_found_across_a_line_that_stands_for_something() -> None:
    package = placed("น้ำ\n[table goals]\nใส\nสะอาด")
    assert find(package, "น้ำ ใส") == ()
    assert find(package, "น้ำ [table goals] ใส") == ()
    assert find(package, "ำ\n", any_spaces=False) == ()
    (hit,) = find(package, "ใส สะอาด")
    made = replace_hits(package, [hit], "ดี")
    assert paragraphs_of(made)[0] == "น้ำ\n[table goals]\nดี"


def test_what_stands_around_a_find_ends_at_a_line_that_stands_for_something() -> None:
    package = placed("ก่อน\n[table goals]\nสายน้ำใส\n[picture chart]\nหลัง")
    (hit,) = (each for each in find(package, "น้ำ") if each.place[1] == "situation")
    assert hit.context == ("…สาย", "น้ำ", "ใส…")


def test_line_that_names_nothing_is_text() -> None:
    package = placed("[table gone]", "[formula 1]", title="[table goals]")
    assert [hit.place for hit in find(package, "table")] == [
        ("plan", "title"),
        ("plan", "situation", 0, "paragraphs", 0),
    ]
    assert len(find(package, "formula")) == 1
    assert replaced_all(package, "goals", "x").plan.title == "[table x]"


@pytest.mark.parametrize(
    ("text", "word", "other", "wanted"),
    [
        ("[table gone]", "gone", "goals", "\\[table goals]"),
        ("น้ำ", "น้ำ", "[table goals]", "\\[table goals]"),
        ("ก\nน้ำ\nข", "น้ำ", "[picture chart]", "ก\n\\[picture chart]\nข"),
        ("\\[table goals]", "\\", "", "\\[table goals]"),
        ("ดู [table goals]", "ดู ", "", "\\[table goals]"),
        ("ดู [table goals]", "ดู", "ดูที่", "ดูที่ [table goals]"),
        ("\\[table goals]", "goals", "gone", "\\[table gone]"),
        ("[table gone]\nน้ำ", "น้ำ", "ไฟ", "[table gone]\nไฟ"),
        ("ก[table\ngoals]", "ก[table goals]", "[table goals]", "\\[table goals]"),
    ],
)
def test_replacing_never_makes_a_line_that_stands_for_something(text, word, other, wanted) -> None:
    found = placed(text)
    hits = [hit for hit in find(found, word, any_spaces=word != "ดู ") if hit.place[-1] == 0]
    assert paragraphs_of(replace_hits(found, hits, other))[0] == wanted


def test_formula_of_the_measure_is_left_alone() -> None:
    formula = Formula(numerator="ก", denominator="formula 1")
    measure = Measure(method="หาร\n[formula 1]\n[formula 2]", formulas=(formula,))
    package = plan(indicators=(Indicator("k1", name="ก", measure=measure),))
    made = replaced_all(package, "formula", "สูตร").plan.indicators[0].measure
    assert made.method == "หาร\n[formula 1]\n[สูตร 2]"
    assert made.formulas[0].denominator == "สูตร 1"


def test_hit_that_is_no_longer_in_one_text_changes_nothing() -> None:
    before = placed("น้ำใสสะอาด")
    (hit,) = find(before, "ใสสะอาด")
    after = placed("น้ำ\n[table goals]")
    assert replace_hits(after, [hit], "") == after


SIGNS = st.text(st.sampled_from(list("[]\\ \ntablegosx1ก")), max_size=8)
PIECES = st.sampled_from(["[table goals]", "\n", "\\", "[table x]", "[picture chart]", "ก"])


@given(
    text=st.lists(PIECES | SIGNS, max_size=7).map("".join),
    word=PIECES | SIGNS,
    other=PIECES | SIGNS,
    any_spaces=st.booleans(),
)
def test_no_replacing_makes_or_breaks_a_line_that_stands_for_something(
    text, word, other, any_spaces
) -> None:
    package = placed(text)
    hits = find(package, word, any_spaces=any_spaces)
    made = replace_hits(package, hits, other)
    objects = objects_of(package.plan)
    lines_before, lines_after = (
        [line.strip() for line in paragraphs_of(each)[0].split("\n") if objects.live(line)]
        for each in (package, made)
    )
    assert lines_after == lines_before
    assert (made.plan.tables[0].key, made.plan.pictures[0].key) == ("goals", "chart")
