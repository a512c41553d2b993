"""Where a sheet's pages end, so that they keep together what belongs together.

Excel knows no "keep with next", and repeats the header of one table of a sheet at most.
But its pages end where the rows' heights fill the paper, which is known beforehand. So a
page is ended by hand above rows that it would tear apart; and where several tables stand
on a sheet, one that goes on over pages has its header put in again at the top of each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from forms.excel.sheet import BOTTOM, TOP, Extent, Sheet, Spot

# Programs round row heights up to whole pixels: a page holds a little less than its height.
_FILL = 0.98
# Heights that are sums differ in their last digits.
_ROUNDING = 0.01


class _Pages:
    """Goes down a sheet's rows and ends its pages.

    `cuts` are the rows of tables that start a page, and the header rows to come above.
    """

    def __init__(self, sheet: Sheet, tables: Sequence[Extent], page_height: float) -> None:
        self.cuts: dict[int, range] = {}
        self._sheet = sheet
        self._capacity = page_height * _FILL
        self._tables = {
            row: table for table in tables for row in range(table.body + 1, table.bottom + 1)
        }
        self._across: dict[int, list[Spot]] = defaultdict(list)
        for spot in sheet.spots:
            for row in range(spot.top + 1, spot.bottom + 1):
                self._across[row].append(spot)

    def run(self) -> None:
        """Add the breaks, and note the cuts."""
        sheet = self._sheet
        start, used, row = 0, 0.0, 0
        while row < len(sheet.heights):
            full = used + sheet.heights[row] > self._capacity
            if row > start and (full or row in sheet.breaks):
                first = self._first_of_next(row, start)
                if start < first < row:
                    sheet.breaks.add(first)
                    row = first
                start, used = row, self._start_page(row)
            used += sheet.heights[row]
            row += 1

    def _first_of_next(self, row: int, start: int) -> int:
        """Where the next page starts: this row, or one further up that it must not leave.

        A row in the middle of a cell's text cannot start a page if one before it can.
        """
        if row in self._sheet.breaks:
            return row
        first = row
        while first > start and (first - 1 in self._sheet.kept or not self._parts_text(first)):
            first -= 1
        return first if first > start else row

    def _parts_text(self, row: int) -> bool:
        """Whether all text of cells that go on below this row stands above it."""
        return all(
            spot.need <= sum(self._sheet.heights[spot.top : row]) + _ROUNDING
            for spot in self._across[row]
        )

    def _start_page(self, row: int) -> float:
        """Start a page with a row; the height of what is printed above it."""
        sheet = self._sheet
        repeated = 0.0
        if sheet.repeated and row > sheet.repeated[0]:
            repeated = sum(sheet.heights[sheet.repeated[0] : sheet.repeated[1] + 1])
        table = self._tables.get(row)
        if table is None or not self._parts_text(row):
            return repeated
        header = range(0) if sheet.repeated else range(table.top, table.body)
        if header or self._across[row]:
            self.cuts[row] = header
            sheet.breaks.add(row)
        return repeated + sum(sheet.heights[header.start : header.stop])


def end_pages(sheet: Sheet, tables: Sequence[Extent], page_height: float) -> list[int]:
    """End the sheet's pages, whose paper leaves `page_height` points for rows.

    Rows that stay with the next stand on one page where one page can hold them. Returns
    the new place of every row.
    """
    pages = _Pages(sheet, tables, page_height)
    pages.run()
    return _apply(sheet, pages.cuts)


def _apply(sheet: Sheet, cuts: dict[int, range]) -> list[int]:
    """Put headers in where pages cut tables, and tear what crosses there; the rows' new places."""
    old = sheet.heights
    if not cuts:
        return list(range(len(old)))
    moved: list[int] = []
    heights: list[float] = []
    for row, height in enumerate(old):
        heights.extend(old[again] for again in cuts.get(row, ()))
        moved.append(len(heights))
        heights.append(height)
    tops = {row: moved[row] - len(header) for row, header in cuts.items()}
    sheet.heights = heights
    sheet.kept = {moved[row] for row in sheet.kept}
    sheet.breaks = {tops.get(row, moved[row]) for row in sheet.breaks}
    for drawing in sheet.drawings:
        drawing.row = moved[drawing.row]
    headers = list(_headers_again(sheet.spots, cuts, tops))
    sheet.spots = [part for spot in sheet.spots for part in _torn(spot, cuts)]
    for spot in sheet.spots:
        if spot.lines:
            # Boxes are closed at a page's foot, and at the top of the next.
            spot.lines |= (TOP if spot.top in cuts else 0) | (
                BOTTOM if spot.bottom + 1 in cuts else 0
            )
        spot.top, spot.bottom = moved[spot.top], moved[spot.bottom]
    sheet.spots += headers
    return moved


def _headers_again(
    spots: Sequence[Spot], cuts: dict[int, range], tops: dict[int, int]
) -> Iterator[Spot]:
    """The cells of each header that is put in, where they will stand."""
    rows = {row for header in cuts.values() for row in header}
    inside = [spot for spot in spots if spot.top in rows]
    for row, header in cuts.items():
        shift = tops[row] - header.start
        for spot in inside:
            if spot.top in header:
                yield spot.again(spot.top + shift, spot.bottom + shift, spot.value)


def _torn(spot: Spot, cuts: dict[int, range]) -> list[Spot]:
    """The spot, or a part of it on each of its pages; the first says what it says."""
    starts = [row for row in range(spot.top + 1, spot.bottom + 1) if row in cuts]
    if not starts:
        return [spot]
    ends = [*(row - 1 for row in starts), spot.bottom]
    head = spot.again(spot.top, ends[0], spot.value)
    others = zip(starts, ends[1:], strict=True)
    return [head, *(spot.again(start, end, None) for start, end in others)]
