"""Puts what another has changed under what one changes oneself, or back under what was undone.

Both are a merge of two states by what they have come from; where both say something else of one
thing nothing is put together: that is decided by a person.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from db.merging.difference import Difference
from db.merging.merge import merge
from db.places import Place, dotted, parsed
from db.records import Package
from db.store.drafts import Draft, PlanAndDrafts, identified
from forms.editing.states import State
from forms.merging.drafts import merged_state


def rebased(base: State, ours: State, theirs: State) -> State | tuple[Difference, ...]:
    """`ours` with what has become of `base` in `theirs`; what both changed otherwise, if anything.

    Records that nobody has changed are those of `ours`.
    """
    if ours.package is base.package and ours.drafts == base.drafts:
        return theirs
    found = merge(base.package, ours.package, theirs.package)
    if found.conflicts:
        return found.conflicts
    without = State(ours.package, _kept(base, ours, theirs))
    return merged_state(without, found, found.decided(), theirs)


def state_of(found: PlanAndDrafts) -> State:
    """A plan of the store as one goes on with it."""
    return State(found.package, {parsed(path): text for path, text in found.drafts.items()})


def merge_of(
    before: State, after: State
) -> Callable[[Package, Package, PlanAndDrafts], PlanAndDrafts | None]:
    """What the store asks where another has saved a plan that was `before` and is to be `after`.

    It is asked with what the store had and was to have of them, and with what it has now.
    """

    def merged(had: Package, wanted: Package, there: PlanAndDrafts) -> PlanAndDrafts | None:
        base, ours = replace(before, package=had), replace(after, package=wanted)
        found = rebased(base, ours, state_of(there))
        if isinstance(found, tuple):
            return None
        return PlanAndDrafts(found.package, _paths(found))

    return merged


def _kept(base: State, ours: State, theirs: State) -> dict[Place, str]:
    """The drafts of `ours` but for those that were in `base`, and that `theirs` has no more."""
    gone = set(_drafts(base)) - set(_drafts(theirs))
    return {
        place: text
        for (place, text), draft in zip(ours.drafts.items(), _drafts(ours), strict=True)
        if draft not in gone
    }


def _drafts(state: State) -> list[Draft]:
    return list(identified(state.package, _paths(state)))


def _paths(state: State) -> dict[str, str]:
    return {dotted(place): text for place, text in state.drafts.items()}
