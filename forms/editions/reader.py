"""Reading plain tables (TOML) into frozen dataclasses, by their own declarations."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal
from functools import cache, partial
from math import isfinite
from typing import Any, Literal, NamedTuple, TypeVar, cast, get_args, get_origin, get_type_hints

from forms.editions.declaring import Declared
from forms.editions.faults import FaultError, FilePath, unknown

T = TypeVar("T")
_PLAIN = {str: "ข้อความในเครื่องหมายคำพูด", bool: "true หรือ false", int: "จำนวนเต็ม"}


def read(kind: type[T], table: Mapping[str, Any], path: FilePath = ()) -> T:
    """A dataclass `kind` from a table of its fields, which stands at `path` of its file.

    Raises:
        FaultError: a name the dataclass has not, one it needs, or a value of another
            type or choice; it says in Thai which and where.
    """
    shape = _shape(cast("Hashable", kind))
    for name in table:
        if name not in shape.hints:
            raise FaultError((*path, name), unknown("ชื่อ", name, shape.hints))
    values = {}
    for name, value in table.items():
        here = (*path, name)
        found = _reader(shape.hints[name])(value, here)
        values[name] = _chosen(shape.declared[name], found, here)
    for name in shape.required:
        if name not in values:
            raise FaultError(path, f"ต้องมี {name}")
    return kind(**values)


class _Shape(NamedTuple):
    """What is declared of the fields of a class, by their names.

    `text` is the first field where it alone is needed: then a bare text stands for the whole.
    """

    hints: Mapping[str, Any]
    declared: Mapping[str, Declared | None]
    required: tuple[str, ...]
    text: str


# The classes of editions, and the types of their fields, are few: each is looked at once.
@cache
def _shape(kind: Any) -> _Shape:
    hints, fields, missing = get_type_hints(kind), dataclasses.fields(kind), dataclasses.MISSING
    required = tuple(
        each.name for each in fields if each.default is missing and each.default_factory is missing
    )
    is_text = len(required) == 1 and hints[required[0]] is str
    return _Shape(
        hints,
        {each.name: each.metadata.get("declared") for each in fields},
        required,
        required[0] if is_text else "",
    )


@cache
def _reader(hint: Any) -> Callable[[Any, FilePath], Any]:
    """What reads a value of a type, that stands at a path."""
    origin = get_origin(hint)
    if origin is tuple:
        return partial(_items, get_args(hint)[0])
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return partial(_entries, get_args(hint)[1])
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return partial(_record, hint)
    return partial(_plain, str if origin is Literal else hint)


def _items(inner: Any, value: Any, path: FilePath) -> tuple[Any, ...]:
    _expect(isinstance(value, list), path, "รายการใน [ ]")
    return tuple(_reader(inner)(item, (*path, n)) for n, item in enumerate(value))


def _entries(inner: Any, value: Any, path: FilePath) -> dict[str, Any]:
    _expect(isinstance(value, Mapping), path, "ตาราง")
    return {key: _reader(inner)(item, (*path, key)) for key, item in value.items()}


def _record(kind: type[Any], value: Any, path: FilePath) -> Any:
    text = _shape(cast("Hashable", kind)).text
    if isinstance(value, str) and text:
        return read(kind, {text: value}, path)
    _expect(isinstance(value, Mapping), path, "ตาราง")
    return read(kind, value, path)


def _plain(hint: Any, value: Any, path: FilePath) -> Any:
    if hint in (Decimal, float):
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        _expect(is_number and isfinite(value), path, "ตัวเลข")
        return hint(str(value))
    fits = isinstance(value, hint) and (hint is bool or not isinstance(value, bool))
    _expect(fits, path, _PLAIN[hint])
    return value


def _expect(fits: object, path: FilePath, what: str) -> None:
    if not fits:
        raise FaultError(path, f"ต้องเป็น{what}")


def _chosen(declared: Declared | None, value: Any, path: FilePath) -> Any:
    """The value, if it is of the choices that its field declares.

    Raises:
        FaultError: a text, or the key of a table, that is not; or a key that is missing.
    """
    if declared is None or not declared.values or dataclasses.is_dataclass(value):
        return value
    texts = (value,) if isinstance(value, str) else tuple(value)
    for at, text in enumerate(texts):
        if text not in declared.values:
            here = path if isinstance(value, str) else (*path, _step(value, at))
            raise FaultError(here, unknown("ค่า", text, declared.values))
    for key in declared.values if declared.is_whole else ():
        if key not in texts:
            raise FaultError(path, f"ต้องมี {key}")
    return value


def _step(value: Any, at: int) -> str | int:
    return str(tuple(value)[at]) if isinstance(value, Mapping) else at
