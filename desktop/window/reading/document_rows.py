"""A document as its review shows it: a row for each paragraph, and for each row of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPen

from desktop.window.widgets.card_model import Card
from desktop.window.widgets.painting.row_pen import RowPen
from desktop.window.widgets.painting.shapes import paint_shape, shape_rect
from desktop.window.widgets.painting.text_layouts import setting
from desktop.window.widgets.row_view import Rows, RowState, RowView
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import (
    BLEED,
    CAPTION,
    CELL_SIDE,
    FOCUS,
    GAP_1,
    GAP_2,
    SHAPE,
)
from forms.reading.outline import Cell, Grid, Outline, Spot, Text, units
from forms.reading.review.account import State

# The mean width of ten letters at the size of captions, and the most lines that are shown.
_LETTERS = 67
_MOST_LINES, _MOST_OF_CELL = 8, 6
# Vowels and tones over and under letters take no width.
_MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")
_LEFT, _LEAST = 22, 120


class Look(NamedTuple):
    """How a state looks: its shape, and the colours of words and ground; what it is called."""

    shape: str
    tone: str
    ground: str
    words: str


LOOKS = {
    State.FORM: Look("", "text3", "", "ข้อความของแบบฟอร์ม"),
    State.SURE: Look("", "text", "", "เข้าช่องแล้ว"),
    State.ACCEPTED: Look("done", "text", "", "ดูแล้ว"),
    State.DOUBTFUL: Look("warning", "text", "warning_ground", "ไม่แน่ใจ"),
    State.LEFT: Look("advice", "text", "advice_ground", "ยังไม่มีช่อง"),
    State.ASIDE: Look("", "text3", "locked_ground", "ไม่นำเข้า"),
}
_ORDER = (State.LEFT, State.DOUBTFUL, State.ACCEPTED, State.ASIDE, State.SURE, State.FORM)


class DocumentCell(NamedTuple):
    """Words at one place of a row: from the share `start` of its width on, over `span` of it.

    `units` are the paragraphs and cells that are accounted for in it.
    """

    units: tuple[Spot, ...]
    words: str
    start: float = 0.0
    span: float = 1.0


class DocumentRow(NamedTuple):
    """A paragraph, or a row of a table; `block` is its number in the document."""

    block: int
    cells: tuple[DocumentCell, ...]
    in_table: bool = False


def document_rows(outline: Outline) -> tuple[DocumentRow, ...]:
    """The rows of a document."""
    return tuple(row for block in outline.blocks for row in _rows(block))


def _rows(block: Text | Grid) -> Iterator[DocumentRow]:
    number = block.spot[0]
    if isinstance(block, Text):
        yield DocumentRow(number, (DocumentCell((block.spot,), block.plain),))
        return
    edges = _edges(block)
    beside = {each.row: each.text for each in block.beside}
    for at, row in enumerate(block.rows):
        cells = (c for c in dict.fromkeys(row) if c is not None and c.row == at)
        shown = tuple(_cell(cell, edges) for cell in cells)
        yield DocumentRow(number, shown, in_table=True)
        if at in beside:
            yield DocumentRow(number, (DocumentCell((beside[at].spot,), beside[at].plain),))


def _edges(grid: Grid) -> list[float]:
    """Where the columns of a table begin and end, as shares of its width."""
    widths = grid.widths if len(grid.widths) == grid.width else (1,) * grid.width
    whole, edges = sum(widths) or 1, [0.0]
    for width in widths:
        edges.append(edges[-1] + width / whole)
    return edges


def _cell(cell: Cell, edges: list[float]) -> DocumentCell:
    inside = tuple(
        unit.spot
        for piece in cell.pieces
        if isinstance(piece, Grid)
        for unit in units(Outline((piece,)))
    )
    start, end = edges[cell.column], edges[min(cell.column + cell.columns, len(edges) - 1)]
    return DocumentCell((cell.spot, *inside), cell.text.strip(), start, end - start)


class DocumentRows(Rows[DocumentRow]):
    """How a document is painted: words on the ground of their state, what is chosen framed."""

    def __init__(self, theme: Theme, state_of: Callable[[Spot], State]) -> None:
        super().__init__(theme)
        self._state_of = state_of
        # Measured once: a document has thousands of cells.
        self._line, self._letter, self._side = px(CAPTION.line), px(_LETTERS) / 10, px(CELL_SIDE)
        self._left, self._right, self._least = px(_LEFT), px(GAP_2), px(_LEAST)
        self._heights: dict[tuple[int, int], int] = {}
        self.marked: frozenset[Spot] = frozenset()

    def state(self, cell: DocumentCell) -> State:
        """The state of a cell: that of what in it asks most to be looked at."""
        found = {self._state_of(unit) for unit in cell.units}
        return next((each for each in _ORDER if each in found), State.FORM)

    def height(self, item: DocumentRow) -> int:
        key = id(item), round(self._room())
        if key not in self._heights:
            lines = max(map(self._lines, self.boxed(item)), default=1)
            self._heights[key] = self._line * lines + 2 * px(BLEED)
        return self._heights[key]

    def cell_at(self, item: DocumentRow, at: float) -> DocumentCell | None:
        """The cell of a row that is under a place from its left."""
        boxes = ((cell, left, wide) for cell, left, wide in self.boxed(item))
        return next((cell for cell, left, wide in boxes if left <= at < left + wide), None)

    def paint_row(self, pen: RowPen, item: DocumentRow, _state: RowState) -> None:
        for boxed in self.boxed(item):
            self._paint_cell(pen, item, *boxed)

    def _paint_cell(
        self, pen: RowPen, item: DocumentRow, cell: DocumentCell, left: float, wide: float
    ) -> None:
        box = QRectF(left, pen.box.top(), wide, pen.box.height() - 1)
        state = self.state(cell)
        look = LOOKS[state]
        if look.ground:
            pen.painter.fillRect(box, self.theme.colour(look.ground))
        if item.in_table:
            edge = QRectF(box.right() - 1, box.top(), 1, box.height())
            pen.painter.fillRect(edge, self.theme.colour("line2"))
        if look.shape and cell.words:
            spot = shape_rect(
                left - px(SHAPE) - 2 if not item.in_table else left + 1,
                box.top() + px(BLEED),
                px(CAPTION.line),
            )
            paint_shape(pen.painter, look.shape, spot, self.theme, ground=look.ground or pen.ground)
        inset = px(SHAPE) + 2 if item.in_table and look.shape else 0
        lines = self._lines((cell, left, wide))
        laid = self._texts.laid(cell.words, setting(CAPTION), wide - px(CELL_SIDE) - inset, lines)
        laid.draw(
            pen.painter,
            left + px(GAP_1) + inset,
            box.top() + px(BLEED),
            self.theme.colour(look.tone),
        )
        if self.marked.intersection(cell.units):
            pen.painter.setPen(QPen(self.theme.colour("accent"), FOCUS))
            pen.painter.drawRect(box.adjusted(1, 1, -1, -1))

    def boxed(self, item: DocumentRow) -> Iterator[tuple[DocumentCell, float, float]]:
        """The cells of a row, each with where it begins and how wide it is."""
        left, room = self._left, self._room()
        for cell in item.cells:
            yield cell, left + cell.start * room, cell.span * room

    def _room(self) -> float:
        view = self.parent()
        wide = view.viewport().width() if isinstance(view, RowView) else 0
        return max(self._least, wide - self._left - self._right)

    def _lines(self, boxed: tuple[DocumentCell, float, float]) -> int:
        """How many lines a cell has, as its letters go: all of them are not measured."""
        cell, _left, wide = boxed
        room = max(1.0, (wide - self._side) / self._letter)
        count = sum(ceil(max(1, _width(line)) / room) for line in cell.words.split("\n"))
        return min(count, _MOST_LINES if cell.span == 1.0 else _MOST_OF_CELL)


@lru_cache(maxsize=1 << 15)
def _width(line: str) -> int:
    return sum(letter not in _MARKS for letter in line)


def row_card(row: DocumentRow) -> Card:
    """What a row says to a screen reader."""
    return Card(" | ".join(cell.words for cell in row.cells if cell.words))
