"""What a merged plan owes before it is one: keys of its own, names that name something."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace
from typing import Any

from db.edits import free_key, rebuilt
from db.fields import Kind, Spec, specs
from db.identity import identities_in
from db.merging.index import Index
from db.merging.lines import with_plain_lines
from db.places import Place, value_at
from db.records import Division, Package
from db.references import Reference, bound


def mended(package: Package, base: Index | None, named: Set[str]) -> Package:
    """A package whose records were put together, as one that can be kept.

    `named` are the identities of all records that it may name. A key that two have stays with
    the one that had it in the base.
    """
    known = set(identities_in(package))
    made: Package = package if known >= named else _without_dangling(package, known)
    for target in _keyed_lists(Package):
        made = _with_own_keys(made, target, base)
    made = _without_circles(bound(made), base)
    return with_plain_lines(made)


def _without_dangling(record: Any, known: set[str]) -> Any:
    """The record without keys of records that are gone, as `edits.without_references` has it."""
    changes: dict[str, Any] = {}
    for name, spec in specs(type(record)).items():
        old = getattr(record, name)
        new = _field_without_dangling(spec, old, known)
        if new is not old:
            changes[name] = new
    return replace(record, **changes) if changes else record


def _field_without_dangling(spec: Spec, old: Any, known: set[str]) -> Any:
    if spec.kind is Kind.REF:
        return "" if _is_dangling(old, known) else old
    if spec.kind is Kind.REFS:
        left = tuple(key for key in old if not _is_dangling(key, known))
        return old if len(left) == len(old) else left
    if spec.kind is Kind.RECORD:
        return _without_dangling(old, known)
    if spec.kind is Kind.RECORDS:
        items = tuple(_without_dangling(item, known) for item in old if not _hangs(item, known))
        same = len(items) == len(old) and all(a is b for a, b in zip(items, old, strict=True))
        return old if same else items
    return old


def _is_dangling(key: str, known: set[str]) -> bool:
    return isinstance(key, Reference) and key.id not in known


def _hangs(record: Any, known: set[str]) -> bool:
    """Whether a record must name one that is gone, as a result its indicator."""
    return any(
        spec.required and spec.kind is Kind.REF and _is_dangling(getattr(record, name), known)
        for name, spec in specs(type(record)).items()
    )


def _keyed_lists(record: type[Any], place: Place = ()) -> Iterator[Place]:
    """The lists of a package whose records have keys."""
    for name, spec in specs(record).items():
        if spec.kind is Kind.RECORD and spec.record is not None:
            yield from _keyed_lists(spec.record, (*place, name))
        elif spec.kind is Kind.RECORDS and spec.record is not None and "key" in specs(spec.record):
            yield (*place, name)


def _with_own_keys(package: Package, place: Place, base: Index | None) -> Package:
    """The package in whose list no two records have one key: the same from either side."""
    items = value_at(package, place)
    if len({item.key for item in items}) == len(items):
        return package
    taken: set[str] = set()
    again: list[str] = []
    for item in sorted(items, key=lambda item: (not _had_key(item, base), item.id)):
        if item.key in taken:
            again.append(item.id)
        taken.add(item.key)
    keys: dict[str, str] = {}
    prefix = specs(type(items[0]))["key"].prefix
    for identity in again:
        keys[identity] = free_key(taken, prefix)
        taken.add(keys[identity])

    def keyed(old: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(replace(item, key=keys[item.id]) if item.id in keys else item for item in old)

    made: Package = rebuilt(package, place, keyed)
    return made


def _had_key(item: Any, base: Index | None) -> bool:
    entry = base.entries.get(item.id) if base is not None else None
    return entry is not None and entry.record.key == item.key


def _without_circles(package: Package, base: Index | None) -> Package:
    """The package in which no division stands under itself: those that would stand as before."""
    divisions = package.plan.divisions
    ring = _ring(divisions)
    if not ring:
        return package
    known_before = base.entries if base is not None else {}
    before = {each: known_before[each].record for each in ring if each in known_before}
    known = {each.id: each.key for each in divisions}

    def parent(division: Division, *, as_before: bool) -> str:
        was: object = before[division.id].parent if as_before and division.id in before else ""
        if not isinstance(was, Reference) or was.id not in known:
            return ""
        return Reference(known[was.id], was.id)

    for as_before in (True, False):
        made = tuple(
            replace(each, parent=parent(each, as_before=as_before)) if each.id in ring else each
            for each in divisions
        )
        if not _ring(made):
            break
    return replace(package, plan=replace(package.plan, divisions=made))


def _ring(divisions: tuple[Division, ...]) -> set[str]:
    """The divisions that stand under themselves."""
    above = {each.id: getattr(each.parent, "id", "") for each in divisions}
    found: set[str] = set()
    for start in above:
        way: list[str] = []
        at = start
        while at and at not in way:
            way.append(at)
            at = above.get(at, "")
        if at:
            found.update(way[way.index(at) :])
    return found
