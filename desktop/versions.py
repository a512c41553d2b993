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
        "system": _system(),
    }


def _system() -> str:
    """As `Linux 6.1.0 x86_64` or `Windows 10 10.0.19045 AMD64`.

    Not by `platform.platform()`: on Linux that starts a program of its own to ask for the
    processor, and the plan that was open last would wait for it.
    """
    found = platform.uname()
    version = found.version if found.system == "Windows" else ""
    return " ".join(filter(None, (found.system, found.release, version, found.machine)))
