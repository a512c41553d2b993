"""A server over a slow network: how often an answer is waited for, and one that never comes."""

import pytest

from db.errors import StoreError, StoreTrouble
from db.store.postgresql import passwords
from db.store.postgresql.backend import PostgresBackend
from db.store.store import Store
from tests.db.far_server import FarServer
from tests.db.server_fixtures import PASSWORD


@pytest.fixture
def far(visitor):
    with FarServer(visitor) as far:
        passwords.give(far.address, PASSWORD, keep=False)
        yield far
        passwords.forget(far.address)


def test_plan_is_in_sight_after_few_answers(far, small_package):
    with Store.open(far.address) as store:
        number = store.add(small_package)
    far.turns = 0
    with Store.open(far.address) as store:
        connected, far.turns = far.turns, 0
        assert [entry.number for entry in store.entries()] == [number]
        assert store.load_with_drafts(number)[0] == small_package
        assert store.may_write(number)
    # Three questions, and the end of each transaction; with 40 ms for each that is 0.24 s.
    assert far.turns == 6
    # What a server wants to know before, with a password and the lock of all who are in.
    assert connected <= 8


def test_server_that_says_nothing_is_given_up(address):
    with FarServer(address, silent=True) as far:
        # The driver has no shorter patience.
        backend = PostgresBackend(far.address, wait=2)
        with pytest.raises(StoreError, match="ติดต่อฐานข้อมูลไม่ได้") as caught:
            backend.revision()
    assert caught.value.trouble is StoreTrouble.UNREACHABLE
