"""A sheet as plain values: rows with heights, and what stands where on its columns.

Rows and columns count from 0 and are those of the finished sheet. Lengths are points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from math import ceil
from typing import NamedTuple

from forms.document import Align

# The tallest row that Excel shows.
ROW_LIMIT = 409.0
# A pixel of a sheet.
PIXEL = 0.75

# Lines around a cell, as bits.
LEFT, RIGHT, TOP, BOTTOM, DOTTED = 1, 2, 4, 8, 16
BOX = LEFT | RIGHT | TOP | BOTTOM


class Words(NamedTuple):
    """Text of one look within a cell; `ruled` is drawn as an unbroken line.

    `raised` is the number of a footnote.
    """

    text: str
    size: float
    bold: bool = False
    underline: bool = False
    ruled: bool = False
    raised: bool = False


# What a cell holds: text of one look, words of several, a figure, or nothing.
Value = str | tuple[Words, ...] | Decimal | None


class Look(NamedTuple):
    """How a cell's text is set; `indent` is in millimetres, `size` in points.

    `ruled` is text that draws a line: it is never broken. `shrunk` is text made as small
    as its column needs.
    """

    size: float = 16
    bold: bool = False
    underline: bool = False
    align: Align = "left"
    vertical: str = "top"
    indent: float = 0
    number_format: str = "General"
    link: bool = False
    ruled: bool = False
    shrunk: bool = False


@dataclass(slots=True)
class Spot:
    """One cell, or a block of cells merged into one; all four bounds are included.

    `lines` are the borders around the whole, `need` the height that the value takes.
    `target` is the index of the sheet and the row that a link leads to.
    """

    top: int
    bottom: int
    first: int
    last: int
    value: Value
    look: Look
    lines: int = 0
    need: float = 0.0
    target: tuple[int, int] | None = None

    def again(self, top: int, bottom: int, value: Value) -> Spot:
        """The same in other rows, with this value; `dataclasses.replace` takes far longer."""
        return Spot(
            top, bottom, self.first, self.last, value, self.look, self.lines, self.need, self.target
        )


class Extent(NamedTuple):
    """The rows that a table takes: its first, its body's first, its last."""

    top: int
    body: int
    bottom: int


@dataclass(slots=True)
class Drawing:
    """A picture, by the path of its file or by what is in it, `height` points high.

    Its left top corner stands in a row, `drop` points below its top and `left` pixels from
    the sheet's left edge. Without a width it is as wide as its height makes it.
    """

    row: int
    file: str | bytes
    height: float
    width: float = 0.0
    left: int = 0
    drop: float = 0.0


@dataclass(slots=True)
class Sheet:
    """All that stands on one sheet.

    `widths` are the columns' widths in pixels; `kept` are rows that stay with the next,
    `breaks` rows that start a page. `repeated` are the rows printed on every page and
    `frozen` how many rows stay in view.
    """

    widths: tuple[int, ...]
    heights: list[float] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    kept: set[int] = field(default_factory=set)
    breaks: set[int] = field(default_factory=set)
    repeated: tuple[int, int] | None = None
    frozen: int = 0

    def add_rows(self, height: float, *, keep: bool = False) -> tuple[int, int]:
        """Rows at the end that are `height` together; the first and the last of them.

        One row, or as many as Excel needs to show such a height.
        """
        count = max(1, ceil(height / ROW_LIMIT))
        first = len(self.heights)
        self.heights.extend([height / count] * count)
        last = first + count - 1
        self.kept.update(range(first, last + 1 if keep else last))
        return first, last
