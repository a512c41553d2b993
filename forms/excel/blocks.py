"""The blocks of a sheet outside its tables: paragraphs, formulas, pictures, lines of a memo."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from forms.document import (
    Figure,
    Form,
    Fraction,
    Heading,
    Leaders,
    Paragraph,
    Run,
    plain,
)
from forms.drawn_pictures import BROKEN_WORDS, drawn_size, picture_size
from forms.excel.content import content_of, set_at
from forms.excel.grid import Edges, Grid
from forms.excel.measure import (
    FIGURE_PAD,
    POINTS_PER_MM,
    height_needed,
    in_parts,
    line_height,
    text_width,
)
from forms.excel.notes import notes_paragraphs
from forms.excel.sheet import DOTTED, PIXEL, Drawing, Extent, Sheet, Spot

# What a label on a dotted leader keeps free before its value, in millimetres.
_LABEL_GAP = 3.0
# A paragraph too tall for one row is cut into parts of at most this height (points).
_PART = 96
# A picture takes no more than this share of a page.
_FIGURE_SHARE = 0.9

# The headings of a sheet, and the row of each.
Headings = list[tuple[Heading, int]]


@dataclass(slots=True)
class Layout:
    """A form on its way onto a sheet.

    `gap` is the blank still owed above the next row, `least` the height that row has at
    least, and `page_height` that of all rows of a page, all in points. `notes` are the
    footnotes that are yet to be written out.
    """

    form: Form
    grid: Grid
    sheet: Sheet
    text_width: float
    page_height: float
    gap: float = 0.0
    least: float = 0.0
    tables: list[Extent] = field(default_factory=list)
    headings: Headings = field(default_factory=list)
    notes: dict[Run, None] = field(default_factory=dict)


def paragraph_edges(paragraph: Paragraph, width: float) -> Edges:
    """The edges of the cell a paragraph stands in.

    A cell indents only what is set left; anything else is centred, or set right, in a
    cell that starts where the indent ends.
    """
    inset = set_at(paragraph) != "left" and 0 < paragraph.indent < width
    return (0.0, paragraph.indent, width) if inset else (0.0, width)


def add_rows(layout: Layout, height: float, *, keep: bool) -> tuple[int, int]:
    """Rows for what comes next, with the blank owed above it; the first and the last."""
    height = max(height + layout.gap, layout.least)
    layout.gap = layout.least = 0.0
    return layout.sheet.add_rows(height, keep=keep)


def place_paragraph(layout: Layout, paragraph: Paragraph, *, keep: bool) -> None:
    """A paragraph in a cell as wide as the paper, in as many rows as it needs."""
    edges = paragraph_edges(paragraph, layout.text_width)
    whole = layout.grid.columns(edges)[-1]
    if len(edges) > 2:
        paragraph = replace(paragraph, indent=0, first=0)
    parts = in_parts(paragraph, whole.room, _PART)
    layout.gap += paragraph.before
    for number, (part, height) in enumerate(parts, 1):
        value, look = content_of((part,), layout.form.digits, whole.room)
        above, last = layout.gap > 0, number == len(parts)
        below = paragraph.after if last else 0.0
        top, bottom = add_rows(layout, height + below, keep=keep or not last)
        vertical = "top" if not above else "center" if below else "bottom"
        spot = Spot(top, bottom, whole.first, whole.last, value, look._replace(vertical=vertical))
        layout.sheet.spots.append(spot)


def place_flow(layout: Layout, item: Fraction | Figure, *, keep: bool) -> None:
    """A formula or a picture, in rows of its own."""
    if isinstance(item, Fraction):
        _place_fraction(layout, item, keep=keep)
    else:
        _place_figure(layout, item, keep=keep)


def _place_fraction(layout: Layout, fraction: Fraction, *, keep: bool) -> None:
    (whole,) = layout.grid.columns((0.0, layout.text_width))
    value, look = content_of((fraction,), layout.form.digits, whole.room)
    top, bottom = add_rows(layout, height_needed((fraction,), whole.room), keep=keep)
    layout.sheet.spots.append(Spot(top, bottom, whole.first, whole.last, value, look))


def _place_figure(layout: Layout, figure: Figure, *, keep: bool) -> None:
    """A picture in the middle of the page's width, in rows of its own, its caption below."""
    caption = [plain(figure.caption, align="center", size=figure.size)] if figure.caption else []
    if picture_size(figure.data) is None:
        for words in (plain(BROKEN_WORDS, align="center", size=figure.size), *caption):
            place_paragraph(layout, words, keep=keep or words not in caption)
        return
    (whole,) = layout.grid.columns((0.0, layout.text_width))
    below = height_needed(caption, whole.room)
    room = layout.page_height * _FIGURE_SHARE - below
    size = drawn_size(figure, whole.room, room)
    gap = layout.gap
    top, _ = add_rows(layout, size.height + 2 * FIGURE_PAD, keep=keep or bool(caption))
    left = round((whole.right - size.width / PIXEL) / 2)
    drawing = Drawing(top, figure.data, size.height, size.width, left, gap + FIGURE_PAD)
    layout.sheet.drawings.append(drawing)
    for words in caption:
        place_paragraph(layout, words, keep=keep)


def place_notes(layout: Layout) -> None:
    """The footnotes so far, below what they belong to: a sheet has no foot."""
    for paragraph in notes_paragraphs(layout.notes):
        place_paragraph(layout, paragraph, keep=False)
    layout.notes.clear()


def _label_paragraph(leaders: Leaders, label: str) -> Paragraph:
    return Paragraph((Run(label, bold=True),), size=leaders.label_size)


def leader_edges(leaders: Leaders, width: float) -> Edges:
    """The edges of label and value, in turn."""
    scale = width / max(sum(share for _, _, share in leaders.parts), 1.0)
    edges = [0.0]
    for label, _, share in leaders.parts:
        left, room = edges[-1], share * scale
        needed = text_width(label, leaders.label_size, bold=True) / POINTS_PER_MM + _LABEL_GAP
        edges += [left + min(needed, room * 0.8), left + room]
    return tuple(edges)


def place_leaders(layout: Layout, leaders: Leaders, *, keep: bool) -> None:
    """Labels and values in one row, each value above its dots."""
    columns = layout.grid.columns(leader_edges(leaders, layout.text_width))
    cells = []
    for (label, value, _), name, line in zip(
        leaders.parts, columns[::2], columns[1::2], strict=True
    ):
        cells.append((name, _label_paragraph(leaders, label), 0))
        cells.append((line, Paragraph((Run(value),), size=leaders.size), DOTTED))
    least = line_height(leaders.label_size)
    height = max(height_needed((text,), column.room) for column, text, _ in cells)
    vertical = "bottom" if height <= least else "top"
    top, bottom = add_rows(layout, max(height, least), keep=keep)
    for column, text, lines in cells:
        content, look = content_of((text,), layout.form.digits, column.room)
        look = look._replace(vertical=vertical)
        spot = Spot(top, bottom, column.first, column.last, content, look, lines)
        layout.sheet.spots.append(spot)
