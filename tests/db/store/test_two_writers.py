"""Two writers of one plan: each has read it, both write; the plan then has what both did."""

import pytest

from db import edits
from db.errors import StoreError, StoreTrouble
from db.fields import Kind, identities, specs
from db.identity import identities_in, kept_fields
from db.places import value_at
from db.records import (
    Division,
    Part3Group,
    PolicyLink,
    Project,
    Spending,
    Step,
    SwotItem,
    TextTableRow,
)
from db.store.drafts import PlanAndDrafts
from tests.db.random_edits import references
from tests.db.store.content import merged, saved
from tests.db.store.random_changes import changed
from tests.shrinking import chance_of, play_all

SWOT = ("plan", "swot")
STEPS = ("plan", "projects", 0, "activities", 0, "steps")
MISSIONS = ("plan", "missions")
PROJECTS = ("plan", "projects")


@pytest.fixture
def meet(store, other, small_package):
    """Has two change a plan that both have read, one write after the other; gives the plan.

    First of all `begin` changes it; each of the three is a function of the package.
    """

    def done(begin, one, two):
        number = store.add(small_package)
        base = saved(store, number, small_package, begin(small_package))
        mine, theirs = store.load(number), other.load(number)
        saved(store, number, mine, one(mine))
        merged(other, number, theirs, two(theirs))
        assert base.plan.id == theirs.plan.id
        return store.load(number)

    return done


def items(*texts):
    return tuple(SwotItem(quadrant="S", text=text) for text in texts)


def putting(place, value):
    return lambda package: edits.replaced(package, place, value)


def inserting(place, index, *new):
    return lambda package: edits.inserted(package, place, index, new)


def removing(place, index):
    return lambda package: edits.removed(package, place, index)


def moving(place, index, to):
    return lambda package: edits.moved(package, place, index, 1, to)


def both(first, second):
    return lambda package: second(first(package))


def same(package):
    return package


def texts_of(package):
    return [item.text for item in package.plan.swot]


def test_both_insert_at_one_spot(meet):
    found = meet(
        putting(SWOT, items("ก", "ข")),
        inserting(SWOT, 1, *items("หนึ่ง 1", "หนึ่ง 2")),
        inserting(SWOT, 1, *items("สอง 1", "สอง 2")),
    )
    # What one put in stays together.
    assert texts_of(found) in (
        ["ก", "หนึ่ง 1", "หนึ่ง 2", "สอง 1", "สอง 2", "ข"],
        ["ก", "สอง 1", "สอง 2", "หนึ่ง 1", "หนึ่ง 2", "ข"],
    )


def test_one_inserts_one_moves_one_deletes(meet):
    found = meet(
        putting(SWOT, items("ก", "ข", "ค", "ง")),
        both(moving(SWOT, 0, 3), inserting(SWOT, 0, *items("ใหม่"))),
        both(removing(SWOT, 1), putting((*SWOT, 1, "text"), "ค แก้")),
    )
    assert texts_of(found) == ["ใหม่", "ค แก้", "ง", "ก"]


def test_what_one_deleted_does_not_come_back_when_the_other_edits_it(meet):
    found = meet(
        putting(SWOT, items("ก", "ข")),
        removing(SWOT, 0),
        both(putting((*SWOT, 0, "text"), "ก แก้"), moving(SWOT, 0, 1)),
    )
    assert texts_of(found) == ["ข"]


def test_both_delete_the_same(meet):
    begin = putting(SWOT, items("ก", "ข"))
    assert texts_of(meet(begin, removing(SWOT, 0), removing(SWOT, 0))) == ["ข"]


def test_both_bring_back_what_both_have_deleted(store, other, small_package):
    number = store.add(small_package)
    base, theirs = store.load(number), other.load(number)
    without = saved(store, number, base, edits.removed(base, SWOT, 0))
    without_theirs = merged(other, number, theirs, edits.removed(theirs, SWOT, 0))
    assert store.load(number).plan.swot == ()
    merged(store, number, without, base)
    merged(other, number, without_theirs, theirs)
    assert store.load(number) == small_package


def test_each_changes_another_field_of_one_record(meet):
    found = meet(
        same,
        putting(("plan", "projects", 0, "name"), "ชื่อใหม่"),
        putting(("plan", "projects", 0, "note"), "หมายเหตุใหม่"),
    )
    assert (found.plan.projects[0].name, found.plan.projects[0].note) == ("ชื่อใหม่", "หมายเหตุใหม่")


def test_each_changes_another_field_of_the_plan(meet):
    one, two = putting(("plan", "vision"), "วิสัยทัศน์"), putting(("plan", "title"), "ชื่อ")
    found = meet(same, one, two)
    assert (found.plan.vision, found.plan.title) == ("วิสัยทัศน์", "ชื่อ")


def test_nested_lists_have_both(meet):
    found = meet(
        same,
        inserting(STEPS, 1, Step(number="1.1", text="ของหนึ่ง")),
        both(removing(STEPS, 0), inserting(STEPS, 1, Step(number="3", text="ของสอง"))),
    )
    assert [step.text for step in value_at(found, STEPS)] == ["ของหนึ่ง", "ขั้นสอง", "ของสอง"]


def test_what_is_put_into_a_record_that_the_other_deleted_goes_with_it(meet):
    found = meet(
        same,
        removing(("plan", "projects", 0, "activities"), 0),
        both(
            inserting(STEPS, 0, Step(number="0", text="ใหม่")),
            putting((*STEPS, 1, "spans"), ()),
        ),
    )
    assert found.plan.projects[0].activities == ()


def test_lists_of_texts_have_both(meet):
    found = meet(
        putting(MISSIONS, ("ก", "ข", "ค", "ง")),
        putting(MISSIONS, ("ก", "ข ของหนึ่ง", "ค", "ง", "หนึ่ง")),
        putting(MISSIONS, ("สอง", "ก", "ข", "ง")),
    )
    assert found.plan.missions == ("สอง", "ก", "ข ของหนึ่ง", "ง", "หนึ่ง")


def test_both_versions_of_a_text_are_kept_when_both_rewrite_it(meet):
    found = meet(
        putting(MISSIONS, ("ก", "ข", "ค")),
        putting(MISSIONS, ("ก", "ข ของหนึ่ง", "ค")),
        putting(MISSIONS, ("ก", "ข ของสอง", "ค")),
    )
    assert set(found.plan.missions) == {"ก", "ข ของหนึ่ง", "ข ของสอง", "ค"}
    assert (found.plan.missions[0], found.plan.missions[-1]) == ("ก", "ค")


def test_rows_of_a_table_have_both(meet):
    rows = ("plan", "tables", 0, "rows")
    found = meet(
        same,
        inserting(rows, 0, TextTableRow(("หนึ่ง",))),
        both(removing(rows, 1), putting((*rows, 0, "cells"), ("2567", "11", "เกินมา"))),
    )
    cells = [row.cells for row in value_at(found, rows)]
    assert cells == [("หนึ่ง",), ("2567", "11", "เกินมา"), ("รวมทุกปี", "", "")]


def test_references_have_both(meet):
    place = ("plan", "indicators", 0, "projects")
    new = inserting(PROJECTS, 2, Project(key="p3", name="สาม"))
    found = meet(
        new,
        both(inserting(place, 0, "p3"), putting(("plan", "policy_links", 0, "project"), "p3")),
        removing(place, 0),
    )
    assert value_at(found, place) == ("p3", "p2")
    assert found.plan.policy_links[0].project == "p3"


@pytest.mark.parametrize("turned", [False, True])
def test_references_to_what_the_other_removed_are_dropped(meet, turned):
    referring = both(
        inserting(("plan", "policy_links"), 1, PolicyLink(issue="ใหม่", project="p2")),
        both(
            inserting(("plan", "part3"), 1, Part3Group(programme="ใหม่", projects=("p2", "p1"))),
            inserting(("reports", 0, "spending"), 1, Spending(project="p2", amount=1)),
        ),
    )
    referring = both(referring, inserting(("plan", "divisions"), 0, Division("d9", parent="d2")))
    gone = both(removing(PROJECTS, 1), removing(("plan", "divisions"), 1))
    one, two = (gone, referring) if turned else (referring, gone)
    found = meet(same, one, two)
    assert [project.key for project in found.plan.projects] == ["p1"]
    assert [link.project for link in found.plan.policy_links] == ["p1", ""]
    assert found.plan.part3[1].projects == ("p1",)
    assert [spent.project for spent in found.reports[0].spending] == ["p1"]
    assert {division.key: division.parent for division in found.plan.divisions} == {
        "d9": "", "d1": "", "d3": "",
    }  # fmt: skip


def test_records_that_both_gave_one_key_have_two(meet):
    found = meet(
        same,
        both(inserting(PROJECTS, 2, Project(key="p3", name="หนึ่ง")), inserting_reference("p3")),
        both(inserting(PROJECTS, 2, Project(key="p3", name="สอง")), inserting_reference("p3")),
    )
    names = {project.key: project.name for project in found.plan.projects}
    assert set(names.values()) == {"โครงการหนึ่ง", "โครงการสอง", "หนึ่ง", "สอง"}
    named = found.plan.indicators[0].projects
    assert sorted(names[key] for key in named) == ["สอง", "หนึ่ง", "โครงการสอง", "โครงการหนึ่ง"]


def inserting_reference(key):
    return inserting(("plan", "indicators", 0, "projects"), 2, key)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_both_did_is_there(store, other, small_package, seed):
    def play(steps):
        number = store.add(changed(small_package, chance_of(seed, 99), times=6))
        for step in steps:
            chance = chance_of(seed, step)
            base, theirs = store.load(number), other.load(number)
            one = changed(base, chance, times=chance.randint(1, 8), mark="หนึ่ง")
            two = changed(theirs, chance, times=chance.randint(1, 8), mark="สอง")
            store.save(number, base, one)
            merged(other, number, theirs, two)
            _has_both(base, store.as_saved(number, base, one), two, store.load(number))

    play_all(play, 6, seed)


def _has_both(base, one, two, found):
    """What must hold of a plan that two have changed, and of what each of them made of it."""
    before, ones, twos = (set(identities_in(each)) for each in (base, one, two))
    there = list(identities_in(found))
    assert len(there) == len(set(there))
    # What both have is there; what one took out is not; what one put in is, with its owner.
    assert ones & twos <= set(there) <= ones | twos
    assert not set(there) & (before - (ones & twos))
    for state in (one, two):
        for owner, record in _owned(state):
            if record.id not in before and owner in there and not _needs_another(record):
                assert record.id in there
        new = set(_texts(state)) - set(_texts(base))
        assert {each for each in new if each[0] in there} <= set(_texts(found))
    for _, field, name in references(found):
        assert name.id in there, field


def _owned(record, owner=""):
    """The records below a record, each with the identity of the one that it belongs to."""
    owner = getattr(record, "id", "") or owner
    for name, spec in kept_fields(type(record)):
        value = getattr(record, name)
        for item in (value,) if spec.kind is Kind.RECORD else value:
            if spec.kind is Kind.RECORDS:
                yield owner, item
            yield from _owned(item, owner)


def _needs_another(record):
    return any(spec.kind is Kind.REF and spec.required for spec in specs(type(record)).values())


def _texts(record, owner="", path=""):
    """The texts in lists below a record: the identity of the one that has them, and where."""
    owner = getattr(record, "id", "") or owner
    for name, spec in specs(type(record)).items():
        value = getattr(record, name)
        if spec.kind is Kind.TEXTS and not spec.coded:
            yield from ((owner, f"{path}{name}", text) for text in value)
        elif spec.kind is Kind.RECORD:
            yield from _texts(value, owner, f"{path}{name}.")
        elif spec.kind is Kind.RECORDS and identities(spec.record):
            for item in value:
                yield from _texts(item, owner)


@pytest.fixture
def second(store, other, small_package):
    """The number of a plan that one has changed since the second read it, and his plan."""
    number = store.add(small_package)
    mine, theirs = store.load(number), other.load(number)
    saved(store, number, mine, putting(("plan", "vision"), "ของหนึ่ง")(mine))
    return number, theirs


def test_second_to_save_is_asked_for_what_becomes_of_both(store, other, second):
    number, theirs = second
    wanted = putting(("plan", "title"), "ของสอง")(theirs)
    asked = []

    def merge(had, ours, there):
        asked.append((had, ours, there.package.plan.vision))
        place = ("plan", "title")
        return PlanAndDrafts(edits.replaced(there.package, place, "ของสอง"), {"plan.vision": "?"})

    assert other.save(number, theirs, wanted, drafts={}, merge=merge) is wanted
    assert asked == [(theirs, wanted, "ของหนึ่ง")]
    found, drafts = store.load_with_drafts(number)
    assert (found.plan.vision, found.plan.title) == ("ของหนึ่ง", "ของสอง")
    assert drafts == {"plan.vision": "?"}
    assert store.damaged_tables(number) == ()
    # What he wrote so he has not read yet; then he goes on from it, and is not asked again.
    moment, newer = other.newer(number)
    assert newer == (found, drafts)
    other.go_on_from(number, moment)
    assert other.newer(number) is None
    last = putting(("plan", "title"), "อีกครั้ง")(newer.package)
    other.save(number, newer.package, last, drafts={}, merge=merge)
    assert len(asked) == 1
    assert store.load(number).plan.title == "อีกครั้ง"


def test_second_to_save_is_refused_where_a_person_has_to_decide(store, other, second):
    number, theirs = second
    wanted = putting(("plan", "vision"), "ของสอง")(theirs)
    for merge in (None, lambda *_: None):
        with pytest.raises(StoreError) as caught:
            other.save(number, theirs, wanted, merge=merge)
        assert caught.value.trouble is StoreTrouble.CHANGED
        assert store.load(number).plan.vision == "ของหนึ่ง"


def test_plan_that_was_damaged_meanwhile_is_merged_with_nothing(store, other, second):
    number, theirs = second
    with store._backend.writing() as connection:
        connection.exec_driver_sql("UPDATE plans SET vision = 'x'")
    with pytest.raises(StoreError, match="ไม่ตรงกับที่บันทึกไว้") as caught:
        other.save(number, theirs, putting(("plan", "title"), "x")(theirs), merge=lambda *_: None)
    assert caught.value.trouble is StoreTrouble.DAMAGED
