"""The fields of the values of an edition, as the reference tells of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

from forms.editions.declaring import Declared, declared
from forms.editions.reference.markdown import code, table
from forms.editions.reference.names import short
from forms.templates.names import Names


def fields_table(kind: type[Any]) -> str:
    """A table of the fields of a value: what each is, and what it is if it is not written."""
    defaults = {each.name: _default(each) for each in fields(kind)}
    rows = ((code(name), _said(each), defaults[name]) for name, each in declared(kind).items())
    return table(("เขียน", "คือ", "ถ้าไม่เขียน"), rows)


def _default(field: Field[Any]) -> str:
    if field.default is not MISSING:
        written = _written(field.default)
        return code(written) if written else "ไม่มี"
    return "ต้องเขียน" if field.default_factory is MISSING else "ไม่มี"


def _written(value: Any) -> str:
    """A value as a file has it; empty for nothing."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{value:g}"
    if is_dataclass(value):
        inside = (f"{each.name} = {_written(getattr(value, each.name))}" for each in fields(value))
        return f"{{ {', '.join(inside)} }}"
    return f'"{value}"' if value else ""


def _said(field: Declared) -> str:
    """What a field is, what may stand in it, and what its template may name."""
    parts = [field.says]
    values = [f"{code(value)} {says}" for value, says in field.values.items() if value]
    if values:
        parts.append(f"ที่ใช้ได้: {', '.join(values)}")
    if field.names:
        parts.append(f"เติมได้: {short(field.names)}")
    return "\n".join((*parts, *_by_key(field.names_of)))


def _by_key(names_of: Mapping[str, Names]) -> Iterator[str]:
    """What the templates of a table may name: all of them, and some beside that."""
    tables = tuple(names_of.values())
    common = {
        name: each
        for names in tables[:1]
        for name, each in names.items()
        if all(name in other for other in tables)
    }
    if common:
        yield f"ทุกข้อความเติมได้: {short(common)}"
    for key, names in names_of.items():
        own = {name: each for name, each in names.items() if name not in common}
        if own:
            yield f"ข้อความของ {code(key)} เติมได้: {short(own)}"
