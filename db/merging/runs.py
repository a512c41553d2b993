"""Texts in order that two have changed: where, stretch by stretch, against what they were."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from db.content_code import digest_of
from db.merging.alike import alike
from db.store.list_order import matches

Items = tuple[Any, ...]
# Where something begins in the base, here, and in the copy that came.
_Point = tuple[int, int, int]


class Run(NamedTuple):
    """A stretch of texts as it was and as each of two made it; `base` None: nobody knows.

    `where` tells of two alike that stand at two places which is which: their place in the base,
    or, without one, the texts of both that they stand between.
    """

    base: Items | None
    ours: Items
    theirs: Items
    starts: _Point
    where: str

    @property
    def name(self) -> str:
        """What tells the stretch from others of its list, on either side and in a later merge."""
        return digest_of((self.where, str(self.base), *sorted(map(str, (self.ours, self.theirs)))))

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
        run if run.is_same else run._replace(base=None, where=_between_which(common, run))
        for run in _runs(common, ours, theirs)
    )


def _between_which(common: Items, run: Run) -> str:
    """Between which two texts that both have a run stands; nothing for either end of the list."""
    start, end = run.starts[0], run.starts[0] + len(run.base or ())
    return str((common[:start][-1:], common[end:][:1]))


def _in_both(ours: Items, theirs: Items) -> Items:
    """What stands in both lists in one order: the same from either side."""
    one, other = sorted((ours, theirs), key=repr)
    found = matches(list(map(str, one)), list(map(str, other)))
    return tuple(item for item, was in zip(other, found, strict=True) if was is not None)


def _runs(base: Items, ours: Items, theirs: Items) -> Iterator[Run]:
    """The stretches in order; those that could be told apart in two ways are one."""
    waiting: list[Run] = []
    for run in _stretches(base, ours, theirs):
        if run.is_same:
            if waiting:
                waiting.append(run)
            else:
                yield run
            continue
        if waiting and _is_one(waiting, run):
            waiting = [_joined([*waiting, run])]
        else:
            yield from waiting
            waiting = [run]
    yield from waiting


def _is_one(before: list[Run], run: Run) -> bool:
    """Whether what differs before, and all between, is of the same texts as a run."""
    shared = _texts(before[0]) & _texts(run)
    return bool(shared) and all(_texts(each) <= shared for each in before[1:])


def _joined(runs: list[Run]) -> Run:
    was, ours, theirs = (
        tuple(item for run in runs for item in run[side] or ()) for side in range(3)
    )
    return runs[0]._replace(base=was, ours=ours, theirs=theirs)


def _texts(run: Run) -> set[str]:
    return {str(item) for items in run[:3] for item in items or ()}


def _stretches(base: Items, ours: Items, theirs: Items) -> Iterator[Run]:
    lists = (base, ours, theirs)
    here, there = _positions(base, ours), _positions(base, theirs)
    last = (0, 0, 0)
    for at in range(len(base)):
        if at in here and at in there:
            point = (at, here[at], there[at])
            yield from _between(lists, last, point)
            last = (at + 1, here[at] + 1, there[at] + 1)
            yield from _between(lists, point, last)
    yield from _between(lists, last, (len(base), len(ours), len(theirs)))


def _positions(base: Items, items: Items) -> dict[int, int]:
    """Where each of the base's items stands in a list, as it was or reworded.

    What stood elsewhere in the base is no rewording: it has moved.
    """
    was, now = [str(item) for item in base], [str(item) for item in items]
    known = set(was)
    found = [
        (before, at)
        for at, before in enumerate(matches(was, now, replaced=True))
        if before is not None and (was[before] == now[at] or now[at] not in known)
    ]
    return dict(_first_of_equals(was, now, found))


def _first_of_equals(
    was: list[str], now: list[str], found: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The pairs, each of the first of equal texts that stand between others: one way to pair them.

    Else a text that was put in twice could be a new one before what it was like here, behind it
    there, and come in again.
    """
    old, new = 0, 0
    for pair in found:
        before, at = pair
        if was[before] == now[at]:
            before, at = was.index(now[at], old), now.index(now[at], new)
        yield before, at
        old, new = before + 1, at + 1


def _between(lists: tuple[Items, Items, Items], start: _Point, end: _Point) -> Iterator[Run]:
    """The run between two points, if anything is there."""
    was, ours, theirs = (items[a:b] for items, a, b in zip(lists, start, end, strict=True))
    if was or ours or theirs:
        yield Run(was, ours, theirs, start, str(start[0]))
