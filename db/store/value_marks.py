"""What tells the items of a list that have no identities: what stands in them.

Texts, references and bare records are matched with their rows by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from db.store.list_order import Standing
from db.store.rows import at, columns_of
from db.store.table_layout import PARENT, PLAN, RANK, ROW, ListTable
from db.store.tables import table_of

Mark = tuple[Hashable, ...]


def mark(layout: ListTable, item: Any) -> Mark:
    """What stands in an item and below it; of what names a record, which one."""
    below = (tuple(mark(under, each) for each in at(item, path)) for path, under in layout.lists)
    return (*_own(layout, columns_of(layout, item)), *below)


def held(
    connection: sa.Connection, layout: ListTable, within: sa.ColumnElement[bool]
) -> list[tuple[Standing, Mark]]:
    """The rows of a list as they are now, in order, each with its mark."""
    table = table_of(layout)
    query = sa.select(table).where(within).order_by(table.c[RANK], table.c[ROW])
    below = [_below(connection, table, under, within) for _, under in layout.lists]
    return [
        (
            Standing(row[ROW], row[RANK]),
            (*_own(layout, row), *(tuple(marks[row[ROW]]) for marks in below)),
        )
        for row in connection.execute(query).mappings()
    ]


def _below(
    connection: sa.Connection, owners: sa.Table, under: ListTable, within: sa.ColumnElement[bool]
) -> Mapping[str, list[Mark]]:
    """The marks of the rows of a list below, by their owners."""
    table = table_of(under)
    owned = sa.and_(table.c[PLAN] == owners.c[PLAN], table.c[PARENT] == owners.c[ROW])
    query = sa.select(table).join(owners, owned).where(within)
    found: dict[str, list[Mark]] = defaultdict(list)
    ordered = query.order_by(table.c[RANK], table.c[ROW])
    for row in connection.execute(ordered).mappings():
        found[row[PARENT]].append(_own(under, row))
    return found


def _own(layout: ListTable, columns: Mapping[Any, Any]) -> Mark:
    values = (
        (field.identity and columns[field.identity]) or columns[field.column]
        for field in layout.fields
    )
    # 1.0 is not 1.00 here.
    return tuple(str(value) if isinstance(value, Decimal) else value for value in values)
