"""What becomes of texts that are no values when two copies are merged: none of them is lost."""

from __future__ import annotations

from db.merging.merge import Merge
from db.places import Place, dotted, parsed, value_at
from db.records import Package
from db.store.drafts import identified, placed
from forms.editing.states import State


def merged_state(state: State, merge: Merge, package: Package, theirs: State) -> State:
    """The state with a merged package: its own drafts, wherever their records stand now.

    A text that came with the other copy stands where the value came from there, too, and
    nothing else is typed here.
    """
    came = {
        place: text
        for place, (text, was) in _followed(theirs, package).items()
        if value_at(package, place) == value_at(merge.theirs, was)
    }
    own = {place: text for place, (text, _) in _followed(state, package).items()}
    return State(package, {**came, **own})


def _followed(state: State, package: Package) -> dict[Place, tuple[str, Place]]:
    """The drafts of a state by where their fields are in another package; each with its place."""
    found = {}
    for was, text in state.drafts.items():
        draft = identified(state.package, {dotted(was): text})
        for path in placed(package, draft):
            found[parsed(path)] = (text, was)
    return found
