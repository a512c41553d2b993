"""Which record of a plan stands for which entry of a library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from db.fields import specs
from db.library import Library
from db.places import Place, value_at
from db.records import Division, Drawn, Framework, KeyResult, Objective, Package, Plan, Signature
from forms.checks.words import squeezed

# The lists that a library may hold: what is named stands before what names it.
PLACES: tuple[Place, ...] = (
    ("plan", "divisions"),
    ("plan", "people"),
    *(("plan", "framework", name) for name in specs(Framework)),
)

# A library that is kept, by its content code; None where it is not kept.
Kept = Callable[[str], Library | None]


class Pair(NamedTuple):
    """An entry of a library, and what a plan has for it.

    `record` is that (None: nothing), `drawn` what the plan remembers of it (None: nothing), and
    `was` the entry in the library that both were last compared in, `then`, if that is still kept.
    """

    place: Place
    entry: Any
    record: Any
    drawn: Drawn | None
    was: Any
    then: Plan | None

    @property
    def is_left_out(self) -> bool:
        """Whether the plan had it, and has it no more."""
        return self.record is None and self.drawn is not None


def pairs_of(package: Package, library: Library, kept: Kept) -> Iterator[Pair]:
    """The entries of a library in the order of its lists, each with what the plan has for it."""
    drawn = _Drawn(package.plan, library, kept)
    for place in PLACES:
        own = {record.id: record for record in value_at(package, place)}
        names = {told_by(each, package.plan): each.id for each in reversed(own.values())}
        linked = {each.record for each in package.plan.drawn}
        for entry in value_at(Package(library.plan), place):
            link, was, then = drawn.of(place, entry)
            if link is not None:
                yield Pair(place, entry, own.get(link.record), link, was, then)
                continue
            found = names.get(told_by(entry, library.plan), "")
            record = own[found] if found and found not in linked else None
            yield Pair(place, entry, record, None, None, None)


class _Drawn:
    """What a plan remembers of the libraries of an issuer, by the entries of the newest."""

    def __init__(self, plan: Plan, library: Library, kept: Kept) -> None:
        self._plan = library.plan
        self._by_entry: dict[str, Drawn] = {}
        self._by_name: dict[tuple[Place, str], Drawn] = {}
        self._were: dict[str, tuple[Any, Plan]] = {}
        # Entries that were compared in a newer library: an older one takes nothing of it back.
        self._newer: set[str] = set()
        own = [each for each in plan.drawn if each.issuer == library.issuer]
        before = {code: kept(code) for code in {each.content for each in own}}
        for each in own:
            self._by_entry[each.entry] = each
            then = before[each.content]
            found = entry_of(then, each.entry) if then is not None else None
            if then is not None and found is not None:
                place, was = found
                self._by_name[place, told_by(was, then.plan)] = each
                self._were[each.entry] = (was, then.plan)
                if (then.fiscal_year, then.issued) > (library.fiscal_year, library.issued):
                    self._newer.add(each.entry)

    def of(self, place: Place, entry: Any) -> tuple[Drawn | None, Any, Plan | None]:
        """What is remembered of an entry, the entry as it was then, and in which lists.

        An issuer who makes each year's library anew gives its entries other identities: then
        they are told by their codes and words.
        """
        link = self._by_entry.get(entry.id)
        if link is None:
            link = self._by_name.get((place, told_by(entry, self._plan)))
        if link is None or link.entry not in self._were:
            return link, None, None
        if link.entry in self._newer:
            return link, entry, self._plan
        return link, *self._were[link.entry]


def entry_of(library: Library, identity: str) -> tuple[Place, Any] | None:
    """The entry of an identity with its list; None where the library has none."""
    for place in PLACES:
        for entry in value_at(Package(library.plan), place):
            if entry.id == identity:
                return place, entry
    return None


def told_by(record: Any, plan: Plan) -> str:
    """What tells a record from others of its list: its code, or its words without spaces."""
    words = squeezed(getattr(record, "text", "") or getattr(record, "name", ""))
    if isinstance(record, KeyResult):
        # Its code is its order under an objective, and tells nothing.
        return f"{_objective(record.objective, plan)} {words}"
    if isinstance(record, Objective | Division | Signature):
        return words
    return squeezed(record.code) or words


def _objective(key: str, plan: Plan) -> str:
    objectives: Mapping[str, Objective] = {each.key: each for each in plan.framework.objectives}
    return squeezed(objectives[key].text) if key in objectives else ""
