"""A store in a file of SQLite: connections, backups, and its errors in Thai."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.backups.names import Backup, Reason
from db.errors import StoreError, StoreTrouble
from db.files import file_error
from db.store.backend import Backend, Reading
from db.store.migrations import REVISION
from db.store.row_reader import read_plan
from db.store.sqlite import copies

if TYPE_CHECKING:
    import sqlalchemy as sa

WAIT = 5.0  # seconds that a write waits for another program's write

_BUSY = (
    StoreTrouble.BUSY,
    "โปรแกรมอื่นกำลังใช้ฐานข้อมูลนี้อยู่ โปรดปิดหน้าต่างแผนที่เปิดซ้อนกัน รอสักครู่ แล้วลองใหม่",
)
# What the result codes of SQLite say of the file, and to the user.
_TROUBLES = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: (
        StoreTrouble.FULL,
        "ที่เก็บข้อมูลเต็ม จึงยังไม่ได้บันทึก โปรดลบแฟ้มที่ไม่ใช้แล้ว แล้วลองใหม่",
    ),
    sqlite3.SQLITE_READONLY: (
        StoreTrouble.READ_ONLY,
        "แฟ้มฐานข้อมูลอ่านได้อย่างเดียว โปรดขอสิทธิ์เขียนแฟ้มและโฟลเดอร์ หรือใช้ฐานข้อมูลที่อื่น",
    ),
    sqlite3.SQLITE_PERM: (
        StoreTrouble.FORBIDDEN,
        "ไม่มีสิทธิ์ใช้แฟ้มฐานข้อมูล โปรดขอสิทธิ์จากผู้ดูแลเครื่อง หรือใช้ฐานข้อมูลที่อื่น",
    ),
    sqlite3.SQLITE_CORRUPT: (
        StoreTrouble.DAMAGED,
        "แฟ้มฐานข้อมูลเสียหาย โปรดเก็บแฟ้มนี้ไว้ แล้วใช้แฟ้มสำรองที่อยู่ข้างกันแทน",
    ),
    sqlite3.SQLITE_NOTADB: (
        StoreTrouble.FOREIGN,
        "แฟ้มนี้ไม่ใช่ฐานข้อมูลของแผน โปรดตรวจชื่อแฟ้ม",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        StoreTrouble.UNREACHABLE,
        "เปิดแฟ้มฐานข้อมูลไม่ได้ โปรดตรวจว่าโฟลเดอร์มีอยู่จริง และมีสิทธิ์เขียนในโฟลเดอร์นั้น",
    ),
    sqlite3.SQLITE_IOERR: (
        StoreTrouble.UNREACHABLE,
        "อ่านหรือเขียนแฟ้มฐานข้อมูลไม่ได้ โปรดตรวจว่าดิสก์หรือเครือข่ายยังใช้งานได้ แล้วลองใหม่",
    ),
    sqlite3.SQLITE_CONSTRAINT: (
        StoreTrouble.OTHER,
        "ข้อมูลของแผนขัดกันเอง (รหัสซ้ำ หรืออ้างถึงสิ่งที่ไม่มี) จึงยังไม่ได้บันทึก",
    ),
}
_UNKNOWN = (StoreTrouble.OTHER, "ฐานข้อมูลแจ้งข้อขัดข้อง โปรดปิดโปรแกรมแล้วลองใหม่")


class SqliteBackend(Backend):
    """A store in a file, safe on network folders; connections live for one transaction each."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.place = str(path)

    def revision(self) -> str:
        """The revision of the tables in the file; empty for a new one, which is not made yet."""
        with thai_errors(self.path):
            if not self.path.is_file() or self.path.stat().st_size == 0:
                return ""
            with self._connected() as connection:
                tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
                if not tables:
                    return ""
                rows: list[Any] = []
                if {"alembic_version", "plans"} <= tables:
                    rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
            if len(rows) != 1:
                raise trouble_error(self.path, sqlite3.SQLITE_NOTADB)
            return str(rows[0][0])

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

    def copy_to(self, target: Path) -> None:
        """Copies the file into a new one, whole, and proves that its plans can be read there.

        A plan that is damaged here is taken along as it is: the others are worth a copy.

        Raises:
            StoreError: it could not be.
        """
        with (
            thai_errors(target),
            self._connected() as source,
            closing(sqlite3.connect(target)) as connection,
        ):
            # Nobody reads it before it is proven, and after a fault it is thrown away.
            connection.execute("PRAGMA synchronous = OFF")
            copies.copy(source, connection)
        check_integrity(target)
        if set(SqliteBackend(target).unreadable_plans()) - set(self.unreadable_plans()):
            raise trouble_error(target, sqlite3.SQLITE_CORRUPT)

    def unreadable_plans(self) -> tuple[int, ...]:
        """The numbers of plans that are damaged, each by itself; of another revision's: none."""
        if self.revision() != REVISION:
            return ()
        with self.reading() as reading:
            numbers = [number for (number,) in reading.rows("SELECT number FROM plans")]
            return tuple(number for number in numbers if not _is_readable(reading, number))

    def replace_all(self, copy: Path) -> None:
        """Copies another file over this one, as one transaction."""
        with (
            thai_errors(self.path),
            closing(sqlite3.connect(copy)) as source,
            self._connected() as target,
        ):
            copies.copy(source, target)

    def take_plan(self, copy: Path, number: int, to: int | None) -> int:
        """Copies the rows of a plan out of another file of the same revision."""
        with thai_errors(self.path), self._connected() as connection:
            _prepare(connection, foreign_keys=False)
            return copies.take_plan(connection, copy, number, to)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """A transaction that reads, without SQLAlchemy."""
        with thai_errors(self.path), self._connected() as connection:
            _prepare(connection, foreign_keys=True)
            connection.execute("BEGIN")
            yield _Reading(connection)

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that waits for its turn to write before it reads."""
        with thai_errors(self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[sa.Connection]:
        """A transaction in which tables may be dropped: that takes no row that refers to them."""
        engine = _engine(self.path, foreign_keys=False)
        with thai_errors(self.path), engine.begin() as connection:
            yield connection
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise trouble_error(self.path, sqlite3.SQLITE_CONSTRAINT)

    def close(self) -> None:
        """Lets go of the file."""
        if "_engine" in vars(self):
            self._engine.dispose()

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=WAIT)) as connection:
            yield connection

    @cached_property
    def _engine(self) -> sa.Engine:
        return _engine(self.path, foreign_keys=True)


def _is_readable(reading: Reading, number: int) -> bool:
    """Whether a plan can be read; whatever its rows hold, nothing else than that is at fault."""
    try:
        read_plan(reading, number)
    except (ArithmeticError, LookupError, StoreError, TypeError, ValueError):
        return False
    return True


class _Reading:
    """An open transaction of the driver."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, query: str, *values: object) -> Iterable[tuple[Any, ...]]:
        return self._connection.execute(query, values)


def _engine(path: Path, *, foreign_keys: bool) -> sa.Engine:
    """An engine over a file, whose transactions write."""
    # It takes longer to import than the last plan to read: one sees that before.
    import sqlalchemy as sa  # noqa: PLC0415

    url = sa.URL.create("sqlite", database=str(path))
    engine = sa.create_engine(url, poolclass=sa.NullPool, connect_args={"timeout": WAIT})

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


@contextmanager
def thai_errors(path: Path) -> Iterator[None]:
    """Turns the errors of SQLite, and of its file, into a StoreError that says what to do."""
    try:
        yield
    except OSError as error:
        raise StoreError(str(file_error(error, path, "เปิด"))) from error
    except sqlite3.Error as error:
        raise _store_error(error, path) from error
    except Exception as error:
        # SQLAlchemy wraps the error of the driver.
        original = getattr(error, "orig", None)
        if not isinstance(original, sqlite3.Error):
            raise
        raise _store_error(original, path) from error


def _store_error(error: sqlite3.Error, path: Path) -> Exception:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return error  # the driver was misused: a fault of the program
    return trouble_error(path, code & 0xFF)


def trouble_error(path: Path, code: int) -> StoreError:
    """What a result code of SQLite means for a store, as an error to show."""
    trouble, sentence = _TROUBLES.get(code, _UNKNOWN)
    return StoreError(f"{path}: {sentence}", trouble)


def check_integrity(path: Path) -> None:
    """Raises StoreError where pages, indexes or rows of a file are damaged."""
    with thai_errors(path), closing(sqlite3.connect(path, timeout=WAIT)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise trouble_error(path, sqlite3.SQLITE_CORRUPT)
