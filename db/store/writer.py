"""Writes plans into a store, each time a whole transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime

import sqlalchemy as sa

from db.errors import StoreError, StoreTrouble
from db.records import Package
from db.store.backend import Backend
from db.store.changes import ChangeWriter
from db.store.drafts import identified
from db.store.row_reader import missing
from db.store.rows import RowWriter, columns_of
from db.store.table_layout import IDENTITY, NUMBER, PLAN, PLANS, PREVIOUS, SAVED_AT
from db.store.tables import DRAFT_TABLE, METADATA, table_of

# In the order of who owns whom.
_TABLES = METADATA.sorted_tables
_PLANS = table_of(PLANS)


class PlanWriting:
    """One transaction that changes a plan; what is written in it is kept when it ends."""

    def __init__(
        self, connection: sa.Connection, number: int, *, saved_at: str, identity: str
    ) -> None:
        self._connection = connection
        self._number = number
        self._saved_at = saved_at
        self._identity = identity

    def refuse_if_changed(self, since: str | None, identity: str) -> None:
        """Refuses to go on where the plan was saved after the time given, by whom ever.

        Raises:
            StoreError: it was; or the number is that of a plan of another identity.
        """
        if identity and identity != self._identity:
            raise StoreError(
                f"ยังไม่ได้บันทึก เพราะแผนหมายเลข {self._number} ในฐานข้อมูลเป็นแผนอื่น "
                "แฟ้มฐานข้อมูลอาจถูกแทนด้วยแฟ้มอื่น",
                StoreTrouble.GONE,
            )
        if self._saved_at != (since or self._saved_at):
            raise StoreError(
                "ยังไม่ได้บันทึก เพราะแผนนี้ถูกแก้จากหน้าต่างหรือโปรแกรมอื่นแล้ว สิ่งที่กรอกยังอยู่ในหน้าต่างนี้ครบ",
                StoreTrouble.CHANGED,
            )

    def write(self, old: Package, new: Package) -> str:
        """Writes what differs between two states of the plan; returns the time of saving.

        The rows may be others than those of `old`: what another has put in, moved or taken
        out meanwhile is left as it is.
        """
        moment = _now()
        own = _PLANS.c[NUMBER] == self._number
        self._connection.execute(sa.update(_PLANS).where(own).values({SAVED_AT: moment}))
        ChangeWriter(self._connection, self._number).write(old, new)
        return moment

    def write_drafts(self, package: Package, drafts: Mapping[str, str]) -> None:
        """Puts drafts, by place in a package, in the stead of those there."""
        own = DRAFT_TABLE.c[PLAN] == self._number
        self._connection.execute(sa.delete(DRAFT_TABLE).where(own))
        if drafts:
            rows = [
                {PLAN: self._number, **draft._asdict()} for draft in identified(package, drafts)
            ]
            self._connection.execute(sa.insert(DRAFT_TABLE), rows)


class Writer:
    """Writes into one store. Its methods raise StoreError, with a Thai sentence."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def add(self, package: Package, drafts: Mapping[str, str]) -> tuple[int, str]:
        """Puts a plan, its reports and drafts in; returns its number and the time of saving."""
        moment, plan = _now(), package.plan
        own = {SAVED_AT: moment, IDENTITY: plan.id, PREVIOUS: plan.previous or None}
        with self._backend.writing() as connection:
            insert = sa.insert(_PLANS).values({**own, **columns_of(PLANS, package)})
            number = int(connection.execute(insert.returning(_PLANS.c[NUMBER])).scalar_one())
            new = RowWriter(number)
            new.add_lists(PLANS, package, "")
            for table in _TABLES:
                if rows := new.rows.get(table.name):
                    connection.execute(sa.insert(table), rows)
            writing = PlanWriting(connection, number, saved_at=moment, identity=plan.id)
            writing.write_drafts(package, drafts)
        return number, moment

    @contextmanager
    def changing(self, number: int) -> Iterator[PlanWriting]:
        """A transaction that changes a plan."""
        with self._backend.writing() as connection:
            query = sa.select(_PLANS.c[SAVED_AT], _PLANS.c[IDENTITY])
            own = connection.execute(query.where(_PLANS.c[NUMBER] == number)).first()
            if own is None:
                raise missing(number, self._backend.place)
            yield PlanWriting(connection, number, saved_at=own[0], identity=own[1])

    def remove(self, number: int) -> None:
        """Takes a plan and its reports out."""
        with self._backend.writing() as connection:
            gone = connection.execute(sa.delete(_PLANS).where(_PLANS.c[NUMBER] == number))
            if not gone.rowcount:
                raise missing(number, self._backend.place)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
