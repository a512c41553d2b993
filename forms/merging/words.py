"""What a difference of two copies says to a reader: where it is, and what stands on each side."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from db.fields import Kind
from db.merging.comparing import ORDER, PLACE, RECORD
from db.merging.difference import Change, Difference, Side
from db.merging.merge import Merge
from db.places import Place, spec_at, stands, value_at
from db.records import OwnValue, Package
from forms.checks import words_for
from forms.checks.place_words import PlaceWords
from forms.editing.comparing import summary, value_text
from forms.editing.entry import paragraphs_text
from forms.editions.edition import Edition
from forms.editions.labels import declared_at, label_at
from forms.merging.parts import record_of

_NAMES = 12  # of items that stand in another order
_CHANGES = {
    Change.ADDED: "เพิ่ม",
    Change.REMOVED: "ลบ",
    Change.CHANGED: "แก้",
    Change.MOVED: "ย้าย",
}


class SideTexts(NamedTuple):
    """What stands somewhere: as it was, here, and in the copy that came. Empty: nothing does."""

    base: str
    ours: str
    theirs: str


class MergeWords:
    """Says what the differences of one merge are, in the words of an edition."""

    def __init__(self, merge: Merge, edition: Edition) -> None:
        self._merge = merge
        self._edition = edition
        self.texts = lru_cache(maxsize=4096)(self._texts)
        self.where = lru_cache(maxsize=4096)(self._where)

    def record(self, difference: Difference) -> str:
        """The record that a difference lies in, as a heading; empty where it lies in none."""
        package, place = self._seen(difference)
        at = record_of(place)
        return self._words(package).at(at) if at else ""

    def change(self, difference: Difference) -> str:
        """What was done, in a word: added, removed, changed or moved."""
        if difference.is_conflict and difference.change is Change.REMOVED:
            return "ลบ/แก้"
        return _CHANGES[difference.change]

    def _where(self, difference: Difference) -> str:
        """Where in its record a difference is: the records below, and the field."""
        package, place = self._seen(difference)
        start = record_of(place)
        words = self._words(package)
        parts = words.parts(place)[len(words.parts(start)) if start else 0 :]
        said = " › ".join(parts)
        if difference.key.part == ORDER:
            return f"{said} › ลำดับ".removeprefix(" › ")
        if said:
            return said
        if place != start:
            return label_at(self._edition, place)
        return "ทั้งรายการ" if difference.key.part == RECORD else "ตำแหน่งที่อยู่"

    def _texts(self, difference: Difference) -> SideTexts:
        """What stands there on each side."""
        sides = zip(self._packages, difference.values, difference.places, strict=True)
        return SideTexts(*(self._text(difference, *side) for side in sides))

    def _text(
        self, difference: Difference, package: Package | None, value: Any, place: Place | None
    ) -> str:
        if package is None or value is None or place is None:
            return ""
        part = difference.key.part
        if part == RECORD:
            return summary(self._edition, package, place)
        if part == PLACE:
            return self._words(package).at(place[:-2]) or self._words(package).at(place)
        if part == ORDER:
            return ", ".join(self._names(package, value, place))
        return self._value_text(package, value, place)

    def _value_text(self, package: Package, value: Any, place: Place) -> str:
        spec = declared_at(self._edition, place)
        if spec.kind is Kind.TEXTS and not isinstance(value, str) and not spec.coded:
            return paragraphs_text(value)
        if isinstance(value, OwnValue):
            # The place says which field it is.
            return value.text
        if spec.kind is Kind.MAP:
            several = value if isinstance(value, tuple) else (value,)
            return "\n".join(": ".join(str(getattr(v, n)) for n in v.__slots__) for v in several)
        if spec.kind is Kind.RECORDS:
            return "\n".join(_bare_text(item) for item in value)
        if spec.kind is Kind.RECORD:
            return " – ".join(filter(None, (str(getattr(value, n)) for n in value.__slots__)))
        listed = spec.kind in {Kind.TEXTS, Kind.REFS} and isinstance(value, str)
        return value_text(spec, (value,) if listed else value, package)

    def _names(self, package: Package, value: tuple[Any, ...], place: Place) -> Iterator[str]:
        """What the items of a list are called, in their order."""
        if spec_at(place).kind is not Kind.RECORDS:
            yield from (self._value_text(package, item, place) for item in value[:_NAMES])
        else:
            for at in range(min(len(value_at(package, place)), _NAMES)):
                yield self._words(package).parts((*place, at))[-1]
        if len(value) > _NAMES:
            yield "…"

    def _seen(self, difference: Difference) -> tuple[Package, Place]:
        """The copy that has what a difference is about, and where: ours where it is there."""
        sides = (
            (self._merge.ours, difference.places.ours),
            (self._merge.theirs, difference.places.theirs),
        )
        for package, place in sides[::-1] if difference.by is Side.THEIRS else sides:
            if place is not None and stands(package, place):
                return package, place
        return self._merge.ours, difference.place

    def _words(self, package: Package) -> PlaceWords:
        return self._all_words[id(package)]

    @cached_property
    def _all_words(self) -> dict[int, PlaceWords]:
        return {
            id(package): words_for(package, self._edition)
            for package in self._packages
            if package is not None
        }

    @property
    def _packages(self) -> tuple[Package | None, Package, Package]:
        return self._merge.base, self._merge.ours, self._merge.theirs


def _bare_text(item: Any) -> str:
    """A row of a table, or a width, as it is read."""
    (value,) = (getattr(item, name) for name in item.__slots__)
    return " | ".join(value) if isinstance(value, tuple) else str(value)
