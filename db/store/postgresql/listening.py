"""Hears what others do in a store on a server, over a connection of its own, and is heard.

A notice of a transaction says which plan is another now, and no more: what it says then is read.
Who has a plan open stands in the name of this connection, which the server shows to all who are
let in, and takes away with the connection.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

import psycopg

from db.errors import StoreError
from db.store.listening import Heard, Person
from db.store.postgresql.address import ServerAddress
from db.store.postgresql.connecting import Connection, connect
from db.store.postgresql.troubles import is_broken, store_error

CHANGED, MOVED = "phaen_changed", "phaen_moved"
_NAME = "phaen"
_STEP = 0.2  # seconds after which it is seen that one has gone to another plan, or left
_LOOK = 10.0  # seconds between two looks at who is there: who is cut off says nothing
_PATIENCE = (0.5, 1.0, 2.0)  # seconds before each further try to come back
_LONGEST = 63  # bytes of the name of a connection
_WHO = (
    "SELECT DISTINCT usename, application_name FROM pg_stat_activity "
    "WHERE datname = current_database() AND application_name LIKE 'phaen %' "
    "AND pid <> pg_backend_pid() ORDER BY 1, 2"
)


class PostgresListener:
    """Listens until `end`, on the thread that calls `run`; the other methods are of any thread."""

    def __init__(self, address: ServerAddress) -> None:
        self._address = address
        self._ended = threading.Event()
        self._moved = threading.Event()
        self._where = ""
        self._people: tuple[Person, ...] = ()

    def move(self, plan: int | None, page: str) -> None:
        """Tells the others which plan one has open, and on which page one is."""
        where = "" if plan is None else f"{plan} {page}".strip()
        if where != self._where:
            self._where = where
            self._moved.set()

    def end(self) -> None:
        """Listens no more."""
        self._ended.set()
        self._moved.set()

    def run(self, hear: Callable[[Heard], None]) -> None:
        """Tells all that is heard; after a break, that everything may be another.

        The connection is made anew as often as it breaks, until `end`.
        """
        tries = 0
        while not self._ended.is_set():
            try:
                connection = connect(self._address)
                try:
                    connection.execute(f"LISTEN {CHANGED}")
                    connection.execute(f"LISTEN {MOVED}")
                    self._people, tries = (), 0
                    self._moved.set()
                    hear(Heard(is_back=True))
                    self._listen(connection, hear)
                finally:
                    connection.close()
            except psycopg.Error as error:
                hear(Heard(trouble=str(_said(error, self._address))))
                self._ended.wait(_PATIENCE[min(tries, len(_PATIENCE) - 1)])
                tries += 1

    def _listen(self, connection: Connection, hear: Callable[[Heard], None]) -> None:
        waited = _LOOK
        while not self._ended.is_set():
            if self._moved.is_set():
                self._moved.clear()
                _tell(connection, self._where)
                waited = _LOOK
            is_moved = False
            for notice in connection.notifies(timeout=_STEP):
                if notice.channel == MOVED:
                    is_moved = True
                elif notice.payload.isdecimal():
                    hear(Heard(changed=int(notice.payload)))
                break
            waited += _STEP
            if is_moved or waited >= _LOOK:
                waited = 0.0
                self._look(connection, hear)
        _tell(connection, "")

    def _look(self, connection: Connection, hear: Callable[[Heard], None]) -> None:
        people = tuple(
            person
            for name, where in connection.execute(_WHO)
            if (person := _person(name, where)) is not None
        )
        if people != self._people:
            self._people = people
            hear(Heard(people=people))


def _tell(connection: Connection, where: str) -> None:
    """Says in the name of the connection where one is, and has the others look."""
    name = f"{_NAME} {where}".strip().encode()[:_LONGEST].decode(errors="ignore")
    connection.execute("SELECT set_config('application_name', %s, false)", (name,))
    connection.execute(f"NOTIFY {MOVED}")


def _person(name: str, where: str) -> Person | None:
    _, plan, page = (*where.split(" "), "", "")[:3]
    return Person(name, int(plan), page) if plan.isdecimal() else None


def _said(error: psycopg.Error, address: ServerAddress) -> StoreError:
    if is_broken(error) or error.sqlstate:
        return store_error(error, address)
    return store_error(psycopg.OperationalError(), address)
