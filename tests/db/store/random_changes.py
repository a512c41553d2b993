"""Changes of a plan at random, each of which a store takes: of fields, records and texts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Any

from db import edits
from db.fields import Kind, Spec, specs
from db.places import Place, parsed, spec_at, value_at
from db.records import Package
from db.settling import settled

_LISTS = {Kind.TEXTS, Kind.REFS, Kind.RECORDS, Kind.MAP}
_FIELDS = {Kind.TEXT, Kind.NUMBER, Kind.FLAG, Kind.DATA}


def changed(package: Package, chance: Random, times: int = 1, mark: str = "") -> Package:
    """The package after some changes, settled; what is new in it bears the mark."""
    for _ in range(times):
        package = settled(_changed(package, chance, mark), package)
    return package


def _changed(package: Package, chance: Random, mark: str) -> Package:
    lists, fields = [], []
    for place, spec in places(package, Package):
        (lists if spec.kind in _LISTS else fields).append(place)
    if chance.random() < 0.4:
        place = chance.choice(fields)
        return edits.replaced(package, place, _value(spec_at(place), chance, mark))
    place = chance.choice(lists)
    return _list_changed(package, place, chance, mark)


def _list_changed(package: Package, place: Place, chance: Random, mark: str) -> Package:
    items, spec = value_at(package, place), spec_at(place)
    act = chance.choice(
        ["add", "remove", "move", "copy", "rewrite", "shuffle"] if items else ["add"]
    )
    at = chance.randrange(len(items)) if items else 0
    if act == "remove":
        return edits.removed(package, place, at)
    if act == "move":
        return edits.moved(package, place, at, 1, chance.randrange(len(items)))
    if act == "copy":
        return edits.inserted(package, place, chance.randint(0, len(items)), [items[at]])
    if act == "shuffle":
        return edits.rebuilt(package, place, lambda old: tuple(chance.sample(old, len(old))))
    if act == "rewrite" and spec.kind is not Kind.TEXTS:
        return package
    item = _item(package, spec, chance, mark)
    if item is None:
        return package
    if act == "rewrite":
        return edits.rebuilt(package, (*place, at), lambda _: item)
    return edits.inserted(package, place, at, [item])


def places(record: Any, kind: type, place: Place = ()) -> Iterator[tuple[Place, Spec]]:
    """The fields and lists of a record that may be changed here."""
    for name, spec in specs(kind).items():
        here, value = (*place, name), getattr(record, name)
        if spec.kind is Kind.RECORD:
            yield from places(value, spec.record, here)
        elif spec.kind in _LISTS or (spec.kind in _FIELDS and not spec.coded):
            yield here, spec
        for at, item in enumerate(value) if spec.kind is Kind.RECORDS else ():
            yield from places(item, spec.record, (*here, at))


def _value(spec: Spec, chance: Random, mark: str) -> Any:
    if spec.kind is Kind.TEXT:
        return f"{mark}แก้ {chance.random()}"
    if spec.kind is Kind.NUMBER:
        return Decimal(chance.randrange(1, 100)) / 4
    return chance.randbytes(40) if spec.kind is Kind.DATA else chance.choice([True, False, None])


def _item(package: Package, spec: Spec, chance: Random, mark: str) -> Any:
    """An item that fits into a list; None where it needs a record that is not there."""
    if spec.kind is Kind.REFS:
        return _key(package, spec, chance) or None
    if spec.record is None:
        return f"{mark}ใหม่ {chance.random()}"
    fields = {}
    for name, inner in specs(spec.record).items():
        if inner.required:
            fields[name] = _required(package, inner, chance)
        if inner.kind is Kind.REF and inner.required and not fields[name]:
            return None
    return spec.record(**{name: value for name, value in fields.items() if value is not None})


def _required(package: Package, spec: Spec, chance: Random) -> Any:
    if spec.choices:
        return spec.choices[0]
    if spec.kind is Kind.REF:
        return _key(package, spec, chance)
    found = {Kind.MONTH: "2568-01", Kind.INTEGER: 3, Kind.NUMBER: Decimal("0.5")}
    return found.get(spec.kind)


def _key(package: Package, spec: Spec, chance: Random) -> str:
    records = value_at(package, parsed(spec.target))
    return chance.choice(records).key if records else ""
