"""Where lines end: as many words on each as fit, passages whole, no word left alone.

Widths are ems.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

# How much shorter than it need be a line may stay so that a passage is not parted.
BLANK = 7.0
# A passage is moved to the next line whole where it is no longer than one share of the
# column, or where the line that it leaves is filled to another.
_SHORT_PASSAGE = 0.6
_WELL_FILLED = 0.6
# The last word of a text gets company where it is shorter than this share of the column,
# and the line that gives it is left filled to the other.
_LONELY = 0.3
_STILL_FILLED = 0.8


class Breakable(Protocol):
    """What stands on one line: its width, that without the spaces at its end.

    One with a `bond` would rather not start a line.
    """

    @property
    def width(self) -> float:
        """Its width, spaces at its end included."""

    @property
    def ink(self) -> float:
        """Its width without the spaces at its end."""

    @property
    def bond(self) -> bool:
        """Whether it would rather stand on the line of the word before."""


def line_breaks(
    words: Sequence[Breakable], room: float, inset: float, blank: float = BLANK
) -> list[tuple[int, int]]:
    """Where each line starts and ends, in a column of `room`, the first `inset` further in.

    So that bonds hold, a line may stay `blank` shorter than it need be.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    pen = inset
    for position, word in enumerate(words):
        if pen + word.ink > room and position > start:
            cut = position
            if word.bond:
                cut = _passage_start(words, start, position, room, free=room - pen, blank=blank)
            lines.append((start, cut))
            start = cut
            pen = sum([each.width for each in words[cut:position]])
        pen += word.width
    lines.append((start, len(words)))
    if len(lines) > 1 and len(words) - start == 1:
        _give_company(words, lines, max(room - blank, _STILL_FILLED * room), room, inset)
    return lines


def _passage_start(
    words: Sequence[Breakable], start: int, position: int, room: float, *, free: float, blank: float
) -> int:
    """Where the line that is full before `position` ends: there, or before its passage.

    `free` is the room left on the line.
    """
    first = position
    while words[first].bond and first > start:
        first -= 1
        free += words[first].width
    last = position
    while last + 1 < len(words) and words[last + 1].bond:
        last += 1
    length = sum([word.width for word in words[first:last]]) + words[last].ink
    moves = length <= _SHORT_PASSAGE * room or free <= (1 - _WELL_FILLED) * room
    return first if first > start and length <= room and moves and free <= blank else position


def _give_company(
    words: Sequence[Breakable],
    lines: list[tuple[int, int]],
    least: float,
    room: float,
    inset: float,
) -> None:
    """Move a word to the last line, where just one stands, if that costs no line.

    The line above keeps at least `least`; `inset` is how far in the first line starts.
    """
    start, end = lines[-2]
    cut = end - 1
    while cut > start and words[cut].bond:
        cut -= 1
    kept = sum([word.width for word in words[start:cut]]) + (0.0 if start else inset)
    last = words[end]
    lonely = last.ink < _LONELY * room and not last.bond
    # What is moved and the last word are together less than the column.
    if cut > start and lonely and kept >= least:
        lines[-2:] = [(start, cut), (cut, len(words))]
