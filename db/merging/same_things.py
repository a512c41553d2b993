"""What two people made each for themselves and is one thing: the report of a quarter, a result.

Such records are told by what they are of. Those that both copies have under identities of their
own get one and the same, so that they are compared and not doubled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from db.fields import Kind
from db.identity import identities_in, kept_fields, rewritten, successor
from db.places import Place
from db.records import (
    Acceptance,
    Package,
    ProjectNote,
    Report,
    Result,
    Spending,
    StepDone,
)
from db.references import Reference

# Of each list there is one record of the same of these.
_TOLD_BY: dict[type[Any], tuple[str, ...]] = {
    Report: ("quarter",),
    Result: ("indicator",),
    StepDone: ("project", "activity", "step"),
    Spending: ("project",),
    ProjectNote: ("project",),
    Acceptance: ("check", "record", "place"),
}


def folded(base: Package | None, ours: Package, theirs: Package) -> tuple[Package, Package]:
    """Two copies in which what is one thing has one identity: the lesser of its two."""
    known = set(identities_in(base)) if base is not None else set()
    pairs = list(_pairs(ours, theirs, known))
    if not pairs:
        return ours, theirs
    names = {each: min(pair) for pair in pairs for each in pair}
    return _named(ours, names), _named(theirs, names)


def without_clashes(package: Package, others: tuple[Package, ...]) -> Package:
    """The package in which no identity is that of a record of another kind in the others."""
    kinds: dict[str, type[Any]] = {}
    for other in others:
        kinds.update(_kinds(other))
    clashing = {each for each, kind in _kinds(package) if kinds.get(each, kind) is not kind}
    if not clashing:
        return package
    return _named(package, {each: successor(package.plan.id, each) for each in clashing})


def _kinds(record: Any) -> Iterator[tuple[str, type[Any]]]:
    if getattr(record, "id", ""):
        yield record.id, type(record)
    for name, spec in kept_fields(type(record)):
        value = getattr(record, name)
        for item in (value,) if spec.kind is Kind.RECORD else value:
            yield from _kinds(item)


def _pairs(one: Any, other: Any, known: set[str]) -> Iterator[tuple[str, str]]:
    """The identities of records that are one thing, in two records that are."""
    for name, spec in kept_fields(type(one)):
        first, second = getattr(one, name), getattr(other, name)
        if spec.kind is Kind.RECORD:
            yield from _pairs(first, second, known)
            continue
        theirs = {item.id: item for item in second}
        mine = {item.id for item in first}
        told = _TOLD_BY.get(spec.record) if spec.record else None
        loose = [] if told is None else [item for item in second if item.id not in mine | known]
        by_name = {_told(item, told): item for item in reversed(loose)} if told else {}
        for item in first:
            found = theirs.get(item.id)
            if found is None and told and item.id not in known:
                found = by_name.pop(_told(item, told), None)
            if found is not None:
                if found.id != item.id:
                    yield item.id, found.id
                yield from _pairs(item, found, known)


def _told(record: Any, names: tuple[str, ...]) -> tuple[Any, ...]:
    """What a record is told by; of a step that is named, that alone."""
    values = tuple(getattr(record, name) for name in names)
    if isinstance(record, StepDone) and isinstance(record.step, Reference):
        return (record.step.id,)
    return tuple(each.id if isinstance(each, Reference) else each for each in values)


def _named(package: Package, names: Mapping[str, str]) -> Package:
    """The package with other identities for some of its records, wherever they are named."""

    def give(_place: Place, record: Any) -> str:
        return names.get(record.id, record.id)

    made: Package = rewritten(package, give)
    rename: Callable[[str], str] = lambda identity: names.get(identity, identity)  # noqa: E731
    plan = made.plan
    return replace(
        made,
        plan=replace(
            plan,
            acceptances=tuple(replace(a, record=rename(a.record)) for a in plan.acceptances),
            decisions=tuple(replace(d, record=rename(d.record)) for d in plan.decisions),
        ),
    )
