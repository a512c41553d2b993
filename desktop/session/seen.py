"""Which state of the plan the parts of a window were last shown in."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.session.session import Session
    from forms.editing.changes import Change
    from forms.editing.states import State


class Seen:
    """Tells each of several parts, by name, what it has missed while it was out of sight."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._states: dict[Hashable, State] = {}

    def missed(self, name: Hashable) -> Change:
        """What has changed since a part was shown: everything, where it never was.

        From now on it counts as shown.
        """
        # The plan's records come with it: not before the first paint.
        from forms.editing.changes import EVERYTHING, change_between  # noqa: PLC0415

        before = self._states.get(name)
        now = self._states[name] = self._session.state
        return EVERYTHING if before is None else change_between(before, now)

    def forget(self) -> None:
        """No part shows the plan: it is another one, or called otherwise."""
        self._states.clear()
