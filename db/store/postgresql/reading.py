"""Reads in a transaction of a server: what is known to be asked, in one round trip."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import psycopg

from db.store.postgresql.connecting import Connection
from db.store.postgresql.troubles import is_broken

Rows = list[tuple[Any, ...]]
_BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"


class PostgresReading:
    """One state of the store; the transaction begins with what is asked first.

    Without `begins` it reads within a transaction that is there. `renewed` gives a connection in
    the place of one that had been resting and is found dead.
    """

    def __init__(
        self,
        connection: Connection,
        *,
        begins: bool = False,
        renewed: Callable[[Connection], Connection] | None = None,
    ) -> None:
        self._connection = connection
        self._begins = begins
        self._renewed = renewed
        self._known: dict[tuple[str, tuple[object, ...]], Rows] = {}

    @property
    def connection(self) -> Connection:
        """The connection that it reads over now."""
        return self._connection

    def rows(self, query: str, *values: object) -> Iterable[tuple[Any, ...]]:
        """The rows of a query, as `Reading` gives them."""
        known = self._known.pop((query, values), None)
        return self._ask([query], values)[0] if known is None else known

    def expect(self, queries: Sequence[str], number: int) -> None:
        """Asks all queries at once whose one value is a number; `rows` has their answers then."""
        found = self._ask(queries, (number,)) if queries else []
        self._known |= {
            (query, (number,)): rows for query, rows in zip(queries, found, strict=True)
        }

    def end(self) -> None:
        """Ends the transaction, where one was begun."""
        if not self._begins:
            self._connection.execute("COMMIT")

    def _ask(self, queries: Sequence[str], values: tuple[object, ...]) -> list[Rows]:
        """The rows of each query; all have the same values."""
        text = "; ".join([_BEGIN] * self._begins + [_placed(query) for query in queries])
        try:
            found = self._fetched(text, values * len(queries))
        except psycopg.Error as error:
            if not self._begins or self._renewed is None or not is_broken(error):
                raise
            self._connection = self._renewed(self._connection)
            found = self._fetched(text, values * len(queries))
        found = found[1:] if self._begins else found
        self._begins = False
        return found

    def _fetched(self, text: str, values: tuple[object, ...]) -> list[Rows]:
        # Values are put in here: several statements go at once only where none is left out.
        with psycopg.ClientCursor(self._connection) as cursor:
            cursor.execute(text.encode(), values or None)
            found = []
            while True:
                found.append(cursor.fetchall() if cursor.description else [])
                if not cursor.nextset():
                    return found


def _placed(query: str) -> str:
    """A query as the driver takes it: what is asked by the layout's names has no other `?`."""
    return query.replace("?", "%s")
