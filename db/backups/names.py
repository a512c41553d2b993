"""What a backup is: a packed copy of a store, whose name says its turn, its moment and why.

The turn counts up whatever the clock says: which of two backups is the newer one is told by
it, so that a clock that was set back puts none of them in the wrong place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from db.record_classes import record

ENDING = ".db.gz"

# The time holds its distance from UTC: it is read the same in any zone.
_NAME = re.compile(r"(\d{5,12})-(\d{8}T\d{6}[+-]\d{4})-([a-z]+)" + re.escape(ENDING))


class Reason(StrEnum):
    """Why a backup was made."""

    REGULAR = "regular"  # twenty minutes of changed work
    DAY = "day"  # the store was opened on another day
    IMPORT = "import"
    MIGRATION = "migration"
    MERGE = "merge"
    RESTORE = "restore"
    REMOVAL = "removal"
    ASKED = "asked"


REASONS = {
    Reason.REGULAR: "ระหว่างทำงาน",
    Reason.DAY: "เปิดโปรแกรมวันใหม่",
    Reason.IMPORT: "ก่อนนำเข้าแผน",
    Reason.MIGRATION: "ก่อนปรับฐานข้อมูลเป็นรุ่นใหม่",
    Reason.MERGE: "ก่อนผสานแผน",
    Reason.RESTORE: "ก่อนกู้คืน",
    Reason.REMOVAL: "ก่อนลบแผน",
    Reason.ASKED: "สั่งสำรองเอง",
}


@record
class Backup:
    """One backup: its file, its turn among those of its store, when it was made, and why."""

    path: Path
    turn: int
    made_at: datetime  # with its distance from UTC
    reason: Reason


def name_of(turn: int, made_at: datetime, reason: Reason) -> str:
    """The name of a backup's file."""
    return f"{turn:05}-{made_at:%Y%m%dT%H%M%S%z}-{reason}{ENDING}"


def parsed(path: Path) -> Backup | None:
    """The backup that a file is by its name; None where it is none."""
    found = _NAME.fullmatch(path.name)
    try:
        if found is None:
            return None
        moment = datetime.strptime(found[2], "%Y%m%dT%H%M%S%z")
        return Backup(path, int(found[1]), moment, Reason(found[3]))
    except ValueError:
        return None  # a moment or a reason that there is not


def chosen(path: Path) -> Backup:
    """The backup that a user chose as a file, whatever its name is; of the file's own time."""
    named = parsed(path)
    if named is not None:
        return named
    try:
        moment = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        moment = datetime.now().astimezone()
    return Backup(path, 0, moment, Reason.ASKED)


def newest_first(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Backups by their turn, whatever the clock said."""
    return tuple(sorted(backups, key=lambda backup: (backup.turn, backup.made_at), reverse=True))
