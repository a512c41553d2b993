"""Strips put together into one, and the parts of a row read cell by cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby

from forms.thai.strips import Image, Mark, Strip

# A strip and where in another one its left top corner stands.
Placed = tuple[Strip, float, float]
_Line = tuple[float, float, float]


def stacked(strips: Iterable[Strip]) -> Strip:
    """Strips one below the other as one, which no page's end parts."""
    placed: list[Placed] = []
    y = 0.0
    for strip in strips:
        y += strip.before if placed else 0.0
        placed.append((strip, 0.0, y))
        y += strip.height
    return joined(placed, y)


def joined(placed: Sequence[Placed], height: float) -> Strip:
    """Strips in their places as one strip of this height."""
    marks: list[Mark] = []
    lines: tuple[list[_Line], ...] = ([], [], [])
    images: list[Image] = []
    for strip, x, y in placed:
        marks += [mark._replace(x=mark.x + x, baseline=mark.baseline + y) for mark in strip.marks]
        for kind, found in zip(lines, (strip.bars, strip.dots, strip.sides), strict=True):
            kind += [(start + x, drop + y, length) for start, drop, length in found]
        images += [image._replace(x=image.x + x, y=image.y + y) for image in strip.images]
    bars, dots, sides = (tuple(each) for each in lines)
    notes = tuple(note for strip, _, _ in placed for note in strip.notes)
    return Strip(
        height, tuple(marks), bars=bars, dots=dots, sides=sides, images=tuple(images), notes=notes
    )


def read_by_cells(strips: Sequence[Strip]) -> list[Strip]:
    """The same strips, the parts of each row of an inner table as one.

    So the words of a cell are read and copied together: its lines follow each other.
    """
    read: list[Strip] = []
    for row, group in groupby(strips, key=lambda strip: strip.inner and strip.inner.row):
        parts = list(group)
        if row is None or len(parts) == 1:
            read += parts
            continue
        whole = stacked(parts)
        edges = sorted({x for x, _, _ in whole.sides})
        marks = sorted(whole.marks, key=lambda mark: bisect_right(edges, mark.x))
        read.append(whole._replace(marks=tuple(marks), before=parts[0].before))
    return read
