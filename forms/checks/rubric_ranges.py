"""Checks of the figures that rubrics ask for: ranges apart and joined, levels in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from db.places import Place
from db.records import Indicator, Rubric
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import numbers_in, squeezed
from forms.rubric_figures import FAR, PERCENT, figures_asked

_FORM = "table-c"
OVERLAP = Slip("RUBRIC-OVERLAP", "warning", _FORM, "แก้ช่วงตัวเลขไม่ให้ซ้อนกัน ผลหนึ่งต้องได้ระดับเดียว")
GAP = Slip("RUBRIC-GAP", "warning", _FORM, "แก้ช่วงตัวเลขให้ต่อกัน ผลทุกค่าต้องได้ระดับหนึ่ง")
TREND = Slip("RUBRIC-TREND", "warning", _FORM, "ตรวจตัวเลขของแต่ละระดับให้เรียงไปทางเดียวกัน")

# A scale has five figures or ten; so many are held against each other.
_MOST_ALIKE = 60
# Levels with figures of one kind: fewer are no scale.
_FEWEST = 3
# What criteria count in where neither percent nor the indicator's own unit is said.
_POINTS = "คะแนน"


@dataclass(frozen=True, slots=True)
class _Figure:
    """What a criterion asks: from `low` to `high`, both included, and the words for it."""

    level: int
    place: Place
    low: Decimal
    high: Decimal
    words: str

    @property
    def is_range(self) -> bool:
        return self.low != self.high

    @property
    def is_open(self) -> bool:
        """Whether it has one bound only: it is then a threshold."""
        return self.low == -FAR or self.high == FAR

    @property
    def step(self) -> Decimal:
        """The smallest difference that its figures are written with: 1, or 0.01."""
        exponents = [number.as_tuple().exponent for number in numbers_in(self.words)]
        return Decimal(1).scaleb(min(e for e in (*exponents, 0) if isinstance(e, int)))


def overlaps(subject: Subject) -> Iterator[Problem]:
    """A range at one level takes in nothing of another level's."""
    for place, indicator, rubric in subject.rubrics():
        for alike in _figures(place, indicator, rubric):
            for one, other in combinations(alike[:_MOST_ALIKE], 2):
                if _overlap(one, other):
                    yield OVERLAP.at(
                        other.place, f"“{other.words}” ซ้อนกับระดับ {one.level} “{one.words}”"
                    )


def _overlap(one: _Figure, other: _Figure) -> bool:
    """Thresholds may lie within each other: the higher level is then the one reached."""
    if not (one.is_range or other.is_range) or (one.low, one.high) == (other.low, other.high):
        return False
    if one.is_open and other.is_open and (one.high == FAR) == (other.high == FAR):
        return False
    return max(one.low, other.low) <= min(one.high, other.high)


def gaps(subject: Subject) -> Iterator[Problem]:
    """Ranges of neighbouring levels leave no figure between them that has no level."""
    for place, indicator, rubric in subject.rubrics():
        for alike in _figures(place, indicator, rubric):
            levels = {found.level for found in alike}
            closed = any(not found.is_open for found in alike)
            if len(levels) < _FEWEST or not closed or not all(f.is_range for f in alike):
                continue
            ordered = sorted(alike, key=lambda found: found.low)
            for below, above in pairwise(ordered):
                step = max(below.step, above.step)
                neighbours = abs(below.level - above.level) == 1
                if neighbours and below.high + step < above.low:
                    first, other = sorted((below, above), key=lambda found: -found.level)
                    yield GAP.at(
                        other.place,
                        f"“{other.words}” ไม่ต่อกับระดับ {first.level} “{first.words}” "
                        "ค่าที่อยู่ระหว่างนี้ไม่ได้ระดับใด",
                    )


def trends(subject: Subject) -> Iterator[Problem]:
    """The figures of the levels rise or fall all the way."""
    for place, indicator, rubric in subject.rubrics():
        for alike in _figures(place, indicator, rubric):
            ordered = sorted(alike, key=lambda found: -found.level)
            lows = [found.low if found.low != -FAR else found.high for found in ordered]
            falling = all(a >= b for a, b in pairwise(lows))
            rising = all(a <= b for a, b in pairwise(lows))
            levels = {found.level for found in alike}
            if len(levels) >= _FEWEST and not falling and not rising:
                shown = ", ".join(f"ระดับ {x.level} {x.words}" for x in ordered)
                yield TREND.at((*place, "levels"), f"ตัวเลขของเกณฑ์ไม่เรียงกัน: {shown}")


def _figures(place: Place, indicator: Indicator, rubric: Rubric) -> list[list[_Figure]]:
    """The figures of criteria that say the same but for them, level by level.

    What has no unit is taken for a figure only where some of its kind are ranges.
    """
    found: dict[tuple[str, str], list[_Figure]] = defaultdict(list)
    units = (PERCENT, indicator.unit_of_measure.strip(), _POINTS)
    for row, level in enumerate(rubric.levels):
        for index, text in enumerate(level.criteria):
            for unit in (*dict.fromkeys(filter(None, units)), ""):
                asked = figures_asked(text, unit)
                if not asked:
                    continue
                if len(asked) == 1:
                    at = (*place, "levels", row, "criteria", index)
                    low, high, words = asked[0].low, asked[0].high, asked[0].words
                    item = _Figure(level.level or 0, at, low, high, words)
                    found[unit, squeezed(asked[0].around)].append(item)
                break
    return [
        items for (unit, _), items in found.items() if unit or any(item.is_range for item in items)
    ]


CHECKS: tuple[Check, ...] = (overlaps, gaps, trends)
