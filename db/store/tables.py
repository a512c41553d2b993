"""The tables of the store for SQLAlchemy: the layout, with types, keys and constraints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from db.fields import Kind, Spec
from db.store.engine import ExactText
from db.store.table_layout import (
    DRAFTS,
    NUMBER,
    ORDINAL,
    PARENT,
    PLAN,
    PLANS,
    ROW,
    SAVED_AT,
    Field,
    ListTable,
    column_name,
)

# Exact decimal on every database; SQLite keeps the text.
_EXACT = sa.Numeric().with_variant(ExactText(), "sqlite")


def table_of(layout: ListTable) -> sa.Table:
    """The table that a layout speaks of."""
    return METADATA.tables[layout.name]


def _build(metadata: sa.MetaData, layout: ListTable) -> None:
    """Declare a table, and all tables below it."""
    name = layout.name
    fields = [_column(f.column, f.spec, required=f.required) for f in layout.fields]
    extras = [item for field in layout.fields for item in _constraints(name, field)]
    is_root = layout is PLANS
    own = _root() if is_root else _own(layout)
    sa.Table(name, metadata, *own, *fields, *extras, sqlite_autoincrement=is_root)
    for _, below in layout.lists:
        _build(metadata, below)


def _root() -> Iterator[sa.schema.SchemaItem]:
    yield sa.Column(NUMBER, sa.Integer, nullable=False)
    yield sa.Column(SAVED_AT, sa.Text, nullable=False)
    yield sa.PrimaryKeyConstraint(NUMBER, name="pk_plans")


def _own(layout: ListTable) -> Iterator[sa.schema.SchemaItem]:
    """What a row has beside its fields: its plan, its owner, its place."""
    name = layout.name
    position = (PLAN, PARENT, ORDINAL) if layout.nested else (PLAN, ORDINAL)
    if layout.record is not None:
        yield sa.Column(ROW, sa.Integer, nullable=False)
    for column in position:
        yield sa.Column(column, sa.Integer, nullable=False)
    if layout.record is not None:
        yield sa.PrimaryKeyConstraint(PLAN, ROW, name=f"pk_{name}")
        yield sa.UniqueConstraint(*position, name=f"uq_{name}_{ORDINAL}")
    else:
        yield sa.PrimaryKeyConstraint(*position, name=f"pk_{name}")
    yield _owner(name, layout.parent)


def _owner(name: str, parent: str) -> sa.ForeignKeyConstraint:
    """A row goes with its plan, or with the row that it lies below."""
    columns, targets = [PLAN], [f"plans.{NUMBER}"]
    if parent:
        columns, targets = [PLAN, PARENT], [f"{parent}.{PLAN}", f"{parent}.{ROW}"]
    return sa.ForeignKeyConstraint(columns, targets, name=f"fk_{name}_owner", ondelete="CASCADE")


def _column(name: str, spec: Spec, *, required: bool) -> sa.Column[Any]:
    texts = {Kind.TEXT, Kind.TEXTS}
    return sa.Column(name, _type(spec), nullable=not required and spec.kind not in texts)


def _type(spec: Spec) -> sa.types.TypeEngine[Any]:
    if spec.kind is Kind.FLAG:
        return sa.Boolean()
    if spec.kind is Kind.DATA:
        return sa.LargeBinary()
    if spec.kind is Kind.NUMBER or (spec.kind is Kind.INTEGER and spec.maximum is None):
        return _EXACT
    whole = spec.kind is Kind.INTEGER or isinstance((*spec.choices, "")[0], int)
    return sa.Integer() if whole else sa.Text()


def _constraints(table: str, field: Field) -> Iterator[sa.schema.SchemaItem]:
    """What the database itself watches over: choices, bounds, keys and references."""
    column, spec = field.column, field.spec
    check = _check(column, spec)
    if check:
        yield sa.CheckConstraint(check, name=f"ck_{table}_{column}")
    if spec.kind is Kind.KEY:
        yield sa.UniqueConstraint(PLAN, column, name=f"uq_{table}_{column}")
    if spec.kind in {Kind.REF, Kind.REFS}:
        target = column_name(*spec.target.split("."))
        yield sa.ForeignKeyConstraint(
            [PLAN, column],
            [f"{target}.{PLAN}", f"{target}.key"],
            name=f"fk_{table}_{column}",
            deferrable=True,
            initially="DEFERRED",
        )
        yield sa.Index(f"ix_{table}_{column}", PLAN, column)


def _check(column: str, spec: Spec) -> str:
    if spec.choices:
        return f"{column} IN ({', '.join(repr(choice) for choice in spec.choices)})"
    figure = f"CAST({column} AS NUMERIC)" if isinstance(_type(spec), sa.Numeric) else column
    bounds = ((">=", spec.minimum), (">", spec.above), ("<=", spec.maximum))
    return " AND ".join(f"{figure} {sign} {bound}" for sign, bound in bounds if bound is not None)


METADATA = sa.MetaData()
_build(METADATA, PLANS)

# What was typed into a field and cannot be its value yet: kept here, sent nowhere.
DRAFT_TABLE = sa.Table(
    DRAFTS,
    METADATA,
    sa.Column(PLAN, sa.Integer, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.PrimaryKeyConstraint(PLAN, "place", name="pk_drafts"),
    sa.ForeignKeyConstraint(
        [PLAN], [f"plans.{NUMBER}"], name="fk_drafts_owner", ondelete="CASCADE"
    ),
)
