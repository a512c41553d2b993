"""Checks of the percents that rubrics ask for: ranges apart, levels in order (ตาราง ค)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from db.places import Place
from db.records import Rubric
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import indicator_named, squeezed
from forms.thai.digits import arabic_digits

_FORM = "table-c"
OVERLAP = Slip("RUBRIC-OVERLAP", "warning", _FORM, "แก้ช่วงตัวเลขไม่ให้ซ้อนกัน ผลหนึ่งต้องได้ระดับเดียว")
TREND = Slip("RUBRIC-TREND", "warning", _FORM, "ตรวจตัวเลขของแต่ละระดับให้เรียงไปทางเดียวกัน")
_PERCENT = re.compile(
    r"(?P<before>น้อยกว่า|ต่ำกว่า|ไม่เกิน(?:กว่า)?|ไม่มากกว่า|มากกว่า|เกิน(?:กว่า)?|"
    r"ไม่น้อยกว่า|ไม่ต่ำกว่า|ตั้งแต่)?\s*"
    r"(?:ร้อยละ\s*(?P<low>\d+(?:\.\d+)?)(?:\s*(?:-|–|—|ถึง)\s*(?:ร้อยละ\s*)?(?P<high>\d+(?:\.\d+)?))?)"
    r"(?P<after>\s*(?:ขึ้นไป|ลงมา))?"
)
_FAR = Decimal(10**9)


@dataclass(frozen=True, slots=True)
class _Figure:
    """What a criterion asks: percent from `low` to `high`, and the words around them."""

    level: int
    place: Place
    low: Decimal
    high: Decimal
    words: str

    @property
    def is_range(self) -> bool:
        return self.low != self.high

    @property
    def is_threshold(self) -> bool:
        return self.low == -_FAR or self.high == _FAR


def overlaps(subject: Subject) -> Iterator[Problem]:
    """A range of percents at one level takes in nothing of another level's."""
    for place, indicator, rubric in subject.rubrics():
        for figures_alike in _figures(place, rubric):
            for one, other in combinations(figures_alike, 2):
                if _overlap(one, other):
                    yield OVERLAP.at(
                        other.place,
                        f"ระดับ {other.level} “{other.words}” ซ้อนกับระดับ {one.level} “{one.words}” "
                        f"ในเกณฑ์ของ{indicator_named(indicator)}",
                    )


def _overlap(one: _Figure, other: _Figure) -> bool:
    """Thresholds may lie within each other: the higher level is then the one reached."""
    if not (one.is_range or other.is_range) or (one.low, one.high) == (other.low, other.high):
        return False
    if one.is_threshold and other.is_threshold and (one.high == _FAR) == (other.high == _FAR):
        return False
    return max(one.low, other.low) <= min(one.high, other.high)


def trends(subject: Subject) -> Iterator[Problem]:
    """The figures of the levels rise or fall all the way."""
    for place, indicator, rubric in subject.rubrics():
        for alike in _figures(place, rubric):
            ordered = sorted(alike, key=lambda found: -found.level)
            lows = [found.low if found.low != -_FAR else found.high for found in ordered]
            falling = all(a >= b for a, b in pairwise(lows))
            rising = all(a <= b for a, b in pairwise(lows))
            if len({found.level for found in alike}) >= 3 and not falling and not rising:
                shown = ", ".join(f"ระดับ {x.level} {x.words}" for x in ordered)
                yield TREND.at(
                    (*place, "levels"),
                    f"ตัวเลขของเกณฑ์ไม่เรียงกัน: {shown} ในเกณฑ์ของ{indicator_named(indicator)}",
                )


def _figures(place: Place, rubric: Rubric) -> list[list[_Figure]]:
    """The percents of criteria that say the same but for their figure, level by level."""
    found: dict[str, list[_Figure]] = defaultdict(list)
    for row, level in enumerate(rubric.levels):
        for index, text in enumerate(level.criteria):
            plain = arabic_digits(text)
            matches = list(_PERCENT.finditer(plain))
            if len(matches) != 1:
                continue
            match = matches[0]
            low, high = _bounds(match)
            skeleton = squeezed(plain[: match.start()] + plain[match.end() :])
            at = (*place, "levels", row, "criteria", index)
            words = " ".join(match.group().split())
            found[skeleton].append(_Figure(level.level or 0, at, low, high, words))
    return [items for items in found.values() if len(items) > 1]


def _bounds(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """From and to; the smallest step of a strict bound is a hundredth."""
    low = Decimal(match["low"])
    step = Decimal("0.01")
    before, after = match["before"] or "", (match["after"] or "").strip()
    if match["high"]:
        return low, Decimal(match["high"])
    if before in {"น้อยกว่า", "ต่ำกว่า"}:
        return -_FAR, low - step
    if before in {"ไม่เกิน", "ไม่เกินกว่า", "ไม่มากกว่า"} or after == "ลงมา":
        return -_FAR, low
    if before in {"มากกว่า", "เกิน", "เกินกว่า"}:
        return low + step, _FAR
    if before or after:
        return low, _FAR
    return low, low


CHECKS: tuple[Check, ...] = (overlaps, trends)
