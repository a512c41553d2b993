"""SQLAlchemy over a store's file: for what writes. Imported when something is written."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from db.store import sqlite


class ExactText(sa.types.TypeDecorator[Decimal]):
    """A figure as its decimal text: SQLite's own numbers would round it."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | int | None, dialect: sa.Dialect) -> str | None:  # noqa: ARG002, D102
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> Decimal | None:  # noqa: ARG002, D102
        return None if value is None else Decimal(value)


def open_engine(path: Path, *, foreign_keys: bool = True) -> sa.Engine:
    """An engine whose connections live for one transaction each, safe on network folders.

    A transaction opened with the execution option `write` waits for its turn to write
    before it reads, so that it never fails half way.
    """
    url = sa.URL.create("sqlite", database=str(path))
    engine = sa.create_engine(url, poolclass=sa.NullPool, connect_args={"timeout": sqlite.WAIT})

    @sa.event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:
        sqlite.prepare(connection, foreign_keys=foreign_keys)

    @sa.event.listens_for(engine, "begin")
    def _on_begin(connection: sa.Connection) -> None:
        write = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine
