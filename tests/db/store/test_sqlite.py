"""The errors of SQLite as a reader meets them, and the connection as it must be."""

import sqlite3
from contextlib import closing
from decimal import Decimal

import pytest
import sqlalchemy as sa

from db.errors import StoreError
from db.store import sqlite
from db.store.engine import ExactText, open_engine


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
        (sqlite3.SQLITE_FULL, "ที่เก็บข้อมูลเต็ม"),
        (sqlite3.SQLITE_READONLY, "อ่านได้อย่างเดียว"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "อ่านได้อย่างเดียว"),
        (sqlite3.SQLITE_CORRUPT, "เสียหาย"),
        (sqlite3.SQLITE_NOTADB, "ไม่ใช่ฐานข้อมูลของแผน"),
        (sqlite3.SQLITE_CANTOPEN, "เปิดแฟ้มฐานข้อมูลไม่ได้"),
        (sqlite3.SQLITE_IOERR_WRITE, "อ่านหรือเขียนแฟ้มฐานข้อมูลไม่ได้"),
        (sqlite3.SQLITE_ERROR, "แจ้งข้อขัดข้อง"),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_error_says_in_thai_what_to_do(tmp_path, code, said, wrapped):
    path = tmp_path / "phaen.db"
    raised = sa.exc.OperationalError("SELECT", {}, error(code)) if wrapped else error(code)
    with pytest.raises(StoreError, match=said) as caught, sqlite.thai_errors(path):
        raise raised
    assert str(path) in str(caught.value)
    assert "English" not in str(caught.value)


def test_file_that_may_not_be_looked_at_is_said_in_thai(tmp_path):
    with pytest.raises(StoreError, match="ไม่มีสิทธิ์"), sqlite.thai_errors(tmp_path / "a.db"):
        raise PermissionError(13, "Permission denied")


def test_misuse_of_the_driver_is_no_trouble_of_the_users(tmp_path):
    with pytest.raises(sqlite3.ProgrammingError), sqlite.thai_errors(tmp_path):
        raise sqlite3.ProgrammingError("Cannot operate on a closed database.")


def test_connection_watches_references_and_writes_through(tmp_path):
    engine = open_engine(tmp_path / "a.db")
    with engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "journal_mode", "synchronous")
        }
    assert pragmas == {"foreign_keys": 1, "journal_mode": "delete", "synchronous": 2}


def test_tables_are_rolled_back_with_their_transaction(tmp_path):
    engine = open_engine(tmp_path / "a.db").execution_options(write=True)
    with engine.connect() as connection, connection.begin() as transaction:
        connection.exec_driver_sql("CREATE TABLE t (x)")
        transaction.rollback()
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT * FROM sqlite_master").fetchall() == []


def test_writer_has_its_turn_from_the_start(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite, "WAIT", 0.05)
    one = open_engine(tmp_path / "a.db").execution_options(write=True)
    two = open_engine(tmp_path / "a.db").execution_options(write=True)
    with one.begin(), pytest.raises(sa.exc.OperationalError, match="locked"):
        two.connect().begin()


@pytest.mark.parametrize("figure", ["0.1", "1.10", "12345678901234567890.25", "-0", "1E+3", None])
def test_figure_is_kept_to_the_last_digit(figure):
    engine = sa.create_engine("sqlite://")
    table = sa.Table("t", sa.MetaData(), sa.Column("x", ExactText))
    value = None if figure is None else Decimal(figure)
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(sa.insert(table).values(x=value))
        kept = connection.execute(sa.select(table)).scalar_one()
    assert str(kept) == str(value)
    engine.dispose()
