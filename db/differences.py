"""Where two packages differ, found without looking at what both of them share.

A change of a package shares with the one before what it leaves alone (`db.edits`), so that
finding it again costs no more than the change itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from db.fields import Kind, specs
from db.places import Place, spec_at, value_at
from db.records import Package


def differences(before: Package, after: Package) -> tuple[Place, ...]:
    """The places at which two packages differ, in the order of their fields.

    A field that has another value is a place; a list is one, as a whole, where items of it
    came, went or moved, and then nothing in it is named.
    """
    return tuple(_in_record(before, after, ()))


def counted_by_part(before: Package, after: Package) -> tuple[tuple[Place, int], ...]:
    """The parts in which two packages differ, each with how many of its records do.

    A part is a field of the plan, or its reports; one without records counts its places.
    """
    parts: list[Place] = [*(("plan", name) for name in specs(type(before.plan))), ("reports",)]
    counted = ((place, _count(before, after, place)) for place in parts)
    return tuple((place, count) for place, count in counted if count)


def _count(before: Package, after: Package, place: Place) -> int:
    old, new, spec = value_at(before, place), value_at(after, place), spec_at(place)
    if old == new:
        return 0
    if spec.kind is Kind.RECORD:
        return sum(1 for _ in _in_record(old, new, place))
    if spec.kind is not Kind.RECORDS:
        return 1
    was, now = ({_identity(item): item for item in items} for items in (old, new))
    # Those that only stand elsewhere are one change of the part.
    return sum(was.get(name) != now.get(name) for name in {*was, *now}) or 1


def _in_record(before: Any, after: Any, place: Place) -> Iterator[Place]:
    for name, spec in specs(type(before)).items():
        old, new, here = getattr(before, name), getattr(after, name), (*place, name)
        if old is new:
            continue
        if spec.kind is Kind.RECORD:
            yield from _in_record(old, new, here)
        elif spec.kind is Kind.RECORDS:
            yield from _in_list(old, new, here)
        elif old != new:
            yield here


def _in_list(before: Sequence[Any], after: Sequence[Any], place: Place) -> Iterator[Place]:
    if not _stay(before, after):
        yield place
        return
    for at, (old, new) in enumerate(zip(before, after, strict=True)):
        if old is not new:
            yield from _in_record(old, new, (*place, at))


def _stay(before: Sequence[Any], after: Sequence[Any]) -> bool:
    """Whether all items are where they were, changed or not."""
    return len(before) == len(after) and all(
        old is new or _identity(old) == _identity(new)
        for old, new in zip(before, after, strict=True)
    )


def _identity(record: Any) -> str:
    """What tells a record from others, wherever it stands; rows of tables are where they are."""
    identity: str = getattr(record, "id", "")
    return identity
