"""A failure of steps made at random says which few of them bring it about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

# Makes the steps of these numbers, each from a chance of its own, from the beginning on.
Play = Callable[[Sequence[int]], None]


def play_all(play: Play, count: int, seed: int) -> None:
    """Make so many steps; where that fails, the error says the seed and the fewest that fail."""
    numbers = list(range(count))
    try:
        play(numbers)
    except Exception as error:
        error.add_note(f"seed {seed}, shrunk to the steps {shrunk(play, numbers, type(error))}")
        raise


def chance_of(seed: int, step: int) -> Random:
    """The chance of one step: the same whichever others are made."""
    return Random(f"{seed} {step}")


def shrunk(play: Play, steps: Sequence[int], kind: type[Exception]) -> list[int]:
    """Steps of which none can be left out, so that they still fail in the same way."""

    def fails(chosen: Sequence[int]) -> bool:
        try:
            play(chosen)
        except kind:
            return True
        except Exception:
            return False
        return False

    left, size = list(steps), max(len(steps) // 2, 1)
    while True:
        at = 0
        while at < len(left):
            fewer = left[:at] + left[at + size :]
            if fails(fewer):
                left = fewer
            else:
                at += size
        if size == 1:
            return left
        size = max(size // 2, 1)
