"""Tables within the cells of tables, as strips: a row is a strip, a long one several.

So a cell goes on over pages between the rows of the table in it. The header comes again
on each page, and the lines around are closed at a page's end and opened on the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from forms.cells import FEWEST_LINES, PAD_Y
from forms.document import Table
from forms.pdf.grid import NEAR, Slot, count_within, filled
from forms.pdf.stacking import Placed, joined, stacked
from forms.pdf.tables import SetFlow, TableLayout
from forms.thai.setting import LEADING
from forms.thai.strips import InnerTable, Path, Strip, extent

# A row whose lines stand side by side no further apart than so many lines is parted there;
# any other into parts of about so many.
_MOST_LINES = 8
_SHIFTED_LINES = 4

# A bar or a side of a strip.
_Line = tuple[float, float, float]


def table_strips(table: Table, width: float, set_flow: SetFlow) -> tuple[Strip, ...]:
    """The strips of a table in a column of `width` points; `set_flow` sets what it holds.

    Its title and header stand with its first row.
    """
    layout = TableLayout(table, 0.0, width, set_flow)
    header = _header(layout)
    again = _said_before(header) if header else None
    strips = [
        strip._replace(inner=InnerTable(width, again, index))
        for index in range(len(table.body))
        for strip in _row(layout, index)
    ]
    lead = list(set_flow(table.title, width)) if table.title else []
    lead += [header] if header else []
    if lead or not strips:
        strips[:1] = [stacked([*lead, *strips[:1]])]
    strips[0] = strips[0]._replace(before=table.before, opens=True, inner=None)
    last = _closed(strips[-1], width)
    strips[-1] = last._replace(height=last.height + table.after)
    return tuple(strips)


def parted(strips: Sequence[Strip], count: int) -> tuple[Sequence[Strip], Sequence[Strip]]:
    """Strips up to a page's end and those of the next page."""
    drawn, rest = strips[:count], strips[count:]
    if rest and (inner := rest[0].inner) is not None:
        last = drawn[-1] if drawn else Strip(0.0, ())
        drawn = [*drawn[:-1], _closed(last, inner.width)]
        rest = reopened(rest)
    return drawn, rest


def reopened(strips: Sequence[Strip]) -> Sequence[Strip]:
    """Strips of which the first starts a page: the header again, if it goes on with a table."""
    inner = strips[0].inner if strips else None
    if inner is None:
        return strips
    first = strips[0]._replace(bars=(*strips[0].bars, (0.0, 0.0, inner.width)), before=0.0)
    head = [inner.header] if inner.header else []
    return [stacked([*head, first]), *strips[1:]]


def _header(layout: TableLayout) -> Strip | None:
    """The header as one strip, open below."""
    if not layout.header:
        return None
    placed: list[Placed] = []
    bars: list[_Line] = []
    sides: list[_Line] = [(layout.edges[-1], 0.0, layout.header_height)]
    top = 0.0
    for number, slots in enumerate(layout.header):
        for slot, cell in slots:
            slot.strips = _in_cell(slot, number)
            height = sum(layout.header_heights[number : number + cell.rows])
            free = height - filled(slot.strips) if slot.middle else 0.0
            placed += _placed(slot, top + free / 2)
            bars.append((slot.x, top, slot.width))
            sides.append((slot.x, top, height))
        top += layout.header_heights[number]
    return _framed(joined(placed, layout.header_height), bars, sides)


def _row(layout: TableLayout, index: int) -> Iterator[Strip]:
    """A row as strips: a short one whole, a long one parted between its lines."""
    slots = layout.slots(index)
    row = layout.table.body[index]
    for slot in slots:
        slot.strips = _in_cell(slot, len(layout.header) + index)
    height = max([layout.natural(row, slots), *(filled(slot.strips) for slot in slots)])
    placed: list[Placed] = []
    for slot in slots:
        free = height - filled(slot.strips) if slot.middle else 0.0
        placed += _placed(slot, free / 2)
    parts = [(placed, height)]
    if layout.partable(height):
        parts = _parted_row(layout, slots, placed, height)
    edges = [*(slot.x for slot in slots), layout.edges[-1]]
    for number, (inside, high) in enumerate(parts):
        bars = [(slot.x, 0.0, slot.width) for slot in slots if not number and not slot.going_on]
        yield _framed(joined(inside, high), bars, [(x, 0.0, high) for x in edges])


def _parted_row(
    layout: TableLayout, slots: Sequence[Slot], placed: Sequence[Placed], height: float
) -> list[tuple[list[Placed], float]]:
    """The parts of a long row, and their heights.

    Where the lines of its cells do not stand side by side, those of some move down.
    """
    line = layout.table.size * LEADING
    ends = [0.0, *_cuts(layout, placed, height), height]
    if max(bottom - top for top, bottom in pairwise(ends)) > _MOST_LINES * line:
        return list(_shifted(slots, _SHIFTED_LINES * line))
    return [
        (
            [(strip, x, y - top) for strip, x, y in placed if top <= y + NEAR < bottom],
            bottom - top,
        )
        for top, bottom in pairwise(ends)
    ]


def _shifted(slots: Sequence[Slot], target: float) -> Iterator[tuple[list[Placed], float]]:
    """Parts of a row about so high, each with whole strips of every cell."""
    rest = [list(slot.strips) for slot in slots]
    pad = PAD_Y
    while any(rest):
        counts = [max(count_within(strips, target), 1) for strips in rest]
        high = max(extent(strips[:count]) for strips, count in zip(rest, counts, strict=True))
        placed: list[Placed] = []
        for number, slot in enumerate(slots):
            count = max(count_within(rest[number], high), 1)
            part = replace(slot, strips=rest[number][:count])
            placed += _placed(part, pad - PAD_Y)
            rest[number] = rest[number][count:]
        high += pad + (0.0 if any(rest) else PAD_Y)
        pad = 0.0
        yield placed, high


def _cuts(layout: TableLayout, placed: Sequence[Placed], height: float) -> list[float]:
    """Where between its top and bottom a row may be parted: through no strip of any cell."""
    least = FEWEST_LINES * layout.table.size * LEADING + PAD_Y
    ends = sorted({y + strip.height for strip, _, y in placed})
    return [
        end
        for end in ends
        if least - NEAR <= end <= height - least + NEAR
        and not any(y + NEAR < end < y + strip.height - NEAR for strip, _, y in placed)
    ]


def _placed(slot: Slot, y: float) -> list[Placed]:
    """The strips of a cell one below the other, the cell's top at `y`."""
    placed: list[Placed] = []
    y += PAD_Y
    for number, strip in enumerate(slot.strips):
        y += strip.before if number else 0.0
        placed.append((strip, slot.x + slot.pad, y))
        y += strip.height
    return placed


def _in_cell(slot: Slot, row: int) -> list[Strip]:
    """The strips of a cell with what they hold placed in the table, each flow apart."""
    found: list[Strip] = []
    flow = -1
    for strip in slot.strips:
        flow += strip.opens
        step = (row, slot.column, max(flow, 0))
        found.append(
            strip._replace(
                marks=tuple(each._replace(path=_below(step, each.path)) for each in strip.marks),
                images=tuple(each._replace(path=_below(step, each.path)) for each in strip.images),
            )
        )
    return found


def _below(step: Path, path: Path | None) -> Path | None:
    return None if path is None else step + path


def _said_before(strip: Strip) -> Strip:
    """A strip that only says again what stands elsewhere."""
    return strip._replace(
        marks=tuple(mark._replace(path=None) for mark in strip.marks),
        images=tuple(image._replace(path=None) for image in strip.images),
    )


def _framed(strip: Strip, bars: Sequence[_Line], sides: Sequence[_Line]) -> Strip:
    return strip._replace(bars=(*strip.bars, *bars), sides=(*strip.sides, *sides))


def _closed(strip: Strip, width: float) -> Strip:
    """A strip with the line below it that ends a table."""
    return strip._replace(bars=(*strip.bars, (0.0, strip.height, width)))
