"""Connections to a file of SQLite that is there: none is ever made by looking for it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Literal
from urllib.parse import quote

# `rw`: the file must be there; `rwc`: it is made where it is not.
Mode = Literal["rw", "rwc"]


def connect(path: Path, *, wait: float, mode: Mode = "rw") -> sqlite3.Connection:
    """Opens a file; `wait` are the seconds that it waits for another program's lock."""
    return sqlite3.connect(uri(path, mode), uri=True, timeout=wait)


def uri(path: Path, mode: Mode) -> str:
    r"""A file's name as SQLite takes it in a URI.

    Every letter that means something in one is quoted, the slashes too: so drives
    (`C:\x`), network folders (`\\server\x`) and names with `?`, `#` or `%` pass as they are.
    """
    return f"file:{quote(os.fsencode(path), safe='')}?mode={mode}"
