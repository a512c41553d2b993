"""Which plans of an older store are not what was written, as the sums of its own day tell.

Sums are made anew once a store is migrated: what was damaged before would then be taken for
what was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import sqlalchemy as sa

from db.store import queries
from db.store.backend import Reading
from db.store.sums import QUERIES, table_sum
from db.store.table_layout import DRAFTS, PLANS, SUMS, Field, ListTable, tables_from


def damaged_before(connection: sa.Connection, reading: Reading) -> frozenset[int]:
    """The numbers of plans of which a table is not what its sum says; none where there are no sums.

    `reading` reads in the same transaction, before anything is migrated. Columns that have
    come since are left out: fields keep their order among those that were there.
    """
    inspector = sa.inspect(connection)
    if SUMS not in inspector.get_table_names():
        return frozenset()
    asked = dict(_queries_of_then(inspector))
    kept = reading.rows(f'SELECT plan_number, name, sum FROM "{SUMS}"')  # noqa: S608 - own name
    return frozenset(
        number
        for number, name, found in list(kept)
        if name in asked and table_sum(name, list(reading.rows(asked[name], number))) != found
    )


def _queries_of_then(inspector: sa.Inspector) -> Iterator[tuple[str, str]]:
    """What asks for a plan's rows of each table that was there, with the columns of then."""
    there = set(inspector.get_table_names())
    for layout in tables_from(PLANS):
        if layout.name in there:
            columns = {column["name"] for column in inspector.get_columns(layout.name)}
            of_then = replace(layout, fields=tuple(_fields_of_then(layout, columns)))
            query = queries.head if layout is PLANS else queries.items
            yield layout.name, query(of_then)
    yield DRAFTS, QUERIES[DRAFTS]


def _fields_of_then(layout: ListTable, columns: set[str]) -> Iterator[Field]:
    for field in layout.fields:
        if field.column in columns:
            yield field if field.identity in columns else replace(field, identity="")
