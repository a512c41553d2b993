"""สยป.3 and the score sheet of all units in one: the rows that each unit's own forms have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from forms.document import Row, Table
from forms.gathering.board import quarter_note
from forms.gathering.cells import band
from forms.gathering.unit_plan import Gathered, UnitPlan

TableOf = Callable[[UnitPlan], Table | None]


def combined_tables(gathered: Gathered, table_of: TableOf) -> Iterator[Table]:
    """The units' tables as one, each unit named above its rows.

    Units whose edition has other columns follow in a table of their own.
    """
    by_columns: dict[tuple[str, ...], list[tuple[UnitPlan, Table]]] = {}
    for plan in gathered.units:
        if (own := table_of(plan)) is not None:
            by_columns.setdefault(_columns_of(own), []).append((plan, own))
    for tables in by_columns.values():
        first = tables[0][1]
        rows = (row for plan, own in tables for row in _rows(plan, own, gathered.quarter))
        yield replace(first, body=tuple(rows))


def without(gathered: Gathered, table_of: TableOf) -> tuple[str, ...]:
    """The units that have nothing to show yet."""
    return tuple(plan.unit for plan in gathered.units if table_of(plan) is None)


def _columns_of(table: Table) -> tuple[str, ...]:
    return tuple(cell.text for row in table.header for cell in row.cells)


def _rows(plan: UnitPlan, own: Table, quarter: int) -> Iterator[Row]:
    said = quarter_note(plan, quarter)
    yield band(f"{plan.unit} ({said})" if said else plan.unit, len(own.widths))
    yield from own.body
