"""Identities: what names a plan and each record of its lists for good.

An identity is no number, place or name: it is given at birth and stays through edits,
moves, undo, the store and the file. A file that has none gets such as follow from what
stands in it and where, so that every PC that takes it in gives the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4, uuid5

from db.fields import Kind, Spec, identities, specs
from db.package.record_writer import as_object
from db.places import Place, dotted
from db.record_classes import record
from db.records import Package, Plan

_NAMESPACE = UUID("b1c5a1d6-5d0e-4f5b-9a65-2f4a0e6c7d10")

# What gives a record at a place its identity.
Giver = Callable[[Place, Any], str]


def new_identity() -> str:
    """An identity that nothing has yet."""
    return str(uuid4())


def born(_place: Place, _record: Any) -> str:
    """The identity of a record that is new."""
    return new_identity()


@record
class Derived:
    """Gives identities that follow from content and place, below the identity of a plan."""

    plan: str

    def __call__(self, place: Place, record: Any) -> str:
        """The identity of what stands at a place."""
        content = json.dumps(as_object(record), ensure_ascii=False, default=str)
        return derived(self.plan, dotted(place), content)


def derived_of_plan(plan: Plan) -> str:
    """The identity of a plan that has none: whose it is, of which year, and what it is called."""
    return derived("", str(plan.fiscal_year), plan.unit.name, plan.title)


def renewed(package: Package) -> Package:
    """The same content as another plan, which remembers the one that it was made from.

    The new identity of a record follows from that of the plan and its old one: who has
    both plans can tell what became of each record.
    """
    was = package.plan.id
    now = new_identity()

    def give(_place: Place, record: Any) -> str:
        return successor(now, record.id) if record.id else new_identity()

    made: Package = rewritten(package, give)
    plan = replace(made.plan, id=now, previous=was)

    def becomes(record: str) -> str:
        return now if record == was else successor(now, record) if record else ""

    # What tells of records goes by their identities.
    return replace(
        made,
        plan=replace(
            plan,
            acceptances=tuple(replace(a, record=becomes(a.record)) for a in plan.acceptances),
            decisions=tuple(replace(d, record=becomes(d.record)) for d in plan.decisions),
            entered=tuple(replace(e, record=becomes(e.record)) for e in plan.entered),
            drawn=tuple(replace(d, record=becomes(d.record)) for d in plan.drawn),
        ),
    )


def successor(plan: str, identity: str) -> str:
    """What became in a renewed plan of the record that had an identity in the one before."""
    return derived(plan, identity)


def rewritten(record: Any, give: Giver, place: Place = ()) -> Any:
    """The record, and all records below it, with the identities that `give` gives them."""
    changes: dict[str, Any] = {}
    for name, spec in kept_fields(type(record)):
        old, here = getattr(record, name), (*place, name)
        if spec.kind is Kind.RECORD:
            new = rewritten(old, give, here)
        else:
            new = tuple(rewritten(item, give, (*here, at)) for at, item in enumerate(old))
        changes[name] = new
    if "id" in identities(type(record)):
        changes["id"] = give(place, record)
    return replace(record, **changes) if changes else record


def identities_in(record: Any) -> Iterator[str]:
    """The identities of a record and of all records below it, in order; empty ones, too."""
    if "id" in identities(type(record)):
        yield record.id
    for name, spec in kept_fields(type(record)):
        value = getattr(record, name)
        for item in (value,) if spec.kind is Kind.RECORD else value:
            yield from identities_in(item)


def anchored(package: Package, place: Place) -> tuple[str, Place]:
    """A place by the innermost record on the way to it: its identity, and the rest of the way.

    That stays the same wherever the record moves; without such a record the identity is empty.
    """
    value: Any = package
    owner, rest = "", place
    for at, part in enumerate(place):
        value = value[part] if isinstance(part, int) else getattr(value, part)
        if identity := getattr(value, "id", ""):
            owner, rest = identity, place[at + 1 :]
    return owner, rest


_kept: dict[type[Any], tuple[tuple[str, Spec], ...]] = {}


def kept_fields(record: type[Any]) -> tuple[tuple[str, Spec], ...]:
    """The fields of a record type below which there are records with identities."""
    if record not in _kept:
        _kept[record] = tuple(
            (name, spec)
            for name, spec in specs(record).items()
            if spec.kind in {Kind.RECORD, Kind.RECORDS}
            and spec.record is not None
            and (identities(spec.record) or kept_fields(spec.record))
        )
    return _kept[record]


def derived(*words: str) -> str:
    """The identity that follows from these words, on every PC."""
    return str(uuid5(_NAMESPACE, "\n".join(words)))
