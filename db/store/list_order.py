"""What a change of a list does to the rows that are there now, whoever wrote them.

A change is what a list was and what it is to be, by the names of its rows. Rows that
another has put in meanwhile stay where they stand, and those that another has taken out
stay out. Plain values, no connection.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from difflib import SequenceMatcher
from typing import NamedTuple

from db.store.ranks import between


class Standing(NamedTuple):
    """A row of a list and its rank; empty where it has none yet."""

    name: str
    rank: str


def new_ranks(
    before: Sequence[str], after: Sequence[str], there: Sequence[Standing]
) -> dict[str, str]:
    """The ranks of the rows that must get one: of new ones, and of those that moved.

    `there` are the rows as they stand, in order. All others of them keep their ranks, but
    for one that two writers put at the same: the later gets another.
    """
    known = {row.name for row in there}
    moved = moved_names(before, after)
    stay = known - (set(before) - set(after)) - moved
    come = (set(after) - set(before) - known) | (moved & known)
    runs = _runs(after, stay, come)
    order = [Standing(name, "") for name in runs[""]]
    last = ""
    for row in there:
        if row.name in stay:
            order.append(row if row.rank > last else Standing(row.name, ""))
            order += [Standing(name, "") for name in runs[row.name]]
            last = max(last, row.rank)
    return dict(_ranked(order))


def matches(
    before: Sequence[Hashable], after: Sequence[Hashable], *, replaced: bool = False
) -> list[int | None]:
    """For each item of `after` the position in `before` of what it was; None where new.

    Equal items are the same, as long as they keep their order. `replaced`: so is one that
    was put in the place of another.
    """
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    found: list[int | None] = [None] * len(after)
    found[:head] = range(head)
    found[len(after) - tail :] = range(len(before) - tail, len(before))
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    for tag, start, end, at, to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and replaced):
            for offset in range(min(end - start, to - at)):
                found[head + at + offset] = head + start + offset
    return found


def _alike(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """How many items are equal from the beginning on."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def moved_names(before: Sequence[str], after: Sequence[str]) -> Set[str]:
    """The rows that have left their place among the others: as few as can be."""
    positions = {name: at for at, name in enumerate(before)}
    kept = [name for name in after if name in positions]
    # The longest run of rows that are in order as before: by its length, the least position
    # at which such a run can end, and the row there; and for each row the one before it.
    ends: list[int] = []
    rows: list[str] = []
    previous: dict[str, str] = {}
    for name in kept:
        length = bisect_left(ends, positions[name])
        previous[name] = rows[length - 1] if length else ""
        ends[length : length + 1] = [positions[name]]
        rows[length : length + 1] = [name]
    moved = set(kept)
    name = rows[-1] if rows else ""
    while name:
        moved.discard(name)
        name = previous[name]
    return moved


def _runs(after: Sequence[str], stay: Set[str], come: Set[str]) -> Mapping[str, list[str]]:
    """The rows that come, by the row that they follow; those at the beginning by no name."""
    runs: dict[str, list[str]] = defaultdict(list)
    last = ""
    for name in after:
        if name in stay:
            last = name
        elif name in come:
            runs[last].append(name)
    return runs


def _ranked(order: Sequence[Standing]) -> Iterator[tuple[str, str]]:
    """Ranks for the rows that have none; those that there are go up."""
    highs: list[str] = []
    for row in reversed(order):
        highs.append(row.rank or (highs[-1] if highs else ""))
    low = ""
    for row, high in zip(order, reversed(highs), strict=True):
        rank = row.rank or between(low or None, high or None)
        if not row.rank:
            yield row.name, rank
        low = rank
