"""Copies of the backups in a second place: a memory stick, or a folder of the network."""

from __future__ import annotations

import shutil
from pathlib import Path

from db.backups.folders import backups_in, entries, second_place
from db.backups.making import now
from db.backups.names import Backup
from db.backups.thinning import spare
from db.errors import PhaenError
from db.files import file_error, make_folder_within, replacing
from db.files.temporary import discard


def copy_to_second_place(store: Path) -> None:
    """Brings the second place up to what the first one has, where one is set.

    Raises:
        PhaenError: it is not there now, or cannot be written; another time is as good.
    """
    folder = second_place(store)
    if folder is None:
        return
    if not folder.parent.is_dir():
        raise PhaenError(
            f"ไม่พบที่สำรองแห่งที่สอง {folder.parent} โปรดเสียบอุปกรณ์หรือต่อเครือข่าย "
            "แฟ้มสำรองในเครื่องนี้ยังทำตามปกติ และจะคัดลอกไปให้เมื่อพบอีกครั้ง"
        )
    make_folder_within(folder)
    there = {backup.path.name for backup in backups_in(folder)}
    for backup in entries(store):
        if backup.path.name not in there:
            copy_backup(backup, folder / backup.path.name)
    for backup in spare(backups_in(folder), now()):
        discard(backup.path)


def copy_backup(backup: Backup, target: Path) -> None:
    """Copies a backup to another file, whole or not at all; what stands there is replaced.

    Raises:
        PhaenError: it cannot be written; nothing is left behind.
    """
    with replacing(target) as temporary:
        try:
            shutil.copyfile(backup.path, temporary)
        except OSError as error:
            raise file_error(error, target, "คัดลอกแฟ้มสำรองไปที่") from error
