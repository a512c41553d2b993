"""The path of a field within the record of a row, as columns are known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.fields import Kind, specs
from db.places import spec_at, value_at

if TYPE_CHECKING:
    from db.places import Place
    from db.records import Package


def path_within(package: Package, place: Place, depth: int) -> tuple[str, ...]:
    """The names on the way to a place, from its part `depth` on.

    Items of a mapping, as targets by year, go by their names: a column shows one of them.
    """
    names: list[str] = []
    for at in range(depth, len(place)):
        part = place[at]
        if isinstance(part, str):
            names.append(part)
        elif (name := _name_in_mapping(package, place[: at + 1])) is not None:
            return (*names, name)
    return tuple(names)


def _name_in_mapping(package: Package, place: Place) -> str | None:
    spec = spec_at(place[:-1])
    if spec.kind is not Kind.MAP or spec.record is None:
        return None
    try:
        return str(getattr(value_at(package, place), next(iter(specs(spec.record)))))
    except LookupError:
        # It has gone since the checks found something there.
        return None
