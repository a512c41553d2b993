"""A server, and one who comes to it from elsewhere."""

import pytest

from db.store.postgresql import passwords
from tests.db.postgres import running_server


@pytest.fixture
def running():
    return running_server()


@pytest.fixture
def visitor(running, address):
    """The address of one with a password, who may do everything in the database."""
    with running.root() as root:
        root.execute("DROP ROLE IF EXISTS visitor")
        root.execute("CREATE ROLE visitor SUPERUSER LOGIN PASSWORD 'ความลับ'")
    there = running.over_network(address, "visitor")
    yield there
    passwords.forget(there)
    with running.root() as root:
        root.execute("DROP ROLE visitor")
