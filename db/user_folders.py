"""Where what a user has of the program lies: in the system's folders, or all in one folder.

It lies in one folder beside a program that is carried on a stick, and while the program tries
itself or a file is only looked at.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from db.settings.declared import DATA_FOLDER
from db.settings.settings import Settings
from db.settings.values import folder_of

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
    return one_folder() or chosen_folder(own_settings()) or usual_data_folder()


def chosen_folder(settings: Settings) -> Path | None:
    """The data folder that the user or the policy has chosen; None where none is."""
    text = settings.text(DATA_FOLDER)
    return folder_of(text) if text else None


def usual_data_folder() -> Path:
    """The data folder that the system has for a user."""
    # Not at the top: the window asks Qt for the folders, sooner than this is imported.
    import platformdirs  # noqa: PLC0415

    return platformdirs.user_data_path(_NAME, appauthor=False)


def own_settings() -> Settings:
    """The settings of this user."""
    return Settings(settings_folder())


def settings_folder() -> Path:
    """Where the user's settings lie, and what the window remembers."""
    import platformdirs  # noqa: PLC0415 - as above

    return one_folder() or platformdirs.user_config_path(_NAME, appauthor=False)


def log_folder() -> Path:
    """Where fault records lie."""
    import platformdirs  # noqa: PLC0415 - as above

    one = one_folder()
    return one / "log" if one else platformdirs.user_log_path(_NAME, appauthor=False)
