"""Copies of whole files of SQLite, and of one plan from a file into another."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

# Bytes of the head that count the writes, and by which program: a copy has others of them.
_COUNTERS = ((24, 28), (92, 100))
_CHUNK = 1 << 20


def copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copies all of a database over another, as one transaction of either.

    Raises:
        sqlite3.OperationalError: another program has one of them for too long.
    """

    def watch(status: int, _remaining: int, _total: int) -> None:
        # Left alone, Python tries again without an end.
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise _error(sqlite3.SQLITE_BUSY)

    source.backup(target, progress=watch)


def code_of(path: Path) -> str:
    """What tells whether two files hold the same: a digest of all that is not a counter."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        head = bytearray(file.read(100))
        for start, end in _COUNTERS:
            head[start:end] = bytes(end - start)
        digest.update(head)
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def take_plan(connection: sqlite3.Connection, copy: Path, number: int, to: int | None) -> int:
    """Puts the rows of a plan in `copy` into the place of plan `to`; returns its number here.

    Without `to` it keeps its number where that was never given here, else it gets a new one.
    The connection opens no transaction by itself and does not watch references.

    Raises:
        sqlite3.Error: it could not be done, and nothing is changed.
    """
    connection.execute("ATTACH DATABASE ? AS copy", (str(copy),))
    # Leaves it when all is done, or takes all back.
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        place = _free_number(connection, number) if to is None else to
        for table, column in _columns_of_plans(connection):
            _take_rows(connection, table, column, number, place)
        if connection.execute("PRAGMA main.foreign_key_check").fetchone() is not None:
            raise _error(sqlite3.SQLITE_CONSTRAINT)
    return place


def _error(code: int) -> sqlite3.Error:
    """An error as SQLite raises it."""
    error = sqlite3.OperationalError()
    error.sqlite_errorcode = code
    return error


def _free_number(connection: sqlite3.Connection, number: int) -> int:
    """The number of a plan that this store never gave to any, or a new one."""
    query = "SELECT max(seq) FROM main.sqlite_sequence WHERE name = 'plans'"
    (last,) = connection.execute(query).fetchone()
    return number if number > (last or 0) else int(last) + 1


def _columns_of_plans(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """The tables in which rows belong to a plan, and the column that has its number."""
    names = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")
    found = [("plans", "number")]
    for (name,) in names.fetchall():
        columns = {row[1] for row in connection.execute(f'PRAGMA main.table_info("{name}")')}
        if "plan_number" in columns:
            found.append((name, "plan_number"))
    return found


def _take_rows(
    connection: sqlite3.Connection, table: str, column: str, number: int, place: int
) -> None:
    """Puts the rows that one table of the copy has of a plan in the place of those here."""
    names = [row[1] for row in connection.execute(f'PRAGMA main.table_info("{table}")')]
    into = ", ".join(f'"{name}"' for name in names)
    values = ", ".join("?" if name == column else f'"{name}"' for name in names)
    connection.execute(f'DELETE FROM main."{table}" WHERE "{column}" = ?', (place,))  # noqa: S608
    connection.execute(
        f'INSERT INTO main."{table}" ({into}) SELECT {values} '  # noqa: S608 - names of the schema
        f'FROM copy."{table}" WHERE "{column}" = ?',
        (place, number),
    )
