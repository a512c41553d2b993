"""Files taken away, and moved to a name that nothing has."""

from __future__ import annotations

import os
from pathlib import Path

from db.files.troubles import as_os_error, file_error


def remove(path: Path) -> None:
    """Takes a file away; one that has gone already is well.

    Raises:
        FileError: it cannot be taken away.
    """
    try:
        path.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise file_error(as_os_error(error), path, "ลบ") from error


def move(path: Path, target: Path) -> Path:
    """Moves a file within a disk, to a name like the target's that nothing has; gives that.

    Raises:
        FileError: it cannot be moved, and stays where it is.
    """
    free, count = target, 1
    while True:
        try:
            rename(path, free)
        except FileExistsError:
            count += 1
            free = target.with_name(f"{target.stem} ({count}){target.suffix}")
        except (OSError, ValueError) as error:
            raise file_error(as_os_error(error), path, "ย้าย") from error
        else:
            return free


def rename(source: Path, target: Path) -> None:
    """Renames a file within its file system, never over one that is there.

    Raises:
        FileExistsError: there is one of that name; both stay as they are.
        OSError: it cannot be renamed.
    """
    if os.name == "nt":
        source.rename(target)  # which Windows refuses where there is one
        return
    link(source, target)
    source.unlink()


def link(source: Path, target: Path) -> None:
    """Gives a file a second name; where the file system knows none, a copy of it.

    Raises:
        FileExistsError: there is one of that name.
        OSError: it cannot be done.
    """
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        # Memory sticks and some network folders know no second names.
        with source.open("rb") as old, target.open("xb") as new:
            while part := old.read(1 << 20):
                new.write(part)
            new.flush()
            os.fsync(new.fileno())
