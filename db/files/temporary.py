"""Files that are being written: under names that nobody looks for, until they are whole."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

_NAMES = ".phaen-*.tmp*"  # SQLite's journals of them as well
_DAY = 24 * 3600  # seconds


def temporary_in(folder: Path) -> Path:
    """A name in a folder for a file that is being written, which nothing has."""
    # It is short and of its own: the file's may fill all that a name may have.
    return folder / f".phaen-{os.urandom(6).hex()}.tmp"


def left_half_written(folder: Path) -> tuple[Path, ...]:
    """What programs that were killed have left of their temporary files, more than a day ago.

    Raises:
        OSError: the folder cannot be looked into.
    """
    return tuple(path for path in folder.glob(_NAMES) if _is_left(path))


def sweep(folder: Path) -> None:
    """Takes away what programs that were killed have left, where that can be done."""
    with suppress(OSError):
        for path in left_half_written(folder):
            discard(path)


def discard(path: Path) -> None:
    """Takes a file away that is not wanted; one that is held is left for the next sweep."""
    with suppress(OSError, ValueError):
        path.unlink(missing_ok=True)


def _is_left(path: Path) -> bool:
    try:
        # A clock may have been set back since.
        return abs(time.time() - path.stat().st_mtime) > _DAY
    except FileNotFoundError:
        return False  # its writer has given it its name
