"""Files brought under another name, never over one that is there."""

from __future__ import annotations

import os
from pathlib import Path


def move(source: Path, target: Path) -> None:
    """Renames a file within its file system.

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
