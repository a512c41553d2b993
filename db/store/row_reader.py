"""Reads plans out of a store: rows to records, without SQLAlchemy.

What is read is shown before anything is written, and the start of the program waits
for it; so reading needs no more than the layout, and a backend that takes a query.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import itemgetter
from typing import Any

from db.errors import StoreError
from db.fields import Kind, identities, specs
from db.markers import MarkerKind, markers
from db.records import Framework, Package, Plan
from db.references import Named, Reference, followed, with_steps
from db.store.backend import Reading
from db.store.drafts import Draft
from db.store.names import Names, key_of, unique_keys
from db.store.queries import quoted, select
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
    Field,
    ListTable,
    Path,
)

# The items of each list of one record, by the list's path in it.
Lists = Mapping[Path, tuple[Any, ...]]
Row = Sequence[Any]
# What makes the value of a field of a row; None where it is absent.
Value = Callable[[Row], Any]

# How the columns of some kinds are read; the others are what the backend gives.
_READ: dict[Kind, Callable[[Any], Any]] = {
    Kind.NUMBER: Decimal,
    Kind.INTEGER: int,
    Kind.FLAG: bool,
}


def plan_rows(reading: Reading) -> list[tuple[Any, ...]]:
    """A row a plan, in the order they came in: its head and how many it has of some lists.

    Number, year, edition, unit, agency, title, time of saving; projects, indicators, reports.
    """
    columns = (NUMBER, "fiscal_year", "edition", "unit_name", "agency_name", "title", SAVED_AT)
    counts = [
        f"({select(['count(*)'], name, f'{PLAN} = {PLANS.name}.{NUMBER}', '1')})"
        for name in ("projects", "indicators", "reports")
    ]
    return list(reading.rows(select([*columns, *counts], PLANS.name, "TRUE", NUMBER)))


def read_plan(reading: Reading, number: int) -> tuple[str, Package] | None:
    """When a plan was saved, and the plan with its reports; None where there is none."""
    columns = [SAVED_AT, IDENTITY, PREVIOUS, *map(quoted, PLANS.columns)]
    query = select(columns, PLANS.name, f"{NUMBER} = ?", NUMBER)
    row = next(iter(reading.rows(query, number)), None)
    if row is None:
        return None
    found = _PlanReader(reading, number)
    lists = {path: found.whole(below) for path, below in PLANS.lists}
    saved_at, identity, previous = row[:3]
    package: Package = found.recipe(Package, PLANS, start=3).made(row, lists)
    plan = replace(package.plan, id=identity, previous=previous or "")
    return saved_at, with_steps(replace(package, plan=plan))


def read_framework(reading: Reading, number: int) -> Plan:
    """A plan with its framework alone, and with the tables and pictures that this places.

    An empty one where there is no such plan.
    """
    root = ("plan", "framework")
    found, below = _PlanReader(reading, number), dict(PLANS.lists)
    lists = {path[-1]: found.whole(list_) for path, list_ in below.items() if path[:-1] == root}
    plan = Plan(framework=Framework(**lists))
    named = set(markers(plan))

    def placed(name: str, kind: MarkerKind) -> tuple[Any, ...]:
        keys = {marker.key for marker in named if marker.kind == kind}
        # Most frameworks have none, and pictures are large.
        items = found.whole(below["plan", name]) if keys else ()
        return tuple(item for item in items if item.key in keys)

    return replace(plan, tables=placed("tables", "table"), pictures=placed("pictures", "picture"))


def read_drafts(reading: Reading, number: int) -> list[Draft]:
    """What was typed into fields of a plan and cannot be their value."""
    query = select(Draft._fields, DRAFTS, f"{PLAN} = ?", "record_id, place")
    return [Draft(*row) for row in reading.rows(query, number)]


def missing(number: int, place: str) -> StoreError:
    """What is said of a plan that is not in the store at a place."""
    return StoreError(f"ไม่มีแผนหมายเลข {number} ใน {place} โปรดดูหมายเลขด้วยคำสั่ง phaen list")


class _PlanReader:
    """Reads the lists of one plan."""

    def __init__(self, reading: Reading, number: int) -> None:
        self._reading = reading
        self._number = number
        self._names = Names(reading, number)

    def whole(self, layout: ListTable) -> tuple[Any, ...]:
        """The items of a list of the plan itself, each with all that lies below it."""
        return self._items(layout).get(None, ())

    def _items(self, layout: ListTable) -> Mapping[str | None, tuple[Any, ...]]:
        """The items of one table by the row that owns them, each with all that lies below."""
        lists = [(path, self._items(below)) for path, below in layout.lists]
        columns = [PARENT if layout.nested else "NULL", ROW, *map(quoted, layout.columns)]
        query = select(columns, layout.name, f"{PLAN} = ?", f"{RANK}, {ROW}")
        rows = self._reading.rows(query, self._number)
        found: dict[str | None, list[Any]] = defaultdict(list)
        if layout.record is None:
            value = self._value(layout.fields[0], 2)
            for row in rows:
                found[row[0]].append(value(row))
        else:
            recipe = self.recipe(layout.record, layout, start=2)
            for row in rows:
                below = {path: items.get(row[1], ()) for path, items in lists}
                found[row[0]].append(recipe.made(row, below, row[1]))
        return {owner: _with_unique_keys(layout, items) for owner, items in found.items()}

    def recipe(self, record: type[Any], layout: ListTable, start: int) -> _Recipe:
        """How the records of a table are made, whose fields begin at the column `start`."""
        values: dict[Path, Value] = {}
        for field in layout.fields:
            values[field.path] = self._value(field, start)
            start += len(field.columns)
        return _recipe(record, values, ())

    def _value(self, field: Field, at: int) -> Value:
        """What makes the value of a field, whose column is number `at`, of a row."""
        spec = field.spec
        if spec.kind in {Kind.REF, Kind.REFS}:
            references = self._names.of(spec.target).references
            return lambda row: None if row[at] is None else references[row[at]]
        if field.identity:
            named = self._names.of(spec.coded).named if spec.coded else None
            return lambda row: _bound(row[at], row[at + 1], named)
        if spec.kind not in _READ:
            return itemgetter(at)
        read = _READ[spec.kind]
        return lambda row: None if row[at] is None else read(row[at])


def _bound(text: str, identity: str | None, named: Named | None) -> str:
    """A text that may name a record; without a list it is bound when all lists are read."""
    reference = Reference(text, identity) if identity else text
    return reference if named is None else followed(reference, named)


def _with_unique_keys(layout: ListTable, items: Sequence[Any]) -> tuple[Any, ...]:
    """The items of a list, of which two that came with one key from two writers have two."""
    spec = key_of(layout)
    if spec is None:
        return tuple(items)
    keys = unique_keys([item.key for item in items], spec.prefix)
    return tuple(
        item if item.key == key else replace(item, key=key)
        for item, key in zip(items, keys, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How a record is made: which of its fields are values, lists, and records in it."""

    record: type[Any]
    identified: bool
    values: tuple[tuple[str, Value], ...]
    lists: tuple[tuple[str, Path], ...]
    inner: tuple[tuple[str, _Recipe], ...]

    def made(self, row: Row, lists: Lists, identity: str = "") -> Any:
        """The record of a row, and of the items of its lists."""
        fields: dict[str, Any] = {}
        for name, value in self.values:
            found = value(row)
            if found is not None:
                fields[name] = found
        for name, path in self.lists:
            fields[name] = lists[path]
        for name, recipe in self.inner:
            fields[name] = recipe.made(row, lists)
        if self.identified and identity:
            fields["id"] = identity
        return self.record(**fields)


def _recipe(record: type[Any], values: Mapping[Path, Value], path: Path) -> _Recipe:
    """How a record is made that stands at a path of that of a row."""
    own, lists, inner = [], [], []
    for name, spec in specs(record).items():
        here = (*path, name)
        if spec.kind is Kind.RECORD and spec.record is not None:
            inner.append((name, _recipe(spec.record, values, here)))
        elif here in values:
            own.append((name, values[here]))
        else:
            lists.append((name, here))
    return _Recipe(record, bool(identities(record)), tuple(own), tuple(lists), tuple(inner))
