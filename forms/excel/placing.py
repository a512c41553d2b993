"""The cells of a table: which rows and columns each covers, and what of it stands in which row.

A row of a table is one row of the sheet. One that is taller than its limit goes on in rows
below that are joined to it, since no program breaks a row over pages; a picture in a cell
has a row of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from forms.document import Cell, Figure, Flow, Paragraph, Row, plain
from forms.drawn_pictures import BROKEN_WORDS, TALLEST, Size, drawn_size, picture_size
from forms.excel.columns import Region
from forms.excel.letters import line_height
from forms.excel.measure import figure_height, flow_height, height_needed, line_ends
from forms.excel.sheet import ROW_LIMIT
from forms.excel.text import cut
from forms.heights import header_cells

# A part ends between paragraphs where so much of its room is filled by then.
_FULL_ENOUGH = 0.6


class Placed(NamedTuple):
    """A cell, its first column and the rows of the table that it covers, and its region.

    It goes on from the cell above without a line between where it is `joined`, and so on
    below where it `goes_on`.
    """

    cell: Cell
    start: int
    rows: int
    region: Region
    goes_on: bool = False


class Part(NamedTuple):
    """What of a cell stands in one row of the sheet: text, or a picture above its caption."""

    flows: tuple[Flow, ...]
    height: float
    picture: bytes = b""
    size: Size = Size(0, 0)


_EMPTY = Part((), 0.0)


def placed_header(header: Sequence[Row], regions: Sequence[Region]) -> Iterator[list[Placed]]:
    """The cells of each header row, which leaves out what a cell of a row above covers."""
    found = list(header_cells(header))
    for number in range(len(header)):
        yield [
            Placed(
                cell,
                first,
                min(cell.rows, len(header) - number),
                regions[first].through(regions[min(end, len(regions)) - 1]),
            )
            for row, (first, end), cell in found
            if row == number and first < len(regions)
        ]


def placed_body(body: Sequence[Row], regions: Sequence[Region]) -> Iterator[list[Placed]]:
    """The cells of each row; one that only goes on from above is part of that above."""
    starts = [*(_cells_by_start(row, len(regions)) for row in body), {}]
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(starts[:-1]):
        found: list[Placed] = []
        for start, cell in row.items():
            if (number, start) in taken:
                continue
            end = min(start + cell.columns, len(regions))
            rows = 1
            region = regions[start].through(regions[end - 1])
            # A taller one is cut between lines: it cannot be one cell.
            low = not cell.flow or height_needed(cell.flow, region.room) <= ROW_LIMIT
            while low and _only_goes_on(starts[number + rows].get(start), cell):
                taken.add((number + rows, start))
                rows += 1
            below = starts[number + rows].get(start)
            goes_on = below is not None and below.joined
            found.append(Placed(cell, start, rows, region, goes_on))
        yield found


def _cells_by_start(row: Row, columns: int) -> dict[int, Cell]:
    """The cells of a row by their first columns; where it says less, empty ones."""
    cells: dict[int, Cell] = {}
    start = 0
    for cell in row.cells:
        if start < columns:
            cells[start] = cell
        start += cell.columns
    cells.update((blank, Cell()) for blank in range(start, columns))
    return cells


def _only_goes_on(cell: Cell | None, above: Cell) -> bool:
    return cell is not None and cell.joined and not cell.flow and cell.columns == above.columns


def row_parts(
    cells: Sequence[Placed],
    least: float,
    most: float,
    limit: Callable[[], float],
    taken: Callable[[Sequence[Part]], object],
) -> list[list[Part]]:
    """The parts of each cell of a row, one a row of the sheet; all have as many.

    `most` is the height above which a row is parted, `limit` says how high the next part may
    be, and `taken` is told of each. A cell over several rows has no parts of its own here:
    its text is in all of them.
    """
    whole = [_whole_part(placed) for placed in cells]
    if all(part and part.height <= most for part in whole):
        taken([part for part in whole if part])
        return [[part] for part in whole if part]
    waiting = [_Waiting(placed) for placed in cells]
    while any(each.flows for each in waiting):
        high = limit()
        given = [each.picture_part(high) for each in waiting]
        room = max((part.height for part in given if part), default=high)
        for each, part in zip(waiting, given, strict=True):
            each.take(part, max(room, least))
        taken([each.parts[-1] for each in waiting])
    count = max((len(each.parts) for each in waiting), default=0) or 1
    return [[*each.parts, *[_EMPTY] * (count - len(each.parts))] for each in waiting]


def _whole_part(placed: Placed) -> Part | None:
    """All of a cell in one part; None where it holds pictures."""
    flow = placed.cell.flow
    if not flow or placed.rows > 1:
        return _EMPTY
    if any(isinstance(each, Figure) for each in flow):
        return None
    return Part(flow, height_needed(flow, placed.region.room))


def row_height(parts: Sequence[Part], least: float) -> float:
    """The height of a row of the sheet with these parts."""
    return max([least, *(part.height for part in parts)])


class _Waiting:
    """The flows of a cell that wait for their rows."""

    def __init__(self, placed: Placed) -> None:
        self.room = placed.region.room
        self.flows: list[Flow] = list(placed.cell.flow) if placed.rows == 1 else []
        self.parts: list[Part] = []
        self._holds_more = any(isinstance(flow, Figure) for flow in self.flows)

    def picture_part(self, limit: float) -> Part | None:
        """What stands next in a cell that holds pictures; None for other cells."""
        if not self._holds_more or not self.flows:
            return None
        if isinstance(self.flows[0], Figure):
            return _figure_part(self.flows.pop(0), self.room)
        at = next((n for n, f in enumerate(self.flows) if isinstance(f, Figure)), len(self.flows))
        text, self.flows = self.flows[:at], self.flows[at:]
        part, rest = _text_part(text, self.room, limit)
        self.flows = [*rest, *self.flows]
        return part

    def take(self, part: Part | None, height: float) -> None:
        """Take a part, or the text that a row of a height has room for."""
        if part is None:
            part, self.flows = _text_part(self.flows, self.room, height)
        self.parts.append(part)


def _figure_part(figure: Flow, room: float) -> Part:
    """A picture above its caption; words in its place where it cannot be opened."""
    assert isinstance(figure, Figure)  # noqa: S101 - asked for as one
    caption = [plain(figure.caption, align="center", size=figure.size)] if figure.caption else []
    height = figure_height(figure, room)
    if picture_size(figure.data) is None:
        words = plain(BROKEN_WORDS, align="center", size=figure.size)
        return Part((words, *caption), height)
    return Part(tuple(caption), height, figure.data, drawn_size(figure, room, TALLEST))


def _text_part(flows: list[Flow], room: float, limit: float) -> tuple[Part, list[Flow]]:
    """As much text as a height has room for, at least a line, and what is left."""
    whole = height_needed(flows, room)
    if whole <= limit:
        return Part(tuple(flows), whole), []
    taken: list[Flow] = []
    height = 0.0
    rest = list(flows)
    while rest:
        flow = rest[0]
        needed = flow_height(flow, room)
        if height + needed <= limit:
            taken.append(rest.pop(0))
            height += needed
            continue
        if isinstance(flow, Paragraph) and height < _FULL_ENOUGH * limit:
            lines = max(int((limit - height) / line_height(flow.size)), 1)
            ends = line_ends(flow, room)
            first, second = cut(flow, (ends[lines - 1], len(flow.text)))
            taken.append(first)
            rest[0] = second
            height += lines * line_height(flow.size)
        elif not taken:
            taken.append(rest.pop(0))
            height += needed
        break
    return Part(tuple(taken), height), rest
