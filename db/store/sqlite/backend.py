"""A store in a file of SQLite: its transactions, and copies of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.backups.names import Backup, Reason
from db.errors import StoreError
from db.files.temporary import discard, temporary_in
from db.files.writing import put_new
from db.store.backend import Backend, Reading
from db.store.migrations import REVISION
from db.store.row_reader import read_drafts, read_plan
from db.store.setting_aside import journal_of, set_aside
from db.store.sqlite import copies
from db.store.sqlite.connecting import Mode, connect
from db.store.sqlite.troubles import refuse_unless_there, thai_errors, trouble_error
from db.store.sums import SummedReading
from db.store.table_layout import PLANS, tables_from

if TYPE_CHECKING:
    import sqlalchemy as sa

WAIT = 5.0  # seconds that a write waits for another program's write

_VERDICTS = 100  # at most so many are listed
_OF_VALUES = ("CHECK constraint failed", "NULL value in")
_REVISION = "alembic_version"
_TABLES = {layout.name for layout in tables_from(PLANS)}


class SqliteBackend(Backend):
    """A store in a file, safe on network folders; connections live for one transaction each.

    `wait` is for how many seconds the lock of another program is waited for.
    """

    def __init__(self, path: Path, wait: float | None = None) -> None:
        self.path = path
        self.place = str(path)
        self._wait = WAIT if wait is None else wait

    def revision(self) -> str:
        """The revision of the tables in the file."""
        with self._connected() as connection:
            query = "SELECT name FROM sqlite_master WHERE type = 'table'"
            tables = {name for (name,) in connection.execute(query)}
            rows: list[Any] = []
            if {_REVISION, PLANS.name} <= tables:
                rows = connection.execute(f"SELECT version_num FROM {_REVISION}").fetchall()  # noqa: S608
        if len(rows) != 1:
            # Where most of the tables are there, the others are what is lost.
            is_own = len(tables & _TABLES) > len(_TABLES) / 2
            code = sqlite3.SQLITE_CORRUPT if is_own else sqlite3.SQLITE_NOTADB
            raise trouble_error(self.path, code)
        return str(rows[0][0])

    @contextmanager
    def creating(self) -> Iterator[sa.Connection]:
        """A transaction that makes a new database; it gets its name when it is whole."""
        temporary = temporary_in(self.path.parent)
        try:
            with thai_errors(self.path):
                with _engine(
                    temporary, self._wait, foreign_keys=True, mode="rwc"
                ).begin() as connection:
                    yield connection
                self._put_in_place(temporary)
        finally:
            discard(temporary)

    def _put_in_place(self, made: Path) -> None:
        if not self.path.exists() and journal_of(self.path).exists():
            # Of a file that is gone; it is not to be played into another.
            set_aside(self.path)
        try:
            put_new(made, self.path)
        except FileExistsError:
            return  # another has made one in the same moment, as good as this

    def check(self) -> None:
        """Raises StoreError where pages, indexes or rows of the file are damaged."""
        check_integrity(self.path)

    def back_up(self, reason: Reason) -> Backup:
        """Keeps a proven copy in the folder of this file's backups.

        Raises:
            PhaenError: the copy could not be made whole; none is left behind.
        """
        from db.backups.making import make  # noqa: PLC0415 - no plan waits for it to be read

        return make(self.path, self.copy_to, copies.code_of, reason)

    def back_up_to_migrate(self) -> None:
        """As `back_up`."""
        self.back_up(Reason.MIGRATION)

    def copy_to(self, target: Path) -> None:
        """Copies the file into a new one, whole, and proves that its plans can be read there.

        A plan that is damaged here is taken along as it is: the others are worth a copy.

        Raises:
            StoreError: it could not be.
        """
        with (
            thai_errors(target),
            self._connected() as source,
            closing(connect(target, wait=WAIT, mode="rwc")) as connection,
        ):
            # Nobody reads it before it is proven, and after a fault it is thrown away.
            connection.execute("PRAGMA synchronous = OFF")
            copies.copy(source, connection)
        check_integrity(target)
        if set(SqliteBackend(target).unreadable_plans()) - set(self.unreadable_plans()):
            raise trouble_error(target, sqlite3.SQLITE_CORRUPT)

    def unreadable_plans(self) -> tuple[int, ...]:
        """The numbers of plans that are not what was written; of another revision's: none."""
        if self.revision() != REVISION:
            return ()
        with self.reading(lenient=True) as reading:
            numbers = [number for (number,) in reading.rows("SELECT number FROM plans")]
            return tuple(number for number in numbers if not _is_as_written(reading, number))

    def replace_all(self, copy: Path) -> None:
        """Copies another file over this one, as one transaction."""
        with (
            thai_errors(self.path),
            closing(connect(copy, wait=WAIT)) as source,
            self._connected() as target,
        ):
            copies.copy(source, target)

    def take_plan(self, copy: Path, number: int, to: int | None) -> int:
        """Copies the rows of a plan out of another file of the same revision."""
        with thai_errors(self.path), self._connected() as connection:
            _prepare(connection, foreign_keys=False)
            return copies.take_plan(connection, copy, number, to)

    def copy_into_place(self, target: Path) -> None:
        """Copies all that is there into a new file; it gets its name when it is proven.

        Raises:
            StoreError: it could not be copied whole, or there is a file of that name.
        """
        temporary = temporary_in(target.parent)
        try:
            self.copy_to(temporary)
            with thai_errors(target):
                put_new(temporary, target)
        finally:
            discard(temporary)

    @contextmanager
    def reading(self, *, lenient: bool = False) -> Iterator[Reading]:
        """A transaction that reads, without SQLAlchemy."""
        with self._connected() as connection:
            _prepare(connection, foreign_keys=True)
            if lenient:
                connection.text_factory = _text
            connection.execute("BEGIN")
            yield _Reading(connection)

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that waits for its turn to write before it reads."""
        refuse_unless_there(self.path)
        with thai_errors(self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[sa.Connection]:
        """A transaction in which tables may be dropped: that takes no row that refers to them.

        A value that its column does not take goes along where a table is made anew: it is the
        trouble of one plan, and all others would wait for it.
        """
        refuse_unless_there(self.path)
        engine = _engine(self.path, self._wait, foreign_keys=False)
        with thai_errors(self.path), engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
            yield connection
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise trouble_error(self.path, sqlite3.SQLITE_CONSTRAINT)

    def reading_within(self, connection: sa.Connection) -> Reading:
        """Reads within a transaction that writes, by the driver itself."""
        driver: Any = connection.connection.driver_connection
        return _Reading(driver)

    def announce(self, connection: sa.Connection, number: int) -> None:
        """Nobody hears: one window at a time has the file to write."""

    def listener(self) -> None:
        """As `announce`."""
        return

    def close(self) -> None:
        """Lets go of the file."""
        if "_engine" in vars(self):
            self._engine.dispose()

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        refuse_unless_there(self.path)
        with (
            thai_errors(self.path),
            closing(connect(self.path, wait=self._wait)) as connection,
        ):
            yield connection

    @cached_property
    def _engine(self) -> sa.Engine:
        return _engine(self.path, self._wait, foreign_keys=True)


def _is_as_written(reading: Reading, number: int) -> bool:
    """Whether a plan can be read, and its check sums say that it is what was written."""
    summed = SummedReading(reading, number)
    try:
        read_plan(summed, number)
        read_drafts(summed, number)
    except (ArithmeticError, AttributeError, LookupError, StoreError, TypeError, ValueError):
        return False  # whatever its rows hold: nothing else is at fault
    return summed.agrees()


class _Reading:
    """An open transaction of the driver."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, query: str, *values: object) -> Iterable[tuple[Any, ...]]:
        return self._connection.execute(query, values)

    def expect(self, queries: Sequence[str], number: int) -> None:
        """A file is asked as fast one by one."""


def _engine(path: Path, wait: float, *, foreign_keys: bool, mode: Mode = "rw") -> sa.Engine:
    """An engine over a file, whose transactions write."""
    # It takes longer to import than the last plan to read: one sees that before.
    import sqlalchemy as sa  # noqa: PLC0415

    engine = sa.create_engine(
        "sqlite://",
        creator=lambda: connect(path, wait=wait, mode=mode),
        poolclass=sa.NullPool,
    )

    @sa.event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:
        _prepare(connection, foreign_keys=foreign_keys)

    @sa.event.listens_for(engine, "begin")
    def _on_begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _prepare(connection: sqlite3.Connection, *, foreign_keys: bool) -> None:
    """Makes a new connection one that watches references and writes through."""
    # Python's driver must not open transactions by itself: it would leave DDL out.
    connection.isolation_level = None
    connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")


def _text(data: bytes) -> str:
    """A text of a file that may be damaged: what is none in it stands as the sign for that."""
    return data.decode("utf-8", "replace")


def engine_version() -> str:
    """The version of SQLite itself."""
    return sqlite3.sqlite_version


def check_integrity(path: Path) -> None:
    """Raises StoreError where pages, indexes or rows of a file are damaged."""
    refuse_unless_there(path)
    with thai_errors(path), closing(connect(path, wait=WAIT)) as connection:
        verdicts = connection.execute(f"PRAGMA integrity_check({_VERDICTS})").fetchall()
    # A value that its column does not take is one plan's trouble, which the check sums tell.
    if any(verdict != "ok" and not verdict.startswith(_OF_VALUES) for (verdict,) in verdicts):
        raise trouble_error(path, sqlite3.SQLITE_CORRUPT)
