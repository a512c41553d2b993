"""Check sums of a plan: what tells that what is read is what was written.

Each table has one sum for each plan: over the plan's rows as they are read, in their order.
They are written in the transaction that writes the rows; a change makes anew those of the
tables that it touched.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from db.store import queries
from db.store.backend import Reading
from db.store.table_layout import DRAFTS, PLANS, SUMS, tables_from

# What a plan is read by, by the name of its table.
QUERIES: Mapping[str, str] = {
    PLANS.name: queries.head(),
    **{layout.name: queries.items(layout) for layout in tables_from(PLANS) if layout is not PLANS},
    DRAFTS: queries.drafts(),
}
_KEPT = queries.select(("name", "sum"), SUMS, "plan_number = ?", "name")
_NAMES = {query: name for name, query in QUERIES.items()}

# Rows as one text, in which no two lists of rows are the same.
_text_of = json.JSONEncoder(
    ensure_ascii=False,
    check_circular=False,
    separators=(",", ":"),
    default=lambda data: {"sha256": hashlib.sha256(data).hexdigest()},
).encode


def sum_of(rows: list[tuple[Any, ...]]) -> str:
    """The check sum of rows: texts, figures, bytes and absent values."""
    return hashlib.sha256(_text_of(rows).encode("utf-8", "surrogatepass")).hexdigest()


_NONE = sum_of([])


def table_sum(name: str, rows: list[tuple[Any, ...]]) -> str:
    """The check sum of a plan's rows of a table."""
    # When a plan was saved is not what it says: a plan brought back from a backup has both.
    return sum_of([row[1:] for row in rows] if name == PLANS.name else rows)


def sums(reading: Reading, number: int, tables: Iterable[str]) -> dict[str, str]:
    """The check sums of what stands in tables of a plan now, by table."""
    names = list(tables)
    reading.expect([QUERIES[name] for name in names], number)
    return {name: table_sum(name, list(reading.rows(QUERIES[name], number))) for name in names}


class SummedReading:
    """A transaction that reads one plan, and looks whether its rows are those written."""

    def __init__(self, reading: Reading, number: int) -> None:
        self._reading = reading
        self._number = number
        self._found: dict[str, str] = {}

    def rows(self, query: str, *values: object) -> Iterable[tuple[Any, ...]]:
        """The rows of a query, as `Reading` gives them."""
        rows = list(self._reading.rows(query, *values))
        if query in _NAMES:
            name = _NAMES[query]
            self._found[name] = table_sum(name, rows)
        return rows

    def expect(self, queries: Sequence[str], number: int) -> None:
        """Tells which queries are asked next, as `Reading` has it."""
        self._reading.expect([*queries, _KEPT], number)

    def agrees(self) -> bool:
        """Whether what was read of the plan so far is what was written."""
        kept = self._kept()
        return all(kept.get(name, _NONE) == found for name, found in self._found.items())

    def disagreeing(self) -> tuple[str, ...]:
        """The tables whose rows of the plan are not those written, all of them looked at."""
        kept, found = self._kept(), sums(self._reading, self._number, QUERIES)
        return tuple(name for name in QUERIES if kept.get(name, _NONE) != found[name])

    def _kept(self) -> dict[str, str]:
        rows = self._reading.rows(_KEPT, self._number)
        return {name: kept for name, kept in rows}  # noqa: C416 - of tuples of any length
