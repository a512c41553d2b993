"""Texts copied from one plan to another, or within one: what stands in them comes along.

The tables and pictures that a copied text places are copied under new keys, so that each
plan, and each text, has its own. A line that names nothing in the plan it comes from is
kept as text: it must not become a table of the plan it goes to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import TypeVar

from db.fields import specs
from db.markers import Marker, MarkerKind, kept, markers, rewritten
from db.pictures import refuse_total
from db.placed import PlacedObject, objects_of
from db.records import Formula, Package, Plan, TextPicture, TextTable

T = TypeVar("T")

_RECORDS: dict[MarkerKind, type[TextTable | TextPicture]] = {
    "table": TextTable,
    "picture": TextPicture,
}


def carried(value: T, source: Plan, target: Package) -> tuple[T, Package]:
    """A copy of what stands in `source`, for `target`, and `target` with what it places.

    `value` is a record, records, a marked text or such texts. A text by itself leaves its
    formulas behind, which belong to its measure: their lines are kept as text.

    Raises:
        PictureError: the target would hold more pictures than a plan takes.
    """
    names = _fresh_names(value, source, target.plan)
    copy = rewritten(value, _renamer(names, with_formulas=not _is_text(value)))
    return copy, replace(target, plan=_with_objects(target.plan, source, names))


def rekeyed(plan: Plan) -> Plan:
    """The same plan, its tables and pictures and the lines that place them under new keys."""
    tables, pictures = _fresh_keys("table", plan), _fresh_keys("picture", plan)
    names = {Marker("table", item.key): Marker("table", next(tables)) for item in plan.tables}
    names |= {
        Marker("picture", item.key): Marker("picture", next(pictures)) for item in plan.pictures
    }
    made = replace(
        plan,
        tables=tuple(
            replace(item, key=names[Marker("table", item.key)].key) for item in plan.tables
        ),
        pictures=tuple(
            replace(item, key=names[Marker("picture", item.key)].key) for item in plan.pictures
        ),
    )
    return rewritten(made, _renamer(names, with_formulas=True))


def placing(package: Package, item: TextTable | TextPicture) -> tuple[Package, str]:
    """The package with a table or picture under a new key, and the line that places it.

    Raises:
        PictureError: the plan would hold more pictures than one takes.
    """
    kind: MarkerKind = "table" if isinstance(item, TextTable) else "picture"
    key = next(_fresh_keys(kind, package.plan))
    return replace(package, plan=_with(package.plan, item, key)), Marker(kind, key).line


def compared(value: T, plan: Plan) -> T:
    """A value of which each marker says what stands there: alike in two plans if it prints alike.

    Only to be compared: its lines name nothing.
    """
    objects = objects_of(plan)

    def content(found: Marker) -> str:
        named = None if found.kind == "formula" else objects.named(found)
        if named is None or isinstance(named, Formula):
            return found.line
        return f"[{found.kind} {_digest(named)}]"

    return rewritten(value, content)


def _digest(item: TextTable | TextPicture) -> str:
    """What stands in a table or picture, whatever its key."""
    if isinstance(item, TextTable):
        return hashlib.sha256(repr(replace(item, key="", id="")).encode()).hexdigest()
    found = hashlib.sha256(repr(replace(item, key="", id="", data=b"")).encode())
    found.update(item.data)
    return found.hexdigest()


def _fresh_names(value: object, source: Plan, target: Plan) -> dict[Marker, Marker]:
    """For each table and picture of `source` that a value places, what `target` calls it."""
    objects = objects_of(source)
    placed = dict.fromkeys(
        found
        for found in markers(value)
        if found.kind != "formula" and objects.named(found) is not None
    )
    names: dict[Marker, Marker] = {}
    for kind in _RECORDS:
        keys = _fresh_keys(kind, target)
        names |= {found: Marker(kind, next(keys)) for found in placed if found.kind == kind}
    return names


def _fresh_keys(kind: MarkerKind, plan: Plan) -> Iterator[str]:
    """Keys that no object of a plan has and none of its lines names: what is text stays text."""
    taken = {item.key for item in (plan.tables if kind == "table" else plan.pictures)}
    taken.update(found.key for found in markers(plan) if found.kind == kind)
    prefix = specs(_RECORDS[kind])["key"].prefix
    return (key for number in count(1) if (key := f"{prefix}{number}") not in taken)


def _renamer(names: Mapping[Marker, Marker], *, with_formulas: bool) -> Callable[[Marker], str]:
    """What to write for each marker of a copied text."""

    def line(found: Marker) -> str:
        if found.kind == "formula" and with_formulas:
            return found.line
        return names[found].line if found in names else kept(found.line)

    return line


def _is_text(value: object) -> bool:
    """Whether a value is a text or texts, and no record."""
    return isinstance(value, str) or (
        isinstance(value, tuple) and any(isinstance(item, str) for item in value)
    )


def _with_objects(plan: Plan, source: Plan, names: Mapping[Marker, Marker]) -> Plan:
    """A plan with objects of another under their new names."""
    objects = objects_of(source)
    for found, name in names.items():
        plan = _with(plan, objects.named(found), name.key)
    return plan


def _with(plan: Plan, item: PlacedObject | None, key: str) -> Plan:
    if isinstance(item, TextTable):
        return replace(plan, tables=(*plan.tables, replace(item, key=key)))
    if not isinstance(item, TextPicture):
        return plan
    grown = (*plan.pictures, replace(item, key=key))
    refuse_total(sum(len(picture.data) for picture in grown))
    return replace(plan, pictures=grown)
