"""Where rescues lie: beside the store, else in the user's own folder, else in the system's."""

from __future__ import annotations

import getpass
import tempfile
from pathlib import Path

from db.user_folders import data_folder


def rescue_folders(store: Path) -> tuple[Path, ...]:
    """The folders for the rescues of a store, in the order in which they are tried.

    All but the first are shared by all stores of the user.
    """
    own = data_folder() / "rescue"
    return (
        store.with_name(f"{store.name}.rescue"),
        own,
        Path(tempfile.gettempdir(), f"phaen-rescue-{_user()}"),
    )


def _user() -> str:
    """The user's name, so far as it may stand in the name of a folder."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "user"
    return "".join(letter for letter in name if letter.isalnum()) or "user"
