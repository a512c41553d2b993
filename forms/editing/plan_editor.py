"""What acts on a plan ask of whoever holds it: each a named step that can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from db.places import Place
from db.records import Package


class PlanEditor(Protocol):
    """Holds a plan that is being written; the window's session is one."""

    @property
    def package(self) -> Package:
        """The plan as it stands."""

    def start_session(self) -> None:
        """Begin a stretch of typing."""

    def step(self, words: str) -> AbstractContextManager[None]:
        """Make all changes within one step."""

    def set_texts(self, texts: Mapping[Place, str], words: str = "") -> None:
        """Put typed texts into fields."""

    def set_value(self, place: Place, value: Any, words: str = "") -> None:
        """Put a value into a field."""

    def insert(self, place: Place, index: int, items: Sequence[Any], words: str = "") -> None:
        """Put items into a list before its item `index`."""

    def remove(self, place: Place, index: int, count: int = 1, words: str = "") -> bool:
        """Take items out of a list; whether that was done."""

    def move(self, place: Place, index: int, to: int, count: int = 1, words: str = "") -> None:
        """Move items of a list so that the first stands at `to` among the others."""

    def apply(self, package: Package, words: str) -> bool:
        """Put another package in the place of this one; whether that was done."""
