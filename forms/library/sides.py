"""A plan beside a library: the copies of the plan that a comparison of two copies begins from.

What an issuer gives out is compared as a colleague's copy of the plan would be (`db.merging`):
field by field, each taken or left, all of it one step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from db.carrying import carried
from db.edits import free_key, replaced
from db.fields import specs
from db.identity import born, identities_in, new_identity, rewritten
from db.library import Library, lists_in
from db.merging.difference import Side
from db.merging.merge import merge
from db.places import Place, dotted, value_at
from db.records import Drawn, Package
from db.references import Reference
from db.settling import settled
from forms.checks.words import squeezed
from forms.library.fitting import as_printed, fitted, is_at_home, mixed
from forms.library.pairing import PLACES, Kept, Pair, pairs_of, told_by


class _Link(NamedTuple):
    """What a plan remembers from then on; `of_record`: only while it has the record."""

    drawn: Drawn
    of_record: bool = False


@dataclass(frozen=True)
class LibrarySides:
    """A plan with what a library says: `base` as it said before, `theirs` as it says now.

    `changed` is how many fields differ from the plan, by list, `new` how many entries the plan
    has nothing for, and `gone` are the records of entries that the library has no more.
    """

    base: Package
    theirs: Package
    changed: Counter[Place]
    new: Counter[Place]
    gone: tuple[tuple[Place, Any], ...]
    links: tuple[_Link, ...]

    def remembered(self, package: Package) -> Package:
        """The plan that was made of both, which remembers that it was compared with the library."""
        there = set(identities_in(package.plan))
        made = {each.id: each for each in package.plan.drawn}
        for drawn, of_record in self.links:
            if drawn.record in there or not of_record:
                made[drawn.id or drawn.record] = drawn
        remembered = tuple(made.values())
        if remembered == package.plan.drawn:
            return package
        return replace(package, plan=replace(package.plan, drawn=remembered))


def library_sides(package: Package, library: Library, kept: Kept, *, whole: bool) -> LibrarySides:
    """A plan beside a library.

    `whole`: all entries that the plan has nothing for are new to it. Without it those alone
    that the library did not have when they were last compared, below what the plan has.
    """
    return _Beside(package, library, kept, whole=whole).sides()


def drawn_from(package: Package, library: Library) -> tuple[Package, int]:
    """A plan with all entries of a library that it has nothing for, and how many they are."""
    sides = library_sides(package, library, lambda _code: None, whole=True)
    found = merge(sides.base, package, sides.theirs)
    ours = {each.key: Side.OURS for each in found.conflicts}
    return settled(sides.remembered(found.decided(ours)), package), sides.new.total()


class _Beside:
    """Puts a library beside a plan: first what each entry is called there, then what it says."""

    def __init__(self, package: Package, library: Library, kept: Kept, *, whole: bool) -> None:
        self._package = package
        self._library = library
        self._kept = kept
        self._whole = whole
        self._own = [each for each in package.plan.drawn if each.issuer == library.issuer]
        # By list and name in the library, now and then: what the plan calls it.
        self._names: dict[tuple[str, str], str] = {}
        self._names_then: dict[tuple[str, str], str] = {}
        self._changed: Counter[Place] = Counter()
        self._new: Counter[Place] = Counter()
        self._links: list[_Link] = []
        self._theirs = self._base = package

    def sides(self) -> LibrarySides:
        """What both say."""
        pairs = self._named(list(pairs_of(self._package, self._library, self._kept)))
        for place in PLACES:
            of_list = [(pair, record) for pair, record in pairs if pair.place == place]
            if of_list:
                self._put(place, of_list)
        seen = {pair.drawn.id for pair, _record in pairs if pair.drawn is not None}
        gone = tuple(self._gone(seen))
        theirs, base = (settled(each, self._package) for each in (self._theirs, self._base))
        return LibrarySides(base, theirs, self._changed, self._new, gone, tuple(self._links))

    def _named(self, pairs: list[Pair]) -> list[tuple[Pair, Any]]:
        """The pairs with the record that each is, or begins as, in the plan; None: not wanted."""
        known = set(self._before())
        named = []
        for pair in pairs:
            record = pair.record
            if record is None and self._is_wanted(pair, known):
                record = self._begun(pair)
            if record is not None:
                self._call(self._names, pair.place, pair.entry, record)
            if record is not None and pair.was is not None:
                self._call(self._names_then, pair.place, pair.was, record)
            named.append((pair, record))
        return named

    def _before(self) -> Iterator[tuple[Place, str]]:
        """What the library had when it was last compared, by list: identities and names."""
        kept = [self._kept(code) for code in {each.content for each in self._own}]
        found = [each for each in kept if each is not None]
        newest = max(found, key=lambda each: (each.fiscal_year, each.issued), default=None)
        if newest is None:
            return
        for place in PLACES:
            for entry in value_at(Package(newest.plan), place):
                yield place, entry.id
                yield place, told_by(entry, newest.plan)

    def _is_wanted(self, pair: Pair, known: set[tuple[Place, str]]) -> bool:
        """Whether an entry that the plan has nothing for is offered to it."""
        if self._whole:
            return True
        if pair.is_left_out or not known or not is_at_home(pair.entry, self._names):
            return False
        names = ((pair.place, pair.entry.id), (pair.place, told_by(pair.entry, self._library.plan)))
        return not known.intersection(names)

    def _begun(self, pair: Pair) -> Any:
        """An entry as a new record: its identity and its key are the plan's."""
        record = replace(rewritten(pair.entry, born), id=new_identity())
        spec = specs(type(record)).get("key")
        if spec is None:
            return record
        path = dotted(pair.place)
        taken = {each.key for each in value_at(self._package, pair.place)}
        taken |= {str(name) for (of, _), name in self._names.items() if of == path}
        key = free_key(taken, spec.prefix) if record.key in taken else record.key
        return replace(record, key=key)

    def _call(
        self, names: dict[tuple[str, str], str], place: Place, entry: Any, record: Any
    ) -> None:
        for attribute, plain in (("key", str), ("code", squeezed)):
            if hasattr(entry, attribute):
                called = Reference(getattr(record, attribute), record.id)
                names.setdefault((dotted(place), plain(getattr(entry, attribute))), called)

    def _put(self, place: Place, pairs: list[tuple[Pair, Any]]) -> None:
        """Put what the entries of a list say into both copies of the plan."""
        records = value_at(self._package, place)
        theirs = {each.id: each for each in records}
        base = dict(theirs)
        for pair, record in pairs:
            self._remember(pair, record)
            if pair.record is not None and (pair.drawn is not None or self._whole):
                made = mixed(record, *self._said(pair))
                base[record.id], theirs[record.id] = made.base, made.theirs
                if made.changes:
                    self._changed[place] += made.changes
            elif pair.record is None and record is not None:
                theirs[record.id] = self._carried(fitted(record, self._names))
                self._new[place] += 1
        self._base = replaced(self._base, place, tuple(base.values()))
        self._theirs = replaced(self._theirs, place, tuple(theirs.values()))

    def _said(self, pair: Pair) -> tuple[Any, Any]:
        """What an entry said before and says now, in the names of the plan; None: not known."""
        was = None if pair.was is None else fitted(pair.was, self._names_then)
        now = fitted(pair.entry, self._names)
        plans = (self._package.plan, pair.then, self._library.plan)
        return as_printed((pair.record, was, now), plans, self._carried)

    def _carried(self, record: Any) -> Any:
        """A record whose tables and pictures are in the plan, too."""
        record, self._theirs = carried(record, self._library.plan, self._theirs)
        return record

    def _remember(self, pair: Pair, record: Any) -> None:
        code, issuer = self._library.content_code, self._library.issuer
        link = pair.drawn or Drawn(issuer=issuer)
        link = replace(link, entry=pair.entry.id, content=code)
        if record is not None:
            drawn = replace(link, record=record.id)
            self._links.append(_Link(drawn, of_record=pair.record is None and self._whole))
        elif pair.drawn is not None:
            self._links.append(_Link(link))

    def _gone(self, seen: set[str]) -> Iterator[tuple[Place, Any]]:
        """The records whose entries the library has no more: told once."""
        code = self._library.content_code
        given = lists_in(self._library.plan)
        records = {
            record.id: (place, record)
            for place in PLACES
            if place[1] in given
            for record in value_at(self._package, place)
        }
        for link in self._own:
            if link.id not in seen and link.content != code and link.record in records:
                self._links.append(_Link(replace(link, content=code)))
                yield records[link.record]
