"""The store: plans of several units and years in one file, each write a transaction."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from db import files
from db.errors import PlanDamagedError, StoreError, StoreTrouble
from db.placed import as_saved
from db.record_classes import record
from db.records import Package, Plan
from db.settling import taken_in
from db.store import migrations, row_reader
from db.store.backend import Backend, Reading
from db.store.drafts import PlanAndDrafts, placed
from db.store.locations import Location
from db.store.postgresql.address import ServerAddress
from db.store.sqlite.backend import SqliteBackend
from db.store.sums import SummedReading
from db.user_folders import data_folder

if TYPE_CHECKING:
    from db.exchanges import Direction, Exchange
    from db.issued_papers import IssuedPapers
    from db.library import Library, LibraryEntry
    from db.store.listening import Listener
    from db.store.writer import Writer


# Of a plan and its drafts by place what becomes of them, where another has saved them meanwhile: of
# what the store had, what it was to have, and what it has now; None: a person has to decide.
Merge = Callable[[Package, Package, PlanAndDrafts], PlanAndDrafts | None]

# How long a removed plan can be brought back.
KEPT_REMOVED_FOR = dt.timedelta(days=30)


@record
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
    identity: str
    # UTC in ISO form; empty where it was not removed.
    removed_at: str = ""


_MOMENT = 6  # the place of `saved_at` in an entry
_OLDEST = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_ENTRY_KINDS = (int, int, str, str, str, str, str, int, int, int, str, str)


class Store:
    """A store that is open. Every method may raise StoreError, with a Thai sentence.

    Two threads may use it: one that saves, and one that reads, adds and removes.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        # What is seen and saved agrees with what was read and written, whichever thread did.
        self._one_at_a_time = threading.RLock()
        # When each plan that was read or written here was saved: a later time in the
        # store means that another window has changed it since.
        self._seen: dict[int, str] = {}
        # By plan: the state that was given to be saved last, and what was saved of it.
        self._saved: dict[int, tuple[Package, Package]] = {}
        # Plans that were opened although they are damaged: what is saved of them next is
        # what they are from then on.
        self._trusted: set[int] = set()

    @classmethod
    def open(
        cls,
        path: Location | None = None,
        *,
        create: bool = False,
        migrate: bool = True,
        wait: float | None = None,
    ) -> Store:
        """Opens the store in a file, by default the user's own, or on a server.

        `create`: where there is no file, a new store is made, and the folder of the user's own.
        `migrate`: as for `open_on`.

        `wait` is for how many seconds the lock of another program is waited for. A server's
        password is known (`db.store.postgresql.passwords`), or none is needed.

        Raises:
            StoreError: as `open_on`; a server is not reached, or does not let one in (LOGIN).
        """
        if isinstance(path, ServerAddress):
            return cls.open_on(_on_server(path), create=create, migrate=migrate)
        if path is None:
            path = default_path()
            if create:
                files.make_private_folder(path.parent)
        store = cls.open_on(SqliteBackend(path, wait), create=create, migrate=migrate)
        files.make_private(path)
        return store

    @classmethod
    def open_on(cls, backend: Backend, *, create: bool = False, migrate: bool = True) -> Store:
        """Opens the store of a database; one of an older program is copied and then migrated.

        Without `migrate` one of an older program is left as it is: another window has it open.

        Raises:
            StoreError: not there (MISSING, unless `create`), without any bytes (EMPTY),
                damaged, of another program (FOREIGN), newer than this one, older where it is
                not to be migrated (BUSY), or not to be opened.
        """
        try:
            return cls._opened(backend, create=create, migrate=migrate)
        except BaseException:
            backend.close()
            raise

    @classmethod
    def _opened(cls, backend: Backend, *, create: bool, migrate: bool) -> Store:
        try:
            revision = backend.revision()
        except StoreError as error:
            if not create or error.trouble is not StoreTrouble.MISSING:
                raise
            from db.store.migrations.upgrade import make  # noqa: PLC0415 - as below

            make(backend)
            revision = backend.revision()
        if revision == migrations.REVISION:
            backend.check()
        elif not migrate:
            raise StoreError(
                f"{backend.place}: ฐานข้อมูลนี้เป็นของโปรแกรมแผนรุ่นก่อน และเปิดอยู่ในหน้าต่างอื่น "
                "จึงยังไม่ได้เปิดและไม่ได้แก้ไข โปรดปิดหน้าต่างนั้นก่อน แล้วเปิดอีกครั้ง",
                StoreTrouble.BUSY,
            )
        else:
            # Alembic costs more than the opening: only where there is work for it.
            from db.store.migrations.upgrade import upgrade  # noqa: PLC0415

            upgrade(backend, revision)
        return cls(backend)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self._backend.close()

    def plans(self) -> tuple[PlanEntry, ...]:
        """All plans but the removed ones, in the order they came in."""
        return tuple(entry for entry in self.entries() if not entry.removed_at)

    def removed(self) -> tuple[PlanEntry, ...]:
        """The plans that were removed and can be brought back, in the order they came in."""
        return tuple(entry for entry in self.entries() if entry.removed_at)

    def entries(self) -> tuple[PlanEntry, ...]:
        """All plans, the removed ones as well, in the order they came in."""
        with self._backend.reading(lenient=True) as reading:
            return tuple(PlanEntry(*_sound(row)) for row in row_reader.plan_rows(reading))

    def add(self, package: Package, *, drafts: Mapping[str, str] | None = None) -> int:
        """Puts a plan and its reports in, as `db.settling.taken_in` makes them.

        `drafts` are what stands in its fields and is no value, by place. Returns the number
        it got.
        """
        with self._one_at_a_time:
            number, self._seen[number] = self._writer.add(taken_in(package), drafts or {})
        return number

    def number_of(self, identity: str) -> int | None:
        """The number of the plan of an identity; None where there is none."""
        with self._backend.reading() as reading:
            return row_reader.read_number(reading, identity)

    def load(self, number: int) -> Package:
        """The plan of a number with its reports, every name in it bound to its record."""
        return self.load_with_drafts(number)[0]

    def load_with_drafts(
        self, number: int, *, trusting: bool = False
    ) -> tuple[Package, dict[str, str]]:
        """A plan, and what was typed into its fields and cannot be their value, by place.

        What `save` writes later goes by what was read here. `trusting`: also where its check
        sums disagree, as far as it can be read at all.

        Raises:
            PlanDamagedError: it is not what was written.
        """
        with self._one_at_a_time:
            self._seen[number], package, drafts = self._read(number, trusting=trusting)
            (self._trusted.add if trusting else self._trusted.discard)(number)
        return package, drafts

    def may_write(self, number: int) -> bool:
        """Whether who has opened the store may change a plan in it."""
        return self._backend.may_write(number)

    def look(self, number: int) -> tuple[Package, dict[str, str]]:
        """As `load_with_drafts`, to look at: for `save` it counts as not read."""
        return self._read(number)[1:]

    def _read(self, number: int, *, trusting: bool = False) -> tuple[str, Package, dict[str, str]]:
        """The time of saving of a plan, the plan, and its drafts by place."""
        with self._reading(number, trusting=trusting) as reading:
            found = row_reader.read_plan(reading, number)
            if found is None:
                raise row_reader.missing(number, self._backend.place)
            drafts = placed(found[1], row_reader.read_drafts(reading, number))
        return *found, drafts

    def newer(self, number: int) -> tuple[str, PlanAndDrafts] | None:
        """A plan as another has saved it since it was read or written here; None: nobody has.

        With the moment of that. For `save` it counts as not read, until `go_on_from` says so.
        """
        with self._backend.reading() as reading:
            moment = row_reader.read_moment(reading, number)
        # Mostly it was oneself: all of the plan need not be read for that.
        if moment == self._seen.get(number):
            return None
        moment, package, drafts = self._read(number)
        return moment, PlanAndDrafts(package, drafts)

    def go_on_from(self, number: int, moment: str) -> None:
        """What `save` writes of a plan goes by what `newer` has read from now on."""
        with self._one_at_a_time:
            self._seen[number] = moment
            self._saved.pop(number, None)

    def listener(self) -> Listener | None:
        """What hears of others who have the store open; None where nobody can meanwhile."""
        return self._backend.listener()

    def framework(self, number: int) -> Plan:
        """A plan with its framework alone, and what this places; empty where there is none.

        Raises:
            PlanDamagedError: that is not what was written.
        """
        with self._reading(number) as reading:
            return row_reader.read_framework(reading, number)

    def damaged_tables(self, number: int) -> tuple[str, ...]:
        """The tables whose rows of a plan are not those that were written."""
        with self._backend.reading(lenient=True) as reading:
            return SummedReading(reading, number).disagreeing()

    @contextmanager
    def _reading(self, number: int, *, trusting: bool = False) -> Iterator[Reading]:
        """A transaction that reads one plan; what does not agree with its sums is an error."""
        try:
            with self._backend.reading(lenient=trusting) as reading:
                summed = SummedReading(reading, number)
                try:
                    yield summed
                except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
                    # Of rows that are as they were written it is a fault of the program.
                    if not (trusting or summed.disagreeing()):
                        raise
                    raise self._damaged(number) from None
                if not (trusting or summed.agrees()):
                    raise self._damaged(number)
        except StoreError as error:
            if error.trouble is not StoreTrouble.DAMAGED or isinstance(error, PlanDamagedError):
                raise
            raise self._damaged(number) from error

    def _damaged(self, number: int) -> PlanDamagedError:
        found = [entry for entry in self.plans() if entry.number == number]
        name = "".join(f" ({each.unit} ปีงบประมาณ พ.ศ. {each.fiscal_year})" for each in found)
        return PlanDamagedError(
            f"{self._backend.place}: แผนหมายเลข {number}{name} ไม่ตรงกับที่บันทึกไว้ เพราะแฟ้มเสียหาย "
            "หรือถูกแก้ไขจากโปรแกรมอื่น จึงไม่ได้เปิดและไม่ได้แก้ไข โปรดกู้แผนนี้จากข้อมูลสำรองล่าสุด "
            "หรือเลือกเปิดทั้งที่เสียหาย เพื่อดูและเก็บส่วนที่ยังดีไว้",
            number,
        )

    def save(
        self,
        number: int,
        old: Package,
        new: Package,
        *,
        drafts: Mapping[str, str] | None = None,
        papers: IssuedPapers | None = None,
        merge: Merge | None = None,
    ) -> Package:
        """Writes what differs between the state in the store, `old`, and `new`.

        Returns what the store holds of the plan then.

        Both are settled states (`db.settling`): records are told by their identities, and
        those that are the same objects in both are not looked at. What another window
        has changed since it was read here is not written over: that is a StoreError (CHANGED).
        With `merge` that is asked what becomes of both, while nobody else can save the plan;
        None is refused as without. What was written so counts as not read, until `go_on_from`
        says so: `newer` gives it.
        `drafts` are what stands in fields and is no value, by place in `new`; without them
        those in the store stay. `papers` are those of a report that `new` says was issued: both
        are kept, or neither. Tables and pictures that no line places any more are left
        out, and are known to be when the same `new` comes as the next `old`.
        """
        before, after = self._held(number, old), self.as_saved(number, old, new)
        if old is new and drafts is None and papers is None:
            return after
        with self._one_at_a_time:
            seen = self._seen.get(number)
            moment = seen
            with self._writer.changing(number, damaged=number in self._trusted) as writing:
                writing.refuse_another(new.plan.id)
                if merge is not None and writing.was_saved_since(seen):
                    there = writing.read(trusting=number in self._trusted)
                    writing.write_merged(there, merge(before, after, there))
                else:
                    writing.refuse_if_saved_since(seen)
                    moment = writing.write(before, after)
                    if drafts is not None:
                        writing.write_drafts(new, drafts)
                if papers is not None:
                    writing.write_papers(papers)
            # Not before all of it is kept.
            if moment is not None:
                self._seen[number] = moment
            self._trusted.discard(number)
            self._saved[number] = new, after
        return after

    def papers(self, number: int, issuance: str) -> IssuedPapers | None:
        """What was kept of a report when it was issued, by the identity of the issuance.

        None where the store has none: of a plan that came as a package, and of reports issued
        by programs that kept none.

        Raises:
            StoreError: they are not what was kept.
        """
        from db.store.issued_rows import read_papers  # noqa: PLC0415 - as for the writer

        with self._backend.reading() as reading:
            return read_papers(reading, number, issuance)

    def keep_exchanged(
        self, number: int, package: Package, *, direction: Direction, whom: str = ""
    ) -> Exchange:
        """Keeps a package of a plan as it was sent or received, for the next comparison.

        `package` has identities (`db.settling.taken_in`); `whom` it went to or came from, in
        words. The plan itself, and when it was saved, stays as it is. The oldest are forgotten
        (`db.exchanges.too_many`).
        """
        from db.content_code import content_code  # noqa: PLC0415 - as for the writer
        from db.exchanges import Exchange  # noqa: PLC0415 - as for the writer

        exchange = Exchange(_now(), direction, whom, content_code(package))
        with self._one_at_a_time:
            self._writer.keep_exchanged(number, package, exchange)
        return exchange

    def forget_exchanged(self, number: int, exchange: Exchange) -> None:
        """Keeps a package no longer: it was not merged after all."""
        with self._one_at_a_time:
            self._writer.forget_exchanged(number, exchange)

    def exchanged(self, number: int) -> tuple[Exchange, ...]:
        """What is kept of what was sent and received of a plan, the newest first."""
        from db.store.exchange_rows import read_exchanges  # noqa: PLC0415 - as for the writer

        with self._backend.reading() as reading:
            return read_exchanges(reading, number)

    def descent(self, number: int) -> tuple[str, ...]:
        """What a package of a plan names as that from which it has come, the newest first."""
        return tuple(dict.fromkeys(each.content_code for each in self.exchanged(number)))

    def exchanged_package(self, number: int, code: str) -> Package | None:
        """The kept package of a content code; None where none such is kept.

        Raises:
            StoreError: it is not what was kept.
        """
        from db.store.exchange_rows import read_exchanged  # noqa: PLC0415 - as for the writer

        with self._backend.reading() as reading:
            return read_exchanged(reading, number, code)

    def base_for(
        self, number: int, package: Package, descends_from: Sequence[str] = ()
    ) -> Package | None:
        """What a plan and a package that came have both been: the newest that is kept of such.

        `descends_from` are the content codes that the package's file names
        (`db.package.file.read_file`). None where none of them is known here.

        Raises:
            StoreError: it is not what was kept.
        """
        from db.content_code import content_code  # noqa: PLC0415 - as for the writer

        named = {content_code(package), *descends_from}
        for exchange in self.exchanged(number):
            if exchange.content_code in named:
                return self.exchanged_package(number, exchange.content_code)
        return None

    def libraries(self) -> tuple[LibraryEntry, ...]:
        """The libraries that plans may draw on, by issuer, the newest first."""
        from db.store.library_rows import read_libraries  # noqa: PLC0415 - as for the writer

        with self._backend.reading() as reading:
            return read_libraries(reading)

    def library(self, code: str) -> Library | None:
        """The library of a content code; None where it is not kept.

        Raises:
            StoreError: it is not what was kept.
        """
        from db.store.library_rows import read_kept  # noqa: PLC0415 - as for the writer

        with self._backend.reading() as reading:
            return read_kept(reading, code)

    def keep_library(self, library: Library) -> None:
        """Keeps a library beside those that there are; the same one once."""
        with self._one_at_a_time:
            self._writer.keep_library(library, _now())

    def forget_library(self, code: str) -> None:
        """Keeps a library no longer; what plans have drawn from it stays as it is."""
        with self._one_at_a_time:
            self._writer.forget_library(code)

    def as_saved(self, number: int, old: Package, new: Package) -> Package:
        """What `save` makes of a state of a plan: what the store holds of it then."""
        return as_saved(new, self._held(number, old))

    def _held(self, number: int, state: Package) -> Package:
        """What the store holds of a plan, where `state` is the one saved or loaded last."""
        given, saved = self._saved.get(number, (state, state))
        return saved if given is state else state

    def remove(self, number: int) -> None:
        """Removes a plan and its reports; it can be brought back for KEPT_REMOVED_FOR."""
        with self._one_at_a_time:
            self._writer.remove(number)
            self._saved.pop(number, None)

    def bring_back(self, number: int) -> None:
        """Makes a removed plan one of the plans again, as it was."""
        self._writer.bring_back(number)

    def purge(self) -> None:
        """Deletes what was removed longer than KEPT_REMOVED_FOR ago.

        The clock alone may have been set forward: something must have been saved since, as
        late as that.
        """
        entries = self.entries()
        if any(entry.removed_at for entry in entries):
            newest = max(dt.datetime.fromisoformat(entry.saved_at) for entry in entries)
            until = min(newest, dt.datetime.now(dt.UTC)) - KEPT_REMOVED_FOR
            self._writer.purge(before=until.isoformat(timespec="microseconds"))

    def copy(self, number: int, to: Store) -> int:
        """Copies a plan into another store, with all that is kept beside it; its number there.

        Raises:
            StoreError: it is there already, or it is damaged here (PlanDamagedError); nothing
                of it is copied then.
        """
        from db.store.copying import rows_of  # noqa: PLC0415 - as for the writer

        self.look(number)  # what is damaged, or not there, is told of
        with self._backend.reading() as reading:
            rows = rows_of(reading, number)
        with to._one_at_a_time:
            copy, to._seen[copy] = to._writer.put(rows)
        return copy

    def take(self, copy: Path, number: int, to: int | None) -> int:
        """Puts a plan out of a copy of a store in the place of plan `to`, removed or not.

        None: as a plan of its own. Returns its number. Every table is taken row by row, so
        that nothing of the plan is lost on the way.
        """
        number = self._backend.take_plan(copy, number, to)
        self._saved.pop(number, None)
        return number

    @cached_property
    def _writer(self) -> Writer:
        # SQLAlchemy takes longer to import than the last plan to read: one sees it before.
        from db.store.writer import Writer  # noqa: PLC0415

        return Writer(self._backend)


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")


def _sound(row: tuple[Any, ...]) -> list[Any]:
    """The columns of an entry; what is none of its kind, in a damaged row, is empty."""
    values: list[Any] = [
        value if value is None or isinstance(value, kind) else kind()
        for value, kind in zip(row, _ENTRY_KINDS, strict=True)
    ]
    values[_MOMENT] = _moment(values[_MOMENT])
    return values


def _moment(text: str) -> str:
    """A moment in ISO form, as every clock shows it; the oldest where the text is none."""
    try:
        year = dt.datetime.fromisoformat(text).year
    except (ValueError, TypeError):
        year = 0
    return text if _OLDEST.year < year < dt.MAXYEAR else _OLDEST.isoformat()


def refuse_unless_reached(address: ServerAddress) -> None:
    """Goes to a server and back.

    Raises:
        StoreError: it is not reached, or does not let one in (LOGIN).
    """
    backend = _on_server(address)
    try:
        with backend.reading() as reading:
            list(reading.rows("SELECT 1"))
    finally:
        backend.close()


def _on_server(address: ServerAddress) -> Backend:
    """The database on a server. A library is imported with it that a file does not need."""
    try:
        from db.store.postgresql.driver import bring_driver  # noqa: PLC0415

        bring_driver()
        from db.store.postgresql.backend import PostgresBackend  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise StoreError(
            "โปรแกรมที่ติดตั้งไว้ไม่มีส่วนที่ใช้ติดต่อเซิร์ฟเวอร์ โปรดติดตั้งด้วย pip install 'phaen[postgresql]'"
        ) from error
    except ImportError as error:
        raise StoreError(
            "ติดต่อเซิร์ฟเวอร์ไม่ได้ เพราะเครื่องนี้ขาดไลบรารีของระบบ libpq (ชุดติดตั้ง libpq5) "
            "โปรดให้ผู้ดูแลเครื่องติดตั้งด้วยคำสั่ง apt-get install libpq5 แล้วเปิดโปรแกรมอีกครั้ง"
        ) from error
    return PostgresBackend(address)


def default_path() -> Path:
    """Where the user's own store lies: the data folder of the system."""
    return data_folder() / "phaen.db"
