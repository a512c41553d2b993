"""Files are written whole or not at all, and wait for who holds them for a moment."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from db.files.folders import PRIVATE_FILE, is_private, make_private
from db.files.moving import rename
from db.files.temporary import discard, sweep, temporary_in
from db.files.troubles import as_os_error, file_error, is_held

# Scanners and indexers look at a new file for moments; Excel holds one until it is closed.
PATIENCE = 4.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.02, 0.5


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
    temporary = temporary_in(path.parent)
    try:
        try:
            sweep(path.parent)
            _create(temporary, like=path)
        except (OSError, ValueError) as error:
            raise file_error(as_os_error(error), path, "บันทึก") from error
        yield temporary
        try:
            flush_file(temporary)
            _replace(temporary, path, between_tries or _nothing)
            flush_folder(path.parent)
        except (OSError, ValueError) as error:
            raise file_error(as_os_error(error), path, "บันทึก") from error
    finally:
        discard(temporary)


def put_new(temporary: Path, path: Path) -> None:
    """Gives a finished file its name, never over one that is there; it is on the disk then.

    Raises:
        FileExistsError: there is one of that name; both stay as they are.
        OSError: it cannot be done.
    """
    make_private(temporary)
    flush_file(temporary)
    rename(temporary, path)
    flush_folder(path.parent)


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


def flush_file(path: Path) -> None:
    """Waits until a file is on the disk; before that no name must lead to it alone.

    Raises:
        OSError: it cannot be written there.
    """
    with path.open("r+b") as file:
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


def flush_folder(folder: Path) -> None:
    """Waits until the folder has the new name; Windows has no such thing for folders."""
    if os.name != "posix":
        return
    with suppress(OSError):  # some network file systems do not know it: the file is written
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _nothing() -> None:
    """Nobody waits."""
