"""กระจายแบบไทย: the room left on a line is shared out between its clusters.

A cluster is a letter with the marks above and below it; น้ำ is one. No space is put in:
the letters of the line stay those that were typed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from forms.thai.setting import Line

# What stays with the letter before it: vowels above and below, tones, ำ, accents.
_MARKS = "ัำิ-ฺ็-๎\u0300-\u036f"
_MARK = re.compile(f"[{_MARKS}]")
_CLUSTER = re.compile(rf".[{_MARKS}]*|[{_MARKS}]+", re.DOTALL)
_SPACES = (" ", "\u3000")
# Letters further apart than this are read as words of one letter, by people and by
# programs (ems). What is left then widens the spaces.
_WIDEST = 0.07


class Spread(NamedTuple):
    """What stands between the clusters of a line, and beside that after each space (points)."""

    letter: float
    space: float


def spread_of(line: Line, size: float, free: float) -> Spread | None:
    """How a line of type of `size` points takes up the room that is `free` on it.

    None where it has nothing to move. A line without spaces that is much too short stays
    shorter than its column.
    """
    text = "".join([segment.text for segment in line.segments]).rstrip("".join(_SPACES))
    gaps = len(_CLUSTER.findall(text)) - 1
    if gaps < 1 or free <= 0:
        return None
    letter = free / gaps
    if letter <= _WIDEST * size:
        return Spread(letter, 0.0)
    letter = _WIDEST * size
    spaces = sum([text.count(space) for space in _SPACES])
    return Spread(letter, (free - letter * gaps) / spaces if spaces else 0.0)


def moved(line: Line, spread: Spread) -> list[list[tuple[float, str]]]:
    """For each segment of a line its clusters: the room before each in points, its codes."""
    segments: list[list[tuple[float, str]]] = []
    last = ""
    for segment in line.segments:
        clusters: list[tuple[float, str]] = []
        start = 0
        for cluster in _CLUSTER.findall(segment.text):
            room = spread.letter if last and _MARK.match(cluster) is None else 0.0
            room += spread.space if last in _SPACES else 0.0
            clusters.append((room, segment.codes[start : start + len(cluster)]))
            start += len(cluster)
            last = cluster[-1]
        segments.append(clusters)
    return segments
