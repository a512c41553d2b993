"""Connections to a server: made, kept while they rest, and given again."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.adapt import Loader

from db.errors import StoreTrouble
from db.store.postgresql import passwords
from db.store.postgresql.address import ServerAddress
from db.store.postgresql.troubles import trouble_error

if TYPE_CHECKING:
    from psycopg.abc import Buffer

# Every connection of a program that has a store open shares this lock; who migrates has it alone.
IN_USE = 0x506861656E  # "Phaen"
CONNECT_WITHIN = 10  # seconds
_KEPT = 1  # connection that rests
# Whose end nobody tells of is found dead within half a minute, not after two hours.
_ALIVE: dict[str, Any] = {
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
_OPTIONS = (
    "-c statement_timeout=60s -c lock_timeout=10s -c idle_in_transaction_session_timeout=120s"
)

Connection = psycopg.Connection[tuple[Any, ...]]


class _Flag(Loader):
    """A flag as the figure that SQLite has for it: check sums are the same on both."""

    def load(self, data: Buffer) -> int:
        return int(data == b"t")


def connect(address: ServerAddress, wait: float | None = None) -> Connection:
    """Opens a connection to a server; `wait` are the seconds in which it must answer.

    Raises:
        psycopg.Error: it does not.
    """
    made = psycopg.connect(
        host=address.host,
        port=address.port,
        dbname=address.database,
        user=address.user or None,
        password=passwords.known(address),
        application_name="phaen",
        client_encoding="UTF8",
        connect_timeout=max(2, round(wait or CONNECT_WITHIN)),
        options=_OPTIONS,
        gssencmode="disable",
        **encryption(address),
        **_ALIVE,
        # What is asked again and again need not be kept by the server: a proxy could not have it.
        prepare_threshold=None,
        autocommit=True,
    )
    made.adapters.register_loader("bool", _Flag)
    return made


def encryption(address: ServerAddress) -> dict[str, Any]:
    """What the driver and the server's own programs are told of encryption."""
    if not address.is_encrypted:
        return {"sslmode": "disable"}
    return {"sslmode": "verify-full", "sslrootcert": address.certificate or "system"}


class Connections:
    """The connections of one store that is open; any thread may take one."""

    def __init__(self, address: ServerAddress, wait: float | None) -> None:
        self._address = address
        self._wait = wait
        self._resting: list[Connection] = []
        self._guard = threading.Lock()

    def take(self) -> Connection:
        """A connection, of those that rest the last one, else a new one.

        Raises:
            psycopg.Error: there is none to be had.
            StoreError: the store is being migrated.
        """
        return self._rested() or self.fresh()

    def fresh(self) -> Connection:
        """A new connection, which shares in the lock that says who has the store open.

        Raises:
            as `take`.
        """
        made = connect(self._address, self._wait)
        query = f"SELECT pg_try_advisory_lock_shared({IN_USE})"
        row = made.execute(query.encode()).fetchone()
        if row is None or not row[0]:
            made.close()
            raise trouble_error(
                StoreTrouble.BUSY,
                "ผู้ดูแลกำลังปรับฐานข้อมูลให้เป็นรุ่นใหม่ โปรดรอสักครู่ แล้วลองใหม่",
                self._address,
            )
        return made

    def renewed(self, dead: Connection) -> Connection:
        """A new connection in the place of one that rested and is dead: all others are, too.

        Raises:
            as `take`.
        """
        dead.close()
        self.close()
        return self.fresh()

    def give(self, connection: Connection) -> None:
        """Takes back a connection that is used no more."""
        idle = connection.pgconn.transaction_status == psycopg.pq.TransactionStatus.IDLE
        with self._guard:
            if not connection.closed and idle and len(self._resting) < _KEPT:
                self._resting.append(connection)
                return
        connection.close()

    def close(self) -> None:
        """Closes those that rest."""
        with self._guard:
            resting, self._resting = self._resting, []
        for each in resting:
            each.close()

    def _rested(self) -> Connection | None:
        with self._guard:
            return self._resting.pop() if self._resting else None
