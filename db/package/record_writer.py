"""From records to the values of a package file: what is empty is left out."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from db.fields import Kind, Spec, identities, is_empty, specs


def as_object(record: Any, *, with_identities: bool = False) -> dict[str, Any]:
    """A record as a JSON object: empty fields are left out, but for those required."""
    found: dict[str, Any] = {}
    if with_identities:
        found = {name: getattr(record, name) for name in identities(type(record))}
        found = {name: identity for name, identity in found.items() if identity}
    for name, spec in specs(type(record)).items():
        value = getattr(record, name)
        if not is_empty(value) or (spec.required and value is not None):
            found[name] = _value(value, spec, with_identities=with_identities)
    return found


def _bare(record: Any) -> Any:
    """A record of one field as that field's value."""
    ((name, spec),) = specs(type(record)).items()
    return _value(getattr(record, name), spec, with_identities=False)


def _value(value: Any, spec: Spec, *, with_identities: bool) -> Any:
    if spec.kind is Kind.RECORD:
        return as_object(value, with_identities=with_identities)
    if spec.kind is Kind.RECORDS:
        return [
            _bare(item) if spec.bare else as_object(item, with_identities=with_identities)
            for item in value
        ]
    if spec.kind is Kind.DATA:
        return b64encode(value).decode("ascii")
    if spec.kind is Kind.MAP and spec.record is not None:
        name, text = specs(spec.record)
        return {getattr(item, name): getattr(item, text) for item in value}
    return list(value) if isinstance(value, tuple) else value
