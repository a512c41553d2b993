"""`phaen list-out`, `list-in` and `mappings`: lists of a plan for other systems, and in again."""

# ruff: noqa: PLC0415 - as in `desktop.commandline.commands`
from __future__ import annotations

import argparse
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db import files
from db.column_mappings import default_path, write_object
from db.errors import PhaenError
from desktop.commandline.plans import read_plan
from forms.listing.keeping import known_mappings, mapping_called
from forms.listing.kinds import list_kinds
from forms.listing.mapping import ListMapping, MappingError, as_object
from forms.listing.ready_made import whole_list

if TYPE_CHECKING:
    from forms.listing.reading import ReadRow


def write_list(arguments: argparse.Namespace) -> str:
    """Writes a list of a plan by a mapping; what to say of it.

    Raises:
        PhaenError: there is no such plan, list or mapping, or the file cannot be written.
    """
    from forms.listing.table import listed_rows
    from forms.listing.writing import SUFFIXES, written

    target: Path = arguments.to
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise PhaenError(f"ชื่อแฟ้ม {target} ต้องลงท้ายด้วย {' หรือ '.join(SUFFIXES)}")
    mapping = _mapping(arguments.mapping, arguments.list)
    rows = listed_rows(read_plan(arguments), mapping)
    files.write_atomically(target, written(mapping, rows, suffix))
    return f"บันทึกแล้ว: {target} ({len(rows):,} แถว ตามแบบรายการ “{mapping.name}”)"


def read_list(arguments: argparse.Namespace) -> tuple[str, list[dict[str, Any]]]:
    """Reads a list by a mapping: what to say of it, and its rows as values of JSON.

    Raises:
        PhaenError: there is no such mapping, or the file is none of it.
    """
    from forms.listing.reading import read_rows

    mapping = _mapping(arguments.mapping, arguments.list)
    values = [_values(row) for row in read_rows(arguments.file, mapping)]
    if arguments.to is None:
        said = f"อ่านได้ {len(values):,} แถว ตามแบบรายการ “{mapping.name}”"
        return f"{said} ทุกช่องถูกต้อง ดูค่าได้ด้วย --json หรือ --to OUT.json", values
    write_object(arguments.to, values)
    return f"อ่านแล้ว: {arguments.to} ({len(values):,} แถว)", values


def take_list(
    arguments: argparse.Namespace, back_up: Callable[[], str]
) -> tuple[bool, list[str], Any]:
    """A plan beside a list: whether nothing is left, what to say, and the same as a value.

    `back_up` makes a backup before the plan is changed, and gives the command that leads back.

    Raises:
        PhaenError: there is no such plan or mapping, or the file is none of it.
    """
    from db.merging.merge import merge
    from db.store.store import Store
    from desktop.commandline.comparing import as_json, by_place, said_of, save_merged, taken_of
    from desktop.commandline.plans import existing
    from forms.editing.states import State
    from forms.listing.reading import read_rows
    from forms.listing.taking import taken
    from forms.merging.drafts import merged_state

    mapping = _mapping(arguments.mapping, arguments.list)
    rows = read_rows(arguments.file, mapping)
    with Store.open(existing(arguments.db)) as store:
        package, drafts = store.load_with_drafts(arguments.plan)
        came = taken(package, mapping, rows)
        found = merge(None, package, came.package)
        decided = taken_of(found, arguments.take)
        lines = [*came.remarks, *said_of(found, decided)]
        if decided is not None and found.differences:
            lines.append(f"เลิกได้ด้วยคำสั่ง {back_up()}")
            ours = State(package, by_place(drafts))
            made = merged_state(ours, found, found.decided(decided), State(came.package, {}))
            save_merged(store, arguments.plan, ours, made)
    value = {**as_json(found, decided), "remarks": list(came.remarks)}
    is_done = not came.remarks and (decided is not None or not found.conflicts)
    return is_done, lines, value


def listed_mappings() -> list[ListMapping]:
    """The mappings that there are.

    Raises:
        PhaenError: what the user keeps cannot be read.
    """
    return list(known_mappings(default_path()))


def write_mapping(arguments: argparse.Namespace) -> str:
    """Writes a mapping, or a whole list as one, into a file to be changed; what to say of it.

    Raises:
        PhaenError: there is none, or the file cannot be written.
    """
    write_object(arguments.to, as_object(_mapping(arguments.mapping, arguments.list)))
    return f"บันทึกแล้ว: {arguments.to}"


def _mapping(name: str | None, kind: str | None) -> ListMapping:
    """The mapping of a name or a file; without one all columns of a list."""
    if kind is not None and kind not in list_kinds():
        raise MappingError(f"ไม่มีรายการ “{kind}” ที่มีคือ {' '.join(list_kinds())}")
    if name is None and kind is None:
        raise MappingError("โปรดระบุ --mapping ชื่อแบบรายการ หรือ --list ชื่อรายการ")
    if name is None:
        return whole_list(list_kinds()[str(kind)])
    mapping = mapping_called(name, default_path())
    if kind not in {None, mapping.list}:
        raise MappingError(f"แบบรายการ “{mapping.name}” เป็นของรายการ {mapping.list} ไม่ใช่ {kind}")
    return mapping


def _values(row: ReadRow) -> dict[str, Any]:
    """A row's values as JSON has them: figures that it has no number for as text."""
    return {name: _plain(value) for name, value in row.values.items()}


def _plain(value: Any) -> Any:
    if not isinstance(value, Decimal):
        return value
    if value == value.to_integral_value():
        return int(value)
    exact = Decimal(repr(float(value))) == value
    return float(value) if exact else str(value)
