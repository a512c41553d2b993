"""The tables of the store for SQLAlchemy: the layout, with types, keys and constraints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from db.fields import Kind, Spec
from db.store.columns import EXACT
from db.store.sqlite.columns import NUMBERED_ONCE
from db.store.table_layout import (
    DRAFTS,
    EXCHANGED_PACKAGES,
    EXCHANGES,
    IDENTITY,
    ISSUED_PACKAGES,
    ISSUED_PAPERS,
    LIBRARIES,
    NUMBER,
    PARENT,
    PLAN,
    PLANS,
    PREVIOUS,
    RANK,
    REMOVED_AT,
    ROW,
    SAVED_AT,
    SUMS,
    Field,
    ListTable,
    table_name,
    tables_from,
)


def table_of(layout: ListTable) -> sa.Table:
    """The table that a layout speaks of."""
    return METADATA.tables[layout.name]


def _build(metadata: sa.MetaData, layout: ListTable) -> None:
    name = layout.name
    fields = [column for field in layout.fields for column in _columns(field)]
    extras = [item for field in layout.fields for item in _constraints(name, field)]
    if layout is PLANS:
        sa.Table(name, metadata, *_root(), *fields, *extras, **NUMBERED_ONCE)
    else:
        sa.Table(name, metadata, *_own(layout), *fields, *extras)


def _root() -> Iterator[sa.schema.SchemaItem]:
    yield sa.Column(NUMBER, sa.Integer, nullable=False)
    yield sa.Column(SAVED_AT, sa.Text, nullable=False)
    yield sa.Column(IDENTITY, sa.Text)
    yield sa.Column(PREVIOUS, sa.Text)
    yield sa.Column(REMOVED_AT, sa.Text)
    yield sa.PrimaryKeyConstraint(NUMBER, name="pk_plans")


def _own(layout: ListTable) -> Iterator[sa.schema.SchemaItem]:
    """What a row has beside its fields: its plan, its name, its owner, its rank."""
    name = layout.name
    yield sa.Column(PLAN, sa.Integer, nullable=False)
    for column in (ROW, PARENT, RANK) if layout.nested else (ROW, RANK):
        yield sa.Column(column, sa.Text, nullable=False)
    yield sa.PrimaryKeyConstraint(PLAN, ROW, name=f"pk_{name}")
    columns, targets = [PLAN], [f"plans.{NUMBER}"]
    if layout.nested:
        columns, targets = [PLAN, PARENT], [f"{layout.parent}.{PLAN}", f"{layout.parent}.{ROW}"]
        yield sa.Index(f"ix_{name}_{PARENT}", PLAN, PARENT)
    yield sa.ForeignKeyConstraint(columns, targets, name=f"fk_{name}_owner", ondelete="CASCADE")


def _columns(field: Field) -> Iterator[sa.Column[Any]]:
    """The columns of a field; texts are empty where others are absent."""
    texts = {Kind.TEXT, Kind.TEXTS}
    absent = not field.required and field.spec.kind not in texts
    yield sa.Column(field.column, _type(field.spec), nullable=absent)
    if field.identity:
        yield sa.Column(field.identity, sa.Text)


def _type(spec: Spec) -> sa.types.TypeEngine[Any]:
    if spec.kind is Kind.FLAG:
        return sa.Boolean()
    if spec.kind is Kind.DATA:
        return sa.LargeBinary()
    if spec.kind is Kind.NUMBER or (spec.kind is Kind.INTEGER and spec.maximum is None):
        return EXACT
    whole = spec.kind is Kind.INTEGER or isinstance((*spec.choices, "")[0], int)
    return sa.Integer() if whole else sa.Text()


def _constraints(table: str, field: Field) -> Iterator[sa.schema.SchemaItem]:
    """What the database itself watches over: choices, bounds and references."""
    column, spec = field.column, field.spec
    check = _check(column, spec)
    if check:
        yield sa.CheckConstraint(check, name=f"ck_{table}_{column}")
    if spec.kind in {Kind.REF, Kind.REFS}:
        target = table_name(spec.target)
        yield sa.ForeignKeyConstraint(
            [PLAN, column],
            [f"{target}.{PLAN}", f"{target}.{ROW}"],
            name=f"fk_{table}_{column}",
            deferrable=True,
            initially="DEFERRED",
        )
        yield sa.Index(f"ix_{table}_{column}", PLAN, column)


def _check(column: str, spec: Spec) -> str:
    if spec.choices:
        return f"{column} IN ({', '.join(repr(choice) for choice in spec.choices)})"
    figure = f"CAST({column} AS NUMERIC)" if _type(spec) is EXACT else column
    bounds = ((">=", spec.minimum), (">", spec.above), ("<=", spec.maximum))
    return " AND ".join(f"{figure} {sign} {bound}" for sign, bound in bounds if bound is not None)


METADATA = sa.MetaData()
for _layout in tables_from(PLANS):
    _build(METADATA, _layout)

# What was typed into a field and cannot be its value yet: kept here, sent nowhere.
DRAFT_TABLE = sa.Table(
    DRAFTS,
    METADATA,
    sa.Column(PLAN, sa.Integer, nullable=False),
    sa.Column("record_id", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.PrimaryKeyConstraint(PLAN, "record_id", "place", name="pk_drafts"),
    sa.ForeignKeyConstraint(
        [PLAN], [f"plans.{NUMBER}"], name="fk_drafts_owner", ondelete="CASCADE"
    ),
)

# By plan and table: the check sum of the rows there (`db.store.sums`).
SUM_TABLE = sa.Table(
    SUMS,
    METADATA,
    sa.Column(PLAN, sa.Integer, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("sum", sa.Text, nullable=False),
    sa.PrimaryKeyConstraint(PLAN, "name", name="pk_sums"),
    sa.ForeignKeyConstraint([PLAN], [f"plans.{NUMBER}"], name="fk_sums_owner", ondelete="CASCADE"),
)

# What was sent up is kept as it was: by the identity of the issuance, whatever becomes of its
# report; it goes with the plan alone.
ISSUED_PACKAGE_TABLE = sa.Table(
    ISSUED_PACKAGES,
    METADATA,
    sa.Column(PLAN, sa.Integer, nullable=False),
    sa.Column("issuance_id", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("sum", sa.Text, nullable=False),
    sa.PrimaryKeyConstraint(PLAN, "issuance_id", name="pk_issued_packages"),
    sa.ForeignKeyConstraint(
        [PLAN], [f"plans.{NUMBER}"], name="fk_issued_packages_owner", ondelete="CASCADE"
    ),
)
ISSUED_PAPER_TABLE = sa.Table(
    ISSUED_PAPERS,
    METADATA,
    sa.Column(PLAN, sa.Integer, nullable=False),
    sa.Column("issuance_id", sa.Text, nullable=False),
    sa.Column("form", sa.Text, nullable=False),
    sa.Column("ordinal", sa.Integer, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("pdf", sa.LargeBinary, nullable=False),
    sa.PrimaryKeyConstraint(PLAN, "issuance_id", "form", name="pk_issued_papers"),
    sa.ForeignKeyConstraint(
        [PLAN, "issuance_id"],
        [f"{ISSUED_PACKAGES}.{PLAN}", f"{ISSUED_PACKAGES}.issuance_id"],
        name="fk_issued_papers_owner",
        ondelete="CASCADE",
    ),
)

# What was sent and received, so that the next comparison knows what both copies were before:
# each package once, by its content code, and each time that it went to or came from somebody.
EXCHANGED_PACKAGE_TABLE = sa.Table(
    EXCHANGED_PACKAGES,
    METADATA,
    sa.Column(PLAN, sa.Integer, nullable=False),
    sa.Column("content_code", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("sum", sa.Text, nullable=False),
    sa.PrimaryKeyConstraint(PLAN, "content_code", name="pk_exchanged_packages"),
    sa.ForeignKeyConstraint(
        [PLAN], [f"plans.{NUMBER}"], name="fk_exchanged_packages_owner", ondelete="CASCADE"
    ),
)
EXCHANGE_TABLE = sa.Table(
    EXCHANGES,
    METADATA,
    sa.Column(PLAN, sa.Integer, nullable=False),
    sa.Column("exchanged_at", sa.Text, nullable=False),
    sa.Column("direction", sa.Text, nullable=False),
    sa.Column("whom", sa.Text, nullable=False),
    sa.Column("content_code", sa.Text, nullable=False),
    sa.PrimaryKeyConstraint(PLAN, "exchanged_at", "whom", name="pk_exchanges"),
    sa.ForeignKeyConstraint(
        [PLAN, "content_code"],
        [f"{EXCHANGED_PACKAGES}.{PLAN}", f"{EXCHANGED_PACKAGES}.content_code"],
        name="fk_exchanges_owner",
        ondelete="CASCADE",
    ),
)

# What plans draw on, and belongs to none of them: each library by the code of what it says.
LIBRARY_TABLE = sa.Table(
    LIBRARIES,
    METADATA,
    sa.Column("content_code", sa.Text, nullable=False),
    sa.Column("issuer", sa.Text, nullable=False),
    sa.Column("fiscal_year", sa.Integer, nullable=False),
    sa.Column("issued", sa.Text, nullable=False),
    sa.Column("lists", sa.Text, nullable=False),
    sa.Column("taken_at", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("sum", sa.Text, nullable=False),
    sa.PrimaryKeyConstraint("content_code", name="pk_libraries"),
)
