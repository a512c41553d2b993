"""What one hears of others who have the same store open, whatever its database."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol


class Person(NamedTuple):
    """Somebody else who has a plan open, by the name that the server knows; `page` is in sight."""

    name: str
    plan: int
    page: str


class Heard(NamedTuple):
    """One thing that was heard, the others empty.

    `changed` is the number of a plan that was saved, added or removed; `people` are all who are
    there now; `trouble` says why nothing is heard for now, and `is_back` that it is again: what
    was said meanwhile was not heard.
    """

    changed: int | None = None
    people: tuple[Person, ...] | None = None
    trouble: str = ""
    is_back: bool = False


class Listener(Protocol):
    """Listens on the thread that calls `run`, until `end`."""

    def run(self, hear: Callable[[Heard], None]) -> None:
        """Tells all that is heard."""

    def move(self, plan: int | None, page: str) -> None:
        """Tells the others which plan one has open, and on which page one is."""

    def end(self) -> None:
        """Listens no more."""
