"""Records to rows: plain values, no connection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from db.errors import StoreError
from db.fields import Kind, Spec
from db.identity import new_identity
from db.references import Reference
from db.store.ranks import ranks
from db.store.table_layout import PARENT, PLAN, RANK, ROW, ListTable, Path

Row = dict[str, Any]

_KEPT_EMPTY = {Kind.TEXT, Kind.TEXTS}


def at(record: Any, path: Path) -> Any:
    """What stands at a path of field names."""
    for name in path:
        record = getattr(record, name)
    return record


def columns_of(layout: ListTable, item: Any) -> Row:
    """The columns of an item's own row: its fields, or the value that it is.

    Raises:
        StoreError: it refers to a record that is not in the plan.
    """
    columns: Row = {}
    for field in layout.fields:
        value = at(item, field.path)
        columns[field.column] = _to_column(value, field.spec)
        if field.identity:
            columns[field.identity] = value.id if isinstance(value, Reference) else None
    return columns


def _to_column(value: Any, spec: Spec) -> Any:
    """Absent is NULL, but for texts: theirs is the empty one."""
    if spec.kind in {Kind.REF, Kind.REFS}:
        return _referred(value, spec)
    if value == "" and spec.kind not in _KEPT_EMPTY:
        return None
    return str(value) if isinstance(value, Reference) else value


def _referred(value: str, spec: Spec) -> str | None:
    """The identity of the record that a key names; None where it is empty."""
    if isinstance(value, Reference):
        return value.id
    if not value:
        return None
    raise StoreError(
        f"ยังไม่ได้บันทึก เพราะข้อมูลขัดกัน: “{spec.label}” อ้างถึง “{value}” ซึ่งไม่มีในแผน "
        "โปรดเลือกใหม่ แล้วลองอีกครั้ง"
    )


class RowWriter:
    """Gathers the rows of new items, table by table, owners before what they own."""

    def __init__(self, number: int) -> None:
        self._number = number
        self.rows: dict[str, list[Row]] = defaultdict(list)

    def add_lists(self, layout: ListTable, item: Any, owner: str) -> None:
        """Adds the items of all lists of a record, whose row is named `owner`."""
        for path, below in layout.lists:
            items: Sequence[Any] = at(item, path)
            for each, rank in zip(items, ranks(len(items)), strict=True):
                name = each.id if below.identified else new_identity()
                self.add(below, each, owner=owner, name=name, rank=rank)

    def add(self, layout: ListTable, item: Any, *, owner: str, name: str, rank: str) -> None:
        """Adds the row of one item, and the rows of all that lies below it."""
        if not name:
            raise ValueError(f"a record of {layout.name} has no identity")
        row = {PLAN: self._number, ROW: name, RANK: rank, **columns_of(layout, item)}
        if layout.nested:
            row[PARENT] = owner
        self.rows[layout.name].append(row)
        self.add_lists(layout, item, name)
