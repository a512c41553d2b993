"""A table on its sheet: its header, and a row of the sheet for each of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from forms.document import Flow, Row, Table
from forms.excel.arrows import Drawn, drawn_arrows
from forms.excel.columns import Region
from forms.excel.content import content_of
from forms.excel.letters import line_height, text_width
from forms.excel.measure import FIGURE_PAD, height_needed
from forms.excel.pages import Filling, header_height
from forms.excel.placing import Part, Placed, placed_body, placed_header, row_height, row_parts
from forms.excel.sheet import (
    BOTTOM,
    BOX,
    LEFT,
    PIXEL,
    RIGHT,
    ROW_LIMIT,
    TOP,
    Block,
    Drawing,
    Line,
    Look,
    Sheet,
    Spot,
    Value,
)
from forms.excel.text import format_in_digits
from forms.page_setup import Digits

_PLAIN = Look()
# A word of so many letters is rather made smaller than broken.
_SHORT = 8
# Excel keeps fifteen digits of a figure; a longer one stands as text, whole.
_EXACT_DIGITS = 15
# A text taller than this share of a page goes on in rows below.
_SHARE = 1 / 3
# The first of them fill the page where it has room for so many lines.
_FEWEST_LINES = 3


class Place(NamedTuple):
    """Where a table is put: its sheet, the regions of its columns, and how its page is."""

    sheet: Sheet
    regions: Sequence[Region]
    digits: Digits
    page_height: float

    @property
    def limit(self) -> float:
        """The height above which a row goes on in rows below it."""
        rows = self.page_height - header_height(self.sheet)
        return min(rows * _SHARE, ROW_LIMIT)


def place_header(on: Place, table: Table) -> None:
    """Add the header rows of a table, which stay together and with what follows."""
    least = line_height(table.size)
    rows = list(placed_header(table.header, on.regions))
    heights = [least] * len(rows)
    for number, cells in enumerate(rows):
        for placed in cells:
            if placed.rows == 1:
                needed = height_needed(placed.cell.flow, placed.region.room)
                heights[number] = max(heights[number], needed)
    for number, cells in enumerate(rows):
        for placed in cells:
            _make_room(heights, number, placed)
    top = len(on.sheet.heights)
    for height in heights:
        on.sheet.add_row(min(height, ROW_LIMIT), keep=True)
    for number, cells in enumerate(rows):
        for placed in cells:
            bottom = top + number + placed.rows - 1
            value, look = _content(on, placed, placed.cell.flow, "center")
            spot = Spot(top + number, bottom, 0, 0, value, look)
            _add_spot(on.sheet, placed.region, spot, BOX)
        covered = {
            column
            for row, above in enumerate(rows[: number + 1])
            for placed in above
            if row + placed.rows > number
            for column in range(placed.region.first, placed.region.last + 1)
        }
        for region in on.regions:
            if region.first not in covered:
                _add_blanks(on.sheet, region, top + number, BOX)


def _make_room(heights: list[float], first: int, placed: Placed) -> None:
    """Let the last of a cell's rows be as high as the cell needs beyond the others."""
    if placed.rows > 1:
        end = first + placed.rows
        lacking = height_needed(placed.cell.flow, placed.region.room) - sum(heights[first:end])
        # What one row cannot take more of, those before it do.
        for number in range(end - 1, first - 1, -1):
            given = min(max(lacking, 0.0), ROW_LIMIT - heights[number])
            heights[number] += given
            lacking -= given


def place_body(on: Place, table: Table, top: int) -> Block:
    """Add the rows of a table whose header begins in the row `top`."""
    sheet = on.sheet
    block = Block(top, len(sheet.heights), 0, on.regions[-1].last)
    number = len(sheet.tables)
    sheet.tables.append(block)
    least = line_height(table.size)
    rows = list(placed_body(table.body, on.regions))
    arrows = [
        list(drawn_arrows(table, row, on.regions)) if row.arrows else [] for row in table.body
    ]
    parts, heights = _parted(on, rows, arrows, least)
    _make_rooms(heights, rows)
    firsts = list(_add_rows(sheet, table.body, heights))
    ends = [*firsts[1:], len(sheet.heights)]
    for at, cells in enumerate(rows):
        over = {column for drawn in arrows[at] for column in range(drawn.first, drawn.last + 1)}
        figures: dict[str, int] = {}
        for placed, own in zip(cells, parts[at], strict=True):
            if placed.start in over and not placed.cell.flow:
                continue
            where = _Rows(firsts[at], ends[at + placed.rows - 1], number, first=at == 0)
            _place_cell(on, placed, own, where, figures)
        for drawn in arrows[at]:
            _place_arrow(on, drawn, firsts[at], ends[at] - 1)
        row = table.body[at]
        block.lines.append(Line(firsts[at], row.facts, row.part, figures))
    block.bottom = len(sheet.heights) - 1
    return block


def _parted(
    on: Place,
    rows: Sequence[Sequence[Placed]],
    arrows: Sequence[Sequence[Drawn]],
    least: float,
) -> tuple[list[list[list[Part]]], list[list[float]]]:
    """The parts of the cells of each row, and the heights of the rows that they take."""
    filling = Filling(on.page_height)
    filling.left_after(on.sheet)

    def limit() -> float:
        left = filling.left
        return min(left, on.limit) if left >= _FEWEST_LINES * least else on.limit

    parts: list[list[list[Part]]] = []
    heights: list[list[float]] = []
    for cells, drawn in zip(rows, arrows, strict=True):
        lowest = max([least, *(each.height for each in drawn)])
        own: list[float] = []

        def taken(row: Sequence[Part], own: list[float] = own, lowest: float = lowest) -> None:
            own.append(row_height(row, lowest))
            filling.take(on.sheet, own[-1])

        parts.append(row_parts(cells, least, on.limit, limit, taken))
        heights.append(own)
    return parts, heights


def _make_rooms(heights: list[list[float]], rows: Sequence[Sequence[Placed]]) -> None:
    """Let rows be high enough together for the cells that go over several of them."""
    flat = [height for row in heights for height in row]
    starts = [sum(len(row) for row in heights[:at]) for at in range(len(heights) + 1)]
    for at, cells in enumerate(rows):
        for placed in cells:
            if placed.rows > 1:
                count = starts[at + placed.rows] - starts[at]
                _make_room(flat, starts[at], placed._replace(rows=count))
    for at, row in enumerate(heights):
        row[:] = flat[starts[at] : starts[at + 1]]


def _add_rows(
    sheet: Sheet, body: Sequence[Row], heights: Iterable[Sequence[float]]
) -> Iterator[int]:
    """Add the rows; the first of each row of the table."""
    for row, own in zip(body, heights, strict=True):
        yield len(sheet.heights)
        for height in own[:-1]:
            sheet.add_row(min(height, ROW_LIMIT))
        sheet.add_row(min(own[-1], ROW_LIMIT), keep=row.keep)


class _Rows(NamedTuple):
    """The rows of the sheet that a cell takes, and the number of its table."""

    top: int
    end: int
    table: int
    first: bool


def _place_cell(
    on: Place, placed: Placed, parts: Sequence[Part], rows: _Rows, figures: dict[str, int]
) -> None:
    """Add a cell: in one row, in several that are joined, or over several of the table's."""
    cell, region = placed.cell, placed.region
    lines = BOX & ~TOP if cell.joined and not rows.first else BOX
    lines &= ~BOTTOM if placed.goes_on else lines
    if not cell.flow and cell.formula is None and placed.rows == 1 and len(parts) == 1:
        _add_blanks(on.sheet, region, rows.top, lines)
        return
    vertical = "center" if cell.middle else "top"
    if placed.rows > 1:
        value, look = _content(on, placed, cell.flow, vertical)
        spot = Spot(rows.top, rows.end - 1, 0, 0, value, look)
        _add_spot(on.sheet, region, spot, lines)
        return
    for at, part in enumerate(parts):
        row = rows.top + at
        sides = lines & ~(TOP if at else 0) & ~(BOTTOM if at < len(parts) - 1 else 0)
        value, look = _content(on, placed, part.flows, "bottom" if part.picture else vertical)
        if part.picture:
            _draw(on.sheet, part, region, row)
        computed = cell.formula if not at and not isinstance(value, str) else None
        spot = Spot(row, row, 0, 0, value, look, formula=computed, table=rows.table)
        column = _add_spot(on.sheet, region, spot, sides)
        if not at and look.number_format != "General":
            if cell.fact:
                figures[cell.fact] = column
            if cell.known_as:
                on.sheet.named[cell.known_as] = row, column


def _draw(sheet: Sheet, part: Part, region: Region, row: int) -> None:
    across, high = part.size
    spare = region.right - region.left - across / PIXEL
    left = region.left + round(max(spare, 0) / 2)
    sheet.drawings.append(Drawing(row, part.picture, high, across, left, FIGURE_PAD))


def _content(
    on: Place, placed: Placed, flows: tuple[Flow, ...], vertical: str
) -> tuple[Value, Look]:
    cell, room = placed.cell, placed.region.room
    value, look = content_of(flows, on.digits, room, vertical)
    if flows and cell.number is not None and _is_exact(cell.number):
        form = format_in_digits(cell.number_format, on.digits)
        narrow = text_width(cell.text, look.size, bold=look.bold) > room
        look = look._replace(number_format=form, shrunk=narrow, wrapped=False)
        return cell.number, look
    if flows and cell.date is not None:
        return cell.date, look._replace(number_format=DATE_FORMAT, wrapped=False)
    if isinstance(value, str) and _is_word_too_wide(value, look, room):
        look = look._replace(shrunk=True, wrapped=False)
    return value, look


def _is_exact(number: Decimal) -> bool:
    return len(number.as_tuple().digits) <= _EXACT_DIGITS


# A day as Thai forms write it, in years of the Buddhist era.
DATE_FORMAT = "[$-107041E]d mmmm yyyy"


def _is_word_too_wide(text: str, look: Look, room: float) -> bool:
    """Whether a short word, as a month's name, would be broken in its narrow column."""
    if len(text) > _SHORT or not text.isprintable() or " " in text:
        return False
    return text_width(text, look.size, bold=look.bold) > room


def _add_blanks(sheet: Sheet, region: Region, row: int, lines: int) -> None:
    """Add the empty cells of a region in one row: of a table most cells are such."""
    first, last = region.first, region.last
    if first == last:
        sheet.spots.append(Spot(row, row, first, first, None, _PLAIN, lines))
    elif region.at is None:
        sheet.spots.append(Spot(row, row, first, last, None, _PLAIN, lines))
    else:
        _add_spot(sheet, region, Spot(row, row, 0, 0, None, _PLAIN), lines)


def _add_spot(sheet: Sheet, region: Region, spot: Spot, lines: int) -> int:
    """Add what stands in a region, and the empty cells beside it; its column."""
    first, last, at = region.first, region.last, region.at
    if at is None or (spot.top < spot.bottom and first < last):
        sheet.spots.append(spot._replace(first=first, last=last, lines=lines))
        return first
    if first == last:
        sheet.spots.append(spot._replace(first=first, last=first, lines=lines))
        return first
    for column in range(first, last + 1):
        sides = lines & ~(LEFT if column > first else 0) & ~(RIGHT if column < last else 0)
        if column == at:
            sheet.spots.append(spot._replace(first=at, last=at, lines=sides))
        else:
            sheet.spots.append(Spot(spot.top, spot.bottom, column, column, None, _PLAIN, sides))
    return at


def _place_arrow(on: Place, drawn: Drawn, top: int, bottom: int) -> None:
    first, last = on.regions[drawn.first].first, on.regions[drawn.last].last
    if drawn.joined:
        on.sheet.spots.append(Spot(top, bottom, first, last, drawn.value, drawn.look, BOX))
        return
    for row in range(top, bottom + 1):
        for column in range(first, last + 1):
            said = (row, column) == (top, last if drawn.at_end else first)
            value = drawn.value if said else None
            on.sheet.spots.append(Spot(row, row, column, column, value, drawn.look, BOX))
