"""What lies in the folders for rescues: what is to be offered, and what was put by.

Nothing here is taken away before its time: what is not wanted now is put by, in a folder of
its day, and stays for three months.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from db import files
from db.errors import PhaenError
from db.rescue.processes import is_running
from db.rescue.rescue import Rescue, parse

KEPT_DAYS = 90
_KEPT = "kept"
_LARGEST = 100 * 1024**2
# Of another PC nobody knows whether it still writes; a day later it does not.
_STRANGE_HOURS = 24


class Found(NamedTuple):
    """A rescue and its file."""

    path: Path
    rescue: Rescue


def left_behind(folders: Sequence[Path], now: dt.datetime) -> tuple[Found, ...]:
    """The rescues of processes that ended, the newest first; what cannot be read stays there."""
    found = (each for folder in folders for each in _read(sorted(folder.glob("*.json"))))
    return _newest_first(each for each in found if not _is_written(each.rescue, now))


def put_by(folders: Sequence[Path]) -> tuple[Found, ...]:
    """The rescues that were put by, the newest first."""
    paths = (path for folder in folders for path in sorted(folder.glob(f"{_KEPT}/*/*.json")))
    return _newest_first(_read(paths))


def keep(path: Path, today: dt.date) -> Path:
    """Puts a rescue by; gives its file there.

    Raises:
        PhaenError: it cannot be moved, and stays where it is.
    """
    kept = path.parent / _KEPT
    folder = kept / today.isoformat()
    for each in (kept, folder):
        files.make_folder_within(each)
    return files.move(path, folder / path.name)


def thin(folders: Sequence[Path], today: dt.date) -> None:
    """Takes away what was put by more than three months ago."""
    for folder in folders:
        for day in sorted(folder.glob(f"{_KEPT}/*")):
            if is_over(day.name, today):
                for path in day.glob("*.json"):
                    with suppress(PhaenError):
                        files.remove(path)
                with suppress(OSError):
                    day.rmdir()


def is_over(day: str, today: dt.date) -> bool:
    """Whether what was put by on a day, in ISO form, need not be kept any longer."""
    try:
        return (today - dt.date.fromisoformat(day)).days > KEPT_DAYS
    except ValueError:
        return False


def _read(paths: Iterable[Path]) -> Iterator[Found]:
    for path in paths:
        with suppress(PhaenError):
            yield Found(path, parse(files.read_bytes(path, at_most=_LARGEST)))


def _newest_first(found: Iterable[Found]) -> tuple[Found, ...]:
    return tuple(sorted(found, key=lambda each: each.rescue.moment, reverse=True))


def _is_written(rescue: Rescue, now: dt.datetime) -> bool:
    """Whether a process that may still run writes it."""
    running = is_running(rescue.writer)
    if running is not None:
        return running
    with suppress(ValueError):
        return now - dt.datetime.fromisoformat(rescue.moment) < dt.timedelta(hours=_STRANGE_HOURS)
    return False
