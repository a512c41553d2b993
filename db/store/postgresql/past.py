"""A plan as it was: what is there now, with what was done since taken back.

The server says what each row was before all that; nothing is written, so that who may only read
a plan can look at any time of it, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from db.fields import Kind
from db.records import Package
from db.store import queries
from db.store.backend import Reading
from db.store.postgresql.history import NEWEST
from db.store.row_reader import read_plan
from db.store.table_layout import (
    IDENTITY,
    NUMBER,
    PARENT,
    PLAN,
    PLANS,
    PREVIOUS,
    RANK,
    ROW,
    SAVED_AT,
    ListTable,
    tables_from,
)

Row = dict[str, Any]
# The rows of each table, by what names them.
Tables = dict[str, dict[str, Row]]

# Of each row that came, went or changed since: what it was of old, field by field; NULL where it
# was not there. The first thing that was done to it tells.
_SINCE = """
WITH since AS (
    SELECT id, list, row_id, old FROM plan_history
    WHERE plan_number = ? AND id > ? AND id <= ?
),
firsts AS (
    SELECT DISTINCT ON (list, row_id) list, row_id, old IS NULL AS came
    FROM since ORDER BY list, row_id, id
),
was AS (
    SELECT DISTINCT ON (since.list, since.row_id, field.key)
        since.list, since.row_id, field.key, field.value
    FROM since, jsonb_each(since.old) AS field
    ORDER BY since.list, since.row_id, field.key, since.id
)
SELECT list, row_id, CASE WHEN came THEN NULL
    ELSE jsonb_object_agg(key, value) FILTER (WHERE key IS NOT NULL) END
FROM firsts LEFT JOIN was USING (list, row_id) GROUP BY list, row_id, came
"""
_UNTIL = "SELECT coalesce(max(id), 0) FROM plan_history WHERE plan_number = ? AND at <= ?"


def plan_at(reading: Reading, number: int, moment: datetime) -> Package | None:
    """A plan as it was at a time; None: it was not there."""
    ((last,),) = reading.rows(_UNTIL, number, moment)
    return plan_after(reading, number, last)


def plan_after(reading: Reading, number: int, last: int) -> Package | None:
    """A plan as it was when a row of its history had been kept, as the last; None: not there."""
    return _read(_tables_after(reading, number, last), number)


def plan_around(
    reading: Reading, number: int, first: int, last: int
) -> tuple[Package | None, Package | None]:
    """A plan as it was before rows of its history, and after them; None: not there."""
    tables = _tables_after(reading, number, last)
    after = _read(tables, number)
    _take_all_back(reading, number, tables, first - 1, last)
    return _read(tables, number), after


def _read(tables: Tables, number: int) -> Package | None:
    found = read_plan(_Past(tables, number), number, removed=True)
    return None if found is None else found[1]


def _tables_after(reading: Reading, number: int, last: int) -> Tables:
    reading.expect([_rows_of(layout) for layout in tables_from(PLANS)], number)
    tables: Tables = {
        layout.name: {row[ROW]: row for (row,) in reading.rows(_rows_of(layout), number)}
        for layout in tables_from(PLANS)
    }
    _take_all_back(reading, number, tables, last, NEWEST)
    return tables


def _take_all_back(reading: Reading, number: int, tables: Tables, after: int, until: int) -> None:
    for table, name, old in reading.rows(_SINCE, number, after, until):
        _take_back(tables.get(table, {}), name, old)


def _take_back(rows: dict[str, Row], name: str, old: Row | None) -> None:
    """Makes a row what it was; a table that is no more has none."""
    if old is None:
        rows.pop(name, None)
    else:
        rows[name] = rows.get(name, {}) | old


@cache
def _rows_of(layout: ListTable) -> str:
    own = NUMBER if layout is PLANS else PLAN
    return f'SELECT to_jsonb(t) FROM "{layout.name}" AS t WHERE t.{own} = ?'  # noqa: S608 - own names


class _Past:
    """Answers what is asked to read one plan, out of rows that are at hand."""

    def __init__(self, tables: Tables, number: int) -> None:
        self._answers: dict[str, list[tuple[Any, ...]]] = {
            queries.there(): [(number,)],
            queries.drafts(): [],
        }
        for layout in tables_from(PLANS):
            self._answers |= _answers_of(layout, tables[layout.name])

    def rows(self, query: str, *_values: object) -> Iterable[tuple[Any, ...]]:
        """The rows of a query, as `Reading` gives them."""
        return self._answers[query]

    def expect(self, queries: Sequence[str], number: int) -> None:
        """All is at hand."""


def _answers_of(layout: ListTable, rows: Mapping[str, Row]) -> dict[str, list[tuple[Any, ...]]]:
    columns = _readers(layout)
    if layout is PLANS:
        head = [SAVED_AT, IDENTITY, PREVIOUS]
        return {queries.head(): [_values(row, head, columns) for row in rows.values()]}
    # Texts have the order of their letters' numbers, as in the database.
    ordered = sorted(rows.values(), key=lambda row: (row[RANK], row[ROW]))
    own = [PARENT if layout.nested else "", ROW if layout.record else ""]
    found = {queries.items(layout): [_values(row, own, columns) for row in ordered]}
    called = "code" if queries.key_of(layout) is None else "key"
    if called in columns:
        found[queries.names(layout)] = [(row[ROW], row.get(called)) for row in ordered]
    return found


def _values(
    row: Row, own: Sequence[str], columns: Mapping[str, Callable[[Any], Any] | None]
) -> tuple[Any, ...]:
    fields = ((row.get(name), read) for name, read in columns.items())
    return (
        *(row.get(name) for name in own),
        *(value if read is None or value is None else read(value) for value, read in fields),
    )


@cache
def _readers(layout: ListTable) -> dict[str, Callable[[Any], Any] | None]:
    """The columns of a table's fields, in order, with what makes of JSON what the driver gives."""
    return {
        column: _bytes if field.spec.kind is Kind.DATA else None
        for field in layout.fields
        for column in field.columns
    }


def _bytes(value: str) -> bytes:
    """Bytes as the server writes them in a text, two digits each behind a sign."""
    return bytes.fromhex(value.removeprefix("\\x"))
