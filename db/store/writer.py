"""Writes plans into the store of a file, each time a whole transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from db.errors import StoreError
from db.records import Package
from db.store import sqlite
from db.store.changes import ChangeWriter
from db.store.engine import open_engine
from db.store.row_reader import missing
from db.store.rows import RowWriter, at, columns_of
from db.store.table_layout import NUMBER, PLAN, PLANS, SAVED_AT
from db.store.tables import DRAFT_TABLE, METADATA, table_of

# In the order of who owns whom.
_TABLES = METADATA.sorted_tables
_PLANS = table_of(PLANS)


class Writer:
    """Writes into one file; the methods give when what they wrote was saved.

    They raise StoreError, with a Thai sentence.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.engine = open_engine(path)

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    def add(self, package: Package) -> tuple[int, str]:
        """Put a plan and its reports in; gives its number, too."""
        with self._writing() as connection:
            values = {SAVED_AT: _now(), **columns_of(PLANS, package)}
            insert = sa.insert(_PLANS).values(values).returning(_PLANS.c[NUMBER])
            number = int(connection.execute(insert).scalar_one())
            _insert_lists(connection, number, package)
        return number, str(values[SAVED_AT])

    def replace(self, number: int, package: Package) -> str:
        """Put another state of a plan in the place of the one there, whatever differs."""
        with self._writing() as connection:
            moment = self._stamp(connection, number, package)
            for _, below in PLANS.lists:
                table = table_of(below)
                connection.execute(sa.delete(table).where(table.c[PLAN] == number))
            _insert_lists(connection, number, package)
        return moment

    def save(
        self,
        number: int,
        old: Package,
        new: Package,
        *,
        seen: str | None,
        drafts: Mapping[str, str] | None,
    ) -> str:
        """Write what differs between two states of a plan, unless it was saved since `seen`."""
        with self._writing() as connection:
            self._refuse_if_changed(connection, number, seen)
            moment = self._stamp(connection, number, new)
            changes = ChangeWriter(connection, number)
            changes.write_below(PLANS, None, old, new)
            changes.flush(_TABLES)
            if drafts is not None:
                _write_drafts(connection, number, drafts)
        return moment

    def remove(self, number: int) -> None:
        """Take a plan and its reports out."""
        with self._writing() as connection:
            gone = connection.execute(sa.delete(_PLANS).where(_PLANS.c[NUMBER] == number))
            if not gone.rowcount:
                raise missing(number, self._path)

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with (
            sqlite.thai_errors(self._path),
            self.engine.execution_options(write=True).begin() as connection,
        ):
            yield connection

    def _refuse_if_changed(self, connection: sa.Connection, number: int, seen: str | None) -> None:
        query = sa.select(_PLANS.c[SAVED_AT]).where(_PLANS.c[NUMBER] == number)
        saved = connection.execute(query).scalar()
        if saved is None:
            raise missing(number, self._path)
        if saved != (seen or saved):
            raise StoreError(
                f"แผนหมายเลข {number} ถูกแก้ไขจากหน้าต่างอื่นแล้ว จึงยังไม่ได้บันทึก "
                "โปรดปิดแผนนี้แล้วเปิดใหม่ เพื่อทำงานต่อจากข้อมูลล่าสุด"
            )

    def _stamp(self, connection: sa.Connection, number: int, package: Package) -> str:
        """Writes the plan's own row, and the time, which it returns."""
        values = {SAVED_AT: _now(), **columns_of(PLANS, package)}
        changed = connection.execute(
            sa.update(_PLANS).where(_PLANS.c[NUMBER] == number).values(values)
        )
        if not changed.rowcount:
            raise missing(number, self._path)
        return str(values[SAVED_AT])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _write_drafts(connection: sa.Connection, number: int, drafts: Mapping[str, str]) -> None:
    connection.execute(sa.delete(DRAFT_TABLE).where(DRAFT_TABLE.c[PLAN] == number))
    if drafts:
        rows = [{PLAN: number, "place": place, "text": text} for place, text in drafts.items()]
        connection.execute(sa.insert(DRAFT_TABLE), rows)


def _insert_lists(connection: sa.Connection, number: int, package: Package) -> None:
    writer = RowWriter(number, lambda _: 1)
    for path, below in PLANS.lists:
        writer.add_list(below, at(package, path), None)
    for table in _TABLES:
        rows = writer.rows.get(table.name)
        if rows:
            connection.execute(sa.insert(table), rows)
