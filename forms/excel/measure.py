"""How wide and how high text is in a spreadsheet program, in TH SarabunPSK.

Everything is reckoned from tables of numbers: the same text is as high on every computer.
Lengths are points unless a name says otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import ceil

from forms.document import Figure, Flow, Paragraph, Run, Table
from forms.drawn_pictures import TALLEST, drawn_size
from forms.excel.advances import BOLD, PITCH, REGULAR, UNITS
from forms.excel.sheet import PIXEL
from forms.thai.words import finer, read

POINTS_PER_MM = 72 / 25.4
# Above and below a picture in its row.
FIGURE_PAD = 4.0
# What a cell keeps free at its left and right together.
_PADDING = 4.5
# Screens and printers set letters a little wider or narrower than the font says.
_SAFETY = 0.96
# Letters that the font has not are drawn from another, larger than it: in ems.
_FOREIGN, _WIDE = 0.9, 1.4
_SPACES = " \u3000"
_SPACED = re.compile(f"[{_SPACES}]*[^{_SPACES}]+[{_SPACES}]*|[{_SPACES}]+")


def usable_width(pixels: float) -> float:
    """What text may fill in a cell of this width in pixels."""
    return max((pixels * PIXEL - _PADDING) * _SAFETY, 1.0)


def pixels_for(width: float) -> float:
    """The width in pixels of a cell that text of a width fits into."""
    return (width / _SAFETY + _PADDING) / PIXEL


class _Advances(dict[str, float]):
    """The width of each letter in ems, by the numbers of a face."""

    def __init__(self, table: dict[int, tuple[int, ...]]) -> None:
        super().__init__(
            (chr(first + at), advance / UNITS)
            for first, advances in table.items()
            for at, advance in enumerate(advances)
        )

    def __missing__(self, letter: str) -> float:
        kind = unicodedata.category(letter)
        wide = unicodedata.east_asian_width(letter) in "WF"
        em = 0.0 if kind in {"Mn", "Me", "Cf", "Cc"} else _WIDE if wide else _FOREIGN
        self[letter] = em
        return em


_faces = (_Advances(REGULAR), _Advances(BOLD))


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line."""
    return sum(map(_faces[bold].__getitem__, text)) * size


@cache
def line_height(size: float) -> float:
    """The height of one line: programs set lines in whole pixels."""
    return ceil(size * PITCH / UNITS / PIXEL) * PIXEL


@cache
def space_width(size: float) -> float:
    """The width of a space."""
    return text_width(" ", size)


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
        return _lines_of(table_lines(flow), flow.size, width) * line_height(flow.size)
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


def table_lines(table: Table) -> list[str]:
    """A table as lines of text, for where it cannot stand in rows of its own."""
    title = [table.title.text] if table.title else []
    rows = (" │ ".join(cell.text for cell in row.cells) for row in (*table.header, *table.body))
    return [*title, *rows]


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
    whole = sum(map(_faces[bold if alike else 1].__getitem__, text))
    if "\n" not in text and first + whole <= room:
        return (len(text),)
    advances = [_faces[run.bold][letter] for run in runs for letter in run.text]
    ends: list[int] = []
    start = 0
    for line in text.split("\n"):
        ends += _broken(line, start, advances, room, first)
        start += len(line) + 1
        first = 0.0
    # A line feed belongs to the line that it ends.
    return (*tuple(ends[:-1]), len(text))


def _broken(
    line: str, start: int, advances: Sequence[float], room: float, used: float
) -> list[int]:
    """The ends of the lines that a text without line feeds takes, from its place on."""
    ends: list[int] = []
    at = start
    for piece in _fitting(line, room):
        end = at + len(piece)
        ink = sum(advances[at : at + len(piece.rstrip(_SPACES))])
        if used + ink > room and at > start:
            ends.append(at)
            used = 0.0
        used += sum(advances[at:end])
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
        width = _faces[1][letter]
        if used + width > room and at > start:
            yield piece[start:at]
            start, used = at, 0.0
        used += width
    yield piece[start:]
