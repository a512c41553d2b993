"""The open plan as its server has it beside its records: who may what, who did what, how it was.

Its methods take their time, and are of any thread; they go over a connection of their own, and
keep neither saving nor reading of the plan waiting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from db.errors import StoreError, StoreTrouble
from db.store.postgresql.backend import PostgresBackend
from db.store.postgresql.history import SavedStep, Wanted, people_of, saved_steps
from db.store.postgresql.past import plan_around
from db.store.postgresql.rights import May, Rights, rights_of, share
from forms.editing.comparing import Difference, differences_between
from forms.editing.states import State
from forms.saved_parts import lists_called

if TYPE_CHECKING:
    from db.records import Package
    from desktop.session.session import Session
    from forms.editions.edition import Edition


class Page(NamedTuple):
    """Some steps of a plan's history, the newest first, and who there is in all of it."""

    steps: tuple[SavedStep, ...]
    is_last: bool
    people: tuple[str, ...]


class Looked(NamedTuple):
    """The plan as it was after a step, and what that step had changed; None: all of it came."""

    package: Package
    changes: tuple[Difference, ...] | None


class ServerPlan:
    """The plan that is open in a session; `close` lets go of the connection."""

    def __init__(self, session: Session) -> None:
        address, number = session.plans.server, session.number
        if address is None or number is None:
            raise RuntimeError("no plan of a server is open")
        self._address = address
        self._number = number
        self._backend = PostgresBackend(address)

    def close(self) -> None:
        """Let go of the server."""
        self._backend.close()

    def rights(self) -> Rights:
        """Who may what in the plan.

        Raises:
            StoreError: the server is not reached.
        """
        with self._backend.reading() as reading:
            return rights_of(reading, self._number)

    def share(self, person: str, may: May | None) -> Rights:
        """Let somebody read, write or own the plan, None: no more; gives who may what then.

        Raises:
            StoreError: the database refuses it.
        """
        share(self._address, self._number, person, may)
        return self.rights()

    def steps(self, wanted: Wanted, after: SavedStep | None = None) -> Page:
        """What was saved of the plan, from the newest or from `after` one that is known.

        Raises:
            StoreError: the server is not reached.
        """
        wanted = wanted._replace(lists=lists_called(wanted.words))
        page = {} if after is None else {"before": after.first}
        with self._backend.reading() as reading:
            found = tuple(saved_steps(reading, self._number, wanted, **page))
            people = tuple(people_of(reading, self._number)) if after is None else ()
        return Page(found, not found, people)

    def look(self, step: SavedStep, edition: Edition) -> Looked:
        """The plan as it was after a step, and what that had changed.

        Raises:
            StoreError: the server is not reached, or the plan was not there any more.
        """
        with self._backend.reading() as reading:
            before, after = plan_around(reading, self._number, step.first, step.last)
        if after is None:
            raise StoreError("ไม่มีแผนนี้ในเวลานั้น โปรดเลือกเวลาอื่น", StoreTrouble.GONE)
        if before is None:
            return Looked(after, None)
        return Looked(after, differences_between(State(before), State(after), edition))
