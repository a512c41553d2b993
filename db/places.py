"""Places in a package: which field of which record, for machines and for readers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from db.fields import Kind, Spec, specs
from db.records import Package

# Field names and list positions (from 0) from the package down, as
# ('plan', 'projects', 2, 'budget', 'amount').
Place = tuple[str | int, ...]


# What stands in the head of a file, and is no field of a plan: its name there is for who made it.
_HEAD = {
    "format": "ชนิดของแฟ้ม",
    "version": "แบบของแฟ้ม",
    "generator": "โปรแกรมที่สร้างแฟ้ม",
    "issuer": "ผู้ออกรายการกลาง",
    "issued": "วันที่ออก",
    "drafts": "ช่องที่ต้องแก้",
}


def dotted(place: Place) -> str:
    """The place as a path: `plan.projects[2].budget.amount`."""
    path = ""
    for part in place:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else part
    return path


def parsed(path: str) -> Place:
    """The place of a path as `dotted` writes it."""
    parts = re.findall(r"[^.\[\]]+|\[\d+\]", path)
    return tuple(int(part[1:-1]) if part.startswith("[") else part for part in parts)


def thai(place: Place, label_at: Callable[[Place], str] | None = None) -> str:
    """The place in the reader's words: `แผน › โครงการ 3 › งบประมาณ › จำนวนเงิน`.

    Positions count from 1. Names of fields are their declarations', or as `label_at` gives
    them; of the head of a file the name there stands in brackets, and others stand as they are.
    """
    words: list[str] = []
    record: type[Any] | None = Package
    for at, part in enumerate(place):
        if isinstance(part, int):
            words[-1] += f" {part + 1}"
            continue
        spec: Spec | None = specs(record).get(part) if record is not None else None
        head = f"{_HEAD[part]} ({part})" if at == 0 and part in _HEAD else part
        label = spec.label if spec else head
        words.append(label_at(place[: at + 1]) if spec and label_at else label)
        inner = spec is not None and spec.kind in {Kind.RECORD, Kind.RECORDS}
        record = spec.record if spec is not None and inner else None
    return " › ".join(words)


def spec_at(place: Place) -> Spec:
    """The declaration of the field at a place, or of the list whose item it is.

    Raises:
        LookupError: no record has such a field.
    """
    record: type[Any] | None = Package
    spec: Spec | None = None
    for part in place:
        if isinstance(part, int):
            continue
        if record is None:
            raise LookupError(dotted(place))
        spec = specs(record)[part]
        record = spec.record
    if spec is None:
        raise LookupError(dotted(place))
    return spec


def value_at(package: Package, place: Place) -> Any:
    """What stands at a place; LookupError or AttributeError where there is nothing."""
    value: Any = package
    for part in place:
        value = value[part] if isinstance(part, int) else getattr(value, part)
    return value


def stands(package: Package, place: Place) -> bool:
    """Whether there is such a place in the package."""
    try:
        value_at(package, place)
    except (LookupError, AttributeError):
        return False
    return True


def order_of(place: Place) -> tuple[int, ...]:
    """A place as positions, to sort by: fields in the order in which a record declares them."""
    order: list[int] = []
    record: type[Any] | None = Package
    for part in place:
        if isinstance(part, int):
            order.append(part)
            continue
        fields = specs(record) if record is not None else {}
        order.append(list(fields).index(part) if part in fields else len(fields))
        record = fields[part].record if part in fields else None
    return tuple(order)
