"""Tables on pages: header rows with spans, body rows that may go on over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from forms.document import Cell, Row, Table
from forms.pdf.embedding import DocumentFonts
from forms.pdf.ink import RULE, Sheet, arrow, artifact, line, text_operators
from forms.thai.setting import LEADING
from forms.thai.strips import POINTS, Strip, flow_strips

PAD_X = 1.5 * POINTS
PAD_Y = 0.7 * POINTS
# A row of no more lines than this is not parted between pages.
_WHOLE_LINES = 5
# A part of a row has at least so many lines of each cell, where the cell has as many.
_FEWEST_LINES = 2
_ARROW_INSET = 1.2
_NEAR = 0.01


class Page(Protocol):
    """Where on which page the next thing goes; `turn` starts a new page."""

    sheet: Sheet
    fonts: DocumentFonts
    y: float
    left: float
    bottom: float

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""

    def turn(self) -> None:
        """Start a new page."""


@dataclass(slots=True)
class _Slot:
    """A cell where it stands in its row: its columns, its place, what is left to draw.

    `open` cells go on in the row below without a line between; `going_on` ones come
    from the row above.
    """

    column: int
    x: float
    width: float
    strips: Sequence[Strip]
    middle: bool = False
    open: bool = False
    going_on: bool = False
    top: float = 0.0

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.width


@dataclass(slots=True)
class _Grid:
    """The borders of a table on one page, put together from those of its rows."""

    verticals: dict[float, list[tuple[float, float]]] = field(default_factory=dict)
    horizontals: dict[float, list[tuple[float, float]]] = field(default_factory=dict)

    def box(self, left: float, right: float, top: float, bottom: float) -> None:
        """The left side and both edges of a cell."""
        self.side(left, top, bottom)
        self.edge(top, left, right)
        self.edge(bottom, left, right)

    def side(self, x: float, top: float, bottom: float) -> None:
        """A vertical line; it goes on from one that ends where it starts."""
        lines = self.verticals.setdefault(round(x, 2), [])
        if lines and abs(lines[-1][1] - top) < _NEAR:
            lines[-1] = (lines[-1][0], bottom)
        else:
            lines.append((top, bottom))

    def edge(self, y: float, left: float, right: float) -> None:
        """A horizontal line; it goes on from one that ends where it starts."""
        lines = self.horizontals.setdefault(round(y, 2), [])
        if lines and lines[-1][0] - _NEAR <= left <= lines[-1][1] + _NEAR:
            lines[-1] = (lines[-1][0], max(right, lines[-1][1]))
        else:
            lines.append((left, right))

    def operators(self, page_height: float) -> list[str]:
        """The lines as operators."""
        drawn = [
            line(x, page_height - top, x, page_height - bottom)
            for x, lines in self.verticals.items()
            for top, bottom in lines
        ]
        drawn += [
            line(left - RULE / 2, page_height - y, right + RULE / 2, page_height - y)
            for y, lines in self.horizontals.items()
            for left, right in lines
        ]
        return drawn


class TableLayout:
    """A table measured for a text width; it draws itself from page to page."""

    def __init__(self, table: Table, left: float, width: float) -> None:
        self.table = table
        total = sum(table.widths) or 1.0
        self.edges = [left]
        for share in table.widths:
            self.edges.append(self.edges[-1] + width * share / total)
        self.header = self._header_slots()
        self.header_heights = self._header_heights()
        self.header_height = sum(self.header_heights)

    def height(self) -> float:
        """The height of the whole table in one piece, without the space around it."""
        total = self.header_height
        waiting: dict[int, float] = {}
        for index, row in enumerate(self.table.body):
            slots = self.slots(index)
            full = self.natural(row, slots)
            for slot in slots:
                owed = waiting.pop(slot.column, 0.0) if slot.going_on else 0.0
                need = max(owed, _filled(slot.strips))
                if slot.open:
                    waiting[slot.column] = need
                else:
                    full = max(full, need)
            total += full
            waiting = {column: need - full for column, need in waiting.items()}
        return total

    def lead_height(self) -> float:
        """The least that must find room below what keeps with the table."""
        if not self.table.body:
            return self.header_height
        return self.header_height + self.least(0)

    def natural(self, row: Row, slots: Sequence[_Slot]) -> float:
        """The height that a row needs for the cells that end in it."""
        ending = [_filled(slot.strips) for slot in slots if not slot.open]
        opening = [_filled(slot.strips[:1]) for slot in slots if slot.open]
        least = self.table.size * LEADING + 2 * PAD_Y if not any(ending) or row.arrows else 0.0
        return max([least, *ending, *opening])

    def least(self, index: int) -> float:
        """The height of a row, or of the least part of it that may end a page."""
        slots = self.slots(index)
        whole = self.natural(self.table.body[index], slots)
        if not self.partable(whole):
            return whole
        return max(_filled(slot.strips[: _FEWEST_LINES + 1]) for slot in slots)

    def partable(self, height: float) -> bool:
        """Whether a row of this height may be parted between pages."""
        return height > _WHOLE_LINES * self.table.size * LEADING + 2 * PAD_Y

    def _header_slots(self) -> list[list[tuple[_Slot, Cell]]]:
        """The cells of each header row, right of those that reach down from above."""
        taken: set[tuple[int, int]] = set()
        rows: list[list[tuple[_Slot, Cell]]] = []
        for number, row in enumerate(self.table.header):
            slots: list[tuple[_Slot, Cell]] = []
            column = 0
            for cell in row.cells:
                while (number, column) in taken:
                    column += 1
                for down in range(cell.rows):
                    taken.update((number + down, column + right) for right in range(cell.columns))
                slots.append((self._slot(cell, column), cell))
                column += cell.columns
            rows.append(slots)
        return rows

    def _header_heights(self) -> list[float]:
        """The height of each header row; a cell over several makes the last one higher."""
        heights = [self.table.size * LEADING] * len(self.header)
        for number, slots in enumerate(self.header):
            single = [_filled(slot.strips) for slot, cell in slots if cell.rows == 1]
            heights[number] = max([heights[number], *single])
        for number, slots in enumerate(self.header):
            for slot, cell in slots:
                last = min(number + cell.rows, len(heights)) - 1
                missing = _filled(slot.strips) - sum(heights[number : last + 1])
                heights[last] += max(missing, 0.0)
        return heights

    def draw_header(self, page: Page, grid: _Grid) -> list[str]:
        """The header at the page's place, and the place moved below it."""
        operators: list[str] = []
        top = page.y
        for number, slots in enumerate(self.header):
            for slot, cell in slots:
                height = sum(self.header_heights[number : number + cell.rows])
                free = height - _filled(slot.strips)
                y = top + PAD_Y + (free / 2 if slot.middle else 0.0)
                operators += _text(page, slot, slot.strips, y)
                grid.box(slot.x, slot.right, top, top + height)
            top += self.header_heights[number]
        if self.header:
            grid.side(self.edges[-1], page.y, top)
        page.y = top
        return operators

    def draw(self, page: Page) -> None:
        """The table from the page's place on, over as many pages as it takes."""
        run = _Run(self, page)
        for index in range(len(self.table.body)):
            run.row(index)
        run.end()

    def slots(self, index: int) -> list[_Slot]:
        """The cells of a body row in their places."""
        row = self.table.body[index]
        below = self.table.body[index + 1] if index + 1 < len(self.table.body) else None
        joined_below = _joined_columns(below) if below is not None else frozenset()
        slots: list[_Slot] = []
        column = 0
        for cell in row.cells:
            slot = self._slot(cell, column)
            slot.going_on = cell.joined
            slot.open = column in joined_below
            slots.append(slot)
            column += cell.columns
        return slots

    def _slot(self, cell: Cell, column: int) -> _Slot:
        last = min(column + cell.columns, len(self.edges) - 1)
        first = min(column, last - 1)
        x, right = self.edges[first], self.edges[last]
        strips: list[Strip] = []
        for flow in cell.flow:
            strips += flow_strips(flow, right - x - 2 * PAD_X)
        return _Slot(first, x, right - x, strips, middle=cell.middle)


class _Run:
    """One drawing of a table: the page it is on, and the cells that wait to go on."""

    def __init__(self, layout: TableLayout, page: Page) -> None:
        self.layout = layout
        self.page = page
        self.grid = _Grid()
        # Whether a new page would have more room than is left on this one.
        self.may_turn = not page.fresh
        # By column, what is left of a cell that goes on below, and where it goes on.
        self.waiting: dict[int, tuple[Sequence[Strip], float]] = {}
        page.sheet.body += layout.draw_header(page, self.grid)

    def end(self) -> None:
        """The borders of this page, closed below."""
        self.grid.edge(self.page.y, self.layout.edges[0], self.layout.edges[-1])
        self.page.sheet.frame += artifact(self.grid.operators(self.page.sheet.height))

    def turn(self) -> None:
        """A new page, and the header again."""
        self.end()
        self.grid = _Grid()
        self.page.turn()
        self.page.sheet.frame += artifact(self.layout.draw_header(self.page, self.grid))
        self.may_turn = False
        top = self.page.y + PAD_Y
        self.waiting = {column: (strips, top) for column, (strips, _) in self.waiting.items()}

    def row(self, index: int) -> None:
        """A body row, in as many parts as the pages make of it."""
        row, slots = self.layout.table.body[index], self.layout.slots(index)
        if self.may_turn and not self._starts_well(index, row, slots):
            self.turn()
        self.page.sheet.frame_after = None
        for slot in slots:
            slot.top = self.page.y + PAD_Y
            if slot.going_on and slot.column in self.waiting:
                strips, slot.top = self.waiting.pop(slot.column)
                slot.strips = [*strips, *slot.strips]
        self.waiting.clear()
        parts = 0
        while (bottom := self._bottom(row, slots)) > self.page.bottom + _NEAR:
            counts = [_fitting(slot, self.page.bottom) for slot in slots]
            if any(counts) or not self.may_turn:
                self._draw(row, slots, counts if any(counts) else _one(slots), parts)
                parts += 1
            self._turn_within(slots)
        self._draw_last(row, slots, bottom, parts)

    def _starts_well(self, index: int, row: Row, slots: Sequence[_Slot]) -> bool:
        """Whether a row, or enough of it, finds room on this page."""
        room = self.page.bottom - self.page.y + _NEAR
        whole = self.layout.natural(row, slots)
        if whole > room:
            return self.layout.partable(whole) and self.layout.least(index) <= room
        rows = len(self.layout.table.body)
        # The last row, often the sum, takes the one above along to a new page.
        followed = index + 1 < rows and (row.keep or 0 < index == rows - 2)
        return not followed or whole + self.layout.least(index + 1) <= room

    def _bottom(self, row: Row, slots: Sequence[_Slot]) -> float:
        """Where a row would end on this page if it were long enough."""
        ends = [slot.top + _extent(slot.strips) + PAD_Y for slot in slots if not slot.open]
        return max([self.page.y + self.layout.natural(row, slots), *ends])

    def _turn_within(self, slots: Sequence[_Slot]) -> None:
        """A new page within a row: its cells go on below the header."""
        self.turn()
        self.page.sheet.frame_after = None
        for slot in slots:
            slot.top = self.page.y + PAD_Y

    def _draw(self, row: Row, slots: Sequence[_Slot], counts: Sequence[int], part: int) -> None:
        """As much of a row as fits on the page; what is left stays in the slots.

        A cell that goes on comes last, so that its text is read on without a break.
        """
        bottom = self.page.y
        parts: list[tuple[_Slot, Sequence[Strip]]] = []
        for slot, count in zip(slots, counts, strict=True):
            drawn, slot.strips = slot.strips[:count], slot.strips[count:]
            parts.append((slot, drawn))
            bottom = max(bottom, slot.top + _extent(drawn) + PAD_Y)
        for slot, drawn in parts:
            if not slot.strips:
                self.page.sheet.body += _text(self.page, slot, drawn, slot.top)
        for slot, drawn in parts:
            if slot.strips:
                self._draw_going_on(slot, drawn)
        self._frame(row, slots, bottom, part, parted=True)

    def _draw_going_on(self, slot: _Slot, strips: Sequence[Strip]) -> None:
        """The part of a cell that goes on.

        Where it also came from the page before, the frame of the page is read between two
        of its paragraphs, for want of a better place.
        """
        sheet = self.page.sheet
        starts = [number for number, strip in enumerate(strips) if strip.opens and number]
        cut = starts[0] if starts and sheet.frame_after is None else len(strips)
        sheet.body += _text(self.page, slot, strips[:cut], slot.top)
        if cut < len(strips):
            sheet.frame_after = len(sheet.body)
            top = slot.top + _extent(strips[:cut]) + strips[cut].before
            sheet.body += _text(self.page, slot, strips[cut:], top)

    def _draw_last(self, row: Row, slots: Sequence[_Slot], bottom: float, part: int) -> None:
        """The row, or what is left of it; open cells as far as they come."""
        for slot in slots:
            drawn, top = slot.strips, slot.top
            if slot.open:
                drawn = slot.strips[: _count(slot.strips, bottom - slot.top)]
                rest = slot.strips[len(drawn) :]
                self.waiting[slot.column] = rest, slot.top + _extent(drawn)
            elif slot.middle and not part and not slot.going_on:
                top += (bottom - PAD_Y - top - _extent(drawn)) / 2
            self.page.sheet.body += _text(self.page, slot, drawn, top)
        self._frame(row, slots, bottom, part, parted=False)

    def _frame(
        self, row: Row, slots: Sequence[_Slot], bottom: float, part: int, *, parted: bool
    ) -> None:
        """The borders and arrows of a part of a row, and the place below it."""
        top, edges = self.page.y, self.layout.edges
        for slot in slots:
            self.grid.side(slot.x, top, bottom)
            if not slot.going_on or part:
                self.grid.edge(top, slot.x, slot.right)
            if not slot.open or parted:
                self.grid.edge(bottom, slot.x, slot.right)
        self.grid.side(edges[-1], top, bottom)
        if not part:
            y = self.page.sheet.height - (top + bottom) / 2
            self.page.sheet.frame += artifact(
                [
                    arrow(edges[span.first] + _ARROW_INSET, edges[span.last + 1] - _ARROW_INSET, y)
                    for span in row.arrows
                ]
            )
        if row.place is not None:
            self.page.sheet.place(row.place, edges[0], top, edges[-1], bottom)
        self.page.y = bottom
        self.may_turn = True


def _text(page: Page, slot: _Slot, strips: Sequence[Strip], y: float) -> list[str]:
    """The operators of a cell's text from `y` down."""
    if not strips:
        return []
    return text_operators(page.fonts, strips, slot.x + PAD_X, y, page.sheet.height)


def _extent(strips: Sequence[Strip]) -> float:
    """The height of strips one below the other."""
    if not strips:
        return 0.0
    return sum([strip.height + strip.before for strip in strips]) - strips[0].before


def _filled(strips: Sequence[Strip]) -> float:
    """The height of a cell of such text; none of an empty one."""
    return _extent(strips) + 2 * PAD_Y if strips else 0.0


def _count(strips: Sequence[Strip], room: float) -> int:
    """How many strips fit into a height."""
    used = 0.0
    for count, strip in enumerate(strips):
        used += strip.height + (strip.before if count else 0.0)
        if used > room + _NEAR:
            return count
    return len(strips)


def _fitting(slot: _Slot, bottom: float) -> int:
    """How many strips of a cell may stand above the page's end.

    Neither the first line nor the last of a longer text stands alone on a page.
    """
    strips = slot.strips
    count = _count(strips, bottom - PAD_Y - slot.top)
    left = len(strips) - count
    if left == 1 and count > _FEWEST_LINES:
        count -= 1
    return 0 if count < _FEWEST_LINES and left > 0 and not strips[0].bars else count


def _one(slots: Sequence[_Slot]) -> list[int]:
    """One strip of each cell: what is too high for any page is drawn all the same."""
    return [min(len(slot.strips), 1) for slot in slots]


def _joined_columns(row: Row) -> frozenset[int]:
    """The columns in which a row goes on from the one above."""
    joined: set[int] = set()
    column = 0
    for cell in row.cells:
        if cell.joined:
            joined.add(column)
        column += cell.columns
    return frozenset(joined)
