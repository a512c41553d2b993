"""Undo and redo that show what they change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.places import Place
    from desktop.session.history import Step
    from desktop.session.session import Session


class Undoing:
    """Undoes the last step of a plan, or makes it again; `show` gets the places to be shown."""

    def __init__(self, session: Session, show: Callable[[Sequence[Place]], object]) -> None:
        self._session = session
        self._show = show

    def undo(self) -> None:
        """Go back over the last step."""
        self._go(self._session.history.undo)

    def redo(self) -> None:
        """Make the step that was undone last once more."""
        self._go(self._session.history.redo)

    def _go(self, act: Callable[[], Step | None]) -> None:
        if not self._session.is_open:
            return
        before = self._session.state
        step = act()
        if step is not None:
            from forms.editing.changes import places_to_show  # noqa: PLC0415 - not for the first paint

            self._show(places_to_show(before, self._session.state, step.place))
