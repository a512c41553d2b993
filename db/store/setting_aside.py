"""Moves the file of a store out of the way, never over another."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from db.files import file_error


def set_aside(path: Path) -> Path:
    """Moves a store's file, and its journal, to a name with the date; returns that name.

    Raises:
        PhaenError: it could not be moved, and is where it was.
    """
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    aside, count = path.with_name(f"{path.stem}-aside-{stamp}{path.suffix}"), 1
    while aside.exists():
        count += 1
        aside = path.with_name(f"{path.stem}-aside-{stamp}-{count}{path.suffix}")
    try:
        path.rename(aside)
        journal = path.with_name(f"{path.name}-journal")
        if journal.exists():
            journal.rename(aside.with_name(f"{aside.name}-journal"))
    except OSError as error:
        raise file_error(error, path, "ย้าย") from error
    return aside
