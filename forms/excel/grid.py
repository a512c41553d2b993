"""The columns of a sheet: one grid on which tables of different columns all stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from forms.excel.measure import usable_width

# Edges closer than this are one edge (millimetres), but no column is bent by more than
# this share of its width.
_TOLERANCE = 1.5
_BEND = 0.05

_PIXELS_PER_MM = 96 / 25.4

# A column's edges in millimetres from the left of the text, the outer ones included.
Edges = tuple[float, ...]


def edges_of(widths: Iterable[float], text_width: float) -> Edges:
    """The edges of a table whose columns take these shares of the text width."""
    shares = tuple(widths)
    scale = text_width / max(sum(shares), 1.0)
    edges = [0.0]
    for share in shares:
        edges.append(edges[-1] + share * scale)
    return tuple(edges)


class Column(NamedTuple):
    """A column of a layout: the grid columns it covers, from its left to its right (pixels).

    `room` is how many points text may fill.
    """

    first: int
    last: int
    left: int
    right: int
    room: float

    def through(self, other: Column) -> Column:
        """This column and all to the right up to another, as one."""
        return _column(self.first, other.last, self.left, other.right)


def _column(first: int, last: int, left: int, right: int) -> Column:
    return Column(first, last, left, right, usable_width(right - left))


class Grid:
    """The union of all edges of a sheet, and where each table's columns stand on it."""

    def __init__(self, layouts: Iterable[Edges], text_width: float) -> None:
        """Take the edges of layouts in order; later ones give way to those before."""
        self._edges: list[float] = [0.0, text_width]
        self._snapped: dict[Edges, Edges] = {}
        for layout in layouts:
            if layout not in self._snapped:
                self._snapped[layout] = self._take(layout)

    def _take(self, layout: Edges) -> Edges:
        taken = [0.0]
        narrowest = min(b - a for a, b in pairwise(layout))
        tolerance = min(_TOLERANCE, narrowest * _BEND)
        for edge in layout[1:]:
            at = bisect_left(self._edges, edge)
            near = [e for e in self._edges[max(at - 1, 0) : at + 1] if e > taken[-1]]
            best = min(near, key=lambda e: abs(e - edge), default=edge)
            if abs(best - edge) > tolerance:
                best = edge
                self._edges.insert(at, edge)
            taken.append(best)
        return tuple(taken)

    def inner(self, outer: Edges, start: int, count: int, widths: Sequence[float]) -> Edges:
        """The edges of a table within a cell of a layout; taken into the grid if new.

        The cell covers `count` columns from `start`; the table takes all its width.
        """
        edges = self._snapped[outer]
        left, right = edges[start], edges[min(start + count, len(edges) - 1)]
        inside = [left + edge for edge in edges_of(widths, right - left)][1:-1]
        layout = tuple(dict.fromkeys((0.0, left, *inside, right, edges[-1])))
        if layout not in self._snapped:
            self._snapped[layout] = self._take(layout)
        return layout

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths of the sheet's columns, in pixels."""
        return tuple(b - a for a, b in pairwise(map(_pixels, self._edges)))

    def columns(self, layout: Edges) -> list[Column]:
        """Where each of the layout's columns stands."""
        edges = self._snapped[layout]
        starts = [bisect_left(self._edges, edge) for edge in edges]
        return [
            _column(a, b - 1, _pixels(left), _pixels(right))
            for (a, b), (left, right) in zip(pairwise(starts), pairwise(edges), strict=True)
        ]


def _pixels(edge: float) -> int:
    return round(edge * _PIXELS_PER_MM)
