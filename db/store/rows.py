"""Records to rows: plain values, no connection."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from db.fields import Kind, Spec
from db.store.table_layout import ORDINAL, PARENT, PLAN, ROW, ListTable, Path

Row = dict[str, Any]

_KEPT_EMPTY = {Kind.TEXT, Kind.TEXTS}


def at(record: Any, path: Path) -> Any:
    """What stands at a path of field names."""
    for name in path:
        record = getattr(record, name)
    return record


def columns_of(layout: ListTable, item: Any) -> Row:
    """The columns of an item's own row: its fields, or the value that it is."""
    return {field.column: _to_column(at(item, field.path), field.spec) for field in layout.fields}


def _to_column(value: Any, spec: Spec) -> Any:
    """Absent is NULL, but for texts: theirs is the empty one."""
    return None if value == "" and spec.kind not in _KEPT_EMPTY else value


class RowWriter:
    """Gathers the rows of new items, table by table, owners before what they own."""

    def __init__(self, number: int, first_id: Callable[[ListTable], int]) -> None:
        self._number = number
        self._first_id = first_id
        self._ids: dict[str, itertools.count[int]] = {}
        self.rows: dict[str, list[Row]] = defaultdict(list)

    def add_list(
        self, layout: ListTable, items: Sequence[Any], owner: int | None, *, start: int = 0
    ) -> None:
        """Adds items as the rows of one list, from the position `start` on."""
        for ordinal, item in enumerate(items, start):
            self.add(layout, item, owner, ordinal)

    def add(self, layout: ListTable, item: Any, owner: int | None, ordinal: int) -> None:
        """Adds the row of one item, and the rows of all that lies below it."""
        row = {PLAN: self._number, ORDINAL: ordinal, **columns_of(layout, item)}
        if layout.nested:
            row[PARENT] = owner
        if layout.record is not None:
            row[ROW] = self._next_id(layout)
        self.rows[layout.name].append(row)
        for path, below in layout.lists:
            self.add_list(below, at(item, path), row[ROW])

    def _next_id(self, layout: ListTable) -> int:
        name = layout.name
        if name not in self._ids:
            self._ids[name] = itertools.count(self._first_id(layout))
        return next(self._ids[name])
