"""Who has a store open to write: one window, told by a file beside the store.

The file names who it is and since when. Its holder touches it again and again; what no
process holds any more, or nobody has touched for a while, is stale and can be taken over.
How old it is goes by the clock of the disk that it lies on: that of another PC may be wrong.
SQLite's own locks keep writes apart, this one keeps windows apart.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from db.errors import StoreError, StoreTrouble
from db.files import file_error
from db.files.moving import rename
from db.files.temporary import temporary_in
from db.processes import is_running, this_process

BEAT = 30.0  # seconds between two touches of the file by its holder
STALE = 300.0  # seconds after which one that nobody touched is stale
_LARGEST = 10_000  # bytes; a longer file is none of ours
_LONGEST = 200  # letters of a name that are of use
_GUARD = 60.0  # seconds after which a take-over that was begun and not ended counts no more


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a store open to write; `since` is UTC in ISO form.

    `is_here`: the same user on this PC, in another process. `is_stale`: it may be taken over.
    """

    user: str
    host: str
    since: str
    token: str
    is_here: bool
    is_stale: bool


def lock_path(store: Path) -> Path:
    """Where the lock of a store lies."""
    return store.with_name(f"{store.name}.lock")


class StoreLock:
    """The lock of one store, of this process or not. Its methods may be called on any thread."""

    def __init__(self, store: Path) -> None:
        self.path = lock_path(store)
        self.token = os.urandom(8).hex()

    def take(self) -> Holder | None:
        """Takes the lock, if it is free or its process has gone; who has it where it is not.

        Raises:
            StoreError: no file can be written there, so none knows who writes.
        """
        with self._errors():
            if self._put():
                return None
            holder = self.holder()
            if holder is None:  # let go in this moment
                return None if self._put() else self.holder()
            if holder.token == self.token:
                return None
            # A window of one's own that was cut off is as good as closed.
            gone = holder.is_here and holder.is_stale
        return self.take_over(holder) if gone else holder

    def take_over(self, holder: Holder) -> Holder | None:
        """Takes the lock from a holder who was seen to be stale; of several takers one gets it.

        Returns who has it now where that is another.

        Raises:
            StoreError: no file can be written there.
        """
        with self._errors(), self._guarded() as alone:
            now = self.holder()
            if not alone or (now is not None and (now.token != holder.token or not now.is_stale)):
                return now or holder
            made = self._written()
            made.replace(self.path)
        return None

    def beat(self) -> bool:
        """Tells that the lock is still held; False where another has taken it over."""
        try:
            kept = _read(self.path)
            if kept is not None and kept.get("token") == self.token:
                os.utime(self.path)
                return True
            # Who took the file away without leaving another has not taken the lock.
            return self._put() if kept is None else False
        except OSError:
            return True  # the disk does not answer, so nobody else can take it either

    def release(self) -> None:
        """Lets go of the lock, if it is held."""
        with suppress(OSError):
            kept = _read(self.path)
            if kept is not None and kept.get("token") == self.token:
                self.path.unlink()

    def holder(self) -> Holder | None:
        """Who has the lock; None where it is free.

        Raises:
            OSError: it cannot be looked at.
        """
        kept = _read(self.path)
        if kept is None:
            return None
        mark, user = kept.get("process", ""), kept.get("user", "")
        is_here = kept.get("host", "") == platform.node() and user == _user()
        # Of another user's process Windows does not say whether it runs.
        runs = is_running(mark) if is_here or os.name != "nt" else None
        is_stale = not runs if runs is not None else self._age() > STALE
        return Holder(
            user, kept.get("host", ""), kept.get("since", ""), kept.get("token", ""),
            is_here, is_stale,
        )  # fmt: skip

    def _put(self) -> bool:
        """Whether there was no lock, and this one stands now."""
        made = self._written()
        try:
            rename(made, self.path)
        except FileExistsError:
            return False
        finally:
            made.unlink(missing_ok=True)
        return True

    def _written(self) -> Path:
        """The lock as a file under a name that nobody looks for."""
        made = temporary_in(self.path.parent)
        value = {
            "process": this_process(),
            "host": platform.node(),
            "user": _user(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
            "token": self.token,
        }
        with made.open("x", encoding="utf-8") as file:
            json.dump(value, file)
        return made

    def _age(self) -> float:
        """Seconds since the lock was touched, by the clock of its disk."""
        return _disk_time(self.path.parent) - self.path.stat().st_mtime

    @contextmanager
    def _guarded(self) -> Iterator[bool]:
        """Whether this process alone takes the lock over now."""
        guard = self.path.with_name(f"{self.path.name}.taking")
        try:
            guard.touch(exist_ok=False)
        except FileExistsError:
            with suppress(FileNotFoundError):
                if _disk_time(guard.parent) - guard.stat().st_mtime > _GUARD:
                    guard.unlink()
            yield False
            return
        try:
            yield True
        finally:
            guard.unlink(missing_ok=True)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            denied = isinstance(error, PermissionError) or error.errno == errno.EROFS
            trouble = StoreTrouble.READ_ONLY if denied else StoreTrouble.OTHER
            folder = self.path.parent
            raise StoreError(str(file_error(error, folder, "เขียน")), trouble) from error


def _read(path: Path) -> dict[str, str] | None:
    """What stands in a lock; empty where that is no sense, None where there is none."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
    except FileNotFoundError:
        return None
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(value, dict):
        return {}
    return {name: each[:_LONGEST] for name, each in value.items() if isinstance(each, str)}


def _disk_time(folder: Path) -> float:
    """What the clock of the disk says on which a folder lies."""
    made = temporary_in(folder)
    try:
        made.touch(exist_ok=False)
        return made.stat().st_mtime
    finally:
        made.unlink(missing_ok=True)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
