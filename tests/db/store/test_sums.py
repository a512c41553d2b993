"""Check sums: what is read is what was written, or it is said."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from db.errors import PhaenError, PlanDamagedError, StoreError, StoreTrouble
from db.store.sqlite.backend import SqliteBackend
from db.store.store import Store
from db.store.sums import QUERIES, sum_of
from db.store.table_layout import DRAFTS
from tests.db.store.content import merged, saved
from tests.db.store.random_changes import changed

# Columns by which rows and moments are told, not what a plan says.
_NAMING = {"number", "plan_number", "saved_at", "id", "parent_id", "rank", "record_id"}
# The bytes that are flipped, one in a store each; `tests.long` flips more.
FLIPS = int(os.environ.get("PHAEN_FLIPS", "50"))


@pytest.fixture
def path(tmp_path, small_package) -> Path:
    """A store with a plan and drafts of it, and another plan."""
    path = tmp_path / "phaen.db"
    drafts = {"plan.fiscal_year": "สองพัน", "plan.projects[1].budget.amount": "ห้าแสน"}
    with Store.open(path, create=True) as store:
        store.add(small_package)
        store.save(1, small_package, small_package, drafts=drafts)
        store.add(replace(small_package, reports=()))
    return path


@pytest.mark.parametrize("seed", range(8))
def test_sums_follow_whatever_is_written(store, other, small_package, seed):
    chance = Random(seed)
    number = store.add(small_package)
    package = small_package
    for _ in range(6):
        package = saved(store, number, package, changed(package, chance, times=3))
        assert store.damaged_tables(number) == ()
    mine, theirs = store.load(number), other.load(number)
    saved(store, number, mine, changed(mine, chance, times=4, mark="ก"))
    merged(other, number, theirs, changed(theirs, chance, times=4, mark="ข"))
    assert store.damaged_tables(number) == ()
    store.load(number)


def values(path: Path) -> Iterator[tuple[str, str]]:
    """A value in each table of plan 1, head and drafts as well, and the change of it."""
    with closing(sqlite3.connect(path)) as connection:
        for table in QUERIES:
            own = f"{'number' if table == 'plans' else 'plan_number'} = 1"
            for _, column, *_ in connection.execute(f"PRAGMA table_info({table})"):
                query = f'SELECT "{column}" FROM "{table}" WHERE {own}'  # noqa: S608
                found = [value for (value,) in connection.execute(query) if value]
                if found and column not in _NAMING:
                    yield table, f'UPDATE "{table}" SET "{column}" = 0 WHERE {own}'  # noqa: S608
                    break


def test_value_that_changes_behind_the_programs_back_is_told_of(path):
    changes = list(values(path))
    assert {"plans", DRAFTS, "projects", "reports"} <= {table for table, _ in changes}
    for table, change in changes:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            before = list(connection.iterdump())
            connection.execute(change)
        with Store.open(path) as store:
            assert store.damaged_tables(1) == (table,)
            with pytest.raises(PlanDamagedError, match="แผนหมายเลข 1") as caught:
                store.load(1)
            assert caught.value.number == 1
            assert caught.value.trouble is StoreTrouble.DAMAGED
            assert store.load(2)
        path.unlink()
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript("\n".join(before))


def test_damaged_plan_is_opened_when_one_insists_and_is_sound_when_it_is_saved(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE plans SET title = 'อื่น' WHERE number = 1")
        connection.execute("UPDATE projects SET name = 'อื่น' WHERE plan_number = 1")
    with Store.open(path) as store:
        package, drafts = store.load_with_drafts(1, trusting=True)
        assert package.plan.title == "อื่น"
        assert store.damaged_tables(1) == ("plans", "projects")
        store.save(1, package, replace(package, reports=()), drafts=drafts)
        assert store.damaged_tables(1) == ()
        store.load(1)


def test_sum_tells_every_kind_of_value_and_every_order():
    rows = [
        [], [()], [(None,)], [("",)], [("", "")], [("",), ("",)], [(0,)], [("0",)], [(0.0,)],
        [(b"",)], [(b"0",)], [("a", "b")], [("b", "a")], [("a",), ("b",)], [("b",), ("a",)],
        [('a","b',)], [("\ud800",)],
    ]  # fmt: skip
    assert len({sum_of(each) for each in rows}) == len(rows)


def test_text_that_is_none_is_told_of_and_shown_when_one_insists(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE plans SET title = CAST(x'e0b881ff' AS TEXT) WHERE number = 1")
    with Store.open(path) as store:
        assert [entry.title for entry in store.plans()] == ["ก\ufffd", "แผนทดลอง"]
        with pytest.raises(PlanDamagedError):
            store.load(1)
        assert store.load_with_drafts(1, trusting=True)[0].plan.title == "ก\ufffd"
        store.load(2)


def test_byte_that_flips_is_told_of_or_changes_nothing(path, tmp_path):
    chance = Random(os.environ.get("PHAEN_FLIPS_SEED", "11"))
    data = path.read_bytes()
    with Store.open(path) as store:
        before = contents(store)
    # Much of a small store is room that nothing stands in yet.
    written = [at for at, byte in enumerate(data) if byte]
    told = []
    for _ in range(FLIPS):
        at, bit = chance.choice(written), 1 << chance.randrange(8)
        spoilt = bytearray(data)
        spoilt[at] ^= bit
        path.write_bytes(spoilt)
        try:
            with Store.open(path) as store:
                found = contents(store)
        except StoreError as error:
            told.append(error.trouble)
        else:
            assert found == before, f"byte {at} bit {bit}"
        # Whatever it was, no byte is changed: but by a migration, which leaves a copy.
        assert path.read_bytes() == spoilt or len(list(tmp_path.iterdir())) > 1
    assert set(told) <= {StoreTrouble.DAMAGED, StoreTrouble.FOREIGN, StoreTrouble.NEWER}
    assert len(told) > FLIPS / 4


def contents(store: Store) -> list[object]:
    return [store.load_with_drafts(number) for number in (1, 2)]


def test_damaged_plan_that_is_insisted_on_opens_or_says_that_it_cannot(path):
    chance = Random(5)
    data = path.read_bytes()
    opened = 0
    for _ in range(FLIPS):
        spoilt = bytearray(data)
        spoilt[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(spoilt)
        try:
            with Store.open(path) as store:
                store.plans()
                store.load_with_drafts(1, trusting=True)
            opened += 1
        except PhaenError:
            continue
    assert opened > FLIPS / 4


@pytest.mark.parametrize("moment", ["", "2026-99-01", "x'00'", "0001-01-01T00:00:00+00:00", "ก"])
def test_plan_whose_moment_of_saving_is_none_is_listed(path, moment):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE plans SET saved_at = ? WHERE number = 1", (moment,))
    with Store.open(path) as store:
        entry = store.plans()[0]
        assert datetime.fromisoformat(entry.saved_at).astimezone().year >= 1969
        store.load(1)


def test_plan_is_damaged_where_a_value_is_not_what_was_written(path):
    backend = SqliteBackend(path)
    assert backend.unreadable_plans() == ()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE projects SET name = name || 'x' WHERE plan_number = 2")
    assert backend.unreadable_plans() == (2,)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE drafts SET text = 'อื่น' WHERE plan_number = 1")
    assert backend.unreadable_plans() == (1, 2)
