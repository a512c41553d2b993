"""Makes a backup: a whole one under its name, or none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from db.backups.folders import entries, folders, make_for
from db.backups.names import Backup, Reason, name_of
from db.backups.packing import pack, unpacked
from db.backups.thinning import spare
from db.errors import PhaenError, StoreError
from db.files import file_error
from db.files.temporary import discard, sweep, temporary_in
from db.files.writing import put_new

# Copies the store into a new file and proves that copy; what tells the content of a file.
Copy = Callable[[Path], None]
Code = Callable[[Path], str]


def make(store: Path, copy: Copy, code: Code, reason: Reason) -> Backup:
    """Keeps a copy of a store; returns the backup that holds what is there now.

    That is a new one, or the newest of before where nothing has changed since: by content,
    never by time. Others that are not needed any more are taken away.

    Raises:
        PhaenError: no copy could be made in any of the folders; nothing is left behind.
    """
    beside, elsewhere = folders(store)
    try:
        made = _make_in(beside, store, copy, code, reason)
    except PhaenError as error:
        try:
            made = _make_in(elsewhere, store, copy, code, reason)
        except PhaenError:
            raise error from None
    _thin(store)
    return made


def now() -> datetime:
    """The time of the clock on the wall, with its distance from UTC."""
    return datetime.now().astimezone()


def _make_in(folder: Path, store: Path, copy: Copy, code: Code, reason: Reason) -> Backup:
    make_for(store, folder)
    sweep(folder)
    raw, packed = (temporary_in(folder) for _ in range(2))
    try:
        copy(raw)
        content, before = code(raw), entries(store)
        if before and _content_of(before[0], code) == content:
            return before[0]
        pack(raw, packed)
        with unpacked(packed) as again:
            if code(again) != content:
                raise StoreError(
                    f"สำรองข้อมูลใน {folder} ไม่ได้: อ่านแฟ้มที่เพิ่งเขียนกลับมาไม่ตรงกัน โปรดตรวจดิสก์"
                )
        return _named(packed, folder, before[0].turn + 1 if before else 1, reason)
    except OSError as error:
        raise file_error(error, folder, "สำรองข้อมูลใน") from error
    finally:
        discard(raw)
        discard(packed)


def _named(packed: Path, folder: Path, turn: int, reason: Reason) -> Backup:
    """Gives a finished backup its name; another program may have taken that turn by now."""
    moment = now()
    while True:
        path = folder / name_of(turn, moment, reason)
        try:
            put_new(packed, path)
        except FileExistsError:
            turn += 1
        else:
            return Backup(path, turn, moment.replace(microsecond=0), reason)


def _content_of(backup: Backup, code: Code) -> str:
    """What a backup holds; nothing where it cannot be read any more."""
    try:
        with unpacked(backup.path) as path:
            return code(path)
    except StoreError:
        return ""


def _thin(store: Path) -> None:
    """Takes away what is not needed any more; only after a new backup was proven."""
    for backup in spare(entries(store), now()):
        discard(backup.path)
