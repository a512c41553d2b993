"""What a reading reached of the code that reads, and which inputs are worth going on from.

As coverage-guided fuzzers do it: what counts is each step from one line to the next, and
about how often it was taken, so that a longer loop is something new as well.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, TypeVar

T = TypeVar("T")

ROOT = Path(__file__).parents[2]
# The code that reads: only what runs there counts.
_WATCHED = tuple(
    str(ROOT / part)
    for part in (
        "db/package", "db/pictures.py", "db/letters.py", "db/markers.py", "db/numbers.py",
        "db/files/reading.py", "forms/excel/lists.py", "forms/excel/looked_through.py",
        "forms/pictures.py", "forms/editions", "forms/templates", "forms/editing/list_matching.py",
        "forms/editing/entry.py", "desktop/window/widgets", "desktop/window/grid/clipboard.py",
        "desktop/window/fields/word_paste.py", "desktop/window/fields/text_editors.py",
    )
)  # fmt: skip
# From these numbers of times on a step counts as another one.
_OFTEN = (1, 2, 3, 4, 8, 16, 32, 128, 1024)

# A step: of which code, from which line (0: from its start) to which, and how often about.
Step = tuple[int, int, int, int]


class Reach:
    """Which steps the watched code has taken so far."""

    def __init__(self) -> None:
        self.steps: set[Step] = set()
        # Those of the reading that was watched last.
        self.last: frozenset[Step] = frozenset()
        self._counts: dict[tuple[int, int, int], int] = {}
        # The number of each code that was met, 0 of what is not watched; none is let go of,
        # for another would get its id.
        self._numbers: dict[int, int] = {}
        self._codes: list[CodeType] = []

    def of(self, read: Callable[[], T]) -> T:
        """Watch a reading; what it gives or raises goes on."""
        self._counts = {}
        before = sys.gettrace()
        sys.settrace(self._enter)
        try:
            return read()
        finally:
            sys.settrace(before)
            self.last = frozenset(
                (*step, max(often for often in _OFTEN if often <= count))
                for step, count in self._counts.items()
            )
            self.steps |= self.last

    @property
    def lines(self) -> int:
        """How many lines were reached."""
        return len({(code, line) for code, _from, line, _often in self.steps})

    @property
    def branches(self) -> int:
        """How many ways from a line to the next were taken, however often."""
        return len({step[:3] for step in self.steps})

    def _enter(self, frame: FrameType, _event: str, _value: object) -> Any:
        code = frame.f_code
        number = self._numbers.get(id(code))
        if number is None:
            number = self._number(code)
        if not number:
            return None
        counts, last = self._counts, 0

        def step(frame: FrameType, event: str, _value: object) -> Any:
            nonlocal last
            if event == "line":
                key = number, last, frame.f_lineno
                counts[key] = counts.get(key, 0) + 1
                last = frame.f_lineno
            return step

        return step

    def _number(self, code: CodeType) -> int:
        self._codes.append(code)
        number = len(self._codes) if code.co_filename.startswith(_WATCHED) else 0
        self._numbers[id(code)] = number
        return number


# How often one goes on from an input that was taken: what is refused leads to little more.
_FROM_TAKEN = 0.5


class Corpus:
    """The smallest input that takes each step: those that others are made of."""

    def __init__(self) -> None:
        self._smallest: dict[Step, bytes] = {}
        self._steps: list[Step] = []
        # Those that were taken, and took a step that none before them did.
        self._taken: list[bytes] = []

    def offer(self, data: bytes, steps: frozenset[Step], *, taken: bool) -> bool:
        """Keep an input where it takes a step that none did, or is smaller; whether one is new."""
        known = len(self._steps)
        for step in sorted(steps):
            if step not in self._smallest:
                self._steps.append(step)
            elif len(self._smallest[step]) <= len(data):
                continue
            self._smallest[step] = data
        is_new = len(self._steps) > known
        if taken and is_new:
            self._taken.append(data)
        return is_new

    def choose(self, chance: random.Random) -> bytes:
        """An input to go on from: one that was taken, or that of some step, seldom ones too."""
        if self._taken and chance.random() < _FROM_TAKEN:
            return chance.choice(self._taken)
        return self._smallest[chance.choice(self._steps)]

    def __iter__(self) -> Iterator[bytes]:
        return iter(dict.fromkeys((*self._taken, *map(self._smallest.__getitem__, self._steps))))

    def __len__(self) -> int:
        return len({*self._smallest.values(), *self._taken})
