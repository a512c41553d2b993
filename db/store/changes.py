"""What differs between two states of a plan, written row by row.

Records that did not change are the same objects in both states and are passed over;
so a change costs what it touches, not what the plan holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from db.fields import Kind, specs
from db.store.rows import RowWriter, at, columns_of
from db.store.table_layout import ORDINAL, PARENT, PLAN, ROW, ListTable
from db.store.tables import table_of


class ChangeWriter:
    """Writes the difference of one plan over an open transaction."""

    def __init__(self, connection: sa.Connection, number: int) -> None:
        self._connection = connection
        self._number = number
        self._new = RowWriter(number, self._free_id)

    def write_below(self, layout: ListTable, owner: int | None, old: Any, new: Any) -> None:
        """Writes what differs in the lists of one record, whose row is `owner`."""
        for path, below in layout.lists:
            before, after = at(old, path), at(new, path)
            if before is after:
                continue
            if below.record is None:
                self._rewrite(below, owner, before, after)
            else:
                self._write_list(below, owner, before, after)

    def flush(self, tables: Sequence[sa.Table]) -> None:
        """Inserts the rows of all new items; `tables` in the order of who owns whom."""
        for table in tables:
            rows = self._new.rows.get(table.name)
            if rows:
                self._connection.execute(sa.insert(table), rows)

    def _rewrite(
        self, layout: ListTable, owner: int | None, before: Sequence[Any], after: Sequence[Any]
    ) -> None:
        """Texts and keys have no rows of their own to keep: all of the list is written."""
        if before != after:
            self._connection.execute(
                sa.delete(table_of(layout)).where(*self._within(layout, owner))
            )
            self._new.add_list(layout, after, owner)

    def _write_list(
        self, layout: ListTable, owner: int | None, before: Sequence[Any], after: Sequence[Any]
    ) -> None:
        ids = self._ids(layout, owner)
        matches = match(before, after)
        kept = {position for position in matches if position is not None}
        gone = [ids[position] for position in range(len(before)) if position not in kept]
        if gone:
            row = table_of(layout).c[ROW]
            self._connection.execute(
                sa.delete(table_of(layout)).where(self._own(layout), row.in_(gone))
            )
        moved = self._make_way(layout, owner, matches)
        for ordinal, (item, position) in enumerate(zip(after, matches, strict=True)):
            if position is None:
                self._new.add(layout, item, owner, ordinal)
                continue
            place = {ORDINAL: ordinal} if moved else {}
            self._write_item(layout, ids[position], before[position], item, place)

    def _make_way(
        self, layout: ListTable, owner: int | None, matches: Sequence[int | None]
    ) -> bool:
        """Whether rows change places; then all leave theirs first, so that none collide."""
        moved = any(old is not None and old != new for new, old in enumerate(matches))
        if moved:
            ordinal = table_of(layout).c[ORDINAL]
            self._connection.execute(
                sa.update(table_of(layout))
                .where(*self._within(layout, owner))
                .values({ordinal: -1 - ordinal})
            )
        return moved

    def _write_item(
        self, layout: ListTable, row: int, old: Any, new: Any, place: dict[str, int]
    ) -> None:
        values: dict[str, Any] = dict(place)
        if old is not new:
            before = columns_of(layout, old)
            values |= {
                name: value
                for name, value in columns_of(layout, new).items()
                if not _same(value, before[name])
            }
        if values:
            self._connection.execute(
                sa.update(table_of(layout))
                .where(self._own(layout), table_of(layout).c[ROW] == row)
                .values(values)
            )
        if old is not new:
            self.write_below(layout, row, old, new)

    def _own(self, layout: ListTable) -> sa.ColumnElement[bool]:
        return table_of(layout).c[PLAN] == self._number

    def _within(self, layout: ListTable, owner: int | None) -> tuple[sa.ColumnElement[bool], ...]:
        own = self._own(layout)
        return (own, table_of(layout).c[PARENT] == owner) if layout.nested else (own,)

    def _ids(self, layout: ListTable, owner: int | None) -> list[int]:
        found = self._connection.execute(
            sa.select(table_of(layout).c[ROW])
            .where(*self._within(layout, owner))
            .order_by(table_of(layout).c[ORDINAL])
        )
        return list(found.scalars())

    def _free_id(self, layout: ListTable) -> int:
        highest = sa.select(sa.func.max(table_of(layout).c[ROW])).where(self._own(layout))
        return int(self._connection.execute(highest).scalar() or 0) + 1


def match(before: Sequence[Any], after: Sequence[Any]) -> list[int | None]:
    """For each item of `after` the position in `before` of what it was; None where new.

    The same object is itself; a record with a key is the one that bore its key; what is
    left of both is taken in order.
    """
    found: list[int | None] = [None] * len(after)
    _pair([id(item) for item in before], [id(item) for item in after], found)
    _pair([_key(item) for item in before], [_key(item) for item in after], found)
    _pair([_kind(item) for item in before], [_kind(item) for item in after], found)
    return found


def _pair(before: Sequence[Any], after: Sequence[Any], found: list[int | None]) -> None:
    """Gives each item without a match the first one left that has its mark."""
    taken = set(found)
    free: dict[Any, list[int]] = defaultdict(list)
    for position in reversed(range(len(before))):
        if position not in taken:
            free[before[position]].append(position)
    for position, mark in enumerate(after):
        if found[position] is None and mark is not None and free.get(mark):
            found[position] = free[mark].pop()


def _key(item: Any) -> Any:
    for name, spec in specs(type(item)).items():
        if spec.kind is Kind.KEY:
            return getattr(item, name)
    return None


def _kind(item: Any) -> Any:
    return type(item)


def _same(value: Any, other: Any) -> bool:
    """Equal to the last digit: 1.0 is not 1.00 here."""
    return value is other or (value == other and str(value) == str(other))
