"""Where text goes on in a new line in a spreadsheet program, and how high it is.

Everything is reckoned from tables of numbers: the same text is as high on every computer.
Lengths are points unless a name says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from forms.document import Figure, Flow, Paragraph, Run, Table
from forms.drawn_pictures import TALLEST, drawn_size
from forms.excel.inner_tables import table_lines
from forms.excel.letters import advances, line_height, text_width
from forms.excel.sheet import PIXEL
from forms.thai.words import finer, read

POINTS_PER_MM = 72 / 25.4
# Above and below a picture in its row.
FIGURE_PAD = 4.0
# What a cell keeps free at its left and right together.
_PADDING = 4.5
# Screens and printers set letters a little wider or narrower than the font says.
_SAFETY = 0.96
_SPACES = " \u3000"
_SPACED = re.compile(f"[{_SPACES}]*[^{_SPACES}]+[{_SPACES}]*|[{_SPACES}]+")


def usable_width(pixels: float) -> float:
    """What text may fill in a cell of this width in pixels."""
    return max((pixels * PIXEL - _PADDING) * _SAFETY, 1.0)


def pixels_for(width: float) -> float:
    """The width in pixels of a cell that text of a width fits into."""
    return (width / _SAFETY + _PADDING) / PIXEL


def height_needed(flows: Iterable[Flow], width: float) -> float:
    """The height of these flows one below the other in `width`."""
    return sum([flow_height(flow, width) for flow in flows])


def widest_word(flow: Flow) -> float:
    """The width of the widest piece that no line should part, in points."""
    if not isinstance(flow, Paragraph):
        return 0.0
    return max((_widest_piece(run.text, run.bold) for run in flow.runs), default=0) * flow.size


@lru_cache(maxsize=16384)
def _widest_piece(text: str, bold: bool) -> float:  # noqa: FBT001 - part of what is remembered
    pieces = (piece for line in text.split("\n") for piece in read(line).segments)
    return max((text_width(piece.rstrip(_SPACES), 1, bold=bold) for piece in pieces), default=0)


def flow_height(flow: Flow, width: float) -> float:
    """The height of one flow in `width`."""
    if isinstance(flow, Paragraph):
        return len(line_ends(flow, width)) * line_height(flow.size)
    if isinstance(flow, Figure):
        return figure_height(flow, width)
    if isinstance(flow, Table):
        return _lines_of(table_lines(flow, width), flow.size, width) * line_height(flow.size)
    texts = [flow.numerator, flow.denominator, *([flow.label] if flow.label else [])]
    return (_lines_of(texts, flow.size, width) + 1) * line_height(flow.size)


def _lines_of(texts: Iterable[str], size: float, width: float) -> int:
    return sum(len(_ends((Run(text),), width / size, 0.0)) for text in texts)


def figure_height(figure: Figure, width: float, tallest: float = TALLEST) -> float:
    """The height of a picture and its caption in `width`."""
    caption = 0.0
    if figure.caption:
        caption = _lines_of([figure.caption], figure.size, width) * line_height(figure.size)
    return drawn_size(figure, width, tallest).height + 2 * FIGURE_PAD + caption


def line_ends(paragraph: Paragraph, width: float) -> tuple[int, ...]:
    """Where in the paragraph's text each of its lines ends."""
    size = paragraph.size
    room = max(width - paragraph.indent * POINTS_PER_MM, size) / size
    return _ends(paragraph.runs, room, paragraph.first * POINTS_PER_MM / size)


@lru_cache(maxsize=16384)
def _ends(runs: tuple[Run, ...], room: float, first: float) -> tuple[int, ...]:
    """The ends of lines in a room of so many ems; the first starts so much further in."""
    runs = tuple(run for run in runs if not run.note)
    text = "".join([run.text for run in runs])
    bold = runs[0].bold if runs else False
    alike = all(run.bold == bold for run in runs)
    whole = sum(map(advances(bold=bold or not alike).__getitem__, text))
    if "\n" not in text and first + whole <= room:
        return (len(text),)
    widths = [width for run in runs for width in map(advances(bold=run.bold).__getitem__, run.text)]
    ends: list[int] = []
    start = 0
    for line in text.split("\n"):
        ends += _broken(line, start, widths, room, first)
        start += len(line) + 1
        first = 0.0
    # A line feed belongs to the line that it ends.
    return (*tuple(ends[:-1]), len(text))


def _broken(line: str, start: int, widths: Sequence[float], room: float, used: float) -> list[int]:
    """The ends of the lines that a text without line feeds takes, from its place on."""
    ends: list[int] = []
    at = start
    for piece in _fitting(line, room):
        end = at + len(piece)
        ink = sum(widths[at : at + len(piece.rstrip(_SPACES))])
        if used + ink > room and at > start:
            ends.append(at)
            used = 0.0
        used += sum(widths[at:end])
        at = end
    return [*ends, at]


def _fitting(line: str, room: float) -> Iterable[str]:
    """The pieces of a line, those taken apart that are wider than its column."""
    for piece in _pieces(line):
        if text_width(piece, 1, bold=True) <= room:
            yield piece
        else:
            yield from _narrower(piece, room)


@lru_cache(maxsize=16384)
def _pieces(line: str) -> tuple[str, ...]:
    """What programs keep on one line: they know of no names and titles that stay together."""
    return tuple(part for piece in read(line).segments for part in _SPACED.findall(piece))


def _narrower(piece: str, room: float) -> Iterable[str]:
    parts = finer(piece)
    if len(parts) == 1:
        # Programs break a word that is wider than its column wherever it is full.
        yield from _by_letters(piece, room)
        return
    for part in parts:
        if text_width(part, 1, bold=True) <= room:
            yield part
        else:
            yield from _narrower(part, room)


def _by_letters(piece: str, room: float) -> Iterable[str]:
    start, used = 0, 0.0
    for at, letter in enumerate(piece):
        width = advances(bold=True)[letter]
        if used + width > room and at > start:
            yield piece[start:at]
            start, used = at, 0.0
        used += width
    yield piece[start:]
