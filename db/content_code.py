"""The code of a content: alike wherever two packages say the same, another where they do not.

It is taken of the declared fields alone, in a form of their own: without identities, the
program that wrote the file, times, and what became of the content (issuances, acceptances).
Neither the version of a file nor the spelling of its JSON has a part in it; the order of
lists has.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import is_dataclass
from decimal import Decimal
from typing import Any

from db.fields import Kind, Spec, is_empty, specs
from db.records import Package


def content_code(package: Package) -> str:
    """The code of a plan and its reports: 64 hexadecimal digits (SHA-256)."""
    return _digest(_record(package))


def digest_of(value: Any, *words: str) -> str:
    """A short code, of 16 hexadecimal digits, of what stands in a field, and of words about it.

    Of a list of records only which they are counts, and their order: what stands in one
    belongs to its own place.
    """
    if isinstance(value, tuple):
        said: Any = [_item(item) for item in value]
    else:
        said = _record(value) if is_dataclass(value) else _plain(value)
    return _digest([said, *words])[:16]


def _digest(value: Any) -> str:
    # What says something stands under its name, so that fields that come new change nothing.
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _record(record: Any) -> dict[str, Any]:
    return {
        name: _value(getattr(record, name), spec)
        for name, spec in specs(type(record)).items()
        if not spec.beside and not is_empty(getattr(record, name))
    }


def _value(value: Any, spec: Spec) -> Any:
    if spec.kind is Kind.RECORD:
        return _record(value)
    if spec.kind in {Kind.RECORDS, Kind.MAP}:
        return [_record(item) for item in value]
    return _plain(value)


def _item(item: Any) -> Any:
    if not is_dataclass(item):
        return _plain(item)
    return getattr(item, "id", "") or _record(item)


def _plain(value: Any) -> Any:
    """A value that is no record: a figure by its worth, bytes by their digest."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, Decimal | int):
        return _figure(Decimal(value))
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    return [str(item) for item in value] if isinstance(value, tuple) else str(value)


def _figure(figure: Decimal) -> str:
    """`12.5` for 12.50 and 1.25E1 alike."""
    text = f"{figure:f}" if figure else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text
