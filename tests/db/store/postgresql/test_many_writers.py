"""Many processes write one plan while connections are cut and the server is killed: all is there.

The usual run has a few seconds of it; `python -m tests.long writers` ten minutes with twenty.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from random import Random

import psycopg
import pytest

from db.store.store import Store
from tests.db.postgres import Server, running_server

WRITERS = int(os.environ.get("PHAEN_WRITERS", "2"))
SECONDS = float(os.environ.get("PHAEN_WRITING_SECONDS", "3"))


@pytest.fixture
def server():
    """A server of its own: it is killed, and writes each commit before it says so."""
    made = Server(running_server().programs, "synchronous_commit=on")
    yield made
    made.end()


def cut(server, database, chance):
    """Ends the connections of some of those who write."""
    with server.root() as root:
        rows = root.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = %s", (database,)
        ).fetchall()
        for (pid,) in rows:
            if chance.random() < 0.3:
                root.execute("SELECT pg_terminate_backend(%s)", (pid,))


def test_whatever_was_accepted_is_there_and_nothing_else(server, small_package):
    address = server.new_database()
    with Store.open(address) as store:
        number = store.add(small_package)
        before = {item.id for item in store.load(number).plan.swot}
    module = "tests.db.store.postgresql.writing"
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", module, str(address), str(number), str(index), str(SECONDS)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for index in range(WRITERS)
    ]
    chance, until, kills = Random(1), time.monotonic() + SECONDS, 0
    while time.monotonic() < until:
        time.sleep(max(0.4, SECONDS / 60))
        try:
            cut(server, address.database, chance)
        except psycopg.OperationalError:
            continue
        if chance.random() < 0.1 or not kills:
            kills += 1
            server.kill()
            server.begin()
    said = [json.loads(writer.communicate(timeout=120)[0]) for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * WRITERS
    with Store.open(address) as store:
        assert store.damaged_tables(number) == ()
        plan = store.load(number).plan
    written = sorted((item.id, item.text) for item in plan.swot if item.id not in before)
    assert written == sorted(tuple(row) for each in said for row in each["rows"])
    assert before <= {item.id for item in plan.swot}
    visions = {text for each in said for text in each["visions"]}
    assert plan.vision in visions or not visions
    for kind in ("saving", "seeing"):
        times = sorted(value for each in said for value in each[kind])
        if len(times) > 1:
            middle, most = statistics.median(times), times[int(len(times) * 0.95)]
            sys.stdout.write(f"{kind}: {len(times)}, median {middle:.3f} s, 95 % {most:.3f} s\n")
    assert kills
    assert sum(each["turns"] for each in said) >= WRITERS
