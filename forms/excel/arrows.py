"""Arrows over the months of a row in a sheet, and the words on them.

Words stand within the line where they fit, else above it, else in the months beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from forms.arrows import free_columns
from forms.document import Align, Arrow, Digits, Row, Table, plain
from forms.excel.grid import Column
from forms.excel.measure import height_needed, line_height, text_width
from forms.excel.sheet import Look, Value, Words
from forms.excel.text import in_digits, writable

# Lines and arrows are set in a font of equal letters that every office has, so that
# their length is known and their strokes join; a letter is this share of its size wide.
LINE_FONT_WIDTH = 0.6
RULE = "─"
_SIZE = 8.0
# The sizes that words are tried in; the fewest letters of the line at either side of them.
_WORD_SIZES = (11.0, 10.0, 9.0)
_FEWEST = 3


class Drawn(NamedTuple):
    """What stands in a block of a row's columns, and the height that it needs."""

    column: Column
    value: Value
    look: Look
    height: float = 0.0


def drawn_arrows(table: Table, columns: list[Column], digits: Digits) -> list[list[Drawn]]:
    """For each row of a table its arrows, and the words that stand beside them."""
    return [
        list(_drawn_row(table, row, columns, digits)) if row.arrows else [] for row in table.body
    ]


def _drawn_row(table: Table, row: Row, columns: list[Column], digits: Digits) -> Iterable[Drawn]:
    """The arrows of a row; those that overlap are one."""
    free = free_columns(table, row) if any(arrow.label for arrow in row.arrows) else set()
    for first, last, words in _merged(row.arrows):
        over = columns[first].through(columns[last])
        label = writable(in_digits(words, digits))
        if not label:
            yield Drawn(over, _line(over.room), _look())
        elif drawn := _within(over, label) or _above(over, label):
            yield drawn
        else:
            beside = _beside(columns, free, (first, last), label)
            if beside is None or beside[0].room <= over.room:
                yield _stacked(over, label, _WORD_SIZES[-1])
                continue
            column, align, taken = beside
            free -= taken
            yield Drawn(over, _line(over.room), _look())
            yield _words_beside(column, label, align)


def _merged(arrows: Sequence[Arrow]) -> list[tuple[int, int, str]]:
    """The first and the last column of each arrow, and its words; overlapping ones as one."""
    spans: list[tuple[int, int, str]] = []
    for arrow in sorted(arrows, key=lambda arrow: arrow.first):
        if spans and arrow.first <= spans[-1][1]:
            first, last, label = spans[-1]
            label = ", ".join(part for part in (label, arrow.label) if part)
            spans[-1] = first, max(last, arrow.last), label
        else:
            spans.append((arrow.first, arrow.last, arrow.label))
    return spans


def _line(room: float) -> str:
    """An arrow that fills `room` points: ◄───►."""
    strokes = int(room / (_SIZE * LINE_FONT_WIDTH))
    return f"◄{RULE * (strokes - 2)}►" if strokes >= _FEWEST else "↔"


def _within(over: Column, label: str) -> Drawn | None:
    """Words in the middle of their arrow, where they leave enough of it."""
    for size in _WORD_SIZES:
        room = over.room - text_width(f" {label} ", size)
        side = int(room / 2 / (_SIZE * LINE_FONT_WIDTH))
        if side >= _FEWEST:
            left = Words(f"◄{RULE * (side - 1)}", _SIZE, ruled=True)
            right = Words(f"{RULE * (side - 1)}►", _SIZE, ruled=True)
            return Drawn(over, (left, Words(f" {label} ", size), right), _look())
    return None


def _above(over: Column, label: str) -> Drawn | None:
    """Words on the line above their arrow, where one line holds them."""
    for size in _WORD_SIZES:
        if text_width(label, size) <= over.room:
            return _stacked(over, label, size)
    return None


def _stacked(over: Column, label: str, size: float) -> Drawn:
    """Words above their arrow, on as many lines as they need."""
    # Programs measure a little differently: the arrow must not be broken.
    line = Words(_line(over.room - _SIZE * LINE_FONT_WIDTH), _SIZE, ruled=True)
    height = height_needed((plain(label, size=size),), over.room) + line_height(_SIZE)
    return Drawn(over, (Words(f"{label}\n", size), line), _look(wrapped=True), height)


def _beside(
    columns: list[Column], free: set[int], span: tuple[int, int], label: str
) -> tuple[Column, Align, set[int]] | None:
    """Free columns beside an arrow for its words, as few as hold them on one line.

    Where neither side does, it is all of the wider side.
    """
    sides: list[tuple[Column, Align, set[int]]] = []
    first, last = span
    directions: tuple[tuple[int, int, Align], ...] = ((last, 1, "left"), (first, -1, "right"))
    for end, step, align in directions:
        taken: set[int] = set()
        while end + step * (len(taken) + 1) in free:
            taken.add(end + step * (len(taken) + 1))
            column = columns[min(taken)].through(columns[max(taken)])
            if text_width(label, _WORD_SIZES[-1]) <= column.room:
                return column, align, taken
        if taken:
            sides.append((column, align, taken))
    return max(sides, key=lambda side: side[0].room, default=None)


def _words_beside(column: Column, label: str, align: Align) -> Drawn:
    """Words in the months beside their arrow, on as few lines as they need."""
    sizes = [size for size in _WORD_SIZES if text_width(label, size) <= column.room]
    size = sizes[0] if sizes else _WORD_SIZES[-1]
    height = height_needed((plain(label, size=size),), column.room)
    return Drawn(column, label, Look(size, align=align, vertical="center"), height)


def _look(*, wrapped: bool = False) -> Look:
    return Look(_SIZE, align="center", vertical="center", ruled=not wrapped)
