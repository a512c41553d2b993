"""Keeps what was sent or received of a plan, and forgets the oldest."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from db.exchanges import Exchange, too_many
from db.records import Package
from db.store.backend import Reading
from db.store.exchange_rows import content_row, exchange_row, read_exchanges
from db.store.table_layout import PLAN
from db.store.tables import EXCHANGE_TABLE, EXCHANGED_PACKAGE_TABLE


def keep(
    connection: sa.Connection,
    reading: Reading,
    number: int,
    package: Package,
    exchange: Exchange,
) -> None:
    """Keeps a package, and that it was exchanged; of what is too much the oldest goes.

    `reading` reads in the same transaction.
    """
    contents = EXCHANGED_PACKAGE_TABLE
    row = content_row(number, package)
    own = sa.and_(contents.c[PLAN] == number, contents.c.content_code == row["content_code"])
    if connection.execute(sa.select(contents.c.sum).where(own)).first() is None:
        connection.execute(sa.insert(contents), row)
    connection.execute(sa.insert(EXCHANGE_TABLE), exchange_row(number, exchange))
    _forget_oldest(connection, reading, number)


def forget(connection: sa.Connection, number: int, exchanges: Iterable[Exchange]) -> None:
    """Keeps exchanges no longer, nor a package that no other exchange was of."""
    contents, table = EXCHANGED_PACKAGE_TABLE, EXCHANGE_TABLE
    for exchange in exchanges:
        row = exchange_row(number, exchange)
        same = [table.c[name] == value for name, value in row.items()]
        connection.execute(sa.delete(table).where(*same))
    still = sa.select(table.c.content_code).where(table.c[PLAN] == number)
    own = contents.c[PLAN] == number
    connection.execute(sa.delete(contents).where(own, contents.c.content_code.not_in(still)))


def _forget_oldest(connection: sa.Connection, reading: Reading, number: int) -> None:
    contents = EXCHANGED_PACKAGE_TABLE
    columns = (contents.c.content_code, sa.func.length(contents.c.content))
    found = connection.execute(sa.select(*columns).where(contents.c[PLAN] == number))
    sizes = {str(code): int(size) for code, size in found}
    there = read_exchanges(reading, number)
    forget(connection, number, too_many([(each, sizes[each.content_code]) for each in there]))
