"""What SQLite and the system say of a store's file, as errors to show."""

from __future__ import annotations

import errno
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import StoreError, StoreTrouble
from db.files import file_error
from db.store.setting_aside import journal_of

_BUSY = (
    StoreTrouble.BUSY,
    "โปรแกรมอื่นกำลังใช้ฐานข้อมูลนี้อยู่ โปรดปิดหน้าต่างแผนที่เปิดซ้อนกัน รอสักครู่ แล้วลองใหม่",
)
_DAMAGED = (
    StoreTrouble.DAMAGED,
    "แฟ้มฐานข้อมูลเสียหาย โปรดเก็บแฟ้มนี้ไว้ แล้วใช้แฟ้มสำรองล่าสุดแทน",
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
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    # The tables are not what the file's revision says: a name or a column is another.
    sqlite3.SQLITE_ERROR: _DAMAGED,
    sqlite3.SQLITE_MISMATCH: _DAMAGED,
    sqlite3.SQLITE_FORMAT: _DAMAGED,
    sqlite3.SQLITE_TOOBIG: _DAMAGED,
    sqlite3.SQLITE_NOTADB: (
        StoreTrouble.FOREIGN,
        "แฟ้มนี้ไม่ใช่ฐานข้อมูลของแผน จึงไม่ได้เปิดและไม่ได้แก้ไข โปรดตรวจชื่อแฟ้ม",
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

# Of what kind the trouble is that the system has with the file.
_OF_SYSTEM = {
    errno.ENOENT: StoreTrouble.MISSING,
    errno.ENOTDIR: StoreTrouble.MISSING,
    errno.EACCES: StoreTrouble.FORBIDDEN,
    errno.EPERM: StoreTrouble.FORBIDDEN,
    errno.EROFS: StoreTrouble.READ_ONLY,
    errno.ENOSPC: StoreTrouble.FULL,
    errno.EDQUOT: StoreTrouble.FULL,
}
# A misuse of the driver is a fault of the program, whatever lies in the file.
_MISUSE = (sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.NotSupportedError)
_HEAD = b"SQLite format 3\x00"
_HEAD_OF_JOURNAL = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
_LOOKED_AT = 1 << 20  # bytes


@contextmanager
def thai_errors(path: Path) -> Iterator[None]:
    """Turns the errors of SQLite, and of its file, into a StoreError that says what to do."""
    try:
        yield
    except OSError as error:
        raise system_error(error, path) from error
    except sqlite3.Error as error:
        raise _store_error(error, path) from error
    except UnicodeDecodeError as error:  # of a name in the file, which SQLite tells of
        raise trouble_error(path, sqlite3.SQLITE_CORRUPT) from error
    except Exception as error:
        # SQLAlchemy wraps the error of the driver.
        original = getattr(error, "orig", None)
        if not isinstance(original, sqlite3.Error):
            raise
        raise _store_error(original, path) from error


def trouble_error(path: Path, code: int) -> StoreError:
    """What a result code of SQLite means for a store, as an error to show."""
    trouble, sentence = _TROUBLES.get(code, _UNKNOWN)
    return StoreError(f"{path}: {sentence}", trouble)


def system_error(error: OSError, path: Path) -> StoreError:
    """What the system says of a store's file, as an error to show."""
    trouble = _OF_SYSTEM.get(error.errno or 0, StoreTrouble.UNREACHABLE)
    return StoreError(str(file_error(error, path, "เปิด")), trouble)


def refuse_unless_there(path: Path) -> None:
    """Refuses a file that SQLite must not touch: it would throw away what lies beside as a journal.

    Raises:
        StoreError: none is there, it has no bytes, or it is no database.
    """
    try:
        found = path.stat()
        start = _start(path, len(_HEAD)) if stat.S_ISREG(found.st_mode) else b""
    except (FileNotFoundError, NotADirectoryError) as error:
        raise _missing(path) from error
    except OSError as error:
        raise system_error(error, path) from error
    if stat.S_ISDIR(found.st_mode):
        raise trouble_error(path, sqlite3.SQLITE_CANTOPEN)
    if not stat.S_ISREG(found.st_mode):
        raise trouble_error(path, sqlite3.SQLITE_NOTADB)
    if found.st_size == 0:
        raise StoreError(
            f"{path}: แฟ้มฐานข้อมูลว่างเปล่า (0 ไบต์) ข้อมูลในแฟ้มหายไป จึงไม่ได้เปิดและไม่ได้แก้ไข "
            "โปรดเก็บแฟ้มนี้ไว้ แล้วใช้แฟ้มสำรองล่าสุดแทน",
            StoreTrouble.EMPTY,
        )
    if start != _HEAD and not _is_half_written(path):
        raise _no_database(path)


def _missing(path: Path) -> StoreError:
    if path.parent.is_dir():
        advice = "โปรดตรวจชื่อแฟ้ม หรือนำแฟ้มที่ย้ายไปกลับมาไว้ที่เดิม แล้วลองใหม่"
    else:
        advice = "เพราะไม่มีโฟลเดอร์นี้ โปรดตรวจว่าโฟลเดอร์มีอยู่จริง และต่อไดรฟ์ USB หรือเครือข่ายแล้ว แล้วลองใหม่"
    return StoreError(f"ไม่พบฐานข้อมูล {path} {advice}", StoreTrouble.MISSING)


def _store_error(error: sqlite3.Error, path: Path) -> Exception:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and isinstance(error, _MISUSE):
        return error
    # Without a code Python itself has found that a text is none.
    code = sqlite3.SQLITE_CORRUPT if code is None else code & 0xFF
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_ERROR}:
        # Another may have taken the file away since it was looked at.
        try:
            refuse_unless_there(path)
        except StoreError as found:
            return found
    return _no_database(path) if code == sqlite3.SQLITE_NOTADB else trouble_error(path, code)


def _no_database(path: Path) -> StoreError:
    """A file that is no database any more, or never was one."""
    try:
        start = _start(path, _LOOKED_AT)
    except OSError as error:
        return system_error(error, path)
    same = sum(a == b for a, b in zip(start, _HEAD, strict=False))
    was_one = b"alembic_version" in start or len(_HEAD) / 2 < same
    return trouble_error(path, sqlite3.SQLITE_CORRUPT if was_one else sqlite3.SQLITE_NOTADB)


def _is_half_written(path: Path) -> bool:
    """Whether there is a journal from which SQLite brings back how the file was."""
    try:
        return _start(journal_of(path), len(_HEAD_OF_JOURNAL)) == _HEAD_OF_JOURNAL
    except OSError:
        return False


def _start(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        return file.read(size)
