"""What was done in a plan, by whom and when, and the plan as it was at any time since.

A trigger keeps each row that came, went or changed (`rights.sql`), whatever program did it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from psycopg import sql
from psycopg.types.json import Jsonb

from db.records import Package
from db.store.backend import Reading
from db.store.postgresql.troubles import thai_errors
from db.store.row_reader import missing, read_plan
from db.store.table_layout import NUMBER, PLAN, PLANS, tables_from

if TYPE_CHECKING:
    from db.store.postgresql.backend import PostgresBackend
    from db.store.postgresql.connecting import Connection

_STEPS = (
    "SELECT transaction, min(at), min(who), count(*), "
    "string_agg(DISTINCT list, ' ' ORDER BY list) FROM plan_history "
    "WHERE plan_number = ? GROUP BY transaction ORDER BY min(id) DESC LIMIT 1000"
)
_SINCE = (
    "SELECT list, row_id, old, new FROM plan_history "
    "WHERE plan_number = %s AND at > %s ORDER BY id DESC"
)


# How deep a list lies: an owner comes before what it owns.
_DEPTHS = {layout.name: at for at, layout in enumerate(tables_from(PLANS))}


class _Kept(NamedTuple):
    """What the trigger has kept of a row: what it was and became; None: not there."""

    table: str
    row: str
    old: Any
    new: Any


class SavedStep(NamedTuple):
    """What one saved at once: when, who, how many rows, of which lists."""

    at: datetime
    who: str
    rows: int
    lists: tuple[str, ...]


def saved_steps(reading: Reading, number: int) -> list[SavedStep]:
    """All that was saved of a plan, the newest first; a thousand at most."""
    return [
        SavedStep(at, who, rows, tuple(lists.split(" ")))
        for _, at, who, rows, lists in reading.rows(_STEPS, number)
    ]


def plan_at(backend: PostgresBackend, number: int, moment: datetime) -> Package:
    """A plan as it was at a time: what was done since is taken back, read, and not kept.

    Raises:
        StoreError: it is not there, or may not be written.
    """
    with thai_errors(backend.address), backend.begun() as connection:
        driver: Any = connection.connection.driver_connection
        kept = [_Kept(*each) for each in driver.execute(_SINCE, (number, moment))]
        for each in _owners_first(kept):
            _take_back(driver, number, each)
        found = read_plan(backend.reading_within(connection), number)
        connection.rollback()
    if found is None:
        raise missing(number, backend.place)
    return found[1]


def _owners_first(kept: list[_Kept]) -> Iterator[_Kept]:
    """What was done, the last first; of rows that went together, owners before what they own."""
    for is_removal, run in groupby(kept, lambda each: each.new is None):
        gone = list(run)
        yield from sorted(gone, key=lambda each: _DEPTHS[each.table]) if is_removal else gone


def _take_back(driver: Connection, number: int, kept: _Kept) -> None:
    table, row, old, new = kept
    own = NUMBER if table == PLANS.name else PLAN
    names = {"table": sql.Identifier(table), "own": sql.Identifier(own)}
    if old is None:
        gone = sql.SQL("DELETE FROM {table} WHERE {own} = %s AND id = %s").format(**names)
        driver.execute(gone, (number, row))
        return
    was = sql.SQL("jsonb_populate_record(NULL::{table}, %s::jsonb)").format(**names)
    value = Jsonb(old)
    if new is None:
        back = sql.SQL("INSERT INTO {table} SELECT * FROM {was}").format(was=was, **names)
        driver.execute(back, (value,))
        return
    columns = sql.SQL(", ").join(
        sql.SQL("{column} = was.{column}").format(column=sql.Identifier(name)) for name in old
    )
    change = sql.SQL(
        "UPDATE {table} SET {columns} FROM {was} was WHERE {table}.{own} = %s AND {table}.id = %s"
    ).format(columns=columns, was=was, **names)
    driver.execute(change, (value, number, row))
