"""The plan that is open and the store it came from, for every page of the window."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from db.places import Place
    from db.records import Package, Plan
    from db.store.store import PlanEntry, Store


class Workspace(QObject):
    """Holds the store, the number of the open plan and its frozen package.

    Pages read from here and ask here for changes; the signals say what became of them.
    Its methods belong to the GUI thread and raise StoreError where the store fails.
    """

    plans_changed = Signal()
    # Another plan is open, or none; `package_changed` follows.
    plan_opened = Signal()
    package_changed = Signal()

    def __init__(self, db_path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._db_path = db_path
        self._store: Store | None = None
        self._plans: tuple[PlanEntry, ...] = ()
        self._number: int | None = None
        self._package: Package | None = None
        # The state that the store holds of the open plan.
        self._stored: Package | None = None

    @property
    def ready(self) -> bool:
        """Whether the store is open."""
        return self._store is not None

    @property
    def store_name(self) -> str:
        """What tells this store from others; empty for the user's own."""
        return str(self._db_path.resolve()) if self._db_path else ""

    @property
    def plans(self) -> tuple[PlanEntry, ...]:
        """The plans of the store, by unit, the newest year first."""
        return self._plans

    @property
    def others(self) -> tuple[PlanEntry, ...]:
        """The plans of the store beside the open one."""
        return tuple(entry for entry in self._plans if entry.number != self._number)

    @property
    def number(self) -> int | None:
        """The number of the open plan."""
        return self._number

    @property
    def package(self) -> Package | None:
        """The open plan; a changed plan is another value."""
        return self._package

    def open_store(self) -> None:
        """Open the store and read what plans it has."""
        # SQLAlchemy comes with this import: not before the first window is painted.
        from db.store.store import Store  # noqa: PLC0415

        self._store = Store.open(self._db_path)
        self._read_plans()

    def close_store(self) -> None:
        """Close the store, so that another process may have its file."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def open_plan(self, number: int) -> None:
        """Open a plan of the store."""
        self._package = self._stored = self.load(number)
        self._number = number
        self.plan_opened.emit()
        self.package_changed.emit()

    def close_plan(self) -> None:
        """Let the open plan go."""
        self._number = None
        self._package = self._stored = None
        self.plan_opened.emit()
        self.package_changed.emit()

    def drafts(self) -> dict[Place, str]:
        """What the store holds of the open plan's fields that is no value, by place."""
        if self._number is None:
            return {}
        from db.places import parsed  # noqa: PLC0415 - here too

        found = self._opened_store().drafts(self._number)
        return {parsed(path): text for path, text in found.items()}

    def show(self, package: Package) -> None:
        """Make another package the open plan's; it is not in the store yet."""
        self._package = package
        self.package_changed.emit()

    def save(self, package: Package, drafts: Mapping[Place, str]) -> None:
        """Write what differs between the store's state of the open plan and this one."""
        if self._number is None or self._stored is None:
            return
        from db.places import dotted  # noqa: PLC0415 - here too

        paths = {dotted(place): text for place, text in drafts.items()}
        self._opened_store().save(self._number, self._stored, package, drafts=paths)
        self._stored = package

    def load(self, number: int) -> Package:
        """A plan of the store, without opening it."""
        from db.settling import taken_in  # noqa: PLC0415 - here too

        return taken_in(self._opened_store().load(number))

    def as_saved(self, package: Package) -> Package:
        """A state of the open plan as the store keeps it: without what its texts place no more."""
        if self._number is None or self._stored is None:
            return package
        return self._opened_store().as_saved(self._number, self._stored, package)

    def framework(self, number: int) -> Plan:
        """A plan of the store with its framework alone, without loading all of the plan."""
        return self._opened_store().framework(number)

    def add(self, package: Package) -> int:
        """Put a package into the store as a new plan; gives its number."""
        number = self._opened_store().add(package)
        self._read_plans()
        return number

    def remove(self, number: int) -> None:
        """Take a plan out of the store, closing it first where it is open."""
        if number == self._number:
            self.close_plan()
        self._opened_store().remove(number)
        self._read_plans()

    def find(self, package: Package) -> int | None:
        """The number of a stored plan of the same unit, year and title, if there is one."""
        plan = package.plan
        wanted = (plan.unit.name, plan.fiscal_year, plan.title)
        for entry in self._plans:
            if (entry.unit, entry.fiscal_year, entry.title) == wanted:
                return entry.number
        return None

    def _opened_store(self) -> Store:
        if self._store is None:
            raise RuntimeError("the store is not open")
        return self._store

    def _read_plans(self) -> None:
        entries = self._opened_store().plans()
        self._plans = tuple(
            sorted(entries, key=lambda e: (e.unit, -(e.fiscal_year or 0), e.number))
        )
        self.plans_changed.emit()
