"""Where a sheet's pages end, so that they keep together what belongs together.

Excel knows no "keep with next". But its pages end where the rows' heights fill the paper,
which is known beforehand. So a page is ended by hand above rows that it would tear apart.
"""

from __future__ import annotations

from collections import defaultdict

from forms.excel.sheet import BOTTOM, LEFT, RIGHT, TOP, Sheet

# Programs round row heights up to whole pixels: a page holds a little less than its height.
_FILL = 0.98
# So many rows may a heading take with what is blank around it.
_HEADING = 4


class Filling:
    """How much of a page the rows of a sheet fill while it grows, but for what is kept together."""

    def __init__(self, page_height: float) -> None:
        self._capacity = page_height * _FILL
        self._row = 0
        self.used = 0.0

    def left_after(self, sheet: Sheet) -> float:
        """What is left of the page that the last row of a sheet stands on."""
        for row in range(self._row, len(sheet.heights)):
            if row in sheet.breaks:
                self.used = 0.0
            self.take(sheet, sheet.heights[row])
        self._row = len(sheet.heights)
        return self._capacity - self.used

    def take(self, sheet: Sheet, height: float) -> None:
        """Take in a row that is not yet there; it begins a page where it has to."""
        if self.used + height > self._capacity:
            self.used = header_height(sheet)
        self.used += height

    @property
    def left(self) -> float:
        """What is left of the page."""
        return self._capacity - self.used


def header_height(sheet: Sheet) -> float:
    """The height of the rows that every page repeats."""
    repeated = sheet.repeated
    return sum(sheet.heights[repeated[0] : repeated[1] + 1]) if repeated else 0.0


def end_pages(sheet: Sheet, page_height: float) -> None:
    """End the sheet's pages, whose paper leaves `page_height` points for rows.

    Rows that stay with the next stand on one page where one page can hold them. A header in
    the middle of the sheet that would stand at the top of a page, below the header that
    every page has there, is hidden.
    """
    _Pages(sheet, page_height * _FILL).run()


class _Pages:
    """Goes down a sheet's rows and ends its pages."""

    def __init__(self, sheet: Sheet, capacity: float) -> None:
        self._sheet = sheet
        self._capacity = capacity
        self._within: dict[int, int] = defaultdict(int)
        for spot in sheet.spots:
            for row in range(spot.top + 1, spot.bottom + 1):
                self._within[row] = max(self._within[row], row - spot.top)
        self._header = header_height(sheet)

    def run(self) -> None:
        """Add the breaks, and hide headers that pages would show twice."""
        sheet = self._sheet
        start, used, row = 0, 0.0, 0
        while row < len(sheet.heights):
            height = 0.0 if row in sheet.hidden else sheet.heights[row]
            if row > start and (row in sheet.breaks or used + height > self._capacity):
                row = self._first_of_next(row, start)
                sheet.breaks.add(row)
                self._hide_header(row)
                start, used = row, self._header_above(row)
                height = 0.0 if row in sheet.hidden else sheet.heights[row]
            used += height
            row += 1
        self._close_boxes()

    def _close_boxes(self) -> None:
        """Boxes are closed at a page's foot, and at the top of the next."""
        breaks = self._sheet.breaks
        for at, spot in enumerate(self._sheet.spots):
            if spot.lines & (LEFT | RIGHT):
                top = TOP if spot.top in breaks else 0
                bottom = BOTTOM if spot.bottom + 1 in breaks else 0
                if (top | bottom) & ~spot.lines:
                    self._sheet.spots[at] = spot._replace(lines=spot.lines | top | bottom)

    def _first_of_next(self, row: int, start: int) -> int:
        """Where the next page starts: this row, or one further up that it must not leave."""
        if row in self._sheet.breaks:
            return row
        first = row
        while first > start and (first - 1 in self._sheet.kept or self._within[first]):
            first -= 1
        # What no page can hold together is parted where the page is full.
        return first if first > start else row

    def _header_above(self, row: int) -> float:
        """How much of a page that starts with this row the repeated rows take."""
        repeated = self._sheet.repeated
        return self._header if repeated and row > repeated[1] else 0.0

    def _hide_header(self, row: int) -> None:
        """Hide a header that a page would begin with, or that follows the heading there."""
        sheet = self._sheet
        first = row
        while first not in sheet.headers and first in sheet.kept and first - row < _HEADING:
            first += 1
        last = sheet.headers.get(first)
        if last is not None and self._header_above(row):
            sheet.hidden.update(range(first, last + 1))
