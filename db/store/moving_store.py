"""Moves a store into the user's own folder: copied, proven, and the old file left by its side."""

from __future__ import annotations

from pathlib import Path

from db import files
from db.errors import StoreError
from db.store.setting_aside import set_aside
from db.store.sqlite.backend import SqliteBackend
from db.store.store import default_path


def move_to_own_folder(store: Path) -> Path:
    """Copies a store that nobody has open to the user's own folder, and renames the old file.

    Returns the name that the old file has now.

    Raises:
        StoreError: the user has a store there, or it cannot be copied whole; then all is as it was.
    """
    target = default_path()
    if target.exists():
        raise StoreError(f"ย้ายไม่ได้ เพราะมีฐานข้อมูลอยู่แล้วที่ {target} โปรดส่งออกแผนเป็นแฟ้มแผน แล้วนำเข้าที่นั่น")
    files.make_private_folder(target.parent)
    SqliteBackend(store).copy_into_place(target)
    try:
        return set_aside(store, "moved")
    except StoreError:
        # Two of it would each be written by someone.
        target.unlink()
        raise
