"""A plan goes from a file to a server and back, and nothing of it is changed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from db.errors import PlanDamagedError, StoreError
from db.exchanges import Direction
from db.package.file import package_bytes
from db.store.sqlite.backend import SqliteBackend
from db.store.store import Store
from tests.db.store.content import content, run
from tests.db.store.issued import papers, sent


@pytest.fixture
def file(tmp_path):
    with Store.open_on(SqliteBackend(tmp_path / "file.db"), create=True) as store:
        yield store


@pytest.fixture
def full(small_package) -> Callable[[Store], int]:
    """Puts in a plan with drafts, what was issued, and what was exchanged of it."""

    def put(store: Store) -> int:
        number = store.add(small_package, drafts={"plan.projects[1].budget.amount": "ห้าแสน"})
        old = store.load(number)
        store.save(number, old, sent(old), papers=papers(old))
        store.keep_exchanged(number, small_package, direction=Direction.SENT, whom="สำนัก")
        return number

    return put


def rows_without_numbers(store):
    """Every row; the numbers of plans stand first in all of them."""
    return {
        name: sorted((row[1:] for row in rows), key=repr) for name, rows in content(store).items()
    }


def test_plan_goes_there_and_back_as_it_was(store, file, full, small_package):
    store.add(replace(small_package, plan=replace(small_package.plan, id="another")))
    number = full(file)
    there = file.copy(number, store)
    assert there != number
    assert store.damaged_tables(there) == ()
    assert package_bytes(store.load(there)) == package_bytes(file.load(number))
    before = rows_without_numbers(file)
    file.remove(number)
    file.purge()
    file._writer.purge(before="9")
    assert not any(content(file).values())
    store.copy(there, file)
    assert rows_without_numbers(file) == before


def test_plan_that_is_there_is_not_copied_again(store, file, full):
    number = full(file)
    file.copy(number, store)
    before = content(store)
    with pytest.raises(StoreError, match="แผนนี้มีอยู่แล้วเป็นแผนหมายเลข"):
        file.copy(number, store)
    assert content(store) == before


def test_plan_that_is_damaged_is_not_copied(store, file, full):
    number = full(file)
    run(file, "UPDATE projects SET name = 'x'")
    with pytest.raises(PlanDamagedError):
        file.copy(number, store)
    assert store.plans() == ()


def test_plan_of_a_copy_takes_the_place_of_another(store, file, full, small_package):
    number = full(file)
    to = store.add(replace(small_package, reports=()))
    path = file._backend.path
    assert store.take(path, number, to) == to
    assert store.load(to) == file.load(number)
    other = store.take(path, number, None)
    assert other != to
    assert store.load(other) == store.load(to)
