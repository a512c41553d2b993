"""New indicators, copies, standard rubrics, and steps made of criteria."""

from __future__ import annotations

from decimal import Decimal

import pytest

from db.records import (
    Activity,
    Baseline,
    Component,
    Framework,
    Goal,
    HeadlineIndicator,
    Indicator,
    Link,
    Measure,
    Organisation,
    Package,
    Plan,
    Project,
    Report,
    Result,
    Rubric,
    RubricLevel,
    Step,
    Strategy,
    Substrategy,
    Tactic,
    TacticKpi,
    TextTable,
)
from forms.compute import weight_total
from forms.editing.indicator_edits import (
    copy_of,
    definition_order,
    linked,
    new_indicator,
    next_level,
    referring_places,
    referring_words,
    standard_rubric,
    steps_of,
    with_steps,
    year_before,
)
from forms.editions.opening import load_edition, opened_edition

RULES = load_edition("2567").rules


def package(**fields):
    unit = Organisation(name="หน่วย")
    return Package(Plan(fiscal_year=2567, edition="2567", unit=unit, **fields))


def rubric(*criteria):
    """Criteria of level 5, 4 … 1."""
    levels = zip(range(5, 0, -1), criteria, strict=True)
    return Rubric(levels=tuple(RubricLevel(level, criteria=texts) for level, texts in levels))


def test_new_indicator_has_the_next_number_of_its_component_and_a_free_key():
    first = Indicator("k1", "๗.", "ก", component="1.1")
    other = Indicator("k3", "9", "ข", component="2")
    made = new_indicator(package(indicators=(first, other)), first)
    assert (made.number, made.component) == ("8", "1.1")
    assert made.key not in {"k1", "k3"}
    assert new_indicator(package(), None).number == "1"


def test_own_indicators_are_numbered_apart_from_negotiated_ones():
    whole = package(
        indicators=(
            Indicator("k1", "4", "เจรจา", weight=Decimal(10)),
            Indicator("k2", "1", "ของหน่วยงาน"),
        )
    )
    first, other = whole.plan.indicators
    assert new_indicator(whole, first).number == "5"
    assert new_indicator(whole, other).number == "2"


def test_copy_differs_only_in_key_and_number():
    one = Indicator("k1", "1", "ก", target="ร้อยละ 80", projects=("p1",))
    whole = package(indicators=(one,))
    made, grown = copy_of(whole, one)
    assert grown == whole
    assert (made.key != "k1", made.number) == (True, "2")
    assert (made.name, made.target, made.projects) == (one.name, one.target, one.projects)


def test_copy_has_tables_of_its_own():
    one = Indicator("k1", "1", "ก", measure=Measure(definition="[table t]\n[formula 1]"))
    whole = package(indicators=(one,), tables=(TextTable("t", "ตาราง"),))
    made, grown = copy_of(whole, one)
    assert made.measure.definition == "[table table1]\n[formula 1]"
    assert [table.key for table in grown.plan.tables] == ["t", "table1"]


def test_what_hangs_on_an_indicator_is_found_and_named():
    whole = package(
        indicators=(Indicator("k1", "1", "ก"),),
        headline_indicators=(HeadlineIndicator(indicator="k1"),),
    )
    whole = Package(whole.plan, (Report(quarter=1, results=(Result(indicator="k1"),)),))
    places = referring_places(whole, "k1")
    assert len(places) == 2
    edition = opened_edition(whole.plan).edition
    words = referring_words(edition, places)
    assert "ตัววัดผลการดำเนินการหลัก 1" in words
    assert "อีก 1 แห่ง" in referring_words(edition, places, most=1)


def test_standard_rubric_has_every_level_from_the_highest_down():
    levels = standard_rubric(RULES).levels
    assert [level.level for level in levels] == [5, 4, 3, 2, 1]
    assert [level.percent for level in levels] == [100, 80, 60, 40, 20]
    assert all(level.points is None for level in levels)


@pytest.mark.parametrize(
    ("known", "level"), [((), 5), ((5, 4, 3), 2), ((5, 3, 2, 1), 4), ((5, 4, 3, 2, 1), 1)]
)
def test_next_level_is_the_highest_that_is_not_there(known, level):
    rubric = Rubric(levels=tuple(RubricLevel(level=each) for each in known))
    made = next_level(rubric, RULES)
    assert made == RubricLevel(level=level, percent=Decimal(20 * level))


def test_steps_go_from_level_1_up_each_criterion_once():
    made = steps_of(rubric(("จ", "ฉ"), ("ง",), ("ค",), ("ข", "ก"), ("ก", " ")), RULES)
    assert [step.text for step in made] == ["ก", "ข", "ค", "ง", "จ", "ฉ"]
    assert [step.number for step in made] == ["1", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize("count", [1, 3, 5, 7, 14, 30])
def test_weights_are_as_equal_as_can_be_and_come_to_the_sum(count):
    texts = tuple(f"เกณฑ์ {number}" for number in range(count))
    weights = [step.weight for step in steps_of(rubric(texts, (), (), (), ()), RULES)]
    assert len(weights) == count
    assert sum(weights) == RULES.step_sum
    assert max(weights) - min(weights) <= 1


def test_no_steps_are_made_where_nothing_is_written():
    assert steps_of(standard_rubric(RULES), RULES) == ()


def test_steps_fill_an_empty_activity_and_leave_filled_ones_alone():
    old = (Step("1", "เดิม", Decimal(100)),)
    steps = (Step("1", "ใหม่", Decimal(100)),)
    whole = package(
        projects=(
            Project("p1", "ก"),
            Project("p2", "ข", activities=(Activity("กิจกรรม", ()),)),
            Project("p3", "ค", activities=(Activity("", old),)),
        )
    )
    bare, empty, filled = (
        with_steps(whole, at, "เกณฑ์", steps).plan.projects[at] for at in range(3)
    )
    assert bare.activities == (Activity("", steps),)
    assert empty.activities == (Activity("กิจกรรม", steps),)
    assert filled.activities == (Activity("", old), Activity("เกณฑ์", steps))


def test_definition_has_every_section_in_the_words_of_the_edition():
    orders = {
        edition: dict(definition_order(load_edition(edition))) for edition in ("2566", "2567")
    }
    assert list(orders["2567"]) == [
        "definition",
        "explanation",
        "target",
        "scope",
        "responsibilities",
        "method",
        "evidence",
    ]
    assert orders["2567"]["method"] == "วิธีคำนวณ/วัดผลการดำเนินงาน/สูตรคำนวณ"
    assert orders["2566"]["method"] == "วิธีการคำนวณ"


def test_a_picked_code_brings_what_stands_above_it_and_keeps_what_is_there():
    framework = Framework(
        strategies=(Strategy("5", "ห้า"),),
        substrategies=(Substrategy("5.1", "ห้าหนึ่ง", "5"),),
        goals=(Goal("5.1.1", "เป้า", "5.1"),),
        tactics=(Tactic("5.1.1.1", "กล", "5.1", "5.1.1"),),
        tactic_kpis=(TacticKpi("5.1.1.1.1", "5.1.1.1", "ตัวชี้วัด"),),
    )
    whole = package(framework=framework)
    made = linked(whole, Link(), "tactic_kpi", "5.1.1.1.1")
    assert made == Link(
        strategy="5",
        substrategy="5.1",
        goal="5.1.1",
        tactic="5.1.1.1",
        tactic_kpi="5.1.1.1.1",
    )
    kept = linked(whole, Link(strategy="9"), "tactic", "5.1.1.1")
    assert (kept.strategy, kept.substrategy) == ("9", "5.1")
    assert linked(whole, Link(), "policy", "P999") == Link(policy="P999")


def test_weights_count_only_where_the_edition_sums_them():
    def of(component, weight):
        return Indicator("k", "1", "ก", component=component, weight=weight)

    counted = [of("1", Decimal(10)), of("1.2", Decimal("2.5")), of("", Decimal(5)), of("1", None)]
    left_out = [of("2", Decimal(30)), of("11", Decimal(7))]
    assert weight_total([*counted, *left_out], RULES) == Decimal("17.5")
    assert Component("1", "ก").code in RULES.weight_components


@pytest.mark.parametrize(
    ("years", "fiscal_year", "wanted"),
    [((), 2568, 2567), ((2567,), 2568, 2566), ((2565, 2566, None), 2568, 2564), ((), None, None)],
)
def test_year_before_goes_back_from_the_earliest(years, fiscal_year, wanted):
    known = tuple(Baseline(year) for year in years)
    assert year_before(known, fiscal_year) == Baseline(wanted)
