"""Where the store keeps each field: names of tables and columns, made from the records.

Every list of the package is a table, named by its path (`projects_activities_steps`);
a record held inside another lies in its owner's row, its columns prefixed
(`budget_amount`). Each row bears the number of its plan and its place in its list.
Plain values: a program that only reads needs no more than these to ask the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from db.fields import Kind, Spec, specs
from db.records import Package

PLAN, ROW, PARENT, ORDINAL = "plan_number", "id", "parent_id", "ordinal"
NUMBER, SAVED_AT, VALUE = "number", "saved_at", "value"
DRAFTS = "drafts"

Path = tuple[str, ...]

_LISTS = {Kind.TEXTS, Kind.REFS, Kind.RECORDS, Kind.MAP}


@dataclass(frozen=True, slots=True)
class Field:
    """A field in a row: where it stands in the record, its column, its declaration."""

    path: Path
    column: str
    spec: Spec
    required: bool


@dataclass(frozen=True, slots=True)
class ListTable:
    """The table of one list, or of the plans.

    `record` is what its rows hold; without one they hold a text or a key each, in the
    column `value`. `lists` are the tables below, by their paths in the record. `parent`
    is the table of the rows that its own lie below; empty where that is the plan.
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


def _record_table(name: str, parent: str, record: type[Any], path: Path) -> ListTable:
    """The table of records that stand at `path` in the package, and all tables below it."""
    fields, lists = [], []
    for field, spec, required in flat_fields(record):
        if spec.kind in _LISTS:
            lists.append((field, _list_table(spec, (*path, *field), name if path else "")))
        else:
            fields.append(Field(field, column_name(*field), spec, required))
    return ListTable(name, parent, record, tuple(fields), tuple(lists))


def _list_table(spec: Spec, path: Path, parent: str) -> ListTable:
    name = column_name(*path)
    if spec.record is not None:
        return _record_table(name, parent, spec.record, path)
    return ListTable(name, parent, None, (Field((), VALUE, spec, required=True),))


# The table of the plans, and all tables below it.
PLANS = _record_table("plans", "", Package, ())
