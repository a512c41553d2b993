"""Keeps what was sent or received of a plan, and forgets the oldest."""

from __future__ import annotations

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
    _forget(connection, reading, number)


def _forget(connection: sa.Connection, reading: Reading, number: int) -> None:
    contents, exchanges = EXCHANGED_PACKAGE_TABLE, EXCHANGE_TABLE
    own = contents.c[PLAN] == number
    columns = (contents.c.content_code, sa.func.length(contents.c.content))
    found = connection.execute(sa.select(*columns).where(own))
    sizes = {str(code): int(size) for code, size in found}
    there = read_exchanges(reading, number)
    for gone in too_many([(each, sizes[each.content_code]) for each in there]):
        row = exchange_row(number, gone)
        same = [exchanges.c[name] == value for name, value in row.items()]
        connection.execute(sa.delete(exchanges).where(*same))
    still = sa.select(exchanges.c.content_code).where(exchanges.c[PLAN] == number)
    connection.execute(sa.delete(contents).where(own, contents.c.content_code.not_in(still)))
