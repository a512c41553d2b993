"""From records to the values of a package file: what is empty is left out."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from db.fields import Kind, Spec, identities, is_empty, specs

# The version of packages that has all that is declared.
LATEST = 2


def as_object(
    record: Any, *, with_identities: bool = False, version: int = LATEST
) -> dict[str, Any]:
    """A record as a JSON object: empty fields are left out, but for those required.

    What a package of that version has not yet is left out, too.
    """
    found: dict[str, Any] = {}
    if with_identities:
        found = {name: getattr(record, name) for name in identities(type(record))}
        found = {name: identity for name, identity in found.items() if identity}
    for name, spec in specs(type(record)).items():
        value = getattr(record, name)
        is_said = not is_empty(value) or (spec.required and value is not None)
        if is_said and spec.since <= version:
            found[name] = _value(value, spec, with_identities=with_identities, version=version)
    return found


def _bare(record: Any) -> Any:
    """A record of one field as that field's value."""
    ((name, spec),) = specs(type(record)).items()
    return _value(getattr(record, name), spec, with_identities=False, version=LATEST)


def _value(value: Any, spec: Spec, *, with_identities: bool, version: int) -> Any:
    def inner(item: Any) -> Any:
        return as_object(item, with_identities=with_identities, version=version)

    if spec.kind is Kind.RECORD:
        return inner(value)
    if spec.kind is Kind.RECORDS:
        return [_bare(item) if spec.bare else inner(item) for item in value]
    if spec.kind is Kind.DATA:
        return b64encode(value).decode("ascii")
    if spec.kind is Kind.MAP and spec.record is not None:
        name, text = specs(spec.record)
        return {getattr(item, name): getattr(item, text) for item in value}
    return list(value) if isinstance(value, tuple) else value
