"""Where the backups of a store lie, and the second place that a user may have set for them."""

from __future__ import annotations

import getpass
import hashlib
import platform
from collections.abc import Iterator
from pathlib import Path

from db import files
from db.backups.names import Backup, newest_first, parsed
from db.errors import PhaenError
from db.files.temporary import discard
from db.settings.declared import SECOND_PLACE
from db.settings.values import folder_of
from db.user_folders import data_folder, own_settings

_SECOND_PLACE = "second-place.txt"
_LONGEST_SETTING = 4096


def folders(store: Path) -> tuple[Path, Path]:
    """Where the backups of a store are kept: beside it, else in the user's data folder."""
    data = data_folder() / "backups"
    return store.with_name(f"{store.name}-backups"), data / f"{store.stem}-{_mark(store)}"


def make_for(store: Path, folder: Path) -> None:
    """Makes one of the folders of a store: beside it as private as its own, else private.

    Raises:
        FileError: it cannot be made.
    """
    if folder.parent == store.parent:
        files.make_folder_within(folder)
    else:
        files.make_private_folder(folder)


def entries(store: Path) -> tuple[Backup, ...]:
    """The backups of a store in either folder, newest first."""
    return newest_first(backup for folder in folders(store) for backup in backups_in(folder))


def backups_in(folder: Path) -> Iterator[Backup]:
    """The backups in a folder, in no order; none where it cannot be looked into."""
    try:
        names = list(folder.iterdir())
    except OSError:
        return
    yield from filter(None, map(parsed, names))


def second_place(store: Path) -> Path | None:
    """The folder in the second place for this store's backups; None where none is set."""
    settings = own_settings()
    if settings.is_locked(SECOND_PLACE):
        set_so = settings.text(SECOND_PLACE)
        return folder_of(set_so) / _name_there(store) if set_so else None
    for folder in folders(store):
        try:
            text = files.read_bytes(folder / _SECOND_PLACE, at_most=_LONGEST_SETTING)
            place, _, name = text.decode("utf-8").strip().partition("\n")
        except (PhaenError, UnicodeDecodeError):
            continue
        if place and name:
            return Path(place, name)
    return None


def set_second_place(store: Path, place: Path | None) -> None:
    """Sets the second place: a folder that may be others', too; None: there is none any more.

    Raises:
        PhaenError: the policy of the computer sets it, or it could not be written down.
    """
    if own_settings().is_locked(SECOND_PLACE):
        raise PhaenError("ผู้ดูแลเครื่องกำหนดที่สำรองแห่งที่สองไว้ จึงเปลี่ยนไม่ได้ โปรดติดต่อผู้ดูแลเครื่อง")
    for folder in folders(store):
        discard(folder / _SECOND_PLACE)
    if place is not None:
        _write_beside(store, f"{place}\n{_name_there(store)}\n".encode())


def _name_there(store: Path) -> str:
    """The folder of a store in a second place, which several people may have set."""
    return files.safe_name(f"{store.stem}-{getpass.getuser()}-{platform.node()}-{_mark(store)}")


def _write_beside(store: Path, data: bytes) -> None:
    *others, last = folders(store)
    for folder in others:
        try:
            make_for(store, folder)
            files.write_atomically(folder / _SECOND_PLACE, data)
        except PhaenError:
            continue
        return
    make_for(store, last)
    files.write_atomically(last / _SECOND_PLACE, data)


def _mark(store: Path) -> str:
    """What tells a store from others of its name."""
    return hashlib.sha256(str(store.resolve()).encode("utf-8", "replace")).hexdigest()[:8]
