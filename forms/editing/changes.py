"""What has changed between two states of a plan that is being written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from db.differences import differences
from db.fields import Kind
from db.places import Place, order_of, spec_at, value_at

if TYPE_CHECKING:
    from forms.editing.states import State


@dataclass(frozen=True)
class Change:
    """The places that changed; with `whole` all of the plan is to be shown anew.

    `places` are fields with another value and lists whose items came, went or moved;
    `drafts` are the fields that hold or held a text that is no value: what is wrong with it
    depends on the whole plan, so each is part of every change.
    """

    places: tuple[Place, ...] = ()
    drafts: frozenset[Place] = frozenset()
    whole: bool = False

    def __bool__(self) -> bool:
        return self.whole or bool(self.places or self.drafts)

    def touches(self, *where: Place) -> bool:
        """Whether what stands at one of some places, in it or around it may read otherwise.

        A place may leave positions out, and then means all items of the lists on its way:
        `('plan', 'projects', 'name')` are the names of all projects.
        """
        if self.whole:
            return True
        near = [each for each in where if self._may_meet(each)]
        if not near:
            return False
        changed = (*self.places, *self.drafts)
        return any(_meet(place, each) for each in near for place in changed)

    def _may_meet(self, where: Place) -> bool:
        """Whether any change is around a place or in it, whatever the positions in lists."""
        names = _names(where)
        return names in self._around or any(names[:n] in self._own for n in range(len(names)))

    @cached_property
    def _own(self) -> frozenset[tuple[str, ...]]:
        """What changed, without positions: each field of a page asks for it."""
        return frozenset(map(_names, (*self.places, *self.drafts)))

    @cached_property
    def _around(self) -> frozenset[tuple[str, ...]]:
        """What changed, and all that it lies in, without positions."""
        return frozenset(names[:n] for names in self._own for n in range(len(names) + 1))


# All of the plan, as when it was opened.
EVERYTHING = Change(whole=True)


def change_between(before: State, after: State) -> Change:
    """What is another in a state of a plan than in one before it; nothing in the same one."""
    if before is after:
        return Change()
    drafts = frozenset((*before.drafts, *after.drafts))
    return Change(differences(before.package, after.package), drafts)


def places_to_show(before: State, after: State, place: Place = ()) -> tuple[Place, ...]:
    """Where one sees what became of a state of a plan, the first place first.

    A field is its place; of a list it is the item that came or moved, or the one that stands
    where another has gone. `place` is what was changed, where that is known: the rest went
    along with it.
    """
    found = differences(before.package, after.package)
    # The field or the list that has changed, of which the place is, or an item of it.
    own = [each for each in found if place and place[: len(each)] == each]
    found = (*own, *(each for each in found if each not in own))
    drafts = (
        place
        for place in sorted({*before.drafts, *after.drafts}, key=order_of)
        if before.drafts.get(place) != after.drafts.get(place)
    )
    return (*(_in_sight(before, after, place) for place in found), *drafts)


def _in_sight(before: State, after: State, place: Place) -> Place:
    is_cells = place[1:2] == ("tables",) and place[-1] == "cells"
    if spec_at(place).kind is not Kind.RECORDS and not is_cells:
        return place
    old, new = value_at(before.package, place), value_at(after.package, place)
    at = next(
        (n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] is not pair[1]), 0
    )
    if old[: len(new)] == new or new[: len(old)] == old:
        at = min(len(old), len(new))
    if len(old) == len(new) and at + 1 < len(old) and old[at + 1] is new[at]:
        # It went down: what stood there is further on.
        at = next((n for n, item in enumerate(new) if item is old[at]), at)
    return (*place, min(at, len(new) - 1)) if new else place


def _names(place: Place) -> tuple[str, ...]:
    return tuple(part for part in place if isinstance(part, str))


def _meet(changed: Place, where: Place) -> bool:
    """Whether one of two places lies in the other; positions left out of `where` match any."""
    at = 0
    for part in where:
        if not isinstance(part, int):
            while at < len(changed) and isinstance(changed[at], int):
                at += 1
        if at == len(changed):
            return True
        if changed[at] != part:
            return False
        at += 1
    return True
