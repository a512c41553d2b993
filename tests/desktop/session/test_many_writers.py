"""Many windows write one plan while connections are cut and the server is killed: all is there.

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

from db.content_code import content_code
from db.package.file import parse_package
from db.store.store import Store
from tests.db.packages import as_bytes, small_value
from tests.db.postgres import Server, running_server

WRITERS = int(os.environ.get("PHAEN_WRITERS", "2"))
SECONDS = float(os.environ.get("PHAEN_WRITING_SECONDS", "3"))
# How often connections are cut, and how often the server is killed, in a run of ten minutes.
CUTS, KILLS = 60, 6


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


def trouble_them(server, database):
    """Cuts connections and kills the server, as long as they write; how often it was killed."""
    chance, until, kills = Random(1), time.monotonic() + SECONDS, 0
    while time.monotonic() < until:
        time.sleep(max(0.4, SECONDS / CUTS))
        try:
            cut(server, database, chance)
        except psycopg.OperationalError:
            continue
        if chance.random() < KILLS / CUTS or not kills:
            kills += 1
            server.kill()
            server.begin()
    return kills


def test_whatever_was_accepted_is_there_and_all_see_the_same(server, tmp_path):
    address = server.new_database()
    with Store.open(address) as store:
        number = store.add(parse_package(as_bytes(small_value())))
        before = {item.id for item in store.load(number).plan.swot}
    module = "tests.desktop.session.writing"
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", module, str(address), str(number), str(index), str(SECONDS)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PHAEN_FOLDER": str(tmp_path / f"{index}")},
        )
        for index in range(WRITERS)
    ]
    for writer in writers:
        assert writer.stdout.readline() == "open\n"
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    kills = trouble_them(server, address.database)
    for writer in writers:
        assert writer.stdout.readline() == "done\n"
    with Store.open(address) as store:
        assert store.damaged_tables(number) == ()
        package = store.load(number)
    content = content_code(package)
    said = [json.loads(writer.communicate(f"{content}\n", timeout=120)[0]) for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * WRITERS
    plan = package.plan
    tell(said, kills)
    assert [each["lost"] for each in said] == [[]] * WRITERS
    # What was accepted is there as it was accepted last, and nothing else. Where the connection
    # was cut at the end of a transaction, only the store knows whether that was.
    written = {item.id: item.text for item in plan.swot if item.id not in before}
    assert before <= {item.id for item in plan.swot}
    for index, each in enumerate(said):
        own = sorted([*row] for row in written.items() if row[1].startswith(f"[{index}]"))
        field = each["field"] and getattr(plan.projects[0], each["field"])
        assert {"rows": own, "text": field} in each["accepted"]
    assert all(text.startswith("[") for text in written.values())
    visions = {text for each in said for text in each["visions"]}
    assert plan.vision in visions or not visions
    # All see the same.
    assert {each["content"] for each in said} == {content}
    assert kills
    assert sum(each["turns"] for each in said) >= WRITERS


def tell(said, kills):
    """Says how long it took until one's own was saved, and until another's was seen."""
    turns, conflicts = (sum(each[name] for each in said) for name in ("turns", "conflicts"))
    sys.stdout.write(f"{turns} changes, {conflicts} conflicts, {kills} kills\n")
    for kind in ("saving", "seeing"):
        times = sorted(value for each in said for value in each[kind])
        if len(times) > 1:
            middle, most = statistics.median(times), times[int(len(times) * 0.95)]
            sys.stdout.write(
                f"{kind}: {len(times)}, median {middle:.3f} s, 95 % {most:.3f} s, "
                f"most {times[-1]:.3f} s\n"
            )
