"""What differs between two packages is told where it is, with what each of them says."""

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from db.edits import inserted, moved, removed, replaced
from db.identity import rewritten
from db.package.file import package_bytes, parse_package, read_package
from db.records import Package, Project, TextPicture
from db.settling import settled, taken_in
from forms.editing.comparing import differences_between
from forms.editing.states import State
from forms.editions.opening import opened_edition
from forms.resources import RESOURCES
from tests.db.random_edits import random_edit

P = ("plan", "projects")


@pytest.fixture(scope="module")
def sample():
    return taken_in(read_package(RESOURCES / "sample" / "plan.json"))


def states_compared(before, after):
    return differences_between(before, after, opened_edition(after.package.plan).edition)


def compared(before, after):
    return states_compared(State(before), State(after))


def test_packages_that_say_the_same_do_not_differ(sample):
    assert compared(sample, sample) == ()
    again = taken_in(read_package(RESOURCES / "sample" / "plan.json"))
    assert compared(sample, again) == ()


def test_field_is_told_with_both_values_and_the_names_of_its_records(sample):
    after = replaced(sample, (*P, 1, "budget", "amount"), Decimal(1_234_500))
    (found,) = compared(sample, after)
    assert sample.plan.projects[1].name[:20] in found.where
    assert found.where.endswith("จำนวนเงิน")
    assert found.after == "1,234,500"
    assert found.before != found.after


def test_record_that_came_or_went_is_told_once_with_what_it_says(sample):
    after = settled(inserted(sample, P, 1, [Project(name="โครงการใหม่")]), sample)
    (come,) = compared(sample, after)
    assert come.before == ""
    assert "โครงการใหม่" in come.after
    (gone,) = compared(after, sample)
    assert gone.after == ""
    assert "โครงการใหม่" in gone.before


def test_records_in_another_order_are_told_as_that(sample):
    after = settled(moved(sample, P, 0, 1, 2), sample)
    (found,) = compared(sample, after)
    assert found.where.endswith("ลำดับ")
    assert found.before != found.after


def test_of_a_long_text_only_where_it_differs_is_told(sample):
    long = "ย่อหน้าเดียวกัน" * 400
    before = replaced(sample, ("plan", "preface"), (f"{long} เก่า {long}",))
    after = replaced(sample, ("plan", "preface"), (f"{long} ใหม่ {long}",))
    (found,) = compared(before, after)
    assert "เก่า" in found.before
    assert "ใหม่" in found.after
    assert max(map(len, found)) < 200


def _bare(package: Package) -> bytes:
    """What a package says, without what no reader sees of it."""
    return package_bytes(package, version=1)


def without_identities(package: Package) -> Package:
    """As a file of an older program has it."""
    made = rewritten(package, lambda _place, _record: "")
    return replace(made, plan=replace(made.plan, id=""))


def test_file_without_identities_is_compared_by_what_records_are_called(sample):
    changed = replaced(sample, (*P, 1, "budget", "amount"), Decimal(1_234_500))
    brought = taken_in(without_identities(changed))
    assert brought.plan.projects[1].id != sample.plan.projects[1].id
    (found,) = compared(sample, brought)
    assert found.after == "1,234,500"


@pytest.mark.parametrize("seed", range(8))
def test_random_changes_are_told_and_only_those(sample, seed):
    chance = random.Random(seed)
    after = sample
    for _ in range(6):
        after = random_edit(after, chance).package
        found = compared(sample, after)
        assert (found == ()) == (_bare(after) == _bare(sample))
        assert all(one.where and one.before != one.after for one in found)


def test_removed_record_is_told_with_what_named_it(sample):
    after = removed(sample, P, 0, 1)
    found = compared(sample, after)
    assert any(one.after == "" and sample.plan.projects[0].name[:10] in one.before for one in found)


def test_record_that_moved_and_changed_is_told_by_its_identity(sample):
    after = settled(moved(sample, P, 0, 1, 2), sample)
    name = sample.plan.projects[0].name
    at = next(i for i, each in enumerate(after.plan.projects) if each.name == name)
    after = replaced(after, (*P, at, "budget", "amount"), Decimal(1_234_500))
    # As read from another file: no record is the same object in both.
    told = compared(sample, parse_package(package_bytes(after)))
    assert [one.after for one in told if one.where.endswith("จำนวนเงิน")] == ["1,234,500"]
    assert [one.where.endswith("ลำดับ") for one in told].count(True) == 1
    assert len(told) == 2


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (b"1" * 5000, b"2" * 5000, ("รูปหนึ่ง 4 กิโลไบต์", "อีกรูปหนึ่ง 4 กิโลไบต์")),
        (b"", b"2" * 5000, ("", "รูปหนึ่ง 4 กิโลไบต์")),
        (b"1" * 5000, b"", ("รูปหนึ่ง 4 กิโลไบต์", "")),
    ],
)
def test_pictures_are_told_apart_by_their_bytes(sample, before, after, told):
    place = ("plan", "pictures", len(sample.plan.pictures))
    there = inserted(sample, place[:-1], place[-1], [TextPicture("k", caption="ผัง")])
    there = settled(there, sample)
    one, other = (replaced(there, (*place, "data"), data) for data in (before, after))
    (found,) = compared(one, other)
    assert found[1:] == told


def test_texts_that_are_no_value_are_told_beside_what_stands_there_in_the_other(sample):
    place = (*P, 1, "budget", "amount")
    after = replaced(sample, place, Decimal(5))
    typed = State(after, {place: "ห้า"})
    assert states_compared(typed, typed) == ()
    (found,) = states_compared(typed, State(after))
    assert found[1:] == ("ห้า", "5")
    assert sample.plan.projects[1].name[:20] in found.where
    assert found.where.endswith("จำนวนเงิน (ช่องที่ต้องแก้)")
    # A field that was emptied and must not be is no value either.
    (found,) = states_compared(State(after), State(after, {place: ""}))
    assert found[1:] == ("5", "")


def test_text_that_is_no_value_stays_with_its_record_where_that_moves(sample):
    after = settled(moved(sample, P, 0, 1, 2), sample)
    at = next(i for i, p in enumerate(after.plan.projects) if p.id == sample.plan.projects[0].id)
    one = State(sample, {(*P, 0, "budget", "amount"): "ห้า"})
    other = State(after, {(*P, at, "budget", "amount"): "ห้า"})
    assert [each.where.endswith("ลำดับ") for each in states_compared(one, other)] == [True]
    gone = states_compared(one, State(removed(sample, P, 0, 1)))
    (draft,) = (each for each in gone if each.where.endswith("(ช่องที่ต้องแก้)"))
    assert draft[1:] == ("ห้า", "")
