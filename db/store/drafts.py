"""Drafts: where in a plan a text stands that cannot be its field's value yet.

In the store a draft goes by the identity of its record and the field's place in that, so
that it stays with the record wherever this moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from db.fields import Kind
from db.identity import anchored, kept_fields
from db.places import Place, dotted, parsed, value_at
from db.records import Package


class Draft(NamedTuple):
    """A draft by the identity of its record, and its place in that (`budget.amount`)."""

    record_id: str
    place: str
    text: str


class PlanAndDrafts(NamedTuple):
    """A plan, and its drafts by place."""

    package: Package
    drafts: Mapping[str, str]


def identified(package: Package, drafts: Mapping[str, str]) -> Iterator[Draft]:
    """Drafts, which are given by place in a package, by identity."""
    for path, text in drafts.items():
        owner, rest = anchored(package, parsed(path))
        yield Draft(owner, dotted(rest), text)


def placed(package: Package, drafts: Iterable[Draft]) -> dict[str, str]:
    """Drafts by place in a package; without those whose records or fields are gone."""
    found: dict[str, str] = {}
    records: dict[str, Place] = {}
    for draft in drafts:
        # Most plans have none, and all of a plan is gone through.
        records = records or dict(_records(package, ()))
        if draft.record_id in records:
            place = (*records[draft.record_id], *parsed(draft.place))
            if _stands(package, place):
                found[dotted(place)] = draft.text
    return found


def _records(record: Any, place: Place) -> Iterator[tuple[str, Place]]:
    """The place of each record by its identity."""
    if identity := getattr(record, "id", ""):
        yield identity, place
    for name, spec in kept_fields(type(record)):
        value, here = getattr(record, name), (*place, name)
        if spec.kind is Kind.RECORD:
            yield from _records(value, here)
        else:
            for at, item in enumerate(value):
                yield from _records(item, (*here, at))


def _stands(package: Package, place: Place) -> bool:
    try:
        value_at(package, place)
    except (LookupError, AttributeError):
        return False
    return True
