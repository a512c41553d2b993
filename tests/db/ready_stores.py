"""Stores that tests begin with and do not test the making of: copied, each made once.

Making one takes as long as all else that such a test does: the tables of every record.
"""

import functools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.records import Package
from db.store.store import Store


def put_store(path: Path, *packages: Package) -> None:
    """A store with some plans at a path, as `Store.open` and `add` make one there."""
    path.write_bytes(_store(packages))
    path.chmod(0o600)


@contextmanager
def ready_copy(package: Package) -> Iterator[Path]:
    """A store in which a package is the first plan, to be copied from."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "copy.db")
        put_store(path, package)
        yield path


@functools.lru_cache(maxsize=8)
def _store(packages: tuple[Package, ...]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "store.db")
        with Store.open(made, create=True) as store:
            for package in packages:
                store.add(package)
        return made.read_bytes()
