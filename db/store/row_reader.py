"""Reads plans out of a store: rows to records, without SQLAlchemy.

What is read is shown before anything is written, and the start of the program waits
for it; so reading needs no more than the layout, and a backend that takes a query.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from db.errors import StoreError, StoreTrouble
from db.fields import Kind, identities, specs
from db.markers import MarkerKind, markers
from db.records import Framework, Package, Plan
from db.references import Reference, with_steps
from db.store import queries
from db.store.backend import Reading
from db.store.drafts import Draft
from db.store.names import Names, unique_keys
from db.store.queries import key_of, select
from db.store.table_layout import (
    IDENTITY,
    NUMBER,
    PLAN,
    PLANS,
    REMOVED_AT,
    SAVED_AT,
    Field,
    ListTable,
    Path,
)

# The items of each list of one record, by the list's path in it.
Lists = Mapping[Path, tuple[Any, ...]]
Row = Sequence[Any]
# What makes a text that names a record, of a row and the lists of the plan.
Name = Callable[[Row, Names], str]

# How the columns of some kinds are read; the others are what the backend gives.
_READ: dict[Kind, Callable[[Any], Any]] = {
    Kind.NUMBER: Decimal,
    Kind.INTEGER: int,
    Kind.FLAG: bool,
}


def plan_rows(reading: Reading) -> list[tuple[Any, ...]]:
    """A row a plan, in the order they came in: its head and how many it has of some lists.

    Number, year, edition, unit, agency, title, time of saving; projects, indicators, reports;
    identity, time of removal (empty: it was not removed).
    """
    columns = (NUMBER, "fiscal_year", "edition", "unit_name", "agency_name", "title", SAVED_AT)
    ends = (IDENTITY, f"coalesce({REMOVED_AT}, '')")
    counts = [
        f"({select(['count(*)'], name, f'{PLAN} = {PLANS.name}.{NUMBER}', '1')})"
        for name in ("projects", "indicators", "reports")
    ]
    return list(reading.rows(select([*columns, *counts, *ends], PLANS.name, "TRUE", NUMBER)))


def read_plan(
    reading: Reading, number: int, *, removed: bool = False
) -> tuple[str, Package] | None:
    """When a plan was saved, and the plan with its reports; None: there is no such plan.

    One that is removed counts as there with `removed` alone.
    """
    reading.expect(queries.of_plan(), number)
    if not (list(reading.rows(queries.there(), number)) or removed):
        return None
    row = next(iter(reading.rows(queries.head(), number)), None)
    if row is None:
        return None
    found = _PlanReader(reading, number)
    lists = {path: found.whole(below) for path, below in PLANS.lists}
    saved_at, identity, previous = row[:3]
    package: Package = found.made(row, lists, PLANS, start=3)
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
    return [Draft(*row) for row in reading.rows(queries.drafts(), number)]


def read_number(reading: Reading, identity: str) -> int | None:
    """The number of the plan of an identity; None: no such, or removed."""
    where = f"{IDENTITY} = ? AND {REMOVED_AT} IS NULL"
    rows = reading.rows(select([NUMBER], PLANS.name, where, NUMBER), identity)
    return next((int(number) for (number,) in rows), None)


def read_moment(reading: Reading, number: int) -> str | None:
    """When the plan of a number was saved; None: no such, or removed."""
    where = f"{NUMBER} = ? AND {REMOVED_AT} IS NULL"
    rows = reading.rows(select([SAVED_AT], PLANS.name, where, NUMBER), number)
    return next((moment for (moment,) in rows), None)


def missing(number: int, place: str) -> StoreError:
    """What is said of a plan that is not in the store at a place."""
    return StoreError(
        f"ไม่มีแผนหมายเลข {number} ใน {place} โปรดดูหมายเลขด้วยคำสั่ง phaen list", StoreTrouble.GONE
    )


class _PlanReader:
    """Reads the lists of one plan."""

    def __init__(self, reading: Reading, number: int) -> None:
        self._reading = reading
        self._number = number
        self._names = Names(reading, number)

    def whole(self, layout: ListTable) -> tuple[Any, ...]:
        """The items of a list of the plan itself, each with all that lies below it."""
        return self._items(layout).get(None, ())

    def made(self, row: Row, lists: Lists, layout: ListTable, start: int) -> Any:
        """The record of a row whose fields begin at the column `start`."""
        return _recipe(layout, start).made(row, lists, self._names)

    def _items(self, layout: ListTable) -> Mapping[str | None, tuple[Any, ...]]:
        """The items of one table by the row that owns them, each with all that lies below."""
        lists = [(path, self._items(below)) for path, below in layout.lists]
        found: dict[str | None, list[Any]] = defaultdict(list)
        names = self._names
        rows = self._reading.rows(queries.items(layout), self._number)
        if layout.record is None:
            text = _name(layout.fields[0], 2)
            for row in rows:
                found[row[0]].append(text(row, names) if text else row[2])
        else:
            recipe = _recipe(layout, 2)
            for row in rows:
                below = {path: items.get(row[1], ()) for path, items in lists} if lists else {}
                found[row[0]].append(recipe.made(row, below, names, row[1]))
        key = key_of(layout)
        if key is not None:
            return {owner: _with_unique_keys(items, key.prefix) for owner, items in found.items()}
        return {owner: tuple(items) for owner, items in found.items()}


def _with_unique_keys(items: Sequence[Any], prefix: str) -> tuple[Any, ...]:
    """The items of a list, of which two that came with one key from two writers have two."""
    keys = unique_keys([item.key for item in items], prefix)
    return tuple(
        item if item.key == key else replace(item, key=key)
        for item, key in zip(items, keys, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How a record is made: which of its fields are columns, names, lists, and records in it."""

    record: type[Any]
    identified: bool
    columns: tuple[tuple[str, int, Callable[[Any], Any] | None], ...]
    names: tuple[tuple[str, Name], ...]
    lists: tuple[tuple[str, Path], ...]
    inner: tuple[tuple[str, _Recipe], ...]

    def made(self, row: Row, lists: Lists, names: Names, identity: str = "") -> Any:
        """The record of a row, and of the items of its lists."""
        fields: dict[str, Any] = {}
        for name, position, read in self.columns:
            value = row[position]
            if value is not None:
                fields[name] = value if read is None else read(value)
        for name, text in self.names:
            fields[name] = text(row, names)
        for name, path in self.lists:
            fields[name] = lists[path]
        for name, recipe in self.inner:
            fields[name] = recipe.made(row, lists, names)
        if self.identified and identity:
            fields["id"] = identity
        return self.record(**fields)


@cache
def _recipe(layout: ListTable, start: int) -> _Recipe:
    """How the records of a table are made, whose fields begin at the column `start`."""
    if layout.record is None:
        raise TypeError(f"{layout.name} holds no records")
    fields = dict(zip((field.path for field in layout.fields), _placed(layout, start), strict=True))

    def made(record: type[Any], path: Path) -> _Recipe:
        columns, names, lists, inner = [], [], [], []
        for name, spec in specs(record).items():
            here = (*path, name)
            if spec.kind is Kind.RECORD and spec.record is not None:
                inner.append((name, made(spec.record, here)))
            elif here not in fields:
                lists.append((name, here))
            elif text := _name(*fields[here]):
                names.append((name, text))
            else:
                columns.append((name, fields[here][1], _READ.get(spec.kind)))
        known = bool(identities(record))
        return _Recipe(record, known, tuple(columns), tuple(names), tuple(lists), tuple(inner))

    return made(layout.record, ())


def _placed(layout: ListTable, start: int) -> Iterator[tuple[Field, int]]:
    """The fields of a table, each with the number of its column, counted from `start`."""
    for field in layout.fields:
        yield field, start
        start += len(field.columns)


def _name(field: Field, at: int) -> Name | None:
    """How the text of a field is made that names a record; None where it names none."""
    spec = field.spec
    if spec.kind in {Kind.REF, Kind.REFS}:
        return lambda row, names: names.reference(spec.target, row[at])
    if spec.coded:
        return lambda row, names: names.followed(spec.coded, row[at], row[at + 1])
    if field.identity:
        # It is followed when all lists are read.
        return lambda row, _: Reference(row[at], row[at + 1]) if row[at + 1] else row[at]
    return None
