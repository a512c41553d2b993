"""Keeps the lock of the open store, or waits for it: who has it not may only read.

The file is looked after on a thread of its own: a network folder may take its time.
"""

# ruff: noqa: PLC0415 - nothing of this is needed for the first paint
from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.errors import StoreError, StoreTrouble

if TYPE_CHECKING:
    from db.store.lock import Holder, StoreLock

# Seconds between two looks at a lock that another has.
_LOOK = 10.0


class LockKeeper(QObject):
    """The lock of one store at a time. Its methods belong to the GUI thread."""

    # Whether one may write is another matter now, or who keeps one from it.
    changed = Signal()
    _looked = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock: StoreLock | None = None
        self._holder: Holder | None = None
        self._read_only = ""
        self._kept_from_writing = ""
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._looked.connect(self._on_looked)

    @property
    def read_only(self) -> str:
        """Why the store may only be read; empty where it may be written."""
        return self._read_only

    @property
    def may_take_over(self) -> bool:
        """Whether who has the lock seems to have gone without letting go of it."""
        return self._holder is not None and self._holder.is_stale

    @property
    def token(self) -> str:
        """What names this process in the lock; empty while no store is open."""
        return self._lock.token if self._lock else ""

    @property
    def may_change(self) -> bool:
        """Whether one may write later on, when another lets go of the store."""
        return not self._kept_from_writing

    def keep_read_only(self, words: str) -> None:
        """Let nobody write in this window, whoever has the store; `words` say why."""
        self._kept_from_writing = words
        self._set(None, words)

    def begin(self, store: Path) -> None:
        """Take the lock of a store, or find out who has it."""
        if self._kept_from_writing:
            return
        from db.store.lock import StoreLock

        if self._lock is None:
            self._lock = StoreLock(store)
        self._set(*_taken(self._lock))
        if self._thread is None:
            self._ended = threading.Event()
            look_after = partial(self._look_after, self._lock, self._ended)
            self._thread = threading.Thread(target=look_after, daemon=True)
            self._thread.start()

    def look(self) -> None:
        """See at once whether the lock is free by now."""
        if self._lock is not None and self._read_only:
            self._on_looked(self._lock, _taken(self._lock))

    def take_over(self) -> None:
        """Take the lock from who seems to have gone.

        Raises:
            StoreError: the lock cannot be written.
        """
        if self._lock is not None and self._holder is not None:
            holder = self._lock.take_over(self._holder)
            self._on_looked(self._lock, (holder, _said(holder)))

    def end(self) -> None:
        """Let go of the lock."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join(timeout=1)
            self._thread = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        self._set(None, self._kept_from_writing)

    def _look_after(self, lock: StoreLock, ended: threading.Event) -> None:
        """Touch the lock, or look whether it is free, until the store is closed."""
        from db.store.lock import BEAT

        wait = _LOOK if self._read_only else BEAT
        while not ended.wait(wait):
            if self._read_only or not lock.beat():
                self._looked.emit(lock, _taken(lock))
            wait = _LOOK if self._read_only else BEAT

    def _on_looked(self, lock: object, found: tuple[Holder | None, str]) -> None:
        if lock is self._lock and found != (self._holder, self._read_only):
            self._set(*found)
            self.changed.emit()

    def _set(self, holder: Holder | None, read_only: str) -> None:
        self._holder, self._read_only = holder, read_only


def _taken(lock: StoreLock) -> tuple[Holder | None, str]:
    """Who has the lock where that is another, and why one may only read."""
    try:
        holder = lock.take()
    except StoreError as error:
        # A full disk says so when something is saved, and it may have room by then.
        if error.trouble is not StoreTrouble.READ_ONLY:
            return None, ""
        return None, f"เปิดให้อ่านอย่างเดียว เพราะ{error}"
    return holder, _said(holder)


def _said(holder: Holder | None) -> str:
    if holder is None:
        return ""
    if holder.is_here:
        return "เปิดให้อ่านอย่างเดียว เพราะฐานข้อมูลนี้เปิดอยู่ในหน้าต่างอื่นของเครื่องนี้ จะแก้ไขได้เมื่อปิดหน้าต่างนั้นแล้ว"
    from forms.calendar import moment_words

    who = holder.user or "ผู้ใช้คนอื่น"
    where = f" ที่เครื่อง {holder.host}" if holder.host else ""
    moment = moment_words(holder.since)
    since = f" ตั้งแต่ {moment}" if moment else ""
    more = (
        "แต่ไม่มีสัญญาณจากหน้าต่างนั้นแล้ว ถ้าแน่ใจว่าไม่มีใครทำงานอยู่ ให้กด “รับช่วงแก้ไข”"
        if holder.is_stale
        else "จะแก้ไขได้เมื่อปิดที่นั่นแล้ว"
    )
    return f"เปิดให้อ่านอย่างเดียว เพราะ {who} เปิดฐานข้อมูลนี้อยู่{where}{since} {more}"
