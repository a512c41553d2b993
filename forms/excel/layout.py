"""A form laid out on a sheet: its items one below the other, across the paper's width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from forms.charts.table import chart_table
from forms.document import (
    Chart,
    Contents,
    Form,
    Group,
    Heading,
    Item,
    Leaders,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
)
from forms.excel.content import content_of
from forms.excel.grid import Edges, Grid, edges_of
from forms.excel.measure import POINTS_PER_MM, height_needed, in_parts, line_height, text_width
from forms.excel.pages import end_pages
from forms.excel.sheet import DOTTED, Drawing, Extent, Sheet, Spot
from forms.excel.table import place_table

# A4, in millimetres.
_PAPER = (210.0, 297.0)
# The share of the width that headings take in the contents; the rest names the sheet.
_CONTENTS = (0.75, 0.25)
_CONTENTS_INDENT = 8.0
# What a label on a dotted leader keeps free before its value, in millimetres.
_LABEL_GAP = 3.0
# A paragraph too tall for one row is cut into parts of at most this height (points).
_PART = 96
# Rows in view above this height would leave too little of the window (points).
_FROZEN_LIMIT = 260

# The headings of a sheet, and the row of each.
Headings = list[tuple[Heading, int]]


class Entry(NamedTuple):
    """A line of the contents: its words, its depth, and the sheet and row it leads to."""

    text: str
    level: int
    sheet: int
    sheet_name: str
    row: int


@dataclass(slots=True)
class _Layout:
    """A form on its way onto a sheet.

    `gap` is the blank still owed above the next row, `least` the height that row has at
    least, both in points.
    """

    form: Form
    grid: Grid
    sheet: Sheet
    text_width: float
    gap: float = 0.0
    least: float = 0.0
    tables: list[Extent] = field(default_factory=list)
    headings: Headings = field(default_factory=list)


def lay_out(form: Form, entries: Sequence[Entry] = ()) -> tuple[Sheet, Headings]:
    """Lay a form out; `entries` are the lines of its contents, where it has one."""
    width, height = _PAPER if form.orientation == "portrait" else _PAPER[::-1]
    width -= form.margins.left + form.margins.right
    items = list(_flat(form.items))
    grid = Grid(_edges(items, width), width)
    layout = _Layout(form, grid, Sheet(grid.widths), width)
    for item, keep in items:
        _place(layout, item, entries, keep=keep)
    sheet = layout.sheet
    page_height = (height - form.margins.top - form.margins.bottom) * POINTS_PER_MM
    _repeat_header(layout, page_height)
    if len(layout.tables) == 1:
        rows = layout.tables[0].body
        sheet.frozen = rows if sum(sheet.heights[:rows]) <= _FROZEN_LIMIT else 0
    moved = end_pages(sheet, layout.tables, page_height)
    return sheet, [(heading, moved[row]) for heading, row in layout.headings]


def _flat(items: Iterable[Item]) -> Iterator[tuple[Item, bool]]:
    """The items, those of groups among them, and whether each stays with the next."""
    for item in items:
        if isinstance(item, Group):
            yield from ((inner, inner is not item.items[-1]) for inner in item.items)
        else:
            yield item, isinstance(item, Heading)


def _edges(items: Iterable[tuple[Item, bool]], width: float) -> list[Edges]:
    """The edges that the items ask for, those of the longest tables first."""
    asked: list[tuple[int, Edges]] = [(0, (0.0, width))]
    for item, _ in items:
        if isinstance(item, Table):
            asked.append((len(item.body), edges_of(item.widths, width)))
        elif isinstance(item, Chart):
            table = chart_table(item)
            asked.append((len(table.body), edges_of(table.widths, width)))
        elif isinstance(item, Leaders):
            asked.append((0, _leader_edges(item, width)))
        elif isinstance(item, Contents):
            asked.append((0, edges_of(_CONTENTS, width)))
        elif isinstance(item, Heading | Paragraph):
            asked.extend((0, _paragraph_edges(p, width)) for p in paragraphs_of(item))
    return [edges for _, edges in sorted(asked, key=lambda pair: -pair[0])]


def _place(layout: _Layout, item: Item, entries: Sequence[Entry], *, keep: bool) -> None:
    match item:
        case Heading():
            layout.headings.append((item, len(layout.sheet.heights)))
            for paragraph in item.paragraphs:
                _place_paragraph(layout, paragraph, keep=True)
        case Paragraph():
            _place_paragraph(layout, item, keep=keep or item.keep)
        case Table():
            _place_table(layout, item, keep=keep)
        case Leaders():
            _place_leaders(layout, item, keep=keep)
        case Picture():
            layout.sheet.drawings.append(Drawing(len(layout.sheet.heights), item.path, item.height))
            layout.least = item.height * POINTS_PER_MM
        case Chart():
            _place_table(layout, chart_table(item), keep=keep)
        case PageBreak():
            layout.gap = 0.0
            layout.sheet.breaks.add(len(layout.sheet.heights))
        case Contents():
            _place_contents(layout, item, entries)
        case Group():
            message = "groups are flattened before they are placed"
            raise AssertionError(message)


def paragraphs_of(item: Heading | Paragraph) -> tuple[Paragraph, ...]:
    """The paragraphs of a heading, or the one itself."""
    return item.paragraphs if isinstance(item, Heading) else (item,)


def _paragraph_edges(paragraph: Paragraph, width: float) -> Edges:
    """The edges of the cell a paragraph stands in.

    A cell indents only what is set left; anything else is centred, or set right, in a
    cell that starts where the indent ends.
    """
    inset = paragraph.align != "left" and 0 < paragraph.indent < width
    return (0.0, paragraph.indent, width) if inset else (0.0, width)


def _add_rows(layout: _Layout, height: float, *, keep: bool) -> tuple[int, int]:
    """Rows for what comes next, with the blank owed above it; the first and the last."""
    height = max(height + layout.gap, layout.least)
    layout.gap = layout.least = 0.0
    return layout.sheet.add_rows(height, keep=keep)


def _place_paragraph(layout: _Layout, paragraph: Paragraph, *, keep: bool) -> None:
    edges = _paragraph_edges(paragraph, layout.text_width)
    whole = layout.grid.columns(edges)[-1]
    if len(edges) > 2:
        paragraph = replace(paragraph, indent=0, first=0)
    parts = in_parts(paragraph, whole.room, _PART)
    layout.gap += paragraph.before
    for number, (part, height) in enumerate(parts, 1):
        value, look = content_of((part,), layout.form.digits, whole.room)
        above, last = layout.gap > 0, number == len(parts)
        below = paragraph.after if last else 0.0
        top, bottom = _add_rows(layout, height + below, keep=keep or not last)
        vertical = "top" if not above else "center" if below else "bottom"
        spot = Spot(top, bottom, whole.first, whole.last, value, look._replace(vertical=vertical))
        layout.sheet.spots.append(spot)


def _place_table(layout: _Layout, table: Table, *, keep: bool) -> None:
    layout.gap += table.before
    if layout.sheet.heights and layout.gap:
        layout.sheet.add_rows(layout.gap, keep=True)
    layout.gap = table.after
    columns = layout.grid.columns(edges_of(table.widths, layout.text_width))
    extent = place_table(layout.sheet, columns, table, layout.form.digits)
    layout.tables.append(extent)
    if keep:
        layout.sheet.kept.update(range(extent.top, extent.bottom + 1))


def _label_paragraph(leaders: Leaders, label: str) -> Paragraph:
    return Paragraph((Run(label, bold=True),), size=leaders.label_size)


def _leader_edges(leaders: Leaders, width: float) -> Edges:
    """The edges of label and value, in turn."""
    scale = width / max(sum(share for _, _, share in leaders.parts), 1.0)
    edges = [0.0]
    for label, _, share in leaders.parts:
        left, room = edges[-1], share * scale
        needed = text_width(label, leaders.label_size, bold=True) / POINTS_PER_MM + _LABEL_GAP
        edges += [left + min(needed, room * 0.8), left + room]
    return tuple(edges)


def _place_leaders(layout: _Layout, leaders: Leaders, *, keep: bool) -> None:
    columns = layout.grid.columns(_leader_edges(leaders, layout.text_width))
    cells = []
    for (label, value, _), name, line in zip(
        leaders.parts, columns[::2], columns[1::2], strict=True
    ):
        cells.append((name, _label_paragraph(leaders, label), 0))
        cells.append((line, Paragraph((Run(value),), size=leaders.size), DOTTED))
    least = line_height(leaders.label_size)
    height = max(height_needed((text,), column.room) for column, text, _ in cells)
    vertical = "bottom" if height <= least else "top"
    top, bottom = _add_rows(layout, max(height, least), keep=keep)
    for column, text, lines in cells:
        content, look = content_of((text,), layout.form.digits, column.room)
        look = look._replace(vertical=vertical)
        spot = Spot(top, bottom, column.first, column.last, content, look, lines)
        layout.sheet.spots.append(spot)


def _place_contents(layout: _Layout, contents: Contents, entries: Sequence[Entry]) -> None:
    """Each heading, and beside it the link to it: sheets have names, not page numbers."""
    if contents.heading:
        title = Paragraph((Run(contents.heading, bold=True),), align="center", size=contents.size)
        _place_paragraph(layout, title, keep=True)
    columns = layout.grid.columns(edges_of(_CONTENTS, layout.text_width))
    for entry in entries:
        indent = _CONTENTS_INDENT * (entry.level - 1)
        texts = (
            Paragraph(
                (Run(contents.mark(entry.level) + entry.text),), size=contents.size, indent=indent
            ),
            Paragraph((Run(entry.sheet_name),), size=contents.size),
        )
        cells = list(zip(columns, texts, strict=True))
        height = max(height_needed((text,), column.room) for column, text in cells)
        top, bottom = _add_rows(layout, height, keep=False)
        for column, text in cells:
            value, look = content_of((text,), layout.form.digits, column.room)
            layout.sheet.spots.append(Spot(top, bottom, column.first, column.last, value, look))
        link = layout.sheet.spots[-1]
        link.look = link.look._replace(link=True)
        link.target = (entry.sheet, entry.row)


def _repeat_header(layout: _Layout, page_height: float) -> None:
    """Let every page repeat the header of the only table, under the form's running title.

    Excel has one range of such rows for a sheet: with several tables it would print the
    header of one above the rows of another.
    """
    if len(layout.tables) != 1:
        return
    (table,) = layout.tables
    top = 0 if layout.form.running else table.top
    if top < table.body and sum(layout.sheet.heights[top : table.body]) <= page_height / 2:
        layout.sheet.repeated = (top, table.body - 1)
