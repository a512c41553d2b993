"""Files of stores: what stands in them, looked up and put in beside the program."""

import functools
import re
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from alembic.script import ScriptDirectory

from db.store.migrations import upgrade as upgrading
from db.store.sqlite.backend import SqliteBackend


def schema(path: Path) -> dict[str, list[str]]:
    """Every table and index of a file, as its words without their order and spacing."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT IN "
            "('alembic_version', 'sqlite_sequence')"
        ).fetchall()
    return {
        name: sorted(
            " ".join(part.replace('"', "").split())
            for part in re.split(r",\s*\n|, (?=[a-z_]+ [A-Z]+,)", sql.rstrip().removesuffix(")"))
        )
        for name, sql in found
    }


def content(path: Path) -> list[str]:
    """Every table and row of a file."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def upgrade_to(path: Path, revision: str) -> None:
    """Bring a store to an older revision than the newest, as a program of its day did.

    Where there is none, it is a new one of that day.
    """
    if path.exists():
        _upgrade(path, revision)
    else:
        path.write_bytes(_empty(revision))


def _upgrade(path: Path, revision: str) -> None:
    config = upgrading.config_for_scripts()
    backend = SqliteBackend(path)
    with backend.migrating() if path.exists() else backend.creating() as connection:
        config.attributes["connection"] = connection
        upgrading.command.upgrade(config, revision)  # type: ignore[attr-defined]


@functools.cache
def _empty(revision: str) -> bytes:
    """The file of a new store of a revision, made from that of the one before."""
    scripts = ScriptDirectory.from_config(upgrading.config_for_scripts())
    before = scripts.get_revision(revision).down_revision
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "store.db")
        if before:
            path.write_bytes(_empty(before))
        _upgrade(path, revision)
        return path.read_bytes()


def revision_of(path: Path) -> str:
    return SqliteBackend(path).revision()


def insert(path: Path, table: str, **values: object) -> None:
    """Put a row of plan 7 into a table; columns that must hold something hold what is empty."""
    with closing(sqlite3.connect(path)) as connection, connection:
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        row = {name: "" if kind == "TEXT" else 0 for _, name, kind, must, *_ in columns if must}
        row |= {"plan_number": 7} if table != "plans" else {}
        row |= values
        names, places = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
        connection.execute(
            f'INSERT INTO "{table}" ({names}) VALUES ({places})',  # noqa: S608 - own names
            tuple(row.values()),
        )


def rows_of(path: Path, columns_of: dict[str, list[dict]] | None = None) -> dict[str, list[dict]]:
    """The rows of each table by column; of the tables and columns of other rows alone."""
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
            if name not in {"alembic_version", "sqlite_sequence"}:
                rows = connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608
                found[name] = [dict(row) for row in rows]
    if columns_of is None:
        return found
    return {
        name: [
            {column: row[column] for column in old}
            for row, old in zip(found[name], before, strict=True)
        ]
        for name, before in columns_of.items()
    }
