"""Forms laid out on sheets: their items one below the other, across the paper's width.

A sheet has one block of headings, that of its chief tables, in view and on every page; what
other tables it has bring their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

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
    PIXELS_PER_MM,
    Headings,
    Layout,
    add_row,
    edges_to_pixels,
    inset_of,
    leader_edges,
    place_flow,
    place_leaders,
    place_notes,
    place_paragraph,
)
from forms.excel.columns import Columns, Region, columns_for
from forms.excel.content import content_of
from forms.excel.form_parts import Kept, Kind, Part, kind_of, kinds_of, letters, parts_of
from forms.excel.measure import POINTS_PER_MM, flow_height
from forms.excel.notes import notes_of
from forms.excel.pages import end_pages
from forms.excel.sheet import Drawing, Sheet, Spot
from forms.excel.table import Place, place_body, place_header

# A4, in millimetres.
_PAPER = (210.0, 297.0)
# The share of the width that headings take in the contents; the rest names the sheet.
_CONTENTS = 0.75
_CONTENTS_INDENT = 8.0
# Rows in view above this height would leave too little of the window (points).
_FROZEN_LIMIT = 260
# A header above this share of a page is not repeated.
_HEADER_SHARE = 0.4
# How much more than a page holds is made smaller to stand on it.
_A_LITTLE = 1.2
# So much text beside its tables makes a form no prose.
_FEW_LETTERS = 600
# Between tables with nothing else between them (points).
_BETWEEN = 6.0


class Entry(NamedTuple):
    """A line of the contents: its words, its depth, and the sheet and row it leads to."""

    text: str
    level: int
    sheet: int
    sheet_name: str
    row: int


def lay_out(
    part: Part, entries: Sequence[Entry] = (), report: Callable[[], None] = lambda: None
) -> tuple[Sheet, Headings]:
    """Lay a part of a form out; `entries` are the lines of its contents, where it has one.

    `report` is called now and then; what it raises ends the work.
    """
    best = tightest = _FormSheet(part, entries, report).laid_out()
    for items in part.form.tighter:
        if not best[0].breaks:
            break
        tighter = replace(part.form, items=items, tighter=())
        tightest = _FormSheet(next(parts_of(tighter)), entries, report).laid_out()
        if len(tightest[0].breaks) < len(best[0].breaks):
            best = tightest
    if best[0].breaks and part.form.tighter and _nearly_fits(tightest[0], part.form):
        # What needs the least space is made smaller by the least.
        sheet = tightest[0]
        sheet.breaks.clear()
        sheet.on_one_page = True
        return tightest
    return best


def _nearly_fits(sheet: Sheet, form: Form) -> bool:
    """Whether a form would stand on one page if it were a little smaller."""
    return sum(sheet.heights) <= _page_height(form) * _A_LITTLE


def _page_height(form: Form) -> float:
    """The height that a page leaves for rows, in points."""
    height = _PAPER[form.orientation == "portrait"]
    return (height - form.margins.top - form.margins.bottom) * POINTS_PER_MM


class _FormSheet:
    """A part of a form while it is laid out."""

    def __init__(self, part: Part, entries: Sequence[Entry], report: Callable[[], None]) -> None:
        form = part.form
        width = _PAPER[form.orientation != "portrait"]
        self._width = width - form.margins.left - form.margins.right
        self._items = part.items
        self._entries = entries
        self._report = report
        kinds = kinds_of(part.items)
        self._chief = self._chief_kind(kinds)
        columns = self._columns(list(kinds.values()))
        self._regions: dict[Kind, tuple[Region, ...]] = dict(
            zip(kinds, columns.regions, strict=False)
        )
        self._layout = Layout(form, Sheet(columns.widths), _page_height(form))
        # The kind whose header stands nearest above.
        self._under: Kind | None = None
        self._after_table = False

    def _chief_kind(self, kinds: dict[Kind, list[Table]]) -> Kind | None:
        """The kind whose headings stand above all.

        None where tables are the lesser part, or have the figures of charts, each its own.
        """
        if not kinds or any(kept.drawn for kept in self._items):
            return None
        chief, tables = next(iter(kinds.items()))
        beside = sum(letters(kept.item) for kept in self._items if _is_text(kept.item))
        most = max(sum(map(letters, tables)), _FEW_LETTERS)
        return chief if tables[0].header and beside <= most else None

    def _columns(self, kinds: Sequence[Sequence[Table]]) -> Columns:
        """The columns that the tables ask for; where there are none, those of other items."""
        pixels = round(self._width * PIXELS_PER_MM)
        if not kinds:
            return Columns(edges_to_pixels(_edges(self._items, self._width), pixels), ())
        among_text = self._chief is None
        tables = tuple(map(tuple, kinds))
        return columns_for(tables, pixels, among_text=among_text)

    def laid_out(self) -> tuple[Sheet, Headings]:
        """The sheet, and its headings with their rows."""
        layout = self._layout
        header_at = self._header_place()
        for at, kept in enumerate(self._items):
            self._report()
            if at == header_at:
                self._place_chief_header()
            self._place(kept)
            layout.notes |= dict.fromkeys(notes_of(kept.item))
            if isinstance(kept.item, Table):
                place_notes(layout)
        place_notes(layout)
        self._outline()
        end_pages(layout.sheet, layout.page_height)
        return layout.sheet, layout.headings

    def _header_place(self) -> int:
        """Before which item the headings of the chief tables stand.

        Above the only table, or below the form's title where there are several.
        """
        tables = [at for at, kept in enumerate(self._items) if isinstance(kept.item, Table)]
        if self._chief is None:
            return -1
        if len(tables) == 1:
            return tables[0]
        at = 0
        while isinstance(item := self._items[at].item, Heading) and (item.entry or not at):
            at += 1
        return at

    def _place_chief_header(self) -> None:
        assert self._chief is not None  # noqa: S101 - it has a place
        table = next(
            kept.item
            for kept in self._items
            if isinstance(kept.item, Table) and kind_of(kept.item) == self._chief
        )
        sheet = self._layout.sheet
        before = table.before if sheet.heights else 0.0
        self._blank(self._layout.gap + before)
        top = len(sheet.heights)
        place_header(self._where(self._chief), table)
        self._layout.notes |= dict.fromkeys(notes_of(replace(table, body=())))
        self._under = self._chief
        end = len(sheet.heights)
        first = 0 if self._layout.form.running else top
        if sum(sheet.heights[first:end]) <= self._layout.page_height * _HEADER_SHARE:
            sheet.repeated = (first, end - 1)
        if sum(sheet.heights[:end]) <= _FROZEN_LIMIT:
            sheet.frozen = end

    def _where(self, kind: Kind) -> Place:
        layout = self._layout
        return Place(layout.sheet, self._regions[kind], layout.form.digits, layout.page_height)

    def _blank(self, height: float) -> None:
        """A row of nothing, which stays with the next."""
        if self._layout.sheet.heights and height > 0:
            self._layout.sheet.add_row(height, keep=True)
        self._layout.gap = 0.0

    def _place(self, kept: Kept) -> None:
        item, keep, whole, _ = kept
        layout = self._layout
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
                self._place_table(item, keep=keep, whole=whole)
            case Leaders():
                place_leaders(layout, item, keep=keep)
            case Picture():
                height = item.height * POINTS_PER_MM
                drawing = Drawing(len(layout.sheet.heights), item.path, height)
                layout.sheet.drawings.append(drawing)
                layout.least = height
            case PageBreak():
                layout.gap = 0.0
                layout.sheet.breaks.add(len(layout.sheet.heights))
            case Contents():
                self._place_contents(item)
            case Group() | Chart():
                message = "they are other items by now"
                raise AssertionError(message)
        self._after_table = isinstance(item, Table)

    def _place_table(self, table: Table, *, keep: bool, whole: bool) -> None:
        layout, sheet = self._layout, self._layout.sheet
        kind = kind_of(table)
        if table.title:
            place_paragraph(layout, table.title, keep=True)
        own_header = kind != self._under or (kind != self._chief)
        start = len(sheet.heights)
        if self._after_table or own_header:
            self._blank(max(layout.gap, table.before if own_header else _BETWEEN))
        layout.gap = 0.0
        top = len(sheet.heights)
        on = self._where(kind)
        if own_header:
            place_header(on, table)
            if kind == self._chief and len(sheet.heights) > top:
                sheet.headers[start] = len(sheet.heights) - 1
        self._under = kind
        block = place_body(on, table, top)
        layout.gap = table.after
        if keep or whole:
            sheet.kept.update(range(top, block.bottom + keep))
        if len(block.lines) > 1:
            # The last row, mostly a sum, does not begin a page alone.
            sheet.kept.add(block.lines[-1].row - 1)

    def _outline(self) -> None:
        """Rows below a heading that is not the form's are a group, to be closed and opened."""
        sheet = self._layout.sheet
        sheet.levels = [0] * len(sheet.heights)
        starts = [(row, heading) for heading, row in self._layout.headings]
        lesser = [row for row, heading in starts if row >= max(sheet.frozen, 1)]
        if len(lesser) < _FEWEST_GROUPS:
            return
        for row, end in zip(lesser, [*lesser[1:], len(sheet.heights)], strict=True):
            heading = next(heading for at, heading in starts if at == row)
            for inside in range(row + len(heading.paragraphs), end):
                sheet.levels[inside] = 1

    def _place_contents(self, contents: Contents) -> None:
        """Each heading, and beside it the link to it: sheets have names, not page numbers."""
        layout = self._layout
        if contents.heading:
            title = Paragraph(
                (Run(contents.heading, bold=True),), align="center", size=contents.size
            )
            place_paragraph(layout, title, keep=True)
        middle = layout.width * _CONTENTS
        regions = (layout.region(0, middle), layout.region(middle, layout.width))
        for entry in self._entries:
            indent = _CONTENTS_INDENT * (entry.level - 1)
            words = contents.mark(entry.level) + entry.text
            texts = (
                Paragraph((Run(words),), size=contents.size, indent=indent),
                Paragraph((Run(entry.sheet_name),), size=contents.size),
            )
            cells = list(zip(regions, texts, strict=True))
            height = max(flow_height(text, region.room) for region, text in cells)
            row = add_row(layout, height, keep=False)
            for region, text in cells:
                value, look = content_of((text,), layout.form.digits, region.room)
                look = look._replace(link=region is regions[1])
                target = (entry.sheet, entry.row) if region is regions[1] else None
                spot = Spot(row, row, region.first, region.last, value, look, target=target)
                layout.sheet.spots.append(spot)


# With fewer headings there is nothing to close and open.
_FEWEST_GROUPS = 3


def _is_text(item: Item) -> bool:
    return isinstance(item, Heading | Paragraph)


def _edges(items: Iterable[Kept], width: float) -> list[float]:
    """Where items that are no tables ask for columns to end, in millimetres of a width."""
    edges: list[float] = []
    for kept in items:
        item = kept.item
        if isinstance(item, Leaders):
            edges += leader_edges(item, width)
        elif isinstance(item, Contents):
            edges.append(width * _CONTENTS)
        elif isinstance(item, Paragraph):
            edges.append(inset_of(item, width))
        elif isinstance(item, Heading):
            edges += [inset_of(paragraph, width) for paragraph in item.paragraphs]
    return edges
