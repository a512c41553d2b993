"""The store: plans of several units and years in one file, each write a transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import platformdirs

from db import files
from db.errors import PlanDamagedError, StoreError, StoreTrouble
from db.placed import as_saved
from db.records import Package, Plan
from db.settling import taken_in
from db.store import migrations, row_reader
from db.store.backend import Backend, Reading
from db.store.drafts import placed
from db.store.sqlite.backend import SqliteBackend
from db.store.sums import SummedReading

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


_MOMENT = 6  # the place of `saved_at` in an entry
_OLDEST = datetime(1970, 1, 1, tzinfo=UTC)
_ENTRY_KINDS = (int, int, str, str, str, str, str, int, int, int)


class Store:
    """A store that is open. Every method may raise StoreError, with a Thai sentence."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        # When each plan that was read or written here was saved: a later time in the
        # store means that another window has changed it since.
        self._seen: dict[int, str] = {}
        # By plan: the state that was given to be saved last, and what was saved of it.
        self._saved: dict[int, tuple[Package, Package]] = {}
        # Plans that were opened although they are damaged: what is saved of them next is
        # what they are from then on.
        self._trusted: set[int] = set()

    @classmethod
    def open(cls, path: Path | None = None, *, create: bool = False, migrate: bool = True) -> Store:
        """Opens the store in a file, by default the user's own.

        `create`: where there is no file, a new store is made, and the folder of the user's own.
        `migrate`: as for `open_on`.

        Raises:
            StoreError: as `open_on`.
        """
        if path is None:
            path = default_path()
            if create:
                files.make_folder(path.parent)
        return cls.open_on(SqliteBackend(path), create=create, migrate=migrate)

    @classmethod
    def open_on(cls, backend: Backend, *, create: bool = False, migrate: bool = True) -> Store:
        """Opens the store of a database; one of an older program is copied and then migrated.

        Without `migrate` one of an older program is left as it is: another window has it open.

        Raises:
            StoreError: not there (MISSING, unless `create`), without any bytes (EMPTY),
                damaged, of another program (FOREIGN), newer than this one, older where it is
                not to be migrated (BUSY), or not to be opened.
        """
        try:
            revision = backend.revision()
        except StoreError as error:
            if not create or error.trouble is not StoreTrouble.MISSING:
                raise
            from db.store.migrations.upgrade import make  # noqa: PLC0415 - as below

            make(backend)
            revision = backend.revision()
        if revision == migrations.REVISION:
            backend.check()
        elif not migrate:
            raise StoreError(
                f"{backend.place}: ฐานข้อมูลนี้เป็นของโปรแกรมแผนรุ่นก่อน และเปิดอยู่ในหน้าต่างอื่น "
                "จึงยังไม่ได้เปิดและไม่ได้แก้ไข โปรดปิดหน้าต่างนั้นก่อน แล้วเปิดอีกครั้ง",
                StoreTrouble.BUSY,
            )
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
        with self._backend.reading(lenient=True) as reading:
            return tuple(PlanEntry(*_sound(row)) for row in row_reader.plan_rows(reading))

    def add(self, package: Package) -> int:
        """Puts a plan and its reports in, as `db.settling.taken_in` makes them.

        Returns the number it got.
        """
        number, self._seen[number] = self._writer.add(taken_in(package))
        return number

    def load(self, number: int) -> Package:
        """The plan of a number with its reports, every name in it bound to its record."""
        return self.load_with_drafts(number)[0]

    def load_with_drafts(
        self, number: int, *, trusting: bool = False
    ) -> tuple[Package, dict[str, str]]:
        """A plan, and what was typed into its fields and cannot be their value, by place.

        `trusting`: also where its check sums disagree, as far as it can be read at all.

        Raises:
            PlanDamagedError: it is not what was written.
        """
        with self._reading(number, trusting=trusting) as reading:
            found = row_reader.read_plan(reading, number)
            if found is None:
                raise row_reader.missing(number, self._backend.place)
            drafts = placed(found[1], row_reader.read_drafts(reading, number))
        self._seen[number], package = found
        (self._trusted.add if trusting else self._trusted.discard)(number)
        return package, drafts

    def framework(self, number: int) -> Plan:
        """A plan with its framework alone, and what this places; empty where there is none.

        Raises:
            PlanDamagedError: that is not what was written.
        """
        with self._reading(number) as reading:
            return row_reader.read_framework(reading, number)

    def damaged_tables(self, number: int) -> tuple[str, ...]:
        """The tables whose rows of a plan are not those that were written."""
        with self._backend.reading(lenient=True) as reading:
            return SummedReading(reading, number).disagreeing()

    @contextmanager
    def _reading(self, number: int, *, trusting: bool = False) -> Iterator[Reading]:
        """A transaction that reads one plan; what does not agree with its sums is an error."""
        try:
            with self._backend.reading(lenient=trusting) as reading:
                summed = SummedReading(reading, number)
                try:
                    yield summed
                except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
                    # Of rows that are as they were written it is a fault of the program.
                    if not (trusting or summed.disagreeing()):
                        raise
                    raise self._damaged(number) from None
                if not (trusting or summed.agrees()):
                    raise self._damaged(number)
        except StoreError as error:
            if error.trouble is not StoreTrouble.DAMAGED or isinstance(error, PlanDamagedError):
                raise
            raise self._damaged(number) from error

    def _damaged(self, number: int) -> PlanDamagedError:
        found = [entry for entry in self.plans() if entry.number == number]
        name = "".join(f" ({each.unit} ปีงบประมาณ พ.ศ. {each.fiscal_year})" for each in found)
        return PlanDamagedError(
            f"{self._backend.place}: แผนหมายเลข {number}{name} ไม่ตรงกับที่บันทึกไว้ เพราะแฟ้มเสียหาย "
            "หรือถูกแก้ไขจากโปรแกรมอื่น จึงไม่ได้เปิดและไม่ได้แก้ไข โปรดกู้แผนนี้จากข้อมูลสำรองล่าสุด "
            "หรือเลือกเปิดทั้งที่เสียหาย เพื่อดูและเก็บส่วนที่ยังดีไว้",
            number,
        )

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
        with self._writer.changing(number, damaged=number in self._trusted) as writing:
            writing.refuse_if_changed(since=self._seen.get(number))
            moment = writing.write(before, after)
            if drafts is not None:
                writing.write_drafts(new, drafts)
        self._trusted.discard(number)
        self._seen[number], self._saved[number] = moment, (new, after)

    def as_saved(self, number: int, old: Package, new: Package) -> Package:
        """What `save` makes of a state of a plan: what the store holds of it then."""
        return as_saved(new, self._held(number, old))

    def _held(self, number: int, state: Package) -> Package:
        """What the store holds of a plan, where `state` is the one saved or loaded last."""
        given, saved = self._saved.get(number, (state, state))
        return saved if given is state else state

    def remove(self, number: int) -> None:
        """Takes a plan and its reports out."""
        self._writer.remove(number)
        self._saved.pop(number, None)

    @cached_property
    def _writer(self) -> Writer:
        # SQLAlchemy takes longer to import than the last plan to read: one sees it before.
        from db.store.writer import Writer  # noqa: PLC0415

        return Writer(self._backend)


def _sound(row: tuple[Any, ...]) -> list[Any]:
    """The columns of an entry; what is none of its kind, in a damaged row, is empty."""
    values: list[Any] = [
        value if value is None or isinstance(value, kind) else kind()
        for value, kind in zip(row, _ENTRY_KINDS, strict=True)
    ]
    values[_MOMENT] = _moment(values[_MOMENT])
    return values


def _moment(text: str) -> str:
    """A moment in ISO form, as every clock shows it; the oldest where the text is none."""
    try:
        year = datetime.fromisoformat(text).year
    except (ValueError, TypeError):
        year = 0
    return text if _OLDEST.year < year < MAXYEAR else _OLDEST.isoformat()


def default_path() -> Path:
    """Where the user's own store lies: the data folder of the system."""
    return platformdirs.user_data_path("Phaen", appauthor=False) / "phaen.db"
