"""Blocks that only pages have: lines of labels on dotted leaders, the table of contents."""

from __future__ import annotations

from typing import NamedTuple

from forms.document import Contents, Leaders, Run
from forms.thai.setting import ASCENT, LEADING, Line, set_lines
from forms.thai.strips import Mark, Strip

# Between a label and its value, and between a value's end and the next label.
_GAP = 5.0
# How far below the baseline the dots of a leader stand, in ems.
_DROP = 0.1
# The room for a page number, the step of a level, and how far further lines go in.
_NUMBER_ROOM = 40.0
_LEVEL_STEP = 18.0
_HANG = 14.0


class ContentsEntry(NamedTuple):
    """A heading that the contents list; `key` is its bookmark."""

    key: str
    title: str
    level: int


class ContentsLine(NamedTuple):
    """A line of the contents; the last of an entry has the dots and the page number."""

    strip: Strip
    entry: ContentsEntry
    last: bool


def leader_strips(leaders: Leaders, width: float) -> tuple[Strip, ...]:
    """The lines of labels and values, each value above its dots, the last up to the margin.

    What a mark's path says is which of the parts it belongs to.
    """
    columns: list[tuple[list[Line], float, float, Line | None]] = []
    left = 0.0
    for number, (label, value, share) in enumerate(leaders.parts, 1):
        room = width * share + (_GAP if number == len(leaders.parts) else 0.0)
        head = set_lines((Run(label, bold=True),), room, leaders.label_size)[0] if label else None
        inset = head.width + _GAP if head is not None else 0.0
        lines = set_lines((Run(value),), room - _GAP, leaders.size, first=inset)
        columns.append((list(lines), left, room, head))
        left += room
    return tuple(_leader_row(leaders, columns, row) for row in range(_deepest(columns)))


def _deepest(columns: list[tuple[list[Line], float, float, Line | None]]) -> int:
    return max((len(lines) for lines, *_ in columns), default=0)


def _leader_row(
    leaders: Leaders, columns: list[tuple[list[Line], float, float, Line | None]], row: int
) -> Strip:
    """One row of a line of labels: the labels stand in the first."""
    size = max(leaders.size, leaders.label_size) if row == 0 else leaders.size
    baseline = size * ASCENT
    marks: list[Mark] = []
    dots: list[tuple[float, float, float]] = []
    for part, (lines, left, room, head) in enumerate(columns):
        start = left
        if row == 0 and head is not None:
            marks.append(Mark(left, baseline, leaders.label_size, head, path=(part,)))
            start += head.width + _GAP
        if row < len(lines):
            marks.append(Mark(start, baseline, leaders.size, lines[row], path=(part,)))
            length = left + room - _GAP - start
            dots.append((start, baseline + leaders.size * _DROP, length))
    return Strip(size * (leaders.leading or LEADING), tuple(marks), dots=tuple(dots))


def contents_lines(
    contents: Contents, entries: tuple[ContentsEntry, ...], width: float
) -> tuple[ContentsLine, ...]:
    """The lines of all entries, with dots up to where the page numbers will stand."""
    made: list[ContentsLine] = []
    size = contents.size
    baseline = size * ASCENT
    for entry in entries:
        indent = (entry.level - 1) * _LEVEL_STEP
        room = width - indent - _HANG - _NUMBER_ROOM
        lines = set_lines(
            (Run(contents.mark(entry.level) + entry.title),), room, size, first=-_HANG
        )
        for number, line in enumerate(lines, 1):
            x = indent + (0.0 if number == 1 else _HANG)
            last = number == len(lines)
            start = x + line.width + _GAP
            dots = ((start, baseline, width - _NUMBER_ROOM - start),) if last else ()
            strip = Strip(size * LEADING, (Mark(x, baseline, size, line),), dots=dots)
            made.append(ContentsLine(strip, entry, last))
    return tuple(made)
