"""A column mapping: which columns a list has, in what order, by what headings, in what forms.

It is data: an object of a JSON file, kept by name. `mapping_from` reads one and refuses it in
Thai, `as_object` writes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, get_args

from db.errors import PhaenError
from db.letters import why_unfit
from db.record_classes import record
from forms.listing.columns import Column
from forms.listing.forms import Dates, Digits, Encoding, Era, Forms, Separator
from forms.listing.kinds import ListKind, list_kinds

MOST_COLUMNS = 200
MOST_DECIMALS = 6
_LONGEST = 200
_CHOICES: Mapping[str, tuple[Any, ...]] = {
    "digits": get_args(Digits),
    "era": get_args(Era),
    "dates": get_args(Dates),
    "encoding": get_args(Encoding),
    "separator": get_args(Separator),
}
_FLAGS = ("thousands", "cells_of_values")
_KEYS = {"name", "list", "columns", "decimals", *_CHOICES, *_FLAGS}


class MappingError(PhaenError):
    """What is no mapping; says in Thai why, and what to do."""


@record
class MappedColumn:
    """A column of a list as a mapping has it: its name, and the heading that it bears."""

    name: str
    heading: str


@record
class ListMapping:
    """A list as the user wants it, by name."""

    name: str
    list: str
    columns: tuple[MappedColumn, ...]
    forms: Forms

    @property
    def kind(self) -> ListKind:
        """The list that it is of."""
        return list_kinds()[self.list]

    def column(self, mapped: MappedColumn) -> Column:
        """The column that a mapped one is of."""
        found = self.kind.column(mapped.name)
        assert found is not None  # noqa: S101 - `checked` saw to it
        return found


def checked(mapping: ListMapping) -> ListMapping:
    """The mapping, which is one.

    Raises:
        MappingError: it is not: it says why.
    """
    if trouble := _trouble(mapping):
        said = f"แบบรายการ “{mapping.name}”" if mapping.name.strip() else "แบบรายการ"
        raise MappingError(f"{said} {trouble}")
    return mapping


def _trouble(mapping: ListMapping) -> str:
    """Why a mapping is none; empty where it is one."""
    if not mapping.name.strip():
        return "ยังไม่มีชื่อ โปรดตั้งชื่อ"
    if mapping.list not in list_kinds():
        known = " ".join(list_kinds())
        return f"เป็นของรายการ “{mapping.list}” ซึ่งไม่มี รายการที่มีคือ {known}"
    if not mapping.columns:
        return "ยังไม่มีคอลัมน์ โปรดเลือกอย่างน้อยหนึ่งคอลัมน์"
    if len(mapping.columns) > MOST_COLUMNS:
        return f"มี {len(mapping.columns):,} คอลัมน์ เกิน {MOST_COLUMNS} คอลัมน์ โปรดลดลง"
    return _trouble_of_columns(mapping)


def _trouble_of_columns(mapping: ListMapping) -> str:
    for each in mapping.columns:
        column = mapping.kind.column(each.name)
        if column is None:
            return f"มีคอลัมน์ “{each.name}” ซึ่งรายการ{mapping.kind.title}ไม่มี โปรดลบออก"
        if not each.heading.strip():
            return f"มีคอลัมน์ “{column.label}” ที่ไม่มีหัวคอลัมน์ โปรดกรอก"
    texts = (mapping.name, *(each.heading for each in mapping.columns))
    unfit = next((why for text in texts if (why := why_unfit(text, _LONGEST))), "")
    heads = Counter(each.heading.strip() for each in mapping.columns)
    heading, count = heads.most_common(1)[0]
    twice = f"มีหัวคอลัมน์ “{heading}” ซ้ำ {count} คอลัมน์ โปรดตั้งให้ต่างกัน" if count > 1 else ""
    return f"มีชื่อหรือหัวคอลัมน์ที่{unfit}" if unfit else twice


def as_object(mapping: ListMapping) -> dict[str, Any]:
    """A mapping as an object of JSON."""
    forms = mapping.forms
    return {
        "name": mapping.name,
        "list": mapping.list,
        "columns": [{"column": each.name, "heading": each.heading} for each in mapping.columns],
        **{name: getattr(forms, name) for name in (*_CHOICES, "decimals", *_FLAGS)},
    }


def mapping_from(said: Any) -> ListMapping:
    """The mapping that an object of JSON is; forms that are not said are the usual ones.

    Raises:
        MappingError: it is none.
    """
    if not isinstance(said, dict) or not isinstance(said.get("name"), str):
        raise MappingError('แฟ้มนี้ไม่ใช่แบบรายการ ต้องเป็น JSON ที่มี "name" "list" และ "columns"')
    name = said["name"]
    for key in said:
        if key not in _KEYS:
            raise MappingError(f"แบบรายการ “{name}” มี “{key}” ซึ่งไม่รู้จัก โปรดลบออก")
    columns = said.get("columns")
    if not isinstance(columns, list):
        raise MappingError(f'แบบรายการ “{name}” ต้องมี "columns" เป็นรายการของคอลัมน์')
    mapped = tuple(_column(name, number, each) for number, each in enumerate(columns, 1))
    return checked(ListMapping(name, str(said.get("list", "")), mapped, _forms(name, said)))


def _column(name: str, number: int, said: Any) -> MappedColumn:
    match said:
        case {"column": str(column), "heading": str(heading)} if len(said) == 2:
            return MappedColumn(column, heading)
    raise MappingError(
        f'แบบรายการ “{name}” คอลัมน์ที่ {number} ต้องมี "column" และ "heading" เป็นข้อความ เท่านั้น'
    )


def _forms(name: str, said: Mapping[str, Any]) -> Forms:
    values: dict[str, Any] = {}
    for key, choices in _CHOICES.items():
        if key in said:
            if not isinstance(said[key], str) or said[key] not in choices:
                offered = " ".join(map(repr, choices))
                raise MappingError(f"แบบรายการ “{name}”: “{key}” ต้องเป็นหนึ่งใน {offered}")
            values[key] = said[key]
    for key in _FLAGS:
        if key in said:
            if not isinstance(said[key], bool):
                raise MappingError(f"แบบรายการ “{name}”: “{key}” ต้องเป็น true หรือ false")
            values[key] = said[key]
    decimals = said.get("decimals")
    whole = isinstance(decimals, int) and not isinstance(decimals, bool)
    if decimals is not None and not (whole and 0 <= decimals <= MOST_DECIMALS):
        raise MappingError(
            f"แบบรายการ “{name}”: “decimals” ต้องเป็น null หรือจำนวนเต็ม 0 ถึง {MOST_DECIMALS}"
        )
    return Forms(**values, decimals=decimals)
