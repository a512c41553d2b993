"""The lock of a store: one holder at a time, and none that has gone keeps others out."""

import errno
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from db.errors import StoreError, StoreTrouble
from db.store import lock as locks
from db.store.lock import STALE, StoreLock, lock_path

ROOT = Path(__file__).parents[3]


@pytest.fixture
def store(tmp_path):
    return tmp_path / "phaen.db"


def left_by(store, **values):
    """A lock that another has left."""
    lock = StoreLock(store)
    assert lock.take() is None
    value = json.loads(lock.path.read_text(encoding="utf-8"))
    lock.path.write_text(json.dumps(value | values), encoding="utf-8")
    return lock


def make_older(path, seconds):
    time = path.stat().st_mtime - seconds
    os.utime(path, (time, time))


def names(folder):
    return sorted(each.name for each in folder.iterdir())


def test_one_has_it_until_it_is_let_go(store):
    one, two = StoreLock(store), StoreLock(store)
    assert one.take() is None
    assert one.take() is None
    holder = two.take()
    assert holder.is_here
    assert not holder.is_stale
    assert holder.token == one.token
    two.release()  # of another: nothing happens
    assert StoreLock(store).take() == holder
    one.release()
    assert two.take() is None
    assert names(store.parent) == [lock_path(store).name]
    two.release()
    assert names(store.parent) == []


def test_lock_of_a_process_that_was_killed_is_taken_at_once(store):
    code = (
        "import sys; from pathlib import Path; from db.store.lock import StoreLock\n"
        "print(StoreLock(Path(sys.argv[1])).take(), flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, store],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout.readline() == "None\n"
    holder = StoreLock(store).take()
    assert holder.is_here
    assert not holder.is_stale
    process.kill()
    process.communicate()
    mine = StoreLock(store)
    assert mine.take() is None
    assert mine.holder().token == mine.token
    assert names(store.parent) == [lock_path(store).name]


def test_lock_of_another_pc_is_stale_when_nobody_has_touched_it_for_a_while(store):
    theirs = left_by(store, host="OTHER-PC", process="OTHER-PC 1 1", user="somchai")
    mine = StoreLock(store)
    holder = mine.take()
    assert (holder.user, holder.host) == ("somchai", "OTHER-PC")
    assert not holder.is_here
    assert not holder.is_stale
    assert mine.take_over(holder) == holder
    make_older(theirs.path, STALE + 5)
    holder = mine.take()  # told, and not taken unasked
    assert holder.is_stale
    assert mine.take_over(holder) is None
    assert mine.take() is None
    assert mine.beat()
    assert not theirs.beat()
    theirs.release()
    assert mine.holder().token == mine.token
    assert names(store.parent) == [lock_path(store).name]


def test_staleness_goes_by_the_clock_of_the_disk(store, monkeypatch):
    # The clock of this PC is of no account: the disk says how long ago it was touched.
    theirs = left_by(store, host="OTHER-PC", process="OTHER-PC 1 1")
    monkeypatch.setattr(locks, "_disk_time", lambda _: theirs.path.stat().st_mtime + STALE + 1)
    assert StoreLock(store).take().is_stale
    monkeypatch.setattr(locks, "_disk_time", lambda _: theirs.path.stat().st_mtime + STALE - 1)
    assert not StoreLock(store).take().is_stale


def test_touching_keeps_it_fresh(store):
    theirs = left_by(store, host="OTHER-PC", process="OTHER-PC 1 1")
    make_older(theirs.path, STALE + 5)
    assert theirs.beat()
    assert not StoreLock(store).take().is_stale


def test_of_many_who_take_over_a_stale_lock_one_gets_it(store):
    theirs = left_by(store, host="OTHER-PC", process="OTHER-PC 1 1")
    for _ in range(10):
        make_older(theirs.path, STALE + 5)
        takers = [StoreLock(store) for _ in range(6)]
        holder = takers[0].take()
        ready = threading.Barrier(len(takers))
        results = {}

        def take_over(taker, ready=ready, results=results, holder=holder):
            ready.wait()
            results[taker.token] = taker.take_over(holder)

        threads = [threading.Thread(target=take_over, args=(taker,)) for taker in takers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        (winner,) = [token for token, result in results.items() if result is None]
        assert takers[0].holder().token == winner
        assert names(store.parent) == [lock_path(store).name]
        value = json.loads(lock_path(store).read_text(encoding="utf-8"))
        theirs.path.write_text(
            json.dumps(value | {"host": "OTHER-PC", "process": "OTHER-PC 1 1"}), encoding="utf-8"
        )


def test_take_over_that_was_cut_off_does_not_keep_others_out(store):
    theirs = left_by(store, host="OTHER-PC", process="OTHER-PC 1 1")
    make_older(theirs.path, STALE + 5)
    guard = store.parent / f"{theirs.path.name}.taking"
    guard.touch()
    make_older(guard, 120)
    mine = StoreLock(store)
    holder = mine.take()
    assert mine.take_over(holder) == holder
    assert mine.take_over(holder) is None


def test_lock_that_was_taken_away_is_put_back_by_its_holder(store):
    lock = StoreLock(store)
    lock.take()
    lock.path.unlink()
    assert lock.beat()
    assert StoreLock(store).take().token == lock.token


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff" * 20000, b'{"process": 7}', b"[" * 9999]
)
def test_lock_that_makes_no_sense_counts_until_it_is_old(store, content):
    lock_path(store).write_bytes(content)
    lock = StoreLock(store)
    assert not lock.take().is_stale
    make_older(lock.path, STALE + 5)
    assert lock.take_over(lock.take()) is None


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        (errno.EACCES, StoreTrouble.READ_ONLY),
        (errno.EROFS, StoreTrouble.READ_ONLY),
        (errno.ENOSPC, StoreTrouble.OTHER),
    ],
)
def test_folder_that_cannot_be_written_is_said(store, monkeypatch, code, trouble):
    def refuse(*_args, **_named):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(StoreError) as caught:
        StoreLock(store).take()
    assert caught.value.trouble is trouble
    assert str(store.parent) in str(caught.value)


def test_disk_that_does_not_answer_loses_no_lock(store, monkeypatch):
    lock = StoreLock(store)
    lock.take()
    monkeypatch.setattr(Path, "open", lambda *_: (_ for _ in ()).throw(OSError(errno.EIO, "")))
    assert lock.beat()
