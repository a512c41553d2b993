"""Reading plain tables (TOML) into frozen dataclasses, by their own declarations."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def read(kind: type[T], table: Mapping[str, Any], where: str = "") -> T:
    """A dataclass `kind` from a table of its fields.

    Raises:
        ValueError: a name the dataclass has not, one it needs, or a value of another
            type; the text says in Thai which and where.
    """
    hints = _hints(kind)
    unknown = [name for name in table if name not in hints]
    if unknown:
        raise ValueError(f"{_path(where, unknown[0])} ไม่ใช่ชื่อที่ใช้ได้")
    values = {name: _value(hints[name], value, _path(where, name)) for name, value in table.items()}
    missing = [name for name in _required(kind) if name not in values]
    if missing:
        raise ValueError(f"{_path(where, missing[0])} ต้องระบุ")
    return kind(**values)


_known_hints: dict[Any, dict[str, Any]] = {}


def _hints(kind: type[Any]) -> dict[str, Any]:
    if kind not in _known_hints:
        _known_hints[kind] = get_type_hints(kind)
    return _known_hints[kind]


def _required(kind: type[Any]) -> tuple[str, ...]:
    missing = dataclasses.MISSING
    return tuple(
        f.name
        for f in dataclasses.fields(kind)
        if f.default is missing and f.default_factory is missing
    )


def _value(hint: Any, value: Any, where: str) -> Any:
    origin = get_origin(hint)
    if origin is tuple:
        return _tuple(get_args(hint), value, where)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        inner = get_args(hint)[1]
        _expect(isinstance(value, Mapping), where)
        return {key: _value(inner, item, f"{where}.{key}") for key, item in value.items()}
    if origin is Literal:
        _expect(value in get_args(hint), where)
        return value
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        if isinstance(value, str) and _text_field(hint):
            return read(hint, {_text_field(hint): value}, where)
        _expect(isinstance(value, Mapping), where)
        return read(hint, value, where)
    return _plain(hint, value, where)


def _tuple(args: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    _expect(isinstance(value, list), where)
    if args[-1] is Ellipsis:
        return tuple(_value(args[0], item, f"{where}[{n}]") for n, item in enumerate(value, 1))
    _expect(len(args) == len(value), where)
    pairs = enumerate(zip(args, value, strict=True), 1)
    return tuple(_value(hint, item, f"{where}[{n}]") for n, (hint, item) in pairs)


def _text_field(kind: type[Any]) -> str:
    """The first field, where it alone is needed: then a bare text stands for the whole."""
    required = _required(kind)
    return required[0] if len(required) == 1 and _hints(kind)[required[0]] is str else ""


def _plain(hint: Any, value: Any, where: str) -> Any:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if hint is Decimal:
        _expect(number, where)
        return Decimal(str(value))
    if hint is float:
        _expect(number, where)
        return float(value)
    _expect(isinstance(value, hint) and (hint is bool or not isinstance(value, bool)), where)
    return value


def _expect(fits: bool, where: str) -> None:  # noqa: FBT001
    if not fits:
        raise ValueError(f"{where} มีค่าที่ใช้ไม่ได้")


def _path(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
