"""Who may what in a plan on a server, by the program and in plain SQL; and who did what."""

from contextlib import contextmanager
from datetime import UTC, datetime

import psycopg
import pytest

from db import edits
from db.errors import StoreError, StoreTrouble
from db.package.file import package_bytes
from db.settling import settled
from db.store.postgresql.backend import PostgresBackend
from db.store.postgresql.history import Wanted, people_of, saved_steps
from db.store.postgresql.past import plan_after, plan_around, plan_at
from db.store.postgresql.rights import May, make_rights, rights_of, share
from db.store.store import Store
from db.store.table_layout import LIBRARIES
from db.store.tables import METADATA
from tests.db.server_fixtures import PASSWORD, known

VISION = ("plan", "vision")
PEOPLE = ("owner", "writer", "reader", "stranger")


@pytest.fixture(scope="module")
def served():
    """A database set up by its owner, and people of whom it knows."""
    with known(PEOPLE) as (address, found):
        yield {**found, "root": address}


@pytest.fixture
def number(served, small_package):
    """A plan of the owner's, which one may write and one may read."""
    with Store.open(served["owner"]) as store:
        number = store.add(small_package)
    share(served["owner"], number, "writer", May.WRITE)
    share(served["owner"], number, "reader", May.READ)
    yield number
    with Store.open(served["root"]) as store:
        store.remove(number)
        store._writer.purge(before="9")


def change(address, number, text):
    with Store.open(address) as store:
        old = store.load(number)
        store.save(number, old, settled(edits.replaced(old, VISION, text), old))
        return store.load(number)


@contextmanager
def plainly(served, person):
    """A connection without the program."""
    address = served[person]
    with psycopg.connect(
        host=address.host, port=address.port, dbname=address.database, user=person,
        password=PASSWORD, sslmode="verify-full", sslrootcert=address.certificate,
    ) as connection:  # fmt: skip
        yield connection


@contextmanager
def reading_as(served, person):
    """What the database shows to somebody."""
    backend = PostgresBackend(served[person])
    with backend.reading() as reading:
        yield reading
    backend.close()


def test_owner_and_writer_write(served, number):
    assert change(served["owner"], number, "ของเจ้าของ").plan.vision == "ของเจ้าของ"
    assert change(served["writer"], number, "ของผู้เขียน").plan.vision == "ของผู้เขียน"


def test_reader_reads_and_is_told_that_no_more_is_allowed(served, number):
    with pytest.raises(StoreError, match=r"อ่านแผนหมายเลข .* ได้อย่างเดียว") as caught:
        change(served["reader"], number, "ของผู้อ่าน")
    assert caught.value.trouble is StoreTrouble.FORBIDDEN
    with Store.open(served["reader"]) as store:
        assert store.load(number).plan.vision != "ของผู้อ่าน"
        with pytest.raises(StoreError, match="ได้อย่างเดียว"):
            store.remove(number)


def test_stranger_does_not_even_see_it(served, number):
    with Store.open(served["stranger"]) as store:
        assert number not in {entry.number for entry in store.plans()}
        with pytest.raises(StoreError, match="ไม่มีแผนหมายเลข"):
            store.load(number)
    with pytest.raises(StoreError, match="ไม่มีแผนหมายเลข"):
        change(served["stranger"], number, "ก")


@pytest.mark.parametrize(
    ("person", "seen", "written"),
    [
        ("owner", True, True),
        ("writer", True, True),
        ("reader", True, False),
        ("stranger", False, False),
    ],
)
def test_plain_sql_may_no_more_than_the_program(served, number, person, seen, written):
    with plainly(served, person) as connection:
        for table in METADATA.tables:
            if table == LIBRARIES:
                continue  # it is of no plan
            own = "number" if table == "plans" else "plan_number"
            query = f'SELECT count(*) FROM "{table}" WHERE {own} = %s'  # noqa: S608
            rows = connection.execute(query, (number,)).fetchone()[0]
            assert seen or rows == 0
            change = f'UPDATE "{table}" SET {own} = {own} WHERE {own} = %s'  # noqa: S608
            assert connection.execute(change, (number,)).rowcount == (rows if written else 0)
        gone = connection.execute("DELETE FROM plans WHERE number = %s", (number,)).rowcount
        assert gone == (person == "owner")
        connection.rollback()
        if not written:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(
                    "INSERT INTO missions VALUES (%s, 'x', 'i0', 'ของคนอื่น')", (number,)
                )
        connection.rollback()


def test_only_the_owner_shares(served, number):
    for person in ("writer", "reader", "stranger"):
        with pytest.raises(StoreError, match="ไม่ใช่ของบัญชีนี้"):
            share(served[person], number, "stranger", May.OWN)
    with pytest.raises(StoreError, match="ไม่รู้จักผู้ใช้"):
        share(served["owner"], number, "nobody_knows", May.READ)
    share(served["owner"], number, "writer", None)
    with pytest.raises(StoreError, match="ไม่มีแผนหมายเลข"):
        change(served["writer"], number, "ก")


def test_tables_and_rights_are_nobodys_but_the_one_who_set_it_up(served, number):
    for statement in (
        "DROP TABLE plans CASCADE",
        "ALTER TABLE plans DISABLE ROW LEVEL SECURITY",
        "UPDATE alembic_version SET version_num = 'x'",
        "DELETE FROM plan_history",
        "INSERT INTO plan_rights VALUES (99, 'reader', 'own')",
    ):
        with plainly(served, "reader") as connection:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)
            connection.rollback()


def test_rights_are_made_again_without_a_change(served, number):
    make_rights(served["root"])
    assert change(served["writer"], number, "อีกครั้ง").plan.vision == "อีกครั้ง"
    with pytest.raises(StoreError, match="ได้อย่างเดียว"):
        change(served["reader"], number, "ก")


def test_history_says_who_did_what_and_any_time_is_brought_back(served, number):
    states, moments = [], []
    for person, act in (
        ("owner", lambda p: edits.replaced(p, VISION, "หนึ่ง")),
        ("writer", lambda p: edits.moved(p, ("plan", "projects"), 0, 1, 1)),
        ("writer", lambda p: edits.removed(p, ("plan", "projects"), 1)),
        ("owner", lambda p: edits.removed(p, ("plan", "projects"), 0)),
    ):
        with Store.open(served[person]) as store:
            states.append(store.load(number))
            moments.append(datetime.now(UTC))
            store.save(number, states[-1], settled(act(states[-1]), states[-1]))
    with reading_as(served, "reader") as reading:
        steps = saved_steps(reading, number)
        assert [step.who for step in steps] == ["owner", "writer", "writer", "owner", "owner"]
        assert people_of(reading, number) == ["owner", "writer"]
        assert steps[3].lists == ("plans.vision",)
        for state, moment in zip(states, moments, strict=True):
            assert package_bytes(plan_at(reading, number, moment)) == package_bytes(state)
        for state, step in zip(states, reversed(steps[1:]), strict=True):
            assert package_bytes(plan_after(reading, number, step.last)) == package_bytes(state)
        for state, step in zip(states[1:], steps[3:0:-1], strict=True):
            before, after = plan_around(reading, number, step.first, step.last)
            assert (before, after) == (
                plan_after(reading, number, step.first - 1), plan_after(reading, number, step.last),
            )  # fmt: skip
            assert package_bytes(after) == package_bytes(state)
        # Before the first of it there was no plan.
        assert plan_after(reading, number, steps[-1].first - 1) is None
    now = states[-1]
    with Store.open(served["owner"]) as store:
        assert len(store.load(number).plan.projects) == 0 < len(now.plan.projects)
        assert store.damaged_tables(number) == ()


def test_history_is_asked_by_person_by_words_and_page_by_page(served, number, small_package):
    for person, text in (("owner", "น้ำ ก"), ("writer", "น้ำ ข"), ("owner", "ดิน")):
        change(served[person], number, text)
    with reading_as(served, "reader") as reading:

        def asked(**wanted):
            return saved_steps(reading, number, Wanted(**wanted))

        assert [step.who for step in asked(person="writer")] == ["writer"]
        # What was, and what became.
        assert [step.who for step in asked(words="น้ำ")][:3] == ["owner", "writer", "owner"]
        assert len(asked(words="น้ำ ข")) == 2
        assert asked(words="น้ำ ข", person="owner")[0].rows == 1
        assert asked(words="ไม่มีคำนี้") == []
        # What names a row is not what somebody wrote; the lists that are named count as well.
        assert asked(words=small_package.plan.id) == []
        assert len(asked(words="ไม่มีคำนี้", lists=("plans.vision",))) == 4
        assert len(asked(words="ไม่มีคำนี้", lists=("plans.title", "projects"))) == 1
        pages = [saved_steps(reading, number, rows=1)]
        while pages[-1]:
            pages.append(saved_steps(reading, number, rows=1, before=pages[-1][-1].first))
        assert [step for page in pages for step in page] == saved_steps(reading, number)


def test_plan_is_never_without_an_owner(served, number):
    for may in (None, May.WRITE):
        with pytest.raises(StoreError, match="ต้องมีเจ้าของอย่างน้อยหนึ่งคน"):
            share(served["owner"], number, "owner", may)
    share(served["owner"], number, "writer", May.OWN)
    share(served["owner"], number, "owner", May.READ)
    with reading_as(served, "owner") as reading:
        found = rights_of(reading, number)
    assert [(each.person, each.may, each.is_own) for each in found.given] == [
        ("owner", May.READ, True), ("reader", May.READ, False), ("writer", May.OWN, False),
    ]  # fmt: skip
    assert not found.may_share
    assert {*PEOPLE, "phaen_users"} <= set(found.known)
    with reading_as(served, "writer") as reading:
        assert rights_of(reading, number).may_share
    with pytest.raises(StoreError, match="ต้องมีเจ้าของ"):
        share(served["writer"], number, "writer", None)
    share(served["writer"], number, "owner", May.OWN)
    share(served["writer"], number, "writer", None)


def test_who_owns_nothing_takes_nothing_away_and_is_told(served, number):
    for person in ("writer", "reader", "stranger"):
        with pytest.raises(StoreError, match="ไม่ใช่ของบัญชีนี้"):
            share(served[person], number, "reader", None)
    with reading_as(served, "reader") as reading:
        assert len(rights_of(reading, number).given) == 3


def test_all_who_are_let_in_are_a_group(served, number):
    share(served["owner"], number, "phaen_users", May.READ)
    with reading_as(served, "stranger") as reading:
        (group,) = [each for each in rights_of(reading, number).given if each.is_group]
    assert (group.person, group.may) == ("phaen_users", May.READ)
    with Store.open(served["stranger"]) as store:
        assert store.load(number)
