"""What can be done about a store that cannot be opened, beside what its error says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from db.errors import StoreError, StoreTrouble
from desktop.window.widgets.notice import Choice

# Files that are set aside before a new store is made under their name.
_SET_ASIDE = {
    StoreTrouble.EMPTY: "เก็บแฟ้มนี้ไว้ แล้วสร้างฐานข้อมูลใหม่",
    StoreTrouble.DAMAGED: "เก็บแฟ้มที่เสียหายไว้ แล้วสร้างฐานข้อมูลใหม่",
    StoreTrouble.FOREIGN: "เก็บแฟ้มนี้ไว้ แล้วสร้างฐานข้อมูลใหม่",
}


def choices(
    error: Exception, path: Path, open_store: Callable[[], None], create: Callable[[], None]
) -> tuple[Choice, ...]:
    """The ways on from a store at a path: opening it again, making a new one there."""
    trouble = error.trouble if isinstance(error, StoreError) else StoreTrouble.OTHER
    again = ("ลองใหม่", open_store)
    if trouble is StoreTrouble.MISSING:
        return (again, ("สร้างฐานข้อมูลใหม่", create))
    if trouble in _SET_ASIDE:

        def renew() -> None:
            from db.store.setting_aside import set_aside  # noqa: PLC0415 - seldom needed

            set_aside(path)
            create()

        return (again, (_SET_ASIDE[trouble], renew))
    return () if trouble is StoreTrouble.NEWER else (again,)
