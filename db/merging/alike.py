"""Whether two copies say the same: names by the records that they are bound to, not by text.

A project that was given another key is the same one wherever it is named.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import is_dataclass
from typing import Any

from db.fields import Kind, specs
from db.merging.units import Unit, layout_of, value_in
from db.references import Reference


def alike(one: Any, other: Any) -> bool:
    """Whether two values, texts, lists or records, are the same; records also by identity."""
    if one is other:
        return True
    if isinstance(one, Reference) and isinstance(other, Reference):
        return one.id == other.id
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    if is_dataclass(one) and type(one) is type(other):
        return (
            getattr(one, "id", "") == getattr(other, "id", "")
            and all(alike_in(unit, one, other) for unit in layout_of(type(one)).units)
            and all(
                alike(value_in(one, each.path), value_in(other, each.path))
                for each in layout_of(type(one)).lists
            )
        )
    return bool(one == other)


def alike_in(unit: Unit, one: Any, other: Any) -> bool:
    """Whether two records have the same in a field, and in what is taken along with it."""
    first, second = value_in(one, unit.path), value_in(other, unit.path)
    if isinstance(first, Reference) and isinstance(second, Reference):
        # What is taken along follows the record that is named.
        return first.id == second.id
    return all(alike(value_in(one, path), value_in(other, path)) for path in unit.paths)


def names_in(unit: Unit, record: Any) -> Iterator[str]:
    """The identities of the records that a field names."""
    for path in unit.paths:
        value = value_in(record, path)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, Reference):
                yield text.id


def needed_names(record: Any) -> Iterator[str]:
    """The names without which a record says nothing, and goes with what they name."""
    for name, spec in specs(type(record)).items():
        if spec.names_step or (spec.required and spec.kind is Kind.REF):
            yield getattr(record, name)


def is_named_list(unit: Unit) -> bool:
    """Whether what a list holds is told by its names, and no item by its position."""
    spec = unit.spec
    if spec.kind is Kind.TEXTS:
        return bool(spec.coded) or spec.unordered
    return spec.kind in {Kind.REFS, Kind.MAP}


def free_name(name: str, known: Container[str]) -> str:
    """A name that is not known yet: itself, or counted."""
    count, free = 1, name
    while free in known:
        count += 1
        free = f"{name} {count}"
    return free
