"""Where what a user has of the program lies: in the system's folders, or all in one folder.

It lies in one folder beside a program that is carried on a stick, and while the program tries
itself or a file is only looked at.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

# Names the folder that all lies in, to this process and those that it starts.
VARIABLE = "PHAEN_FOLDER"
# Where there is a folder of this name beside the program, all lies in it.
PORTABLE = "Phaen-data"
# What the system's folders for data, logs and settings have of ours.
_NAME = "Phaen"


def one_folder() -> Path | None:
    """The folder that all lies in; None where the system's folders are used."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).parent / PORTABLE
    return beside if beside.is_dir() else None


def data_folder() -> Path:
    """Where stores, rescues, backups and an office's own editions lie."""
    # Not at the top: the window asks Qt for the folders, sooner than this is imported.
    import platformdirs  # noqa: PLC0415

    return one_folder() or platformdirs.user_data_path(_NAME, appauthor=False)


def log_folder() -> Path:
    """Where fault records lie."""
    import platformdirs  # noqa: PLC0415 - as above

    one = one_folder()
    return one / "log" if one else platformdirs.user_log_path(_NAME, appauthor=False)
