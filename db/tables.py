"""The tables of the store, made from the declarations of the records.

Every list of the package is a table, named by its path (`projects_activities_steps`);
a record held inside another lies in its owner's row, its columns prefixed
(`budget_amount`). Each row bears the number of its plan and its place in its list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from db.fields import Kind, Spec, specs
from db.records import Package
from db.sqlite import ExactText

PLAN, ROW, PARENT, ORDINAL = "plan_number", "id", "parent_id", "ordinal"
NUMBER, SAVED_AT, VALUE = "number", "saved_at", "value"

Path = tuple[str, ...]

# Exact decimal on every database; SQLite keeps the text.
_EXACT = sa.Numeric().with_variant(ExactText(), "sqlite")
_LISTS = {Kind.TEXTS, Kind.REFS, Kind.RECORDS, Kind.MAP}


@dataclass(frozen=True, slots=True)
class Field:
    """A field in a row: where it stands in the record, its column, its declaration."""

    path: Path
    column: str
    spec: Spec


@dataclass(frozen=True, slots=True)
class ListTable:
    """The table of one list, or of the plans.

    `record` is what its rows hold; without one they hold a text or a key each, in the
    column `value`. `lists` are the tables below, by their paths in the record. `nested`:
    its rows lie below the rows of another list.
    """

    table: sa.Table
    record: type[Any] | None = None
    nested: bool = False
    fields: tuple[Field, ...] = ()
    lists: tuple[tuple[Path, ListTable], ...] = ()


def flat_fields(record: type[Any], path: Path = ()) -> Iterator[tuple[Path, Spec, bool]]:
    """The fields of a record and of the records inside it: path, declaration, must be.

    What must be in an inner record that itself may be absent may be absent, too.
    """
    for name, spec in specs(record).items():
        if spec.kind is Kind.RECORD and spec.record is not None:
            for inner_path, inner, required in flat_fields(spec.record, (*path, name)):
                yield inner_path, inner, required and spec.required
        else:
            yield (*path, name), spec, spec.required


def _name(*path: str) -> str:
    """The name of a table or column; the plan itself goes without saying."""
    return "_".join(path).removeprefix("plan_")


def _build(metadata: sa.MetaData) -> ListTable:
    """The table of the plans, and all tables below it."""
    own = (
        sa.Column(NUMBER, sa.Integer, nullable=False),
        sa.Column(SAVED_AT, sa.Text, nullable=False),
    )
    key = sa.PrimaryKeyConstraint(NUMBER, name="pk_plans")
    return _record_table(metadata, "plans", Package, (*own, key), (), nested=False)


def _record_table(
    metadata: sa.MetaData,
    name: str,
    record: type[Any],
    own: tuple[sa.schema.SchemaItem, ...],
    path: Path,
    *,
    nested: bool,
) -> ListTable:
    flat = list(flat_fields(record))
    fields = tuple(
        Field(field, _name(*field), spec) for field, spec, _ in flat if spec.kind not in _LISTS
    )
    columns = [
        _column(_name(*field), spec, required=required)
        for field, spec, required in flat
        if spec.kind not in _LISTS
    ]
    extras = [item for field in fields for item in _constraints(name, field.column, field.spec)]
    table = sa.Table(name, metadata, *own, *columns, *extras, sqlite_autoincrement=not path)
    lists = tuple(
        (field, _list_table(metadata, spec, (*path, *field), name if path else ""))
        for field, spec, _ in flat
        if spec.kind in _LISTS
    )
    return ListTable(table, record, nested, fields, lists)


def _list_table(metadata: sa.MetaData, spec: Spec, path: Path, parent: str) -> ListTable:
    name = _name(*path)
    position = (PLAN, PARENT, ORDINAL) if parent else (PLAN, ORDINAL)
    columns = [sa.Column(column, sa.Integer, nullable=False) for column in position]
    if spec.record is not None:
        own = (
            sa.Column(ROW, sa.Integer, nullable=False),
            *columns,
            sa.PrimaryKeyConstraint(PLAN, ROW, name=f"pk_{name}"),
            sa.UniqueConstraint(*position, name=f"uq_{name}_{ORDINAL}"),
            _owner(name, parent),
        )
        return _record_table(metadata, name, spec.record, own, path, nested=bool(parent))
    table = sa.Table(
        name,
        metadata,
        *columns,
        _column(VALUE, spec, required=True),
        sa.PrimaryKeyConstraint(*position, name=f"pk_{name}"),
        _owner(name, parent),
        *_constraints(name, VALUE, spec),
    )
    return ListTable(table, nested=bool(parent))


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
    if spec.kind is Kind.NUMBER or (spec.kind is Kind.INTEGER and spec.maximum is None):
        return _EXACT
    whole = spec.kind is Kind.INTEGER or isinstance((*spec.choices, "")[0], int)
    return sa.Integer() if whole else sa.Text()


def _constraints(table: str, column: str, spec: Spec) -> Iterator[sa.schema.SchemaItem]:
    """What the database itself watches over: choices, bounds, keys and references."""
    check = _check(column, spec)
    if check:
        yield sa.CheckConstraint(check, name=f"ck_{table}_{column}")
    if spec.kind is Kind.KEY:
        yield sa.UniqueConstraint(PLAN, column, name=f"uq_{table}_{column}")
    if spec.kind in {Kind.REF, Kind.REFS}:
        target = _name(*spec.target.split("."))
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
    bounds = ((">=", spec.minimum), ("<=", spec.maximum))
    return " AND ".join(f"{figure} {sign} {bound}" for sign, bound in bounds if bound is not None)


METADATA = sa.MetaData()
PLANS = _build(METADATA)

# What was typed into a field and cannot be its value yet: kept here, sent nowhere.
DRAFTS = sa.Table(
    "drafts",
    METADATA,
    sa.Column(PLAN, sa.Integer, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.PrimaryKeyConstraint(PLAN, "place", name="pk_drafts"),
    sa.ForeignKeyConstraint(
        [PLAN], [f"plans.{NUMBER}"], name="fk_drafts_owner", ondelete="CASCADE"
    ),
)
