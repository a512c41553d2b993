"""The blocks of a sheet outside its tables: paragraphs, formulas, pictures, lines of a memo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from forms.document import Figure, Form, Fraction, Heading, Leaders, Paragraph, Run, plain
from forms.drawn_pictures import BROKEN_WORDS, drawn_size, picture_size
from forms.excel.columns import Region
from forms.excel.content import content_of, set_at
from forms.excel.letters import line_height, text_width
from forms.excel.measure import (
    FIGURE_PAD,
    POINTS_PER_MM,
    flow_height,
    height_needed,
    line_ends,
    usable_width,
)
from forms.excel.notes import notes_paragraphs
from forms.excel.sheet import DOTTED, PIXEL, ROW_LIMIT, Drawing, Sheet, Spot
from forms.excel.text import cut

PIXELS_PER_MM = 96 / 25.4
# What a label on a dotted leader keeps free before its value, in millimetres.
_LABEL_GAP = 3.0
# A paragraph taller than this share of a page is cut into parts, one a row.
_SHARE = 1 / 3
# A picture takes no more than this share of a page.
_FIGURE_SHARE = 0.9

# The headings of a sheet, and the row of each.
Headings = list[tuple[Heading, int]]


@dataclass(slots=True)
class Layout:
    """A part of a form on its way onto a sheet.

    `gap` is the blank still owed above the next row, `least` the height that row has at
    least, and `page_height` that of all rows of a page, all in points. `notes` are the
    footnotes that are yet to be written out, `level` the depth of outline of the rows.
    """

    form: Form
    sheet: Sheet
    page_height: float
    gap: float = 0.0
    least: float = 0.0
    headings: Headings = field(default_factory=list)
    notes: dict[Run, None] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """The width of all columns, in pixels."""
        return sum(self.sheet.widths)

    def region(self, left: float, right: float) -> Region:
        """The columns nearest to a stretch, in pixels from the sheet's left."""
        edges = [0, *accumulate(self.sheet.widths)]
        first = min(range(len(edges) - 1), key=lambda at: abs(edges[at] - left))
        later = range(first + 1, len(edges))
        end = min(later, key=lambda at: abs(edges[at] - right))
        room = usable_width(edges[end] - edges[first])
        at = first if end == first + 1 else None
        return Region(first, end - 1, at, edges[first], edges[end], room)


def inset_of(paragraph: Paragraph, width: float) -> float:
    """Where the cell of a paragraph starts, in millimetres of a width.

    A cell indents only what is set left; anything else is centred, or set right, in a
    cell that starts where the indent ends.
    """
    inset = set_at(paragraph) != "left" and 0 < paragraph.indent < width
    return paragraph.indent if inset else 0.0


def add_row(layout: Layout, height: float, *, keep: bool) -> int:
    """A row for what comes next, with the blank owed above it."""
    height = max(height + layout.gap, layout.least)
    layout.gap = layout.least = 0.0
    return layout.sheet.add_row(min(height, ROW_LIMIT), keep=keep)


def place_paragraph(layout: Layout, paragraph: Paragraph, *, keep: bool) -> None:
    """A paragraph in a cell as wide as the paper, in as many rows as it needs."""
    inset = inset_of(paragraph, layout.width / PIXELS_PER_MM)
    whole = layout.region(inset * PIXELS_PER_MM, layout.width)
    if inset:
        paragraph = replace(paragraph, indent=0, first=0)
    parts = _parts(paragraph, whole.room, layout.page_height * _SHARE)
    layout.gap += paragraph.before
    for number, part in enumerate(parts, 1):
        value, look = content_of((part,), layout.form.digits, whole.room)
        above, last = layout.gap > 0, number == len(parts)
        below = paragraph.after if last else 0.0
        row = add_row(layout, flow_height(part, whole.room) + below, keep=keep or not last)
        vertical = "top" if not above else "center" if below else "bottom"
        look = look._replace(vertical=vertical)
        table = len(layout.sheet.tables) - 1
        spot = Spot(row, row, whole.first, whole.last, value, look, table=table)
        layout.sheet.spots.append(spot)


def _parts(paragraph: Paragraph, room: float, limit: float) -> list[Paragraph]:
    """A paragraph in parts that are not too tall for a row."""
    ends = line_ends(paragraph, room)
    count = max(int(min(limit, ROW_LIMIT) / line_height(paragraph.size)), 1)
    if len(ends) <= count:
        return [paragraph]
    return list(cut(paragraph, [*ends[count - 1 : -1 : count], len(paragraph.text)]))


def place_flow(layout: Layout, item: Fraction | Figure, *, keep: bool) -> None:
    """A formula or a picture, in rows of its own."""
    if isinstance(item, Fraction):
        _place_fraction(layout, item, keep=keep)
    else:
        _place_figure(layout, item, keep=keep)


def _place_fraction(layout: Layout, fraction: Fraction, *, keep: bool) -> None:
    whole = layout.region(0, layout.width)
    value, look = content_of((fraction,), layout.form.digits, whole.room)
    row = add_row(layout, height_needed((fraction,), whole.room), keep=keep)
    layout.sheet.spots.append(Spot(row, row, whole.first, whole.last, value, look))


def _place_figure(layout: Layout, figure: Figure, *, keep: bool) -> None:
    """A picture in the middle of the page's width, in rows of its own, its caption below."""
    caption = [plain(figure.caption, align="center", size=figure.size)] if figure.caption else []
    if picture_size(figure.data) is None:
        for words in (plain(BROKEN_WORDS, align="center", size=figure.size), *caption):
            place_paragraph(layout, words, keep=keep or words not in caption)
        return
    whole = layout.region(0, layout.width)
    room = layout.page_height * _FIGURE_SHARE - height_needed(caption, whole.room)
    size = drawn_size(figure, whole.room, room)
    gap = layout.gap
    height = size.height + 2 * FIGURE_PAD + gap
    layout.gap = 0.0
    row = _rows_for(layout, height, keep=keep or bool(caption))
    left = round((whole.right - size.width / PIXEL) / 2)
    drawing = Drawing(row, figure.data, size.height, size.width, left, gap + FIGURE_PAD)
    layout.sheet.drawings.append(drawing)
    for words in caption:
        place_paragraph(layout, words, keep=keep)


def _rows_for(layout: Layout, height: float, *, keep: bool) -> int:
    """As many rows as a height needs, which stay together; the first of them."""
    first = len(layout.sheet.heights)
    while height > ROW_LIMIT:
        layout.sheet.add_row(ROW_LIMIT, keep=True)
        height -= ROW_LIMIT
    layout.sheet.add_row(height, keep=keep)
    return first


def place_notes(layout: Layout) -> None:
    """The footnotes so far, below what they belong to: a sheet has no foot."""
    for paragraph in notes_paragraphs(layout.notes):
        place_paragraph(layout, paragraph, keep=False)
    layout.notes.clear()


def _label_paragraph(leaders: Leaders, label: str) -> Paragraph:
    return Paragraph((Run(label, bold=True),), size=leaders.label_size)


def leader_edges(leaders: Leaders, width: float) -> list[float]:
    """The edges of label and value, in turn, in millimetres of a width."""
    scale = width / max(sum(share for _, _, share in leaders.parts), 1.0)
    edges = [0.0]
    for label, _, share in leaders.parts:
        left, room = edges[-1], share * scale
        needed = text_width(label, leaders.label_size, bold=True) / POINTS_PER_MM + _LABEL_GAP
        edges += [left + min(needed, room * 0.8), left + room]
    return edges


def place_leaders(layout: Layout, leaders: Leaders, *, keep: bool) -> None:
    """Labels and values in one row, each value above its dots."""
    edges = [edge * PIXELS_PER_MM for edge in leader_edges(leaders, layout.width / PIXELS_PER_MM)]
    regions = [layout.region(left, right) for left, right in pairwise(edges)]
    cells = []
    for (label, value, _), name, line in zip(
        leaders.parts, regions[::2], regions[1::2], strict=True
    ):
        cells.append((name, _label_paragraph(leaders, label), 0))
        cells.append((line, Paragraph((Run(value),), size=leaders.size), DOTTED))
    least = line_height(leaders.label_size)
    height = max(flow_height(text, region.room) for region, text, _ in cells)
    vertical = "bottom" if height <= least else "top"
    row = add_row(layout, max(height, least), keep=keep)
    for region, text, lines in cells:
        content, look = content_of((text,), layout.form.digits, region.room)
        look = look._replace(vertical=vertical)
        spot = Spot(row, row, region.first, region.last, content, look, lines)
        layout.sheet.spots.append(spot)


def edges_to_pixels(edges: Sequence[float], width: int) -> tuple[int, ...]:
    """Edges in millimetres as the widths of columns in pixels; near ones are one."""
    pixels = [0]
    for edge in sorted({round(edge * PIXELS_PER_MM) for edge in edges if edge > 0}):
        if edge - pixels[-1] >= _NEAR and width - edge >= _NEAR:
            pixels.append(edge)
    pixels.append(width)
    return tuple(b - a for a, b in pairwise(pixels))


# Edges closer than this many pixels are one.
_NEAR = 6
