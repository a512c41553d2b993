"""What has changed between two states of a plan that is being written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.differences import differences

if TYPE_CHECKING:
    from db.places import Place
    from forms.editing.states import State


@dataclass(frozen=True, slots=True)
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
        changed = (*self.places, *self.drafts)
        return any(_meet(place, each) for each in where for place in changed)


# All of the plan, as when it was opened.
EVERYTHING = Change(whole=True)


def change_between(before: State, after: State) -> Change:
    """What is another in a state of a plan than in one before it."""
    drafts = frozenset((*before.drafts, *after.drafts))
    return Change(differences(before.package, after.package), drafts)


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
