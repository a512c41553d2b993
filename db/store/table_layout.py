"""Where the store keeps each field: names of tables and columns, made from the records.

Every list of the package is a table, named by its path (`projects_activities_steps`);
a record held inside another lies in its owner's row, its columns prefixed
(`budget_amount`). Each row bears the number of its plan, an identity of its own (the
record's, where that has one), that of the row that owns it, and its rank in its list.
What names a record lies there as its identity, which is in a column of its own where the
text may name none. Plain values: a program that only reads needs no more than these to
ask the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from db.fields import Kind, Spec, identities, specs
from db.records import Package

PLAN, ROW, PARENT, RANK = "plan_number", "id", "parent_id", "rank"
NUMBER, SAVED_AT, VALUE = "number", "saved_at", "value"
IDENTITY, PREVIOUS, REMOVED_AT = "id", "previous", "removed_at"
DRAFTS, SUMS = "drafts", "sums"
ISSUED_PACKAGES, ISSUED_PAPERS = "issued_packages", "issued_papers"
EXCHANGED_PACKAGES, EXCHANGES = "exchanged_packages", "exchanges"
LIBRARIES = "libraries"

Path = tuple[str, ...]

_LISTS = {Kind.TEXTS, Kind.REFS, Kind.RECORDS, Kind.MAP}


@dataclass(frozen=True, slots=True)
class Field:
    """A field in a row: where it stands in the record, its column, its declaration.

    `identity` is the column beside it that bears the identity of the record which it may
    name; empty where there is none.
    """

    path: Path
    column: str
    spec: Spec
    required: bool
    identity: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Its columns, in order."""
        return (self.column, self.identity) if self.identity else (self.column,)


@dataclass(frozen=True, slots=True, eq=False)
class ListTable:
    """The table of one list, or of the plans.

    `record` is what its rows hold; without one they hold a text or a reference each, in
    the column `value`. `lists` are the tables below, by their paths in the record.
    `parent` is the table of the rows that its own lie below; empty where that is the plan.
    """

    name: str
    parent: str
    record: type[Any] | None
    fields: tuple[Field, ...]
    lists: tuple[tuple[Path, ListTable], ...] = ()

    @property
    def nested(self) -> bool:
        """Whether its rows lie below the rows of another list."""
        return bool(self.parent)

    @property
    def identified(self) -> bool:
        """Whether its rows bear the identities of their records."""
        return self.record is not None and bool(identities(self.record))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of its fields, in order."""
        return tuple(column for field in self.fields for column in field.columns)


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


def column_name(*path: str) -> str:
    """The name of a table or column; the plan itself goes without saying."""
    return "_".join(path).removeprefix("plan_")


def table_name(target: str) -> str:
    """The name of the table of a list, which is given as its dotted path."""
    return column_name(*target.split("."))


def tables_from(layout: ListTable) -> Iterator[ListTable]:
    """A table and all below it, owners first."""
    yield layout
    for _, below in layout.lists:
        yield from tables_from(below)


def _record_table(name: str, parent: str, record: type[Any], path: Path) -> ListTable:
    """The table of records that stand at `path` in the package, and all tables below it."""
    fields, lists = [], []
    for field, spec, required in flat_fields(record):
        if spec.kind in _LISTS:
            lists.append((field, _list_table(spec, (*path, *field), name if path else "")))
        else:
            column = column_name(*field)
            identity = f"{column}_id" if spec.coded or spec.names_step else ""
            fields.append(Field(field, column, spec, required, identity))
    return ListTable(name, parent, record, tuple(fields), tuple(lists))


def _list_table(spec: Spec, path: Path, parent: str) -> ListTable:
    name = column_name(*path)
    if spec.record is not None:
        return _record_table(name, parent, spec.record, path)
    identity = f"{VALUE}_id" if spec.coded else ""
    return ListTable(
        name, parent, None, (Field((), VALUE, spec, required=True, identity=identity),)
    )


# The table of the plans, and all tables below it.
PLANS = _record_table("plans", "", Package, ())
