"""Two windows on one store: the first writes, the second reads until the first has gone."""

import json
import os
from threading import Event, Semaphore, Thread
from types import SimpleNamespace

import pytest

from db.errors import StoreError, StoreTrouble
from db.store.lock import BEAT, STALE, StoreLock, lock_path
from desktop.session import lock_keeper
from desktop.session.plans import Plans
from desktop.session.session import Session
from tests.db.store.migrations.files import run
from tests.desktop.parts import ImmediateExecutor, package


@pytest.fixture
def second(store):
    """The store as a second window opens it."""
    plans = Plans(store.store_path)
    plans.open_store()
    yield plans
    plans.close_store()


@pytest.fixture
def of_another(store):
    """The lock as one of another PC has it."""
    store.close_store()
    path = lock_path(store.store_path)
    lock = StoreLock(store.store_path)
    lock.take()
    value = json.loads(path.read_text(encoding="utf-8"))
    value |= {"host": "OTHER-PC", "process": "OTHER-PC 1 1", "user": "somchai"}
    path.write_text(json.dumps(value), encoding="utf-8")
    yield lock
    lock.release()


def test_second_window_reads_and_writes_nothing(store, second):
    assert store.read_only == ""
    assert "หน้าต่างอื่นของเครื่องนี้" in second.read_only
    session = Session(second, executor=ImmediateExecutor())
    session.open(1)
    before, told = session.state, []
    session.refused.connect(told.append)
    session.set_value(("plan", "title"), "อื่น")
    session.seal(package("หน่วย ค"))
    assert session.state is before
    assert told == [second.read_only] * 2
    session.save()
    assert session.unsaved == ""
    for act in (lambda: second.add(package("หน่วย ข")), lambda: second.remove(1)):
        with pytest.raises(StoreError) as caught:
            act()
        assert caught.value.trouble is StoreTrouble.READ_ONLY
    assert len(store.entries) == 2


def test_second_window_may_write_what_is_newest_when_the_first_has_gone(store, second):
    session, first = (Session(each, executor=ImmediateExecutor()) for each in (second, store))
    session.open(1)
    first.open(1)
    first.set_value(("plan", "title"), "ใหม่")
    changes = []
    second.lock.changed.connect(lambda: changes.append(second.read_only))
    second.lock.look()
    assert changes == []
    store.close_store()
    second.lock.look()
    assert changes == [""]
    assert session.package.plan.title == "ใหม่"
    session.set_value(("plan", "title"), "ใหม่กว่า")
    assert second.load(1).plan.title == "ใหม่กว่า"


def test_lock_is_looked_after_beside_the_window(qtbot, store, monkeypatch):
    monkeypatch.setattr(lock_keeper, "_LOOK", 0.02)
    plans = Plans(store.store_path)
    plans.open_store()
    assert plans.read_only
    with qtbot.waitSignal(plans.lock.changed):
        store.close_store()
    assert plans.read_only == ""
    plans.close_store()
    assert not lock_path(store.store_path).exists()


def test_lock_that_came_late_is_touched_as_seldom_as_any(qtbot, store, monkeypatch):
    waits = []

    class Hurried(Event):
        def wait(self, timeout=None):
            waits.append(timeout)
            return super().wait(0.01)

    monkeypatch.setattr(lock_keeper, "threading", SimpleNamespace(Event=Hurried, Thread=Thread))
    plans = Plans(store.store_path)
    plans.open_store()
    qtbot.waitUntil(lambda: bool(waits))
    assert BEAT not in waits
    with qtbot.waitSignal(plans.lock.changed):
        store.close_store()
    qtbot.waitUntil(lambda: waits[-1] == BEAT)
    plans.close_store()


def test_window_that_only_looks_does_so_in_the_next_store_as_well(store):
    store.lock.keep_read_only("เปิดให้ดูเท่านั้น")
    store.close_store()
    assert store.read_only == "เปิดให้ดูเท่านั้น"
    store.open_store()
    assert store.read_only == "เปิดให้ดูเท่านั้น"


def test_who_has_it_since_when_is_said_and_a_stale_lock_is_taken_over(store, of_another):
    store.open_store()
    assert "somchai" in store.read_only
    assert "OTHER-PC" in store.read_only
    assert " น." in store.read_only
    assert not store.lock.may_take_over
    time = of_another.path.stat().st_mtime - STALE - 5
    os.utime(of_another.path, (time, time))
    store.lock.look()
    assert store.lock.may_take_over
    assert "รับช่วงแก้ไข" in store.read_only
    store.lock.take_over()
    assert store.read_only == ""
    store.add(package("หน่วย ข"))


def test_window_whose_lock_was_taken_over_reads_from_then_on(qtbot, store, monkeypatch):
    monkeypatch.setattr("db.store.lock.BEAT", 0.02)
    store.close_store()
    store.open_store()
    path = lock_path(store.store_path)
    value = json.loads(path.read_text(encoding="utf-8"))
    with qtbot.waitSignal(store.lock.changed):
        path.write_text(json.dumps(value | {"token": "other"}), encoding="utf-8")
    assert store.read_only


def test_nothing_is_undone_where_another_has_taken_the_lock_over(qtbot, store, monkeypatch):
    monkeypatch.setattr("db.store.lock.BEAT", 0.02)
    store.close_store()
    store.open_store()
    session = Session(store, executor=ImmediateExecutor())
    session.open(1)
    session.set_value(("plan", "title"), "ใหม่")
    assert session.history.can_undo()
    path = lock_path(store.store_path)
    value = json.loads(path.read_text(encoding="utf-8"))
    with qtbot.waitSignal(store.lock.changed):
        path.write_text(json.dumps(value | {"token": "other"}), encoding="utf-8")
    assert not session.history.can_undo()
    assert not session.history.can_redo()


def test_answer_of_a_store_that_was_left_is_not_of_the_one_that_is_open(
    qapp, store, of_another, monkeypatch
):
    looks, taken = Semaphore(0), lock_keeper._taken

    def looking(lock):
        looks.release()
        return taken(lock)

    monkeypatch.setattr(lock_keeper, "_LOOK", 0.01)
    monkeypatch.setattr(lock_keeper, "_taken", looking)
    store.open_store()
    assert "somchai" in store.read_only
    # By the third look the answer of the second waits for this thread.
    for _ in range(3):
        assert looks.acquire(timeout=5)
    store.close_store()
    of_another.path.unlink()
    store.open_store()
    qapp.processEvents()
    assert store.read_only == ""


def test_folder_that_may_not_be_written_is_opened_to_read(store, monkeypatch):
    store.close_store()

    def refuse(_lock):
        raise StoreError("เขียนไม่ได้", StoreTrouble.READ_ONLY)

    monkeypatch.setattr(StoreLock, "take", refuse)
    store.open_store()
    assert "เขียนไม่ได้" in store.read_only
    assert len(store.entries) == 2


def test_full_disk_does_not_make_the_store_one_to_read(store, monkeypatch):
    store.close_store()

    def refuse(_lock):
        raise StoreError("เต็ม", StoreTrouble.OTHER)

    monkeypatch.setattr(StoreLock, "take", refuse)
    store.open_store()
    assert store.read_only == ""


def test_store_of_an_older_program_is_not_migrated_while_another_has_it(store, of_another):
    run(store.store_path, "UPDATE alembic_version SET version_num = '0004'")
    before = store.store_path.read_bytes()
    with pytest.raises(StoreError) as caught:
        store.open_store()
    assert caught.value.trouble is StoreTrouble.BUSY
    assert store.store_path.read_bytes() == before


def test_name_that_leads_to_no_store_leaves_no_lock(qapp, tmp_path):
    plans = Plans(tmp_path / "slip.db")
    with pytest.raises(StoreError):
        plans.open_store()
    assert list(tmp_path.iterdir()) == []
