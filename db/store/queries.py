"""Queries in standard SQL, made of the names of the layout alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from db.store.table_layout import (
    DRAFTS,
    IDENTITY,
    NUMBER,
    PARENT,
    PLAN,
    PLANS,
    PREVIOUS,
    RANK,
    ROW,
    SAVED_AT,
    ListTable,
)

# The columns of a draft, as `db.store.drafts.Draft` has them.
DRAFT_COLUMNS = ("record_id", "place", "text")


def select(columns: Sequence[str], table: str, where: str, order: str) -> str:
    """A query; what stands in it are names of the layout, never a value."""
    return f'SELECT {", ".join(columns)} FROM "{table}" WHERE {where} ORDER BY {order}'  # noqa: S608


def quoted(column: str) -> str:
    """The name of a field's column: some are words that SQL has, too."""
    return f'"{column}"'


@cache
def head(plans: ListTable = PLANS) -> str:
    """What asks for the row of a plan: when it was saved, its identities, then its fields."""
    columns = [SAVED_AT, IDENTITY, PREVIOUS, *map(quoted, plans.columns)]
    return select(columns, PLANS.name, f"{NUMBER} = ?", NUMBER)


@cache
def items(layout: ListTable) -> str:
    """What asks for a plan's rows of a table, in the order of their lists: owner, row, fields."""
    columns = [PARENT if layout.nested else "NULL", ROW if layout.record else "NULL"]
    fields = map(quoted, layout.columns)
    return select([*columns, *fields], layout.name, f"{PLAN} = ?", f"{RANK}, {ROW}")


@cache
def drafts() -> str:
    """What asks for the drafts of a plan."""
    return select(DRAFT_COLUMNS, DRAFTS, f"{PLAN} = ?", "record_id, place")
