"""Reads plans out of an open store: rows to records, without SQLAlchemy.

What is read is shown before anything is written, and the start of the program waits
for it; so reading needs no more than the driver and the layout.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from db.errors import StoreError
from db.fields import Kind, specs
from db.markers import MarkerKind, markers
from db.records import Framework, Package, Plan
from db.store.table_layout import (
    DRAFTS,
    NUMBER,
    ORDINAL,
    PARENT,
    PLAN,
    PLANS,
    ROW,
    SAVED_AT,
    ListTable,
    Path,
)

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from db.store.sqlite import Connection

# The items of each list of one record, by the list's path in it.
Lists = Mapping[Path, tuple[Any, ...]]

# How the columns of some kinds are read; the others are what the driver gives.
_READ: dict[Kind, Callable[[Any], Any]] = {
    Kind.NUMBER: Decimal,
    Kind.INTEGER: int,
    Kind.FLAG: bool,
}


def plan_rows(connection: Connection) -> list[tuple[Any, ...]]:
    """A row a plan, in the order they came in: its head and how many it has of some lists.

    Number, year, edition, unit, agency, title, time of saving; projects, indicators, reports.
    """
    columns = (NUMBER, "fiscal_year", "edition", "unit_name", "agency_name", "title", SAVED_AT)
    counts = [
        f"({_select(['count(*)'], name, f'{PLAN} = {PLANS.name}.{NUMBER}')})"
        for name in ("projects", "indicators", "reports")
    ]
    query = _select([*columns, *counts], PLANS.name, "TRUE", NUMBER)
    return connection.execute(query).fetchall()


def read_plan(connection: Connection, number: int) -> tuple[str, Package] | None:
    """When a plan was saved, and the plan with its reports; None where there is none."""
    columns = [SAVED_AT, *_names(PLANS)]
    query = _select(columns, PLANS.name, f"{NUMBER} = ?")
    row = connection.execute(query, (number,)).fetchone()
    if row is None:
        return None
    lists = {path: _whole(connection, number, below) for path, below in PLANS.lists}
    package: Package = _recipe(Package, PLANS, start=1).made(row, lists)
    return row[0], package


def read_framework(connection: Connection, number: int) -> Plan:
    """A plan with its framework alone, and with the tables and pictures that this places.

    An empty one where there is no such plan.
    """
    root = ("plan", "framework")
    below = dict(PLANS.lists)
    lists = {
        path[-1]: _whole(connection, number, layout)
        for path, layout in below.items()
        if path[:-1] == root
    }
    plan = Plan(framework=Framework(**lists))
    named = set(markers(plan))

    def placed(name: str, kind: MarkerKind) -> tuple[Any, ...]:
        keys = {found.key for found in named if found.kind == kind}
        # Most frameworks have none, and pictures are large.
        items = _whole(connection, number, below["plan", name]) if keys else ()
        return tuple(item for item in items if item.key in keys)

    return replace(plan, tables=placed("tables", "table"), pictures=placed("pictures", "picture"))


def read_drafts(connection: Connection, number: int) -> dict[str, str]:
    """What was typed into fields of a plan and cannot be their value, by place."""
    query = _select(["place", "text"], DRAFTS, f"{PLAN} = ?")
    return dict(connection.execute(query, (number,)).fetchall())


def missing(number: int, path: FilePath) -> StoreError:
    """What is said of a plan that is not in the store."""
    return StoreError(f"ไม่มีแผนหมายเลข {number} ใน {path} โปรดดูหมายเลขด้วยคำสั่ง phaen list")


def _select(columns: Sequence[str], table: str, where: str, order: str = "1") -> str:
    """A query; what stands in it are the names of the layout, never a value."""
    return f'SELECT {", ".join(columns)} FROM "{table}" WHERE {where} ORDER BY {order}'  # noqa: S608


def _names(layout: ListTable) -> Iterator[str]:
    """The columns of a table's fields; some bear words that SQL has, too."""
    return (f'"{field.column}"' for field in layout.fields)


def _whole(connection: Connection, number: int, layout: ListTable) -> tuple[Any, ...]:
    return _items(connection, number, layout).get(None, ())


def _items(
    connection: Connection, number: int, layout: ListTable
) -> Mapping[int | None, tuple[Any, ...]]:
    """The items of one table by the row that owns them, each with all that lies below."""
    lists = [(path, _items(connection, number, below)) for path, below in layout.lists]
    columns = [
        PARENT if layout.nested else "NULL",
        ROW if layout.record else "NULL",
        *_names(layout),
    ]
    query = _select(columns, layout.name, f"{PLAN} = ?", ORDINAL)
    found: dict[int | None, list[Any]] = defaultdict(list)
    recipe = _recipe(layout.record, layout, start=2) if layout.record else None
    for row in connection.execute(query, (number,)):
        if recipe is None:
            found[row[0]].append(row[2])
        else:
            below = {path: items.get(row[1], ()) for path, items in lists}
            found[row[0]].append(recipe.made(row, below))
    return {owner: tuple(items) for owner, items in found.items()}


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How a record is made: which of its fields are columns, lists, and records in it."""

    record: type[Any]
    columns: tuple[tuple[str, int, Callable[[Any], Any] | None], ...]
    lists: tuple[tuple[str, Path], ...]
    inner: tuple[tuple[str, _Recipe], ...]

    def made(self, row: Sequence[Any], lists: Lists) -> Any:
        """The record of a row, and of the items of its lists."""
        fields: dict[str, Any] = {}
        for name, position, read in self.columns:
            value = row[position]
            if value is not None:
                fields[name] = value if read is None else read(value)
        for name, path in self.lists:
            fields[name] = lists[path]
        for name, recipe in self.inner:
            fields[name] = recipe.made(row, lists)
        return self.record(**fields)


def _recipe(whole: type[Any], layout: ListTable, start: int) -> _Recipe:
    """How the records of a table are made, whose fields begin at the column `start`."""
    positions = {field.path: at for at, field in enumerate(layout.fields, start)}

    def made(record: type[Any], path: Path) -> _Recipe:
        columns, lists, inner = [], [], []
        for name, spec in specs(record).items():
            here = (*path, name)
            if spec.kind is Kind.RECORD and spec.record is not None:
                inner.append((name, made(spec.record, here)))
            elif here in positions:
                columns.append((name, positions[here], _READ.get(spec.kind)))
            else:
                lists.append((name, here))
        return _Recipe(record, tuple(columns), tuple(lists), tuple(inner))

    return made(whole, ())
