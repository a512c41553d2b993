"""Edits of a plan at random: of every kind that a person makes, in every list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from db import edits
from db.fields import Kind, specs
from db.identity import kept_fields
from db.places import Place, value_at
from db.records import Package
from db.references import Reference
from db.settling import settled

# Codes and numbers pass through these while they are typed.
_TYPED = ("", "1", "1.1", "9.9", "P001", "ก")


@dataclass(frozen=True, slots=True)
class Edit:
    """What was done: its kind, where, and the package after it."""

    kind: str
    place: Place
    package: Package


def lists(record: Any, place: Place = ()) -> Iterator[Place]:
    """The lists of records that have identities."""
    for name, spec in kept_fields(type(record)):
        value, here = getattr(record, name), (*place, name)
        if spec.kind is Kind.RECORD:
            yield from lists(value, here)
        else:
            yield here
            for at, item in enumerate(value):
                yield from lists(item, (*here, at))


def names(record: Any, place: Place = ()) -> Iterator[Place]:
    """The places where a record is called by a code or a number."""
    for name, spec in specs(type(record)).items():
        if name in {"code", "number"} and place and isinstance(place[-1], int):
            yield (*place, name)
        if spec.kind is Kind.RECORD:
            yield from names(getattr(record, name), (*place, name))
        elif spec.kind is Kind.RECORDS:
            for at, item in enumerate(getattr(record, name)):
                yield from names(item, (*place, name, at))


def references(record: Any) -> Iterator[tuple[str, str, Reference]]:
    """Each name that is bound: the record it stands in, its field, the name."""
    own = getattr(record, "id", "")
    for name, spec in specs(type(record)).items():
        value = getattr(record, name)
        if spec.kind is Kind.RECORD and not getattr(value, "id", ""):
            inner = references(value)
            yield from ((of, f, r) if of else (own, f"{name}.{f}", r) for of, f, r in inner)
        elif spec.kind in {Kind.RECORD, Kind.RECORDS}:
            for item in (value,) if spec.kind is Kind.RECORD else value:
                yield from references(item)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, Reference):
                yield own, name, text


def random_edit(package: Package, random: Random) -> Edit:
    """One edit of a package, settled as every edit is."""
    kind = random.choice(("add", "copy", "remove", "move", "call", "again", "whole"))
    place = random.choice(
        [each for each in lists(package) if kind == "add" or _items(package, each)]
    )
    items = _items(package, place)
    at = random.randrange(len(items)) if items else 0
    if kind == "add":
        record = _record(place)
        made = edits.inserted(package, place, at, [record() for _ in range(random.randint(1, 3))])
    elif kind == "copy":
        made = edits.inserted(package, place, random.randint(0, len(items)), [items[at]])
    elif kind == "remove":
        made = edits.removed(package, place, at)
    elif kind == "move":
        made = edits.moved(package, place, at, 1, random.randrange(len(items)))
    elif kind == "call":
        place = random.choice([*names(package)] or [("plan", "title")])
        made = edits.replaced(package, place, random.choice(_TYPED))
    elif kind == "again":
        # An item that was built anew, without an identity, in the place of the one there.
        made = edits.rebuilt(package, (*place, at), lambda old: replace(old, id=""))
    else:
        made = replace(package, plan=replace(package.plan, title=str(random.random())))
    return Edit(kind, place, settled(made, package))


def _items(package: Package, place: Place) -> tuple[Any, ...]:
    found: tuple[Any, ...] = value_at(package, place)
    return found


def _record(place: Place) -> Any:
    record: Any = Package
    for part in place:
        if isinstance(part, str):
            record = specs(record)[part].record
    return record
