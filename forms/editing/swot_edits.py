"""What one does to the factors of the SWOT: number a new one, move one to another quadrant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.places import Place
from db.records import SwotItem
from forms.editing import states
from forms.editing.acts import Act
from forms.editing.states import State
from forms.thai.digits import arabic_digits

SWOT: Place = ("plan", "swot")


def next_code(items: Sequence[SwotItem], quadrant: str) -> str:
    """The code of a new item: one more than the highest of its quadrant."""
    numbers = (_number(item) for item in items if item.quadrant == quadrant)
    return f"{quadrant}{max((number for number in numbers if number), default=0) + 1}"


def place_in(items: Sequence[SwotItem], at: int, quadrant: str) -> int:
    """Where the item `at` comes to stand when it moves to the end of another quadrant."""
    there = [index for index, item in enumerate(items) if item.quadrant == quadrant]
    to = there[-1] + 1 if there else at
    return to - (at < to)


def moving_to(state: State, at: int, quadrant: str, words: str) -> Act:
    """Move the item `at` to the end of another quadrant, as one step named `words`.

    Its code becomes the next one there, unless it has none or one of another kind. What
    conclusions say of the old code stays: they were drawn from the factor as it stood, and
    are shown as citing what is not there.
    """
    items: Sequence[SwotItem] = state.package.plan.swot
    if _number(items[at]):
        state = states.with_value(state, (*SWOT, at, "code"), next_code(items, quadrant))
    state = states.with_value(state, (*SWOT, at, "quadrant"), quadrant)
    return Act(words, states.with_moved(state, SWOT, at, 1, place_in(items, at, quadrant)))


def _number(item: SwotItem) -> int | None:
    """The number in a code that is counted in its quadrant."""
    found = re.fullmatch(rf"{item.quadrant} ?(\d+)", arabic_digits(item.code).strip())
    return int(found.group(1)) if found else None
