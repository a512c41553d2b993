"""Moves the data folder for the settings page: asks, waits, and opens the store at its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.errors import PhaenError
from db.store.moving_data import hindrance
from desktop.window.page import Tools
from desktop.window.start.leaving import may_leave
from desktop.window.start.store_place import words_of_place
from desktop.window.widgets.dialogs import confirmed

_NOT_OWN = "เปิดฐานข้อมูลที่ระบุใน --db อยู่ ซึ่งไม่ได้อยู่ในโฟลเดอร์ข้อมูล โปรดเปิดโปรแกรมโดยไม่ระบุ --db แล้วย้ายใหม่"
_CONSEQUENCE = (
    "โปรแกรมจะปิดแผนที่เปิดอยู่ คัดลอกทุกแฟ้มไปที่โฟลเดอร์ใหม่ ตรวจว่าครบทุกแฟ้ม แล้วจึงใช้โฟลเดอร์ใหม่ "
    "โฟลเดอร์เดิมยังอยู่ และฐานข้อมูลเดิมจะเปลี่ยนชื่อ"
)


class DataMove:
    """One move at a time; `begun` and `ended` tell the page when it waits."""

    def __init__(
        self,
        tools: Tools,
        parent: QWidget,
        *,
        tell: Callable[[str], object],
        begun: Callable[[], object],
        ended: Callable[[], object],
    ) -> None:
        self._tools = tools
        self._parent = parent
        self._tell = tell
        self._begun = begun
        self._ended = ended

    def ask(self, target: Path) -> None:
        """Move to a folder, unless something is in the way, which is said."""
        plans = self._tools.plans
        words = plans.read_only or ("" if plans.is_own else _NOT_OWN) or hindrance(target)
        if words:
            self._tell(words)
            return
        warning = words_of_place(target / plans.store_path.name)
        consequence = f"{warning} {_CONSEQUENCE}" if warning else _CONSEQUENCE
        if not confirmed(self._parent, f"ย้ายข้อมูลไปที่ {target}", consequence, yes="ย้าย"):
            return
        if may_leave(self._tools.session, self._parent):
            self._move(target)

    def _move(self, target: Path) -> None:
        plans, session = self._tools.plans, self._tools.session
        number = session.number
        session.close()
        plans.close_store()
        self._begun()

        def again(words: str) -> None:
            try:
                plans.open_store()
                if number is not None:
                    session.open(number)
            except PhaenError as error:
                words = f"{words} {error}"
            self._ended()
            self._tell(words)

        def done(old: Path | None) -> None:
            kept = f" ฐานข้อมูลเดิมยังอยู่ในชื่อ {old}" if old else ""
            again(f"ย้ายข้อมูลไปที่ {target} แล้ว{kept}")

        self._tools.tasks.run(
            lambda progress: plans.move_data(target, progress),
            done=done,
            failed=lambda error: again(str(error)),
        )
