"""References to records that another writer has taken out: they go with them.

A change is made of a plan as it was seen. Where another has meanwhile taken out what it
refers to, or has referred to what it takes out, the reference goes: a single one becomes
empty, one of a list leaves it, and a record that cannot do without one goes whole.
"""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from db.fields import Kind
from db.store.table_layout import PLAN, PLANS, ROW, Field, ListTable, table_name, tables_from
from db.store.tables import METADATA, table_of

# Every column of references, with its table.
_REFERENCES = [
    (layout, field)
    for layout in tables_from(PLANS)
    for field in layout.fields
    if field.spec.kind in {Kind.REF, Kind.REFS}
]


class Dangling:
    """Drops the references of a plan that a change has left without their records."""

    def __init__(self, connection: sa.Connection, number: int) -> None:
        self._connection = connection
        self._number = number
        self._written: set[str] = set()
        self._deleted: set[str] = set()

    def wrote(self, table: str, columns: Collection[str]) -> None:
        """Tells of columns of a table that were written."""
        self._written.update(f"{table}.{column}" for column in columns)

    def deleted(self, table: str) -> None:
        """Tells of a table from which rows were deleted."""
        self._deleted.add(table)

    def drop(self) -> set[str]:
        """Drops what the rows told of have left behind; gives the tables in which that was."""
        touched: set[str] = set()
        for layout, field in _REFERENCES:
            written = f"{layout.name}.{field.column}" in self._written
            told = written or table_name(field.spec.target) in self._deleted
            if told and self._drop(layout, field):
                touched.update(each.name for each in tables_from(layout))
        return touched

    def _drop(self, layout: ListTable, field: Field) -> bool:
        """Whether a column of references held one that found no record."""
        table, targets = table_of(layout), METADATA.tables[table_name(field.spec.target)]
        column = table.c[field.column]
        # A division can lie below another: the table is asked for twice.
        target = targets.alias()
        there = sa.exists().where(target.c[PLAN] == self._number, target.c[ROW] == column)
        dangling = (table.c[PLAN] == self._number, column.is_not(None), ~there)
        if field.required or layout.record is None:
            found = self._connection.execute(sa.delete(table).where(*dangling))
        else:
            change = sa.update(table).where(*dangling).values({column: None})
            found = self._connection.execute(change)
        return found.rowcount != 0
