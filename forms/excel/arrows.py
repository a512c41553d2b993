"""Arrows over the months of a row in a sheet, and the words on them.

An arrow stands in the middle of its cells, which are shaded and stay cells of their own.
Words stand within it where they fit, else in the free months beside it, else in its cells
joined, above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.arrows import free_columns, merged
from forms.document import Row, Table, plain
from forms.excel.columns import Region
from forms.excel.content import LINE_FONT_WIDTH, RULE
from forms.excel.letters import line_height, text_width
from forms.excel.measure import height_needed
from forms.excel.sheet import Look, Value, Words
from forms.excel.text import writable
from forms.page_setup import Align

_SIZE = 8.0
# The sizes that words are tried in; the fewest letters of the line at either side of them.
_WORD_SIZES = (11.0, 10.0, 9.0, 8.0)
_FEWEST = 2


class Drawn(NamedTuple):
    """What stands in some columns of a table's row, and the height that it needs.

    They are joined, or it stands in the first, or `at_end` in the last, and the others are
    empty.
    """

    first: int
    last: int
    value: Value
    look: Look
    height: float = 0.0
    joined: bool = False
    at_end: bool = False


def drawn_arrows(table: Table, row: Row, regions: Sequence[Region]) -> Iterator[Drawn]:
    """The arrows of a row, and words beside them; those that overlap are one."""
    labelled = any(arrow.label for arrow in row.arrows)
    free = free_columns(table, row) if labelled else set()
    for arrow in merged(row.arrows):
        first, last = arrow.first, arrow.last
        room = regions[first].through(regions[last]).room
        label = writable(arrow.label)
        if not label:
            yield Drawn(first, last, _line(room), _look())
        elif within := _within(room, label):
            yield Drawn(first, last, within, _look())
        else:
            beside = _beside(regions, free, (first, last), label)
            if beside is None:
                yield _stacked(first, last, room, label)
                continue
            yield Drawn(first, last, _line(room), _look())
            yield beside
            free -= set(range(beside.first, beside.last + 1))


def _line(room: float) -> str:
    """An arrow that fills `room` points: ◄───►."""
    strokes = int(room / (_SIZE * LINE_FONT_WIDTH))
    return f"◄{RULE * (strokes - 2)}►" if strokes >= _FEWEST else "↔"


def _within(room: float, label: str) -> tuple[Words, ...] | None:
    """Words in the middle of their arrow, where they leave enough of it."""
    for size in _WORD_SIZES:
        left = room - text_width(f" {label} ", size)
        side = int(left / 2 / (_SIZE * LINE_FONT_WIDTH))
        if side >= _FEWEST:
            return (
                Words(f"◄{RULE * (side - 1)}", _SIZE, ruled=True),
                Words(f" {label} ", size),
                Words(f"{RULE * (side - 1)}►", _SIZE, ruled=True),
            )
    return None


def _beside(
    regions: Sequence[Region], free: set[int], span: tuple[int, int], label: str
) -> Drawn | None:
    """Words in free months beside their arrow, as few as hold them on one line."""
    first, last = span
    for end, step in ((last, 1), (first, -1)):
        taken: list[int] = []
        while end + step * (len(taken) + 1) in free:
            taken.append(end + step * (len(taken) + 1))
            start, stop = min(taken), max(taken)
            room = regions[start].through(regions[stop]).room
            for size in _WORD_SIZES[1:]:
                if text_width(label, size) <= room:
                    align: Align = "left" if step > 0 else "right"
                    look = Look(size, align=align, vertical="center", wrapped=False)
                    return Drawn(start, stop, label, look, at_end=step < 0)
    return None


def _stacked(first: int, last: int, room: float, label: str) -> Drawn:
    """Words above their arrow, on as many lines as they need."""
    size = _WORD_SIZES[-2]
    # Programs measure a little differently: the arrow must not be broken.
    line = Words(_line(room - _SIZE * LINE_FONT_WIDTH), _SIZE, ruled=True)
    height = height_needed((plain(label, size=size),), room) + line_height(_SIZE)
    look = _look()._replace(across=False, wrapped=True)
    value = (Words(f"{label}\n", size), line)
    return Drawn(first, last, value, look, height, joined=first < last)


def _look() -> Look:
    return Look(
        _SIZE,
        align="center",
        vertical="center",
        ruled=True,
        wrapped=False,
        across=True,
        shaded=True,
    )
