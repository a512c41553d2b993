"""Cells in their places, and the lines around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from forms.cells import FEWEST_LINES, PAD_X, PAD_Y
from forms.pdf.embedding import DocumentFonts
from forms.pdf.ink import RULE, Sheet, line, text_operators
from forms.pdf.marking import cell_text
from forms.pdf.stacking import read_by_cells
from forms.pdf.table_structure import Tags
from forms.thai.setting import LEADING
from forms.thai.strips import Strip, extent

# Lengths that differ by less are the same.
NEAR = 0.01


class Page(Protocol):
    """Where on which page the next thing goes; `turn` starts a new page."""

    sheet: Sheet
    fonts: DocumentFonts
    y: float
    left: float

    @property
    def bottom(self) -> float:
        """Where the page's text ends."""

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""

    def turn(self) -> None:
        """Start a new page."""


@dataclass(slots=True)
class Slot:
    """A cell where it stands in its row: its columns, its place, what is left to draw.

    `open` cells go on in the row below without a line between; `going_on` ones come
    from the row above. `tags` are its elements, when it is drawn.
    """

    column: int
    x: float
    width: float
    strips: Sequence[Strip]
    pad: float = PAD_X
    middle: bool = False
    open: bool = False
    going_on: bool = False
    top: float = 0.0
    tags: Tags | None = None

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.width


@dataclass(slots=True)
class Grid:
    """The borders of a table on one page, put together from those of its rows."""

    verticals: dict[float, list[tuple[float, float]]] = field(default_factory=dict)
    horizontals: dict[float, list[tuple[float, float]]] = field(default_factory=dict)
    # Where words stand across the lines: left, right, top, bottom.
    blanks: list[tuple[float, float, float, float]] = field(default_factory=list)

    def box(self, left: float, right: float, top: float, bottom: float) -> None:
        """The left side and both edges of a cell."""
        self.side(left, top, bottom)
        self.edge(top, left, right)
        self.edge(bottom, left, right)

    def side(self, x: float, top: float, bottom: float) -> None:
        """A vertical line; it goes on from one that ends where it starts."""
        lines = self.verticals.setdefault(round(x, 2), [])
        if lines and abs(lines[-1][1] - top) < NEAR:
            lines[-1] = (lines[-1][0], bottom)
        else:
            lines.append((top, bottom))

    def edge(self, y: float, left: float, right: float) -> None:
        """A horizontal line; it goes on from one that ends where it starts."""
        lines = self.horizontals.setdefault(round(y, 2), [])
        if lines and lines[-1][0] - NEAR <= left <= lines[-1][1] + NEAR:
            lines[-1] = (lines[-1][0], max(right, lines[-1][1]))
        else:
            lines.append((left, right))

    def blank(self, left: float, right: float, top: float, bottom: float) -> None:
        """Leave vertical lines out where words stand across them."""
        self.blanks.append((left, right, top, bottom))

    def _visible(self, x: float, top: float, bottom: float) -> Iterator[tuple[float, float]]:
        """The parts of a vertical line that cross no words."""
        for left, right, start, end in sorted(self.blanks, key=lambda blank: blank[2]):
            if left < x < right and start < bottom and end > top:
                if start > top:
                    yield top, start
                top = end
        if top < bottom:
            yield top, bottom

    def operators(self, page_height: float) -> list[str]:
        """The lines as operators."""
        drawn = [
            line(x, page_height - top, x, page_height - bottom)
            for x, lines in self.verticals.items()
            for whole in lines
            for top, bottom in (self._visible(x, *whole) if self.blanks else (whole,))
        ]
        drawn += [
            line(left - RULE / 2, page_height - y, right + RULE / 2, page_height - y)
            for y, lines in self.horizontals.items()
            for left, right in lines
        ]
        return drawn


def slot_text(
    page: Page, slot: Slot, strips: Sequence[Strip], y: float, *, again: bool = False
) -> list[str]:
    """The operators of a cell's text from `y` down; its notes go to the page's foot.

    What is drawn `again`, as a header on further pages, says nothing and brings no notes.
    """
    if not strips:
        return []
    for strip in strips:
        if strip.inner is not None:
            strips = read_by_cells(strips)
            break
    x = slot.x + slot.pad
    if again or slot.tags is None:
        page.sheet.take(strips, x, y, None)
        return text_operators(page.fonts, strips, x, y, page.sheet.height)
    return cell_text(page.sheet, page.fonts, strips, (x, y), slot.tags)


def filled(strips: Sequence[Strip]) -> float:
    """The height of a cell of such text; none of an empty one."""
    return extent(strips) + 2 * PAD_Y if strips else 0.0


def count_within(strips: Sequence[Strip], room: float) -> int:
    """How many strips fit into a height."""
    used = 0.0
    for count, strip in enumerate(strips):
        used += strip.height + (strip.before if count else 0.0)
        if used > room + NEAR:
            return count
    return len(strips)


def unkept(strips: Sequence[Strip], count: int) -> int:
    """So many strips, or fewer, after which none is parted from one that it keeps with."""
    while 0 < count < len(strips) and strips[count - 1].keep:
        count -= 1
    return count


def count_standing(strips: Sequence[Strip], room: float) -> int:
    """How many strips of a cell may stand in a height where the rest goes overleaf."""
    count = count_within(strips, room)
    while 0 < count < len(strips) and not parts_well(strips, count):
        count -= 1
    return count


def parts_well(strips: Sequence[Strip], count: int) -> bool:
    """Whether a cell's text may be parted after so many strips: with no lone line."""
    return not (strips[count - 1].keep or _alone(strips[:count]) or _alone(strips[count:]))


def _alone(strips: Sequence[Strip]) -> bool:
    """Whether strips are a single line; a formula or a figure stands well by itself."""
    if len(strips) != 1:
        return False
    size = max((mark.size for mark in strips[0].marks), default=0.0)
    return strips[0].height < FEWEST_LINES * size * LEADING
