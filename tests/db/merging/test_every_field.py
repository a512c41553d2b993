"""Every declared field of every record merges: changed here, there, alike, and otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from db import edits
from db.fields import Kind, Spec, identities, specs
from db.identity import kept_fields
from db.merging.difference import Side
from db.merging.fields import WAYS
from db.merging.merge import Merge, merge
from db.merging.units import layout_of
from db.places import Place, parsed, value_at
from db.records import Package
from db.settling import settled, taken_in
from tests.db.packages import JPEG, PNG
from tests.forms.everything import everything

# What follows another field, and is decided with that: where a step of a report stands, and what
# kind of picture its data are.
SKIPPED = {
    ("pictures", "media_type"),
    ("steps", "project"),
    ("steps", "activity"),
}


def records(record: type[Any], seen: set[type[Any]]) -> Iterator[type[Any]]:
    """A record type and all below it, each once."""
    if record in seen:
        return
    seen.add(record)
    yield record
    for spec in specs(record).values():
        if spec.record is not None:
            yield from records(spec.record, seen)


def test_merge_knows_every_kind_of_field():
    declared = {spec.kind for each in records(Package, set()) for spec in specs(each).values()}
    assert declared <= set(WAYS)
    assert set(WAYS) == set(Kind)


@pytest.mark.parametrize("record", [*records(Package, set())], ids=lambda record: record.__name__)
def test_every_field_is_merged_by_itself_with_another_or_as_a_list(record):
    layout = layout_of(record)
    known = {unit.path[0] for unit in layout.units} | {each.path[0] for each in layout.lists}
    known |= {path[0] for unit in layout.units for path in unit.along}
    assert known == set(specs(record))
    # Records without identities stand in no list of such: nothing below them would be found.
    assert all(not kept_fields(unit.spec.record) for unit in layout.units if unit.spec.record)
    assert all(identities(each.spec.record) for each in layout.lists if each.spec.record)


def fields(record: Any, place: Place = ()) -> Iterator[tuple[Place, Spec]]:
    """The places of all fields of a package that hold values."""
    for name, spec in specs(type(record)).items():
        value, here = getattr(record, name), (*place, name)
        if spec.kind is Kind.RECORD:
            yield from fields(value, here)
        elif spec.kind is Kind.RECORDS and not spec.bare:
            for at, item in enumerate(value):
                yield from fields(item, (*here, at))
        else:
            yield here, spec


def first_of_each(package: Package) -> dict[str, Place]:
    """One place of each field of each record type, by its path without positions."""
    found: dict[str, Place] = {}
    for place, _ in fields(package):
        found.setdefault(".".join(part for part in place if isinstance(part, str)), place)
    return found


def full() -> Package:
    """A package in which every list has something, and nothing is issued."""
    package = taken_in(everything())
    reports = tuple(replace(each, issuances=()) for each in package.reports)
    return settled(replace(package, reports=reports), package)


def values(path: str, spec: Spec, old: Any, package: Package) -> list[Any]:
    """Two other values of a field; texts are told apart by its path."""
    if spec.kind is Kind.TEXT:
        return [f"หนึ่ง {path}", f"สอง {path}"]
    if spec.kind is Kind.TEXTS:
        return [(*old, f"หนึ่ง {path}"), (*old, f"สอง {path}")]
    if spec.kind in {Kind.NUMBER, Kind.INTEGER}:
        low = (spec.minimum or spec.above or 0) + 1
        new = [low, low + 1, low + 2]
        return [Decimal(n) if spec.kind is Kind.NUMBER else n for n in new if n != old][:2]
    if spec.kind is Kind.FLAG:
        return [each for each in (True, False, None) if each != old]
    if spec.kind is Kind.CHOICE:
        return [each for each in (*spec.choices, "") if each not in {old, ""}][:2]
    if spec.kind is Kind.KEY:
        return ["new-1", "new-2"]
    if spec.kind in {Kind.MONTH, Kind.DATE}:
        day = "-01" if spec.kind is Kind.DATE else ""
        return [f"2570-01{day}", f"2570-02{day}"]
    if spec.kind is Kind.DATA:
        return [PNG + b"\0", PNG + b"\0\0"] if old[:4] == PNG[:4] else [JPEG + b"\0", JPEG + b"1"]
    if spec.kind in {Kind.REF, Kind.REFS}:
        keys = [each.key for each in value_at(package, parsed(spec.target))]
        if spec.kind is Kind.REFS:
            return [(*old, key) for key in keys if key not in old] or [old[1:], old[:-1]]
        # The last ones stand under none of the others.
        return [key for key in [*keys[::-1], ""] if key != old]
    if spec.kind is Kind.MAP:
        return [(*old, spec.record("ปีหนึ่ง", "ก")), (*old, spec.record("ปีสอง", "ข"))]
    (only,) = specs(spec.record)
    new = [Decimal(7), Decimal(8)] if only == "share" else [("ก",), ("ข",)]
    return [(*old, spec.record(each)) for each in new]


def all_changed(which: int) -> Package:
    """The package in which every field of a record of each kind has another value."""
    full, made = start(), start()
    known = dict(fields(full))
    for path, place in first_of_each(full).items():
        if tuple(path.split(".")[-2:]) in SKIPPED:
            continue
        found = values(path, known[place], value_at(full, place), full)
        if found:
            # One that has but one other value has it on both sides.
            value = found[min(which, len(found) - 1)]
            made = settled(edits.replaced(made, place, value), made)
    return made


@cache
def start() -> Package:
    return full()


@pytest.fixture(scope="module")
def ours() -> Package:
    return all_changed(0)


@pytest.fixture(scope="module")
def theirs() -> Package:
    return all_changed(1)


def paths_of(found: Merge) -> set[str]:
    """The fields that differ, by their paths without positions."""
    return {
        ".".join(part for part in each.place if isinstance(part, str)) for each in found.differences
    }


def paths_changed(one: Package, other: Package) -> set[str]:
    """The fields that are others in one package than in another."""
    return {
        path
        for path, place in first_of_each(start()).items()
        if tuple(path.split(".")[-2:]) not in SKIPPED
        and value_at(one, place) != value_at(other, place)
    }


def decided_on(paths: set[str]) -> set[str]:
    """The fields under which that stands: months of a grid are decided together."""
    return {path.replace(".grid.start", ".grid").replace(".grid.end", ".grid") for path in paths}


def test_every_field_is_changed(ours, theirs):
    every = {path for path in first_of_each(start()) if tuple(path.split(".")[-2:]) not in SKIPPED}
    assert paths_changed(start(), ours) == paths_changed(start(), theirs) == every


def test_change_here_and_change_there(ours):
    here, there = merge(start(), ours, start()), merge(start(), start(), ours)
    assert paths_of(here) == paths_of(there) == decided_on(paths_changed(start(), ours))
    assert {each.by for each in here.differences} == {Side.OURS}
    assert {each.by for each in there.differences} == {Side.THEIRS}
    # Taken, from wherever it came; refused, it is as it was.
    assert here.decided() == there.decided() == ours
    assert there.decided({each.key: Side.OURS for each in there.differences}) == start()
    assert here.decided({each.key: Side.THEIRS for each in here.differences}) == start()


def test_change_alike_on_both_sides_is_no_difference(ours):
    assert merge(start(), ours, ours).differences == ()
    assert merge(None, ours, ours).differences == ()


def test_other_change_on_both_sides(ours, theirs):
    found = merge(start(), ours, theirs)
    assert paths_of(found) == decided_on(paths_changed(ours, theirs))
    for side, whole in ((Side.OURS, ours), (Side.THEIRS, theirs)):
        assert found.decided({each.key: side for each in found.differences}) == whole
    # A value is a conflict; of a list by names both have what either added.
    by_value = [each for each in found.differences if not each.key.part]
    assert all(each.is_conflict for each in by_value)
    by_name = [each for each in found.differences if each.key.part.startswith("item ")]
    assert by_name
    assert not any(each.is_conflict for each in by_name)
