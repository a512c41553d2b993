"""How far restoring is, for who waits for it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto


class Phase(Enum):
    """What is done now. What is being written cannot be stopped any more."""

    CHECKING = auto()
    BACKING_UP = auto()
    WRITING = auto()


# Told on the thread that restores; an error that it raises stops the work before the phase.
Tell = Callable[[Phase], None]


def untold(_phase: Phase) -> None:
    """Nobody waits."""
