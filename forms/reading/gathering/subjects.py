"""What a document speaks of, and all that it says of it.

A `Subject` is a record to be; each time that the document says something of it, a `Saying`
keeps the value, where it stood, and what is doubtful about it. Nothing is decided here: a
thing that is printed five times is one subject with five sayings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from db.fields import Spec, specs
from db.records import Package, Plan
from forms.reading.comparing import likeness, squeezed
from forms.reading.outline import Spot

# Names that are at least so much alike are names of one thing.
ALIKE = 0.86
# Fewer of their letters in threes in common, and two names are not worth comparing.
_SHARED = 0.4


@dataclass(frozen=True, slots=True)
class Saying:
    """A value that a field was said to have, and where.

    `doubt` says in Thai why it is doubtful; empty where it is sure. Of several sayings the
    one of the highest `rank` is proposed: it stood where the form asks for the field.
    `item`: it is one of the items of a list, not the whole of it.
    """

    value: Any
    spots: tuple[Spot, ...]
    doubt: str = ""
    rank: int = 0
    item: bool = False


@dataclass(eq=False, slots=True)
class Subject:
    """A record to be, in the list `listed_in` of its parent.

    Fields of records inside are named with dots: `budget.amount`.
    """

    record: type[Any]
    parent: Subject | None = None
    listed_in: str = ""
    said: dict[str, list[Saying]] = field(default_factory=dict)
    parts: dict[str, list[Subject]] = field(default_factory=dict)
    into: Subject | None = None

    def spec(self, path: str) -> Spec:
        """The declaration of one of its fields."""
        record, _, name = path.rpartition(".")
        owner = self.record
        for step in record.split(".") if record else ():
            inner = specs(owner)[step].record
            if inner is None:
                raise LookupError(path)
            owner = inner
        return specs(owner)[name]

    def values(self, path: str) -> list[Any]:
        """The values that a field was said to have, in order."""
        return [saying.value for saying in self.said.get(path, ())]

    def first(self, path: str) -> Any:
        """The first value that a field was said to have; None without one."""
        found = self.said.get(path)
        return found[0].value if found else None

    def all_parts(self, path: str) -> tuple[Subject, ...]:
        """The records within one of its lists, those that are one with another aside."""
        return tuple(part for part in self.parts.get(path, ()) if part.into is None)


@dataclass(slots=True)
class Gathered:
    """All that was read of a document."""

    root: Subject = field(default_factory=lambda: Subject(Package))
    plan: Subject = field(init=False)
    _names: dict[tuple[int, str], dict[str, Subject]] = field(default_factory=dict)
    _threes: dict[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.plan = Subject(Plan, self.root, "plan")

    def new(self, parent: Subject, path: str) -> Subject:
        """A new record in a list of another."""
        record = parent.spec(path).record
        if record is None:
            raise LookupError(path)
        made = Subject(record, parent, path)
        parent.parts.setdefault(path, []).append(made)
        return made

    def say(
        self,
        subject: Subject,
        path: str,
        value: Any,
        spots: Sequence[Spot],
        *,
        doubt: str = "",
        rank: int = 0,
    ) -> None:
        """Keeps that a field was said to have a value; an absent value says nothing."""
        if value is None or value in ("", ()):
            return
        saying = Saying(value, tuple(spots), doubt, rank)
        subject.said.setdefault(path, []).append(saying)

    def add(
        self, subject: Subject, path: str, value: Any, spots: Sequence[Spot], *, doubt: str = ""
    ) -> None:
        """Keeps that a list was said to have an item."""
        if value is None or value == "":
            return
        saying = Saying(value, tuple(spots), doubt, item=True)
        subject.said.setdefault(path, []).append(saying)

    def coded(self, path: str, code: str, name: str = "code") -> Subject | None:
        """The record of a list of the plan that has a code; None without one."""
        owner, listed = self._list(path)
        return next((s for s in owner.all_parts(listed) if code in s.values(name)), None)

    def named(self, path: str, name: str, *, by: str, alike: float = ALIKE) -> Subject | None:
        """The record of a list of the plan whose name is most like one; None where none is."""
        owner, listed = self._list(path)
        wanted = squeezed(name)
        if not wanted:
            return None
        known = self._names.setdefault((id(owner), listed), {})
        if wanted in known:
            return one_with(known[wanted])
        best: tuple[float, Subject] | None = None
        for subject in owner.all_parts(listed):
            for other in map(squeezed, map(str, subject.values(by))):
                known.setdefault(other, subject)
                if other == wanted:
                    return subject
                found = self.likeness(wanted, other)
                if found >= alike and (best is None or found > best[0]):
                    best = found, subject
        return best[1] if best else None

    def likeness(self, one: str, other: str) -> float:
        """How much two squeezed names are alike; 0 at once where they share too little."""
        mine, theirs = self._in_threes(one), self._in_threes(other)
        fewer = min(len(mine), len(theirs))
        if fewer > 3 and len(mine & theirs) < _SHARED * fewer:
            return 0.0
        return likeness(one, other)

    def _in_threes(self, text: str) -> frozenset[str]:
        if text not in self._threes:
            self._threes[text] = frozenset(text[at : at + 3] for at in range(len(text) - 2))
        return self._threes[text]

    def _list(self, path: str) -> tuple[Subject, str]:
        """Who has a list of the plan, by its dotted path, and what it is called there."""
        return self.plan, path.removeprefix("plan.")

    def merge(self, one: Subject, into: Subject) -> None:
        """Makes one record of two: all that is said of one is said of the other."""
        one, into = one_with(one), one_with(into)
        if one is into:
            return
        one.into = into
        for path, sayings in one.said.items():
            into.said.setdefault(path, []).extend(sayings)
        for path, parts in one.parts.items():
            for part in parts:
                part.parent = into
            into.parts.setdefault(path, []).extend(parts)

    def subjects(self) -> Iterator[Subject]:
        """Every record to be, those within others after them."""
        waiting = [self.root, self.plan]
        while waiting:
            subject = waiting.pop(0)
            yield subject
            for path in subject.parts:
                waiting += subject.all_parts(path)


def one_with(subject: Subject) -> Subject:
    """The record that a subject is, after all that were found to be one."""
    while subject.into is not None:
        subject = subject.into
    return subject
