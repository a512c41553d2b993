"""How high rows must be for a spreadsheet program to show all their text.

Lines are those of the PDF's line breaker; their pitch is the program's own, which is
wider than the PDF's. Lengths are points unless a name says otherwise.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from math import ceil, inf

from forms.document import Figure, Flow, Paragraph, Run, Table
from forms.drawn_pictures import TALLEST, drawn_size
from forms.excel.sheet import PIXEL, ROW_LIMIT
from forms.excel.text import cut
from forms.thai import measuring, setting
from forms.thai.fonts import font_tables, text_fonts
from forms.thai.measuring import clean

POINTS_PER_MM = 72 / 25.4
# Above and below a picture in its row.
FIGURE_PAD = 4.0
# What a cell keeps free at its left and right together.
_PADDING = 4.5
# Screens and printers set letters a little wider or narrower than the font says.
_SAFETY = 0.96
# What ends a line or allows its end, and stands on none.
_NOT_SET = "\r\n\u200b"
# No line has more letters than this for each em of its width: most Thai letters are wider,
# and marks, which take no room, are fewer.
_LONG = 5


def usable_width(pixels: int) -> float:
    """What text may fill in a cell of this width in pixels."""
    return max((pixels * PIXEL - _PADDING) * _SAFETY, 1.0)


@cache
def _enlargement() -> float:
    """How much larger than its size says the workbook's font will be seen.

    The workbook names the office's own font. Where this computer has it not, programs
    show it in the bundled one, drawn at its full size: rows must have room for that.
    """
    return text_fonts()[0].em


@cache
def _pitch() -> float:
    """From line to line in a spreadsheet program, in ems as the font counts them."""
    highest = 0.0
    for font in text_fonts():
        tables = font_tables(font.path.read_bytes())
        (units,) = struct.unpack_from(">H", tables["head"], 18)
        up, down = struct.unpack_from(">hh", tables["hhea"], 4)
        highest = max(highest, (up - down) / units)
        if len(tables.get("OS/2", b"")) >= 78:
            highest = max(highest, sum(struct.unpack_from(">HH", tables["OS/2"], 74)) / units)
    return highest


@cache
def line_height(size: float) -> float:
    """The height of one line: programs set lines in whole pixels."""
    return ceil(size * _pitch() / PIXEL) * PIXEL


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line."""
    return measuring.text_width(text, size * _enlargement(), bold=bold)


@cache
def space_width(size: float) -> float:
    """The width of a space; one at a line's end would count for nothing."""
    return text_width("ก ก", size) - text_width("กก", size)


def height_needed(flows: Iterable[Flow], width: float) -> float:
    """The height of these flows one below the other in `width`."""
    return sum([_flow_height(flow, width) for flow in flows])


def in_parts(flow: Flow, width: float, height: float) -> list[tuple[Flow, float]]:
    """The flow and its height; a paragraph too tall for one row in parts, and theirs.

    Each part has as many whole lines as fit into `height`.
    """
    needed = _flow_height(flow, width)
    if needed <= ROW_LIMIT or not isinstance(flow, Paragraph):
        return [(flow, needed)]
    count = max(1, int(height / line_height(flow.size)))
    ends = _line_ends(flow.text, _lines(flow, width))
    parts = cut(flow, [*ends[count - 1 : -1 : count], len(flow.text)])
    return [(part, _flow_height(part, width)) for part in parts]


def _line_ends(text: str, lines: Iterable[setting.Line]) -> list[int]:
    """Where in the text each line ends. Lines leave out what is not printed."""
    ends: list[int] = []
    at = 0
    for line in lines:
        shown = line.text
        if text.startswith(shown, at):
            at += len(shown)
            ends.append(at)
            continue
        waiting = len(shown)
        while waiting and at < len(text):
            waiting -= bool(clean(text[at])) and text[at] not in _NOT_SET
            at += 1
        ends.append(at)
    return ends


def _lines(paragraph: Paragraph, width: float) -> tuple[setting.Line, ...]:
    size = paragraph.size * _enlargement()
    room = max(width - paragraph.indent * POINTS_PER_MM, size)
    first = paragraph.first * POINTS_PER_MM
    return setting.set_lines(paragraph.runs, room, size, first=first)


def _flow_height(flow: Flow, width: float) -> float:
    if isinstance(flow, Paragraph) and _surely_one_line(flow, width):
        return line_height(flow.size)
    return _broken_height(flow, width)


class _Advances(dict[str, float]):
    """The widest that each character is in any text, in ems; marks take no room."""

    def __missing__(self, character: str) -> float:
        mark = unicodedata.category(character) == "Mn"
        em = 0.0 if mark else 1.02 * max(_em_width(character, bold=b) for b in (False, True))
        self[character] = em
        return em


_advances = _Advances({"\n": inf})


def _em_width(character: str, *, bold: bool) -> float:
    return text_width(f"ก{character}ก", 1, bold=bold) - text_width("กก", 1, bold=bold)


def _surely_one_line(paragraph: Paragraph, width: float) -> bool:
    """Whether a short text fits without breaking it: most cells hold a word or two."""
    if len(paragraph.runs) != 1 or paragraph.first > 0:
        return False
    room = width - paragraph.indent * POINTS_PER_MM
    if len(paragraph.runs[0].text) * paragraph.size > _LONG * room:
        return False
    ems = sum(map(_advances.__getitem__, paragraph.runs[0].text))
    return ems * paragraph.size <= room


@lru_cache(maxsize=32_768)
def _broken_height(flow: Flow, width: float) -> float:
    """The height of one flow; a plan says much of its text in several places."""
    if isinstance(flow, Paragraph):
        return len(_lines(flow, width)) * line_height(flow.size)
    if isinstance(flow, Figure):
        return figure_height(flow, width)
    if isinstance(flow, Table):
        return _lines_of(table_lines(flow), flow.size, width) * line_height(flow.size)
    texts = [flow.numerator, flow.denominator, *([flow.label] if flow.label else [])]
    return (_lines_of(texts, flow.size, width) + 1) * line_height(flow.size)


def _lines_of(texts: Iterable[str], size: float, width: float) -> int:
    size *= _enlargement()
    return sum(len(setting.set_lines((Run(text),), width, size)) for text in texts)


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
