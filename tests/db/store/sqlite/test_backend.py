"""The errors of SQLite as a reader meets them, and the connection as it must be."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
import sqlalchemy as sa

from db.errors import StoreError, StoreTrouble
from db.store.sqlite import backend as sqlite
from db.store.sqlite.backend import SqliteBackend
from db.store.sqlite.troubles import thai_errors
from db.store.store import Store


def error(code):
    found = sqlite3.OperationalError("English")
    found.sqlite_errorcode = code
    return found


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (sqlite3.SQLITE_BUSY, "โปรแกรมอื่นกำลังใช้"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "โปรแกรมอื่นกำลังใช้"),
        (sqlite3.SQLITE_LOCKED, "โปรแกรมอื่นกำลังใช้"),
        (sqlite3.SQLITE_FULL, "พื้นที่ดิสก์ไม่พอ"),
        (sqlite3.SQLITE_READONLY, "อ่านได้อย่างเดียว"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "อ่านได้อย่างเดียว"),
        (sqlite3.SQLITE_CORRUPT, "เสียหาย"),
        (sqlite3.SQLITE_NOTADB, "ไม่ใช่ฐานข้อมูลของโปรแกรมแผน"),
        (sqlite3.SQLITE_CANTOPEN, "เปิดแฟ้มฐานข้อมูลไม่ได้"),
        (sqlite3.SQLITE_IOERR_WRITE, "อ่านหรือเขียนแฟ้มฐานข้อมูลไม่ได้"),
        (sqlite3.SQLITE_ERROR, "เสียหาย"),
        (sqlite3.SQLITE_AUTH, "แจ้งข้อขัดข้อง"),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_error_says_in_thai_what_to_do(tmp_path, code, said, wrapped):
    path = tmp_path / "phaen.db"
    path.write_bytes(b"x" if code == sqlite3.SQLITE_NOTADB else b"SQLite format 3\x00")
    raised = sa.exc.OperationalError("SELECT", {}, error(code)) if wrapped else error(code)
    with pytest.raises(StoreError, match=said) as caught, thai_errors(path):
        raise raised
    assert str(path) in str(caught.value)
    assert "English" not in str(caught.value)


def test_file_that_may_not_be_looked_at_is_said_in_thai(tmp_path):
    with pytest.raises(StoreError, match="ไม่มีสิทธิ์"), thai_errors(tmp_path / "a.db"):
        raise PermissionError(13, "Permission denied")


def test_misuse_of_the_driver_is_no_trouble_of_the_users(tmp_path):
    with pytest.raises(sqlite3.ProgrammingError), thai_errors(tmp_path):
        raise sqlite3.ProgrammingError("Cannot operate on a closed database.")


@pytest.fixture
def file(tmp_path):
    return SqliteBackend(tmp_path / "a.db")


@pytest.fixture
def store(file):
    with Store.open_on(file, create=True) as store:
        yield store


def test_connection_watches_references_and_writes_through(file, store):
    with file.writing() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "journal_mode", "synchronous")
        }
    assert pragmas == {"foreign_keys": 1, "journal_mode": "delete", "synchronous": 2}


def test_tables_are_rolled_back_with_their_transaction(file, store):
    def fail():
        with file.migrating() as connection:
            connection.exec_driver_sql("CREATE TABLE t (x)")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with closing(sqlite3.connect(file.path)) as connection:
        query = "SELECT * FROM sqlite_master WHERE name = 't'"
        assert connection.execute(query).fetchall() == []


def test_writer_has_its_turn_from_the_start(file, store):
    other = SqliteBackend(file.path, wait=0.05)
    with file.writing(), pytest.raises(StoreError, match="กำลังใช้ฐานข้อมูลนี้อยู่"), other.writing():
        pass


def test_file_that_has_gone_is_not_made_anew(file, store):
    file.path.unlink()
    for begin in (file.reading, file.writing):
        with pytest.raises(StoreError, match="ไม่พบฐานข้อมูล") as caught, begin():
            pass
        assert caught.value.trouble is StoreTrouble.MISSING
    assert not file.path.exists()


@pytest.mark.parametrize("name", ["a b.db", "ก#?%.db", "a%20b.db", "a'b.db"])
def test_file_is_found_whatever_its_name(tmp_path, small_package, name):
    with Store.open(tmp_path / name, create=True) as store:
        store.add(small_package)
    with Store.open(tmp_path / name) as store:
        assert store.load(1) == small_package
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_reader_sees_one_state_while_another_writes(file, store, small_package):
    store.add(small_package)
    count = "SELECT count(*) FROM missions"
    with file.reading() as reading:
        before = list(reading.rows(count))
        with (
            pytest.raises(StoreError, match="กำลังใช้ฐานข้อมูลนี้อยู่"),
            quick(file).writing() as connection,
        ):
            connection.execute(sa.text("DELETE FROM missions"))
        assert list(reading.rows(count)) == before


def quick(file):
    """Another connection to the same file that does not wait."""
    other = SqliteBackend(file.path)
    sa.event.listen(
        other._engine, "connect", lambda each, _: each.execute("PRAGMA busy_timeout = 50")
    )
    return other


def test_busy_store_is_said_in_thai(file, store, small_package, monkeypatch):
    monkeypatch.setattr(sqlite, "WAIT", 0.05)
    with closing(sqlite3.connect(file.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with Store(SqliteBackend(file.path)) as second:
            with pytest.raises(StoreError, match="กำลังใช้ฐานข้อมูลนี้อยู่"):
                second.add(small_package)
            with pytest.raises(StoreError, match="กำลังใช้ฐานข้อมูลนี้อยู่"):
                second.plans()
        other.execute("ROLLBACK")
    assert store.plans() == ()


def test_full_disk_is_said_in_thai_and_nothing_is_lost(file, store, small_package):
    number = store.add(small_package)

    @sa.event.listens_for(file._engine, "connect")
    def limit(connection, _record):
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    grown = replace(small_package, plan=replace(small_package.plan, vision="ก" * 1_000_000))
    with pytest.raises(StoreError, match="พื้นที่ดิสก์ไม่พอ"):
        store.add(grown)
    assert store.load(number) == small_package
    assert len(store.plans()) == 1


def test_same_state_leaves_the_file_as_it_was(file, store, small_package):
    number = store.add(small_package)
    before = file.path.read_bytes()
    store.save(number, small_package, small_package)
    assert file.path.read_bytes() == before


def test_store_leaves_no_file_beside_it(file, store, small_package):
    number = store.add(small_package)
    store.save(number, small_package, replace(small_package, reports=()))
    with pytest.raises(StoreError):
        store.load(99)
    assert [path.name for path in file.path.parent.iterdir()] == [file.path.name]
