"""Where one is in the window, remembered as one goes: after a crash one is there again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, SignalInstance

from desktop.window.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.places import Place
    from desktop.session.session import Session
    from forms.editing.changes import Change

# Not with each key: the file is written whole.
_PAUSE_MS = 1000
_PLACE = "place"


class Whereabouts(QObject):
    """Remembers the open plan, the page in sight (`page_shown`) and where something changed last.

    `leave` forgets the place: who closes the window begins afresh.
    """

    def __init__(
        self,
        session: Session,
        memory: Memory,
        store_name: Callable[[], str],
        page_shown: SignalInstance,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._memory = memory
        self._store_name = store_name
        self._page = self._place = self._changed = ""
        # The names of the pages that show the plan.
        self.pages: frozenset[str] = frozenset()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._remember)
        page_shown.connect(self._on_page_shown)
        session.changed.connect(self._on_changed)

    def last_place(self) -> str:
        """The place, dotted, where one was when the program ended without being closed."""
        return self._memory.text(_PLACE)

    def left_off(self) -> tuple[str, Place | None]:
        """The page of the open plan that was in sight last, and where it was changed last."""
        from db.places import parsed  # noqa: PLC0415 - with a plan

        page, _, place = self._memory.text(self._of_plan()).partition(" ")
        return page, parsed(place) if place else None

    def _of_plan(self) -> str:
        """Under what name the place in the open plan is remembered."""
        return f"left-{self._session.package.plan.id}"

    def _keep(self) -> None:
        """Remember the page of the plan, which the page of all plans is not."""
        if self._session.is_open and self._page in self.pages:
            self._memory.set_text(self._of_plan(), f"{self._page} {self._changed}".strip())

    def leave(self, page: str, number: int | None) -> None:
        """Remember where to begin the next time."""
        self._pause.stop()
        self._memory.set_text("page", page)
        self._memory.set_plan(self._store_name(), number)
        self._memory.set_text(_PLACE, "")

    def _on_page_shown(self, name: str) -> None:
        # What changed on another page is not where one is.
        if name in self.pages and name != self._page:
            self._changed = ""
        self._page, self._place = name, ""
        self._keep()
        self._session.rescuer.page = name
        self._pause.start()

    def _on_changed(self, change: Change) -> None:
        if change.whole:
            self._place = self._changed = ""
        elif change.places:
            from db.places import dotted  # noqa: PLC0415 - not for the first paint

            self._place = self._changed = dotted(change.places[0])
            self._keep()
        self._pause.start()

    def _remember(self) -> None:
        if not self._session.is_open:
            return
        self._memory.set_text("page", self._page)
        self._memory.set_plan(self._store_name(), self._session.number)
        self._memory.set_text(_PLACE, self._place)
