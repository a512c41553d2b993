"""A plan beside a library: all of it drawn, what is newer alone, and what is the plan's own."""

from dataclasses import replace

import pytest

from db.library import LibraryEntry, library_of
from db.merging.difference import Change, Side
from db.merging.merge import merge
from db.places import value_at
from db.records import Division, Formula, Measure, Package, Policy, TextTable, TextTableRow
from db.settling import settled, taken_in
from forms.editing.next_year import next_year
from forms.library.newer import newer_libraries
from forms.library.pairing import PLACES
from forms.library.sides import drawn_from
from forms.library.words import standing_words
from tests.forms.library.plans import (
    beside,
    issued,
    issuers_plan,
    taken,
    units_plan,
    with_first,
    with_list,
)


def said(package: Package):
    """All that the lists say, without keys: who names whom by what that is called."""
    plan = package.plan
    objectives = {each.key: each.text for each in plan.framework.objectives}
    divisions = {each.key: each.name for each in plan.divisions}
    divided = [replace(d, key="", parent=divisions.get(d.parent, "")) for d in plan.divisions]
    results = [
        replace(r, key="", objective=objectives[r.objective]) for r in plan.framework.key_results
    ]
    framework = replace(
        plan.framework,
        objectives=tuple(replace(each, key="") for each in plan.framework.objectives),
        key_results=tuple(results),
    )
    return divided, plan.people, framework


@pytest.fixture
def source():
    return issuers_plan()


@pytest.fixture
def library(source):
    return issued(source)


@pytest.fixture
def drawn(library):
    return drawn_from(units_plan(), library)[0]


def test_a_new_plan_has_all_that_the_library_has(source, library):
    made, count = drawn_from(units_plan(), library)
    assert said(made) == said(source)
    assert count == sum(len(value_at(made, place)) for place in PLACES)
    records = [each for place in PLACES for each in value_at(made, place)]
    assert {each.record for each in made.plan.drawn} == {each.id for each in records}
    # They are the plan's own records, whatever becomes of the issuer's.
    assert not {each.id for each in records} & {each.entry for each in made.plan.drawn}


def test_what_the_plan_has_by_the_same_name_stays_and_keys_stay_apart(source, library):
    own = units_plan(
        divisions=(Division("d1", "ฝ่าย อื่น"), Division("d7", "สำนักงาน เลขานุการ", code="01")),
    )
    made, _count = drawn_from(own, library)
    other, office, below = made.plan.divisions
    assert (other.name, office.key, office.code, office.name) == (
        "ฝ่าย อื่น", "d7", "01", "สำนักงาน เลขานุการ",
    )  # fmt: skip
    assert (below.name, below.parent) == ("ฝ่ายบริหาร", "d7")
    assert len({each.key for each in made.plan.divisions}) == 3


def test_drawing_again_brings_nothing(drawn, library):
    assert drawn_from(drawn, library) == (drawn, 0)
    sides = beside(drawn, library, whole=True)
    assert not sides.changed
    assert not sides.new
    assert not sides.gone


def test_what_changed_in_a_newer_library_is_told_field_by_field(source, library, drawn):
    newer = with_first(source, "framework.strategies", name="เมืองเขียวขจี")
    newer = with_first(newer, "people", name="นางสอง ใจงาม", position=("ผู้อำนวยการ",))
    newer = with_list(newer, "framework.policies", lambda old: (*old, Policy("P002", name="ใหม่")))
    sides = beside(drawn, issued(newer, "2569-12-01"), library)
    assert dict(sides.changed) == {
        ("plan", "framework", "strategies"): 1,
        ("plan", "people"): 2,
    }
    assert dict(sides.new) == {("plan", "framework", "policies"): 1}
    found = merge(sides.base, drawn, sides.theirs)
    assert {(each.key.path[-1:] or each.place[-1:], each.by) for each in found.differences} == {
        (("name",), Side.THEIRS), (("position",), Side.THEIRS), ((1,), Side.THEIRS),
    }  # fmt: skip
    made = taken(drawn, sides)
    assert said(made) == said(newer)
    again = beside(made, issued(newer, "2569-12-01"), library)
    assert not again.changed
    assert not again.new


def test_one_field_is_taken_and_another_left_and_neither_comes_again(source, library, drawn):
    newer = issued(with_first(source, "people", name="นางสอง", role="หัวหน้าหน่วยงาน"), "2569-12-01")
    sides = beside(drawn, newer, library)
    found = merge(sides.base, drawn, sides.theirs)
    left = {each.key: Side.OURS for each in found.differences if each.place[-1] == "name"}
    made = settled(sides.remembered(found.decided(left)), drawn)
    person = made.plan.people[0]
    assert (person.name, person.role) == ("นางหนึ่ง ใจดี", "หัวหน้าหน่วยงาน")
    assert not beside(made, newer, library).changed


def test_what_the_unit_has_changed_itself_stays_unless_the_library_changed_it_too(
    source, library, drawn
):
    own = with_first(drawn, "people", name="นางสาม ของเขต", position=("นักวิชาการ",))
    newer = issued(with_first(source, "people", name="นางสอง ใจงาม"), "2569-12-01")
    sides = beside(own, newer, library)
    found = merge(sides.base, own, sides.theirs)
    # The position is the unit's own, and is no difference to be decided.
    (difference,) = found.differences
    assert (difference.place[-1], difference.is_conflict) == ("name", True)


def test_a_code_that_changes_takes_along_all_that_names_it(source, library, drawn):
    newer = issued(with_first(source, "framework.policies", code="P900"), "2569-12-01")
    made = taken(drawn, beside(drawn, newer, library))
    assert made.plan.framework.policies[0].code == "P900"
    assert made.plan.framework.key_results[0].policy == "P900"
    assert made.plan.projects[0].policies == ("P900",)


def test_an_entry_that_moves_under_another_is_one_change(source, library, drawn):
    newer = with_list(
        source, "framework.substrategies", lambda old: (replace(old[0], strategy="2"), *old[1:])
    )
    sides = beside(drawn, issued(newer, "2569-12-01"), library)
    assert dict(sides.changed) == {("plan", "framework", "substrategies"): 1}
    assert taken(drawn, sides).plan.framework.substrategies[0].strategy == "2"


def test_what_was_taken_out_of_the_plan_does_not_come_back_unasked(source, library, drawn):
    less = with_list(drawn, "framework.policies", lambda _old: ())
    newer = issued(with_first(source, "framework.policies", name="สวน 10 นาที"), "2569-12-01")
    sides = beside(less, newer, library)
    assert not sides.changed
    assert not sides.new
    assert dict(beside(less, newer, library, whole=True).new) == {
        ("plan", "framework", "policies"): 1
    }


def test_a_new_entry_that_is_not_wanted_is_offered_once(source, library, drawn):
    newer = issued(
        with_list(source, "framework.policies", lambda old: (*old, Policy("P002", name="ใหม่"))),
        "2569-12-01",
    )
    sides = beside(drawn, newer, library)
    found = merge(sides.base, drawn, sides.theirs)
    (added,) = found.differences
    assert added.change is Change.ADDED
    made = settled(sides.remembered(found.decided({added.key: Side.OURS})), drawn)
    assert len(made.plan.framework.policies) == 1
    later = issued(
        with_list(source, "framework.policies", lambda old: (*old, Policy("P002", name="ใหม่มาก"))),
        "2570-01-01",
    )
    assert not beside(made, newer, library).new
    assert not beside(made, later, newer, library).new


def test_what_the_library_has_no_more_is_told_once_and_stays(source, library, drawn):
    newer = issued(with_list(source, "divisions", lambda old: old[:1]), "2569-12-01")
    sides = beside(drawn, newer, library)
    assert [record.name for _place, record in sides.gone] == ["ฝ่ายบริหาร"]
    assert standing_words(sides) == "ไม่มีแล้ว 1 รายการ (ฝ่ายบริหาร)"
    made = taken(drawn, sides)
    assert [each.name for each in made.plan.divisions] == ["สำนักงานเลขานุการ", "ฝ่ายบริหาร"]
    assert not beside(made, newer, library).gone


def test_a_list_that_the_issuer_does_not_give_out_is_not_gone(source, library, drawn):
    people = library_of(source.plan, library.issuer, 2570, issued="2569-12-01", lists=("people",))
    sides = beside(drawn, people, library)
    assert not sides.changed
    assert not sides.new
    assert not sides.gone


def test_an_older_library_takes_nothing_back(source, library, drawn):
    newer = issued(with_first(source, "people", name="นางสอง"), "2569-12-01")
    made = taken(drawn, beside(drawn, newer, library))
    sides = beside(made, library, newer, whole=True)
    assert not sides.changed
    assert not sides.new


def test_without_the_library_of_then_what_differs_has_to_be_decided(source, library, drawn):
    newer = issued(with_first(source, "people", name="นางสอง ใจงาม"), "2569-12-01")
    sides = beside(drawn, newer)
    (difference,) = merge(sides.base, drawn, sides.theirs).differences
    assert difference.is_conflict


def test_a_library_made_anew_is_told_by_codes_and_words(library, drawn):
    anew = issuers_plan()
    anew = taken_in(replace(anew, plan=replace(anew.plan, id="another")))
    anew = with_first(next_year(anew, ("2569",)), "framework.strategies", name="เมืองร่มเย็น")
    newer = issued(anew, "2569-12-01")
    assert newer.plan.framework.goals[0].id != library.plan.framework.goals[0].id
    sides = beside(drawn, newer, library)
    assert dict(sides.changed) == {("plan", "framework", "strategies"): 1}
    assert not sides.new
    assert not sides.gone
    assert taken(drawn, sides).plan.framework.strategies[0].name == "เมืองร่มเย็น"


def test_next_years_plan_is_compared_with_next_years_library(source, library, drawn):
    following = next_year(drawn, ("2569",))
    entries = (
        LibraryEntry(library.content_code, library.issuer, 2570, "2569-10-01", "people", "1"),
        LibraryEntry("of 2571", library.issuer, 2571, "2570-10-01", "people", "2"),
        LibraryEntry("of another", "สำนักอื่น", 2571, "2570-10-01", "people", "3"),
    )
    assert [each.content_code for each in newer_libraries(following.plan, entries)] == ["of 2571"]
    # This year's plan has the newest of its year; a plan that drew on nothing is told of none.
    assert newer_libraries(drawn.plan, entries) == ()
    assert newer_libraries(source.plan, entries) == ()
    newer = issued(with_first(source, "people", name="นางสอง"), "2570-10-01", 2571)
    made = taken(following, beside(following, newer, library))
    assert made.plan.people[0].name == "นางสอง"


def test_tables_of_a_definition_come_along_and_differ_where_they_print_otherwise(source):
    def with_measure(package, text, cell):
        table = TextTable("t1", rows=(TextTableRow((cell,)),))
        measure = Measure(definition=text, formulas=(Formula(numerator="ก", denominator="ข"),))
        made = with_first(package, "framework.tactic_kpis", measure=measure)
        return settled(replace(made, plan=replace(made.plan, tables=(table,))), made)

    text = "ดู\n[table t1]\n[formula 1]"
    library = issued(with_measure(source, text, "เดิม"))
    table = TextTable("t1", rows=(TextTableRow(("ของเขต",)),))
    drawn, _ = drawn_from(units_plan(preface=("[table t1]",), tables=(table,)), library)
    (kpi,) = drawn.plan.framework.tactic_kpis
    assert kpi.measure.definition == "ดู\n[table table1]\n[formula 1]"
    assert [each.rows[0].cells[0] for each in drawn.plan.tables] == ["ของเขต", "เดิม"]
    same = with_measure(with_first(source, "people", name="นางสอง"), text, "เดิม")
    same = issued(same, "2569-11-01")
    assert dict(beside(drawn, same, library).changed) == {("plan", "people"): 1}
    other = issued(with_measure(source, text, "ใหม่"), "2569-12-01")
    sides = beside(drawn, other, library)
    assert dict(sides.changed) == {("plan", "framework", "tactic_kpis"): 1}
    made = taken(drawn, sides)
    assert [each.rows[0].cells[0] for each in made.plan.tables if each.rows][-1] == "ใหม่"
    assert len(made.plan.framework.tactic_kpis[0].measure.formulas) == 1
