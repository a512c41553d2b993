"""A reader given input after input, each made of those that reached something new.

What is looked at: that each is taken or refused in words, within the time and the memory that
reading may take; that what is refused leaves every file of the user's as it was.
"""

from __future__ import annotations

import os
import random
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from db.errors import PhaenError
from db.store.store import Store
from tests.hostile.fuzz_readers import Reader
from tests.hostile.guiding import ROOT, Corpus, Reach
from tests.hostile.limits import BYTES, SECONDS, Peak

_OTHERS = 4
# Of what is taken and reached nothing new, so many are taken further.
_TAKEN_FURTHER = 0.1


class Finding(NamedTuple):
    """An input that was not borne well, and how."""

    what: str
    where: str
    data: bytes


class Fuzzer:
    """Feeds a reader in a folder, which becomes that of a user with a store."""

    def __init__(self, reader: Reader, folder: Path) -> None:
        self._reader = reader
        self._folder = folder
        (folder / "editions").mkdir(parents=True, exist_ok=True)
        if not (folder / "phaen.db").exists():
            Store.open(folder / "phaen.db", create=True).close()
        self.reach, self.corpus = Reach(), Corpus()
        self.findings: list[Finding] = []
        self.count = self.taken = self.refused = 0
        # The longest that a reading took, in seconds, and the most memory, in bytes.
        self.longest, self.largest = 0.0, 0
        self._peak = Peak()

    def begin(self, inputs: list[bytes]) -> None:
        """Read what others are to be made of."""
        for data in inputs:
            self.bear(data, keen=False)
        self.count = self.taken = self.refused = 0

    def run(
        self, chance: random.Random, count: int, note: Callable[[bytes], object] | None = None
    ) -> None:
        """Read so many inputs; each is given to `note` before."""
        for _ in range(count):
            others = [self.corpus.choose(chance) for _ in range(_OTHERS)]
            reader = self._reader
            data = reader.mutate(self.corpus.choose(chance), others, chance, reader.words)
            if note is not None:
                note(data)
            self.bear(data, keen=chance.random() < _TAKEN_FURTHER)

    def bear(self, data: bytes, *, keen: bool = True) -> None:
        """Read an input; `keen`: do also what is done with what was read."""
        self.count += 1
        before = self._files()
        self._peak.begin()
        start = time.process_time()
        try:
            value = self.reach.of(lambda: self._reader.read(data, self._folder))
            is_new = self.corpus.offer(data, self.reach.last, taken=True)
            if self._reader.take is not None and (keen or is_new):
                self._reader.take(value, self._folder)
            self.taken += 1
        except PhaenError as error:
            self.refused += 1
            self.corpus.offer(data, self.reach.last, taken=False)
            self._look_at(error, data, before)
        except Exception as error:
            self.corpus.offer(data, self.reach.last, taken=False)
            self._found(f"{type(error).__name__}: {error}"[:200], _where(error), data)
        self._weigh(data, time.process_time() - start)

    def _look_at(self, error: PhaenError, data: bytes, before: set[tuple[str, int, int]]) -> None:
        words = str(error)
        if not any("ก" <= letter <= "๛" for letter in words) or not _is_shown(words):
            self._found(f"no plain words: {words[:200]!r}", type(error).__name__, data)
        if self._files() != before:
            self._found("refused, but a file is another", type(error).__name__, data)

    def _weigh(self, data: bytes, seconds: float) -> None:
        """Mind the time and the memory that an input took."""
        size = self._peak.rise()
        if seconds >= SECONDS:
            # To watch the steps takes the most of it.
            seconds = self._unwatched(data)
        self.longest, self.largest = max(self.longest, seconds), max(self.largest, size)
        if seconds >= SECONDS:
            self._found("slow", f"{seconds:.1f} s", data)
        if size >= BYTES:
            self._found("large", f"{size // 1024**2} MB", data)

    def _unwatched(self, data: bytes) -> float:
        start = time.process_time()
        with suppress(Exception):  # told of already
            self._reader.read(data, self._folder)
        return time.process_time() - start

    def _files(self) -> set[tuple[str, int, int]]:
        """The files of the user's but for the one that is read, as they are now."""
        return {
            (each.name, each.stat().st_size, each.stat().st_mtime_ns)
            for each in os.scandir(self._folder)
            if not each.name.startswith(("แผน.json", "ก."))
        }

    def _found(self, what: str, where: str, data: bytes) -> None:
        known = {finding.where for finding in self.findings}
        if where not in known:
            self.findings.append(Finding(what, where, data))


def _is_shown(words: str) -> bool:
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


def _where(error: BaseException) -> str:
    """The innermost line of ours that led to an error, and the innermost of all."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [each for each in frames if each.filename.startswith(str(ROOT))]
    places = (f"{Path(each.filename).name}:{each.name}" for each in (*ours[-1:], *frames[-1:]))
    return " > ".join(dict.fromkeys(places))
