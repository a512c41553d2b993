"""A server for a test, a store there, and one who comes to it from elsewhere."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

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


@contextmanager
def known(people: Sequence[str]) -> Iterator[tuple[ServerAddress, dict[str, ServerAddress]]]:
    """A database as its owner sets it up, and the addresses of people of whom it knows."""
    from db.store.postgresql.rights import make_rights  # noqa: PLC0415 - psycopg may be absent

    server = running_server()
    address = server.new_database()
    make_rights(address)
    with server.root() as root:
        for person in people:
            root.execute(f"DROP ROLE IF EXISTS {person}")
            root.execute(f"CREATE ROLE {person} LOGIN PASSWORD '{PASSWORD}' IN ROLE phaen_users")
    found = {person: server.over_network(address, person) for person in people}
    for each in found.values():
        passwords.give(each, PASSWORD, keep=False)
    yield address, found
    server.drop(address)
    with server.root() as root:
        for person in people:
            root.execute(f"DROP ROLE {person}")
