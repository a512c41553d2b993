"""Finding and replacing words in all texts of a plan."""

from pathlib import Path

import pytest

from db.package import read_package
from db.places import value_at
from db.records import Block, Memo, Package, Plan, Project, Report, TacticKpi, YearTarget
from forms.checks.walk import texts
from forms.find import find, replace_hits

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "plan.json"


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
