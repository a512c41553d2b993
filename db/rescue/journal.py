"""The journal of a plan that is open: its rescue, written over as work goes on."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import Path

from db import files
from db.errors import PhaenError
from db.rescue.rescue import Rescue


class Journal:
    """One file for one plan and one process; it is there only while the store lacks something.

    `found` is the file of a process that ended, whose work goes on here: it is this
    journal's from now on, and goes as its own would. Not for two threads at once.
    """

    def __init__(self, plan: str, folders: Sequence[Path], *, found: Path | None = None) -> None:
        self._folders = folders
        self._name = f"{plan}.{secrets.token_hex(4)}.json"
        self._paths: tuple[Path, ...] = () if found is None else (found,)

    @property
    def is_empty(self) -> bool:
        """Whether there is no file."""
        return not self._paths

    @property
    def path(self) -> Path | None:
        """The file as it was written last; None where there is none."""
        return self._paths[-1] if self._paths else None

    def write(self, rescue: Rescue) -> None:
        """Writes what is to be rescued, in the first folder that takes it.

        Raises:
            PhaenError: none does; what was written before stays.
        """
        data, failed = rescue.as_bytes(), None
        for path in self._targets():
            try:
                self._make(path.parent)
                files.write_atomically(path, data)
            except PhaenError as error:
                failed = failed or error
                continue
            self._leave(but=path)
            return
        if failed is not None:
            raise failed

    def empty(self) -> None:
        """Takes the file away: all that is in it is in the store, or no longer wanted.

        Raises:
            PhaenError: it cannot be taken away.
        """
        self._leave(but=None)

    def _targets(self) -> list[Path]:
        """The files to try: the one there is first of all."""
        return [*self._paths[-1:], *(folder / self._name for folder in self._folders)]

    def _make(self, folder: Path) -> None:
        """Makes a folder that is to hold the file, where there is none."""
        if folder in self._folders[1:]:
            files.make_private_folder(folder)
        # Beside a store whose folder has gone none is made in its stead.
        elif folder.parent.is_dir():
            files.make_folder_within(folder)

    def _leave(self, but: Path | None) -> None:
        for path in self._paths:
            if path != but:
                files.remove(path)
        self._paths = () if but is None else (but,)
