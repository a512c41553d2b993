"""Tables measured: where their columns stand, how high their headers and rows are."""

from __future__ import annotations

from collections.abc import Sequence

from forms.document import Cell, Flow, Paragraph, Row, Table, resized
from forms.pdf.arrows import arrows_height
from forms.pdf.flows import flow_strips
from forms.pdf.grid import FEWEST_LINES, PAD_X, PAD_Y, Grid, Page, Slot, filled, slot_text
from forms.thai.measuring import widest_word
from forms.thai.setting import LEADING
from forms.thai.strips import Strip

# A row of no more lines than this is not parted between pages.
_WHOLE_LINES = 5
# A column narrower than this may need its padding for its words, as months do; what share
# of the column its padding at each side is at the least, and of the type size is left.
_NARROW = 60.0
_LEAST_PAD = 0.04
_LEAST_SIZE = 0.75
_EMPTY = Cell()


class TableLayout:
    """A table measured for a text width; `rows.draw_table` draws it."""

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
        return self.header_height + self.least(0)

    def natural(self, row: Row, slots: Sequence[Slot]) -> float:
        """The height that a row needs for the cells that end in it."""
        ending = [filled(slot.strips) for slot in slots if not slot.open]
        opening = [filled(slot.strips[:1]) for slot in slots if slot.open]
        least = self.table.size * LEADING + 2 * PAD_Y if not any(ending) or row.arrows else 0.0
        if row.arrows:
            least = max(least, arrows_height(self.table, row, self.edges))
        return max([least, *ending, *opening])

    def least(self, index: int) -> float:
        """The height of a row, or of the least part of it that may end a page."""
        slots = self.slots(index)
        whole = self.natural(self.table.body[index], slots)
        if not self.partable(whole):
            return whole
        return max(filled(slot.strips[: FEWEST_LINES + 1]) for slot in slots)

    def partable(self, height: float) -> bool:
        """Whether a row of this height may be parted between pages."""
        return height > _WHOLE_LINES * self.table.size * LEADING + 2 * PAD_Y

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
        first = self.slots(0) if self.table.body and _is_noted(self.table.body[0]) else []
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
        """The cells of a body row in their places."""
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
        pad, flows = PAD_X, cell.flow
        if heading or right - x < _NARROW:
            pad, flows = _squeezed(flows, right - x)
        strips: list[Strip] = []
        for flow in flows:
            strips += flow_strips(flow, right - x - 2 * pad)
        return Slot(first, x, right - x, strips, pad=pad, middle=cell.middle)


def _squeezed(flows: tuple[Flow, ...], width: float) -> tuple[float, tuple[Flow, ...]]:
    """The padding and the flows of a narrow cell, such that its words stay whole.

    The padding gives way first, then the size of the type, but not by much.
    """
    paragraphs = [flow for flow in flows if isinstance(flow, Paragraph)]
    widest = max((widest_word(each.runs, each.size) for each in paragraphs), default=0.0)
    pad = min(PAD_X, max(_LEAST_PAD * width, (width - widest) / 2))
    room = width - 2 * pad
    if room >= widest or room < widest * _LEAST_SIZE:
        return pad if room >= widest else PAD_X, flows
    share = room / widest
    return pad, tuple(
        resized(flow, flow.size * share) if isinstance(flow, Paragraph) else flow for flow in flows
    )


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
