"""What the program runs on: for fault records, and for who looks for what is wrong."""

from __future__ import annotations

import platform

from db.store.sqlite.version import sqlite_version
from db.version import VERSION


def versions() -> dict[str, str]:
    """The versions of the program and of what it runs on, by name."""
    return {
        "Phaen": VERSION,
        "Python": platform.python_version(),
        "SQLite": sqlite_version(),
        "system": platform.platform(),
    }
