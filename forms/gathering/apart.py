"""Packages read in processes of their own: a window goes on answering while hundreds are read.

Python lets one thread of a process run at a time, so that reading on another thread keeps the
window waiting now and then. What is to be read, and what was, goes through a folder that the two
processes share; a file appears there whole.
"""

from __future__ import annotations

import datetime as dt
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from db.errors import PhaenError
from forms.document import Progress
from forms.gathering.gather import read_here, read_unit
from forms.gathering.unit_plan import UnitPlan, Unread

# The command of the program that reads.
COMMAND = "read-units"
# To begin a process takes as long as to read so many files.
FEW = 6
_MOST_PROCESSES = 3
_ORDER = "order"
# Seconds between two looks for what was read.
_PAUSE = 0.02


class _Order(NamedTuple):
    """Files to be read, of which a process takes each `step`th from one on; as of which day."""

    files: tuple[Path, ...]
    step: int
    today: dt.date | None


def read_apart(
    files: Sequence[Path], progress: Progress, *, today: dt.date | None
) -> Iterator[UnitPlan | Unread]:
    """What is kept of each file, in their order; what `progress` raises ends the processes.

    A few are read here.

    Raises:
        PhaenError: a process ended before all was read.
    """
    if len(files) < FEW:
        yield from read_here(files, progress, today=today)
        return
    folder = Path(tempfile.mkdtemp(prefix="phaen-gather-"))
    try:
        step = max(1, min(_MOST_PROCESSES, (os.cpu_count() or 2) - 1, len(files)))
        order = _Order(tuple(path.absolute() for path in files), step, today)
        (folder / _ORDER).write_bytes(pickle.dumps(order))
        with _started(folder, step) as processes:
            for at, path in enumerate(files):
                progress(at, len(files))
                yield _awaited(folder / str(at), processes[at % step], path, progress)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def read_order(folder: Path, first: int) -> None:
    """Reads the files of an order from one on: what the processes do."""
    order: _Order = pickle.loads((folder / _ORDER).read_bytes())  # noqa: S301 - our own
    for at in range(first, len(order.files), order.step):
        found = pickle.dumps(read_unit(order.files[at], today=order.today), protocol=5)
        part = folder / f"{at}.part"
        part.write_bytes(found)
        part.rename(folder / str(at))


def _awaited(
    made: Path, process: subprocess.Popen[bytes], path: Path, progress: Progress
) -> UnitPlan | Unread:
    """What a process makes of a file."""
    while not made.exists():
        if process.poll() is not None and not made.exists():
            raise PhaenError(
                f"รวบรวมไม่สำเร็จ เพราะโปรแกรมส่วนที่อ่านแฟ้มหยุดที่ {path.name} "
                "โปรดลองอีกครั้ง หรือย้ายแฟ้มนี้ออกก่อน"
            )
        progress(0, 0)
        time.sleep(_PAUSE)
    found: UnitPlan | Unread = pickle.loads(made.read_bytes())  # noqa: S301 - our own
    made.unlink()
    return found


@contextmanager
def _started(folder: Path, count: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """So many processes that read; none is left of them."""
    own = [] if getattr(sys, "frozen", False) else ["-m", "desktop"]
    none = subprocess.DEVNULL
    processes = [
        subprocess.Popen(  # noqa: S603 - the program itself
            [sys.executable, *own, COMMAND, str(folder), str(first)],
            stdin=none,
            stdout=none,
            stderr=none,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        for first in range(count)
    ]
    try:
        yield processes
    finally:
        for process in processes:
            process.kill()
            process.wait()
