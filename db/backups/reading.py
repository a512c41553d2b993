"""Opens a backup as a store of its own, brought to this program's revision."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from db.backups.packing import unpacked
from db.errors import StoreError, StoreTrouble
from db.store.sqlite.backend import SqliteBackend
from db.store.store import Store

_SENTENCES = {
    StoreTrouble.EMPTY: "เสียหาย อ่านไม่ได้ โปรดเลือกแฟ้มสำรองอื่น",
    StoreTrouble.DAMAGED: "เสียหาย อ่านไม่ได้ โปรดเลือกแฟ้มสำรองอื่น",
    StoreTrouble.FOREIGN: "ไม่ใช่แฟ้มสำรองของแผน โปรดเลือกแฟ้มอื่น",
    StoreTrouble.NEWER: "มาจากโปรแกรมแผนรุ่นใหม่กว่า โปรดปรับปรุงโปรแกรมแผนเป็นรุ่นใหม่ แล้วลองอีกครั้ง",
}


class Unpacked(NamedTuple):
    """A backup that is open: the store in it, and the file that this lies in."""

    store: Store
    path: Path


@contextmanager
def opened(backup: Path) -> Iterator[Unpacked]:
    """The store in a backup, found to be whole; the backup itself stays untouched.

    Raises:
        StoreError: the backup is missing, damaged, no store of Phaen's, or a newer one's.
    """
    with unpacked(backup) as path:
        with _told_of(backup):
            backend = SqliteBackend(path)
            store = Store.open_on(backend)
            backend.check()
        with store:
            yield Unpacked(store, path)


@contextmanager
def _told_of(backup: Path) -> Iterator[None]:
    """Says of the backup what is wrong with the file that it was unpacked to."""
    try:
        yield
    except StoreError as error:
        sentence = _SENTENCES.get(error.trouble)
        if sentence is None:
            raise
        raise StoreError(f"แฟ้มสำรอง {backup.name} {sentence}", error.trouble) from error
