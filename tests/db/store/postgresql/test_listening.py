"""One hears what others do in a store on a server, after a break as well, and who is there."""

import queue
import threading

import psycopg
import pytest

from db import edits
from db.store.listening import Person
from db.store.postgresql import listening
from db.store.postgresql.address import ServerAddress
from db.store.store import Store


class Ear:
    """A listener of its own on a thread, and what it has heard."""

    def __init__(self, store):
        self.listener = store.listener()
        self.heard = queue.Queue()
        self._thread = threading.Thread(target=self.listener.run, args=(self.heard.put,))
        self._thread.start()

    def next(self, wanted):
        """What is heard next of a kind; the rest is passed over."""
        while True:
            found = self.heard.get(timeout=10)
            if wanted(found):
                return found

    def end(self):
        self.listener.end()
        self._thread.join(10)
        assert not self._thread.is_alive()


@pytest.fixture
def store(address):
    with Store.open(address) as store:
        yield store


@pytest.fixture
def ear(store):
    ear = Ear(store)
    try:
        ear.next(lambda heard: heard.is_back)
        yield ear
    finally:
        ear.end()


def test_whatever_becomes_of_a_plan_is_heard_by_its_number(store, ear, small_package):
    number = store.add(small_package)
    assert ear.next(lambda heard: heard.changed) == (number, None, "", False)
    loaded = store.load(number)
    store.save(number, loaded, edits.replaced(loaded, ("plan", "vision"), "ใหม่"))
    assert ear.next(lambda heard: heard.changed).changed == number
    store.remove(number)
    assert ear.next(lambda heard: heard.changed).changed == number
    store.bring_back(number)
    assert ear.next(lambda heard: heard.changed).changed == number


def test_what_is_taken_back_is_not_heard(store, ear, small_package):
    number = store.add(small_package)
    ear.next(lambda heard: heard.changed)

    def fail():
        with store._writer.changing(number) as writing:
            writing.write(small_package, edits.replaced(small_package, ("plan", "vision"), "ใหม่"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    second = store.add(small_package)
    assert ear.next(lambda heard: heard.changed).changed == second


def test_break_is_told_of_and_so_is_its_end(store, ear, running, address, small_package):
    with running.root() as root:
        root.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            (address.database,),
        )
    assert "ติดต่อฐานข้อมูลไม่ได้" in ear.next(lambda heard: heard.trouble).trouble
    assert ear.next(lambda heard: heard.is_back).is_back
    number = store.add(small_package)
    assert ear.next(lambda heard: heard.changed).changed == number


def test_it_tries_again_however_often_the_server_does_not_answer(monkeypatch):
    def refuse(_address):
        raise psycopg.OperationalError

    monkeypatch.setattr(listening, "connect", refuse)
    monkeypatch.setattr(listening, "_PATIENCE", (0.0, 0.0))
    listener, heard = listening.PostgresListener(ServerAddress("db.example", "phaen")), []

    def hear(what):
        heard.append(what.trouble)
        if len(heard) == 6:
            listener.end()

    listener.run(hear)
    assert len(heard) == 6
    assert all(heard)


def test_who_has_which_plan_open_is_known_until_they_go(store, ear):
    ear.listener.move(3, "projects")
    other = Ear(store)
    assert other.next(lambda heard: heard.people).people == (
        Person("root_of_tests", 3, "projects"),
    )
    other.listener.move(3, "swot")
    ear.next(lambda heard: heard.people == (Person("root_of_tests", 3, "swot"),))
    ear.listener.move(4, "swot")
    other.next(lambda heard: heard.people == (Person("root_of_tests", 4, "swot"),))
    other.listener.move(None, "")
    ear.next(lambda heard: heard.people == ())
    other.end()


def test_file_has_nobody_to_listen_to(tmp_path):
    with Store.open(tmp_path / "a.db", create=True) as store:
        assert store.listener() is None
