"""Goes to a store on a server, which may take its time, and waits for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from db.errors import StoreError

if TYPE_CHECKING:
    from db.store.postgresql.address import ServerAddress
    from db.store.store import PlanEntry, Store

T = TypeVar("T")

READING, CHANGING = "กำลังอ่านจากเซิร์ฟเวอร์…", "กำลังบันทึกบนเซิร์ฟเวอร์…"
# What was sent may be done all the same.
LEFT = "เลิกรอเซิร์ฟเวอร์แล้ว แต่เซิร์ฟเวอร์อาจยังทำสิ่งที่สั่งไปจนเสร็จ โปรดตรวจดูเมื่อติดต่อเซิร์ฟเวอร์ได้ ก่อนสั่งอีกครั้ง"


class Waiting(Protocol):
    """Waits for work that takes its time, of which `words` tell, and gives its result.

    `drop` lets go of a result that comes when nobody wants it any more. Raises StoreError
    (GIVEN_UP) then.
    """

    def __call__(
        self, work: Callable[[], T], words: str, drop: Callable[[T], object] | None = None
    ) -> T:
        """The result."""


class Reached(NamedTuple):
    """A store on a server that was opened, and the plans in it."""

    store: Store
    entries: tuple[PlanEntry, ...]


def at_once(
    work: Callable[[], T],
    words: str,  # noqa: ARG001 - nobody sees them
    drop: Callable[[T], object] | None = None,  # noqa: ARG001 - it is wanted
) -> T:
    """For a window that nobody sees."""
    return work()


def reached(address: ServerAddress) -> Reached:
    """Opens the store on a server; on any thread.

    Raises:
        StoreError: it cannot be opened.
    """
    from db.store.store import Store  # noqa: PLC0415 - SQLAlchemy comes with it

    store = Store.open(address)
    try:
        return Reached(store, store.entries())
    except StoreError:
        store.close()
        raise
