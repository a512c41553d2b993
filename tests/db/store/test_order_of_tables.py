"""A plan is taken out of a copy in whatever order the tables of a store were made."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfile

from db.store.store import Store

OF_0007 = Path(__file__).parents[2] / "data" / "store-0007"


def made_anew(path: Path, table: str) -> None:
    """Let a table stand behind all others, with its rows."""
    with closing(sqlite3.connect(path)) as connection, connection:
        # Who refers to the table goes on doing so while it has another name.
        connection.execute("PRAGMA legacy_alter_table = ON")
        query = "SELECT sql FROM sqlite_master WHERE name = ?"
        (made,) = connection.execute(query, (table,)).fetchone()
        connection.execute(f'ALTER TABLE "{table}" RENAME TO "before"')
        connection.execute(made)
        connection.execute(f'INSERT INTO "{table}" SELECT * FROM "before"')  # noqa: S608
        connection.execute('DROP TABLE "before"')


def test_owners_may_stand_behind_what_they_own(tmp_path):
    path, copy = tmp_path / "phaen.db", tmp_path / "copy.db"
    path.write_bytes(gzip.decompress((OF_0007 / "phaen.db.gz").read_bytes()))
    with Store.open(path) as store:
        package = store.load(2)
    made_anew(path, "issued_packages")
    copyfile(path, copy)
    (report,) = package.reports
    with Store.open(path) as store:
        for to in (2, None):
            number = store.take(copy, 2, to)
            assert store.load_with_drafts(number)[0] == package
            assert store.papers(number, report.issuances[0].id) is not None
