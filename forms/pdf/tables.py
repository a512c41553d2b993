"""Tables measured: where their columns stand, how high their headers and rows are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from forms.cells import FEW_LINES, PAD_Y, WHOLE_BESIDE, WHOLE_LINES, fitted
from forms.document import Cell, Flow, Paragraph, Row, Table
from forms.pdf.arrows import arrows_height
from forms.pdf.grid import (
    NEAR,
    Grid,
    Page,
    Slot,
    count_standing,
    filled,
    parts_well,
    slot_text,
)
from forms.thai.setting import LEADING
from forms.thai.strips import Strip

# Sets what a cell holds, in a column so many points wide.
SetFlow = Callable[[Flow, float], Sequence[Strip]]
_EMPTY = Cell()


class TableLayout:
    """A table measured for a text width; `rows.draw_table` draws it.

    `set_flow` sets what its cells hold: tables may be among that, so it is told from above.
    """

    def __init__(self, table: Table, left: float, width: float, set_flow: SetFlow) -> None:
        self.table = table
        self._set_flow = set_flow
        total = sum(table.widths) or 1.0
        self.edges = [left]
        for share in table.widths:
            self.edges.append(self.edges[-1] + width * share / total)
        self.header = self._header_slots()
        self.header_heights = self._header_heights()
        self.header_height = sum(self.header_heights)
        self._measured: dict[int, list[Slot]] = {}
        self._heights: dict[int, float] = {}

    def height(self) -> float:
        """The height of the whole table in one piece, without the space around it."""
        total = self.header_height
        waiting: dict[int, float] = {}
        for index in range(len(self.table.body)):
            slots = self._measure(index)
            full = self.whole(index, slots)
            for slot in slots:
                owed = waiting.pop(slot.column, 0.0) if slot.going_on else 0.0
                need = max(owed, filled(slot.strips))
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
        least = self._few if self.partable(self.whole(0, self._measure(0))) else 0.0
        return self.header_height + max(self.need(0), least)

    def natural(self, row: Row, slots: Sequence[Slot]) -> float:
        """The height that a row needs for the cells that begin in it.

        Of those that go on below, their first line, or the least that may stand alone.
        """
        ending = [filled(slot.strips) for slot in slots if not (slot.open or slot.going_on)]
        opening = [filled(slot.strips[:1]) for slot in slots if slot.open and not slot.going_on]
        least = self.table.size * LEADING + 2 * PAD_Y if not any(ending) or row.arrows else 0.0
        if row.arrows:
            least = max(least, arrows_height(self.table, row, self.edges))
        return max([least, *ending, *opening])

    def whole(self, index: int, slots: Sequence[Slot]) -> float:
        """The same of a body row of which nothing is drawn yet."""
        known = self._heights.get(index)
        if known is None:
            known = self._heights[index] = self.natural(self.table.body[index], slots)
        return known

    def need(self, index: int) -> float:
        """The height that must find room where a row begins.

        Of a row that may be parted it is the least part, of another the whole, with the
        next row where it stays with that.
        """
        slots = self._measure(index)
        whole = self.whole(index, slots)
        if self.partable(whole):
            return max(filled(slot.strips[: self._first_part(slot, slots)]) for slot in slots)
        return whole + (self.need(index + 1) if self.follows(index, slots) else 0.0)

    def follows(self, index: int, slots: Sequence[Slot]) -> bool:
        """Whether the next row must stand on the page of this one.

        The first rows do so, and the last, often with a sum; a cell over several rows
        begins with more than one line.
        """
        rows = len(self.table.body)
        if index + 1 == rows:
            return False
        # A row is a line at the least: no more of them are few lines.
        if index < FEW_LINES and index < self.head:
            return True
        if index >= rows - FEW_LINES and index >= self.tail:
            return True
        if self.table.body[index].keep:
            return True
        room = self.whole(index, slots) - 2 * PAD_Y
        opening = [slot for slot in slots if slot.open and slot.strips and not slot.going_on]
        return any(not count_standing(slot.strips, room) for slot in opening)

    @cached_property
    def head(self) -> int:
        """Before which row the rows stay together: a table does not begin with a few lines."""
        index, height = 0, self.whole(0, self._measure(0))
        while index + 1 < len(self.table.body) and height < self._few:
            index += 1
            height += self.whole(index, self._measure(index))
        return index

    @cached_property
    def tail(self) -> int:
        """From which row on the rows stay together: a table does not end with a few lines."""
        index, height = len(self.table.body), 0.0
        while index and height < self._few:
            index -= 1
            height += self.whole(index, self._measure(index))
        return index

    @property
    def _few(self) -> float:
        return FEW_LINES * self.table.size * LEADING

    def counts(self, slots: Sequence[Slot], bottom: float) -> list[int] | None:
        """How many strips of each cell stand above `bottom` where a row is parted there.

        None where it cannot be: each cell begins in the first part, and a short one
        beside a long one is whole.
        """
        counts = [count_standing(slot.strips, bottom - PAD_Y - slot.top) for slot in slots]
        for slot, count in zip(slots, counts, strict=True):
            if slot.strips and not count:
                return None
            if count < len(slot.strips) and not slot.open and self._is_short(slot, slots):
                return None
        return counts

    def _is_short(self, slot: Slot, slots: Sequence[Slot]) -> bool:
        """Whether a cell of a row is so short that it is not parted."""
        height, most = filled(slot.strips), max(filled(other.strips) for other in slots)
        return not self.partable(height, WHOLE_BESIDE if height < most else WHOLE_LINES)

    def _first_part(self, slot: Slot, slots: Sequence[Slot]) -> int:
        """How many strips of a cell the first part of its row has at the least."""
        count = len(slot.strips)
        if self._is_short(slot, slots):
            return count
        return next((at for at in range(1, count) if parts_well(slot.strips, at)), count)

    def partable(self, height: float, lines: int = WHOLE_LINES) -> bool:
        """Whether a row of this height, of more than so many lines, may be parted."""
        return height > lines * self.table.size * LEADING + 2 * PAD_Y + NEAR

    def _header_slots(self) -> list[list[tuple[Slot, Cell]]]:
        """The cells of each header row, right of those that reach down from above."""
        taken: set[tuple[int, int]] = set()
        rows: list[list[tuple[Slot, Cell]]] = []
        for number, row in enumerate(self.table.header):
            slots: list[tuple[Slot, Cell]] = []
            column = 0
            for cell in row.cells:
                while (number, column) in taken:
                    column += 1
                for down in range(cell.rows):
                    taken.update((number + down, column + right) for right in range(cell.columns))
                slots.append((self._slot(cell, column, heading=True), cell))
                column += cell.columns
            slots += [
                (self._slot(_EMPTY, blank), _EMPTY)
                for blank in range(column, len(self.table.widths))
                if (number, blank) not in taken
            ]
            rows.append(slots)
        return rows

    def _header_heights(self) -> list[float]:
        """The height of each header row; a cell over several makes the last one higher."""
        heights = [self.table.size * LEADING] * len(self.header)
        for number, slots in enumerate(self.header):
            single = [filled(slot.strips) for slot, cell in slots if cell.rows == 1]
            heights[number] = max([heights[number], *single])
        for number, slots in enumerate(self.header):
            for slot, cell in slots:
                last = min(number + cell.rows, len(heights)) - 1
                missing = filled(slot.strips) - sum(heights[number : last + 1])
                heights[last] += max(missing, 0.0)
        return heights

    def header_strips(self) -> list[Strip]:
        """All that stands in the header."""
        return [strip for slots in self.header for slot, _ in slots for strip in slot.strips]

    def lead_strips(self) -> list[Strip]:
        """What may bring footnotes in the header and in the first row."""
        first = self._measure(0) if self.table.body and _is_noted(self.table.body[0]) else []
        return [*self.header_strips(), *(strip for slot in first for strip in slot.strips)]

    def draw_header(self, page: Page, grid: Grid, *, again: bool = False) -> list[str]:
        """The header at the page's place, and the place moved below it."""
        operators: list[str] = []
        top = page.y
        for number, slots in enumerate(self.header):
            for slot, cell in slots:
                height = sum(self.header_heights[number : number + cell.rows])
                free = height - filled(slot.strips)
                y = top + PAD_Y + (free / 2 if slot.middle else 0.0)
                operators += slot_text(page, slot, slot.strips, y, again=again)
                grid.box(slot.x, slot.right, top, top + height)
            top += self.header_heights[number]
        if self.header:
            grid.side(self.edges[-1], page.y, top)
        page.y = top
        return operators

    def slots(self, index: int) -> list[Slot]:
        """The cells of a body row in their places, to be drawn."""
        return self._measured.pop(index, None) or self._placed(index)

    def _measure(self, index: int) -> list[Slot]:
        """The same, only to be measured."""
        known = self._measured.get(index)
        if known is None:
            known = self._measured[index] = self._placed(index)
        return known

    def _placed(self, index: int) -> list[Slot]:
        row = self.table.body[index]
        below = self.table.body[index + 1] if index + 1 < len(self.table.body) else None
        joined_below = _joined_columns(below) if below is not None else frozenset()
        slots: list[Slot] = []
        column = 0
        for cell in row.cells:
            slot = self._slot(cell, column)
            slot.going_on = cell.joined
            slot.open = column in joined_below
            slots.append(slot)
            column += cell.columns
        # A row may say less than there are columns.
        slots += [self._slot(_EMPTY, blank) for blank in range(column, len(self.table.widths))]
        return slots

    def _slot(self, cell: Cell, column: int, *, heading: bool = False) -> Slot:
        last = min(column + cell.columns, len(self.edges) - 1)
        first = min(column, last - 1)
        x, right = self.edges[first], self.edges[last]
        pad, flows = fitted(cell.flow, right - x, heading=heading)
        strips: list[Strip] = []
        for flow in flows:
            strips += self._set_flow(flow, right - x - 2 * pad)
        return Slot(first, x, right - x, strips, pad=pad, middle=cell.middle)


def _is_noted(row: Row) -> bool:
    """Whether footnotes hang on a row."""
    flows = [flow for cell in row.cells for flow in cell.flow]
    return any(run.note for flow in flows if isinstance(flow, Paragraph) for run in flow.runs)


def _joined_columns(row: Row) -> frozenset[int]:
    """The columns in which a row goes on from the one above."""
    joined: set[int] = set()
    column = 0
    for cell in row.cells:
        if cell.joined:
            joined.add(column)
        column += cell.columns
    return frozenset(joined)
