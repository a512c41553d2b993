"""What differs between two states of a plan, written row by row.

Records that did not change are the same objects in both states and are passed over; so a
change costs what it touches, not what the plan holds. Rows are told by identity, whoever
wrote them: what another has put in between stays, what another has taken out stays out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from db.identity import new_identity
from db.records import Package
from db.store.dangling import Dangling
from db.store.list_order import Standing, matches, new_ranks
from db.store.rows import Row, RowWriter, at, columns_of
from db.store.table_layout import NUMBER, PARENT, PLAN, PLANS, RANK, ROW, ListTable, tables_from
from db.store.tables import METADATA, table_of
from db.store.value_marks import held, mark


class ChangeWriter:
    """Writes the difference of one plan over an open transaction."""

    def __init__(self, connection: sa.Connection, number: int) -> None:
        self._connection = connection
        self._number = number
        self._new = RowWriter(number)
        self._dangling = Dangling(connection, number)
        self._touched: set[str] = set()

    def write(self, old: Package, new: Package) -> set[str]:
        """Writes what differs between two states of the plan and its reports.

        Returns the names of the lists' tables in which rows may be others than before.
        """
        values = _differing(PLANS, old, new)
        if values:
            plans = table_of(PLANS)
            own = plans.c[NUMBER] == self._number
            self._connection.execute(sa.update(plans).where(own).values(values))
            self._touched.add(PLANS.name)
        self._write_lists(PLANS, "", old, new)
        self._insert()
        return self._touched | self._dangling.drop()

    def _write_lists(self, layout: ListTable, owner: str, old: Any, new: Any) -> None:
        """Writes what differs in the lists of one record, whose row is named `owner`."""
        for path, below in layout.lists:
            before, after = at(old, path), at(new, path)
            if before is after:
                continue
            if below.identified:
                self._write_records(below, owner, before, after)
            else:
                self._write_values(below, owner, before, after)

    def _write_records(
        self, layout: ListTable, owner: str, before: Sequence[Any], after: Sequence[Any]
    ) -> None:
        old = {item.id: item for item in before}
        new = {item.id: item for item in after}
        there = [] if list(old) == list(new) else self._there(layout, owner)
        self._write_list(layout, owner, old, new, there)

    def _write_values(
        self, layout: ListTable, owner: str, before: Sequence[Any], after: Sequence[Any]
    ) -> None:
        """Writes texts and bare records, which have no identities: by the rows that hold them.

        What another has rewritten or taken out is not rewritten here: both are kept.
        """
        found = held(self._connection, layout, self._within(layout, owner))
        there = [row for row, _ in found]
        old_marks = [mark(layout, item) for item in before]
        new_marks = [mark(layout, item) for item in after]
        rows = matches([held_mark for _, held_mark in found], old_marks)
        old_names = [new_identity() if row is None else there[row].name for row in rows]
        new_names = []
        for now, was in zip(new_marks, matches(old_marks, new_marks, replaced=True), strict=True):
            stays = was is not None and (old_marks[was] == now or rows[was] is not None)
            new_names.append(old_names[was] if was is not None and stays else new_identity())
        old = dict(zip(old_names, before, strict=True))
        self._write_list(layout, owner, old, dict(zip(new_names, after, strict=True)), there)

    def _write_list(
        self,
        layout: ListTable,
        owner: str,
        old: Mapping[str, Any],
        new: Mapping[str, Any],
        there: Sequence[Standing],
    ) -> None:
        """Writes a list whose items go by the names of their rows; `there` are those rows now."""
        ranks: dict[str, str] = {}
        if list(old) != list(new):
            self._delete(layout, [name for name in old if name not in new])
            ranks = new_ranks(list(old), list(new), there)
        for name, item in new.items():
            if name in old:
                self._update(layout, name, old[name], item, ranks.pop(name, None))
        known = dict(there)
        come = [name for name in new if name not in old]
        if come and (there or self._owner_is_there(layout, owner)):
            for name in come:
                rank = ranks.pop(name, None) or known[name]
                self._new.add(layout, new[name], owner=owner, name=name, rank=rank)
        for name, rank in ranks.items():
            self._set(layout, name, {RANK: rank})

    def _update(self, layout: ListTable, name: str, old: Any, new: Any, rank: str | None) -> None:
        values: Row = {} if old is new else _differing(layout, old, new)
        self._dangling.wrote(layout.name, values)
        if rank is not None:
            values[RANK] = rank
        is_there = self._set(layout, name, values) if values else True
        if is_there and old is not new:
            self._write_lists(layout, name, old, new)

    def _set(self, layout: ListTable, name: str, values: Row) -> bool:
        """Writes columns of a row; whether it is there."""
        self._touched.add(layout.name)
        table = table_of(layout)
        own = sa.and_(table.c[PLAN] == self._number, table.c[ROW] == name)
        return bool(self._connection.execute(sa.update(table).where(own).values(values)).rowcount)

    def _insert(self) -> None:
        """Inserts the rows of all new items."""
        for layout in tables_from(PLANS):
            rows = self._new.rows.get(layout.name)
            if rows:
                # One that went and comes back may have been brought back by another.
                self._delete_rows(layout, (row[ROW] for row in rows))
                self._connection.execute(sa.insert(table_of(layout)), rows)
                self._touched.add(layout.name)
                self._dangling.wrote(layout.name, rows[0])

    def _delete(self, layout: ListTable, names: Sequence[str]) -> None:
        if names:
            self._delete_rows(layout, names)
            self._dangling.deleted(layout.name)

    def _delete_rows(self, layout: ListTable, names: Iterable[str]) -> None:
        """Deletes rows of a table, and with them what lies below."""
        table = table_of(layout)
        own = sa.and_(table.c[PLAN] == self._number, table.c[ROW] == sa.bindparam("name"))
        gone = sa.delete(table).where(own)
        if self._connection.execute(gone, [{"name": name} for name in names]).rowcount:
            self._touched.update(each.name for each in tables_from(layout))

    def _there(self, layout: ListTable, owner: str) -> list[Standing]:
        """The rows of a list as they are now, in order."""
        table = table_of(layout)
        query = sa.select(table.c[ROW], table.c[RANK]).where(self._within(layout, owner))
        found = self._connection.execute(query.order_by(table.c[RANK], table.c[ROW]))
        return [Standing(name, rank) for name, rank in found]

    def _within(self, layout: ListTable, owner: str) -> sa.ColumnElement[bool]:
        table = table_of(layout)
        own = table.c[PLAN] == self._number
        return sa.and_(own, table.c[PARENT] == owner) if layout.nested else own

    def _owner_is_there(self, layout: ListTable, owner: str) -> bool:
        """Whether nobody has taken out the record that a list belongs to."""
        if not layout.nested:
            return True
        owners = METADATA.tables[layout.parent]
        own = sa.and_(owners.c[PLAN] == self._number, owners.c[ROW] == owner)
        return self._connection.execute(sa.select(owners.c[ROW]).where(own)).first() is not None


def _differing(layout: ListTable, old: Any, new: Any) -> Row:
    """The columns of an item that differ, to the last digit: 1.0 is not 1.00 here."""
    before = columns_of(layout, old)
    return {
        name: value
        for name, value in columns_of(layout, new).items()
        if not (
            value is before[name] or (value == before[name] and str(value) == str(before[name]))
        )
    }
