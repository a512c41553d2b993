"""A server for a test, a store there, and one who comes to it from elsewhere."""

from collections.abc import Iterator

import pytest

from db.store.postgresql import passwords
from db.store.postgresql.address import ServerAddress
from tests.db.postgres import Server, running_server

PASSWORD = "ความลับ"  # noqa: S105 - of this server alone


@pytest.fixture
def running() -> Server:
    return running_server()


@pytest.fixture
def address(running: Server) -> ServerAddress:
    """A store on a server, without a plan."""
    return running.emptied_database()


@pytest.fixture
def visitor(running: Server, address: ServerAddress) -> Iterator[ServerAddress]:
    """The address of one with a password, who may do everything in the database."""
    with running.root() as root:
        root.execute("DROP ROLE IF EXISTS visitor")
        root.execute(f"CREATE ROLE visitor SUPERUSER LOGIN PASSWORD '{PASSWORD}'")
    there = running.over_network(address, "visitor")
    yield there
    passwords.forget(there)
    with running.root() as root:
        root.execute("DROP ROLE visitor")
