"""What became of every paragraph and cell: taken, doubtful, or left over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum, auto

from forms.reading.outline import Cell, Outline, Spot, Text, units


class Fate(StrEnum):
    """What became of a paragraph or cell."""

    TAKEN = auto()
    DOUBTFUL = auto()
    LEFT = auto()


@dataclass(frozen=True, slots=True)
class Leftover:
    """What found no place: where it stood, its words, and why."""

    spot: Spot
    text: str
    reason: str


def unit_of(spot: Spot) -> Spot:
    """The paragraph or cell that a place lies in: of a piece of a cell that cell."""
    return spot[:-1] if len(spot) > 1 and len(spot) % 3 == 1 else spot


@dataclass(slots=True)
class Ledger:
    """An account of a document, kept while it is read."""

    _taken: set[Spot] = field(default_factory=set)
    _doubts: dict[Spot, list[str]] = field(default_factory=dict)
    _left: list[Leftover] = field(default_factory=list)

    def take(self, spots: Iterable[Spot], doubt: str = "") -> None:
        """Notes that something was made of these places, or that they are the form's own."""
        for spot in spots:
            unit = unit_of(spot)
            self._taken.add(unit)
            if doubt and doubt not in self._doubts.setdefault(unit, []):
                self._doubts[unit].append(doubt)

    def leave(self, spot: Spot, text: str, reason: str) -> None:
        """Notes that words at a place found no field."""
        if text.strip():
            self._left.append(Leftover(spot, text.strip(), reason))

    def is_known(self, spot: Spot) -> bool:
        """Whether a paragraph or cell is in the account already."""
        unit = unit_of(spot)
        return unit in self._taken or any(unit_of(each.spot) == unit for each in self._left)

    def closed(
        self, outline: Outline, unfit: Iterable[Leftover], reason: str
    ) -> tuple[Leftover, ...]:
        """All that is left over, in order; what nobody spoke of is left for `reason`."""
        left = [*self._left, *unfit]
        told = {unit_of(each.spot) for each in left}
        for unit in units(outline):
            words = _words(unit).strip()
            if words and unit.spot not in self._taken and unit.spot not in told:
                left.append(Leftover(unit.spot, words, reason))
        return tuple(sorted(dict.fromkeys(left), key=lambda each: each.spot))

    def doubts(self, unit: Spot) -> tuple[str, ...]:
        """Why a paragraph or cell is doubtful, apart from what was made of it."""
        return tuple(self._doubts.get(unit, ()))

    def fates(self, outline: Outline, leftovers: Iterable[Leftover]) -> dict[Spot, Fate]:
        """What became of each paragraph and cell; one of which a part is left is doubtful."""
        left = {unit_of(each.spot) for each in leftovers}
        fates: dict[Spot, Fate] = {}
        for unit in units(outline):
            if unit.spot not in self._taken:
                fates[unit.spot] = Fate.LEFT
            elif unit.spot in left or self._doubts.get(unit.spot):
                fates[unit.spot] = Fate.DOUBTFUL
            else:
                fates[unit.spot] = Fate.TAKEN
        return fates


def _words(unit: Text | Cell) -> str:
    return unit.plain if isinstance(unit, Text) else unit.text
