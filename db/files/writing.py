"""Files are written whole or not at all, and wait for who holds them for a moment."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from db.files.folders import PRIVATE_FILE, is_private
from db.files.troubles import as_os_error, file_error, is_held

# Scanners and indexers look at a new file for moments; Excel holds one until it is closed.
PATIENCE = 4.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.02, 0.5
_DAY = 24 * 3600
_TEMPORARY = ".phaen-*.tmp"


def write_atomically(
    path: Path, data: bytes, *, between_tries: Callable[[], object] | None = None
) -> None:
    """Writes a file whole: what stood there before stays until all of it is on the disk.

    A file that another program holds is tried again for some seconds. `between_tries` is
    called meanwhile; what it raises ends the trying.

    Raises:
        FileError: the disk is full, there is no permission, the file is held by
            another program, or its folder is missing. Nothing is left behind.
    """
    with replacing(path, between_tries=between_tries) as temporary:
        try:
            _fill(temporary, data)
        except OSError as error:
            raise file_error(error, path, "บันทึก") from error


@contextmanager
def replacing(path: Path, *, between_tries: Callable[[], object] | None = None) -> Iterator[Path]:
    """Gives a name beside a file for what is to take its place, once the block has ended.

    For what writes to a name by itself; nothing takes the file's place where the block
    raises. Errors are as of `write_atomically`.
    """
    # The name is short and of its own: the target's may fill all that a name may have.
    temporary = path.parent / f".phaen-{os.urandom(6).hex()}.tmp"
    try:
        try:
            _sweep(path.parent)
            _create(temporary, like=path)
        except (OSError, ValueError) as error:
            raise file_error(as_os_error(error), path, "บันทึก") from error
        yield temporary
        try:
            _flush(temporary)
            _replace(temporary, path, between_tries or _nothing)
            _flush_folder(path.parent)
        except (OSError, ValueError) as error:
            raise file_error(as_os_error(error), path, "บันทึก") from error
    finally:
        _discard(temporary)


def _create(temporary: Path, *, like: Path) -> None:
    """Makes an empty file with the rights of the one it replaces, else those of its folder."""
    os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    if is_private(like.parent):
        temporary.chmod(PRIVATE_FILE)
    elif os.name == "posix" and like.is_file():
        with suppress(OSError):  # rights that may not be given are not worth the file
            temporary.chmod(stat.S_IMODE(like.stat().st_mode))


def _fill(temporary: Path, data: bytes) -> None:
    with temporary.open("r+b") as file:
        file.write(data)


def _flush(temporary: Path) -> None:
    """Waits until the file is on the disk; before that its name must lead to nothing else."""
    with temporary.open("r+b") as file:
        os.fsync(file.fileno())


def _replace(temporary: Path, path: Path, between_tries: Callable[[], object]) -> None:
    """Gives the temporary file its name, in spite of who holds either for a moment."""
    pause, end = _FIRST_PAUSE, time.monotonic() + PATIENCE
    while True:
        try:
            temporary.replace(path)
        except OSError as error:
            if not is_held(error) or _stays_so(path) or time.monotonic() > end:
                raise
        else:
            return
        between_tries()
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


def _stays_so(path: Path) -> bool:
    """Whether no waiting helps: Windows says of these, too, that they are not to be had."""
    return path.is_dir() or (path.exists() and not os.access(path, os.W_OK))


def _flush_folder(folder: Path) -> None:
    """Waits until the folder has the new name; Windows has no such thing for folders."""
    if os.name != "posix":
        return
    with suppress(OSError):  # some network file systems do not know it: the file is written
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sweep(folder: Path) -> None:
    """Takes away what a program that was killed has left of its temporary files."""
    for left in folder.glob(_TEMPORARY):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _DAY:
                left.unlink()


def _discard(temporary: Path) -> None:
    """Takes a temporary file away; one that is held is left for the next sweep."""
    with suppress(OSError, ValueError):
        temporary.unlink(missing_ok=True)


def _nothing() -> None:
    """Nobody waits."""
