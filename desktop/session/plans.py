"""The plans of a store: which there are, read, added, saved and taken out; none of them open."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from db.places import Place
    from db.records import Package, Plan
    from db.store.store import PlanEntry, Store
    from forms.editing.states import State

# Seconds for which another program's lock is waited for: nobody who waits sees them.
_WAIT = 0.25


class Plans(QObject):
    """Holds the store of a file, the user's own without `db_path`.

    Its methods raise StoreError where the store fails, soon where another program holds it;
    they belong to the GUI thread, but for `save`.
    """

    # There are other plans, or the store has been opened.
    changed = Signal()

    def __init__(self, db_path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._db_path = db_path
        self._store: Store | None = None
        self._entries: tuple[PlanEntry, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether the store is open."""
        return self._store is not None

    @property
    def store_name(self) -> str:
        """What tells this store from others; empty for the user's own."""
        return str(self._db_path.resolve()) if self._db_path else ""

    @property
    def store_path(self) -> Path:
        """The file of the store."""
        from db.store.store import default_path  # noqa: PLC0415 - as in open_store

        return (self._db_path or default_path()).absolute()

    @property
    def entries(self) -> tuple[PlanEntry, ...]:
        """The plans of the store, by unit, the newest year first."""
        return self._entries

    def beside(self, number: int | None) -> tuple[PlanEntry, ...]:
        """The plans of the store but for one."""
        return tuple(entry for entry in self._entries if entry.number != number)

    def open_store(self) -> None:
        """Open the store and read what plans it has."""
        # SQLAlchemy comes with this import: not before the first window is painted.
        from db.store.store import Store  # noqa: PLC0415

        self._store = Store.open(self._db_path, wait=_WAIT)
        self._read_entries()

    def close_store(self) -> None:
        """Close the store, so that another process may have its file."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def load(self, number: int) -> Package:
        """A plan of the store, to look at: saving goes by what was opened."""
        return self._opened_store().look(number)[0]

    def load_with_drafts(self, number: int) -> tuple[Package, dict[Place, str]]:
        """A plan of the store, and what stands in its fields and is no value, by place."""
        from db.places import parsed  # noqa: PLC0415 - as above

        package, drafts = self._opened_store().load_with_drafts(number)
        return package, {parsed(path): text for path, text in drafts.items()}

    def save(self, number: int, before: Package, after: State) -> Package:
        """Write what differs between `before`, which the store has of a plan, and `after`.

        Gives what the store has of it then: without what its texts place no more. From any
        thread, one at a time.
        """
        from db.places import dotted  # noqa: PLC0415 - as above

        paths = {dotted(place): text for place, text in after.drafts.items()}
        return self._opened_store().save(number, before, after.package, drafts=paths)

    def framework(self, number: int) -> Plan:
        """A plan of the store with its framework alone, without loading all of the plan."""
        return self._opened_store().framework(number)

    def add(self, package: Package, drafts: Mapping[str, str] | None = None) -> int:
        """Put a package into the store as a new plan; gives its number.

        `drafts` are what stands in its fields and is no value, by dotted place.
        """
        number = self._opened_store().add(package, drafts=drafts)
        self._read_entries()
        return number

    def remove(self, number: int) -> None:
        """Take a plan out of the store; it is not open."""
        self._opened_store().remove(number)
        self._read_entries()

    def number_of(self, identity: str) -> int | None:
        """The number of the plan of an identity, if it is in the store."""
        return self._opened_store().number_of(identity)

    def find(self, package: Package) -> int | None:
        """The number of a stored plan of the same unit, year and title, if there is one."""
        plan = package.plan
        wanted = (plan.unit.name, plan.fiscal_year, plan.title)
        for entry in self._entries:
            if (entry.unit, entry.fiscal_year, entry.title) == wanted:
                return entry.number
        return None

    def _opened_store(self) -> Store:
        if self._store is None:
            raise RuntimeError("the store is not open")
        return self._store

    def _read_entries(self) -> None:
        entries = self._opened_store().plans()
        self._entries = tuple(
            sorted(entries, key=lambda e: (e.unit, -(e.fiscal_year or 0), e.number))
        )
        self.changed.emit()
