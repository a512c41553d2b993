"""Builds the plan that decisions make of two copies; shares with ours what stays as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from db.merging.comparing import ORDER, PLACE, RECORD, Comparison
from db.merging.difference import Key, Side
from db.merging.index import ROOT, Entry
from db.merging.orders import woven
from db.merging.units import Path, layout_of, value_in, with_values
from db.records import Package

_List = tuple[str, Path]


def built(found: Comparison, decisions: Mapping[Key, Side]) -> Package:
    """The package as decided; where nothing was decided of a conflict, as ours has it."""
    builder = _Builder(found, decisions)
    made: Package = builder.record(ROOT)
    return made


class _Builder:
    """Builds records from the innermost on."""

    def __init__(self, found: Comparison, decisions: Mapping[Key, Side]) -> None:
        self._found = found
        self._decisions = decisions
        # By record: the list that it stands in; None where it is in none.
        self._placed: dict[str, _List | None] = {ROOT: (ROOT, ())}
        self._members: dict[_List, set[str]] = defaultdict(set)
        for identity in (*found.ours.entries, *found.theirs.entries):
            place = self._place(identity)
            if place is not None and identity != ROOT:
                self._members[place].add(identity)

    def record(self, identity: str) -> Any:
        """A record as decided."""
        entries = self._found.entries(identity)
        if identity in self._found.whole:
            side = self._decide(self._found.whole[identity])
            return (entries.theirs if side is Side.THEIRS else entries.ours).record
        record = (entries.ours or entries.theirs).record
        values: dict[Path, Any] = {}
        for field in self._found.fields.get(identity, ()):
            values |= field.values(self._decide)
        for each in layout_of(type(record)).lists:
            items = tuple(self.record(item) for item in self._items(identity, each.path))
            old = value_in(record, each.path)
            same = len(old) == len(items) and all(a is b for a, b in zip(old, items, strict=True))
            values[each.path] = old if same else items
        return with_values(record, values)

    def _items(self, identity: str, path: Path) -> list[str]:
        names = self._found.names(identity, path)
        key = Key(identity, path, ORDER)
        choice = self._decide(key) if key in self._found.differences else None
        return woven(*names, self._members.get((identity, path), set()), choice)

    def _decide(self, key: Key) -> Side:
        difference = self._found.differences.get(key)
        if difference is None:
            return Side.OURS
        decided = self._decisions.get(key)
        if decided in difference.choices:
            return decided
        return difference.default or Side.OURS

    def _place(self, identity: str) -> _List | None:
        """The list that a record comes to stand in: as decided, else where it still can."""
        if identity not in self._placed:
            self._placed[identity] = None
            ways = (self._list_of(entry) for entry in self._ways(identity))
            self._placed[identity] = next((way for way in ways if way is not None), None)
        return self._placed[identity]

    def _ways(self, identity: str) -> tuple[Entry, ...]:
        """Where a record may stand, first where it is decided to; nowhere where it is to go."""
        entries = self._found.entries(identity)
        if entries.ours is not None and entries.theirs is not None:
            side = self._decide(Key(identity, (), PLACE))
            both = (entries.ours, entries.theirs)
            return both[::-1] if side is Side.THEIRS else both
        key = Key(identity, (), RECORD)
        own = Side.OURS if entries.ours is not None else Side.THEIRS
        if key in self._found.differences and self._decide(key) is not own:
            return ()
        return (entries.ours or entries.theirs,)

    def _list_of(self, entry: Entry) -> _List | None:
        """The list of an entry, where the record that holds it comes to be."""
        is_there = self._place(entry.owner) is not None
        if not is_there or entry.owner in self._found.whole:
            # A report that is taken whole has what it has.
            return None
        return entry.owner, entry.path
