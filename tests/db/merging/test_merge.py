"""Two copies of a plan made into one: each kind of change, against what both were."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from db import edits
from db.identity import identities_in, renewed
from db.merging.difference import Change, Difference, Side
from db.merging.merge import Merge, MergeError, merge
from db.package.file import package_bytes, parse_package
from db.places import Place, value_at
from db.records import (
    Acceptance,
    Activity,
    Block,
    Division,
    Issuance,
    OwnValue,
    Package,
    Project,
    Report,
    Result,
    Spending,
    Step,
    TextPicture,
    TextTable,
    TextTableRow,
)
from db.settling import settled, taken_in
from db.store.store import Store
from tests.db.packages import PNG, as_bytes, small_value

PROJECTS = ("plan", "projects")
SPENT = Spending("p1", Decimal(2))
PREFACE = ("plan", "preface")


@pytest.fixture
def base() -> Package:
    return taken_in(parse_package(as_bytes(small_value())))


def put(package: Package, place: Place, value: Any) -> Package:
    return settled(edits.replaced(package, place, value), package)


def added(package: Package, place: Place, *items: Any, at: int = 99) -> Package:
    return settled(edits.inserted(package, place, at, items), package)


def without(package: Package, place: Place, at: int) -> Package:
    return settled(edits.removed(package, place, at), package)


def moved(package: Package, place: Place, at: int, to: int) -> Package:
    return settled(edits.moved(package, place, at, 1, to), package)


def the_one(found: Merge) -> Difference:
    (difference,) = found.differences
    return difference


def all_of(found: Merge, side: Side) -> Package:
    return found.decided({each.key: side for each in found.differences})


def names(package: Package) -> list[str]:
    return [project.name for project in package.plan.projects]


def test_copies_that_are_alike_do_not_differ(base):
    assert merge(base, base, base).differences == ()
    assert merge(None, base, base).differences == ()
    assert merge(base, base, base).decided() == base


def test_other_plans_are_refused(base):
    with pytest.raises(MergeError, match="แผนอื่น"):
        merge(base, base, renewed(base))
    with pytest.raises(MergeError):
        merge(renewed(base), base, base)


def test_both_copies_change_other_fields_of_one_record(base):
    ours = put(base, (*PROJECTS, 0, "name"), "ชื่อใหม่")
    theirs = put(base, (*PROJECTS, 0, "budget", "amount"), Decimal(9))
    found = merge(base, ours, theirs)
    assert [(each.by, each.default) for each in found.differences] == [
        (Side.OURS, Side.OURS),
        (Side.THEIRS, Side.THEIRS),
    ]
    project = found.decided().plan.projects[0]
    assert (project.name, project.budget.amount) == ("ชื่อใหม่", 9)


def test_one_field_changed_otherwise_is_a_conflict_with_all_three_values(base):
    place = (*PROJECTS, 0, "name")
    found = merge(base, put(base, place, "ก"), put(base, place, "ข"))
    difference = the_one(found)
    assert difference.is_conflict
    assert difference.values == ("โครงการหนึ่ง", "ก", "ข")
    assert set(difference.places) == {place}
    assert found.conflicts == (difference,)
    # Until somebody decides, ours stays.
    assert names(found.decided())[0] == "ก"
    assert names(found.decided({difference.key: Side.THEIRS}))[0] == "ข"
    # Both is no choice of a name.
    assert names(found.decided({difference.key: Side.BOTH}))[0] == "ก"


def test_without_a_base_additions_are_taken_and_all_else_is_a_conflict(base):
    ours = added(base, PROJECTS, Project(name="ของเรา"))
    theirs = added(without(base, PROJECTS, 1), PROJECTS, Project(name="ของเขา"))
    theirs = put(theirs, ("plan", "title"), "อื่น")
    found = merge(None, ours, theirs)
    assert sorted(names(found.decided())) == sorted(
        ["โครงการหนึ่ง", "โครงการสอง", "ของเรา", "ของเขา"]
    )
    assert [each.key.path for each in found.conflicts] == [("plan", "title")]
    assert not any(each.change is Change.REMOVED for each in found.differences)


def test_records_threeon_both_sides_get_keys_of_their_own(base):
    ours, theirs = (added(base, PROJECTS, Project(name=name)) for name in "กข")
    assert ours.plan.projects[-1].key == theirs.plan.projects[-1].key
    made = merge(base, ours, theirs).decided()
    keys = [project.key for project in made.plan.projects]
    assert len(set(keys)) == 4
    # Refused, ours has the key that it had.
    assert all_of(merge(base, ours, theirs), Side.OURS) == ours


def test_key_that_two_have_stays_with_the_one_that_had_it_before(base):
    known = base.plan.projects[0]
    # One names another record as the first was called, after that was called otherwise.
    theirs = put(base, (*PROJECTS, 1, "key"), "p9")
    theirs = put(theirs, (*PROJECTS, 0, "key"), "p8")
    theirs = put(theirs, (*PROJECTS, 1, "key"), known.key)
    ours = put(base, (*PROJECTS, 0, "note"), "ใหม่")
    for one, other in ((ours, theirs), (theirs, ours)):
        found = merge(base, one, other)
        refused = {
            each.key: Side.OURS if one is ours else Side.THEIRS
            for each in found.differences
            if each.key.path == ("key",) and each.key.record == known.id
        }
        made = found.decided(refused).plan.projects
        keys = {each.id: each.key for each in made}
        assert keys[known.id] == known.key
        assert len(set(keys.values())) == len(made)


def test_new_record_takes_along_what_names_it(base):
    ours = added(base, PROJECTS, Project(name="ก"))
    theirs = added(base, PROJECTS, Project(name="ข"))
    key = theirs.plan.projects[-1].key
    theirs = put(theirs, ("plan", "part3", 0, "projects"), (key,))
    made = merge(base, ours, theirs).decided()
    (named,) = made.plan.part3[0].projects
    assert next(each.name for each in made.plan.projects if each.key == named) == "ข"


def test_record_that_one_removed_and_nobody_changed_is_gone(base):
    found = merge(base, base, without(base, PROJECTS, 1))
    difference = the_one(found)
    assert (difference.change, difference.by) == (Change.REMOVED, Side.THEIRS)
    # With it went what named it; refused, all of that stays.
    made = found.decided()
    assert names(made) == ["โครงการหนึ่ง"]
    assert made.plan.indicators[0].projects == ("p1",)
    assert found.decided({difference.key: Side.OURS}) == base


@pytest.mark.parametrize(
    "change",
    [
        lambda package: put(package, (*PROJECTS, 0, "name"), "แก้แล้ว"),
        lambda package: put(package, (*PROJECTS, 0, "activities", 0, "steps", 0, "text"), "แก้"),
        lambda package: added(package, (*PROJECTS, 0, "activities"), Activity("ใหม่")),
        lambda package: put(package, ("plan", "part3", 0, "projects"), ("p1",)),
        lambda package: put(package, ("reports", 0, "spending", 0, "amount"), Decimal(1)),
        lambda package: added(package, ("reports",), Report(2, spending=(SPENT,))),
    ],
    ids=["field", "below", "more below", "named anew", "told of", "told of anew"],
)  # fmt: skip
def test_removal_against_change_is_a_conflict(base, change):
    ours, theirs = change(base), without(base, PROJECTS, 0)
    found = merge(base, ours, theirs)
    (conflict,) = [each for each in found.conflicts if each.key.part == "record"]
    assert conflict.change is Change.REMOVED
    assert conflict.values.theirs is None
    assert all_of(found, Side.OURS) == ours
    assert all_of(found, Side.THEIRS) == theirs


def test_record_that_moved_to_another_list_is_there_once(base):
    def block_moved(package: Package) -> Package:
        block = package.plan.situation[0]
        there = without(package, ("plan", "situation"), 0)
        return added(there, ("plan", "past_results"), block)

    theirs = block_moved(base)
    ours = put(base, ("plan", "situation", 0, "heading"), "หัวข้อใหม่")
    found = merge(base, ours, theirs)
    moves = [each for each in found.differences if each.change is Change.MOVED]
    assert [each.by for each in moves] == [Side.THEIRS]
    made = found.decided()
    assert [block.heading for block in made.plan.past_results] == ["หัวข้อใหม่"]
    assert len(made.plan.situation) == 1
    assert all_of(found, Side.OURS) == ours


def with_four(base: Package) -> Package:
    return added(base, PROJECTS, Project(name="สาม"), Project(name="สี่"))


def test_other_items_moved_on_both_sides_go_together(base):
    four = with_four(base)
    ours, theirs = moved(four, PROJECTS, 0, 3), moved(four, PROJECTS, 2, 0)
    found = merge(four, ours, theirs)
    difference = the_one(found)
    assert (difference.change, difference.default) == (Change.MOVED, Side.BOTH)
    assert names(found.decided()) == ["สาม", "โครงการสอง", "สี่", "โครงการหนึ่ง"]
    assert found.decided() == merge(four, theirs, ours).decided()


def test_one_item_moved_on_both_sides_otherwise_is_a_conflict(base):
    four = with_four(base)
    ours, theirs = moved(four, PROJECTS, 0, 3), moved(four, PROJECTS, 0, 1)
    found = merge(four, ours, theirs)
    difference = the_one(found)
    assert difference.is_conflict
    assert found.decided({difference.key: Side.OURS}) == ours
    assert found.decided({difference.key: Side.THEIRS}) == theirs


def test_what_both_put_into_one_place_stands_there_in_the_same_order_from_either_side(base):
    ours, theirs = (added(base, PROJECTS, Project(name=name), at=1) for name in "กข")
    made, other = merge(base, ours, theirs).decided(), merge(base, theirs, ours).decided()
    assert names(made) == names(other)
    assert set(names(made)[1:3]) == {"ก", "ข"}


def test_paragraphs_merge_one_by_one(base):
    ours = put(base, PREFACE, ("ย่อหน้าแรก ก", "ย่อหน้าสอง"))
    theirs = put(base, PREFACE, ("ย่อหน้าแรก", "ย่อหน้าสอง ข", "ย่อหน้าสาม"))
    made = merge(base, ours, theirs).decided()
    assert made.plan.preface == ("ย่อหน้าแรก ก", "ย่อหน้าสอง ข", "ย่อหน้าสาม")


def test_paragraphs_that_both_put_into_one_place_can_both_be_had(base):
    ours, theirs = (put(base, PREFACE, (*base.plan.preface, words)) for words in "กข")
    found = merge(base, ours, theirs)
    difference = the_one(found)
    assert difference.is_conflict
    assert Side.BOTH in difference.choices
    made = found.decided({difference.key: Side.BOTH})
    assert made.plan.preface == (*base.plan.preface, "ก", "ข")
    other = merge(base, theirs, ours).decided({difference.key: Side.BOTH})
    assert made == other


def test_paragraph_reworded_on_both_sides_is_a_conflict_of_that_paragraph_alone(base):
    ours = put(base, PREFACE, ("แรก ก", "ย่อหน้าสอง"))
    theirs = put(base, PREFACE, ("แรก ข", "ย่อหน้าสอง ข"))
    found = merge(base, ours, theirs)
    assert [each.is_conflict for each in found.differences] == [True, False]
    assert found.decided().plan.preface == ("แรก ก", "ย่อหน้าสอง ข")


def test_texts_whose_order_says_nothing_are_a_set(base):
    place = ("plan", "framework", "key_results", 0, "lead")
    ours, theirs = put(base, place, ("ข", "ก")), put(base, place, ("ก", "ค"))
    found = merge(base, ours, theirs)
    assert not found.conflicts
    assert set(value_at(found.decided(), place)) == {"ก", "ข", "ค"}


def test_targets_merge_by_year(base):
    place = ("plan", "framework", "tactic_kpis", 0, "targets")
    targets = value_at(base, place)
    ours = put(base, place, (replace(targets[0], text="ก"), *targets[1:]))
    theirs = put(base, place, (targets[0], replace(targets[1], text="ข"), targets[2]))
    found = merge(base, ours, theirs)
    assert not found.conflicts
    assert [each.text for each in value_at(found.decided(), place)] == ["ก", "ข", "ครบ"]
    again = merge(base, ours, put(base, place, (replace(targets[0], text="ค"), *targets[1:])))
    assert the_one(again).is_conflict


def test_values_of_fields_that_an_edition_adds_merge_by_field(base):
    place = (*PROJECTS, 0, "own_values")
    ours = put(base, place, (OwnValue("2570/risk", "ก"),))
    theirs = put(base, place, (OwnValue("2570/staff", "3"),))
    found = merge(base, ours, theirs)
    assert not found.conflicts
    assert {(each.name, each.text) for each in value_at(found.decided(), place)} == {
        ("2570/risk", "ก"),
        ("2570/staff", "3"),
    }
    other = merge(base, ours, put(base, place, (OwnValue("2570/risk", "ข"),)))
    assert the_one(other).is_conflict


def test_names_that_follow_their_record_are_no_change(base):
    ours = put(base, (*PROJECTS, 0, "key"), "renamed")
    found = merge(base, ours, put(base, ("plan", "title"), "อื่น"))
    assert [each.key.path for each in found.differences] == [("key",), ("plan", "title")][::-1]
    assert found.decided().plan.indicators[0].projects == ("renamed", "p2")


def test_figures_are_whole_and_equal_ones_do_not_differ(base):
    place = (*PROJECTS, 0, "budget", "amount")
    assert merge(base, base, put(base, place, Decimal("500000.00"))).differences == ()


def text_table(words: str) -> TextTable:
    return TextTable(title=words, rows=(TextTableRow((words,)),))


def with_table(package: Package, words: str) -> Package:
    made = added(package, ("plan", "tables"), text_table(words))
    line = f"[table {made.plan.tables[-1].key}]"
    return put(made, PREFACE, (*made.plan.preface, line))


def test_tables_of_both_stand_where_each_was_placed(base):
    ours, theirs = with_table(base, "ก"), with_table(base, "ข")
    assert ours.plan.preface == theirs.plan.preface
    found = merge(base, ours, theirs)
    (lines,) = [each for each in found.differences if each.key.path[-1:] == ("preface",)]
    # Each is shown as its own plan calls it.
    assert lines.values.ours == lines.values.theirs == (ours.plan.preface[-1],)
    made = found.decided({lines.key: Side.BOTH})
    tables = {f"[table {table.key}]": table.title for table in made.plan.tables}
    assert sorted(tables[line] for line in made.plan.preface[2:]) == ["ก", "ข"]
    assert all_of(found, Side.OURS) == ours
    assert all_of(found, Side.THEIRS) == theirs


def test_formula_keeps_its_line_when_another_comes_before_it(base):
    measure = ("plan", "indicators", 0, "measure")
    formula = value_at(base, measure).formulas[0]
    theirs = added(base, (*measure, "formulas"), replace(formula, id="", label="ใหม่"), at=0)
    assert "[formula 2]" in value_at(theirs, measure).method
    ours = put(base, (*measure, "definition"), "นิยามใหม่")
    made = merge(base, ours, theirs).decided()
    assert "[formula 2]" in value_at(made, measure).method
    assert value_at(made, measure).formulas[1] == formula


def test_picture_and_its_kind_are_taken_together(base):
    pictures = ("plan", "pictures")
    jpeg = next(each for each in base.plan.pictures if each.media_type == "image/jpeg")
    at = base.plan.pictures.index(jpeg)
    theirs = put(base, (*pictures, at), replace(jpeg, media_type="image/png", data=PNG))
    ours = put(base, (*pictures, at, "caption"), "คำบรรยาย")
    made = merge(base, ours, theirs).decided().plan.pictures[at]
    assert made == TextPicture(jpeg.key, "image/png", PNG, "คำบรรยาย", jpeg.width_mm)


def test_report_and_results_that_both_made_are_one(base):
    def reported(progress: int, more: str) -> Package:
        report = Report(2, results=(Result("i1", Decimal(progress)),), heading=more)
        return added(base, ("reports",), report)

    found = merge(base, reported(10, "ก"), reported(20, "ก"))
    assert [each.key.path for each in found.differences] == [("progress",)]
    made = found.decided({the_one(found).key: Side.THEIRS})
    (report,) = made.reports[1:]
    assert [int(result.progress or 0) for result in report.results] == [20]


def test_acceptance_of_one_finding_on_both_sides_is_one(base):
    def accepted(reason: str) -> Package:
        acceptance = Acceptance("check", base.plan.projects[0].id, "name", "0" * 16, reason=reason)
        return added(base, ("plan", "acceptances"), acceptance)

    found = merge(base, accepted("ก"), accepted("ข"))
    assert the_one(found).is_conflict
    assert len(found.decided().plan.acceptances) == 1
    other = added(base, ("plan", "acceptances"), Acceptance("other", "", "", "0" * 16))
    assert len(merge(base, accepted("ก"), other).decided().plan.acceptances) == 2


def issued(package: Package) -> Package:
    return put(package, ("reports", 0, "issuances"), (Issuance("2568-01-15", "ผู้ออก"),))


def test_issued_report_is_never_changed(base):
    place = ("reports", 0, "results", 0, "progress")
    ours, theirs = issued(base), put(base, place, Decimal(99))
    found = merge(base, ours, theirs)
    difference = the_one(found)
    assert not difference.is_open
    assert all_of(found, Side.THEIRS) == ours
    gone = merge(issued(base), issued(base), without(issued(base), ("reports",), 0))
    assert all_of(gone, Side.THEIRS).reports == issued(base).reports
    # Nor what it speaks of is removed.
    lost = merge(issued(base), issued(base), without(issued(base), ("plan", "indicators"), 0))
    assert all_of(lost, Side.THEIRS).reports == issued(base).reports


def test_report_that_was_issued_elsewhere_is_taken_whole(base):
    place = ("reports", 0, "results", 0, "progress")
    theirs = issued(put(base, place, Decimal(99)))
    found = merge(base, base, theirs)
    assert the_one(found).default is Side.THEIRS
    assert found.decided() == theirs
    # With figures of our own it is a conflict, all or nothing.
    ours = put(base, place, Decimal(50))
    again = merge(base, ours, theirs)
    assert the_one(again).is_conflict
    assert all_of(again, Side.OURS) == ours
    assert all_of(again, Side.THEIRS) == theirs


def test_divisions_that_would_stand_under_each_other_stand_as_before(base):
    top = added(base, ("plan", "divisions"), Division(name="สี่"), Division(name="ห้า"))
    four, five = (division.key for division in top.plan.divisions[-2:])
    at = len(top.plan.divisions) - 2
    ours = put(top, ("plan", "divisions", at, "parent"), five)
    theirs = put(top, ("plan", "divisions", at + 1, "parent"), four)
    made = merge(top, ours, theirs).decided()
    assert parse_package(package_bytes(made)) == made
    assert [division.parent for division in made.plan.divisions[-2:]] == ["", ""]


def test_divisions_stand_on_top_where_to_stand_as_before_makes_another_circle(base):
    place = ("plan", "divisions")
    three = added(base, place, Division(name="สี่"), Division(name="ห้า"), Division(name="หก"))
    four, five, six = (division.key for division in three.plan.divisions[-3:])
    at = len(three.plan.divisions) - 3
    was = put(three, (*place, at, "parent"), six)
    ours = put(put(was, (*place, at, "parent"), five), (*place, at + 2, "parent"), four)
    theirs = put(was, (*place, at + 1, "parent"), four)
    made = merge(was, ours, theirs).decided()
    assert parse_package(package_bytes(made)) == made
    assert [division.parent for division in made.plan.divisions[-3:]] == ["", "", four]


def test_identity_that_is_another_record_there_makes_no_trouble(base):
    identity = base.plan.projects[0].activities[0].steps[0].id
    theirs = added(base, ("plan", "situation"), Block("ปลอม"))
    block = replace(theirs.plan.situation[-1], id=identity)
    situation = (*theirs.plan.situation[:-1], block)
    theirs = replace(
        theirs, plan=replace(theirs.plan, situation=situation, projects=base.plan.projects[1:])
    )
    found = merge(base, base, theirs)
    made = all_of(found, Side.BOTH)
    known = list(identities_in(made))
    assert len(known) == len(set(known))


def test_store_takes_what_was_merged_and_gives_it_back(base, tmp_path):
    ours = added(put(base, PREFACE, ("ก",)), PROJECTS, Project(name="ก"), at=0)
    theirs = without(added(base, PROJECTS, Project(name="ข")), PROJECTS, 1)
    step = Step("3", "ขั้นใหม่")
    theirs = added(theirs, (*PROJECTS, 0, "activities", 0, "steps"), step)
    with Store.open(tmp_path / "store.db", create=True) as store:
        number = store.add(ours)
        kept = store.load(number)
        made = settled(merge(base, kept, theirs).decided(), kept)
        store.save(number, kept, made)
        assert store.load(number) == made
        assert list(identities_in(store.load(number))) == list(identities_in(made))


@pytest.mark.parametrize("has_base", [True, False])
def test_line_that_both_put_in_at_two_places_is_decided_at_each_and_stays_when_merged_again(
    base: Package, has_base: bool
) -> None:
    start = put(base, PREFACE, ("ก", "ข"))
    ours = put(start, PREFACE, ("ก", "ข", "ใหม่"))
    theirs = put(start, PREFACE, ("ก", "ใหม่", "ข"))
    was = start if has_base else None
    found = merge(was, ours, theirs)
    decided = {each.key: Side.THEIRS for each in found.differences if each.by is Side.THEIRS}
    made = found.decided(decided)
    assert made.plan.preface == ("ก", "ใหม่", "ข", "ใหม่")
    assert merge(was, made, theirs).decided(decided) == made


def test_what_a_report_that_was_issued_elsewhere_speaks_of_is_not_removed_unasked(base):
    ours, theirs = without(base, ("plan", "indicators"), 0), issued(base)
    found = merge(base, ours, theirs)
    (removal,) = [each for each in found.differences if each.place[:2] == ("plan", "indicators")]
    assert removal.is_conflict
    # Whichever side merges, the same answers make the same plan.
    there = merge(base, theirs, ours)
    assert all_of(found, Side.THEIRS) == all_of(there, Side.OURS) == theirs
