"""A backup before a command changes a plan that is there."""

# ruff: noqa: PLC0415 - as in `desktop.commandline.commands`
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def back_up_to_replace(db: Path | None) -> str:
    """The command that leads back; without a backup nothing is replaced."""
    from db.backups.backups import Backups
    from db.backups.names import Reason

    made = Backups(db).make(Reason.IMPORT)
    return f"phaen restore {made.turn}" if made else "phaen restore"
