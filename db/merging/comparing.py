"""Compares two copies of a plan, record by record, against what both of them were."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from db.merging.alike import alike, needed_names
from db.merging.difference import Change, Difference, Key, Side, Sides
from db.merging.field import Field, standing
from db.merging.fields import field_of
from db.merging.index import ROOT, Entry, Index
from db.merging.orders import order_of
from db.merging.units import Path, layout_of
from db.records import Report
from db.references import Reference

RECORD, PLACE, ORDER = "record", "place", "order"


@dataclass(slots=True)
class Comparison:
    """What differs between two copies.

    `fields` are the fields that differ of records that both have; `whole` the records of both
    that are taken from one of them as they are, by their keys. All that can be decided is in
    `differences`.
    """

    base: Index | None
    ours: Index
    theirs: Index
    differences: dict[Key, Difference] = field(default_factory=dict)
    fields: dict[str, list[Field]] = field(default_factory=dict)
    whole: dict[str, Key] = field(default_factory=dict)

    def records(self, identity: str) -> Sides:
        """A record on all sides; None where it is not."""
        return Sides(*(None if each is None else each.record for each in self.entries(identity)))

    def entries(self, identity: str) -> Sides:
        """Where a record stands on all sides; None where it does not."""
        sides = (self.base, self.ours, self.theirs)
        return Sides(*(None if each is None else each.entries.get(identity) for each in sides))

    def places(self, identity: str, path: Path = ()) -> Sides:
        """The places of a field of a record on all sides; None where the record is not."""
        sides = (self.base, self.ours, self.theirs)
        return Sides(*(None if each is None else each.place(identity, path) for each in sides))

    def follows(self, text: Any) -> bool:
        """Whether a text names a record that one side has removed."""
        if not isinstance(text, Reference) or self.base is None:
            return False
        there = text.id in self.ours.entries, text.id in self.theirs.entries
        return text.id in self.base.entries and there[0] != there[1]

    def names(self, identity: str, path: Path) -> Sides:
        """The identities in a list on all sides; of the base None where the list is not there."""
        is_known = self.base is not None and identity in self.base.entries
        return Sides(
            self.base.items(identity, path) if self.base is not None and is_known else None,
            self.ours.items(identity, path),
            self.theirs.items(identity, path),
        )


def compared(base: Index | None, ours: Index, theirs: Index) -> Comparison:
    """What differs between two copies; without a base what one alone has was added there."""
    found = Comparison(base, ours, theirs)
    passed: set[str] = set()
    for identity in (*ours.entries, *(each for each in theirs.entries if each not in ours.entries)):
        if identity in passed:
            continue
        entries = found.entries(identity)
        if entries.ours is None or entries.theirs is None:
            _add(found, _of_one_side(found, identity, entries))
        elif isinstance(entries.ours.record, Report) and _is_sealed(entries):
            _add(found, _as_a_whole(found, identity))
            passed.update(ours.within(identity), theirs.within(identity))
        else:
            _compare(found, identity, entries)
    return found


def _add(found: Comparison, difference: Difference | None) -> None:
    if difference is not None:
        found.differences[difference.key] = difference


def _compare(found: Comparison, identity: str, entries: Sides) -> None:
    """Compares a record that both copies have."""
    records, places = found.records(identity), found.places(identity)
    layout = layout_of(type(records.ours))
    for unit in layout.units:
        differing = field_of(unit, identity, records, places, found.follows)
        if differing is not None:
            found.fields.setdefault(identity, []).append(differing)
            for difference in differing.differences:
                _add(found, difference)
    if identity != ROOT:
        _add(found, _moved(found, identity, entries))
    for each in layout.lists:
        _add(found, _ordered(found, identity, each.path))


def _moved(found: Comparison, identity: str, entries: Sides) -> Difference | None:
    """That a record stands in another list."""
    where = Sides(*(None if each is None else (each.owner, each.path) for each in entries))
    if where.ours == where.theirs:
        return None
    by, default = standing(where)
    key = Key(identity, (), PLACE)
    return Difference(key, Change.MOVED, by, where, found.places(identity), default=default)


def _ordered(found: Comparison, identity: str, path: Path) -> Difference | None:
    """That what stands in a list of both stands there in another order."""
    names = found.names(identity, path)
    order = None if names.ours == names.theirs else order_of(*names)
    if order is None:
        return None
    values = Sides(*(None if each is None else tuple(each) for each in names))
    return Difference(
        Key(identity, path, ORDER),
        Change.MOVED,
        order.by,
        values,
        found.places(identity, path),
        order.choices,
        order.default,
    )


def _of_one_side(found: Comparison, identity: str, entries: Sides) -> Difference | None:
    """That a record is in one copy alone: added there, or removed in the other.

    None where it came or went with the record that holds it, or that it has to name.
    """
    side, index = (
        (Side.OURS, found.ours) if entries.ours is not None else (Side.THEIRS, found.theirs)
    )
    entry: Entry = entries.ours or entries.theirs
    other = found.theirs if side is Side.OURS else found.ours
    was_there = entries.base is not None
    owner_was_there = found.base is not None and entry.owner in found.base.entries
    if entry.owner not in other.entries and (not was_there or owner_was_there):
        return None
    if was_there and any(found.follows(name) for name in needed_names(entry.record)):
        return None
    key, records, places = (
        Key(identity, (), RECORD),
        found.records(identity),
        found.places(identity),
    )
    if not was_there:
        return Difference(key, Change.ADDED, side, records, places, default=side)
    is_issued = _is_issued(index, identity)
    changed = _is_changed(found, identity, index, entries.base, entry) or (
        # What has been sent up since speaks of it: the removal is no longer to be taken unasked.
        is_issued and side is Side.THEIRS
    )
    by = Side.BOTH if changed else side.mirrored
    if is_issued and side is Side.OURS:
        # What was sent up, and what it speaks of, stays.
        return Difference(key, Change.REMOVED, by, records, places, (Side.OURS,), default=Side.OURS)
    default = None if changed else side.mirrored
    return Difference(key, Change.REMOVED, by, records, places, default=default)


def _is_changed(found: Comparison, identity: str, index: Index, was: Entry, entry: Entry) -> bool:
    """Whether one has changed a record, or named it anew, which the other has removed."""
    if (was.owner, was.path) != (entry.owner, entry.path) or not alike(was.record, entry.record):
        return True
    base = found.base
    return base is not None and any(
        index.uses.get(each, set()) - base.uses.get(each, set())
        or any(_is_told_otherwise(base, index, user, each) for user, _ in index.uses.get(each, ()))
        for each in index.within(identity)
    )


def _is_told_otherwise(base: Index, index: Index, user: str, named: str) -> bool:
    """Whether a record that has to name another, as a result its indicator, was changed."""
    record = index.entries[user].record
    if not any(getattr(name, "id", "") == named for name in needed_names(record)):
        return False
    return user not in base.entries or not alike(base.entries[user].record, record)


def _is_issued(index: Index, identity: str) -> bool:
    """Whether a record is an issued report, or an issued report names it or what is in it."""
    record = index.entries[identity].record
    if isinstance(record, Report):
        return record.is_issued
    users = {user for each in index.within(identity) for user, _ in index.uses.get(each, ())}
    return any(_report_of(index, user) for user in users)


def _report_of(index: Index, identity: str) -> bool:
    """Whether a record stands in an issued report."""
    while identity != ROOT:
        entry = index.entries[identity]
        if isinstance(entry.record, Report):
            return entry.record.is_issued
        identity = entry.owner
    return False


def _is_sealed(entries: Sides) -> bool:
    """Whether a report is issued on either side."""
    return bool(entries.ours.record.is_issued or entries.theirs.record.is_issued)


def _as_a_whole(found: Comparison, identity: str) -> Difference | None:
    """That a report that one has issued differs: it is taken as it is, and ours stays if issued."""
    records = found.records(identity)
    if alike(records.ours, records.theirs):
        return None
    by, default = standing(records)
    key = Key(identity, (), RECORD)
    found.whole[identity] = key
    choices: tuple[Side, ...] = (Side.OURS, Side.THEIRS)
    if records.ours.is_issued:
        choices, default = (Side.OURS,), Side.OURS
    return Difference(key, Change.CHANGED, by, records, found.places(identity), choices, default)
