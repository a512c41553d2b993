"""The store: plans of several units and years in one file, each write a transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import platformdirs
import sqlalchemy as sa

from db import files, migrations, sqlite
from db.changes import ChangeWriter
from db.errors import StoreError
from db.records import Framework, Package
from db.rows import RowWriter, at, columns_of, record_from
from db.tables import (
    DRAFTS,
    METADATA,
    NUMBER,
    ORDINAL,
    PARENT,
    PLAN,
    PLANS,
    ROW,
    SAVED_AT,
    ListTable,
)

_TABLES = METADATA.sorted_tables


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A plan in the list of plans; `saved_at` is UTC in ISO form."""

    number: int
    fiscal_year: int
    edition: str
    unit: str
    agency: str
    title: str
    saved_at: str
    projects: int
    indicators: int
    reports: int


class Store:
    """A store that is open. Every method may raise StoreError, with a Thai sentence."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = sqlite.open_engine(path)
        # When each plan that was read or written here was saved: a later time in the
        # file means that another window has changed it since.
        self._seen: dict[int, str] = {}

    @classmethod
    def open(cls, path: Path | None = None) -> Store:
        """Opens the store in a file, by default the user's own; makes it where none is.

        A store of an older program is copied and then migrated.

        Raises:
            StoreError: no store, damaged, newer than this program, or not to be opened.
        """
        if path is None:
            path = default_path()
            files.make_folder(path.parent)
        revision = sqlite.revision(path)
        if revision == migrations.REVISION:
            sqlite.check_integrity(path)
        else:
            # Alembic costs more than the opening: only where there is work for it.
            from db.migrations.upgrade import upgrade  # noqa: PLC0415

            upgrade(path, revision)
        return cls(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    def plans(self) -> tuple[PlanEntry, ...]:
        """All plans, in the order they came in."""
        plan = PLANS.table.c
        counts = [_count(METADATA.tables[name]) for name in ("projects", "indicators", "reports")]
        columns = (
            plan.number, plan.fiscal_year, plan.edition, plan.unit_name, plan.agency_name,
            plan.title, plan.saved_at,
        )  # fmt: skip
        with sqlite.thai_errors(self.path), self._engine.begin() as connection:
            rows = connection.execute(sa.select(*columns, *counts).order_by(plan.number))
            return tuple(PlanEntry(*row) for row in rows)

    def add(self, package: Package) -> int:
        """Puts a plan and its reports in; returns the number it got."""
        with sqlite.thai_errors(self.path), self._writing() as connection:
            values = {SAVED_AT: _now(), **columns_of(PLANS, package)}
            insert = sa.insert(PLANS.table).values(values).returning(PLANS.table.c[NUMBER])
            number = int(connection.execute(insert).scalar_one())
            _insert_lists(connection, number, package)
        self._seen[number] = values[SAVED_AT]
        return number

    def load(self, number: int) -> Package:
        """The plan of a number with its reports."""
        with sqlite.thai_errors(self.path), self._engine.begin() as connection:
            query = sa.select(PLANS.table).where(PLANS.table.c[NUMBER] == number)
            row = connection.execute(query).first()
            if row is None:
                raise self._missing(number)
            lists = {path: _load(connection, number, below) for path, below in PLANS.lists}
        columns = row._asdict()
        whole = {path: items.get(None, ()) for path, items in lists.items()}
        package: Package = record_from(PLANS, columns, whole)
        self._seen[number] = columns[SAVED_AT]
        return package

    def framework(self, number: int) -> Framework:
        """The framework of a plan alone: nothing where there is no such plan."""
        root = ("plan", "framework")
        with sqlite.thai_errors(self.path), self._engine.begin() as connection:
            lists = {
                path[-1]: _load(connection, number, below).get(None, ())
                for path, below in PLANS.lists
                if path[:-1] == root
            }
        return Framework(**lists)

    def replace(self, number: int, package: Package) -> None:
        """Puts another state of a plan in the place of the one there, whatever differs."""
        with sqlite.thai_errors(self.path), self._writing() as connection:
            moment = self._stamp(connection, number, package)
            for _, below in PLANS.lists:
                table = below.table
                connection.execute(sa.delete(table).where(table.c[PLAN] == number))
            _insert_lists(connection, number, package)
        self._seen[number] = moment

    def save(
        self,
        number: int,
        old: Package,
        new: Package,
        *,
        drafts: Mapping[str, str] | None = None,
    ) -> None:
        """Writes what differs between the state in the store, `old`, and `new`.

        Records that are the same objects in both are not looked at. What another window
        has changed since it was read here is not written over: that is a StoreError.
        `drafts` are what stands in fields and is no value, by place; without them those
        in the store stay.
        """
        if old is new and drafts is None:
            return
        with sqlite.thai_errors(self.path), self._writing() as connection:
            self._refuse_if_changed(connection, number)
            moment = self._stamp(connection, number, new)
            changes = ChangeWriter(connection, number)
            changes.write_below(PLANS, None, old, new)
            changes.flush(_TABLES)
            if drafts is not None:
                _write_drafts(connection, number, drafts)
        self._seen[number] = moment

    def drafts(self, number: int) -> dict[str, str]:
        """What was typed into fields of a plan and cannot be their value, by place."""
        draft = DRAFTS.c
        query = sa.select(draft.place, draft.text).where(draft[PLAN] == number)
        with sqlite.thai_errors(self.path), self._engine.begin() as connection:
            return {row.place: row.text for row in connection.execute(query)}

    def remove(self, number: int) -> None:
        """Takes a plan and its reports out."""
        with sqlite.thai_errors(self.path), self._writing() as connection:
            gone = connection.execute(sa.delete(PLANS.table).where(PLANS.table.c[NUMBER] == number))
            if not gone.rowcount:
                raise self._missing(number)

    def _writing(self) -> AbstractContextManager[sa.Connection]:
        return self._engine.execution_options(write=True).begin()

    def _refuse_if_changed(self, connection: sa.Connection, number: int) -> None:
        plan = PLANS.table.c
        query = sa.select(plan[SAVED_AT]).where(plan[NUMBER] == number)
        saved = connection.execute(query).scalar()
        if saved is None:
            raise self._missing(number)
        if saved != self._seen.get(number, saved):
            raise StoreError(
                f"แผนหมายเลข {number} ถูกแก้ไขจากหน้าต่างอื่นแล้ว จึงยังไม่ได้บันทึก "
                "โปรดปิดแผนนี้แล้วเปิดใหม่ เพื่อทำงานต่อจากข้อมูลล่าสุด"
            )

    def _stamp(self, connection: sa.Connection, number: int, package: Package) -> str:
        """Writes the plan's own row, and the time, which it returns."""
        values = {SAVED_AT: _now(), **columns_of(PLANS, package)}
        changed = connection.execute(
            sa.update(PLANS.table).where(PLANS.table.c[NUMBER] == number).values(values)
        )
        if not changed.rowcount:
            raise self._missing(number)
        return str(values[SAVED_AT])

    def _missing(self, number: int) -> StoreError:
        return StoreError(f"ไม่มีแผนหมายเลข {number} ใน {self.path} โปรดดูหมายเลขด้วยคำสั่ง phaen list")


def default_path() -> Path:
    """Where the user's own store lies: the data folder of the system."""
    return platformdirs.user_data_path("Phaen", appauthor=False) / "phaen.db"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _count(table: sa.Table) -> sa.ScalarSelect[int]:
    counted = sa.select(sa.func.count()).where(table.c[PLAN] == PLANS.table.c[NUMBER])
    return counted.select_from(table).scalar_subquery()


def _write_drafts(connection: sa.Connection, number: int, drafts: Mapping[str, str]) -> None:
    connection.execute(sa.delete(DRAFTS).where(DRAFTS.c[PLAN] == number))
    if drafts:
        rows = [{PLAN: number, "place": place, "text": text} for place, text in drafts.items()]
        connection.execute(sa.insert(DRAFTS), rows)


def _insert_lists(connection: sa.Connection, number: int, package: Package) -> None:
    writer = RowWriter(number, lambda _: 1)
    for path, below in PLANS.lists:
        writer.add_list(below, at(package, path), None)
    for table in _TABLES:
        rows = writer.rows.get(table.name)
        if rows:
            connection.execute(sa.insert(table), rows)


def _load(
    connection: sa.Connection, number: int, layout: ListTable
) -> Mapping[int | None, tuple[Any, ...]]:
    """The items of one table by the row that owns them, each with all that lies below."""
    lists = {path: _load(connection, number, below) for path, below in layout.lists}
    query = sa.select(layout.table).where(layout.table.c[PLAN] == number)
    found: dict[int | None, list[Any]] = defaultdict(list)
    for line in connection.execute(query.order_by(layout.table.c[ORDINAL])):
        row = line._asdict()
        below = {path: items.get(row[ROW], ()) for path, items in lists.items()}
        owner = row[PARENT] if layout.nested else None
        found[owner].append(record_from(layout, row, below))
    return {owner: tuple(items) for owner, items in found.items()}
