"""What something that is done to a plan comes to: the state after it, and what it is called."""

from __future__ import annotations

from typing import NamedTuple

from forms.editing.states import State


class Act(NamedTuple):
    """One step that can be undone: its name in Thai, and the state it leads to.

    Where nothing is to be done, that is the state before it.
    """

    words: str
    after: State
