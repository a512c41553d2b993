"""The commands for backups: made, listed and restored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.backups.backups import Backups
from db.backups.names import REASONS, Reason, chosen
from db.backups.second_place import copy_backup
from db.errors import PhaenError
from db.store.postgresql.address import ServerAddress

if TYPE_CHECKING:
    from db.backups.backups import Backups
    from db.backups.names import Backup
    from db.store.locations import Location

_LONGEST_TURN = 12  # digits


def back_up(db: Location | None, to: Path | None) -> str:
    """Makes a backup, and a copy of it under a name where one is wanted; says where."""
    backups = _backups(db)
    made = backups.make(Reason.ASKED)
    if made is None:
        raise PhaenError(f"ไม่พบฐานข้อมูล {backups.store} จึงไม่มีอะไรให้สำรอง โปรดตรวจชื่อแฟ้ม")
    if to is not None:
        copy_backup(made, to)
    return f"สำรองแล้ว: {to or made.path}"


def listed(db: Location | None) -> list[dict[str, Any]]:
    """The backups, newest first, as plain values."""
    return [
        {
            "number": backup.turn,
            "made_at": backup.made_at.isoformat(),
            "reason": str(backup.reason),
            "file": str(backup.path),
        }
        for backup in _backups(db).entries()
    ]


def lines_of(db: Location | None) -> list[str]:
    """The backups, newest first, a line each."""
    found = _backups(db).entries()
    if not found:
        return ["ยังไม่มีแฟ้มสำรอง สำรองด้วยคำสั่ง phaen backup"]
    return [
        f"{backup.turn:>5}  {backup.made_at:%Y-%m-%d %H:%M}  {REASONS[backup.reason]}"
        for backup in found
    ]


def restore(db: Location | None, wanted: str, plan: int | None) -> str:
    """Restores all of a backup, or one plan by its number in it; says what leads back."""
    backups = _backups(db)
    backup = _chosen(backups, wanted)
    if plan is None:
        restored = backups.restore_all(backup)
        before, said = restored.before, "กู้คืนทุกแผนแล้ว"
        if restored.aside is not None:
            said = f"{said} แฟ้มเดิมเก็บไว้ที่ {restored.aside}"
    else:
        identity = _identity(backups, backup, plan)
        one = backups.restore_plan(backup, identity)
        before, said = one.before, f"กู้คืนแล้วเป็นแผนหมายเลข {one.number}"
    back = f" เลิกการกู้คืนได้ด้วยคำสั่ง phaen restore {before.turn}" if before else ""
    return said + back


def _backups(db: Location | None) -> Backups:
    if isinstance(db, ServerAddress):
        raise PhaenError(
            f"{db}: สำรองและกู้คืนฐานข้อมูลบนเซิร์ฟเวอร์ด้วยคำสั่ง phaen server backup และ restore"
        )
    return Backups(db)


def _chosen(backups: Backups, wanted: str) -> Backup:
    """The backup of a number in the list, or in a file."""
    if not wanted.isdecimal() or len(wanted) > _LONGEST_TURN:
        return chosen(Path(wanted))
    for backup in backups.entries():
        if backup.turn == int(wanted):
            return backup
    raise PhaenError(f"ไม่มีแฟ้มสำรองหมายเลข {wanted} ดูหมายเลขด้วยคำสั่ง phaen backups")


def _identity(backups: Backups, backup: Backup, number: int) -> str:
    for entry in backups.plans(backup):
        if entry.number == number:
            return entry.identity
    raise PhaenError(f"ไม่มีแผนหมายเลข {number} ในแฟ้มสำรอง {backup.path.name}")
