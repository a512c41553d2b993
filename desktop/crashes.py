"""Ends of the program that no code of its own survives, told of at the next start.

While it runs there is a file of its own, into which the interpreter writes where each thread
was when the process is ended by a fault of a library. A run that ends as it should takes its
file away: one that lies there and is held by nobody is of a run that did not.
"""

from __future__ import annotations

import faulthandler
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from db.errors import FileError
from db.files import make_private, make_private_folder
from db.user_folders import log_folder
from desktop.faults import FaultLog

_NAMES = "phaen-run-*.log"
_LONGEST = 32 * 1024


class RunWatch:
    """Watches this run from now until it is closed."""

    def __init__(self) -> None:
        self._path = log_folder() / f"phaen-run-{os.getpid()}.log"
        self._file: IO[bytes] | None = None
        with suppress(OSError, FileError):
            make_private_folder(self._path.parent)
            self._file = self._path.open("wb", buffering=0)
            make_private(self._path)
            _hold(self._file)
            faulthandler.enable(self._file)

    def close(self) -> None:
        """The run ends as it should."""
        if self._file is None:
            return
        faulthandler.disable()
        with suppress(OSError):
            self._file.close()
            self._path.unlink()
        self._file = None


def gather(log: FaultLog) -> int:
    """Adds what runs that broke off have left to the log; how many there were."""
    count = 0
    for path in sorted(log_folder().glob(_NAMES)):
        told = _taken(path)
        if told:
            count += 1
            log.write(f"{path.name}\n{told}\n\n")
    return count


def _taken(path: Path) -> str:
    """What a run that broke off has left, whose file is gone then; empty of one that goes on."""
    try:
        with path.open("rb+") as file:
            _hold(file)
            told = file.read(_LONGEST).decode("utf-8", "replace")
        # Windows does not let go of a file that is held.
        path.unlink()
    except OSError:
        return ""
    return "\n".join(map(_without_paths, told.splitlines()))


def _without_paths(line: str) -> str:
    """A line as `File "/home/…/forms/a.py", line 3`, without whose machine it is."""
    head, quote, rest = line.partition('File "')
    name, end, tail = rest.partition('"')
    if not quote:
        return line
    parts = name.replace("\\", "/").split("/")
    return f"{head}{quote}{'/'.join(parts[-3:])}{end}{tail}"


def _hold(file: IO[bytes]) -> None:
    """Marks a file as that of a run that goes on.

    Raises:
        OSError: it is held by another.
    """
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415 - not on every system

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
