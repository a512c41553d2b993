"""A table on the grid of its sheet: merged headers, rows cut where Excel needs it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from forms.document import Digits, Flow, Row, Table
from forms.excel.arrows import Drawn, drawn_arrows
from forms.excel.content import content_of
from forms.excel.grid import Column
from forms.excel.measure import FIGURE_PAD, line_height, text_width
from forms.excel.parts import Part, cell_parts, ends_of, text_parts
from forms.excel.placing import Placed, body_cells, header_cells, holds_more, row_heights
from forms.excel.sheet import (
    BOTTOM,
    BOX,
    PIXEL,
    ROW_LIMIT,
    TOP,
    Drawing,
    Extent,
    Look,
    Sheet,
    Spot,
    Value,
)
from forms.excel.text import format_in_digits

# A word of so many letters is rather made smaller than broken.
_SHORT = 8
# Excel keeps fifteen digits of a figure; a longer one stands as text, whole.
_EXACT_DIGITS = 15

# The columns of a table that stands in the cell that starts in a column and covers so many.
InnerColumns = Callable[[int, int, Table], list[Column]]


class _Band(NamedTuple):
    """The rows of the sheet that one row of the table takes.

    `starts` and `ends` give the row that begins, or ends, so many points below its top.
    `parts` are those of each cell, by its first column, where the row had to be cut.
    """

    height: float
    starts: dict[float, int]
    ends: dict[float, int]
    parts: dict[int, list[Part]]

    @property
    def top(self) -> int:
        """The first row."""
        return self.starts[0]

    @property
    def bottom(self) -> int:
        """The last row."""
        return self.ends[self.height]


class _Sheet(NamedTuple):
    """A sheet while a table is put on it, and the digits it is set in."""

    sheet: Sheet
    digits: Digits


def place_table(
    sheet: Sheet, columns: list[Column], table: Table, digits: Digits, inner: InnerColumns
) -> Extent:
    """Add a table at the end of a sheet whose grid it stands on with these columns."""
    on = _Sheet(sheet, digits)
    least = line_height(table.size)
    top = len(sheet.heights)
    header = list(header_cells(table.header, columns))
    bands = _add_bands(sheet, header, table.header, [least] * len(table.header), {}, keep=True)
    for placed in header:
        _place_cell(on, placed, bands, vertical="center")
    body_top = len(sheet.heights)
    body = list(body_cells(table.body, columns))
    arrows = drawn_arrows(table, columns, digits)
    heights = [max([least, *(drawn.height for drawn in row)]) for row in arrows]
    bands = _add_bands(sheet, body, table.body, heights, _special_parts(body, inner))
    for placed in body:
        over = arrows[placed.row]
        if not over or not any(_covers(drawn.column, placed.column) for drawn in over):
            vertical = "center" if placed.cell.middle else "top"
            _place_cell(on, placed, bands, vertical=vertical)
    for row, band in zip(arrows, bands, strict=True):
        sheet.spots += [_arrow_spot(drawn, band) for drawn in row]
    return Extent(top, body_top, len(sheet.heights) - 1)


def _special_parts(
    cells: Sequence[Placed], inner: InnerColumns
) -> dict[tuple[int, int], list[Part]]:
    """The parts of each cell that holds pictures or tables, by its row and first column."""
    return {
        (placed.row, placed.column.first): cell_parts(
            placed.cell, placed.column, partial(inner, placed.start, placed.cell.columns)
        )
        for placed in cells
        if holds_more(placed.cell)
    }


def _covers(block: Column, column: Column) -> bool:
    return block.first <= column.first <= block.last


def _add_bands(
    sheet: Sheet,
    cells: Sequence[Placed],
    rows: Sequence[Row],
    least: Sequence[float],
    special: dict[tuple[int, int], list[Part]],
    *,
    keep: bool = False,
) -> list[_Band]:
    """Add the rows that the table's rows need, in order, so that no text is hidden."""
    cells = [_as_high_as_its_parts(placed, special) for placed in cells] if special else cells
    in_row: list[list[Placed]] = [[] for _ in rows]
    for placed in cells:
        if placed.rows == 1:
            in_row[placed.row].append(placed)
    bands: list[_Band] = []
    for number, height in enumerate(row_heights(cells, least)):
        parts = {column: found for (row, column), found in special.items() if row == number}
        kept = keep or rows[number].keep
        bands.append(_add_band(sheet, height, in_row[number], parts, keep=kept))
    return bands


def _as_high_as_its_parts(placed: Placed, special: dict[tuple[int, int], list[Part]]) -> Placed:
    parts = special.get((placed.row, placed.column.first))
    return placed._replace(height=ends_of(parts)[-1]) if parts else placed


def _add_band(
    sheet: Sheet,
    height: float,
    cells: list[Placed],
    special: dict[int, list[Part]],
    *,
    keep: bool,
) -> _Band:
    if height <= ROW_LIMIT and not special:
        row, _ = sheet.add_rows(height, keep=keep)
        return _Band(height, {0: row}, {height: row}, {})
    parts = dict(special)
    if height > ROW_LIMIT:
        for placed in cells:
            found = text_parts(placed.cell.flow, placed.column.room)
            parts.setdefault(placed.column.first, found)
    cuts: set[float] = set()
    kept: set[float] = set()
    for column, found in parts.items():
        ends = ends_of(found)
        cuts.update(ends if column in special else ends[:-1])
        kept.update(end for end, part in zip(ends, found, strict=True) if part.keeps)
        height = max(height, ends[-1])
    starts: dict[float, int] = {}
    ends_at: dict[float, int] = {}
    above = 0.0
    for end in sorted({*cuts, height}):
        together = end in kept or (keep and end == height)
        starts[above], ends_at[end] = sheet.add_rows(end - above, keep=together)
        above = end
    return _Band(height, starts, ends_at, parts)


def _place_cell(on: _Sheet, placed: Placed, bands: list[_Band], *, vertical: str) -> None:
    """Add the cell's spot, or one for each part with no line between."""
    band = bands[placed.row]
    first, last = placed.column.first, placed.column.last
    parts = band.parts.get(first, []) if placed.rows == 1 else []
    special = holds_more(placed.cell) if parts else False
    if len(parts) < 2 and not special:
        value, look = _content(on, placed, placed.cell.flow, vertical)
        top, bottom = band.top, bands[placed.row + placed.rows - 1].bottom
        spot = Spot(top, bottom, first, last, value, look, placed.lines, placed.height)
        on.sheet.spots.append(spot)
        return
    ends = ends_of(parts)
    if not special:
        ends[-1] = band.height
    elif ends[-1] < band.height:
        parts, ends = [*parts, Part((), 0.0)], [*ends, band.height]
    above = 0.0
    for number, (part, end) in enumerate(zip(parts, ends, strict=True)):
        lines = placed.lines
        lines &= ~TOP if number else lines
        lines &= ~BOTTOM if number < len(parts) - 1 else lines
        _place_part(on, placed._replace(lines=lines), part, band, (above, end))
        above = end


def _place_part(
    on: _Sheet, placed: Placed, part: Part, band: _Band, extent: tuple[float, float]
) -> None:
    """Add a part of a cell, which reaches so far below the top of its row."""
    above, end = extent
    top, bottom = band.starts[above], band.ends[end]
    column = placed.column
    if part.picture:
        spare = column.right - column.left - part.size.width / PIXEL
        left = column.left + round(spare / 2)
        across, high = part.size
        drawing = Drawing(top, part.picture, high, across, left, FIGURE_PAD)
        on.sheet.drawings.append(drawing)
    for cell in part.cells:
        value, look = content_of(cell.flows, on.digits, cell.column.room, cell.vertical)
        last = band.ends[above + cell.height]
        first, right = cell.column.first, cell.column.last
        spot = Spot(top, last, first, right, value, look, BOX, cell.need)
        on.sheet.spots.append(spot)
    if not part.cells:
        value, look = _content(on, placed, part.flows, part.vertical)
        spot = Spot(top, bottom, column.first, column.last, value, look, placed.lines, part.height)
        on.sheet.spots.append(spot)


def _content(
    on: _Sheet, placed: Placed, flows: tuple[Flow, ...], vertical: str
) -> tuple[Value, Look]:
    cell = placed.cell
    value, look = content_of(flows, on.digits, placed.column.room, vertical)
    if cell.number is not None and len(cell.number.as_tuple().digits) <= _EXACT_DIGITS:
        number_format = format_in_digits(cell.number_format, on.digits)
        return cell.number, look._replace(number_format=number_format)
    if isinstance(value, str) and _is_word_too_wide(value, look, placed.column.room):
        look = look._replace(shrunk=True)
    return value, look


def _is_word_too_wide(text: str, look: Look, room: float) -> bool:
    """Whether a short word, as a month's name, would be broken in its narrow column."""
    if len(text) > _SHORT or not text.isprintable() or " " in text:
        return False
    return text_width(text, look.size, bold=look.bold) > room


def _arrow_spot(drawn: Drawn, band: _Band) -> Spot:
    first, last = drawn.column.first, drawn.column.last
    return Spot(band.top, band.bottom, first, last, drawn.value, drawn.look, BOX, drawn.height)
