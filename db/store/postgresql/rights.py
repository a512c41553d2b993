"""For each plan readers, writers and an owner, kept by the database itself; and its history.

Users are the server's own roles, members of the group `phaen_users`. A row that one may not see is
not there for one; one that may not be written is not locked, which is how a writer notices.
"""

from __future__ import annotations

from enum import StrEnum, auto
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import psycopg
from psycopg import sql

from db.errors import StoreError, StoreTrouble
from db.store.postgresql.connecting import Connection, connect
from db.store.postgresql.troubles import thai_errors, trouble_error
from db.store.table_layout import (
    DRAFTS,
    EXCHANGED_PACKAGES,
    EXCHANGES,
    ISSUED_PACKAGES,
    ISSUED_PAPERS,
    NUMBER,
    PLAN,
    PLANS,
    SUMS,
    tables_from,
)

if TYPE_CHECKING:
    from db.store.backend import Reading
    from db.store.postgresql.address import ServerAddress

GROUP = "phaen_users"
_MAKING = Path(__file__).with_name("rights.sql")
_LISTS = tuple(layout.name for layout in tables_from(PLANS))
_BESIDE = (DRAFTS, SUMS, ISSUED_PACKAGES, ISSUED_PAPERS, EXCHANGES, EXCHANGED_PACKAGES)
_EXISTS = "42710"
_POLICY = (
    "DROP POLICY IF EXISTS {name} ON {table}; CREATE POLICY {name} ON {table} FOR {what} "
    "TO phaen_users {using}"
)
_THOSE = "({column} = ANY (ARRAY (SELECT phaen_plans({wanted}))))"
_HISTORY = (
    "CREATE OR REPLACE TRIGGER zz_phaen_keep AFTER INSERT OR UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION phaen_keep({column})"
)


_LAST_OWNER = "แผนต้องมีเจ้าของอย่างน้อยหนึ่งคน จึงไม่มีสิ่งใดเปลี่ยนแปลง โปรดให้ผู้อื่นเป็นเจ้าของก่อน แล้วลองใหม่"
_RIGHTS = (
    "SELECT r.person, r.may, NOT coalesce(p.rolcanlogin, true), r.person = session_user "
    "FROM plan_rights AS r LEFT JOIN pg_roles AS p ON p.rolname = r.person WHERE r.plan_number = ? "
    "ORDER BY r.person"
)
_OWNED = (
    "SELECT 1 WHERE NOT row_security_active('plan_rights') OR ? IN (SELECT phaen_plans('{own}'))"
)
# Who may be let in by name: whom the group has, and itself, which is all of them.
_KNOWN = (
    "SELECT p.rolname FROM pg_roles AS p, pg_roles AS users WHERE users.rolname = 'phaen_users' "
    "AND NOT p.rolsuper AND pg_has_role(p.oid, users.oid, 'member') ORDER BY p.rolname"
)


class May(StrEnum):
    """What one may do in a plan; each may what those before it may."""

    READ = auto()
    WRITE = auto()
    OWN = auto()  # and let others


class Right(NamedTuple):
    """What somebody may do in a plan; a group is all who are in it."""

    person: str
    may: May
    is_group: bool
    is_own: bool  # of who has come


class Rights(NamedTuple):
    """Who may what in a plan; whether who has come may change that, and for whom."""

    given: tuple[Right, ...]
    may_share: bool
    known: tuple[str, ...]


def rights_of(reading: Reading, number: int) -> Rights:
    """Who may what in a plan."""
    given = tuple(
        Right(person, May(may), bool(is_group), bool(is_own))
        for person, may, is_group, is_own in reading.rows(_RIGHTS, number)
    )
    may_share = bool(list(reading.rows(_OWNED, number)))
    return Rights(given, may_share, tuple(name for (name,) in reading.rows(_KNOWN)))


def make_group(address: ServerAddress) -> None:
    """Makes the group of all users, where the server does not know it.

    Raises:
        StoreError: whoever comes may not make roles.
    """
    with thai_errors(address), connect(address) as connection:
        known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (GROUP,))
        if known.fetchone() is None:
            try:
                connection.execute(f"CREATE ROLE {GROUP} NOLOGIN".encode())
            except psycopg.Error as error:
                # Of two who make it at once one is sooner.
                if error.sqlstate != _EXISTS:
                    raise


def make_rights(address: ServerAddress) -> None:
    """Makes the policies, triggers and tables of rights and history, in one transaction."""
    make_group(address)
    with thai_errors(address), connect(address) as connection, connection.transaction():
        connection.execute(_MAKING.read_bytes())
        for name in (*_LISTS, *_BESIDE):
            _protect(connection, name)
        for name in _LISTS:
            # By its name the last of all: what goes with a row is kept before the row.
            _run(connection, _HISTORY, name)


def _protect(connection: Connection, name: str) -> None:
    _run(connection, "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", name)
    _run(connection, "GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO phaen_users", name)
    is_plans = name == PLANS.name
    all_may, writers, owners = "{read,write,own}", "{write,own}", "{own}"
    _policy(connection, name, "SELECT", ("USING", all_may))
    _policy(connection, name, "UPDATE", ("USING", writers), ("WITH CHECK", writers))
    _policy(connection, name, "DELETE", ("USING", owners if is_plans else writers))
    # Everybody may add a plan; whose it is then the trigger says.
    _policy(connection, name, "INSERT", ("WITH CHECK", "" if is_plans else writers))


def _policy(connection: Connection, table: str, what: str, *rules: tuple[str, str]) -> None:
    made = [
        sql.SQL("{} {}").format(
            sql.SQL(word),
            sql.SQL(_THOSE if wanted else "(true)").format(
                column=sql.Identifier(_own(table)), wanted=sql.Literal(wanted)
            ),
        )
        for word, wanted in rules
    ]
    query = sql.SQL(_POLICY).format(
        name=sql.Identifier(f"phaen_{what.lower()}"),
        table=sql.Identifier(table),
        what=sql.SQL(what),
        using=sql.SQL(" ").join(made),
    )
    connection.execute(query)


def _run(connection: Connection, query: str, table: str) -> None:
    connection.execute(
        sql.SQL(query).format(table=sql.Identifier(table), column=sql.Literal(_own(table)))
    )


def _own(table: str) -> str:
    """The column that says of which plan a row is."""
    return NUMBER if table == PLANS.name else PLAN


def share(address: ServerAddress, number: int, person: str, may: May | None) -> None:
    """Lets somebody read, write or own a plan; None: nothing any more.

    Raises:
        StoreError: whoever comes does not own the plan, the server knows no such person, or nobody
            would own it any more.
    """
    with thai_errors(address), connect(address) as connection, connection.transaction():
        known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (person,))
        if known.fetchone() is None:
            raise trouble_error(
                StoreTrouble.OTHER,
                f"เซิร์ฟเวอร์ไม่รู้จักผู้ใช้ “{person}” โปรดให้ผู้ดูแลสร้างก่อน แล้วลองใหม่",
                address,
            )
        # Where one may not take a row away, nothing says so: it is not seen, and stays.
        if connection.execute(_OWNED.replace("?", "%s").encode(), (number,)).fetchone() is None:
            raise _not_owned(address, number)
        try:
            _write_right(connection, number, person, may)
        except psycopg.errors.InsufficientPrivilege:
            raise _not_owned(address, number) from None
        except psycopg.errors.RaiseException:
            raise trouble_error(StoreTrouble.OTHER, _LAST_OWNER, address) from None


def _write_right(connection: Connection, number: int, person: str, may: May | None) -> None:
    if may is None:
        gone = "DELETE FROM plan_rights WHERE plan_number = %s AND person = %s"
        connection.execute(gone, (number, person))
        return
    connection.execute(
        "INSERT INTO plan_rights (plan_number, person, may) VALUES (%s, %s, %s) "
        "ON CONFLICT (plan_number, person) DO UPDATE SET may = EXCLUDED.may",
        (number, person, str(may)),
    )


def _not_owned(address: ServerAddress, number: int) -> StoreError:
    return trouble_error(
        StoreTrouble.FORBIDDEN,
        f"แผนหมายเลข {number} ไม่ใช่ของบัญชีนี้ จึงให้สิทธิ์ผู้อื่นไม่ได้และไม่มีสิ่งใดเปลี่ยนแปลง โปรดขอจากเจ้าของแผน",
        address,
    )
