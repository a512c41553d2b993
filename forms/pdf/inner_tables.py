"""Tables within the cells of tables, as strips: a row is a strip, a long one several.

So a cell goes on over pages between the rows of the table in it. The header comes again
on each page, and the lines around are closed at a page's end and opened on the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from forms.document import Table
from forms.pdf.flows import flow_strips
from forms.pdf.grid import FEWEST_LINES, NEAR, PAD_Y, Slot, filled
from forms.pdf.tables import TableLayout
from forms.thai.setting import LEADING
from forms.thai.strips import Image, InnerTable, Mark, Strip

# A strip and where in another one its left top corner stands.
_Placed = tuple[Strip, float, float]
# A bar or a side of a strip.
_Line = tuple[float, float, float]


def table_strips(table: Table, width: float) -> tuple[Strip, ...]:
    """The strips of a table in a column of `width` points.

    Its title and header stand with its first row.
    """
    layout = TableLayout(table, 0.0, width)
    header = _header(layout)
    inner = InnerTable(width, header)
    rows = [strip for index in range(len(table.body)) for strip in _row(layout, index)]
    strips = [strip._replace(inner=inner) for strip in rows]
    lead = list(flow_strips(table.title, width)) if table.title else []
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


def stacked(strips: Iterable[Strip]) -> Strip:
    """Strips one below the other as one, which no page's end parts."""
    placed: list[_Placed] = []
    y = 0.0
    for strip in strips:
        y += strip.before if placed else 0.0
        placed.append((strip, 0.0, y))
        y += strip.height
    return _joined(placed, y)


def _header(layout: TableLayout) -> Strip | None:
    """The header as one strip, open below."""
    if not layout.header:
        return None
    placed: list[_Placed] = []
    bars: list[_Line] = []
    sides: list[_Line] = [(layout.edges[-1], 0.0, layout.header_height)]
    top = 0.0
    for number, slots in enumerate(layout.header):
        for slot, cell in slots:
            height = sum(layout.header_heights[number : number + cell.rows])
            free = height - filled(slot.strips) if slot.middle else 0.0
            placed += _placed(slot, top + free / 2)
            bars.append((slot.x, top, slot.width))
            sides.append((slot.x, top, height))
        top += layout.header_heights[number]
    return _framed(_joined(placed, layout.header_height), bars, sides)


def _row(layout: TableLayout, index: int) -> Iterator[Strip]:
    """A row as strips: a short one whole, a long one parted between its lines."""
    slots = layout.slots(index)
    row = layout.table.body[index]
    height = max([layout.natural(row, slots), *(filled(slot.strips) for slot in slots)])
    placed: list[_Placed] = []
    for slot in slots:
        free = height - filled(slot.strips) if slot.middle else 0.0
        placed += _placed(slot, free / 2)
    edges = [*(slot.x for slot in slots), layout.edges[-1]]
    cuts = _cuts(layout, placed, height) if layout.partable(height) else []
    for top, bottom in pairwise([0.0, *cuts, height]):
        inside = [(strip, x, y - top) for strip, x, y in placed if top <= y + NEAR < bottom]
        bars = [(slot.x, 0.0, slot.width) for slot in slots if not top and not slot.going_on]
        sides = [(x, 0.0, bottom - top) for x in edges]
        yield _framed(_joined(inside, bottom - top), bars, sides)


def _cuts(layout: TableLayout, placed: Sequence[_Placed], height: float) -> list[float]:
    """Where between its top and bottom a row may be parted: through no strip of any cell."""
    least = FEWEST_LINES * layout.table.size * LEADING + PAD_Y
    ends = sorted({y + strip.height for strip, _, y in placed})
    return [
        end
        for end in ends
        if least - NEAR <= end <= height - least + NEAR
        and not any(y + NEAR < end < y + strip.height - NEAR for strip, _, y in placed)
    ]


def _placed(slot: Slot, y: float) -> list[_Placed]:
    """The strips of a cell one below the other, the cell's top at `y`."""
    placed: list[_Placed] = []
    y += PAD_Y
    for number, strip in enumerate(slot.strips):
        y += strip.before if number else 0.0
        placed.append((strip, slot.x + slot.pad, y))
        y += strip.height
    return placed


def _framed(strip: Strip, bars: Sequence[_Line], sides: Sequence[_Line]) -> Strip:
    return strip._replace(bars=(*strip.bars, *bars), sides=(*strip.sides, *sides))


def _closed(strip: Strip, width: float) -> Strip:
    """A strip with the line below it that ends a table."""
    return strip._replace(bars=(*strip.bars, (0.0, strip.height, width)))


def _joined(placed: Sequence[_Placed], height: float) -> Strip:
    """Strips in their places as one strip of this height."""
    marks: list[Mark] = []
    lines: tuple[list[_Line], ...] = ([], [], [])
    images: list[Image] = []
    for strip, x, y in placed:
        marks += [mark._replace(x=mark.x + x, baseline=mark.baseline + y) for mark in strip.marks]
        for kind, found in zip(lines, (strip.bars, strip.dots, strip.sides), strict=True):
            kind += [(start + x, drop + y, length) for start, drop, length in found]
        images += [image._replace(x=image.x + x, y=image.y + y) for image in strip.images]
    bars, dots, sides = (tuple(each) for each in lines)
    notes = tuple(note for strip, _, _ in placed for note in strip.notes)
    return Strip(
        height, tuple(marks), bars=bars, dots=dots, sides=sides, images=tuple(images), notes=notes
    )
