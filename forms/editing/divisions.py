"""The divisions of a unit as a tree, whatever their list says of who is under whom."""

from __future__ import annotations

from collections.abc import Sequence

from db.records import Division


def below(divisions: Sequence[Division], key: str) -> frozenset[str]:
    """The keys of a division and of all that are under it."""
    found = {key}
    for _ in divisions:
        more = {division.key for division in divisions if division.parent in found}
        if more <= found:
            break
        found |= more
    return frozenset(found)


def tops(divisions: Sequence[Division]) -> tuple[Division, ...]:
    """The divisions directly under the unit; of those in a circle the first counts as one."""
    keys = {division.key for division in divisions}
    found: list[Division] = []
    reached: set[str] = set()
    for division in divisions:
        if division.parent not in keys:
            found.append(division)
            reached |= below(divisions, division.key)
    for division in divisions:
        if division.key not in reached:
            found.append(division)
            reached |= below(divisions, division.key)
    return tuple(found)
