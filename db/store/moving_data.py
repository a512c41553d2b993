"""Moves the user's data folder: copied, each file proven, and only then used.

The old folder stays as it was, but for its store, which is renamed: of two that can be opened
each would be written by someone.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from db import files
from db.errors import PhaenError, StoreError
from db.settings.declared import DATA_FOLDER
from db.store.setting_aside import journal_of, set_aside
from db.store.sqlite.backend import SqliteBackend
from db.store.store import default_path
from db.user_folders import data_folder, log_folder, one_folder, own_settings

Tell = Callable[[int, int], object]  # files copied, files in all

# Of the window and of this computer, where the system has one folder for all of it.
_STAYS = {"window.ini", "settings.json", "columns.json", "requests"}
_PART = 1 << 20  # bytes
# The disk has other things to hold, too.
_SPARE = 50 * 1024**2  # bytes


def hindrance(target: Path) -> str:
    """Why the data folder cannot be moved to a folder; empty where it can."""
    if one_folder() is not None:
        return "โปรแกรมชุดนี้เก็บข้อมูลไว้ข้างโปรแกรม ถ้าจะย้าย ให้ปิดโปรแกรมแล้วย้ายทั้งโฟลเดอร์ของโปรแกรม"
    if own_settings().is_locked(DATA_FOLDER):
        return "ผู้ดูแลเครื่องกำหนดโฟลเดอร์ข้อมูลไว้ จึงย้ายไม่ได้ โปรดติดต่อผู้ดูแลเครื่อง"
    return _trouble_with(target, data_folder())


def _trouble_with(target: Path, source: Path) -> str:
    """Why the files of a folder cannot be copied to another one."""
    old, new = source.resolve(), target.resolve()
    if new == old or old in new.parents or new in old.parents:
        return f"{target} เป็นโฟลเดอร์ข้อมูลเดิม หรือซ้อนกับโฟลเดอร์เดิม โปรดเลือกโฟลเดอร์อื่น"
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            return f"{target} มีแฟ้มอยู่แล้ว โปรดเลือกหรือสร้างโฟลเดอร์ว่าง"
        needed = sum(path.stat().st_size for path in _to_copy(source))
        room = shutil.disk_usage(_nearest(target)).free
    except OSError as error:
        return str(files.file_error(error, target, "เปิดโฟลเดอร์"))
    if room < needed + _SPARE:
        return f"พื้นที่ดิสก์ที่ {target} ไม่พอ ต้องใช้ {needed // 1024**2 + 1:,} MB โปรดเลือกที่อื่น"
    return ""


def move_data(target: Path, tell: Tell) -> Path | None:
    """Moves the data folder to an empty one; nobody has its store open.

    Returns the name that the store's old file has now; None where there was no store.

    Raises:
        PhaenError: something is in the way, or a file could not be copied whole; then all is
            as it was.
    """
    if words := hindrance(target):
        raise StoreError(words)
    source, store = data_folder(), default_path()
    was_there = target.exists()
    files.make_private_folder(target)
    try:
        _copy_all(source, target, tell)
        if store.exists():
            SqliteBackend(store).copy_into_place(target / store.name)
        old = set_aside(store, "moved") if store.exists() else None
        try:
            own_settings().set(DATA_FOLDER, str(target))
        except PhaenError:
            if old is not None:
                old.rename(store)
            raise
    except BaseException:
        _empty(target, itself=not was_there)
        raise
    return old


def _copy_all(source: Path, target: Path, tell: Tell) -> None:
    """Copies all but the store itself, which is copied by its own means."""
    left_out = {default_path(), journal_of(default_path())}
    paths = [path for path in _to_copy(source) if path not in left_out]
    for count, path in enumerate(paths):
        tell(count, len(paths))
        new = target / path.relative_to(source)
        files.make_private_folder(new.parent)
        try:
            shutil.copy2(path, new)
            is_same = _digest(path) == _digest(new)
        except OSError as error:
            raise files.file_error(error, path, "คัดลอก") from error
        if not is_same:
            raise StoreError(f"คัดลอก {path} ได้ไม่ครบ ข้อมูลเดิมยังอยู่ครบที่ {source} โปรดลองที่อื่น")


def _to_copy(source: Path) -> Iterator[Path]:
    """The files of a data folder that are its own, without those that are being written."""
    log = log_folder()
    for path in sorted(source.rglob("*")):
        first = path.relative_to(source).parts[0]
        is_own = first not in _STAYS and log not in path.parents and path.suffix != ".lock"
        if is_own and path.is_file() and not path.name.startswith(".phaen-"):
            yield path


def _digest(path: Path) -> bytes:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_PART):
            digest.update(part)
    return digest.digest()


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next((each for each in (folder, *folder.parents) if each.exists()), folder)


def _empty(folder: Path, *, itself: bool) -> None:
    """Takes away what was copied so far."""
    for path in list(folder.iterdir()):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    if itself:
        folder.rmdir()
