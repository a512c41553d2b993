"""A store on a server: how often it is asked, what it withstands, and what it refuses."""

import threading

import psycopg
import pytest

from db import edits
from db.errors import StoreError, StoreTrouble
from db.store import migrations
from db.store.migrations import upgrade as upgrading
from db.store.postgresql import backend as backend_module
from db.store.postgresql import connecting, dumps
from db.store.postgresql.backend import PostgresBackend
from db.store.postgresql.connecting import IN_USE
from db.store.store import Store
from tests.db.store.content import content


@pytest.fixture
def store(address):
    with Store.open(address) as store:
        yield store


@pytest.fixture
def asked(monkeypatch):
    """What is sent to the server, one text for each time that its answer is waited for."""
    sent = []

    def counting(kind):
        execute = kind.execute

        def counted(self, query, *rest, **named):
            sent.append(bytes(query) if isinstance(query, bytes) else query)
            return execute(self, query, *rest, **named)

        monkeypatch.setattr(kind, "execute", counted)

    counting(psycopg.Cursor)
    return sent


def test_plan_is_opened_in_at_most_ten_round_trips(address, small_package, asked):
    with Store.open(address) as store:
        number = store.add(small_package)
    asked.clear()
    with Store.open(address) as store:
        assert [entry.number for entry in store.plans()] == [number]
        assert store.load_with_drafts(number)[0] == small_package
    assert 2 < len(asked) <= 10, asked


def test_dead_connection_that_rested_is_replaced_unseen(store, running, address, small_package):
    number = store.add(small_package)
    for _ in range(2):
        with running.root() as root:
            root.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
                (address.database,),
            )
        loaded = store.load(number)
        new = edits.replaced(loaded, ("plan", "vision"), loaded.plan.vision + "ก")
        store.save(number, loaded, new)
    assert store.load(number).plan.vision.endswith("กก")


def test_connection_that_is_cut_half_way_takes_all_back(store, running, address, small_package):
    number = store.add(small_package)
    before = content(store)

    def write():
        with store._writer.changing(number) as writing, running.root() as root:
            writing.write(small_package, edits.replaced(small_package, ("plan", "vision"), "ใหม่"))
            root.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
                (address.database,),
            )

    with pytest.raises(StoreError, match="ติดต่อฐานข้อมูลไม่ได้") as caught:
        write()
    assert caught.value.trouble is StoreTrouble.UNREACHABLE
    assert content(store) == before


def test_two_who_save_one_plan_wait_for_each_other(store, address, small_package):
    number = store.add(small_package)
    first, done = threading.Event(), []

    def save():
        with Store.open(address) as other:
            theirs = other.load(number)
            first.set()
            new = edits.replaced(theirs, ("plan", "title"), "ใหม่")
            with other._writer.changing(number) as writing:
                writing.write(theirs, new)
            done.append(True)

    thread = threading.Thread(target=save)
    with store._writer.changing(number) as writing:
        thread.start()
        assert first.wait(10)
        new = edits.replaced(small_package, ("plan", "vision"), "ใหม่")
        writing.write(small_package, new)
        assert not done
    thread.join(10)
    loaded = store.load(number)
    assert (loaded.plan.title, loaded.plan.vision) == ("ใหม่", "ใหม่")
    assert store.damaged_tables(number) == ()


def test_letter_that_no_text_may_have_is_refused_in_thai(store, small_package):
    number = store.add(small_package)
    with pytest.raises(StoreError, match="ตัวอักษรหรือค่าที่ฐานข้อมูลรับไม่ได้"):
        store.save(number, small_package, small_package, drafts={"plan.vision": "ก\0"})
    assert store.load_with_drafts(number)[1] == {}


def test_database_without_tables_is_said_to_be_empty_and_made_on_demand(running):
    address = running.empty_database()
    try:
        with pytest.raises(StoreError, match="phaen server init") as caught:
            Store.open(address)
        assert caught.value.trouble is StoreTrouble.MISSING
        makers = [
            threading.Thread(target=lambda: Store.open(address, create=True).close())
            for _ in range(2)
        ]
        for maker in makers:
            maker.start()
        for maker in makers:
            maker.join(30)
        with Store.open(address) as store:
            assert store.plans() == ()
    finally:
        running.drop(address)


def test_database_of_another_program_is_left_alone(running):
    address = running.empty_database()
    try:
        with running.root(address.database) as root:
            root.execute("CREATE TABLE theirs (x int)")
        with pytest.raises(StoreError, match="เป็นของโปรแกรมอื่น") as caught:
            Store.open(address, create=True)
        assert caught.value.trouble is StoreTrouble.FOREIGN
    finally:
        running.drop(address)


def test_database_that_sorts_otherwise_is_not_taken(running, address):
    name = "sorted"
    with running.root() as root:
        root.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'SQL_ASCII'")
    other = address._replace(database=name)
    try:
        with pytest.raises(StoreError, match="ENCODING 'UTF8' LOCALE 'C'"):
            Store.open(other, create=True)
    finally:
        running.drop(other)


@pytest.fixture
def older(running, monkeypatch):
    """A store of an earlier revision, and a program that knows the way from it."""
    address = running.new_database()
    with running.root(address.database) as root:
        root.execute("UPDATE alembic_version SET version_num = '0000'")
    monkeypatch.setattr(upgrading, "known_revisions", lambda _: {"0000", migrations.REVISION})

    def command(config, _target):
        connection = config.attributes["connection"]
        connection.exec_driver_sql("CREATE TABLE later (x int)")
        connection.exec_driver_sql(
            "UPDATE alembic_version SET version_num = %s", (migrations.REVISION,)
        )

    monkeypatch.setattr(upgrading.command, "upgrade", command)  # type: ignore[attr-defined]
    yield address
    running.drop(address)


@pytest.fixture
def dumped(monkeypatch, tmp_path):
    monkeypatch.setattr(dumps, "data_folder", lambda: tmp_path)
    return tmp_path


def test_older_store_is_migrated_once_it_is_dumped(older, dumped):
    with Store.open(older) as store:
        assert store.plans() == ()
    (kept,) = (dumped / "server-backups").iterdir()
    assert kept.read_bytes().startswith(b"PGDMP")


def test_store_is_not_migrated_while_another_is_in(older, dumped, running):
    with running.root(older.database) as other:
        other.execute(f"SELECT pg_advisory_lock_shared({IN_USE})")
        with pytest.raises(StoreError, match="มีผู้อื่นเปิดอยู่") as caught:
            Store.open(older)
        assert caught.value.trouble is StoreTrouble.BUSY
        other.execute(f"SELECT pg_advisory_unlock_shared({IN_USE})")
        Store.open(older).close()


def test_nobody_comes_in_while_a_store_is_migrated(address, running):
    with running.root(address.database) as other:
        other.execute(f"SELECT pg_advisory_lock({IN_USE})")
        with pytest.raises(StoreError, match="กำลังปรับฐานข้อมูล") as caught:
            Store.open(address)
        assert caught.value.trouble is StoreTrouble.BUSY


def test_program_that_has_grown_old_writes_no_more(store, small_package, monkeypatch):
    number = store.add(small_package)
    before = content(store)
    monkeypatch.setattr(backend_module, "REVISION", "0000")
    with pytest.raises(StoreError, match="รุ่นใหม่กว่าโปรแกรมนี้") as caught:
        store.remove(number)
    assert caught.value.trouble is StoreTrouble.NEWER
    assert content(store) == before


def test_misuse_of_the_driver_is_no_trouble_of_the_users(address):
    backend = PostgresBackend(address)
    with pytest.raises(psycopg.ProgrammingError), backend.reading() as reading:
        list(reading.rows("SELECT ?", object()))
    backend.close()


def test_backup_without_the_servers_programs_says_what_to_install(address, monkeypatch, tmp_path):
    monkeypatch.setattr(dumps, "_DEBIAN", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    for act, program in ((dumps.dump, "pg_dump"), (dumps.load, "pg_restore")):
        with pytest.raises(StoreError, match=rf"ไม่พบโปรแกรม {program} .*postgresql-client"):
            act(address, tmp_path / "a.dump")
    assert list(tmp_path.iterdir()) == []


def test_server_that_answers_after_the_end_leaves_no_connection_open(
    address, monkeypatch, small_package
):
    """As where one has stopped waiting for it, and the program goes on or ends."""
    made = []
    connect = connecting.connect

    def kept(*given):
        made.append(connect(*given))
        return made[-1]

    monkeypatch.setattr(connecting, "connect", kept)
    with Store.open(address) as store:
        number = store.add(small_package)
        assert any(not each.closed for each in made)
    loaded = store.look(number)[0]
    store.save(number, loaded, edits.replaced(loaded, ("plan", "vision"), "ข"))
    assert len(made) > 2
    assert all(each.closed for each in made)
