"""The store: plans of several units and years in one file, each write a transaction."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

import platformdirs

from db import files
from db.placed import as_saved
from db.records import Package, Plan
from db.settling import taken_in
from db.store import migrations, row_reader
from db.store.backend import Backend
from db.store.drafts import placed
from db.store.sqlite.backend import SqliteBackend

if TYPE_CHECKING:
    from db.store.writer import Writer


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A plan in the list of plans; `saved_at` is UTC in ISO form."""

    number: int
    fiscal_year: int
    edition: str
    unit: str
    agency: str
    title: str
    saved_at: str
    projects: int
    indicators: int
    reports: int


class Store:
    """A store that is open. Every method may raise StoreError, with a Thai sentence.

    Two threads may use it: one that saves, and one that reads, adds and removes.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        # What is seen and saved agrees with what was read and written, whichever thread did.
        self._one_at_a_time = threading.RLock()
        # When each plan that was read or written here was saved: a later time in the
        # store means that another window has changed it since.
        self._seen: dict[int, str] = {}
        # By plan: the state that was given to be saved last, and what was saved of it.
        self._saved: dict[int, tuple[Package, Package]] = {}

    @classmethod
    def open(cls, path: Path | None = None, *, wait: float | None = None) -> Store:
        """Opens the store in a file, by default the user's own; makes it where none is.

        `wait` is for how many seconds the lock of another program is waited for.

        Raises:
            StoreError: as `open_on`.
        """
        if path is None:
            path = default_path()
            files.make_folder(path.parent)
        return cls.open_on(SqliteBackend(path, wait))

    @classmethod
    def open_on(cls, backend: Backend) -> Store:
        """Opens the store of a database; one of an older program is copied and then migrated.

        Raises:
            StoreError: no store, damaged, newer than this program, or not to be opened.
        """
        revision = backend.revision()
        if revision == migrations.REVISION:
            backend.check()
        else:
            # Alembic costs more than the opening: only where there is work for it.
            from db.store.migrations.upgrade import upgrade  # noqa: PLC0415

            upgrade(backend, revision)
        return cls(backend)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self._backend.close()

    def plans(self) -> tuple[PlanEntry, ...]:
        """All plans, in the order they came in."""
        with self._backend.reading() as reading:
            return tuple(PlanEntry(*row) for row in row_reader.plan_rows(reading))

    def add(self, package: Package, *, drafts: Mapping[str, str] | None = None) -> int:
        """Puts a plan and its reports in, as `db.settling.taken_in` makes them.

        `drafts` are what stands in its fields and is no value, by place. Returns the number
        it got.
        """
        with self._one_at_a_time:
            number, self._seen[number] = self._writer.add(taken_in(package), drafts or {})
        return number

    def number_of(self, identity: str) -> int | None:
        """The number of the plan of an identity; None where there is none."""
        with self._backend.reading() as reading:
            return row_reader.read_number(reading, identity)

    def load(self, number: int) -> Package:
        """The plan of a number with its reports, every name in it bound to its record."""
        return self.load_with_drafts(number)[0]

    def load_with_drafts(self, number: int) -> tuple[Package, dict[str, str]]:
        """A plan, and what was typed into its fields and cannot be their value, by place.

        What `save` writes later goes by what was read here.
        """
        with self._one_at_a_time:
            self._seen[number], package, drafts = self._read(number)
        return package, drafts

    def look(self, number: int) -> tuple[Package, dict[str, str]]:
        """As `load_with_drafts`, to look at: for `save` it counts as not read."""
        return self._read(number)[1:]

    def _read(self, number: int) -> tuple[str, Package, dict[str, str]]:
        """The time of saving of a plan, the plan, and its drafts by place."""
        with self._backend.reading() as reading:
            found = row_reader.read_plan(reading, number)
            drafts = row_reader.read_drafts(reading, number)
        if found is None:
            raise row_reader.missing(number, self._backend.place)
        saved_at, package = found
        return saved_at, package, placed(package, drafts)

    def framework(self, number: int) -> Plan:
        """A plan with its framework alone, and what this places; empty where there is none."""
        with self._backend.reading() as reading:
            return row_reader.read_framework(reading, number)

    def save(
        self,
        number: int,
        old: Package,
        new: Package,
        *,
        drafts: Mapping[str, str] | None = None,
    ) -> Package:
        """Writes what differs between the state in the store, `old`, and `new`.

        Returns what the store holds of the plan then.

        Both are settled states (`db.settling`): records are told by their identities, and
        those that are the same objects in both are not looked at. What another window
        has changed since it was read here is not written over: that is a StoreError.
        `drafts` are what stands in fields and is no value, by place in `new`; without them
        those in the store stay. Tables and pictures that no line places any more are left
        out, and are known to be when the same `new` comes as the next `old`.
        """
        before, after = self._held(number, old), self.as_saved(number, old, new)
        if old is new and drafts is None:
            return after
        with self._one_at_a_time:
            with self._writer.changing(number) as writing:
                writing.refuse_if_changed(since=self._seen.get(number), identity=new.plan.id)
                moment = writing.write(before, after)
                if drafts is not None:
                    writing.write_drafts(new, drafts)
            self._seen[number], self._saved[number] = moment, (new, after)
        return after

    def as_saved(self, number: int, old: Package, new: Package) -> Package:
        """What `save` makes of a state of a plan: what the store holds of it then."""
        return as_saved(new, self._held(number, old))

    def _held(self, number: int, state: Package) -> Package:
        """What the store holds of a plan, where `state` is the one saved or loaded last."""
        given, saved = self._saved.get(number, (state, state))
        return saved if given is state else state

    def remove(self, number: int) -> None:
        """Takes a plan and its reports out."""
        with self._one_at_a_time:
            self._writer.remove(number)
            self._saved.pop(number, None)

    @cached_property
    def _writer(self) -> Writer:
        # SQLAlchemy takes longer to import than the last plan to read: one sees it before.
        from db.store.writer import Writer  # noqa: PLC0415

        return Writer(self._backend)


def default_path() -> Path:
    """Where the user's own store lies: the data folder of the system."""
    return platformdirs.user_data_path("Phaen", appauthor=False) / "phaen.db"
