"""What the items of a form need of a page before they may begin on it."""

from __future__ import annotations

from collections.abc import Sequence

from forms.cells import FEWEST_LINES
from forms.charts import drawing
from forms.document import (
    Chart,
    Figure,
    Form,
    Fraction,
    Group,
    Heading,
    Item,
    Leaders,
    Paragraph,
    Picture,
    Table,
)
from forms.pdf.blocks import leader_strips
from forms.pdf.flows import flow_strips
from forms.pdf.grid import NEAR
from forms.pdf.ink import Sheet
from forms.pdf.tables import TableLayout
from forms.thai.strips import POINTS, Strip, extent


def keeps(item: Item) -> bool:
    """Whether an item stays on one page with what follows it."""
    return isinstance(item, Heading) or (isinstance(item, Paragraph) and item.keep)


def _space_above(item: Item) -> float:
    """The blank space above an item, which a page's top drops."""
    match item:
        case Heading(paragraphs=(first, *_)) | Group(items=(first, *_)):
            return _space_above(first)
        case Paragraph() | Table():
            return item.before
        case _:
            return 0.0


def _space_below(item: Item) -> float:
    """The blank space below an item, which a page's end may drop."""
    match item:
        case Group(items=(*_, last)):
            return _space_below(last)
        case Table():
            return item.after
        case _:
            return 0.0


class Room:
    """A form's paper, the page that is filled, and the room that items need on it."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.sheet = Sheet(form)
        margins = form.margins
        self.left = margins.left * POINTS
        self.width = self.sheet.width - self.left - margins.right * POINTS
        self.top = margins.top * POINTS
        self.lowest = self.sheet.height - margins.bottom * POINTS
        self.y = self.top
        self.fresh_y = self.top
        running = sum(extent(flow_strips(each, self.width)) for each in form.running)
        # What a page of its own has room for.
        self.capacity = self.lowest - self.top - running
        self._tables: dict[int, TableLayout] = {}

    @property
    def bottom(self) -> float:
        """Where the text of the page ends: above its footnotes."""
        return self.lowest - self.sheet.notes.height

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.y <= self.fresh_y + NEAR

    def need(self, items: Sequence[Item], index: int, *, grouped: bool = False) -> float:
        """The least height that an item and those it keeps with take.

        A group is whole where a page can hold it, else the tables in it are; `grouped`
        items are those of such a group.
        """
        whole = self._chain(items, index, grouped=grouped, whole=True)
        if whole - _space_above(items[index]) <= self.capacity + NEAR:
            return whole
        return self._chain(items, index, grouped=grouped, whole=False)

    def _chain(self, items: Sequence[Item], index: int, *, grouped: bool, whole: bool) -> float:
        """The height of an item, or of its least part, after those that keep with it."""
        item = items[index]
        if isinstance(item, Group):
            if whole:
                return self.height(item) - _space_below(item)
            return self.need(item.items, 0, grouped=True)
        if keeps(item) and not self.is_parted(item):
            height = self.height(item)
            if index + 1 < len(items):
                height += self._chain(items, index + 1, grouped=grouped, whole=whole)
            return height
        if grouped and whole and isinstance(item, Table):
            return self.height(item) - item.after
        return self._lead(item)

    def is_parted(self, item: Item) -> bool:
        """Whether a paragraph is so long that its last lines alone keep with what follows."""
        if not isinstance(item, Paragraph) or not item.keep:
            return False
        return len(flow_strips(item, self.width)) >= 2 * FEWEST_LINES

    def _lead(self, item: Item) -> float:
        """The least of an item that may stand at a page's foot."""
        match item:
            case Paragraph():
                strips = flow_strips(item, self.width)
                lines = len(strips) if len(strips) <= FEWEST_LINES + 1 else FEWEST_LINES
                return self.extent(strips[:lines])
            case Table():
                layout = self.layout(item)
                notes = self.sheet.notes.room(layout.lead_strips())
                return self._above(item) + layout.lead_height() + notes
            case Leaders() | Picture() | Chart() | Fraction() | Figure():
                return self.height(item)
            case _:
                return 0.0

    def height(self, item: Item) -> float:
        """The height of a whole item with the space above it."""
        match item:
            case Paragraph() | Fraction() | Figure():
                strips = flow_strips(item, self.width, self.lowest - self.fresh_y)
                return self.extent(strips)
            case Heading() | Group():
                parts = item.paragraphs if isinstance(item, Heading) else item.items
                return sum(self.height(part) for part in parts)
            case Leaders():
                return extent(leader_strips(item, self.width))
            case Table():
                layout = self.layout(item)
                notes = self.sheet.notes.room(layout.header_strips())
                return self._above(item) + layout.height() + item.after + notes
            case Picture() | Chart():
                return self._drawn_height(item)
            case _:
                return 0.0

    def extent(self, strips: Sequence[Strip]) -> float:
        """The height of strips with the space above them and the notes that they bring."""
        return strips[0].before + extent(strips) + self.sheet.notes.room(strips)

    def _above(self, table: Table) -> float:
        """The height of the space above a table, and of its title."""
        return table.before + (self.height(table.title) if table.title else 0.0)

    def _drawn_height(self, item: Picture | Chart) -> float:
        """The height of a picture, or of a chart with the space below it."""
        if isinstance(item, Picture):
            return item.height * POINTS
        return (drawing(item, self.width / POINTS).height + item.after) * POINTS

    def layout(self, table: Table) -> TableLayout:
        """A table, measured for the page."""
        layout = self._tables.get(id(table))
        if layout is None:
            layout = self._tables[id(table)] = TableLayout(
                table, self.left, self.width, flow_strips
            )
        return layout
