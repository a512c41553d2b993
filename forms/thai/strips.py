"""Text as strips: the pieces of a column, top to bottom, that no page break may part.

A paragraph is a strip a line; a fraction is one strip.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.document import Fraction, Paragraph, Run
from forms.page_setup import Align
from forms.thai.setting import ASCENT, LEADING, Line, set_lines, set_parts
from forms.thai.spacing import Spread, spread_of

POINTS = 72 / 25.4
# Between a fraction's bar and the ends of its text, at either side.
_OVERHANG = 4.0
_GAP = 6.0
# How many ems shorter than need be a line may stay that is then spread over its column.
_DENSE = 4.0
_FROM_LEFT: tuple[Align, ...] = ("left", "distributed")

# Where within its flow something stands: of a table in a cell row, column and flow.
Path = tuple[int, ...]


class Mark(NamedTuple):
    """A line of type in a strip: its left end, its baseline from the top, its size.

    `spread` is the room between its clusters, where they are to fill their column. `path` is
    where in its flow it stands; None where it only says again what stands elsewhere.
    """

    x: float
    baseline: float
    size: float
    line: Line
    spread: Spread | None = None
    path: Path | None = ()


class Image(NamedTuple):
    """A picture in a strip: its left top corner, its size, its file, its path as a mark's."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    path: Path | None = ()


class Strip(NamedTuple):
    """What stays together: `before` is blank space above it, which a page's top drops.

    `bars` are horizontal lines, `dots` dotted and `sides` vertical ones, as (x, y from
    the top, length). `opens` marks the first strip of its flow; one that is to `keep`
    stands on one page with the strip below it. `notes` are the footnotes whose numbers are
    in it. `inner` is the row of a table that it belongs to, where the table goes on from
    the strip above. All lengths are points.
    """

    height: float
    marks: tuple[Mark, ...]
    before: float = 0.0
    bars: tuple[tuple[float, float, float], ...] = ()
    dots: tuple[tuple[float, float, float], ...] = ()
    opens: bool = False
    keep: bool = False
    notes: tuple[Run, ...] = ()
    sides: tuple[tuple[float, float, float], ...] = ()
    images: tuple[Image, ...] = ()
    inner: InnerTable | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(mark.line.text for mark in self.marks)


class InnerTable(NamedTuple):
    """A row of a table within a column: the table's width, its header, the row's number.

    Every page repeats the header.
    """

    width: float
    header: Strip | None
    row: int


def extent(strips: Sequence[Strip]) -> float:
    """The height of strips one below the other, without the blank space above the first."""
    if not strips:
        return 0.0
    return sum([strip.height + strip.before for strip in strips]) - strips[0].before


@lru_cache(maxsize=4096)
def paragraph_strips(paragraph: Paragraph, width: float) -> tuple[Strip, ...]:
    """A strip for each line of a paragraph."""
    size = paragraph.size
    indent = paragraph.indent * POINTS
    first = paragraph.first * POINTS
    room = width - indent
    height = size * (paragraph.leading or LEADING)
    baseline = size * ASCENT
    strips: list[Strip] = []
    inset = indent + first
    for line, spread in _set(paragraph, room, first):
        free = width - inset - line.width
        shift = free if paragraph.align == "right" else free / 2
        x = inset if paragraph.align in _FROM_LEFT else inset + shift
        mark = Mark(x, baseline, size, line, spread_of(line, size, free) if spread else None)
        strips.append(Strip(height, (mark,), notes=line.notes))
        inset = indent
    strips[0] = strips[0]._replace(before=paragraph.before, opens=True)
    if paragraph.after:
        strips[-1] = strips[-1]._replace(height=height + paragraph.after)
    return _kept(strips, last=paragraph.keep)


def _kept(strips: list[Strip], *, last: bool) -> tuple[Strip, ...]:
    """The lines of a paragraph, none of which may stand alone on either side of a page's end.

    One of three lines is not parted at all. `last`: its end stays with what follows.
    """
    end = len(strips) - 1
    kept = {0, end - 1} - {end} | ({end} if last else set())
    return tuple(
        strip._replace(keep=True) if at in kept else strip for at, strip in enumerate(strips)
    )


def _set(paragraph: Paragraph, room: float, first: float) -> Iterable[tuple[Line, bool]]:
    """The lines of a paragraph, and whether each is spread over its column."""
    size = paragraph.size
    if paragraph.align == "distributed":
        parts = set_parts(paragraph.runs, room, size, first=first, blank=_DENSE)
        return [(line, line is not part[-1]) for part in parts for line in part]
    lines = set_lines(paragraph.runs, room, size, first=first)
    if paragraph.align == "center" and len(lines) > 1:
        lines = _balanced(paragraph, lines, room, first)
    return [(line, False) for line in lines]


def _balanced(
    paragraph: Paragraph, lines: tuple[Line, ...], room: float, first: float
) -> tuple[Line, ...]:
    """The same number of centred lines, as even as they can be."""
    narrow, wide = room / len(lines) / 2, room
    while wide - narrow > paragraph.size / 4:
        middle = (narrow + wide) / 2
        attempt = set_lines(paragraph.runs, middle, paragraph.size, first=first)
        if len(attempt) > len(lines) or max(line.width for line in attempt) > middle + 1:
            narrow = middle
        else:
            wide, lines = middle, attempt
    return lines


@lru_cache(maxsize=1024)
def fraction_strips(fraction: Fraction, width: float) -> tuple[Strip, ...]:
    """A formula as one strip: its label before the bar, the fraction, and its factor.

    A label of more than a line of a third of the width stands above.
    """
    size = fraction.size
    beside = _plain_lines(fraction.label, width / 3, size) if fraction.label else ()
    label: tuple[Line, ...] = ()
    if len(beside) > 1:
        label, beside = _plain_lines(fraction.label, width, size), ()
    left = beside[0].width + _GAP if beside else 0.0
    factor = _plain_lines(fraction.factor, width / 3, size) if fraction.factor else ()
    factor_width = max((line.width for line in factor), default=0.0)
    room = width - left - 2 * _OVERHANG - (factor_width + _GAP if factor else 0)
    above = _plain_lines(fraction.numerator, room, size)
    below = _plain_lines(fraction.denominator, room, size)
    bar = max(line.width for line in (*above, *below)) + 2 * _OVERHANG
    leading, ascent = size * LEADING, size * ASCENT
    marks = [Mark(0.0, row * leading + ascent, size, line) for row, line in enumerate(label)]
    top = len(label) * leading
    middle = top + len(above) * leading + size * 0.1
    for row, line in enumerate(above):
        marks.append(Mark(left + (bar - line.width) / 2, top + row * leading + ascent, size, line))
    start = middle + size * 0.1
    for row, line in enumerate(below):
        across = left + (bar - line.width) / 2
        marks.append(Mark(across, start + row * leading + ascent, size, line))
    # The letters beside it are centred on the bar, half their height below it.
    # The label first: so it is read and copied.
    marks[:0] = [Mark(0.0, middle + size * 0.2, size, line) for line in beside]
    for row, line in enumerate(factor):
        drop = (row - (len(factor) - 1) / 2) * leading + size * 0.2
        marks.append(Mark(left + bar + _GAP, middle + drop, size, line))
    height = start + len(below) * leading + size * 0.1
    return (Strip(height, tuple(marks), bars=((left, middle, bar),), opens=True),)


def _plain_lines(text: str, width: float, size: float) -> tuple[Line, ...]:
    return set_lines((Run(text),), width, size)
