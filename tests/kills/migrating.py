"""A window that is killed while it brings a store of an older program up to its own."""

from __future__ import annotations

import gzip
import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from db.errors import PhaenError
from db.store.store import Store
from tests.kills.killer import ROOT, Killer, faults
from tests.kills.telling import digest

_OLDER = ROOT / "tests" / "data" / "store-0003" / "phaen.db.gz"
# Seconds after the start within which all of it is done, on a quiet machine.
_WITHIN = 2.0


class Migration:
    """A folder with a store of an older program, which a window is about to migrate."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder = folder
        self.store = folder / "phaen.db"
        self._killer = Killer(folder, self.store)
        self._chance = chance
        self.store.write_bytes(gzip.decompress(_OLDER.read_bytes()))

    def kill_once(self) -> list[str]:
        """Start the window, kill it while it migrates, and tell what is not as it should be."""
        wanted = self._plans(self.store)
        lines, _at = self._killer.kill(self._chance.randrange(10**9), self._wait)
        return [*faults(lines), *self._wrong(wanted)]

    def _wait(self) -> None:
        time.sleep(self._chance.uniform(0.2, _WITHIN))

    def _wrong(self, wanted: set[str]) -> Iterator[str]:
        """The store and every copy of it that bears the name of one hold what they held."""
        for path in (self.store, *self._folder.rglob("*.db")):
            try:
                missing = wanted - self._plans(path)
            except PhaenError as error:
                yield f"{path.name} does not open: {error}"
                continue
            if missing:
                yield f"{path.name} does not hold all plans"

    def _plans(self, path: Path) -> set[str]:
        """What tells the plans of a store, read from a copy: to open one migrates it."""
        with TemporaryFolder(path) as copy, Store.open(copy) as store:
            loaded = (store.load_with_drafts(entry.number) for entry in store.plans())
            return {digest(package, drafts) for package, drafts in loaded}


class TemporaryFolder:
    """A copy of a store, with what SQLite keeps beside it, in a folder of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Path:
        self._folder = self._path.parent.parent / f"copy-{time.monotonic_ns()}"
        self._folder.mkdir()
        for beside in self._path.parent.glob(f"{self._path.name}*"):
            if beside.is_file():
                shutil.copy(beside, self._folder)
        return self._folder / self._path.name

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder)
