"""Sheets of plain cells: headings and rows that other systems read, out and in."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from forms.excel.looked_through import look_through

# What a cell holds, in units of UTF-16.
LONGEST_CELL = 32_767
_TEXT = "@"
_LEAST_WIDTH, _MOST_WIDTH = 8, 60


class PlainCell(NamedTuple):
    """What stands in a cell, how it is seen, and the number format that shows it so.

    Of no format it is a text.
    """

    value: str | Decimal | dt.date
    seen: str
    number_format: str = _TEXT


def sheet_of(heads: Sequence[str], rows: Sequence[Sequence[PlainCell]]) -> bytes:
    """A workbook of one sheet: its headings, and a row each of cells; empty ones are left out."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - it is slow to import

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with warnings.catch_warnings():
        # What the library warns of it has not written.
        warnings.simplefilter("error")
        with Workbook(target, options) as book:
            sheet = book.add_worksheet()
            bold = book.add_format({"bold": True, "valign": "top"})
            for at, heading in enumerate(heads):
                sheet.write_string(0, at, heading, bold)
                seen = (heading, *(row[at].seen for row in rows))
                width = min(max(_LEAST_WIDTH, *map(_width, seen)), _MOST_WIDTH)
                sheet.set_column(at, at, width + 1)
            sheet.freeze_panes(1, 0)
            _write(book, sheet, rows)
    return target.getvalue()


def _write(book: Any, sheet: Any, rows: Sequence[Sequence[PlainCell]]) -> None:
    looks: dict[str, Any] = {}
    for number, row in enumerate(rows, 1):
        for at, cell in enumerate(row):
            if not cell.seen:
                continue
            look = looks.get(cell.number_format)
            if look is None:
                values = {"num_format": cell.number_format, "valign": "top"}
                look = looks[cell.number_format] = book.add_format(values)
            if isinstance(cell.value, dt.date):
                sheet.write_datetime(number, at, cell.value, look)
            elif isinstance(cell.value, Decimal):
                sheet.write_number(number, at, float(cell.value), look)
            else:
                sheet.write_string(number, at, cell.value, look)


def cells_of(data: bytes, most_columns: int) -> Iterator[list[Any]]:
    """The rows of a workbook's first sheet, as long as they say something.

    Cells are texts, figures, flags, days, or None.

    Raises:
        LookError: it is too large, or something of it would be lost.
        Exception: whatever a damaged file brings the library to.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - it is slow to import

    look_through(data, most_columns)
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        sheet = book.worksheets[0]
        # What a file says of its size need not be so.
        sheet.reset_dimensions()
        for cells in sheet.iter_rows(max_col=most_columns, values_only=True):
            kept = list(cells)
            while kept and kept[-1] is None:
                kept.pop()
            yield kept
    finally:
        book.close()


def _width(text: str) -> int:
    return max((len(line) for line in text.split("\n")), default=0)
