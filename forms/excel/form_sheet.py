"""A form laid out on a sheet: its items one below the other, across the paper's width."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from forms.charts.table import chart_table
from forms.document import (
    Chart,
    Contents,
    Figure,
    Form,
    Fraction,
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
from forms.excel.blocks import (
    Headings,
    Layout,
    add_rows,
    leader_edges,
    paragraph_edges,
    place_flow,
    place_leaders,
    place_notes,
    place_paragraph,
)
from forms.excel.content import content_of
from forms.excel.grid import Column, Edges, Grid, edges_of
from forms.excel.measure import (
    POINTS_PER_MM,
    height_needed,
)
from forms.excel.notes import notes_of
from forms.excel.pages import end_pages
from forms.excel.placing import inner_tables
from forms.excel.sheet import Drawing, Sheet, Spot
from forms.excel.table import place_table
from forms.page_fit import laid_out

# A4, in millimetres.
_PAPER = (210.0, 297.0)
# The share of the width that headings take in the contents; the rest names the sheet.
_CONTENTS = (0.75, 0.25)
_CONTENTS_INDENT = 8.0
# Rows in view above this height would leave too little of the window (points).
_FROZEN_LIMIT = 260


class Entry(NamedTuple):
    """A line of the contents: its words, its depth, and the sheet and row it leads to."""

    text: str
    level: int
    sheet: int
    sheet_name: str
    row: int


def lay_out(
    form: Form, entries: Sequence[Entry] = (), report: Callable[[], None] = lambda: None
) -> tuple[Sheet, Headings]:
    """Lay a form out; `entries` are the lines of its contents, where it has one.

    `report` is called now and then; what it raises ends the work.
    """
    form = laid_out(form, report)
    width, height = _PAPER if form.orientation == "portrait" else _PAPER[::-1]
    width -= form.margins.left + form.margins.right
    items = list(_flat(form.items))
    grid = Grid(_edges(items, width), width)
    _take_inner_tables(grid, items, width)
    page_height = (height - form.margins.top - form.margins.bottom) * POINTS_PER_MM
    layout = Layout(form, grid, Sheet(grid.widths), width, page_height)
    for each in items:
        report()
        _place(layout, each, entries)
        layout.notes |= dict.fromkeys(notes_of(each.item))
        if isinstance(each.item, Table):
            place_notes(layout)
    place_notes(layout)
    sheet = layout.sheet
    _repeat_header(layout, page_height)
    if len(layout.tables) == 1:
        rows = layout.tables[0].body
        sheet.frozen = rows if sum(sheet.heights[:rows]) <= _FROZEN_LIMIT else 0
    moved = end_pages(sheet, layout.tables, page_height)
    return sheet, [(heading, moved[row]) for heading, row in layout.headings]


class _Kept(NamedTuple):
    """An item, whether it stays with the next, and whether its own rows stay together."""

    item: Item
    keep: bool
    whole: bool = False


def _flat(items: Iterable[Item]) -> Iterator[_Kept]:
    """The items, those of groups among them."""
    for item in items:
        if isinstance(item, Group):
            for inner in item.items:
                yield _Kept(inner, inner is not item.items[-1], whole=True)
        else:
            yield _Kept(item, isinstance(item, Heading))


def _edges(items: Iterable[_Kept], width: float) -> list[Edges]:
    """The edges that the items ask for, those of the longest tables first."""
    asked: list[tuple[int, Edges]] = [(0, (0.0, width))]
    for item, _, _ in items:
        if isinstance(item, Table):
            asked.append((len(item.body), edges_of(item.widths, width)))
            if item.title:
                asked.append((0, paragraph_edges(item.title, width)))
        elif isinstance(item, Chart):
            table = chart_table(item)
            asked.append((len(table.body), edges_of(table.widths, width)))
        elif isinstance(item, Leaders):
            asked.append((0, leader_edges(item, width)))
        elif isinstance(item, Contents):
            asked.append((0, edges_of(_CONTENTS, width)))
        elif isinstance(item, Heading | Paragraph):
            asked.extend((0, paragraph_edges(p, width)) for p in paragraphs_of(item))
    return [edges for _, edges in sorted(asked, key=lambda pair: -pair[0])]


def _place(layout: Layout, kept: _Kept, entries: Sequence[Entry]) -> None:
    item, keep, whole = kept
    match item:
        case Heading():
            layout.headings.append((item, len(layout.sheet.heights)))
            for paragraph in item.paragraphs:
                place_paragraph(layout, paragraph, keep=True)
        case Paragraph():
            place_paragraph(layout, item, keep=keep or item.keep)
        case Fraction() | Figure():
            place_flow(layout, item, keep=keep)
        case Table():
            _place_table(layout, item, keep=keep, whole=whole)
        case Leaders():
            place_leaders(layout, item, keep=keep)
        case Picture():
            height = item.height * POINTS_PER_MM
            layout.sheet.drawings.append(Drawing(len(layout.sheet.heights), item.path, height))
            layout.least = height
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


def _place_table(layout: Layout, table: Table, *, keep: bool, whole: bool = False) -> None:
    layout.gap += table.before
    if layout.sheet.heights and layout.gap:
        layout.sheet.add_rows(layout.gap, keep=True)
    layout.gap = 0.0
    if table.title:
        place_paragraph(layout, table.title, keep=True)
    layout.gap = table.after
    edges = edges_of(table.widths, layout.text_width)
    columns = layout.grid.columns(edges)
    extent = place_table(
        layout.sheet,
        columns,
        table,
        layout.form.digits,
        partial(_inner_columns, layout.grid, edges),
    )
    layout.tables.append(extent)
    if keep or whole:
        layout.sheet.kept.update(range(extent.top, extent.bottom + keep))


def _take_inner_tables(grid: Grid, items: Iterable[_Kept], width: float) -> None:
    """Give the grid the edges of all tables that stand in cells of tables."""
    for item, _, _ in items:
        if isinstance(item, Table):
            edges = edges_of(item.widths, width)
            for start, cell, table in inner_tables(item):
                grid.inner(edges, start, cell.columns, table.widths)


def _inner_columns(grid: Grid, outer: Edges, start: int, count: int, table: Table) -> list[Column]:
    """The columns of a table that stands in a cell of `count` columns from `start`."""
    edges = grid.inner(outer, start, count, table.widths)
    first = 1 if start else 0
    return grid.columns(edges)[first : first + len(table.widths)]


def _place_contents(layout: Layout, contents: Contents, entries: Sequence[Entry]) -> None:
    """Each heading, and beside it the link to it: sheets have names, not page numbers."""
    if contents.heading:
        title = Paragraph((Run(contents.heading, bold=True),), align="center", size=contents.size)
        place_paragraph(layout, title, keep=True)
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
        top, bottom = add_rows(layout, height, keep=False)
        for column, text in cells:
            value, look = content_of((text,), layout.form.digits, column.room)
            layout.sheet.spots.append(Spot(top, bottom, column.first, column.last, value, look))
        link = layout.sheet.spots[-1]
        link.look = link.look._replace(link=True)
        link.target = (entry.sheet, entry.row)


def _repeat_header(layout: Layout, page_height: float) -> None:
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
