"""The order of a list that two have changed: who moved what, and the order of both together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from typing import NamedTuple

from db.merging.difference import Side
from db.store.list_order import moved_names


class Order(NamedTuple):
    """Who changed the order of what stands in a list on all sides; `default` None: a conflict."""

    by: Side
    choices: tuple[Side, ...]
    default: Side | None


def order_of(
    base: Sequence[str] | None, ours: Sequence[str], theirs: Sequence[str]
) -> Order | None:
    """How two orders of what is in all lists differ; None where they do not.

    Where each has moved other items, both orders go together.
    """
    was, here, there = _common(base, ours, theirs)
    if here == there:
        return None
    either = (Side.OURS, Side.THEIRS)
    if was is not None and here == was:
        return Order(Side.THEIRS, either, Side.THEIRS)
    if was is not None and there == was:
        return Order(Side.OURS, either, Side.OURS)
    if was is not None and _may_have_moved(was, here).isdisjoint(_may_have_moved(was, there)):
        return Order(Side.BOTH, (*either, Side.BOTH), Side.BOTH)
    return Order(Side.BOTH, either, None)


def _may_have_moved(before: Sequence[str], after: Sequence[str]) -> Set[str]:
    """What has moved, and what may have: of two that changed places either."""
    return moved_names(before, after) | moved_names(before[::-1], after[::-1])


def woven(
    base: Sequence[str] | None,
    ours: Sequence[str],
    theirs: Sequence[str],
    stay: Set[str],
    choice: Side | None,
) -> list[str]:
    """The items that stay, of either list, in one order: the same from either side.

    `choice` is whose order counts for what is in all lists; None where they agree. What one
    has put in or moved stands behind what it stood behind there.
    """
    fixed, by_ours, by_theirs = _parted(base, ours, theirs, stay, choice)
    known = set(fixed)
    here, there = set(ours), set(theirs)
    our_runs = _runs(ours, known, (stay & here) - there | by_ours)
    their_runs = _runs(theirs, known, (stay & there) - here | by_theirs)
    made: list[str] = []
    for anchor in ("", *fixed):
        made += [anchor] if anchor else []
        for run in sorted((our_runs[anchor], their_runs[anchor])):
            made += run
    return [*made, *sorted(set(stay).difference(made))]


def _parted(
    base: Sequence[str] | None,
    ours: Sequence[str],
    theirs: Sequence[str],
    stay: Set[str],
    choice: Side | None,
) -> tuple[list[str], Set[str], Set[str]]:
    """Of what stays in both lists: what keeps its place, and what stands where one has put it."""
    both = set(ours) & set(theirs) & stay
    here, there = ([name for name in names if name in both] for names in (ours, theirs))
    if choice is Side.THEIRS:
        return there, set(), set()
    if choice is Side.OURS or here == there:
        return here, set(), set()
    was = set(base or ())
    loose, moved_here, moved_there = both - was, set[str](), set[str]()
    if base is not None and choice is Side.BOTH:
        common = _common(base, ours, theirs)
        moved_here = set(moved_names(common[0] or [], common[1])) & both
        moved_there = set(moved_names(common[0] or [], common[2])) & both
    # What both have put in, elsewhere: one of the two is taken, whichever side asks.
    if here < there:
        moved_here |= loose
    else:
        moved_there |= loose
    gone = moved_here | moved_there
    return [name for name in here if name not in gone], moved_here, moved_there


def _common(
    base: Sequence[str] | None, ours: Sequence[str], theirs: Sequence[str]
) -> tuple[list[str] | None, list[str], list[str]]:
    known = set(ours) & set(theirs)
    if base is not None:
        known &= set(base)
    kept = [[name for name in names if name in known] for names in (base or (), ours, theirs)]
    return (kept[0] if base is not None else None), kept[1], kept[2]


def _runs(names: Sequence[str], fixed: Set[str], wanted: Set[str]) -> defaultdict[str, list[str]]:
    """The wanted items by the fixed one that they stand behind; those at the front by no name."""
    runs: defaultdict[str, list[str]] = defaultdict(list)
    last = ""
    for name in names:
        if name in fixed:
            last = name
        elif name in wanted:
            runs[last].append(name)
    return runs
