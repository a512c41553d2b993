"""Others who have the same store open: what they save is heard, and who is in which plan is known.

Nobody hears of a store in a file: one window at a time writes there.
"""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from db.store.listening import Heard, Listener, Person


class Neighbours(QObject):
    """Listens on a thread of its own while a store is open; the rest belongs to the GUI thread."""

    # A plan of the store was saved, added or removed, here or elsewhere: its number.
    plan_changed = Signal(int)
    # Nothing was heard for a while: any plan may be another.
    came_back = Signal()
    # Others have come, gone or moved to another page; or nobody knows for now.
    people_changed = Signal()
    _heard = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listener: Listener | None = None
        self._thread: threading.Thread | None = None
        self._where: tuple[int | None, str] = (None, "")
        self._trouble = ""
        self._people: tuple[Person, ...] = ()
        self._heard.connect(self._on_heard)

    @property
    def trouble(self) -> str:
        """Why nothing of others is heard for now; empty where it is."""
        return self._trouble

    @property
    def plan(self) -> int | None:
        """The plan that is open here."""
        return self._where[0]

    def beside(self, plan: int | None) -> tuple[Person, ...]:
        """The others who have a plan open."""
        return tuple(each for each in self._people if each.plan == plan)

    def begin(self, listener: Listener | None) -> None:
        """Listen to those who have a store open; None: nobody else can write there."""
        self.end()
        if listener is None:
            return
        self._listener = listener
        listener.move(*self._where)
        hear = partial(self._heard.emit, listener)
        self._thread = threading.Thread(target=listener.run, args=(hear,), daemon=True)
        self._thread.start()

    def move(self, plan: int | None, page: str) -> None:
        """Tell the others which plan is open here, and which page is in sight."""
        self._where = plan, page
        if self._listener is not None:
            self._listener.move(plan, page)

    def end(self) -> None:
        """Listen no more: the store is closed."""
        if self._listener is not None and self._thread is not None:
            self._listener.end()
            self._thread.join(timeout=1)
        self._listener = self._thread = None
        self._trouble, self._people = "", ()

    def _on_heard(self, listener: object, heard: Heard) -> None:
        if listener is not self._listener:
            return
        if heard.changed is not None:
            self.plan_changed.emit(heard.changed)
        elif heard.people is not None:
            self._people = heard.people
            self.people_changed.emit()
        elif heard.is_back:
            self._trouble = ""
            self.people_changed.emit()
            self.came_back.emit()
        elif heard.trouble != self._trouble:
            self._trouble, self._people = heard.trouble, ()
            self.people_changed.emit()
