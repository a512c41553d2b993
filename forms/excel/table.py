"""A table on the grid of its sheet: merged headers, rows cut where Excel needs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from forms.document import Cell, Digits, Flow, Paragraph, Row, Table
from forms.excel.content import arrow_text, content_of
from forms.excel.grid import Column
from forms.excel.measure import height_needed, in_parts, line_height, text_width
from forms.excel.sheet import BOTTOM, BOX, ROW_LIMIT, TOP, Extent, Look, Sheet, Spot, Value
from forms.excel.text import format_in_digits

# A row too tall for Excel is cut between paragraphs into pieces of about this height,
# all of them multiples of one unit so that pieces side by side end together (points).
_PIECE = 96
_UNIT = 12

# A word of so many letters is rather made smaller than broken.
_SHORT = 8
# Excel keeps fifteen digits of a figure; a longer one stands as text, whole.
_EXACT_DIGITS = 15


class _Placed(NamedTuple):
    """A cell, the rows of the table and the columns of the sheet that it covers.

    `height` is what its text needs in that width, in points.
    """

    cell: Cell
    row: int
    rows: int
    column: Column
    height: float
    lines: int = BOX


class _Piece(NamedTuple):
    """What of a cell's flow stands in one cell of the sheet, and the height it takes."""

    flows: tuple[Flow, ...]
    height: float


class _Band(NamedTuple):
    """The rows of the sheet that one row of the table takes.

    `starts` and `ends` give the row that begins, or ends, so many points below its top.
    `pieces` are those of each cell, by its first column, where the row had to be cut.
    """

    height: float
    starts: dict[float, int]
    ends: dict[float, int]
    pieces: dict[int, list[_Piece]]

    @property
    def top(self) -> int:
        """The first row."""
        return self.starts[0]

    @property
    def bottom(self) -> int:
        """The last row."""
        return self.ends[self.height]


def place_table(sheet: Sheet, columns: list[Column], table: Table, digits: Digits) -> Extent:
    """Add a table at the end of a sheet whose grid it stands on with these columns."""
    minimum = line_height(table.size)
    top = len(sheet.heights)
    header = list(_header_cells(table.header, columns))
    bands = _add_bands(sheet, header, table.header, minimum, keep=True)
    for placed in header:
        _place_cell(sheet, placed, bands, digits, vertical="center")
    body_top = len(sheet.heights)
    body = list(_body_cells(table.body, columns))
    bands = _add_bands(sheet, body, table.body, minimum)
    arrows = [_arrow_columns(row, columns) for row in table.body]
    for placed in body:
        over = arrows[placed.row]
        if not over or not any(a.first <= placed.column.first <= a.last for a in over):
            vertical = "center" if placed.cell.middle else "top"
            _place_cell(sheet, placed, bands, digits, vertical=vertical)
    for over, band in zip(arrows, bands, strict=True):
        for column in over:
            _place_arrow(sheet, column, band)
    return Extent(top, body_top, len(sheet.heights) - 1)


def _header_cells(header: Sequence[Row], columns: list[Column]) -> Iterator[_Placed]:
    """The cells of a header, which leaves out what a cell of a row above covers."""
    covered: set[tuple[int, int]] = set()
    for number, row in enumerate(header):
        start = 0
        for cell in row.cells:
            while (number, start) in covered:
                start += 1
            column = _joined_columns(columns, start, cell.columns)
            rows = min(cell.rows, len(header) - number)
            height = height_needed(cell.flow, column.room)
            yield _Placed(cell, number, rows, column, height)
            area = range(start, start + cell.columns)
            covered.update((number + down, across) for down in range(rows) for across in area)
            start += cell.columns


def _body_cells(body: Sequence[Row], columns: list[Column]) -> Iterator[_Placed]:
    """The cells of the body; one that only goes on from above becomes part of that above."""
    starts = [*(_cells_by_start(row) for row in body), {}]
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(starts):
        for start, cell in row.items():
            if (number, start) in taken:
                continue
            column = _joined_columns(columns, start, cell.columns)
            height = height_needed(cell.flow, column.room) if cell.flow else 0.0
            rows = 1
            below = starts[number + 1].get(start)
            # A taller one is cut between lines: it cannot be one cell.
            while height <= ROW_LIMIT and _goes_on(below, cell):
                taken.add((number + rows, start))
                rows += 1
                below = starts[number + rows].get(start)
            lines = BOX & ~TOP if cell.joined and number else BOX
            if below is not None and below.joined:
                lines &= ~BOTTOM
            yield _Placed(cell, number, rows, column, height, lines)


def _cells_by_start(row: Row) -> dict[int, Cell]:
    cells: dict[int, Cell] = {}
    start = 0
    for cell in row.cells:
        cells[start] = cell
        start += cell.columns
    return cells


def _goes_on(cell: Cell | None, above: Cell) -> bool:
    return cell is not None and cell.joined and not cell.flow and cell.columns == above.columns


def _joined_columns(columns: list[Column], start: int, count: int) -> Column:
    if count == 1:
        return columns[start]
    return columns[start].through(columns[min(start + count, len(columns)) - 1])


def _add_bands(
    sheet: Sheet,
    cells: Sequence[_Placed],
    rows: Sequence[Row],
    minimum: float,
    *,
    keep: bool = False,
) -> list[_Band]:
    """Add the rows that the table's rows need, in order, so that no text is hidden.

    What a cell over several rows needs beyond their heights, the last of them gets.
    """
    heights = [minimum] * len(rows)
    in_row: list[list[_Placed]] = [[] for _ in rows]
    for placed in cells:
        if placed.rows == 1:
            in_row[placed.row].append(placed)
            heights[placed.row] = max(heights[placed.row], placed.height)
    for placed in cells:
        if placed.rows > 1:
            end = placed.row + placed.rows
            heights[end - 1] += max(0.0, placed.height - sum(heights[placed.row : end]))
    return [
        _add_band(sheet, height, inside, keep=keep or row.keep)
        for height, inside, row in zip(heights, in_row, rows, strict=True)
    ]


def _add_band(sheet: Sheet, height: float, cells: list[_Placed], *, keep: bool) -> _Band:
    if height <= ROW_LIMIT:
        row, _ = sheet.add_rows(height, keep=keep)
        return _Band(height, {0: row}, {height: row}, {})
    pieces = {placed.column.first: _pieces(placed) for placed in cells}
    inner = {end for parts in pieces.values() for end in _ends(parts)[:-1]}
    height = max([height, *(_ends(parts)[-1] for parts in pieces.values())])
    starts: dict[float, int] = {}
    ends: dict[float, int] = {}
    above = 0.0
    for end in sorted({*inner, height}):
        starts[above], ends[end] = sheet.add_rows(end - above, keep=keep and end == height)
        above = end
    return _Band(height, starts, ends, pieces)


def _ends(pieces: list[_Piece]) -> list[float]:
    """How far below the row's top each piece ends."""
    return list(accumulate(piece.height for piece in pieces))


def _pieces(placed: _Placed) -> list[_Piece]:
    """The cell's flow in pieces that end where a paragraph does."""
    pieces: list[_Piece] = []
    flows: list[Flow] = []
    height = 0.0
    for whole in placed.cell.flow:
        parts = in_parts(whole, placed.column.room, _PIECE)
        last, _ = parts[-1]
        for part, needed in parts:
            flows.append(part)
            height += needed
            full = height >= _PIECE and not (isinstance(part, Paragraph) and part.keep)
            # A part of a paragraph ends its piece: in one cell a line feed would follow it.
            if full or part is not last:
                pieces.append(_Piece(tuple(flows), ceil(height / _UNIT) * _UNIT))
                flows, height = [], 0.0
    if flows or not pieces:
        pieces.append(_Piece(tuple(flows), height))
    return pieces


def _place_cell(
    sheet: Sheet, placed: _Placed, bands: list[_Band], digits: Digits, *, vertical: str
) -> None:
    """Add the cell's spot, or one for each piece with no line between."""
    band = bands[placed.row]
    first, last = placed.column.first, placed.column.last
    pieces = band.pieces.get(first, []) if placed.rows == 1 else []
    if len(pieces) < 2:
        value, look = _content(placed, placed.cell.flow, digits, vertical)
        top, bottom = band.top, bands[placed.row + placed.rows - 1].bottom
        spot = Spot(top, bottom, first, last, value, look, placed.lines, placed.height)
        sheet.spots.append(spot)
        return
    above = 0.0
    for number, (piece, end) in enumerate(
        zip(pieces, [*_ends(pieces)[:-1], band.height], strict=True)
    ):
        value, look = _content(placed, piece.flows, digits, vertical)
        lines = placed.lines
        if number:
            lines &= ~TOP
        if number < len(pieces) - 1:
            lines &= ~BOTTOM
        top, bottom = band.starts[above], band.ends[end]
        sheet.spots.append(Spot(top, bottom, first, last, value, look, lines, piece.height))
        above = end


def _content(
    placed: _Placed, flows: tuple[Flow, ...], digits: Digits, vertical: str
) -> tuple[Value, Look]:
    cell = placed.cell
    value, look = content_of(flows, digits, placed.column.room, vertical)
    if cell.number is not None and len(cell.number.as_tuple().digits) <= _EXACT_DIGITS:
        number_format = format_in_digits(cell.number_format, digits)
        return cell.number, look._replace(number_format=number_format)
    if isinstance(value, str) and _is_word_too_wide(value, look, placed.column.room):
        look = look._replace(shrunk=True)
    return value, look


def _is_word_too_wide(text: str, look: Look, room: float) -> bool:
    """Whether a short word, as a month's name, would be broken in its narrow column."""
    if len(text) > _SHORT or not text.isprintable() or " " in text:
        return False
    return text_width(text, look.size, bold=look.bold) > room


def _arrow_columns(row: Row, columns: list[Column]) -> list[Column]:
    """The columns under each arrow; arrows that overlap are one."""
    spans: list[list[int]] = []
    for arrow in sorted(row.arrows, key=lambda arrow: arrow.first):
        if spans and arrow.first <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], arrow.last)
        else:
            spans.append([arrow.first, arrow.last])
    return [columns[first].through(columns[last]) for first, last in spans]


def _place_arrow(sheet: Sheet, column: Column, band: _Band) -> None:
    text, size = arrow_text(column.room)
    look = Look(size, align="center", vertical="center", ruled=True)
    sheet.spots.append(Spot(band.top, band.bottom, column.first, column.last, text, look, BOX))
