"""The emblem that memos bear: the unit's own picture, or that of the computer's policy."""

from __future__ import annotations

from pathlib import Path

from db.files import make_private_folder, write_atomically
from db.settings.declared import EMBLEM
from db.settings.values import picture_of
from db.user_folders import own_settings
from forms.editions.library import own_folder


def emblem_file() -> Path:
    """Where the unit's own emblem is kept: beside its own editions."""
    return own_folder().parent / "emblem.png"


def emblem() -> str:
    """The file of the emblem in force; empty where there is none."""
    settings = own_settings()
    path = _of_policy(settings.text(EMBLEM)) if settings.is_locked(EMBLEM) else emblem_file()
    return str(path) if path.is_file() else ""


def _of_policy(text: str) -> Path:
    """The policy's picture as a file, beside the unit's own."""
    path, data = emblem_file().with_name("emblem-policy.png"), picture_of(text)
    if data and not (path.is_file() and path.read_bytes() == data):
        make_private_folder(path.parent)
        write_atomically(path, data)
    return path if data else Path()
