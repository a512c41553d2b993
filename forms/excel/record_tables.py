"""Lists of records as tables of a workbook: typed columns, a filter, a record a row."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook

from forms.document import ListKind, RecordList
from forms.excel.formats import FONT
from forms.excel.text import writable

_SIZE = 14
_FORMATS: dict[ListKind, str] = {
    "whole": "0",
    "figure": "#,##0.##",
    "money": "#,##0.00",
    "percent": "0.00",
    "month": "[$-107041E]mmm yyyy",
    "date": "[$-107041E]d mmm yyyy",
}
_LONGEST = 32_767
# Columns of text that are wider than this are wrapped (digits).
_WIDE = 30


def write_list(book: Workbook, worksheet: Any, records: RecordList) -> None:
    """Write a list of records; one without any has one empty row."""
    head = book.add_format({"font_name": FONT, "font_size": _SIZE, "bold": True, "text_wrap": True})
    columns = []
    for number, column in enumerate(records.columns):
        look = book.add_format({"font_name": FONT, "font_size": _SIZE, "valign": "top"})
        if column.kind in _FORMATS:
            look.set_num_format(_FORMATS[column.kind])
        elif column.width > _WIDE:
            look.set_text_wrap()
        worksheet.set_column_pixels(number, number, round(column.width * 8))
        columns.append({"header": column.heading, "header_format": head, "format": look})
        for row, values in enumerate(records.rows, 1):
            _write(worksheet, row, number, values[number], look)
    last = max(len(records.rows), 1)
    options = {"name": records.name, "columns": columns, "style": "Table Style Light 9"}
    outcome = worksheet.add_table(0, 0, last, len(columns) - 1, options)
    if outcome:
        raise ValueError(records.name)
    worksheet.freeze_panes(1, 0)
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0)


def _write(worksheet: Any, row: int, column: int, value: object, look: Any) -> None:
    match value:
        case None | "":
            return
        case str():
            outcome = worksheet.write_string(row, column, writable(value)[:_LONGEST], look)
        case dt.date():
            outcome = worksheet.write_datetime(row, column, value, look)
        case Decimal() | int():
            outcome = worksheet.write_number(row, column, float(value), look)
        case _:
            raise TypeError(value)
    if outcome:
        raise ValueError(value)
