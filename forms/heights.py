"""How high tables are in columns of any widths, without setting their text.

What is found here is what a table's layout comes to, but for where pages part its rows.
All lengths are points.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from forms.cells import FEWEST_LINES, PAD_Y, WHOLE_BESIDE, WHOLE_LINES, fitted
from forms.document import Cell, Figure, Flow, Fraction, Paragraph, Row, Run, Table
from forms.drawn_pictures import TALLEST, drawn_size
from forms.thai.setting import LEADING, count_lines
from forms.thai.strips import POINTS, extent, fraction_strips

# Above and below a picture, and between it and its caption.
_AROUND = 4.0
_CAPTION_GAP = 3.0

# Which columns a cell covers: the first, and the one after the last.
Span = tuple[int, int]


class RowHeight(NamedTuple):
    """The height of a row, and of the least part of it that may end a page."""

    whole: float
    least: float


class _Cell:
    """The height of a cell in columns of one width after the other.

    Of two widths in which it is as high, it is so in each between them: that is not asked again.
    """

    def __init__(self, flow: tuple[Flow, ...], *, heading: bool = False) -> None:
        self._flow = flow
        self._heading = heading
        # In rising order, and the height in each.
        self._widths: list[float] = []
        self._heights: list[float] = []

    def height(self, width: float) -> float:
        """The height in a column of this width."""
        widths, heights = self._widths, self._heights
        at = bisect_left(widths, width)
        if at < len(widths) and (widths[at] == width or (at and heights[at - 1] == heights[at])):
            return heights[at]
        height = cell_height(self._flow, width, heading=self._heading)
        widths.insert(at, width)
        heights.insert(at, height)
        return height


class _Going(NamedTuple):
    """A cell that goes on over several rows: the first and the last, its columns, itself."""

    top: int
    bottom: int
    span: Span
    cell: _Cell


class HeaderHeight:
    """The height of a header for one set of column widths after the other."""

    def __init__(self, header: Sequence[Row], size: float) -> None:
        self._lines = [size * LEADING] * len(header)
        self._cells = [
            (row, row + cell.rows, span, _Cell(cell.flow, heading=True))
            for row, span, cell in header_cells(header)
        ]
        self._known: dict[tuple[float, ...], float] = {}

    def height(self, widths: tuple[float, ...]) -> float:
        """The height in columns of these widths."""
        known = self._known.get(widths)
        if known is None:
            known = self._known[widths] = self._height(_edges(widths))
        return known

    def _height(self, edges: Sequence[float]) -> float:
        heights = self._lines.copy()
        over = []
        for row, end, span, cell in self._cells:
            height = cell.height(_width(edges, span))
            if end == row + 1:
                heights[row] = max(heights[row], height)
            else:
                over.append((row, min(end, len(heights)), height))
        for row, end, height in over:
            heights[end - 1] += max(height - sum(heights[row:end]), 0.0)
        return sum(heights)


class BodyHeights:
    """The heights of a table's rows for one set of column widths after the other."""

    def __init__(self, table: Table) -> None:
        self._rows = len(table.body)
        self._line = table.size * LEADING
        self._cells: dict[Span, list[tuple[int, _Cell]]] = {}
        self._going: list[_Going] = []
        self._known: dict[tuple[Span, float], list[float]] = {}
        self._sort(table.body)

    def _sort(self, body: Sequence[Row]) -> None:
        """Part the cells by the columns they cover, those over several rows from the rest."""
        rows = [{span[0]: (span, cell) for span, cell in _spanned(row)} for row in body]
        for number, row in enumerate(rows):
            for start, (span, cell) in row.items():
                if cell.joined and number:
                    continue
                last, flow = number, cell.flow
                while last + 1 < len(rows) and (below := rows[last + 1].get(start)):
                    if not below[1].joined:
                        break
                    last, flow = last + 1, flow + below[1].flow
                if last > number:
                    self._going.append(_Going(number, last, span, _Cell(flow)))
                elif flow:
                    self._cells.setdefault(span, []).append((number, _Cell(flow)))

    def heights(self, widths: Sequence[float]) -> list[float]:
        """The height of each row in columns of these widths."""
        edges = _edges(widths)
        heights = [self._line + 2 * PAD_Y] * self._rows
        if self._cells:
            heights = list(map(max, heights, *self._columns(edges)))
        for top, bottom, span, cell in self._going:
            need = cell.height(_width(edges, span))
            heights[bottom] += max(need - sum(heights[top : bottom + 1]), 0.0)
        return heights

    def rows(self, widths: Sequence[float]) -> list[RowHeight]:
        """The same, with the least of each row that may end a page."""
        heights = self.heights(widths)
        few = FEWEST_LINES * self._line + 2 * PAD_Y
        least = [few if self._parts(height, WHOLE_LINES) else height for height in heights]
        for column in self._columns(_edges(widths)):
            for row, height in enumerate(column):
                lines = WHOLE_BESIDE if height < heights[row] else WHOLE_LINES
                if not self._parts(height, lines):
                    least[row] = max(least[row], height)
        return [RowHeight(*both) for both in zip(heights, least, strict=True)]

    def _columns(self, edges: Sequence[float]) -> list[list[float]]:
        """The height that the cells over the same columns need in each row, 0 where none is."""
        return [self._column(span, _width(edges, span)) for span in self._cells]

    def _column(self, span: Span, width: float) -> list[float]:
        known = self._known.get((span, width))
        if known is None:
            known = self._known[span, width] = [0.0] * self._rows
            for row, cell in self._cells[span]:
                known[row] = cell.height(width)
        return known

    def _parts(self, height: float, lines: int) -> bool:
        """Whether what is so high, of more than so many lines, may be parted."""
        return height > lines * self._line + 2 * PAD_Y


def _edges(widths: Sequence[float]) -> list[float]:
    """The edges of columns of these widths, from 0."""
    return list(accumulate(widths, initial=0.0))


def _width(edges: Sequence[float], span: Span) -> float:
    """The width of a cell; one beyond the last column stands in that."""
    end = min(span[1], len(edges) - 1)
    return round(edges[end] - edges[min(span[0], end - 1)], 2)


def _spanned(row: Row) -> Iterator[tuple[Span, Cell]]:
    start = 0
    for cell in row.cells:
        yield (start, start + cell.columns), cell
        start += cell.columns


def header_cells(header: Sequence[Row]) -> Iterator[tuple[int, Span, Cell]]:
    """The cells of a header, each with its row and its columns."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(header):
        column = 0
        for cell in row.cells:
            while (number, column) in taken:
                column += 1
            end = column + cell.columns
            for down in range(cell.rows):
                taken.update((number + down, across) for across in range(column, end))
            yield number, (column, end), cell
            column = end


def cell_height(flows: tuple[Flow, ...], width: float, *, heading: bool = False) -> float:
    """The height of a cell of such flows; none of an empty one."""
    if not flows:
        return 0.0
    pad, flows = fitted(flows, width, heading=heading)
    room = round(width - 2 * pad, 2)
    first = flows[0].before if isinstance(flows[0], Paragraph | Table) else 0.0
    return sum([flow_height(flow, room) for flow in flows]) - first + 2 * PAD_Y


@lru_cache(maxsize=16384)
def flow_height(flow: Flow, width: float) -> float:
    """The height of a flow with the space around it."""
    if isinstance(flow, Paragraph):
        indent, first = flow.indent * POINTS, flow.first * POINTS
        lines = count_lines(flow.runs, width - indent, flow.size, first=first)
        return flow.before + lines * flow.size * (flow.leading or LEADING) + flow.after
    if isinstance(flow, Fraction):
        return extent(fraction_strips(flow, width))
    if isinstance(flow, Figure):
        return _figure_height(flow, width)
    return _table_height(flow, width)


def _table_height(table: Table, width: float) -> float:
    """The height of a table in its own shares of a width, with the space around it."""
    whole = sum(table.widths) or 1.0
    widths = tuple(share * width / whole for share in table.widths)
    title = flow_height(table.title, width) if table.title else 0.0
    header = HeaderHeight(table.header, table.size).height(widths)
    return table.before + title + header + sum(BodyHeights(table).heights(widths)) + table.after


def _figure_height(figure: Figure, width: float) -> float:
    """The height of a picture with its caption."""
    caption = 0.0
    if figure.caption:
        lines = count_lines((Run(figure.caption),), width, figure.size)
        caption = _CAPTION_GAP + lines * figure.size * LEADING
    around = 2 * _AROUND + caption
    return drawn_size(figure, width, max(TALLEST - around, 1.0)).height + around
