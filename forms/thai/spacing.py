"""กระจายแบบไทย: the room left on a line is shared out between its clusters.

A cluster is a letter with the marks above and below it; น้ำ is one. No space is put in:
the letters of the line stay those that were typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.thai.setting import Line, Segment

# What stays with the letter before it: vowels above and below, tones, ำ, accents.
_MARKS = "ัำิ-ฺ็-๎\u0300-\u036f"
_CLUSTER = re.compile(rf".[{_MARKS}]*|[{_MARKS}]+", re.DOTALL)
_MARK = re.compile(f"[{_MARKS}]")


def gaps_of(line: Line) -> int:
    """Between how many clusters of a line its room is shared out."""
    text = "".join([segment.text for segment in line.segments]).rstrip(" \u3000")
    return max(len(_CLUSTER.findall(text)) - 1, 0)


def stretches(segment: Segment) -> Iterator[str]:
    """The codes of each cluster of a segment."""
    start = 0
    for cluster in _CLUSTER.findall(segment.text):
        yield segment.codes[start : start + len(cluster)]
        start += len(cluster)


def starts_cluster(segment: Segment) -> bool:
    """Whether a segment begins with a letter, not with a mark of the one before it."""
    return _MARK.match(segment.text) is None
