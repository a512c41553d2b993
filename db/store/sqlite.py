"""All that is SQLite's own: the connection, the backup, and its errors in Thai."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from db.errors import StoreError
from db.files import file_error

Connection = sqlite3.Connection

WAIT = 5.0  # seconds that a write waits for another program's write

_TROUBLES = {
    sqlite3.SQLITE_BUSY: "โปรแกรมอื่นกำลังใช้ฐานข้อมูลนี้อยู่ โปรดปิดหน้าต่างแผนที่เปิดซ้อนกัน รอสักครู่ แล้วลองใหม่",
    sqlite3.SQLITE_LOCKED: "โปรแกรมอื่นกำลังใช้ฐานข้อมูลนี้อยู่ โปรดปิดหน้าต่างแผนที่เปิดซ้อนกัน รอสักครู่ แล้วลองใหม่",
    sqlite3.SQLITE_FULL: "ที่เก็บข้อมูลเต็ม จึงยังไม่ได้บันทึก โปรดลบแฟ้มที่ไม่ใช้แล้ว แล้วลองใหม่",
    sqlite3.SQLITE_READONLY: "แฟ้มฐานข้อมูลอ่านได้อย่างเดียว โปรดขอสิทธิ์เขียนแฟ้มและโฟลเดอร์ หรือใช้ฐานข้อมูลที่อื่น",
    sqlite3.SQLITE_PERM: "ไม่มีสิทธิ์ใช้แฟ้มฐานข้อมูล โปรดขอสิทธิ์จากผู้ดูแลเครื่อง หรือใช้ฐานข้อมูลที่อื่น",
    sqlite3.SQLITE_CORRUPT: "แฟ้มฐานข้อมูลเสียหาย โปรดเก็บแฟ้มนี้ไว้ แล้วใช้แฟ้มสำรองที่อยู่ข้างกันแทน",
    sqlite3.SQLITE_NOTADB: "แฟ้มนี้ไม่ใช่ฐานข้อมูลของแผน โปรดตรวจชื่อแฟ้ม",
    sqlite3.SQLITE_CANTOPEN: "เปิดแฟ้มฐานข้อมูลไม่ได้ โปรดตรวจว่าโฟลเดอร์มีอยู่จริง และมีสิทธิ์เขียนในโฟลเดอร์นั้น",
    sqlite3.SQLITE_IOERR: "อ่านหรือเขียนแฟ้มฐานข้อมูลไม่ได้ โปรดตรวจว่าดิสก์หรือเครือข่ายยังใช้งานได้ แล้วลองใหม่",
    sqlite3.SQLITE_CONSTRAINT: "ข้อมูลของแผนขัดกันเอง (รหัสซ้ำ หรืออ้างถึงสิ่งที่ไม่มี) จึงยังไม่ได้บันทึก",
}


def prepare(connection: Connection, *, foreign_keys: bool = True) -> None:
    """Makes a new connection one that watches references and writes through."""
    # Python's driver must not open transactions by itself: it would leave DDL out.
    connection.isolation_level = None
    connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")


@contextmanager
def reading(path: Path) -> Iterator[Connection]:
    """A connection that sees one state of the store all the while.

    Raises:
        StoreError: the file cannot be read.
    """
    with thai_errors(path), closing(sqlite3.connect(path, timeout=WAIT)) as connection:
        prepare(connection)
        connection.execute("BEGIN")
        yield connection


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
    trouble = _TROUBLES.get(code & 0xFF, "ฐานข้อมูลแจ้งข้อขัดข้อง โปรดปิดโปรแกรมแล้วลองใหม่")
    return StoreError(f"{path}: {trouble}")


def revision(path: Path) -> str:
    """The revision of the store in a file, read without changing it; empty for a new one.

    Raises:
        StoreError: the file is damaged, or no store of Phaen.
    """
    with thai_errors(path):
        if not path.is_file() or path.stat().st_size == 0:
            return ""
        with closing(sqlite3.connect(path, timeout=WAIT)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            if not tables:
                return ""
            rows: list[Any] = []
            if {"alembic_version", "plans"} <= tables:
                rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
            if len(rows) != 1:
                raise StoreError(f"{path}: {_TROUBLES[sqlite3.SQLITE_NOTADB]}")
            return str(rows[0][0])


def check_integrity(path: Path) -> None:
    """Raises StoreError where pages, indexes or rows of the file are damaged."""
    with thai_errors(path), closing(sqlite3.connect(path, timeout=WAIT)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise StoreError(f"{path}: {_TROUBLES[sqlite3.SQLITE_CORRUPT]}")


def check_references(connection: Any, path: Path) -> None:
    """Raises StoreError where a row refers to one that is not there."""
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise StoreError(f"{path}: {_TROUBLES[sqlite3.SQLITE_CONSTRAINT]}")


def back_up(path: Path, *, before: str) -> Path:
    """Copies a store to `<name>-before-<revision>-<time>` beside it; returns the copy.

    Raises:
        StoreError: the copy could not be made whole; none is left behind.
    """
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    copy = path.with_name(f"{path.stem}-before-{before}-{stamp}{path.suffix}")
    try:
        with (
            thai_errors(copy),
            closing(sqlite3.connect(path, timeout=WAIT)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
        check_integrity(copy)
    except StoreError:
        copy.unlink(missing_ok=True)
        raise
    return copy
