"""Spans over the months of a row: one cell each, shaded, with an arrow from end to end.

A cell survives what a drawn arrow does not: editing, copying, and being read back. Words
stand within the arrow where they fit, else in the free months beside it, else above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.arrows import free_columns, merged
from forms.document import Arrow, Row, Table
from forms.page_setup import Align
from forms.thai.measuring import text_width
from forms.word.looks import LINE_FONT, Look, paragraph_properties
from forms.word.styles import Style
from forms.word.text import shown
from forms.word.work import runs_of, words

SHADE = "D9D9D9"
_RULE = "─"
# The type of lines: a letter is this share of its size wide, and an arrow has so many of
# them on each side of its words at the least.
_SIZE, _LETTER, _FEWEST = 8.0, 0.6, 2
_WORD_SIZES = (11.0, 10.0, 9.0, 8.0)
# What the lines of a table take of a cell, and how far programs measure apart (points).
_SPARE = 2.0


class Span(NamedTuple):
    """A cell over the columns `first` to `last` of a row, and the paragraphs in it."""

    first: int
    last: int
    xml: str
    shaded: bool = True


def spans(
    table: Table, row: Row, edges: Sequence[float], style: Style, *, keep: bool
) -> Iterator[Span]:
    """The spans of a row, and the words beside them; columns have these edges in points."""
    free = free_columns(table, row) if any(arrow.label for arrow in row.arrows) else set()
    for arrow in merged(row.arrows):
        room = edges[arrow.last + 1] - edges[arrow.first] - _SPARE
        label = " ".join(shown(arrow.label).split())
        line = runs_of(_line(room), style.look, bold=False, size=_SIZE, font=LINE_FONT)
        beside = None
        if label:
            within = _within(room, label, style.look)
            beside = None if within else _beside(edges, free, arrow, label)
            line = within or line
            if not within and beside is None:
                above = words(label, style.look, size=_WORD_SIZES[-2])
                line = f"{above}</w:p>{_opened(style, keep=keep)}{line}"
        yield Span(arrow.first, arrow.last, f"{_opened(style, keep=keep)}{line}</w:p>")
        if beside is not None:
            first, last, align, size = beside
            free -= set(range(first, last + 1))
            said = words(label, style.look, size=size)
            xml = f"{_opened(style, keep=keep, align=align)}{said}</w:p>"
            yield Span(first, last, xml, shaded=False)


def _opened(style: Style, *, keep: bool, align: Align = "center") -> str:
    look = style.look._replace(align=align, keep=keep)
    return f"<w:p>{paragraph_properties(style.id, style.look, look)}"


def _line(room: float) -> str:
    """An arrow that fills `room` points: ◄───►."""
    strokes = int(room / (_SIZE * _LETTER))
    return f"◄{_RULE * (strokes - 2)}►" if strokes >= _FEWEST else "↔"


def _within(room: float, label: str, style: Look) -> str:
    """Words in the middle of their arrow, where they leave enough of it."""
    for size in _WORD_SIZES:
        side = int((room - text_width(f" {label} ", size)) / 2 / (_SIZE * _LETTER))
        if side >= _FEWEST:
            left, right = f"◄{_RULE * (side - 1)}", f"{_RULE * (side - 1)}►"
            ends = [
                runs_of(end, style, bold=False, size=_SIZE, font=LINE_FONT) for end in (left, right)
            ]
            return f"{ends[0]}{words(f' {label} ', style, size=size)}{ends[1]}"
    return ""


def _beside(
    edges: Sequence[float], free: set[int], arrow: Arrow, label: str
) -> tuple[int, int, Align, float] | None:
    """Free columns beside an arrow that hold its words on one line, and how they stand there."""
    sides: tuple[tuple[int, int, Align], ...] = (
        (arrow.last, 1, "left"),
        (arrow.first, -1, "right"),
    )
    for end, step, align in sides:
        taken: list[int] = []
        while end + step * (len(taken) + 1) in free:
            taken.append(end + step * (len(taken) + 1))
            first, last = min(taken), max(taken)
            room = edges[last + 1] - edges[first] - _SPARE
            for size in _WORD_SIZES[1:]:
                if text_width(label, size) <= room:
                    return first, last, align, size
    return None
