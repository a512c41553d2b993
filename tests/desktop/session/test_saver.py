"""Saving beside the window, with a store that another process holds."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QTimer

from db.errors import StoreError, StoreTrouble
from db.store.store import Store
from desktop.session import saving
from desktop.session.plans import Plans
from desktop.session.saver import Opened, Saver
from desktop.session.session import Session
from forms.editing.states import State
from tests.desktop.parts import ImmediateExecutor, package

TITLE = ("plan", "title")
HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
connection.execute("ROLLBACK")
"""


@contextmanager
def held(path):
    """While another process has the store to itself; gives what makes it let go earlier."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline().strip() == b"held"
        try:
            yield other.stdin.close
        finally:
            other.stdin.close()
            other.wait()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store.db"


@pytest.fixture
def plans(qapp, path):
    plans = Plans(path)
    plans.open_store(create=True)
    plans.add(package("หน่วย ก", year=2566))
    yield plans
    plans.close_store()


@pytest.fixture
def session(plans):
    """A plan is open, and saved on a thread."""
    session = Session(plans)
    session.open(1)
    yield session
    session.end()


def title_in(path):
    with Store.open(path) as store:
        return store.load(1).plan.title


def test_change_is_in_the_store_when_it_is_said_to_be_saved(session, path, qtbot):
    titles = []
    session.saved.connect(lambda: titles.append(title_in(path)))
    with qtbot.waitSignal(session.saved):
        session.set_texts({TITLE: "ใหม่"})
        assert session.unsaved
    assert titles == ["ใหม่"]
    assert not session.unsaved


def test_window_does_not_wait_while_another_holds_the_store(session, path, qtbot):
    with held(path):
        begun = time.perf_counter()
        for at in range(20):
            session.start_typing()
            session.set_texts({TITLE: f"ใหม่ {at}"})
        assert time.perf_counter() - begun < 0.2
        qtbot.waitUntil(lambda: session.trouble is StoreTrouble.BUSY)
        assert session.unsaved
    with qtbot.waitSignal(session.saved):
        pass
    assert title_in(path) == "ใหม่ 19"


def test_states_are_written_in_order_over_what_is_really_there(session, plans, path, qtbot):
    for at in range(30):
        session.start_typing()
        session.set_texts({TITLE: f"ใหม่ {at}"})
        session.set_value(("plan", "swot"), ())
        session.history.undo()
        if at % 3 == 0:
            qtbot.wait(3)
    qtbot.waitUntil(lambda: not session.unsaved)
    assert title_in(path) == "ใหม่ 29"
    assert plans.load(1) == session.package


def test_lock_of_a_moment_is_not_told_of_but_one_that_stays_is(session, path, qtbot):
    told = []
    session.save_failed.connect(told.append)
    with held(path):
        session.set_texts({TITLE: "ใหม่"})
        qtbot.waitUntil(lambda: session.trouble is StoreTrouble.BUSY)
        assert told == []
        qtbot.waitUntil(lambda: len(told) == 1)
    qtbot.waitUntil(lambda: not session.unsaved)
    assert len(told) == 1


@pytest.mark.parametrize("trouble", [StoreTrouble.BUSY, StoreTrouble.OTHER, StoreTrouble.FULL])
def test_what_could_not_be_saved_is_tried_again_until_it_is(
    session, path, qtbot, *, monkeypatch, trouble
):
    monkeypatch.setattr(saving, "_RETRY_MS", 10)
    monkeypatch.setattr(saving, "_SHORT_RETRY_MS", 10)
    save, tries = Store.save, []

    def failing(*given, **named):
        tries.append(given)
        if len(tries) < 4:
            raise StoreError("ดิสก์", trouble)
        return save(*given, **named)

    monkeypatch.setattr(Store, "save", failing)
    session.set_texts({TITLE: "ใหม่"})
    qtbot.waitUntil(lambda: not session.unsaved)
    assert len(tries) == 4
    assert title_in(path) == "ใหม่"


def test_plan_that_is_let_go_waits_for_its_saving(session, path):
    session.set_texts({TITLE: "ใหม่"})
    assert session.close()
    assert title_in(path) == "ใหม่"


def test_plan_is_not_let_go_while_the_store_is_held(session, path, qtbot):
    with held(path):
        session.set_texts({TITLE: "ใหม่"})
        begun = time.perf_counter()
        assert not session.release()
        assert time.perf_counter() - begun < 2.5
    qtbot.waitUntil(lambda: not session.unsaved)


def test_reading_says_soon_that_another_holds_the_store(session, plans, path):
    number = plans.add(package("หน่วย ข"))
    with held(path):
        begun = time.perf_counter()
        with pytest.raises(StoreError, match="โปรแกรมอื่น") as told:
            session.open(number)
        assert told.value.trouble is StoreTrouble.BUSY
        assert time.perf_counter() - begun < 1
    assert session.open(number)


def test_store_that_was_moved_away_is_not_made_anew(session, path, qtbot):
    away = path.with_suffix(".away")
    path.rename(away)
    with qtbot.waitSignal(session.save_failed):
        session.set_texts({TITLE: "ใหม่"})
    assert session.trouble is StoreTrouble.MISSING
    assert not path.exists()
    away.rename(path)
    session.save()
    qtbot.waitUntil(lambda: not session.unsaved)
    assert title_in(path) == "ใหม่"


def test_store_that_was_replaced_is_not_written_into(session, path, qtbot, tmp_path):
    with Store.open(tmp_path / "other.db", create=True) as other:
        other.add(package("หน่วยอื่น"))
    (tmp_path / "other.db").replace(path)
    with qtbot.waitSignal(session.save_failed):
        session.set_texts({TITLE: "ใหม่"})
    assert session.trouble is StoreTrouble.GONE
    assert title_in(path) != "ใหม่"


def test_what_is_given_up_is_not_written_any_more(session, path):
    with held(path):
        session.set_texts({TITLE: "ใหม่"})
        session.close(give_up=True)
        session.end()
    assert title_in(path) == "แผนทดสอบ 2566"


def test_what_waits_is_saved_when_the_program_ends(session, path):
    session.set_texts({TITLE: "ใหม่"})
    session.end()
    assert title_in(path) == "ใหม่"


def test_nothing_is_tried_any_more_when_the_program_has_ended(session, qtbot, monkeypatch):
    def failing(*_given, **_named):
        raise StoreError("ดิสก์", StoreTrouble.OTHER)

    monkeypatch.setattr(Store, "save", failing)
    with qtbot.waitSignal(session.save_failed):
        session.set_texts({TITLE: "ใหม่"})
    timers = session.findChildren(QTimer)
    assert [timer for timer in timers if timer.isActive()]
    session.end()
    assert [timer for timer in timers if timer.isActive()] == []


@pytest.fixture
def held_back(qapp):
    """A saver that is held, at work at once, and the states that it has written."""
    written = []

    def write(_number, _was, state):
        written.append(state)
        return state.package

    saver = Saver(write, executor=ImmediateExecutor())
    saver.hold()
    return saver, written


def test_what_was_held_back_is_written_at_the_end(held_back):
    saver, written = held_back
    state = State(package("หน่วย ก"))
    saver.save(Opened(1, state), state)
    assert written == []
    saver.close()
    assert written == [state]


def test_next_plan_is_not_held_back_for_one_that_was_given_up(held_back):
    saver, written = held_back
    given_up, state = State(package("หน่วย ก")), State(package("หน่วย ข"))
    saver.save(Opened(1, given_up), given_up)
    saver.forget()
    saver.save(Opened(2, state), state)
    assert written == [state]
