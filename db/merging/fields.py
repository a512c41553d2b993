"""What differs in a field of a record that both copies have, and its value as decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from db.fields import Kind
from db.merging.alike import alike_in, free_name, is_named_list
from db.merging.difference import Change, Difference, Key, Side, Sides
from db.merging.field import Decide, Field, Follows, standing
from db.merging.members import members_of
from db.merging.runs import Items, Run, runs_of
from db.merging.units import Path, Unit, value_in

# How each kind of field is merged: whole, item by item by what names it (MEMBERS), or stretch by
# stretch of what stands in order (ORDERED). A kind that is not here cannot be merged.
_WHOLE, _MEMBERS, _ORDERED = "whole", "members", "ordered"
WAYS = {
    Kind.TEXT: _WHOLE,
    Kind.TEXTS: _ORDERED,
    Kind.NUMBER: _WHOLE,
    Kind.INTEGER: _WHOLE,
    Kind.FLAG: _WHOLE,
    Kind.CHOICE: _WHOLE,
    Kind.KEY: _WHOLE,
    Kind.REF: _WHOLE,
    Kind.REFS: _MEMBERS,
    Kind.DATA: _WHOLE,
    Kind.MONTH: _WHOLE,
    Kind.DATE: _WHOLE,
    Kind.RECORD: _WHOLE,
    Kind.RECORDS: _ORDERED,
    Kind.MAP: _MEMBERS,
}


def field_of(
    unit: Unit, identity: str, records: Sides, places: Sides, follows: Follows
) -> Field | None:
    """What differs in a field of a record, of which all sides but the base's are there.

    `records` are the record on all sides, `places` its places. None where nothing differs.
    """
    if alike_in(unit, records.ours, records.theirs):
        return None
    known = Sides(*((*place, *unit.path) if place is not None else None for place in places))
    key = Key(identity, unit.path)
    way = WAYS[unit.spec.kind]
    if way == _WHOLE:
        side = _that_follows(unit, records, follows)
        return _Whole(unit, key, records, known) if side is None else _Following(unit, side)
    values = Sides(*(None if each is None else value_in(each, unit.path) for each in records))
    if way == _MEMBERS or is_named_list(unit):
        return members_of(unit, key, values, known, follows)
    return _Ordered(unit, key, runs_of(*values), known)


def _that_follows(unit: Unit, records: Sides, follows: Follows) -> Any:
    """The record that still names what the other side has removed; None where neither does."""
    if records.base is None:
        return None
    for here, there in ((records.ours, records.theirs), (records.theirs, records.ours)):
        is_as_before = alike_in(unit, records.base, here)
        if is_as_before and not value_in(there, unit.path) and follows(value_in(here, unit.path)):
            return here
    return None


@dataclass(frozen=True, slots=True)
class _Following(Field):
    """A name of what one side has removed: there is nothing to decide but that removal."""

    unit: Unit
    record: Any

    @property
    def differences(self) -> tuple[Difference, ...]:
        return ()

    def values(self, _decide: Decide) -> dict[Path, Any]:
        return {path: value_in(self.record, path) for path in self.unit.paths}


@dataclass(frozen=True, slots=True)
class _Whole(Field):
    unit: Unit
    key: Key
    records: Sides
    places: Sides

    @property
    def differences(self) -> tuple[Difference, ...]:
        by, default = standing(self.records, partial(alike_in, self.unit))
        values = (None if each is None else value_in(each, self.unit.path) for each in self.records)
        found = Difference(
            self.key, Change.CHANGED, by, Sides(*values), self.places, default=default
        )
        return (found,)

    def values(self, decide: Decide) -> dict[Path, Any]:
        side = self.records.theirs if decide(self.key) is Side.THEIRS else self.records.ours
        return {path: value_in(side, path) for path in self.unit.paths}


@dataclass(frozen=True, slots=True)
class _Ordered(Field):
    unit: Unit
    key: Key
    runs: tuple[Run, ...]
    places: Sides

    @property
    def differences(self) -> tuple[Difference, ...]:
        return tuple(self._difference(key, run) for key, run in self._keyed() if not run.is_same)

    def values(self, decide: Decide) -> dict[Path, Any]:
        made: Items = ()
        for key, run in self._keyed():
            made += run.ours if run.is_same else _taken(run, decide(key))
        return {self.unit.path: made}

    def _keyed(self) -> Iterator[tuple[Key, Run]]:
        known: set[str] = set()
        for run in self.runs:
            name = "" if run.is_same else free_name(run.name, known)
            known.add(name)
            yield self.key._replace(part=f"run {name}"), run

    def _difference(self, key: Key, run: Run) -> Difference:
        by, default = standing(Sides(*run[:3]))
        if run.base is None and not (run.ours and run.theirs):
            # Without a base what only one has was added.
            by = default = Side.OURS if run.ours else Side.THEIRS
        places = Sides(
            *(
                None if place is None else (*place, start) if items else place
                for place, start, items in zip(self.places, run.starts, run[:3], strict=True)
            )
        )
        found = Difference(key, _change(run, by), by, Sides(*run[:3]), places, default=default)
        both_added = default is None and not run.base
        return replace(found, choices=(*found.choices, Side.BOTH)) if both_added else found


def _taken(run: Run, side: Side) -> Items:
    if side is Side.BOTH:
        # The same from either side.
        one, other = sorted((run.ours, run.theirs), key=repr)
        return one + other
    return run.theirs if side is Side.THEIRS else run.ours


def _change(run: Run, by: Side) -> Change:
    made = run.ours if by is Side.OURS else run.theirs
    if not run.base:
        return Change.ADDED
    return Change.CHANGED if made or by is Side.BOTH else Change.REMOVED
