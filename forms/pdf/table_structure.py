"""A table's elements: one table over all its pages, made of the table itself before it is drawn.

A cell that goes on below or overleaf is one cell; a span over the months is a cell over them
with the arrow in it, which says them. Rows are counted from the first of the header on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from forms.arrows import merged, span_words
from forms.document import Arrow, Cell, Flow, Paragraph, Row, Table
from forms.heights import header_cells
from forms.pdf.structure import Blank, Element, flow_element, listed
from forms.thai.strips import Path, Strip

# A step of a path into a table: the row, the column, and which flow of the cell there.
_STEP = 3


class FlowTags:
    """The element of a flow, and those within it where it is a table."""

    __slots__ = ("element", "table")

    def __init__(self, element: Element, table: TableTags | None = None) -> None:
        self.element = element
        self.table = table

    def at(self, path: Path) -> Element:
        """The element of what stands at a place within the flow."""
        if self.table is None:
            return self.element
        if len(path) < _STEP:
            return self.table.caption
        row, column, flow = path[:_STEP]
        tags = self.table.flow(row, column, flow)
        return tags if isinstance(tags, Element) else tags.at(path[_STEP:])


class CellTags:
    """The element of a cell that holds more than a paragraph, and those of what it holds.

    What is drawn of a cell comes in order: the first strip of each flow tells where the next
    one begins.
    """

    __slots__ = ("_begun", "element", "flows")

    def __init__(self, element: Element, flows: Sequence[Flow]) -> None:
        self.element = element
        self.flows = [flow_tags(flow) for flow in flows]
        element.hold(*listed(tags.element for tags in self.flows))
        self._begun = 0

    def following(self, strip: Strip) -> FlowTags:
        """The flow that a strip belongs to, the next one to be drawn."""
        if strip.opens:
            self._begun += 1
        return self.flow(self._begun - 1)

    def flow(self, number: int) -> FlowTags:
        """The nth flow; the last of fewer."""
        return self.flows[min(max(number, 0), len(self.flows) - 1)]


# What is drawn in a cell of at most one paragraph is the cell's own.
Tags = Element | CellTags


def flow_tags(flow: Flow) -> FlowTags:
    """The elements of a flow."""
    if isinstance(flow, Table):
        table = TableTags(flow)
        return FlowTags(table.element, table)
    return FlowTags(flow_element(flow))


@dataclass(slots=True, eq=False)
class _Place:
    """A cell: its columns, how many rows it goes on over, all that it holds.

    `whole`: in every row so far it covers the same columns.
    """

    start: int
    end: int
    flows: list[Flow] = field(default_factory=list)
    rows: int = 1
    whole: bool = True
    heading: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether it is one column of one row and of no other, and holds nothing."""
        single = self.whole and self.rows == 1 and self.end - self.start == 1
        return single and not self.flows


@dataclass(slots=True)
class _PlacedRow:
    """The cells that begin in a row, and what stands in it at each column where a cell starts.

    `before` is how many flows the cell there holds of the rows above.
    """

    begun: list[_Place]
    at: dict[int, _Place]
    before: dict[int, int]


class TableTags:
    """The elements of a table; `cells` are those of its cells by row and first column.

    Of cells in which nothing stands there are none. `arrows` has the spans of each row of the
    body, each with the cell that it stands in and with its own element.
    """

    def __init__(self, table: Table) -> None:
        self.element = Element("Table")
        self.caption = self.element.add("Caption")
        self.cells: dict[tuple[int, int], Tags] = {}
        self.arrows: dict[int, dict[Arrow, tuple[Element, Element]]] = {}
        self._before: dict[tuple[int, int], int] = {}
        self._known: dict[_Place, Tags] = {}
        self._count = len(table.widths)
        # A head and a body are told apart only where there are both.
        parted = table.header and table.body
        if table.header:
            self._header(table.header, self.element.add("THead") if parted else self.element)
        if table.body:
            self._body(table, self.element.add("TBody") if parted else self.element)

    def flow(self, row: int, column: int, number: int) -> FlowTags | Element:
        """The elements of the nth flow of the cell that starts at a place."""
        # What a row says beyond the columns may come as another cell's.
        tags = self.cells.get((row, column), self.caption)
        if isinstance(tags, Element):
            return tags
        return tags.flow(number + self._before.get((row, column), 0))

    def _header(self, header: Sequence[Row], head: Element) -> None:
        for number, placed in enumerate(_placed_header(header, self._count)):
            self._row(number, placed, head)

    def _body(self, table: Table, body: Element) -> None:
        rows = list(_placed_rows(table.body, self._count))
        hosts = [
            dict(_spanned(row, placed, rows[number + 1 : number + 2]))
            for number, (row, placed) in enumerate(zip(table.body, rows, strict=True))
        ]
        hosting = frozenset(place for each in hosts for place in each.values())
        first = len(table.header)
        for number, (placed, arrows) in enumerate(zip(rows, hosts, strict=True)):
            self._row(first + number, placed, body, hosting)
            self.arrows[number] = {
                arrow: _arrow(table, arrow, self._known[place]) for arrow, place in arrows.items()
            }

    def _row(
        self,
        number: int,
        placed: _PlacedRow,
        within: Element,
        hosting: frozenset[_Place] = frozenset(),
    ) -> None:
        """The elements of a row's cells; those of cells that are `hosting` an arrow in any case."""
        row = within.add("TR") if placed.begun else within
        for place in sorted(placed.begun, key=lambda place: place.start):
            if place.is_blank and place not in hosting:
                row.hold(Blank.CELL)
                continue
            kind = "TH" if place.flows and place.heading else "TD"
            element = _cell(kind, place.end - place.start, place.rows)
            self._known[place] = _tags(element, place.flows)
            row.hold(element)
        for column, place in placed.at.items():
            if place in self._known:
                self.cells[number, column] = self._known[place]
        self._before |= {(number, at): count for at, count in placed.before.items()}


def _cell(kind: str, columns: int, rows: int) -> Element:
    """A cell over so many columns and rows."""
    said = f"/ColSpan {columns}" if columns > 1 else ""
    said += f"/RowSpan {rows}" if rows > 1 else ""
    said += "/Scope/Column" if kind == "TH" else ""
    return Element(kind, attributes=f"/O/Table{said}" if said else "")


def _tags(element: Element, flows: Sequence[Flow]) -> Tags:
    if not flows or (len(flows) == 1 and isinstance(flows[0], Paragraph)):
        return element
    return CellTags(element, flows)


def _arrow(table: Table, arrow: Arrow, tags: Tags) -> tuple[Element, Element]:
    """The cell that an arrow stands in, and the arrow's own element."""
    cell = tags if isinstance(tags, Element) else tags.element
    return cell, cell.add("Figure", span_words(table, arrow))


def _placed_header(header: Sequence[Row], count: int) -> list[_PlacedRow]:
    """The cells of each row of a header; one that would stand on another is a part of that."""
    rows = [_PlacedRow([], {}, {}) for _ in header]
    over: dict[tuple[int, int], _Place] = {}
    for top, (start, beyond), cell in header_cells(header):
        first = min(start, count - 1)
        place = over.get((top, first))
        if place is None:
            end = first + 1
            while end < min(beyond, count) and (top, end) not in over:
                end += 1
            place = _Place(first, end, heading=True)
            rows[top].begun.append(place)
            place.rows = min(cell.rows, len(rows) - top)
            over |= {
                (top + down, at): place for down in range(place.rows) for at in range(first, end)
            }
        if place.flows:
            rows[top].before[first] = len(place.flows)
        place.flows += cell.flow
        rows[top].at[first] = place
    for number, row in enumerate(rows):
        blank = [at for at in range(count) if (number, at) not in over]
        row.begun += [_Place(at, at + 1, heading=True) for at in blank]
        if not row.begun:
            _give_up({each for (at, _), each in over.items() if at == number})
    return rows


def _give_up(places: Iterable[_Place]) -> None:
    """Let cells not go over a row that has none of its own: it is a part of the row above."""
    for place in places:
        place.rows -= 1


def _placed_rows(body: Sequence[Row], count: int) -> Iterator[_PlacedRow]:
    """The cells of each row, those that go on from above joined to what they go on from.

    A row has no cell of its own where one from above covers the same columns.
    """
    above: dict[int, _Place] = {}
    for row in body:
        placed = _PlacedRow([], {}, {})
        last: _Place | None = None
        for column, end, cell in _within(row, count):
            start = min(column, count - 1)
            place = placed.at.get(start)
            if column >= count and last is not None:
                place = last  # there is no column for it
            elif place is None and cell.joined and start in above:
                place = above[start]
                _go_on(place, end, placed)
            elif place is None:
                place = _Place(start, end)
                placed.begun.append(place)
            if place.flows:
                placed.before[start] = len(place.flows)
            place.flows += cell.flow
            placed.at[start] = last = place
        if not placed.begun:
            _give_up(set(placed.at.values()))
        yield placed
        above = placed.at


def _go_on(place: _Place, end: int, placed: _PlacedRow) -> None:
    """Let a cell from above go on in a row; where it covers other columns it leaves a blank."""
    place.whole = place.whole and place.end == end
    if place.whole:
        place.rows += 1
    else:
        placed.begun.append(_Place(place.start, end))


def _within(row: Row, count: int) -> Iterator[tuple[int, int, Cell]]:
    """The cells of a row with their columns, blank ones where the row says no more.

    A row may say more than there are columns.
    """
    column = 0
    for cell in row.cells:
        end = min(column + cell.columns, count)
        yield column, end, cell
        column += cell.columns
    for blank in range(column, count):
        yield blank, blank + 1, _BLANK


_BLANK = Cell()


def _spanned(
    row: Row, placed: _PlacedRow, below: Sequence[_PlacedRow]
) -> Iterator[tuple[Arrow, _Place]]:
    """The arrows of a row, each with its cell: one over all its months where they are free."""
    if not row.arrows:
        return
    open_below = {place for each in below for place in each.at.values()}
    for span in merged(row.arrows):
        months = [each for each in placed.begun if span.first <= each.start <= span.last]
        inside = all(each.end <= span.last + 1 for each in months)
        columns = sum(each.end - each.start for each in months)
        whole = inside and columns == span.last - span.first + 1
        if whole and not any(_says(each) or each in open_below for each in months):
            place = _Place(span.first, span.last + 1)
            others = [e for e in placed.begun if not span.first <= e.start <= span.last]
            placed.begun[:] = [*others, place]
            placed.at |= dict.fromkeys((each.start for each in months), place)
        else:
            place = next(
                (each for each in placed.at.values() if each.start <= span.first < each.end),
                next(iter(placed.at.values())),
            )
        for arrow in row.arrows:
            if span.first <= arrow.first <= span.last:
                yield arrow, place


def _says(place: _Place) -> bool:
    """Whether there are words in a cell, or anything else."""
    words = (each.text if isinstance(each, Paragraph) else "…" for each in place.flows)
    return bool("".join(words).strip())
