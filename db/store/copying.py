"""A plan out of one store into another, row by row: whatever their databases, nothing is changed.

Its sums go with its rows; that they agree in the other store is the proof.
"""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from db.store.backend import Reading
from db.store.queries import quoted
from db.store.rows import Row
from db.store.table_layout import NUMBER, PLAN, PLANS
from db.store.tables import METADATA, table_of

Rows = Mapping[str, list[Row]]

_PLANS = table_of(PLANS)
# Those of plans, in the order of who owns whom.
_TABLES = [table for table in METADATA.sorted_tables if table is _PLANS or PLAN in table.c]


def rows_of(reading: Reading, number: int) -> Rows:
    """All rows of a plan, by table, without its number."""
    queries = {table.name: _query(table) for table in _TABLES}
    reading.expect(list(queries.values()), number)
    return {
        table.name: [
            dict(zip(_columns(table), row, strict=True))
            for row in reading.rows(queries[table.name], number)
        ]
        for table in _TABLES
    }


def put_rows(connection: sa.Connection, rows: Rows, to: int | None = None) -> int:
    """Puts the rows of a plan in, in the place of plan `to` or as a plan of its own.

    Returns its number.
    """
    own = dict(rows[PLANS.name][0])
    if to is not None:
        connection.execute(sa.delete(_PLANS).where(_PLANS.c[NUMBER] == to))
        own[NUMBER] = to
    insert = sa.insert(_PLANS).values(own).returning(_PLANS.c[NUMBER])
    number = int(connection.execute(insert).scalar_one())
    for table in _TABLES:
        if table is not _PLANS and rows[table.name]:
            found = [{PLAN: number, **row} for row in rows[table.name]]
            connection.execute(sa.insert(table), found)
    return number


def _query(table: sa.Table) -> str:
    names = ", ".join(map(quoted, _columns(table)))
    where = f"{_own(table)} = ?"
    return f'SELECT {names} FROM "{table.name}" WHERE {where}'  # noqa: S608 - names of the layout


def _columns(table: sa.Table) -> list[str]:
    return [column.name for column in table.c if column.name != _own(table)]


def _own(table: sa.Table) -> str:
    """The column that says of which plan a row is."""
    return NUMBER if table is _PLANS else PLAN
