"""Writes the check sums of plans, within the transaction that writes their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import sqlalchemy as sa

from db.store.backend import Reading
from db.store.sums import QUERIES, sums
from db.store.table_layout import NUMBER, PLAN, PLANS
from db.store.tables import SUM_TABLE, table_of

_NEVER = ""  # no sum of any rows
_UPDATE = (
    sa.update(SUM_TABLE)
    .where(SUM_TABLE.c[PLAN] == sa.bindparam("number"), SUM_TABLE.c.name == sa.bindparam("table"))
    .values(sum=sa.bindparam("found"))
)


def write_sums(connection: sa.Connection, reading: Reading, number: int) -> None:
    """Makes the sums of a plan anew; `reading` reads in the same transaction."""
    connection.execute(sa.delete(SUM_TABLE).where(SUM_TABLE.c[PLAN] == number))
    found = sums(reading, number, QUERIES)
    rows = [{PLAN: number, "name": name, "sum": each} for name, each in found.items()]
    connection.execute(sa.insert(SUM_TABLE), rows)


def update_sums(
    connection: sa.Connection, reading: Reading, number: int, tables: Iterable[str]
) -> None:
    """Makes the sums of some tables of a plan anew, of which it has all."""
    found = sums(reading, number, tables)
    rows = [{"number": number, "table": name, "found": each} for name, each in found.items()]
    if rows:
        connection.execute(_UPDATE, rows)


def write_all_sums(
    connection: sa.Connection, reading: Reading, is_damaged: Callable[[Reading, int], bool]
) -> None:
    """Makes the sums of all plans anew: after a migration the rows are others.

    Those of a plan that is damaged agree with nothing: it counts as damaged, until its user
    has looked at it and saves it.
    """
    plans = table_of(PLANS)
    for number in connection.execute(sa.select(plans.c[NUMBER])).scalars().all():
        write_sums(connection, reading, number)
        if is_damaged(reading, number):
            sums_of_plan = SUM_TABLE.c[PLAN] == number
            connection.execute(sa.update(SUM_TABLE).where(sums_of_plan).values(sum=_NEVER))
