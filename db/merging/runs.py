"""Texts in order that two have changed: where, stretch by stretch, against what they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from db.merging.alike import alike
from db.store.list_order import matches

Items = tuple[Any, ...]


class Run(NamedTuple):
    """A stretch of texts as it was and as each of two made it; `base` None: nobody knows."""

    base: Items | None
    ours: Items
    theirs: Items
    # Where it begins on each side.
    starts: tuple[int, int, int]

    @property
    def is_same(self) -> bool:
        """Whether both sides have it alike."""
        return alike(self.ours, self.theirs)


def runs_of(base: Items | None, ours: Items, theirs: Items) -> tuple[Run, ...]:
    """The stretches of two lists of texts, in order: alike on both sides, or not.

    Without a base, what both have in the same order was there.
    """
    if base is not None:
        return tuple(_runs(base, ours, theirs))
    common = _in_both(ours, theirs)
    return tuple(
        run if run.is_same else run._replace(base=None) for run in _runs(common, ours, theirs)
    )


def _in_both(ours: Items, theirs: Items) -> Items:
    """What stands in both lists in one order: the same from either side."""
    one, other = sorted((ours, theirs), key=repr)
    found = matches(list(map(str, one)), list(map(str, other)))
    return tuple(item for item, was in zip(other, found, strict=True) if was is not None)


def _runs(base: Items, ours: Items, theirs: Items) -> Iterator[Run]:
    here, there = _positions(base, ours), _positions(base, theirs)
    last = (0, 0, 0)
    for at in range(len(base)):
        if at in here and at in there:
            point = (at, here[at], there[at])
            yield from _between((base, ours, theirs), last, point)
            last = (at + 1, here[at] + 1, there[at] + 1)
            yield Run(
                base[at : at + 1], ours[point[1] : last[1]], theirs[point[2] : last[2]], point
            )
    yield from _between((base, ours, theirs), last, (len(base), len(ours), len(theirs)))


def _positions(base: Items, items: Items) -> dict[int, int]:
    """Where each of the base's items stands in a list, as far as it does."""
    found = matches(list(map(str, base)), list(map(str, items)))
    return {was: at for at, was in enumerate(found) if was is not None}


def _between(
    lists: tuple[Items, Items, Items], start: tuple[int, int, int], end: tuple[int, int, int]
) -> Iterator[Run]:
    """What lies between two items that all sides have: one run, or one an item."""
    was, ours, theirs = (items[a:b] for items, a, b in zip(lists, start, end, strict=True))
    if not (was or ours or theirs):
        return
    whole = Run(was, ours, theirs, start)
    if whole.is_same or not (_rewritten(was, ours) and _rewritten(was, theirs)):
        yield whole
        return
    for at in range(len(was)):
        cut = slice(at, at + 1)
        place = (start[0] + at, start[1] + at, start[2] + at)
        yield Run(was[cut], ours[cut], theirs[cut], place)


def _rewritten(before: Sequence[Any], after: Sequence[Any]) -> bool:
    """Whether each item stands where it was, as it was or reworded; none is another's."""
    if len(before) != len(after):
        return False
    known = [str(item) for item in before]
    return all(
        str(new) == old or str(new) not in known for old, new in zip(known, after, strict=True)
    )
