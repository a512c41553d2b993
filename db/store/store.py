"""The store: plans of several units and years in one file, each write a transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
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


# How long a removed plan can be brought back.
KEPT_REMOVED_FOR = dt.timedelta(days=30)


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
    identity: str
    # UTC in ISO form; empty where it was not removed.
    removed_at: str = ""


class Store:
    """A store that is open. Every method may raise StoreError, with a Thai sentence."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        # When each plan that was read or written here was saved: a later time in the
        # store means that another window has changed it since.
        self._seen: dict[int, str] = {}
        # By plan: the state that was given to be saved last, and what was saved of it.
        self._saved: dict[int, tuple[Package, Package]] = {}

    @classmethod
    def open(cls, path: Path | None = None) -> Store:
        """Opens the store in a file, by default the user's own; makes it where none is.

        Raises:
            StoreError: as `open_on`.
        """
        if path is None:
            path = default_path()
            files.make_folder(path.parent)
        return cls.open_on(SqliteBackend(path))

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
        """All plans but the removed ones, in the order they came in."""
        return tuple(entry for entry in self._entries() if not entry.removed_at)

    def removed(self) -> tuple[PlanEntry, ...]:
        """The plans that were removed and can be brought back, in the order they came in."""
        return tuple(entry for entry in self._entries() if entry.removed_at)

    def _entries(self) -> Iterator[PlanEntry]:
        with self._backend.reading() as reading:
            rows = row_reader.plan_rows(reading)
        return (PlanEntry(*row) for row in rows)

    def add(self, package: Package) -> int:
        """Puts a plan and its reports in, as `db.settling.taken_in` makes them.

        Returns the number it got.
        """
        number, self._seen[number] = self._writer.add(taken_in(package))
        return number

    def load(self, number: int) -> Package:
        """The plan of a number with its reports, every name in it bound to its record."""
        return self.load_with_drafts(number)[0]

    def load_with_drafts(self, number: int) -> tuple[Package, dict[str, str]]:
        """A plan, and what was typed into its fields and cannot be their value, by place."""
        with self._backend.reading() as reading:
            found = row_reader.read_plan(reading, number)
            drafts = row_reader.read_drafts(reading, number)
        if found is None:
            raise row_reader.missing(number, self._backend.place)
        self._seen[number], package = found
        return package, placed(package, drafts)

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
    ) -> None:
        """Writes what differs between the state in the store, `old`, and `new`.

        Both are settled states (`db.settling`): records are told by their identities, and
        those that are the same objects in both are not looked at. What another window
        has changed since it was read here is not written over: that is a StoreError.
        `drafts` are what stands in fields and is no value, by place in `new`; without them
        those in the store stay. Tables and pictures that no line places any more are left
        out, and are known to be when the same `new` comes as the next `old`.
        """
        if old is new and drafts is None:
            return
        before, after = self._held(number, old), self.as_saved(number, old, new)
        with self._writer.changing(number) as writing:
            writing.refuse_if_changed(since=self._seen.get(number))
            moment = writing.write(before, after)
            if drafts is not None:
                writing.write_drafts(new, drafts)
        self._seen[number], self._saved[number] = moment, (new, after)

    def as_saved(self, number: int, old: Package, new: Package) -> Package:
        """What `save` makes of a state of a plan: what the store holds of it then."""
        return as_saved(new, self._held(number, old))

    def _held(self, number: int, state: Package) -> Package:
        """What the store holds of a plan, where `state` is the one saved or loaded last."""
        given, saved = self._saved.get(number, (state, state))
        return saved if given is state else state

    def remove(self, number: int) -> None:
        """Removes a plan and its reports; it can be brought back for KEPT_REMOVED_FOR."""
        self._writer.remove(number)
        self._saved.pop(number, None)

    def bring_back(self, number: int) -> None:
        """Makes a removed plan one of the plans again, as it was."""
        self._writer.bring_back(number)

    def purge(self) -> None:
        """Deletes what was removed longer than KEPT_REMOVED_FOR ago.

        The clock alone may have been set forward: something must have been saved since, as
        late as that.
        """
        entries = tuple(self._entries())
        if any(entry.removed_at for entry in entries):
            newest = max(dt.datetime.fromisoformat(entry.saved_at) for entry in entries)
            until = min(newest, dt.datetime.now(dt.UTC)) - KEPT_REMOVED_FOR
            self._writer.purge(before=until.isoformat(timespec="microseconds"))

    def take(self, copy: Path, number: int, to: int | None) -> int:
        """Puts a plan out of a copy of a store in the place of plan `to`, removed or not.

        None: as a plan of its own. Returns its number. Every table is taken row by row, so
        that nothing of the plan is lost on the way.
        """
        number = self._backend.take_plan(copy, number, to)
        self._saved.pop(number, None)
        return number

    @cached_property
    def _writer(self) -> Writer:
        # SQLAlchemy takes longer to import than the last plan to read: one sees it before.
        from db.store.writer import Writer  # noqa: PLC0415

        return Writer(self._backend)


def default_path() -> Path:
    """Where the user's own store lies: the data folder of the system."""
    return platformdirs.user_data_path("Phaen", appauthor=False) / "phaen.db"
