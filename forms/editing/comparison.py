"""What differs between two states of one plan, in the plan's own terms and with both values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from db.fields import Kind, Spec, specs
from db.places import Place, spec_at
from db.records import Package
from forms.editing.entry import entry_text
from forms.editing.states import State
from forms.editions.edition import Edition
from forms.editions.labels import declared_at, place_words

# The fields that a record is told by, the first that says something.
_NAMES = ("name", "title", "text", "heading", "indicator", "code", "number", "key", "quarter")
_LONGEST = 200


class Difference(NamedTuple):
    """A field that has two values, or a record that only one state has.

    `where` is in the reader's words; a value that is not there is empty.
    """

    where: str
    one: str
    other: str


def comparison(one: State, other: State, edition: Edition) -> tuple[Difference, ...]:
    """Where two states of a plan differ, in the order of their fields.

    Records are told by identity: one that only stands elsewhere differs in its list's order
    alone.
    """
    found = _Comparison(one.package, other.package, edition)
    return (*found.of_records(one.package, other.package, ()), *_drafts(one, other, edition))


class _Comparison:
    """Goes through two packages at once; places are those of the first where it has one."""

    def __init__(self, one: Package, other: Package, edition: Edition) -> None:
        self._packages = one, other
        self._edition = edition

    def of_records(self, one: Any, other: Any, place: Place) -> Iterator[Difference]:
        for name, spec in specs(type(one)).items():
            mine, theirs, here = getattr(one, name), getattr(other, name), (*place, name)
            if mine is theirs:
                continue
            if spec.kind is Kind.RECORD:
                yield from self.of_records(mine, theirs, here)
            elif spec.kind is Kind.RECORDS:
                yield from self._of_lists(mine, theirs, here)
            elif mine != theirs:
                yield Difference(self._words(here), *self._values(here, mine, theirs))

    def _of_lists(
        self, one: Sequence[Any], other: Sequence[Any], place: Place
    ) -> Iterator[Difference]:
        mine, theirs = _by_identity(one), _by_identity(other)
        for identity, (at, item) in mine.items():
            if identity not in theirs:
                yield Difference(self._words((*place, at)), _told(item), "")
            elif item is not theirs[identity][1]:
                yield from self.of_records(item, theirs[identity][1], (*place, at))
        for identity, (at, item) in theirs.items():
            if identity not in mine:
                yield Difference(self._words((*place, at)), "", _told(item))
        yield from self._of_order(
            [item for identity, (_, item) in mine.items() if identity in theirs],
            [item for identity, (_, item) in theirs.items() if identity in mine],
            place,
        )

    def _of_order(
        self, one: Sequence[Any], other: Sequence[Any], place: Place
    ) -> Iterator[Difference]:
        """Whether the records that both have stand in another order."""
        if list(_by_identity(one)) != list(_by_identity(other)):
            first, second = (_short(", ".join(map(_told, each))) for each in (one, other))
            yield Difference(f"ลำดับของ{spec_at(place).label}", first, second)

    def _words(self, place: Place) -> str:
        return place_words(self._edition, place)

    def _values(self, place: Place, mine: Any, theirs: Any) -> tuple[str, str]:
        spec = declared_at(self._edition, place)
        one, other = self._packages
        return _text(spec, mine, one), _text(spec, theirs, other)


def _drafts(one: State, other: State, edition: Edition) -> Iterator[Difference]:
    """The texts in fields that are no value, where they differ."""
    for place in dict.fromkeys((*one.drafts, *other.drafts)):
        mine, theirs = one.drafts.get(place), other.drafts.get(place)
        if mine != theirs:
            words = f"{place_words(edition, place)} (ช่องที่ต้องแก้)"
            yield Difference(words, _short(mine or ""), _short(theirs or ""))


def _by_identity(items: Sequence[Any]) -> Mapping[Any, tuple[int, Any]]:
    """The items of a list by what tells them apart, with where they stand."""
    return {getattr(item, "id", "") or at: (at, item) for at, item in enumerate(items)}


def _told(record: Any) -> str:
    """A record in words."""
    words = (getattr(record, name, None) for name in _NAMES)
    return _short(next((str(word) for word in words if word), "") or "(ยังไม่ได้กรอก)")


def _text(spec: Spec, value: Any, package: Package) -> str:
    if spec.kind is Kind.DATA:
        return f"รูป {len(value):,} ไบต์" if value else ""
    return _short(entry_text(spec, value, package))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
