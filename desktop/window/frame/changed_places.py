"""Brings what a step has changed into sight, on whatever page it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from desktop.window.field_places import field_of, place_of

if TYPE_CHECKING:
    from db.places import Place
    from desktop.session.session import Session

# Of a step that changed the whole plan, so many places are tried.
_MOST = 20


class ChangedPlaces:
    """Goes to the first of the places that a page has; `go_to` shows one, False where none has.

    What no page has fields for is `elsewhere`: by the list of the plan, what shows that.
    """

    def __init__(
        self,
        session: Session,
        go_to: Callable[[Place], bool],
        elsewhere: Mapping[str, Callable[[], object]],
    ) -> None:
        self._session = session
        self._go_to = go_to
        self._elsewhere = elsewhere

    def show(self, places: Sequence[Place]) -> None:
        """Show the first place of some that can be shown; one stays in the field that one is in."""
        if QApplication.activeModalWidget() is not None:
            return
        focused = QApplication.focusWidget()
        stay = getattr(field_of(focused), "come_into_sight", None)
        for place in islice(places, _MOST):
            home = self._home(place)
            if stay is not None and home == place_of(focused):
                stay()
                break
            if home is not None and self._shows(home):
                break
        box: Any = QApplication.focusWidget()
        show_change = getattr(box, "show_change", None)
        if show_change is not None:
            show_change()

    def _shows(self, place: Place) -> bool:
        show = self._elsewhere.get(str(place[1])) if len(place) > 1 else None
        if show is None:
            return self._go_to(place)
        show()
        return True

    def _home(self, place: Place) -> Place | None:
        """Where a place is seen: what is in a table or a picture, in the text that places it."""
        if place[1:2] not in {("tables",), ("pictures",)}:
            return place
        from db.placed import first_places, marker_at  # noqa: PLC0415 - not for the first paint
        from db.places import stands  # noqa: PLC0415 - as above

        package = self._session.package
        found = marker_at(package, place) if stands(package, place[:3]) else None
        return first_places(package.plan).get(found) if found is not None else None
