"""Changes of a package: each gives a new one that shares with the old what did not change.

Places are those of :mod:`db.places`. What is removed takes with it every reference to
its keys, so a package without dangling keys stays one; and with a table, a picture or a
formula go the lines that place it. Lines that name a formula by its number follow it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

from db.fields import Kind, Spec, specs
from db.markers import Marker, MarkerKind, kept, rewritten
from db.places import Place, value_at
from db.records import Package

# The lists whose records lines of texts place by their keys.
_PLACED: dict[Place, MarkerKind] = {
    ("plan", "tables"): "table",
    ("plan", "pictures"): "picture",
}


def replaced(package: Package, place: Place, value: Any) -> Package:
    """The package with another value at a place; itself where it stands there already.

    Raises:
        LookupError: there is no such place.
    """
    if value_at(package, place) == value:
        return package
    made: Package = rebuilt(package, place, lambda _old: value)
    return made


def with_values(package: Package, values: Mapping[Place, Any]) -> Package:
    """The package with other values at places, none of which is in another, as by `replaced`.

    What several of them lie in is made anew once, not for each of them.

    Raises:
        LookupError: there is no such place.
    """
    made: Package = _with_values(
        package, {place: value for place, value in values.items() if place}
    )
    return made


def inserted(package: Package, place: Place, index: int, items: Sequence[Any]) -> Package:
    """The package with items put into the list at a place, before its item `index`."""
    added = tuple(items)
    made: Package = rebuilt(package, place, lambda old: old[:index] + added + old[index:])
    return _renumbered(package, made, place, lambda at: at + len(added) * (at >= index))


def removed(package: Package, place: Place, index: int, count: int = 1) -> Package:
    """The package without `count` items of a list, and without references to their keys."""
    gone = value_at(package, place)[index : index + count]
    made: Package = rebuilt(package, place, lambda old: old[:index] + old[index + count :])
    keys = {item.key for item in gone if hasattr(item, "key")}
    if place in _PLACED:
        return _without_lines(made, {Marker(_PLACED[place], key) for key in keys})
    if keys:
        return without_references(made, ".".join(str(part) for part in place), keys)

    def after(at: int) -> int | None:
        return at if at < index else None if at < index + count else at - count

    return _renumbered(package, made, place, after)


def moved(package: Package, place: Place, index: int, count: int, to: int) -> Package:
    """The package with `count` items of a list moved so that the first stands at `to`.

    `to` counts in the list without the moved items.
    """

    def move(old: tuple[Any, ...]) -> tuple[Any, ...]:
        taken, rest = old[index : index + count], old[:index] + old[index + count :]
        return rest[:to] + taken + rest[to:]

    made: Package = rebuilt(package, place, move)
    if value_at(made, place) == value_at(package, place):
        return package
    order = move(tuple(range(len(value_at(package, place)))))
    return _renumbered(package, made, place, order.index)


def without_references(package: Package, target: str, keys: set[str]) -> Package:
    """The package without any reference to keys of the list `target`.

    A list of keys loses them; a single reference becomes empty, or takes its record out
    of its list where the record cannot do without it.
    """
    made: Package = _unreferenced(package, target, keys)
    return made


def references(package: Package, target: str, key: str) -> tuple[Place, ...]:
    """The places that refer to one key of the list `target`."""
    return tuple(_references(package, (), target, key))


def fresh_key(package: Package, target: str, prefix: str) -> str:
    """A key that no record of the list `target` has: the prefix and the next number."""
    return free_key({item.key for item in value_at(package, tuple(target.split(".")))}, prefix)


def free_key(taken: Set[str], prefix: str) -> str:
    """A key that is not among those taken: the prefix and the next number."""
    number = len(taken) + 1
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"


def rebuilt(value: Any, place: Place, change: Callable[[Any], Any]) -> Any:
    """A record whose value at a place is what `change` makes of it; the rest is shared."""
    if not place:
        return change(value)
    part, rest = place[0], place[1:]
    if isinstance(part, int):
        return (*value[:part], rebuilt(value[part], rest, change), *value[part + 1 :])
    return replace(value, **{part: rebuilt(getattr(value, part), rest, change)})


def _with_values(record: Any, values: Mapping[Place, Any]) -> Any:
    """A record, or the items of a list, with other values at places in it."""
    inside: dict[int | str, dict[Place, Any]] = {}
    for place, value in values.items():
        inside.setdefault(place[0], {})[place[1:]] = value
    changed: dict[Any, Any] = {}
    for part, rest in inside.items():
        old = record[part] if isinstance(part, int) else getattr(record, part)
        new = rest[()] if () in rest else _with_values(old, rest)
        if new is not old and new != old:
            changed[part] = new
    if not changed:
        return record
    if isinstance(record, tuple):
        return tuple(changed.get(at, item) for at, item in enumerate(record))
    return replace(record, **changed)


def _without_lines(package: Package, gone: Set[Marker]) -> Package:
    return rewritten(package, lambda found: None if found in gone else found.line)


def _renumbered(
    before: Package, made: Package, place: Place, moved: Callable[[int], int | None]
) -> Package:
    """The package, changed at `place`, whose lines name the formulas by their new numbers.

    `moved` gives where a formula now stands, None for one that is gone. A line that named
    none is text, and stays so where one has come to bear its number.
    """
    if place[-1] != "formulas":
        return made
    count = len(value_at(before, place))

    def line(found: Marker) -> str | None:
        if found.kind != "formula":
            return found.line
        if int(found.key) > count:
            return kept(found.line)
        now = moved(int(found.key) - 1)
        return None if now is None else Marker("formula", str(now + 1)).line

    renamed: Package = rebuilt(made, place[:-1], lambda measure: rewritten(measure, line))
    return renamed


def _unreferenced(record: Any, target: str, keys: set[str]) -> Any:
    changes: dict[str, Any] = {}
    for name, spec in specs(type(record)).items():
        old = getattr(record, name)
        new = _field_unreferenced(spec, old, target, keys)
        if new is not old:
            changes[name] = new
    return replace(record, **changes) if changes else record


def _field_unreferenced(spec: Spec, old: Any, target: str, keys: set[str]) -> Any:
    if spec.kind is Kind.REF and spec.target == target and old in keys:
        return ""
    if spec.kind is Kind.REFS and spec.target == target and keys.intersection(old):
        return tuple(key for key in old if key not in keys)
    if spec.kind is Kind.RECORD:
        return _unreferenced(old, target, keys)
    if spec.kind is Kind.RECORDS:
        kept = tuple(
            _unreferenced(item, target, keys) for item in old if not _hangs_on(item, target, keys)
        )
        same = len(kept) == len(old) and all(a is b for a, b in zip(kept, old, strict=True))
        return old if same else kept
    return old


def _hangs_on(record: Any, target: str, keys: set[str]) -> bool:
    """Whether a record speaks of a gone key that it must have, as a result of its indicator."""
    return any(
        spec.kind is Kind.REF
        and spec.required
        and spec.target == target
        and getattr(record, name) in keys
        for name, spec in specs(type(record)).items()
    )


def _references(record: Any, place: Place, target: str, key: str) -> Iterator[Place]:
    for name, spec in specs(type(record)).items():
        found, here = getattr(record, name), (*place, name)
        if spec.kind is Kind.REF and spec.target == target and found == key:
            yield here
        elif spec.kind is Kind.REFS and spec.target == target:
            yield from ((*here, at) for at, other in enumerate(found) if other == key)
        elif spec.kind is Kind.RECORD:
            yield from _references(found, here, target, key)
        elif spec.kind is Kind.RECORDS:
            for at, item in enumerate(found):
                yield from _references(item, (*here, at), target, key)
