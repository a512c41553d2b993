"""What is kept before a command replaces what the store has, and the command that leads back.

Of a file all of it is backed up. Of a server's store the plan alone is, as a package on this
computer: what others have there is backed up where the server is.
"""

# ruff: noqa: PLC0415 - only where something is replaced
from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from db.errors import PhaenError
from db.store.postgresql.address import ServerAddress
from desktop.commandline.saying import say

if TYPE_CHECKING:
    from pathlib import Path

    from db.store.locations import Location

_FOLDER = "before-change"


def back_up_before_import(db: Location | None) -> None:
    """A backup that cannot be made is told of; a plan more takes nothing away."""
    from db.backups.backups import Backups
    from db.backups.names import Reason

    if isinstance(db, ServerAddress):
        return
    try:
        Backups(db).make(Reason.IMPORT)
    except PhaenError as error:
        say(f"ยังไม่ได้สำรองข้อมูลก่อนนำเข้า: {error}")


def back_up_to_replace(db: Location | None, number: int) -> str:
    """The command that leads back to a plan as it was; without a backup nothing is replaced.

    Raises:
        PhaenError: it cannot be kept.
    """
    from db.backups.backups import Backups
    from db.backups.names import Reason

    if isinstance(db, ServerAddress):
        kept = _packed(db, number)
        return f'phaen import "{kept}" --replace --db "{db}"'
    made = Backups(db).make(Reason.IMPORT)
    return f"phaen restore {made.turn}" if made else "phaen restore"


def _packed(db: ServerAddress, number: int) -> Path:
    """A plan of a server's store as a package in the user's own folder."""
    from db import files
    from db.package.file import package_bytes
    from db.store.store import Store
    from db.user_folders import data_folder

    with Store.open(db) as store:
        package, drafts = store.look(number)
    folder = data_folder() / _FOLDER
    files.make_private_folder(folder)
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    path = folder / f"{package.plan.fiscal_year}-{number}-{stamp}.phaen"
    files.write_atomically(path, package_bytes(package, drafts=drafts))
    return path
