"""A sheet as plain values: rows with heights, and what stands where on its columns.

Rows and columns count from 0. Lengths are points unless a name says otherwise.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from forms.formulas import Fact, Formula
from forms.page_setup import Align

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


class Said(NamedTuple):
    """A text with figures in it that are computed from the table above.

    `parts` are its words, and its figures: how each is computed, written, and what stands in
    place of nothing.
    """

    text: str
    parts: tuple[str | tuple[Formula, str, str], ...]


# What a cell holds: text of one look, words of several, a text that is computed, a figure, a
# day, or nothing.
Value = str | tuple[Words, ...] | Said | Decimal | dt.date | None


class Look(NamedTuple):
    """How a cell's text is set; `indent` is in millimetres, `size` in points.

    `ruled` is text that draws a line, in letters of one width. `wrapped` text goes on below;
    `shrunk` is made as small as its column needs. `across`: it stands in the middle of this
    cell and the empty ones after it. `shaded` cells have a ground.
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
    wrapped: bool = True
    shrunk: bool = False
    across: bool = False
    shaded: bool = False


class Spot(NamedTuple):
    """One cell, or a block of cells merged into one; all four bounds are included.

    `lines` are the borders around it. `formula` computes its figure, and `table` is the
    number of the table that the formula speaks of. `target` is what a link leads to: the
    index of a sheet and a row.
    """

    top: int
    bottom: int
    first: int
    last: int
    value: Value
    look: Look
    lines: int = 0
    formula: Formula | None = None
    table: int = -1
    target: tuple[int, int] | None = None


class Line(NamedTuple):
    """A row of a table on the sheet: where it is, what it says to formulas, in which part.

    `figures` are the columns in which its own figures stand, by the names formulas know.
    """

    row: int
    facts: tuple[tuple[str, Fact], ...]
    part: str
    figures: dict[str, int]


@dataclass(slots=True)
class Block:
    """A table on the sheet: its first and last row, its body's first, and its rows."""

    top: int
    body: int
    bottom: int
    last: int
    lines: list[Line] = field(default_factory=list)


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
    `breaks` rows that start a page. `repeated` are the rows printed on every page, `frozen`
    how many rows stay in view, and `hidden` rows that are not seen. `headers` are header
    rows in the middle of the sheet, each with its last. `named` are the cells that formulas
    know by name. One that is `on_one_page` is made as small as that needs.
    """

    widths: tuple[int, ...]
    heights: list[float] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    tables: list[Block] = field(default_factory=list)
    named: dict[str, tuple[int, int]] = field(default_factory=dict)
    kept: set[int] = field(default_factory=set)
    breaks: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    headers: dict[int, int] = field(default_factory=dict)
    repeated: tuple[int, int] | None = None
    frozen: int = 0
    on_one_page: bool = False

    def add_row(self, height: float, *, keep: bool = False) -> int:
        """A row at the end; its number."""
        self.heights.append(height)
        row = len(self.heights) - 1
        if keep:
            self.kept.add(row)
        return row
