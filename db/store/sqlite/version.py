"""Which SQLite the program has."""

from __future__ import annotations

import sqlite3


def sqlite_version() -> str:
    """The version of the library, as `3.40.1`."""
    return sqlite3.sqlite_version
