"""What the records of a plan's lists are called, for what refers to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from db.edits import free_key
from db.record_classes import record
from db.references import Named, Reference, followed
from db.store import queries
from db.store.backend import Reading
from db.store.queries import key_of
from db.store.table_layout import PLANS, ListTable, table_name

_LISTS = {layout.name: layout for _, layout in PLANS.lists}


@record
class NamedList:
    """The records of one list: what they are called, and the references to them by identity."""

    named: Named
    references: Mapping[str, Reference]


class Names:
    """The lists of one plan that are referred to, each read when it is first asked for."""

    def __init__(self, reading: Reading, number: int) -> None:
        self._reading = reading
        self._number = number
        self._lists: dict[str, NamedList] = {}

    def reference(self, target: str, identity: str | None) -> str:
        """The reference to a record of the list at a dotted path; empty without identity."""
        return "" if identity is None else self._of(target).references[identity]

    def followed(self, target: str, text: str, identity: str | None) -> str:
        """A text that may be the code of a record of a list, and is bound to one with identity."""
        if not text and identity is None:
            return ""
        return followed(Reference(text, identity) if identity else text, self._of(target).named)

    def _of(self, target: str) -> NamedList:
        """The records of the list at a dotted path."""
        if target not in self._lists:
            self._lists[target] = self._read(_LISTS[table_name(target)])
        return self._lists[target]

    def _read(self, layout: ListTable) -> NamedList:
        key = key_of(layout)
        rows = list(self._reading.rows(queries.names(layout), self._number))
        texts = [text for _, text in rows]
        if key is not None:
            texts = unique_keys(texts, key.prefix)
        called = {identity: text for (identity, _), text in zip(rows, texts, strict=True)}
        first = {text: identity for identity, text in reversed(called.items()) if text}
        references = {identity: Reference(text, identity) for identity, text in called.items()}
        return NamedList(Named(called, first), references)


def unique_keys(keys: Sequence[str], prefix: str) -> list[str]:
    """The keys of a list; one that two writers gave is given anew to the later record."""
    if len(set(keys)) == len(keys):
        return list(keys)
    taken, found = set(keys), dict[str, None]()
    for key in keys:
        fresh = free_key(taken, prefix) if key in found else key
        taken.add(fresh)
        found[fresh] = None
    return list(found)
