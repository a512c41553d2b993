"""Folders, and who may read what lies in them.

The program's own folders are their owner's alone, and so are the files in them: plans name
people and money. Whatever lies elsewhere, in a shared folder say, has the rights that the
folder gives it. On Windows a user's profile is already closed to others by its access lists,
which the files in it inherit; modes say nothing there.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from db.files.troubles import as_os_error, file_error

_HAS_MODES = os.name == "posix"
PRIVATE_FILE, _PRIVATE_FOLDER = 0o600, 0o700
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_folder(path: Path) -> None:
    """Makes a folder and those above it; one that is there already is well.

    Raises:
        FileError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise file_error(as_os_error(error), path, "สร้างโฟลเดอร์") from error


def make_private_folder(path: Path) -> None:
    """Makes one of the program's own folders, which its owner alone may look into.

    Those made by older programs become so. A folder of somebody else's stays as it is.

    Raises:
        FileError: it cannot be made.
    """
    make_folder(path)
    _restrict(path, _PRIVATE_FOLDER)


def make_folder_within(path: Path) -> None:
    """Makes a folder that is as private as the one it lies in, as beside a store.

    Raises:
        FileError: it cannot be made.
    """
    if is_private(path.parent):
        make_private_folder(path)
    else:
        make_folder(path)


def make_private(path: Path) -> None:
    """Lets a file be read by its owner alone, where it lies in a folder that is private.

    SQLite gives the files that it puts beside a store the rights of the store.
    """
    if is_private(path.parent):
        _restrict(path, PRIVATE_FILE)


def is_private(folder: Path) -> bool:
    """Whether a folder is its owner's alone."""
    try:
        return _HAS_MODES and not folder.stat().st_mode & _OTHERS
    except OSError:
        return False


def _restrict(path: Path, mode: int) -> None:
    """Takes the rights of others away, whatever the umask; where it cannot be, they stay."""
    try:
        if _HAS_MODES and stat.S_IMODE(path.stat().st_mode) & _OTHERS:
            path.chmod(mode)
    except OSError:
        return  # a file system without rights, or another's folder: not a reason to stop
