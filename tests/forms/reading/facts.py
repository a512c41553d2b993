"""What a plan says, field by field, to compare two that were written in other ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from db.fields import Kind, Spec, is_empty, specs
from db.records import Package
from forms.reading.comparing import squeezed

# What names a record to the others: it is made anew.
_IDENTITIES = frozenset({"id", "fiscal_year", "edition", "revision"})
_LINKS = frozenset({Kind.KEY, Kind.REF, Kind.REFS})


def facts(package: Package) -> Counter[tuple[str, str]]:
    """The values of every field that says something, by the field's path without numbers."""
    return Counter(
        (path, words) for path, words in _facts(package.plan, "") if words not in {"", "-"}
    )


def _facts(record: Any, path: str) -> Iterator[tuple[str, str]]:
    for name, spec in specs(type(record)).items():
        value = getattr(record, name)
        if name in _IDENTITIES or spec.kind in _LINKS or is_empty(value):
            continue
        yield from _of(spec, value, f"{path}.{name}" if path else name)


def _of(spec: Spec, value: Any, path: str) -> Iterator[tuple[str, str]]:
    if spec.kind is Kind.RECORD:
        yield from _facts(value, path)
    elif isinstance(value, tuple):
        for item in value:
            if hasattr(item, "__dataclass_fields__"):
                yield from _facts(item, path)
            else:
                yield path, _said(item)
    else:
        yield path, _said(value)


def _said(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return squeezed(str(value))
