"""What lies where a store should lie: each kind is told apart, and nothing is made or changed."""

import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.errors import StoreError, StoreTrouble
from db.store.setting_aside import journal_of
from db.store.sqlite import backend
from db.store.store import Store

ROOT = Path(__file__).parents[3]


@pytest.fixture
def path(tmp_path, small_package) -> Path:
    """A store with one plan."""
    path = tmp_path / "phaen.db"
    with Store.open(path, create=True) as store:
        store.add(small_package)
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def foreign(path):
    path.write_text("ไม่ใช่ฐานข้อมูล " * 1000, encoding="utf-8")


def headless(path):
    data = bytearray(path.read_bytes())
    data[3] ^= 1
    path.write_bytes(data)


def cut_short(path):
    path.write_bytes(path.read_bytes()[:5000])


def without_tables(path):
    path.write_bytes(path.read_bytes().replace(b"TABLE plans (", b"TABLE plXns ("))


def with_a_name_of_no_letters(path):
    """A table whose name is no text: SQLite tells of it with that name."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        spoilt = "SET name = CAST(x'ff6162' AS TEXT), sql = 'CREATE TABLE'"
        connection.execute(f"UPDATE sqlite_master {spoilt} WHERE name = 'plans'")


@pytest.mark.parametrize(
    ("spoil", "trouble", "journal"),
    [
        (Path.unlink, StoreTrouble.MISSING, True),
        (lambda path: path.write_bytes(b""), StoreTrouble.EMPTY, True),
        (foreign, StoreTrouble.FOREIGN, True),
        (lambda path: path.write_bytes(b"x"), StoreTrouble.FOREIGN, True),
        (headless, StoreTrouble.DAMAGED, True),
        # These are databases, and SQLite throws away what is no journal of theirs.
        (cut_short, StoreTrouble.DAMAGED, False),
        (without_tables, StoreTrouble.DAMAGED, False),
        (with_a_name_of_no_letters, StoreTrouble.DAMAGED, False),
    ],
)
def test_what_is_no_store_is_told_apart_and_left_as_it_is(path, spoil, trouble, journal):
    if journal:
        journal_of(path).write_bytes(b"of what is gone")
    spoil(path)
    before = files(path.parent)
    for create in (False, trouble is not StoreTrouble.MISSING):
        with pytest.raises(StoreError) as caught:
            Store.open(path, create=create)
        assert caught.value.trouble is trouble
        assert str(path) in str(caught.value)
        assert "โปรด" in str(caught.value)
    assert files(path.parent) == before


@pytest.mark.parametrize(
    "act",
    [
        lambda store, _package: store.plans(),
        lambda store, _package: store.load(1),
        lambda store, package: store.add(package),
        lambda store, _package: store.remove(1),
        lambda store, package: store.save(1, package, replace(package, reports=())),
    ],
)
@pytest.mark.parametrize(
    ("spoil", "trouble"),
    [
        (Path.unlink, StoreTrouble.MISSING),
        (lambda path: path.write_bytes(b""), StoreTrouble.EMPTY),
        (foreign, StoreTrouble.FOREIGN),
    ],
)
def test_store_that_goes_while_it_is_open_is_told_of_and_not_made_anew(
    path, small_package, act, spoil, trouble
):
    with Store.open(path) as store:
        spoil(path)
        before = files(path.parent)
        with pytest.raises(StoreError) as caught:
            act(store, small_package)
    assert caught.value.trouble is trouble
    assert files(path.parent) == before


def test_store_that_another_has_taken_the_place_of_is_not_written_over(path, small_package):
    other = path.with_name("other.db")
    with Store.open(other, create=True) as store:
        store.add(small_package)
    with Store.open(path) as store:
        package = store.load(1)
        shutil.copyfile(other, path)
        with pytest.raises(StoreError, match="หน้าต่างหรือโปรแกรมอื่น") as caught:
            store.save(1, package, replace(package, reports=()))
    assert caught.value.trouble is StoreTrouble.CHANGED
    assert path.read_bytes() == other.read_bytes()


def test_new_store_does_not_take_the_journal_of_one_that_is_gone(path, tmp_path):
    path.unlink()
    journal_of(path).write_bytes(b"of what is gone")
    with Store.open(path, create=True) as store:
        assert store.plans() == ()
    (aside,) = [each for each in tmp_path.iterdir() if each != path]
    assert aside.read_bytes() == b"of what is gone"


WRITER = """
import sys, time
import sqlalchemy as sa
from pathlib import Path
from db.store.sqlite.backend import SqliteBackend
with SqliteBackend(Path(sys.argv[1])).writing() as connection:
    connection.exec_driver_sql("PRAGMA cache_size = 1")
    connection.exec_driver_sql("PRAGMA cache_spill = 1")
    connection.exec_driver_sql("UPDATE plans SET title = 'half done'")
    connection.exec_driver_sql("DELETE FROM projects")
    for number in range(2000):
        connection.exec_driver_sql(
            "INSERT INTO drafts VALUES (1, ?, '', 'half done')", (str(number) * 100,)
        )
    print("written", flush=True)
    time.sleep(60)
"""


def test_change_that_was_cut_off_by_a_kill_is_taken_back(path):
    with Store.open(path) as store:
        package = store.load(1)
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, path], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout.readline() == "written\n"
    writer.kill()
    writer.communicate()
    assert journal_of(path).stat().st_size > 0
    assert b"half done" in path.read_bytes()
    with Store.open(path) as store:
        assert store.load_with_drafts(1) == (package, {})
    assert not journal_of(path).exists()


@pytest.mark.parametrize("name", ["ก ข", "50%41#?&.db", "a;b'c\"d", "file:x?mode=rwc", "+"])
def test_any_name_is_a_name(tmp_path, small_package, name):
    if sys.platform == "win32" and set(name) & set('?":'):
        pytest.skip("no name on this system")
    path = tmp_path / name
    with Store.open(path, create=True) as store:
        store.add(small_package)
    with Store.open(path) as store:
        assert len(store.plans()) == 1
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_waiting_is_bounded_when_another_holds_the_store(path, monkeypatch):
    monkeypatch.setattr(backend, "WAIT", 0.05)
    with Store.open(path) as store, backend.SqliteBackend(path).writing():
        start = time.monotonic()
        with pytest.raises(StoreError) as caught:
            store.remove(1)
    assert caught.value.trouble is StoreTrouble.BUSY
    assert time.monotonic() - start < 2
