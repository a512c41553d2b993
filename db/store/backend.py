"""What the store asks of a database: the one interface to where plans lie.

All of the store speaks to this; what is a database's own stands in the module of its
backend. Nothing here imports SQLAlchemy: a program that only reads does without it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import sqlalchemy as sa

    from db.store.listening import Listener


class Reading(Protocol):
    """A transaction that reads: it sees one state of the store all the while."""

    def rows(self, query: str, *values: object) -> Iterable[tuple[Any, ...]]:
        """The rows of a query in standard SQL; each `?` in it stands for one of the values.

        Texts, whole figures and bytes come as Python has them; other figures and flags as
        what `Decimal` and `bool` make them of.
        """

    def expect(self, queries: Sequence[str], number: int) -> None:
        """Tells which queries are asked next, all with the number of a plan as their value.

        A database that is far away is asked for all of them at once.
        """


class Backend(ABC):
    """A database in which plans lie. Every method may raise StoreError, with a Thai sentence.

    `place` says to a reader where it is. A transaction is kept whole or not at all, and
    kept only where every reference in it finds its record.
    """

    place: str

    @abstractmethod
    def revision(self) -> str:
        """The revision of the tables there, looked up without changing anything.

        Raises:
            StoreError: of trouble MISSING, EMPTY, FOREIGN or DAMAGED.
        """

    @abstractmethod
    def creating(self) -> AbstractContextManager[sa.Connection]:
        """A transaction that makes a database where none is.

        It is there when it is whole; where another has made one meanwhile, that one stays.
        """

    @abstractmethod
    def check(self) -> None:
        """Raises StoreError where what lies there is damaged."""

    @abstractmethod
    def back_up_to_migrate(self) -> None:
        """Keeps a copy of all that is there: a new one, or one of before that holds it."""

    @abstractmethod
    def take_plan(self, copy: Path, number: int, to: int | None) -> int:
        """Puts a plan of a proven copy into the place of plan `to`, whatever stands there.

        None: as a plan of its own. Returns the number that it has here.
        """

    @abstractmethod
    def reading(self, *, lenient: bool = False) -> AbstractContextManager[Reading]:
        """A transaction that reads; `lenient`: texts that are none come as far as they are."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[sa.Connection]:
        """A transaction that writes; it has its turn from the start, so it never fails half way."""

    @abstractmethod
    def migrating(self) -> AbstractContextManager[sa.Connection]:
        """A transaction that may remake tables; references are looked at when it ends."""

    @abstractmethod
    def reading_within(self, connection: sa.Connection) -> Reading:
        """Reads within a transaction that writes: what it has written, too."""

    @abstractmethod
    def announce(self, connection: sa.Connection, number: int) -> None:
        """Tells others who have the store open that a plan is another now, once that is kept."""

    def may_write(self, number: int) -> bool:  # noqa: ARG002 - who has a file may write in it
        """Whether who has opened the database may change a plan in it."""
        return True

    @abstractmethod
    def listener(self) -> Listener | None:
        """What hears what others announce; None where nobody else writes meanwhile."""

    @abstractmethod
    def close(self) -> None:
        """Lets go of the database."""
