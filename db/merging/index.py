"""All records of a package by identity: where each stands, and who names it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from db.merging.alike import names_in
from db.merging.lines import named_in_lines
from db.merging.units import Path, layout_of, value_in
from db.places import Place
from db.records import Package

# The plan and its reports as such: what lies in no list.
ROOT = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record, the one whose list it stands in, the list by its path there, and its place."""

    record: Any
    owner: str
    path: Path
    place: Place


@dataclass(slots=True)
class Index:
    """The records of a package. `lists` gives the identities in a list of a record, in order.

    `uses` are, by identity of a record, the fields that name it: those of which record, and where.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    lists: dict[tuple[str, Path], list[str]] = field(default_factory=dict)
    uses: dict[str, set[tuple[str, Path]]] = field(default_factory=lambda: defaultdict(set))

    def place(self, identity: str, path: Path = ()) -> Place | None:
        """The place of a field of a record; None where the record is not here."""
        entry = self.entries.get(identity)
        return None if entry is None else (*entry.place, *path)

    def items(self, identity: str, path: Path) -> list[str]:
        """The identities in a list of a record; none where the record is not here."""
        return self.lists.get((identity, path), [])

    def within(self, identity: str) -> Iterator[str]:
        """The identity of a record, and those of all below it."""
        yield identity
        for each in layout_of(type(self.entries[identity].record)).lists:
            for item in self.items(identity, each.path):
                yield from self.within(item)


def index_of(package: Package) -> Index:
    """The records of a package, whose names are bound, and whose lines are (`lines`)."""
    found = Index()
    _add(found, package, ROOT, Entry(package, ROOT, (), ()))
    return found


def _add(found: Index, record: Any, identity: str, entry: Entry) -> None:
    found.entries[identity] = entry
    layout = layout_of(type(record))
    for unit in layout.units:
        for named in names_in(unit, record):
            found.uses[named].add((identity, unit.path))
        if unit.spec.marked:
            value = value_in(record, unit.path)
            for text in (value,) if isinstance(value, str) else value:
                for named in named_in_lines(text):
                    found.uses[named].add((identity, unit.path))
    for each in layout.lists:
        items = value_in(record, each.path)
        found.lists[identity, each.path] = [item.id for item in items]
        for at, item in enumerate(items):
            place = (*entry.place, *each.path, at)
            _add(found, item, item.id, Entry(item, identity, each.path, place))
