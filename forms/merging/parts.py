"""The record of a plan under which a difference is listed."""

from __future__ import annotations

from db.places import Place, spec_at


def record_of(place: Place) -> Place:
    """The outermost record of a list that a place lies in; empty where there is none.

    Of a report each row is one by itself.
    """
    first = 2 if place[:1] == ("reports",) else 0
    for at, part in enumerate(place):
        if at >= first and isinstance(part, int) and spec_at(place[: at + 1]).record is not None:
            return place[: at + 1]
    return place[:2] if first and len(place) > 1 else ()
