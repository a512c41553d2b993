"""Kills a process at random moments of backing up and of migrating, and looks at what is left."""

import gzip
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from db.backups.backups import Backups
from db.store.sqlite.backend import SqliteBackend
from db.store.store import Store
from tests.db.store.migrations.files import rows_of

ROOT = Path(__file__).parents[3]
OF_0003 = ROOT / "tests" / "data" / "store-0003" / "phaen.db.gz"

BACKING_UP = """
import sys
from dataclasses import replace
from pathlib import Path
from db.backups.backups import Backups
from db.backups.names import Reason
from db.store.store import Store
path = Path(sys.argv[1])
with Store.open(path) as store:
    store._writer
    print("begun", flush=True)
    while True:
        before = store.load(1)
        text = str(int(before.plan.vision or 0) + 1)
        store.save(1, before, replace(before, plan=replace(before.plan, vision=text)))
        print(text, flush=True)
        Backups(path).make(Reason.REGULAR)
"""
MIGRATING = """
import sys
from pathlib import Path
from db.store.store import Store
import db.store.migrations.upgrade, db.backups.making
print("begun", flush=True)
Store.open(Path(sys.argv[1])).close()
"""


def run_for(code: str, path: Path, seconds: float) -> list[str]:
    """What a process says that is killed some seconds after it has begun."""
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "begun\n", process.stderr.read()
        time.sleep(seconds)
        process.kill()
        said, error = process.communicate()
    assert not error
    return said.split()


def check_whole(path: Path) -> None:
    """Looks whether a store and all of its backups are whole."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    backups = Backups(path)
    for backup in backups.entries():
        assert backups.plans(backup)
    folder = path.with_name(f"{path.name}-backups")
    names = {backup.path.name for backup in backups.entries()}
    others = {file.name for file in folder.glob("*")} - names
    assert all(name.startswith(".phaen-") for name in others), others


def kill_backing_up(path: Path, chance: random.Random, times: int) -> int:
    """Kills a process that changes a store and backs it up; how many backups there are."""
    said = 0
    for _ in range(times):
        words = run_for(BACKING_UP, path, chance.uniform(0, 0.4))
        check_whole(path)
        with Store.open(path) as store:
            now = int(store.load(1).plan.vision or 0)
        said = max([said, *map(int, words)])
        assert now in {said, said + 1}  # it may have been killed before it could say so
        said = now
    return len(Backups(path).entries())


def kill_migrating(folder: Path, chance: random.Random, times: int) -> list[str]:
    """Kills a process that migrates a store of an older program; the revisions that are left."""
    data = gzip.decompress(OF_0003.read_bytes())
    left = []
    for turn in range(times):
        path = folder / f"{turn}" / "phaen.db"
        path.parent.mkdir()
        path.write_bytes(data)
        before = rows_of(path)
        run_for(MIGRATING, path, chance.uniform(0, 0.7))
        check_whole(path)
        revision = SqliteBackend(path).revision()
        left.append(revision)
        if revision == "0003":
            assert rows_of(path) == before
        else:
            (backup,) = Backups(path).entries()
            assert len(Backups(path).plans(backup)) == 2
        with Store.open(path) as store:
            assert [entry.number for entry in store.plans()] == [2, 3]
    return left
