"""Writes plans into a store, each time a whole transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime

import sqlalchemy as sa

from db.errors import PlanDamagedError, StoreError, StoreTrouble
from db.exchanges import Exchange
from db.issued_papers import IssuedPapers
from db.library import Library
from db.placed import as_saved
from db.records import Package
from db.store import exchange_writer
from db.store.backend import Backend, Reading
from db.store.changes import ChangeWriter
from db.store.copying import Rows, put_rows
from db.store.drafts import PlanAndDrafts, identified, placed
from db.store.issued_rows import package_row, paper_rows
from db.store.library_rows import library_row
from db.store.row_reader import missing, read_drafts, read_plan
from db.store.rows import RowWriter, columns_of
from db.store.sum_writer import update_sums, write_sums
from db.store.sums import SummedReading
from db.store.table_layout import (
    DRAFTS,
    IDENTITY,
    NUMBER,
    PLAN,
    PLANS,
    PREVIOUS,
    REMOVED_AT,
    SAVED_AT,
)
from db.store.tables import (
    DRAFT_TABLE,
    ISSUED_PACKAGE_TABLE,
    ISSUED_PAPER_TABLE,
    LIBRARY_TABLE,
    METADATA,
    table_of,
)

# In the order of who owns whom.
_TABLES = METADATA.sorted_tables
_PLANS = table_of(PLANS)
_REMOVED = _PLANS.c[REMOVED_AT].is_not(None)


class PlanWriting:
    """One transaction that changes a plan; what is written in it is kept when it ends."""

    def __init__(
        self,
        connection: sa.Connection,
        reading: Reading,
        number: int,
        *,
        saved_at: str,
        identity: str,
    ) -> None:
        self._connection = connection
        self._reading = reading
        self._number = number
        self._saved_at = saved_at
        self._identity = identity
        # The tables whose rows are others than before.
        self._touched: set[str] = set()

    def refuse_another(self, identity: str) -> None:
        """Refuses to go on where the number is that of a plan of another identity.

        Raises:
            StoreError: it is.
        """
        if identity and identity != self._identity:
            raise StoreError(
                f"ยังไม่ได้บันทึก เพราะแผนหมายเลข {self._number} ในฐานข้อมูลเป็นแผนอื่น "
                "แฟ้มฐานข้อมูลอาจถูกแทนด้วยแฟ้มอื่น",
                StoreTrouble.GONE,
            )

    def was_saved_since(self, since: str | None) -> bool:
        """Whether the plan was saved after the time given, by whom ever."""
        return self._saved_at != (since or self._saved_at)

    def refuse_if_saved_since(self, since: str | None) -> None:
        """Refuses to go on where it was.

        Raises:
            StoreError: it was (CHANGED).
        """
        if self.was_saved_since(since):
            raise _changed()

    def read(self, *, trusting: bool) -> PlanAndDrafts:
        """The plan as it is now: nobody else writes it until this transaction ends.

        Raises:
            StoreError: it is not what was written (DAMAGED), unless `trusting`.
        """
        reading = SummedReading(self._reading, self._number)
        found = read_plan(reading, self._number)
        if found is None:
            raise RuntimeError("the row that is locked is gone")
        drafts = read_drafts(reading, self._number)
        if not (trusting or reading.agrees()):
            raise PlanDamagedError(
                f"ยังไม่ได้บันทึก เพราะแผนหมายเลข {self._number} ในฐานข้อมูลไม่ตรงกับที่บันทึกไว้ "
                "สิ่งที่กรอกยังอยู่ในหน้าต่างนี้ครบ โปรดกู้แผนนี้จากข้อมูลสำรองล่าสุด",
                self._number,
            )
        return PlanAndDrafts(found[1], placed(found[1], drafts))

    def write_merged(self, there: PlanAndDrafts, merged: PlanAndDrafts | None) -> None:
        """Writes what has become of the plan as it is `there` and what was to be written.

        Raises:
            StoreError: nothing has: a person decides (CHANGED).
        """
        if merged is None:
            raise _changed()
        self.write(there.package, as_saved(merged.package, there.package))
        self.write_drafts(merged.package, merged.drafts)

    def write(self, old: Package, new: Package) -> str:
        """Writes what differs between two states of the plan; returns the time of saving.

        The rows may be others than those of `old`: what another has put in, moved or taken
        out meanwhile is left as it is.
        """
        moment = _now()
        own = _PLANS.c[NUMBER] == self._number
        self._connection.execute(sa.update(_PLANS).where(own).values({SAVED_AT: moment}))
        self._touched |= ChangeWriter(self._connection, self._number).write(old, new)
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
        self._touched.add(DRAFTS)

    def write_sums(self, *, anew: bool) -> None:
        """Makes the check sums of what was written; `anew`: of all of the plan."""
        if anew:
            write_sums(self._connection, self._reading, self._number)
        else:
            update_sums(self._connection, self._reading, self._number, self._touched)

    def write_papers(self, papers: IssuedPapers) -> None:
        """Keeps the papers of a report that is issued in this transaction."""
        package, sheets = package_row(self._number, papers), paper_rows(self._number, papers)
        self._connection.execute(sa.insert(ISSUED_PACKAGE_TABLE), package)
        if sheets:
            self._connection.execute(sa.insert(ISSUED_PAPER_TABLE), sheets)


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
            reading = self._backend.reading_within(connection)
            writing = PlanWriting(connection, reading, number, saved_at=moment, identity=plan.id)
            writing.write_drafts(package, drafts)
            write_sums(connection, reading, number)
            self._backend.announce(connection, number)
        return number, moment

    @contextmanager
    def changing(self, number: int, *, damaged: bool = False) -> Iterator[PlanWriting]:
        """A transaction that changes a plan, and with its rows their check sums.

        `damaged`: the sums disagree, and the plan is to be taken as it is from now on.
        """
        with self._backend.writing() as connection:
            query = sa.select(_PLANS.c[SAVED_AT], _PLANS.c[IDENTITY])
            # Others who change the plan wait here, as all who write do for a file.
            there = query.where(_PLANS.c[NUMBER] == number, ~_REMOVED).with_for_update()
            own = connection.execute(there).first()
            if own is None:
                raise self._refused(connection, number, ~_REMOVED)
            reading = self._backend.reading_within(connection)
            writing = PlanWriting(connection, reading, number, saved_at=own[0], identity=own[1])
            yield writing
            writing.write_sums(anew=damaged)
            self._backend.announce(connection, number)

    def put(self, rows: Rows) -> tuple[int, str]:
        """Puts a plan in that was in another store, as it was there; its number, and its moment.

        Raises:
            StoreError: it is here already; or it did not come as it was (DAMAGED).
        """
        (own,) = rows[PLANS.name]
        with self._backend.writing() as connection:
            same = sa.select(_PLANS.c[NUMBER]).where(_PLANS.c[IDENTITY] == own[IDENTITY], ~_REMOVED)
            there = connection.execute(same).scalar()
            if there is not None:
                raise StoreError(
                    f"{self._backend.place}: แผนนี้มีอยู่แล้วเป็นแผนหมายเลข {there} "
                    "จึงไม่ได้คัดลอกและไม่มีสิ่งใดเปลี่ยนแปลง โปรดใช้คำสั่ง phaen merge เพื่อผสานสองฉบับ"
                )
            number = put_rows(connection, rows)
            came = SummedReading(self._backend.reading_within(connection), number)
            if came.disagreeing():
                raise StoreError(
                    f"{self._backend.place}: แผนที่คัดลอกมาไม่ตรงกับต้นทาง "
                    "จึงไม่ได้คัดลอกและไม่มีสิ่งใดเปลี่ยนแปลง โปรดลองใหม่ ถ้ายังไม่ได้ โปรดแจ้งผู้ดูแลโปรแกรม",
                    StoreTrouble.DAMAGED,
                )
            self._backend.announce(connection, number)
        return number, str(own[SAVED_AT])

    def keep_exchanged(self, number: int, package: Package, exchange: Exchange) -> None:
        """Keeps a package that was sent or received; the plan itself stays as it is."""
        with self._backend.writing() as connection:
            there = sa.select(_PLANS.c[NUMBER]).where(_PLANS.c[NUMBER] == number)
            if connection.execute(there).first() is None:
                raise missing(number, self._backend.place)
            reading = self._backend.reading_within(connection)
            exchange_writer.keep(connection, reading, number, package, exchange)

    def forget_exchanged(self, number: int, exchange: Exchange) -> None:
        """Keeps a package that was sent or received no longer."""
        with self._backend.writing() as connection:
            exchange_writer.forget(connection, number, [exchange])

    def keep_library(self, library: Library, taken_at: str) -> None:
        """Keeps a library, in the place of the same one."""
        with self._backend.writing() as connection:
            self._forget_library(connection, library.content_code)
            connection.execute(sa.insert(LIBRARY_TABLE), library_row(library, taken_at))

    def forget_library(self, code: str) -> None:
        """Keeps the library of a content code no longer."""
        with self._backend.writing() as connection:
            self._forget_library(connection, code)

    def _forget_library(self, connection: sa.Connection, code: str) -> None:
        own = LIBRARY_TABLE.c.content_code == code
        connection.execute(sa.delete(LIBRARY_TABLE).where(own))

    def remove(self, number: int) -> None:
        """Marks a plan as removed, at no earlier time than any that stands in the store.

        A clock that was set back would make it seem to have been gone for long.
        """
        with self._backend.writing() as connection:
            latest = sa.select(*map(sa.func.max, (_PLANS.c[SAVED_AT], _PLANS.c[REMOVED_AT])))
            known = [moment for moment in connection.execute(latest).one() if moment]
            self._mark(connection, number, ~_REMOVED, max(_now(), *known))

    def bring_back(self, number: int) -> None:
        """Takes the mark of a removed plan away."""
        with self._backend.writing() as connection:
            self._mark(connection, number, _REMOVED, None)

    def purge(self, before: str) -> None:
        """Deletes the plans that were removed before a time."""
        with self._backend.writing() as connection:
            connection.execute(sa.delete(_PLANS).where(_PLANS.c[REMOVED_AT] < before))

    def _mark(
        self, connection: sa.Connection, number: int, those: sa.ColumnElement[bool], at: str | None
    ) -> None:
        own = sa.update(_PLANS).where(_PLANS.c[NUMBER] == number, those)
        if not connection.execute(own.values({REMOVED_AT: at})).rowcount:
            raise self._refused(connection, number, those)
        self._backend.announce(connection, number)

    def _refused(
        self, connection: sa.Connection, number: int, those: sa.ColumnElement[bool]
    ) -> StoreError:
        """Why a plan was not there to be written: a server hides what one may only read."""
        there = sa.select(_PLANS.c[NUMBER]).where(_PLANS.c[NUMBER] == number, those)
        if connection.execute(there).first() is None:
            return missing(number, self._backend.place)
        return StoreError(
            f"{self._backend.place}: บัญชีนี้อ่านแผนหมายเลข {number} ได้อย่างเดียว จึงไม่มีสิ่งใดเปลี่ยนแปลง "
            "โปรดขอสิทธิ์จากเจ้าของแผน",
            StoreTrouble.FORBIDDEN,
        )


def _changed() -> StoreError:
    return StoreError(
        "ยังไม่ได้บันทึก เพราะแผนนี้ถูกแก้จากหน้าต่างหรือโปรแกรมอื่นแล้ว สิ่งที่กรอกยังอยู่ในหน้าต่างนี้ครบ",
        StoreTrouble.CHANGED,
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
