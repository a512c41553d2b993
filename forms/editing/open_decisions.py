"""Which decisions of a new plan are still open: those whose field stands as it was made."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from db.places import Place, value_at
from db.records import Package


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision: its place and words, what stood there (`mark`), and the record's own key."""

    place: Place
    words: str
    mark: str
    key: str


def waiting(package: Package, place: Place, words: str) -> Waiting:
    """A decision of a plan as it has just been made."""
    at = _first_index(place)
    record = value_at(package, place[: at + 1]) if at >= 0 else None
    key = getattr(record, "key", "")
    return Waiting(place, words, _mark(value_at(package, place)), key)


def open_place(package: Package, decision: Waiting) -> Place | None:
    """Where a decision is to be made now; None where it has been made.

    It follows its record when the list is put in another order. It is made when its text
    or figure is another, its record is gone, or a list has got longer: what is written
    in the items of a list may go on for long.
    """
    for place in _places(package, decision):
        try:
            mark = _mark(value_at(package, place))
        except (LookupError, AttributeError):
            continue
        if mark == decision.mark or _is_no_longer(mark, decision.mark):
            return place
    return None


def _places(package: Package, decision: Waiting) -> Iterator[Place]:
    """Where the field may be now: with the record of its key, else where it was and beside."""
    place, at = decision.place, _first_index(decision.place)
    if not decision.key:
        yield place
    if at < 0:
        return
    for index, record in enumerate(value_at(package, place[:at])):
        if not decision.key or getattr(record, "key", "") == decision.key:
            yield (*place[:at], index, *place[at + 1 :])


def _first_index(place: Place) -> int:
    return next((at for at, part in enumerate(place) if isinstance(part, int)), -1)


def _mark(value: Any) -> str:
    """What a value is known by: the length of a list, else its words."""
    if isinstance(value, tuple):
        return f"#{len(value)}"
    return f"{zlib.crc32(str(value).encode()):08x}"


def _is_no_longer(now: str, before: str) -> bool:
    lists = now.startswith("#") and before.startswith("#")
    return lists and int(now[1:]) <= int(before[1:])
