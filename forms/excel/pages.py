"""Where a sheet's pages end: breaks that keep together what belongs together.

Excel has no "keep with next". Its pages end where the rows' heights fill the paper, which
is known beforehand; so a page is ended by hand above rows that it would tear apart.
"""

from __future__ import annotations

from forms.excel.sheet import Sheet

# Programs round row heights up to whole pixels: a page holds a little less than its height.
_FILL = 0.98


def break_pages(sheet: Sheet, page_height: float) -> None:
    """Add breaks to the sheet, whose paper leaves `page_height` points for rows.

    Rows that stay with the next stand on one page where one page can hold them.
    """
    capacity = page_height * _FILL
    used, page_start, row = 0.0, 0, 0
    while row < len(sheet.heights):
        if row in sheet.breaks and row != page_start:
            used, page_start = _repeated_height(sheet, row), row
        elif used + sheet.heights[row] > capacity and row != page_start:
            start = _chain_start(sheet, row, page_start)
            if start > page_start:
                sheet.breaks.add(start)
                row = start
            used, page_start = _repeated_height(sheet, row), row
        used += sheet.heights[row]
        row += 1


def _chain_start(sheet: Sheet, row: int, page_start: int) -> int:
    """The first row of this page of those that stay with the next up to this row."""
    while row > page_start and row - 1 in sheet.kept:
        row -= 1
    return row


def _repeated_height(sheet: Sheet, row: int) -> float:
    """What the repeated rows take of a page that starts with this row."""
    if sheet.repeated is None or row <= sheet.repeated[0]:
        return 0.0
    first, last = sheet.repeated
    return sum(sheet.heights[first : last + 1])
