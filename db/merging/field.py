"""A field that differs between two copies of a record, whatever its kind."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from db.merging.alike import alike
from db.merging.difference import Difference, Key, Side, Sides
from db.merging.units import Path

# Whose state is taken of what a key is about.
Decide = Callable[[Key], Side]
# Whether what a text names has been removed by one side: the name goes or stays with that.
Follows = Callable[[Any], bool]


class Field(ABC):
    """A field that differs between two copies of a record."""

    @property
    @abstractmethod
    def differences(self) -> tuple[Difference, ...]:
        """What there is to decide; none where both made the same of it."""

    @abstractmethod
    def values(self, decide: Decide) -> dict[Path, Any]:
        """The values as decided, by path: its own and of what goes along with it."""


def standing(sides: Sides, same: Callable[[Any, Any], bool] = alike) -> tuple[Side, Side | None]:
    """Whose doing it is that two sides differ, and what holds by default: None in a conflict."""
    if sides.base is not None and same(sides.base, sides.ours):
        return Side.THEIRS, Side.THEIRS
    if sides.base is not None and same(sides.base, sides.theirs):
        return Side.OURS, Side.OURS
    return Side.BOTH, None
