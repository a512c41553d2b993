"""Tables drawn: row by row, from page to page, the header repeated on each."""

from __future__ import annotations

from collections.abc import Sequence

from forms.cells import PAD_X, PAD_Y
from forms.pdf.arrows import draw_arrows, row_labels
from forms.pdf.grid import (
    NEAR,
    Grid,
    Page,
    Slot,
    count_standing,
    slot_text,
)
from forms.pdf.ink import artifact, line
from forms.pdf.inner_tables import parted, reopened
from forms.pdf.table_structure import TableTags
from forms.pdf.tables import TableLayout
from forms.thai.setting import LEADING
from forms.thai.strips import Strip, extent

# No row, and no rows that stay together, need more lines than this to begin on a page.
_ENOUGH_LINES = 16


def draw_table(layout: TableLayout, page: Page, tags: TableTags | None = None) -> None:
    """The table from the page's place on, over as many pages as it takes.

    What is drawn belongs to the elements of `tags`, which are the table's.
    """
    run = _TableRun(layout, page, tags or TableTags(layout.table))
    for index in range(len(layout.table.body)):
        run.row(index)
    run.end()


class _TableRun:
    """One drawing of a table: the page it is on, and the cells that wait to go on."""

    def __init__(self, layout: TableLayout, page: Page, tags: TableTags) -> None:
        self.layout = layout
        self.page = page
        self.tags = tags
        self.grid = Grid()
        # Whether a new page would have more room than is left on this one.
        self.may_turn = not page.fresh
        # By column, what is left of a cell that goes on below, and where it goes on.
        self.waiting: dict[int, tuple[Sequence[Strip], float]] = {}
        # By column, where in the page's text such a cell is read on from.
        self.read_on: dict[int, int] = {}
        for number, slots in enumerate(layout.header):
            for slot, _ in slots:
                slot.tags = tags.cells.get((number, slot.column))
        page.sheet.body += layout.draw_header(page, self.grid)

    def end(self) -> None:
        """The borders of this page, closed below."""
        self.grid.edge(self.page.y, self.layout.edges[0], self.layout.edges[-1])
        self.page.sheet.frame += artifact(self.grid.operators(self.page.sheet.height))

    def turn(self) -> None:
        """A new page, and the header again."""
        self._close_inner()
        self.end()
        self.grid = Grid()
        self.page.turn()
        header = self.layout.draw_header(self.page, self.grid, again=True)
        self.page.sheet.frame += artifact(header)
        self.may_turn = False
        top = self.page.y + PAD_Y
        self.waiting = {
            column: (reopened(strips), top) for column, (strips, _) in self.waiting.items()
        }
        self.read_on.clear()

    def _close_inner(self) -> None:
        """The line below a table within a cell, where the cell goes on overleaf."""
        sheet = self.page.sheet
        for column, (strips, top) in self.waiting.items():
            if strips and (inner := strips[0].inner) is not None:
                x, y = self.layout.edges[column] + PAD_X, sheet.height - top
                sheet.frame += artifact([line(x, y, x + inner.width, y)])

    def row(self, index: int) -> None:
        """A body row, in as many parts as the pages make of it."""
        row, slots = self.layout.table.body[index], self.layout.slots(index)
        number = len(self.layout.header) + index
        for slot in slots:
            slot.tags = self.tags.cells.get((number, slot.column))
        whole = self.layout.whole(index, slots)
        own = [slot.strips for slot in slots]
        self._take_up(slots, own)
        bottom = self._bottom(whole, slots)
        end = self._end(index, slots, bottom)
        # Whether the first row starts well is seen to before the table is begun.
        if end is None and self.may_turn and index:
            self.turn()
            self._take_up(slots, own)
            bottom = self._bottom(whole, slots)
            end = self._end(index, slots, bottom)
        self.page.sheet.frame_after = None
        self.waiting.clear()
        limit = self._floor(slots) if end is None else end
        parts = 0
        while bottom > limit + NEAR:
            if not (self.may_turn or any(slot.strips for slot in slots)):
                break  # the page is fresh, and another would have no more room for nothing
            counts = self._counts(slots, limit, parts)
            if any(counts) or not self.may_turn:
                self._draw(index, slots, counts if any(counts) else _one(slots), parts)
                parts += 1
            self._turn_within(slots)
            bottom = self._bottom(self.layout.natural(row, slots), slots)
            limit = self._floor(slots)
        self._draw_last(index, slots, bottom, parts)

    def _take_up(self, slots: Sequence[Slot], own: Sequence[Sequence[Strip]]) -> None:
        """Put a row's cells at the place; those from above have what is left of them first."""
        for slot, strips in zip(slots, own, strict=True):
            slot.strips, slot.top = strips, self.page.y + PAD_Y
            if slot.going_on and slot.column in self.waiting:
                waiting, slot.top = self.waiting[slot.column]
                slot.strips = [*waiting, *strips]

    def _end(self, index: int, slots: Sequence[Slot], bottom: float) -> float | None:
        """How far down this page a row may reach; None where it does not start well here.

        A long row ends above the page's foot where its end must go with the next.
        """
        end = self._floor(slots)
        room = end - bottom + NEAR
        if room >= 0:
            # Where there is room enough for whatever follows it need not be known.
            if room > _ENOUGH_LINES * self.layout.table.size * LEADING:
                return end
            if not self.layout.follows(index, slots) or self.layout.need(index + 1) <= room:
                return end
            end = bottom - self.layout.table.size
        if not self.layout.partable(bottom - self.page.y):
            return None
        return None if self.layout.counts(slots, end) is None else end

    def _floor(self, slots: Sequence[Slot]) -> float:
        """Where the page ends for a row: above the notes that it brings."""
        strips = [strip for slot in slots for strip in slot.strips if strip.notes]
        notes = self.page.sheet.notes.room(strips) if strips else 0.0
        return self.page.bottom - notes

    def _counts(self, slots: Sequence[Slot], end: float, part: int) -> list[int]:
        """How many strips of each cell stand above the page's end in a part of a row."""
        counts = None if part else self.layout.counts(slots, end)
        if counts is None:
            counts = [count_standing(slot.strips, end - PAD_Y - slot.top) for slot in slots]
        return counts

    def _bottom(self, height: float, slots: Sequence[Slot]) -> float:
        """Where a row of this height would end on this page if it were long enough.

        What came from the rows above may need more.
        """
        ends = [
            slot.top + extent(slot.strips) + PAD_Y
            for slot in slots
            if slot.going_on and not slot.open
        ]
        return max([self.page.y + height, *ends])

    def _turn_within(self, slots: Sequence[Slot]) -> None:
        """A new page within a row: its cells go on below the header."""
        for slot in slots:
            # One that goes on from above may have to be closed though nothing of it fits.
            closing, slot.strips = parted(slot.strips, 0)
            self.page.sheet.body += slot_text(self.page, slot, closing, slot.top)
        self.turn()
        self.page.sheet.frame_after = None
        for slot in slots:
            slot.top = self.page.y + PAD_Y

    def _draw(self, index: int, slots: Sequence[Slot], counts: Sequence[int], part: int) -> None:
        """As much of a row as fits on the page; what is left stays in the slots.

        A cell that goes on comes last, so that its text is read on without a break.
        """
        bottom = self.page.y
        parts: list[tuple[Slot, Sequence[Strip]]] = []
        for slot, count in zip(slots, counts, strict=True):
            drawn, slot.strips = parted(slot.strips, count)
            parts.append((slot, drawn))
            bottom = max(bottom, slot.top + extent(drawn) + PAD_Y)
        for slot, drawn in parts:
            if not slot.strips:
                self.page.sheet.body += slot_text(self.page, slot, drawn, slot.top)
        for slot, drawn in parts:
            if slot.strips:
                self._draw_going_on(slot, drawn)
        self._frame(index, slots, bottom, part, parted=True)

    def _draw_going_on(self, slot: Slot, strips: Sequence[Strip]) -> None:
        """The part of a cell that goes on.

        Where it also came from the page before, the frame of the page is read between two
        of its paragraphs, for want of a better place.
        """
        sheet = self.page.sheet
        starts = [number for number, strip in enumerate(strips) if strip.opens and number]
        cut = starts[0] if starts and sheet.frame_after is None else len(strips)
        sheet.body += slot_text(self.page, slot, strips[:cut], slot.top)
        if cut < len(strips):
            sheet.frame_after = len(sheet.body)
            top = slot.top + extent(strips[:cut]) + strips[cut].before
            sheet.body += slot_text(self.page, slot, strips[cut:], top)

    def _draw_last(self, index: int, slots: Sequence[Slot], bottom: float, part: int) -> None:
        """The row, or what is left of it; open cells as far as they come."""
        for slot in slots:
            drawn, top = slot.strips, slot.top
            if slot.open:
                # What would be a line alone overleaf waits too: its place stays the same.
                drawn = slot.strips[: count_standing(slot.strips, bottom - PAD_Y - slot.top)]
                rest = slot.strips[len(drawn) :]
                self.waiting[slot.column] = rest, slot.top + extent(drawn)
            elif slot.middle and not part and not slot.going_on:
                top += (bottom - PAD_Y - top - extent(drawn)) / 2
            self._write(slot, slot_text(self.page, slot, drawn, top))
        self._frame(index, slots, bottom, part, parted=False)

    def _write(self, slot: Slot, operators: Sequence[str]) -> None:
        """Text of a cell, put where it is read: that of a cell from above right after it."""
        body = self.page.sheet.body
        at = self.read_on.pop(slot.column, None) if slot.going_on else None
        at = len(body) if at is None else at
        body[at:at] = operators
        moved = len(operators)
        self.read_on = {
            column: place + moved if place > at else place for column, place in self.read_on.items()
        }
        if slot.open:
            self.read_on[slot.column] = at + moved

    def _frame(
        self, index: int, slots: Sequence[Slot], bottom: float, part: int, *, parted: bool
    ) -> None:
        """The borders and arrows of a part of a row, and the place below it."""
        row = self.layout.table.body[index]
        top, edges = self.page.y, self.layout.edges
        for slot in slots:
            self.grid.side(slot.x, top, bottom)
            if not slot.going_on or part:
                self.grid.edge(top, slot.x, slot.right)
            if not slot.open or parted:
                self.grid.edge(bottom, slot.x, slot.right)
        self.grid.side(edges[-1], top, bottom)
        if row.arrows and not part:
            self._draw_arrows(index, bottom)
        if row.place is not None:
            self.page.sheet.place(row.place, edges[0], top, edges[-1], bottom)
        self.page.y = bottom
        self.may_turn = True

    def _draw_arrows(self, index: int, bottom: float) -> None:
        """The arrows of a row, which ends at `bottom`."""
        labels = row_labels(self.layout.table, self.layout.table.body[index], self.layout.edges)
        draw_arrows(
            self.page,
            self.grid,
            labels,
            self.tags.arrows[index],
            edges=self.layout.edges,
            bottom=bottom,
        )


def _one(slots: Sequence[Slot]) -> list[int]:
    """One strip of each cell: what is too high for any page is drawn all the same."""
    return [min(len(slot.strips), 1) for slot in slots]
