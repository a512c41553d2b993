"""The backups of one store: made, listed, looked into and restored."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from db.backups import folders, making
from db.backups.comparing import Comparison, compared, same_plan
from db.backups.names import Backup, Reason
from db.backups.reading import opened
from db.backups.second_place import copy_to_second_place
from db.errors import StoreError, StoreTrouble
from db.files import file_error, make_folder, make_private_folder
from db.files.temporary import discard, temporary_in
from db.files.writing import put_new
from db.records import Package
from db.store.setting_aside import set_aside
from db.store.sqlite.backend import SqliteBackend
from db.store.store import PlanEntry, Store, default_path

# A store in such trouble is no store that could be copied or written into.
_RUINED = {
    StoreTrouble.MISSING,
    StoreTrouble.EMPTY,
    StoreTrouble.DAMAGED,
    StoreTrouble.FOREIGN,
}


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of restoring all: the way back, and where a ruined file was moved to."""

    before: Backup | None
    aside: Path | None


@dataclass(frozen=True, slots=True)
class RestoredPlan:
    """What came of restoring a plan: its number, and what leads back.

    `was_there`: the store had the plan, and `before` has it as it was.
    """

    number: int
    identity: str
    before: Backup | None
    was_there: bool


class Backups:
    """The backups of the store in a file, by default the user's own.

    Its methods wait for the disk and may be called on any thread; each may raise a
    PhaenError, with a Thai sentence.
    """

    def __init__(self, store: Path | None = None) -> None:
        self.store = store or default_path()

    @property
    def folder(self) -> Path:
        """Where they lie; beside the store, while there are none."""
        found = self.entries()
        return found[0].path.parent if found else folders.folders(self.store)[0]

    def entries(self) -> tuple[Backup, ...]:
        """All of them, newest first."""
        return folders.entries(self.store)

    def make(self, reason: Reason) -> Backup | None:
        """The backup that holds what is in the store now: a new one, if none does.

        None where there is no store yet.
        """
        backend = SqliteBackend(self.store)
        try:
            backend.revision()
        except StoreError as error:
            if error.trouble in {StoreTrouble.MISSING, StoreTrouble.EMPTY}:
                return None
            raise
        return backend.back_up(reason)

    def plans(self, backup: Backup) -> tuple[PlanEntry, ...]:
        """The plans in a backup."""
        with opened(backup.path) as there:
            return there.store.plans()

    def plan(self, backup: Backup, identity: str) -> Package:
        """A plan as a backup has it."""
        with opened(backup.path) as there:
            return there.store.load(_of_identity(there.store, identity, backup).number)

    def compared(self, backup: Backup) -> Comparison:
        """What has changed since a backup; as if there were no store, where it is ruined."""
        if self._is_ruined():
            return compared(backup, None)
        with Store.open(self.store) as here:
            return compared(backup, here)

    def make_of_day(self) -> Backup | None:
        """A backup on a day that has none yet; None where it has, or there is no store."""
        found = self.entries()
        if found and found[0].made_at.date() == making.now().date():
            return None
        return self.make(Reason.DAY)

    def newest_good(self) -> Backup | None:
        """The newest backup whose plans can all be read; None where there is none."""
        for backup in self.entries():
            try:
                with opened(backup.path) as there:
                    if not SqliteBackend(there.path).unreadable_plans():
                        return backup
            except StoreError:
                continue
        return None

    def newest_with(self, identity: str) -> Backup | None:
        """The newest backup in which a plan can be read; None where there is none."""
        for backup in self.entries():
            try:
                self.plan(backup, identity)
            except (StoreError, ArithmeticError, LookupError, TypeError, ValueError):
                continue
            return backup
        return None

    def readable_plans(self) -> tuple[PlanEntry, ...]:
        """The plans that a store lists, however damaged it is; none where it cannot be asked."""
        try:
            return Store(SqliteBackend(self.store)).plans() if self.store.is_file() else ()
        except (StoreError, ArithmeticError, LookupError, TypeError, ValueError):
            return ()

    def restore_all(self, backup: Backup) -> Restored:
        """Puts all that a backup holds in the place of the store.

        What was there is backed up before; a file that cannot be is moved aside.
        """
        with opened(backup.path) as there:
            if not self._is_ruined():
                before = self.make(Reason.RESTORE)
                SqliteBackend(self.store).replace_all(there.path)
                return Restored(before, None)
            aside = set_aside(self.store) if self.store.exists() else None
            _place(there.path, self.store)
            return Restored(None, aside)

    def restore_plan(self, backup: Backup, identity: str) -> RestoredPlan:
        """Puts one plan of a backup in the place of that in the store, or beside the others."""
        before = self.make(Reason.RESTORE)
        with opened(backup.path) as there, Store.open(self.store) as here:
            wanted = _of_identity(there.store, identity, backup)
            there.store.load(wanted.number)  # nothing is replaced by what cannot be read
            same = same_plan(list(here.plans()), wanted)
            # One that was removed comes back in its place.
            to = same or same_plan(list(here.removed()), wanted)
            number = here.take(there.path, wanted.number, to.number if to else None)
            return RestoredPlan(number, identity, before, was_there=same is not None)

    @property
    def second_place(self) -> Path | None:
        """The folder that copies of them go to as well; None where none is set."""
        place = folders.second_place(self.store)
        return place.parent if place else None

    def set_second_place(self, place: Path | None) -> None:
        """Sets the second place, or that there is none."""
        folders.set_second_place(self.store, place)

    def copy_to_second_place(self) -> None:
        """Brings the second place up to date, where one is set."""
        copy_to_second_place(self.store)

    def _is_ruined(self) -> bool:
        """Whether there is no store that could be copied."""
        backend = SqliteBackend(self.store)
        try:
            backend.revision()
            backend.check()
        except StoreError as error:
            if error.trouble in _RUINED:
                return True
            raise
        return False


def _of_identity(store: Store, identity: str, backup: Backup) -> PlanEntry:
    for entry in store.plans():
        if entry.identity == identity:
            return entry
    raise StoreError(f"ไม่มีแผนนี้ในแฟ้มสำรอง {backup.path.name} โปรดเลือกแฟ้มสำรองอื่น", StoreTrouble.GONE)


def _place(copy: Path, store: Path) -> None:
    """Puts a copy where no store lies, whole or not at all."""
    make = make_private_folder if store == default_path() else make_folder
    make(store.parent)
    temporary = temporary_in(store.parent)
    try:
        shutil.copyfile(copy, temporary)
        put_new(temporary, store)  # of another program that was quicker nothing is written over
    except OSError as error:
        raise file_error(error, store, "กู้คืน") from error
    finally:
        discard(temporary)
