"""The figures that the levels of a rubric begin at, and how a value stands on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from db.records import Rubric
from forms.compute import interpolated_points
from forms.rubric_figures import FAR, Asked, bare_figures, figures_asked

# Criteria speak of hundredths: eleven of twelve is their 91.67.
_HUNDREDTH = Decimal("0.01")
# Fewer levels with figures are no scale: the others ask for something else.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Scale:
    """The figures that levels begin at, from the lowest level, as (figure, level).

    `below` is the level of a value that does not come to the first figure; None where the
    criteria do not tell. `rubric` is the position of the rubric that asks for the figures;
    None where they hold for the indicator as a whole.
    """

    figures: tuple[tuple[Decimal, Decimal], ...]
    below: int | None = 0
    rubric: int | None = None

    @property
    def most_below(self) -> Decimal:
        """The highest level that a value below the first figure may have."""
        return Decimal(self.below) if self.below is not None else self.figures[0][1] - 1


@dataclass(frozen=True, slots=True)
class Reading:
    """A value on a scale: the level reached, and how far it is towards the next one.

    `sure` is False where the value is below all figures: the level is then the most it
    may be.
    """

    level: Decimal
    between: Decimal
    sure: bool = True


def read_on(scale: Scale, value: Decimal) -> Reading:
    """A value on a scale, rounded to hundredths."""
    rounded = value.quantize(_HUNDREDTH, ROUND_HALF_UP) if abs(value) < FAR else value
    level, between = interpolated_points(rounded, scale.figures)
    if level:
        return Reading(level, between)
    most = scale.most_below
    return Reading(most, most, sure=scale.below is not None or not most)


def rubric_scale(rubric: Rubric, unit: str, position: int = 0) -> Scale | None:
    """The figures of a rubric's levels, rising or falling all the way; None without.

    Where they fall as the levels rise, less is better.
    """
    asked = _asked_by_level(rubric, unit)
    anchors = [one.low if one.low != -FAR else one.high for _, one in asked]
    rising = all(low < high for low, high in pairwise(anchors))
    falling = all(low > high for low, high in pairwise(anchors))
    if len(asked) < _FEWEST or not (rising or falling):
        return None
    figures = [(one.low if rising else one.high, Decimal(level)) for level, one in asked]
    lowest = asked[0][0]
    if abs(figures[0][0]) == FAR:
        return _scale(figures[1:], lowest, position)
    return _scale(figures, 0 if lowest == 1 else None, position)


def _scale(
    figures: list[tuple[Decimal, Decimal]], below: int | None, position: int
) -> Scale | None:
    bounded = all(abs(figure) != FAR for figure, _ in figures)
    return Scale(tuple(figures), below, position) if bounded else None


def _asked_by_level(rubric: Rubric, unit: str) -> list[tuple[int, Asked]]:
    """The figure of each level that has one, from the lowest level.

    Where a level has several, the one in the words that all levels use, else its first.
    """
    levels = sorted(rubric.levels, key=lambda row: row.level or 0)
    asked = {
        row.level or 0: [one for text in row.criteria for one in _asked_in(text, unit)]
        for row in levels
    }
    known = {level: found for level, found in asked.items() if found}
    shared = next(_shared_words(known), None)
    return [
        (level, next((one for one in found if _bare(one) == shared), found[0]))
        for level, found in known.items()
    ]


def _asked_in(text: str, unit: str) -> tuple[Asked, ...]:
    """The figures of a criterion in a unit, which it may leave unsaid."""
    return figures_asked(text, unit) or bare_figures(text)


def _shared_words(known: dict[int, list[Asked]]) -> Iterator[str]:
    first = next(iter(known.values()), [])
    for words in map(_bare, first):
        if all(any(_bare(one) == words for one in found) for found in known.values()):
            yield words


def _bare(asked: Asked) -> str:
    return "".join(asked.around.split())
