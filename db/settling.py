"""What every change owes to the plan: identities and keys at birth, names that follow.

A change is any package made of another one. Before it is kept it is settled: new records
get identities, copies get others than what they were copied from, records that are named
by keys have one of their own, and what names a record is bound to it (`db.references`).
What did not change is not looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence, Set
from dataclasses import replace
from typing import Any

from db.edits import free_key, rebuilt
from db.fields import Kind, Spec, specs
from db.identity import (
    Derived,
    Giver,
    born,
    derived_of_plan,
    identities_in,
    kept_fields,
    new_identity,
    renewed,
    rewritten,
)
from db.places import Place, value_at
from db.records import Package, Step, StepDone
from db.references import bound, target_of

# What records are named by is their key or code; a step's is its number, with that of its
# activity where one speaks of it.
_NAMED_BY: dict[type[Any], tuple[str, ...]] = {Step: ("number",), StepDone: ("activity",)}


def taken_in(package: Package) -> Package:
    """A package from elsewhere as it is kept: what has no identity gets the one that follows.

    Every PC that takes in the same file gives the same.
    """
    plan = package.plan
    identity = plan.id or derived_of_plan(plan)
    if not plan.id:
        package = replace(package, plan=replace(plan, id=identity))
    return bound(rewritten(package, _Once(Derived(identity), {identity})))


def taken_in_beside(package: Package, identities: Collection[str]) -> Package:
    """A package from elsewhere as it is kept beside plans with some identities.

    A copy of one of them becomes a plan of its own, made from the same plan as the first.
    """
    taken = taken_in(package)
    if taken.plan.id not in identities:
        return taken
    other = renewed(taken)
    return replace(other, plan=replace(other.plan, previous=taken.plan.previous))


def settled(package: Package, before: Package) -> Package:
    """A package made of another one, with all that the change owes."""
    if package is before:
        return package
    if package.plan.id != before.plan.id:
        identity = before.plan.id or new_identity()
        package = replace(package, plan=replace(package.plan, id=identity))
    found = _Comparison()
    made = found.record(before, package, ())
    made = _with_arrivals(made, found.arrivals)
    return bound(made, before) if found.concerns_names else made


class _Once:
    """Gives identities to records that have none, or one that is taken."""

    def __init__(self, give: Giver, taken: set[str]) -> None:
        self._give = give
        self._taken = taken

    def __call__(self, place: Place, record: Any) -> str:
        """The identity of a record: its own where nothing else has it."""
        identity: str = record.id
        if place == ("plan",):
            return identity
        if not identity or identity in self._taken:
            identity = self._give(place, record)
        self._taken.add(identity)
        return identity


class _Comparison:
    """Goes through what differs between two packages.

    `arrivals` are the positions of records that were not in their list before, by list;
    `concerns_names` tells whether anything that names a record, or is named, may differ.
    """

    def __init__(self) -> None:
        self.arrivals: dict[Place, set[int]] = defaultdict(set)
        self.concerns_names = False

    def record(self, before: Any, after: Any, place: Place) -> Any:
        """The later record; those of its lists that stand in the place of one are that one."""
        if before is after:
            return after
        self.concerns_names |= any(
            getattr(before, name) is not getattr(after, name) for name in _names(type(after))
        )
        changes: dict[str, Any] = {}
        for name, spec in kept_fields(type(after)):
            old, new, here = getattr(before, name), getattr(after, name), (*place, name)
            if old is new:
                continue
            compare = self.record if spec.kind is Kind.RECORD else self._items
            now = compare(old, new, here)
            if now is not new:
                changes[name] = now
        return replace(after, **changes) if changes else after

    def _items(self, before: Sequence[Any], after: Sequence[Any], place: Place) -> Any:
        items = _with_those_replaced(before, after)
        if [item.id for item in before] != [item.id for item in items]:
            self.concerns_names |= _concerns_names(type((before or items)[0]))
        made = []
        for at, (item, was) in enumerate(zip(items, _counterparts(before, items), strict=True)):
            if was is None:
                self.arrivals[place].add(at)
                made.append(item)
            else:
                made.append(self.record(was, item, (*place, at)))
        unchanged = all(old is new for old, new in zip(after, made, strict=True))
        return after if unchanged else tuple(made)


def _with_those_replaced(before: Sequence[Any], after: Sequence[Any]) -> Sequence[Any]:
    """The items; one without an identity, put in the place of another, is that other."""
    if len(before) != len(after) or all(item.id for item in after):
        return after
    stay = {item.id for item in after}
    return tuple(
        replace(new, id=old.id) if not new.id and old.id not in stay else new
        for old, new in zip(before, after, strict=True)
    )


def _counterparts(before: Sequence[Any], after: Sequence[Any]) -> Iterator[Any]:
    """For each item the one that it was; None for one that has come.

    Of an item and its copy, the one that did not change is the item.
    """
    known = {item.id: item for item in before if item.id}
    chosen: dict[str, int] = {}
    for at, item in enumerate(after):
        first = chosen.setdefault(item.id, at)
        is_unchanged = known.get(item.id) is item
        if is_unchanged and after[first] is not item:
            chosen[item.id] = at
    for at, item in enumerate(after):
        yield known.get(item.id) if chosen[item.id] == at else None


def _with_arrivals(package: Package, arrivals: dict[Place, set[int]]) -> Package:
    """The package whose new records have identities, and keys where they are named by keys."""
    come = [value_at(package, place)[at] for place, rows in arrivals.items() for at in rows]
    taken: set[str] = set()
    if any(identity for record in come for identity in identities_in(record)):
        taken = set(_identities_beside(package, (), arrivals))
    give = _Once(born, taken)
    for place, rows in arrivals.items():
        package = rebuilt(package, place, _arriving(place, rows, give))
    return package


def _arriving(
    place: Place, rows: Set[int], give: Giver
) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    def made(items: Sequence[Any]) -> tuple[Any, ...]:
        keys = {getattr(item, "key", "") for at, item in enumerate(items) if at not in rows}
        return tuple(
            rewritten(_keyed(item, keys), give, (*place, at)) if at in rows else item
            for at, item in enumerate(items)
        )

    return made


def _keyed(item: Any, keys: set[str]) -> Any:
    """The item with a key that is not among the keys, to which it is added."""
    spec = specs(type(item)).get("key")
    if spec is None or spec.kind is not Kind.KEY:
        return item
    key = free_key(keys, spec.prefix) if not item.key or item.key in keys else item.key
    keys.add(key)
    return item if key == item.key else replace(item, key=key)


def _identities_beside(record: Any, place: Place, arrivals: dict[Place, set[int]]) -> Iterator[str]:
    """The identities in a package but for those of records that have just come."""
    if getattr(record, "id", ""):
        yield record.id
    for name, spec in kept_fields(type(record)):
        value, here = getattr(record, name), (*place, name)
        if spec.kind is Kind.RECORD:
            yield from _identities_beside(value, here, arrivals)
        else:
            new = arrivals.get(here, ())
            for at, item in enumerate(value):
                if at not in new:
                    yield from _identities_beside(item, (*here, at), arrivals)


# By record type: its fields that name a record or by which one is named; whether there are
# such fields in it or below it.
_naming: dict[type[Any], tuple[str, ...]] = {}
_concerned: dict[type[Any], bool] = {}


def _names(record: type[Any]) -> tuple[str, ...]:
    if record not in _naming:
        own = _NAMED_BY.get(record, ("key", "code"))
        _naming[record] = tuple(
            name
            for name, spec in specs(record).items()
            if target_of(spec) or spec.names_step or name in own or _is_part(spec)
        )
    return _naming[record]


def _is_part(spec: Spec) -> bool:
    """Whether a field holds a record without identity, part of its owner, that names another."""
    below = spec.record if spec.kind is Kind.RECORD else None
    return below is not None and not kept_fields(below) and bool(_names(below))


def _concerns_names(record: type[Any]) -> bool:
    if record not in _concerned:
        below = (spec.record for _, spec in kept_fields(record) if spec.record is not None)
        _concerned[record] = bool(_names(record)) or any(_concerns_names(each) for each in below)
    return _concerned[record]
