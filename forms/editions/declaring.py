"""How the values of an edition declare their fields: in Thai, with what may stand in them.

A field is declared once. Its :class:`Declared` tells the reader of edition files what
fits, the check which names a template may use, and the reference what the field is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, field, fields
from types import MappingProxyType
from typing import Any

from db.fields import specs
from db.record_classes import record
from forms.templates.names import Name, Names

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@record
class Declared:
    """The declaration of one field; `says` in Thai what it is.

    `values` gives the Thai of each text that may stand there, or of each key of a table;
    `is_whole`: the table needs every key. `names` are those that a template may use, and
    `names_of` those of the template under each key of a table.
    """

    says: str
    values: Mapping[str, str] = field(default_factory=dict)
    is_whole: bool = False
    names: Names = field(default_factory=dict)
    names_of: Mapping[str, Names] = field(default_factory=dict)


def said(
    says: str,
    default: Any = MISSING,
    *,
    factory: Callable[[], Any] | None = None,
    values: Mapping[str, str] = _NOTHING,
) -> Any:
    """A field with its Thai; without a default the edition must give it."""
    metadata = {"declared": Declared(says, values)}
    if factory is not None:
        return field(default_factory=factory, metadata=metadata)
    return field(default=default, metadata=metadata)


def template(says: str, **names: str | Name) -> Any:
    """A text that is filled in from the names given, or stands as it is without any."""
    return field(metadata={"declared": Declared(says, names=named(names))})


def texts_by(
    says: str,
    keys: Mapping[str, str],
    *,
    is_whole: bool = False,
    names_of: Mapping[str, Names] = _NOTHING,
) -> Any:
    """A table of texts by key; `keys` gives the Thai of each key there may be."""
    declared = Declared(says, keys, is_whole=is_whole, names_of=names_of)
    return field(metadata={"declared": declared})


def choices_of(record: type[Any], name: str) -> Mapping[str, str]:
    """The choices of a record's field, with the Thai word of each."""
    spec = specs(record)[name]
    return dict(zip(map(str, spec.choices), spec.words, strict=True))


def named(names: Mapping[str, str | Name]) -> Names:
    """Names of which some are given by their Thai alone: those hold words."""
    return {name: Name(each) if isinstance(each, str) else each for name, each in names.items()}


def declared(kind: type[Any]) -> Mapping[str, Declared]:
    """The fields of a value of an edition by name, in the order of their declaration."""
    return {each.name: each.metadata["declared"] for each in fields(kind)}
