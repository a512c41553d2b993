"""The plans of a store: which there are, read, added, saved and taken out; none of them open."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from db.errors import PhaenError, StoreError, StoreTrouble
from db.store.postgresql.address import ServerAddress
from desktop.session.lock_keeper import LockKeeper
from desktop.session.neighbours import Neighbours
from desktop.session.reaching import CHANGING, LEFT, READING, Waiting, at_once, reached

if TYPE_CHECKING:
    from db.backups.backups import Backups, Restored, RestoredPlan
    from db.backups.names import Backup
    from db.backups.restoring import Tell
    from db.exchanges import Direction, Exchange
    from db.issued_papers import IssuedPapers
    from db.library import Library, LibraryEntry
    from db.places import Place
    from db.records import Package, Plan
    from db.store.locations import Location
    from db.store.moving_data import Tell as TellMoved
    from db.store.store import PlanEntry, Store
    from desktop.session.saver import Worker
    from forms.editing.states import State

T = TypeVar("T")

# Seconds for which another program's lock is waited for: nobody who waits sees them.
_WAIT = 0.25


class Newer(NamedTuple):
    """A plan as another has saved it, and when: what tells that from any other saving."""

    moment: str
    state: State


class Plans(QObject):
    """Holds the store of a file or a server, the user's own without `db`.

    Its methods raise StoreError where the store fails, soon where another program holds it;
    they belong to the GUI thread, but for `save` and where they say so. A server is asked on
    another, and waited for as `wait` does.
    """

    # There are other plans, or the store has been opened.
    changed = Signal()

    def __init__(self, db: Location | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._db = db
        self.wait: Waiting = at_once
        self._window_thread = threading.get_ident()
        self.lock = LockKeeper(self)
        self.neighbours = Neighbours(self)
        self.neighbours.plan_changed.connect(self._on_plan_changed)
        self._store: Store | None = None
        # Reads the list of plans where others change it.
        self._lister: Worker | None = None
        self._is_listing = False
        self._entries: tuple[PlanEntry, ...] = ()
        self._removed: tuple[PlanEntry, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether the store is open."""
        return self._store is not None

    @property
    def read_only(self) -> str:
        """Why the store may only be read; empty where it may be written."""
        return self.lock.read_only

    @property
    def store_name(self) -> str:
        """What tells this store from others; empty for the user's own."""
        if isinstance(self._db, ServerAddress):
            return str(self._db)
        return str(self._db.resolve()) if self._db else ""

    @property
    def store_words(self) -> str:
        """What the store is called, to a reader."""
        return self.server.words if self.server else "ฐานข้อมูลในเครื่องนี้"

    @property
    def server(self) -> ServerAddress | None:
        """Where the store is that lies on a server; None where it lies in a file."""
        return self._db if isinstance(self._db, ServerAddress) else None

    @property
    def store_path(self) -> Path:
        """The file of the store; of one on a server, the name that it has on this computer.

        Beside it lies what this computer keeps of it: what it has not taken yet.
        """
        from db.store.store import default_path  # noqa: PLC0415 - as in open_store

        if isinstance(self._db, ServerAddress):
            return default_path().parent / "servers" / self._db.name_of_folder
        return (self._db or default_path()).absolute()

    @property
    def entries(self) -> tuple[PlanEntry, ...]:
        """The plans of the store, by unit, the newest year first."""
        return self._entries

    @property
    def removed(self) -> tuple[PlanEntry, ...]:
        """The plans that were removed and can be brought back, those of late first."""
        return self._removed

    @property
    def backups(self) -> Backups:
        """The backups of the store, open or not; what they do may be done on any thread."""
        from db.backups.backups import Backups  # noqa: PLC0415 - as for the store

        return Backups(self.store_path)

    @property
    def keeps_backups(self) -> bool:
        """Whether backups are made here: of a server's store they are made where it is."""
        return self.server is None

    def beside(self, number: int | None) -> tuple[PlanEntry, ...]:
        """The plans of the store but for one."""
        return tuple(entry for entry in self._entries if entry.number != number)

    def open_store(self, *, create: bool = False, remembered: bool = False) -> None:
        """Open the store and read what plans it has.

        A store is made where there is none if the user asks for it, `create`, and at the
        first start: there is no trace of the user's own, and none `remembered`.
        """
        # SQLAlchemy comes with this import: not before the first window is painted.
        from db.files import make_private_folder  # noqa: PLC0415
        from db.store.first_start import was_there  # noqa: PLC0415
        from db.store.store import Store, default_path  # noqa: PLC0415

        if isinstance(self._db, ServerAddress):
            make_private_folder(self.store_path.parent)
            found = self.wait(
                partial(reached, self._db),
                f"กำลังเปิด{self.store_words}…",
                lambda late: late.store.close(),
            )
            self._store = found.store
            self._show(found.entries)
            self.neighbours.begin(self._store.listener())
            return
        path = self._db or default_path()
        is_first = self._db is None and not remembered and not was_there(path)
        create = create or is_first
        if create and self._db is None:
            make_private_folder(path.parent)
        if create or path.exists():
            self.lock.begin(path)
        may_write = not self.read_only
        self._store = Store.open(path, create=create and may_write, migrate=may_write, wait=_WAIT)
        self.refresh()

    @property
    def is_own(self) -> bool:
        """Whether it is the user's own store, in the folder that the system gives."""
        return self._db is None

    def move_to_own_folder(self) -> Path:
        """Move the store into the user's own folder and open it there; no plan is open.

        Returns the name that the old file has now.

        Raises:
            StoreError: it cannot be moved; then it is open where it was.
        """
        from db.store.moving_store import move_to_own_folder  # noqa: PLC0415 - as above

        path = self.store_path
        self.close_store()
        try:
            old = move_to_own_folder(path)
            self._db = None
        finally:
            self.open_store()
        return old

    def switch(self, to: Location | None) -> None:
        """Open another store in the place of this one; no plan is open.

        Raises:
            StoreError: it cannot be opened; then this one is open as before.
        """
        before = self._db
        self.close_store()
        self.go_to(to)
        try:
            self.open_store()
        except StoreError:
            self.go_to(before)
            self.open_store()
            raise

    def go_to(self, store: Location | None) -> None:
        """Hold another store from now on, which is not open yet."""
        self._db = store

    def move_data(self, target: Path, tell: TellMoved) -> Path | None:
        """Move the user's data folder, on any thread; the store is closed, and no plan is open.

        Returns the name that the old store has now. The GUI thread then opens what is in force:
        `open_store`.

        Raises:
            PhaenError: it cannot be moved; then all is where it was.
        """
        from db.store.moving_data import move_data  # noqa: PLC0415 - as above

        return move_data(target, tell)

    def close_store(self) -> None:
        """Close the store, so that another process may have its file."""
        self.neighbours.end()
        if self._lister is not None:
            self._lister.close()
            self._lister = None
        if self._store is not None:
            self._store.close()
            self._store = None
        self.lock.end()

    def load(self, number: int) -> Package:
        """The package of a plan, as `look`."""
        return self.look(number)[0]

    def load_with_drafts(
        self, number: int, *, trusting: bool = False
    ) -> tuple[Package, dict[Place, str]]:
        """A plan of the store, and what stands in its fields and is no value, by place.

        `trusting`: also where it is damaged, as far as it can be read. On any thread.
        """
        from db.places import parsed  # noqa: PLC0415 - as above

        package, drafts = self._opened_store().load_with_drafts(number, trusting=trusting)
        return package, {parsed(path): text for path, text in drafts.items()}

    def may_write(self, number: int) -> bool:
        """Whether the account may change a plan of the store. On any thread."""
        return self._opened_store().may_write(number)

    def newer(self, number: int) -> Newer | None:
        """A plan as another has saved it meanwhile; None where nobody has. From any thread."""
        from forms.merging.rebasing import state_of  # noqa: PLC0415 - as above

        found = self._opened_store().newer(number)
        return None if found is None else Newer(found[0], state_of(found[1]))

    def go_on_from(self, number: int, moment: str) -> None:
        """Save by what `newer` has read of a plan from now on; from any thread."""
        self._opened_store().go_on_from(number, moment)

    def look(self, number: int) -> tuple[Package, dict[Place, str]]:
        """As `load_with_drafts`, to look at: saving goes by what was opened. On any thread."""
        from db.places import parsed  # noqa: PLC0415 - as above

        package, drafts = self._asked(lambda store: store.look(number))
        return package, {parsed(path): text for path, text in drafts.items()}

    def save(
        self, number: int, before: State, after: State, papers: IssuedPapers | None = None
    ) -> Package:
        """Write what differs between `before`, which the store has of a plan, and `after`.

        Gives what the store has of it then: without what its texts place no more. What others
        have saved on a server meanwhile is merged with it, and `newer` gives that. `papers`
        are those of the report that is issued in `after`: both are kept or neither, and nothing
        is merged. From any thread, one at a time.
        """
        from db.places import dotted  # noqa: PLC0415 - as above

        paths = {dotted(place): text for place, text in after.drafts.items()}
        merge = None
        if self.server is not None and papers is None:
            from forms.merging.rebasing import merge_of  # noqa: PLC0415 - as above

            merge = merge_of(before, after)
        return self._writable_store().save(
            number, before.package, after.package, drafts=paths, papers=papers, merge=merge
        )

    def papers(self, number: int, issuance: str) -> IssuedPapers | None:
        """What was kept of a report when it was issued; None where the store has nothing of it."""
        return self._asked(lambda store: store.papers(number, issuance))

    def keep_exchanged(
        self, number: int, package: Package, direction: Direction, whom: str
    ) -> Exchange:
        """Keep a package of a plan as it was sent or received, for the next comparison."""
        return self._changed(
            lambda store: store.keep_exchanged(number, package, direction=direction, whom=whom)
        )

    def forget_exchanged(self, number: int, exchange: Exchange) -> None:
        """Keep a package no longer, as if it had not been sent or received."""
        self._changed(lambda store: store.forget_exchanged(number, exchange))

    def descent(self, number: int) -> tuple[str, ...]:
        """What a package of a plan names as that from which it has come, the newest first."""
        return self._asked(lambda store: store.descent(number))

    def base_for(
        self, number: int, package: Package, descends_from: Sequence[str]
    ) -> Package | None:
        """What a plan and a package that came have both been; None where that is not known."""
        return self._asked(lambda store: store.base_for(number, package, descends_from))

    def exchanged_package(self, number: int, code: str) -> Package | None:
        """The package of a content code that was sent or received; None where none is kept."""
        return self._asked(lambda store: store.exchanged_package(number, code))

    def libraries(self) -> tuple[LibraryEntry, ...]:
        """The libraries that plans may draw on, by issuer, the newest first."""
        return self._asked(lambda store: store.libraries())

    def library(self, code: str) -> Library | None:
        """The library of a content code; None where it is not kept."""
        return self._asked(lambda store: store.library(code))

    def keep_library(self, library: Library) -> None:
        """Keep a library; what has drawn on others of its issuer is looked at again."""
        self._changed(lambda store: store.keep_library(library))
        self.changed.emit()

    def forget_library(self, code: str) -> None:
        """Keep a library no longer."""
        self._changed(lambda store: store.forget_library(code))
        self.changed.emit()

    def framework(self, number: int) -> Plan:
        """A plan of the store with its framework alone, without loading all of the plan."""
        return self._asked(lambda store: store.framework(number))

    def add(self, package: Package, drafts: Mapping[str, str] | None = None) -> int:
        """Put a package into the store as a new plan; gives its number.

        `drafts` are what stands in its fields and is no value, by dotted place.
        """
        number = self._changed(lambda store: store.add(package, drafts=drafts))
        self.refresh()
        return number

    def remove(self, number: int) -> None:
        """Remove a plan, which is not open; it can be brought back for a while."""
        self._changed(lambda store: store.remove(number))
        self.refresh()

    def add_beside(self, package: Package, drafts: Mapping[str, str] | None = None) -> int:
        """As `add`; a copy of a plan of the store becomes a plan of its own."""
        from db.settling import taken_in_beside  # noqa: PLC0415 - as above

        there = {entry.identity for entry in (*self._entries, *self._removed)}
        return self.add(taken_in_beside(package, there), drafts)

    def number_of(self, identity: str) -> int | None:
        """The number of the plan of an identity, if it is in the store."""
        return self._asked(lambda store: store.number_of(identity))

    def back_up_before(self, what: str) -> str:
        """Make a backup, on any thread; why it could not be made: that hinders nothing.

        `what` is a `db.backups.names.Reason`.
        """
        from db.backups.names import Reason  # noqa: PLC0415 - as above

        try:
            if self.keeps_backups:
                self.backups.make(Reason(what))
        except PhaenError as error:
            return str(error)
        return ""

    def bring_back(self, number: int) -> None:
        """Make a removed plan one of the plans again."""
        self._changed(lambda store: store.bring_back(number))
        self.refresh()

    def purge(self) -> None:
        """Delete what was removed long ago; on any thread, `entries` stay as they are."""
        self._writable_store().purge()

    def restore_all(self, backup: Backup, tell: Tell) -> Restored:
        """Put all that a backup holds in the place of the store; no plan is open.

        On any thread; the GUI thread then opens what is there now: `reopen_store`.
        """
        self._refuse_unless_writable()
        return self.backups.restore_all(backup, tell)

    def restore_plan(self, backup: Backup, identity: str, tell: Tell) -> RestoredPlan:
        """Put one plan of a backup in the place of the one in the store; it is not open.

        On any thread; the GUI thread then looks which plans there are: `refresh`.
        """
        self._refuse_unless_writable()
        return self.backups.restore_plan(backup, identity, tell)

    def reopen_store(self) -> None:
        """Open what lies in the place of the store now; another thread may use it meanwhile."""
        before = self._store
        self.open_store()
        if before is not None:
            before.close()

    def refresh(self) -> None:
        """Read again what plans the store has."""
        self._show(self._asked(lambda store: store.entries()))

    def _show(self, found: tuple[PlanEntry, ...]) -> None:
        removed = [entry for entry in found if entry.removed_at]
        entries = [entry for entry in found if not entry.removed_at]
        self._removed = tuple(sorted(removed, key=lambda e: e.removed_at, reverse=True))
        self._entries = tuple(
            sorted(entries, key=lambda e: (e.unit, -(e.fiscal_year or 0), e.number))
        )
        self.changed.emit()

    def create_store(self) -> None:
        """Make a new store where none can be opened; what lies there is moved aside."""
        from db.store.setting_aside import set_aside  # noqa: PLC0415 - as for the store

        if self.store_path.exists():
            set_aside(self.store_path)
        self.open_store(create=True)

    def find(self, package: Package) -> int | None:
        """The number of the stored plan that a package is, if there is one."""
        from db.store.finding import entry_of  # noqa: PLC0415 - as above

        entry = entry_of(package, self._entries)
        return None if entry is None else entry.number

    def _on_plan_changed(self, number: int) -> None:
        """One came or went elsewhere, or is called otherwise: read beside the window."""
        if self._store is None or number == self.neighbours.plan or self._is_listing:
            return
        from desktop.session.saver import Worker  # noqa: PLC0415 - as above

        self._is_listing = True
        self._lister = self._lister or Worker(parent=self)
        self._lister.run(partial(self._list, self._store))

    def _list(self, store: Store) -> None:
        """On the worker's thread."""
        try:
            found = store.entries()
        except StoreError:
            found = None  # with the connection the list comes again
        if self._lister is not None:
            self._lister.answer(partial(self._on_listed, store, found))

    def _on_listed(self, store: Store, found: tuple[PlanEntry, ...] | None) -> None:
        self._is_listing = False
        if found is not None and store is self._store:
            self._show(found)

    def _asked(self, work: Callable[[Store], T], words: str = READING) -> T:
        """What comes of asking the open store: of one on a server, beside the window.

        Nothing but this, and what says that it is of any thread, goes to the store.
        """
        store = self._opened_store()
        if self.server is None or threading.get_ident() != self._window_thread:
            return work(store)
        return self.wait(partial(work, store), words)

    def _changed(self, work: Callable[[Store], T]) -> T:
        """As `_asked`, of what changes the store."""
        self._refuse_unless_writable()
        try:
            return self._asked(work, CHANGING)
        except StoreError as error:
            if error.trouble is not StoreTrouble.GIVEN_UP:
                raise
            raise StoreError(LEFT, StoreTrouble.GIVEN_UP) from error

    def _opened_store(self) -> Store:
        if self._store is None:
            raise RuntimeError("the store is not open")
        return self._store

    def _refuse_unless_writable(self) -> None:
        if self.read_only:
            raise StoreError(self.read_only, StoreTrouble.READ_ONLY)

    def _writable_store(self) -> Store:
        self._refuse_unless_writable()
        return self._opened_store()
