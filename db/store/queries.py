"""Queries in standard SQL, made of the names of the layout alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from db.fields import Kind, Spec
from db.store.table_layout import (
    DRAFTS,
    IDENTITY,
    NUMBER,
    PARENT,
    PLAN,
    PLANS,
    PREVIOUS,
    RANK,
    REMOVED_AT,
    ROW,
    SAVED_AT,
    ListTable,
    table_name,
    tables_from,
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
def there() -> str:
    """What asks for the number of a plan: a row where it is there and was not removed."""
    return select([NUMBER], PLANS.name, f"{NUMBER} = ? AND {REMOVED_AT} IS NULL", NUMBER)


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
def names(layout: ListTable) -> str:
    """What asks how the records of a plan's list are called: row, key or else code."""
    called = "code" if key_of(layout) is None else "key"
    return select([ROW, quoted(called)], layout.name, f"{PLAN} = ?", f"{RANK}, {ROW}")


def key_of(layout: ListTable) -> Spec | None:
    """The declaration of the key of a list's records, where they have one."""
    return next((field.spec for field in layout.fields if field.spec.kind is Kind.KEY), None)


@cache
def of_plan() -> tuple[str, ...]:
    """All that is asked to read a plan."""
    layouts = [layout for layout in tables_from(PLANS) if layout is not PLANS]
    specs = [field.spec for layout in layouts for field in layout.fields]
    targets = {table_name(name) for spec in specs for name in (spec.target, spec.coded) if name}
    named = [layout for layout in layouts if layout.name in targets]
    return (there(), head(), *map(items, layouts), *map(names, named), drafts())


@cache
def drafts() -> str:
    """What asks for the drafts of a plan."""
    return select(DRAFT_COLUMNS, DRAFTS, f"{PLAN} = ?", "record_id, place")
