"""Lines of texts that stand for tables, pictures and formulas, bound to these while merging.

A line names a table by its key and a formula by its number. Two people who each add a table
give both the same key: so a line goes by the identity of what it names until all have keys of
their own again. No text has the sign that such a line begins with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from db.fields import Kind
from db.identity import kept_fields
from db.markers import Marker, kept, marker, rewritten, with_lines
from db.records import Measure, Package

T = TypeVar("T")

_SIGN = "\x1e"


def with_bound_lines(package: Package) -> Package:
    """The package whose lines name what they stand for by its identity."""
    plan = _bound(package.plan, _keyed(package))
    return replace(package, plan=_with_measures(plan, _with_formulas_bound))


def with_plain_lines(package: Package) -> Package:
    """The package whose lines name things by keys and numbers again.

    A line goes with what it names. One that is text stays so where something has come to be
    called so.
    """
    names = _keyed(package)
    plan = rewritten(package.plan, lambda found: kept(found.line) if found in names else found.line)
    plan = _with_measures(plan, _with_formulas_plain)
    keys = {identity: marker for marker, identity in names.items()}
    return replace(package, plan=plain(plan, keys))


def plain(value: T, names: Mapping[str, Marker]) -> T:
    """A value whose lines are those of the markers of what they name; gone with what is gone."""

    def line(bound: str) -> str | None:
        identity = _named(bound)
        if not identity:
            return bound
        found = names.get(identity)
        return bound.replace(_SIGN + identity, found.line) if found else None

    return with_lines(value, _SIGN, line)


def names_of(package: Package) -> dict[str, Marker]:
    """By identity what lines say to name each table, picture and formula of a package."""
    found = {identity: marker for marker, identity in _keyed(package).items()}
    for measure in _measures(package):
        found |= _numbered(measure)
    return found


def named_in_lines(text: str) -> Iterator[str]:
    """The identities that the lines of a text name."""
    if _SIGN in text:
        yield from filter(None, map(_named, text.split("\n")))


def _bound(value: T, names: Mapping[Marker, str]) -> T:
    def line(plain: str) -> str:
        found = marker(plain)
        identity = names.get(found) if found else None
        return plain.replace(plain.strip(), _SIGN + identity) if identity else plain

    return with_lines(value, "[", line)


def _named(line: str) -> str:
    """The identity that a bound line names; empty where it names none."""
    words = line.strip(" \t\u00a0")
    return words[1:] if words.startswith(_SIGN) else ""


def _keyed(package: Package) -> dict[Marker, str]:
    tables = {Marker("table", item.key): item.id for item in reversed(package.plan.tables)}
    pictures = {Marker("picture", item.key): item.id for item in reversed(package.plan.pictures)}
    return tables | pictures


def _with_formulas_bound(measure: Measure) -> Measure:
    return _bound(measure, {found: identity for identity, found in _numbered(measure).items()})


def _with_formulas_plain(measure: Measure) -> Measure:
    names = _numbered(measure)
    taken = set(names.values())
    text_kept = rewritten(measure, lambda found: kept(found.line) if found in taken else found.line)

    def line(bound: str) -> str:
        identity = _named(bound)
        found = names.get(identity)
        return bound.replace(_SIGN + identity, found.line) if found else bound

    return with_lines(text_kept, _SIGN, line)


def _numbered(measure: Measure) -> dict[str, Marker]:
    return {each.id: Marker("formula", str(n)) for n, each in enumerate(measure.formulas, 1)}


def _with_measures(record: Any, change: Callable[[Measure], Measure]) -> Any:
    """A record whose measures, and those below it, are what `change` makes of them."""
    if isinstance(record, Measure):
        return change(record) if record.formulas else record
    changes: dict[str, Any] = {}
    for name, spec in kept_fields(type(record)):
        old = getattr(record, name)
        if spec.kind is Kind.RECORD:
            new = _with_measures(old, change)
        else:
            items = tuple(_with_measures(item, change) for item in old)
            new = old if all(a is b for a, b in zip(old, items, strict=True)) else items
        if new is not old:
            changes[name] = new
    return replace(record, **changes) if changes else record


def _measures(package: Package) -> Iterator[Measure]:
    yield from (each.measure for each in package.plan.indicators)
    yield from (each.measure for each in package.plan.framework.tactic_kpis)
