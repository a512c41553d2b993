"""Arrows over the months of a row, and the words on them, which stand above the line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from forms.arrows import free_columns
from forms.cells import PAD_Y
from forms.document import Arrow, Row, Run, Table
from forms.pdf.grid import Grid, Page
from forms.pdf.ink import arrow as drawn_arrow
from forms.pdf.ink import text_operators
from forms.pdf.structure import Box, Element
from forms.thai.setting import ASCENT, LEADING, Line, set_lines
from forms.thai.strips import Mark, Strip

# The sizes that words are tried in, as shares of the table's; smaller is not read on paper.
_SIZES = (0.8, 0.72, 0.65)
# Between words and the lines of the grid or other words, and between words and arrow.
_ROOM = 2.0
_GAP = 0.5
# Half the height of an arrow's head, and how far its ends stay off the lines of the grid.
_HALF = 1.9
_INSET = 1.2


class Label(NamedTuple):
    """Words above an arrow: their lines, centred between `left` and `right`.

    `tier` counts upwards: words that would touch stand one above the other.
    """

    arrow: Arrow
    lines: tuple[Line, ...]
    size: float
    left: float
    right: float
    tier: int


class Labels(NamedTuple):
    """The words on all arrows of a row, and the height of each tier of them."""

    labels: tuple[Label, ...]
    tiers: tuple[float, ...]

    @property
    def height(self) -> float:
        """What the words and the arrows below them take of a row."""
        return sum(self.tiers) + (_GAP if self.tiers else 0.0) + 2 * _HALF

    def strips(self, label: Label) -> tuple[float, tuple[Strip, ...]]:
        """How far below the top of all words those of a label start, and their strips."""
        leading, ascent = label.size * LEADING, label.size * ASCENT
        middle = (label.left + label.right) / 2
        strips = tuple(
            Strip(leading, (Mark(middle - line.width / 2, ascent, label.size, line),))
            for line in label.lines
        )
        top = sum(self.tiers[label.tier :]) - len(strips) * leading
        return top, strips


_WORDLESS = Labels((), ())


def arrows_height(table: Table, row: Row, edges: Sequence[float]) -> float:
    """The least height of a row for its arrows and the words on them."""
    return row_labels(table, row, edges).height + 2 * PAD_Y


def draw_arrows(
    page: Page,
    grid: Grid,
    labels: Labels,
    elements: Mapping[Arrow, tuple[Element, Element]],
    *,
    edges: Sequence[float],
    bottom: float,
) -> None:
    """The arrows of a row and the words on them; columns have these edges.

    `elements` are the cell that each arrow stands in, and its own. The row starts at the
    page's place and ends at `bottom`.
    """
    top = max((page.y + bottom - labels.height) / 2, page.y + PAD_Y if labels.tiers else 0.0)
    sheet = page.sheet
    for label in labels.labels:
        drop, strips = labels.strips(label)
        words = text_operators(page.fonts, strips, 0.0, top + drop, sheet.height)
        sheet.body += sheet.marked(elements[label.arrow][0], words)
        for number, line in enumerate(label.lines):
            middle, half = (label.left + label.right) / 2, line.width / 2 + _ROOM / 2
            above = top + drop + number * label.size * LEADING
            grid.blank(middle - half, middle + half, above, above + label.size * LEADING)
    y = sheet.height - (top + labels.height - _HALF)
    for arrow, (_, element) in elements.items():
        left, right = edges[arrow.first] + _INSET, edges[arrow.last + 1] - _INSET
        element.box = Box(left, y - _HALF, right, y + _HALF)
        sheet.body += sheet.marked(element, [drawn_arrow(left, right, y)])


def row_labels(table: Table, row: Row, edges: Sequence[float]) -> Labels:
    """The words on the arrows of a row, whose columns have these edges."""
    if not any(arrow.label for arrow in row.arrows):
        return _WORDLESS
    placed: list[Label] = []
    for arrow, area in _areas(table, row, edges):
        lines, size = _lines(arrow, edges, area, table.size)
        half = max(line.width for line in lines) / 2
        middle = (edges[arrow.first] + edges[arrow.last + 1]) / 2
        middle = min(max(middle, area[0] + half), area[1] - half)
        label = Label(arrow, lines, size, middle - half, middle + half, 0)
        placed.append(label._replace(tier=_tier(label, placed)))
    heights = [0.0] * (1 + max((label.tier for label in placed), default=-1))
    for label in placed:
        high = len(label.lines) * label.size * LEADING
        heights[label.tier] = max(heights[label.tier], high)
    return Labels(tuple(placed), tuple(heights))


def _tier(label: Label, placed: Iterable[Label]) -> int:
    """The lowest tier in which words touch none of those placed."""
    taken = {
        other.tier
        for other in placed
        if label.left < other.right + _ROOM and other.left < label.right + _ROOM
    }
    return next(tier for tier in range(len(taken) + 1) if tier not in taken)


def _lines(
    arrow: Arrow, edges: Sequence[float], area: tuple[float, float], size: float
) -> tuple[tuple[Line, ...], float]:
    """The words in lines: one above the span, else one within the area, else several."""
    runs = (Run(arrow.label),)
    span = edges[arrow.last + 1] - edges[arrow.first] - 2 * _ROOM
    for width in (span, area[1] - area[0]):
        for share in _SIZES:
            lines = set_lines(runs, width, size * share)
            if len(lines) == 1 and lines[0].width <= width:
                return lines, size * share
    size *= _SIZES[1]
    return set_lines(runs, area[1] - area[0], size), size


def _areas(
    table: Table, row: Row, edges: Sequence[float]
) -> list[tuple[Arrow, tuple[float, float]]]:
    """Each arrow with words, and from where to where they may stand.

    That is its span and the free columns beside it; two arrows share those between them.
    """
    free = free_columns(table, row)
    arrows = sorted(row.arrows, key=lambda arrow: arrow.first)
    found: list[tuple[Arrow, tuple[float, float]]] = []
    for arrow in arrows:
        first, last = arrow.first, arrow.last
        while first - 1 in free:
            first -= 1
        while last + 1 in free:
            last += 1
        if arrow.label:
            found.append((arrow, (edges[first] + _ROOM, edges[last + 1] - _ROOM)))
    for number, ((arrow, area), (other, next_area)) in enumerate(pairwise(list(found))):
        if arrow.last < other.first and area[1] > next_area[0]:
            middle = (edges[arrow.last + 1] + edges[other.first]) / 2
            left, _ = found[number][1]
            found[number] = arrow, (left, middle - _ROOM / 2)
            found[number + 1] = other, (middle + _ROOM / 2, next_area[1])
    return found
