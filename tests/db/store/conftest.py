"""Stores for tests, on each database that the program knows: by the name of its backend."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.package.file import parse_package
from db.records import Package
from db.settling import taken_in
from db.store.backend import Backend
from db.store.postgresql.backend import PostgresBackend
from db.store.sqlite.backend import SqliteBackend
from db.store.store import Store
from tests.db.packages import as_bytes, small_value
from tests.db.server_fixtures import address, running, visitor  # noqa: F401


@pytest.fixture(params=["sqlite", "postgresql"])
def new_backend(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Backend]:
    """Gives another connection to the database of this test each time."""
    if request.param == "sqlite":
        return lambda: SqliteBackend(tmp_path / "แผน #1 50%.db")
    server = request.getfixturevalue("address")
    return lambda: PostgresBackend(server)


@pytest.fixture
def store(new_backend: Callable[[], Backend]) -> Iterator[Store]:
    with Store.open_on(new_backend(), create=True) as store:
        yield store


@pytest.fixture
def other(new_backend: Callable[[], Backend], store: Store) -> Iterator[Store]:
    """The same store, as another window has it."""
    with Store.open_on(new_backend()) as other:
        yield other


@pytest.fixture
def small_package() -> Package:
    """A plan as it is kept: with identities, and names that are bound."""
    return taken_in(parse_package(as_bytes(small_value())))
