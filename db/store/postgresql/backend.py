"""A store in a database of PostgreSQL: its transactions, and what one may do to its tables."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg

from db.errors import StoreError, StoreTrouble
from db.store.backend import Backend, Reading
from db.store.migrations import REVISION
from db.store.postgresql.address import ServerAddress
from db.store.postgresql.connecting import IN_USE, Connection, Connections
from db.store.postgresql.dumps import dump_before_migration
from db.store.postgresql.listening import CHANGED, PostgresListener
from db.store.postgresql.reading import PostgresReading
from db.store.postgresql.troubles import is_broken, thai_errors, trouble_error
from db.store.sqlite.backend import SqliteBackend
from db.store.table_layout import PLANS, tables_from

if TYPE_CHECKING:
    import sqlalchemy as sa

_REVISION = "alembic_version"
_TABLES = {layout.name for layout in tables_from(PLANS)}
_NO_TABLE = "42P01"
# Seconds within which a server notices that a connection was closed.
_NOTICED = 1.0
# Before anything is written: whether the tables are still those that this program knows.
_GUARD = f"SELECT version_num FROM {_REVISION}"  # noqa: S608 - own name
_LIMITED = f"SELECT row_security_active('{PLANS.name}')"
_WRITABLE = "SELECT 1 FROM phaen_plans('{write,own}') AS number WHERE number = ?"
_MIGRATED = (
    "ผู้ดูแลปรับฐานข้อมูลเป็นรุ่นใหม่กว่าโปรแกรมนี้แล้ว จึงยังไม่ได้บันทึก สิ่งที่กรอกยังอยู่ครบ "
    "โปรดปรับปรุงโปรแกรมแผน แล้วเปิดใหม่"
)
_IN_USE = (
    "ยังปรับฐานข้อมูลให้เป็นรุ่นนี้ไม่ได้ เพราะมีผู้อื่นเปิดอยู่ ({who}) และไม่มีสิ่งใดเปลี่ยนแปลง "
    "โปรดให้ทุกคนปิดโปรแกรมก่อน แล้วสั่งอีกครั้ง"
)


class PostgresBackend(Backend):
    """A store in a database that is there; its tables need not be.

    `wait` is for how many seconds the server may take to answer a new connection.
    """

    def __init__(self, address: ServerAddress, wait: float | None = None) -> None:
        self.address = address
        self.place = address.words
        self._connections = Connections(address, wait)
        self._is_closed = False

    def revision(self) -> str:
        """The revision of the tables in the database."""
        with thai_errors(self.address):
            rows = self._asked_revision()
        if rows is not None and len(rows) == 1:
            return str(rows[0][0])
        there = self._tables()
        if not there:
            raise trouble_error(
                StoreTrouble.MISSING,
                "ฐานข้อมูลนี้ยังไม่มีตารางของโปรแกรมแผน โปรดให้ผู้ดูแลสั่ง phaen server init ก่อน",
                self.address,
            )
        # Where most of the tables are there, the others are what is lost.
        if len(there & _TABLES) > len(_TABLES) / 2:
            raise trouble_error(
                StoreTrouble.DAMAGED, "ตารางในฐานข้อมูลหายไปบางส่วน โปรดแจ้งผู้ดูแลเซิร์ฟเวอร์", self.address
            )
        raise trouble_error(
            StoreTrouble.FOREIGN,
            "ฐานข้อมูลนี้เป็นของโปรแกรมอื่น จึงไม่ได้เปิดและไม่ได้แก้ไข โปรดตรวจชื่อฐานข้อมูลในที่อยู่",
            self.address,
        )

    def _asked_revision(self) -> list[tuple[Any, ...]] | None:
        """The rows that say a revision; None where there is no table of them."""
        with self.reading() as reading:
            try:
                return list(reading.rows(_GUARD))
            except psycopg.Error as error:
                if error.sqlstate != _NO_TABLE:
                    raise
                return None

    def _tables(self) -> set[str]:
        query = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema"
        with self.reading() as reading:
            return {name for (name,) in reading.rows(query)}

    @contextmanager
    def creating(self) -> Iterator[sa.Connection]:
        """A transaction that makes the tables; where another makes them, those stay."""
        self._refuse_unless_plain()
        try:
            with thai_errors(self.address), self._engine.begin() as connection:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({IN_USE + 1})")
                yield connection
        except StoreError as error:
            # With the tables of another, who was sooner, all is as it is to be.
            if error.trouble is not StoreTrouble.BUSY or not self._tables():
                raise

    def _refuse_unless_plain(self) -> None:
        """Refuses a database in which texts have another order than in a file."""
        query = (
            "SELECT pg_encoding_to_char(encoding), datcollate FROM pg_database "
            "WHERE datname = current_database()"
        )
        with self.reading() as reading:
            ((encoding, order),) = reading.rows(query)
        if encoding != "UTF8" or order not in {"C", "C.UTF-8", "C.utf8", "POSIX"}:
            raise trouble_error(
                StoreTrouble.FOREIGN,
                f"ฐานข้อมูลนี้เรียงตัวอักษรแบบ {order} และเข้ารหัสแบบ {encoding} จึงใช้เก็บแผนไม่ได้ "
                "โปรดสร้างใหม่ด้วย CREATE DATABASE ... TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'",
                self.address,
            )

    def check(self) -> None:
        """The server looks after its own files; the rows of a plan have their check sums."""

    def back_up_to_migrate(self) -> None:
        """Keeps all of the database in a file on this computer, by the server's own program."""
        dump_before_migration(self.address)

    def take_plan(self, copy: Path, number: int, to: int | None) -> int:
        """Puts the rows of a plan in a file of SQLite into this database."""
        from db.store.copying import put_rows, rows_of  # noqa: PLC0415 - as for the engine

        with SqliteBackend(copy).reading() as reading:
            rows = rows_of(reading, number)
        with self.writing() as connection:
            return put_rows(connection, rows, to)

    @contextmanager
    def reading(self, *, lenient: bool = False) -> Iterator[Reading]:  # noqa: ARG002 - a text is one
        """A transaction that reads, without SQLAlchemy."""
        with thai_errors(self.address):
            reading = PostgresReading(
                self._connections.take(), begins=True, renewed=self._connections.renewed
            )
            try:
                yield reading
                reading.end()
            finally:
                self._connections.give(reading.connection)
                self._rest()

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that writes, as long as the tables are those that this program knows.

        Who changes a plan locks its row first: others who change it wait, and none fails.
        """
        try:
            with thai_errors(self.address), self.begun() as connection:
                yield connection
                connection.commit()
        finally:
            self._rest()

    def begun(self) -> sa.Connection:
        """A transaction whose first question was answered: a connection that rested may be dead."""
        try:
            return self._guarded()
        except psycopg.Error as error:
            if not is_broken(error):
                raise
            return self._guarded()

    def _guarded(self) -> sa.Connection:
        connection = self._engine.connect()
        try:
            found = connection.exec_driver_sql(_GUARD).scalar()
        except Exception as error:
            connection.close()
            # SQLAlchemy closes all that rested with the one that is dead.
            raise getattr(error, "orig", error) from None
        if found != REVISION:
            connection.close()
            raise trouble_error(StoreTrouble.NEWER, _MIGRATED, self.address)
        return connection

    @contextmanager
    def migrating(self) -> Iterator[sa.Connection]:
        """A transaction that may remake tables, while nobody else has the store open.

        Raises:
            StoreError: others have (BUSY); their names are said.
        """
        from sqlalchemy.exc import DBAPIError  # noqa: PLC0415 - who only reads does without

        # One's own connections would be in the way of oneself.
        self._let_go()
        with thai_errors(self.address), self._engine.connect() as connection:
            try:
                self._refuse_unless_alone(connection)
                with connection.begin():
                    yield connection
            finally:
                # With the connection goes the lock, but not before the server has noticed.
                with suppress(DBAPIError):
                    connection.rollback()
                    connection.exec_driver_sql("SELECT pg_advisory_unlock_all()")
                connection.invalidate()

    def _refuse_unless_alone(self, connection: sa.Connection) -> None:
        connection.exec_driver_sql(f"SELECT pg_advisory_unlock_shared({IN_USE})")
        lock = f"SELECT pg_try_advisory_lock({IN_USE})"
        alone = connection.exec_driver_sql(lock).scalar()
        until = time.monotonic() + _NOTICED
        while not alone and time.monotonic() < until:
            # One's own connections are closed here at once, and there a little later.
            time.sleep(_NOTICED / 20)
            alone = connection.exec_driver_sql(lock).scalar()
        who = connection.exec_driver_sql(
            "SELECT string_agg(DISTINCT usename, ', ') FROM pg_stat_activity "
            "WHERE application_name = 'phaen' AND datname = current_database() "
            "AND pid <> pg_backend_pid()"
        ).scalar()
        connection.rollback()
        if not alone:
            raise trouble_error(StoreTrouble.BUSY, _IN_USE.format(who=who or "-"), self.address)

    def reading_within(self, connection: sa.Connection) -> Reading:
        """Reads within a transaction that writes, by the driver itself."""
        driver: Any = connection.connection.driver_connection
        return PostgresReading(driver)

    def announce(self, connection: sa.Connection, number: int) -> None:
        """As `Backend` says; what the notice bears is the number alone."""
        connection.exec_driver_sql("SELECT pg_notify(%s, %s)", (CHANGED, str(number)))

    def may_write(self, number: int) -> bool:
        """As `Backend` says; who set the database up may change all, and so may all before that."""
        with self.reading() as reading:
            ((is_limited,),) = reading.rows(_LIMITED)
            # What says more is there where it is so.
            return not is_limited or bool(list(reading.rows(_WRITABLE, number)))

    def listener(self) -> PostgresListener:
        """What hears others, over a connection of its own."""
        return PostgresListener(self.address)

    def close(self) -> None:
        """Lets go of the connections; what is asked later keeps none."""
        self._is_closed = True
        self._let_go()

    def _rest(self) -> None:
        """A server that answers when nobody waits any more leaves no connection open."""
        if self._is_closed:
            self._let_go()

    def _let_go(self) -> None:
        # Two threads may do it at once.
        engine = vars(self).pop("_engine", None)
        if engine is not None:
            engine.dispose()
        self._connections.close()

    @cached_property
    def _engine(self) -> sa.Engine:
        """What writes go by; it keeps a connection of its own."""
        # It takes longer to import than the last plan to read: one sees that before.
        import sqlalchemy as sa  # noqa: PLC0415

        def connect() -> Connection:
            made = self._connections.fresh()
            made.autocommit = False
            return made

        return sa.create_engine(
            "postgresql+psycopg://", creator=connect, pool_size=1, max_overflow=1
        )
