"""Lists of records as tables of a workbook: typed columns, a filter, a record a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook

from forms.document import ListColumn, ListKind, RecordList, plain
from forms.excel.formats import FONT
from forms.excel.letters import text_width
from forms.excel.measure import flow_height, pixels_for, usable_width
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
# How wide columns are in pixels: those of figures and days, and of text the least and the most.
_PIXELS: dict[ListKind, int] = {
    "whole": 60,
    "figure": 90,
    "money": 120,
    "percent": 80,
    "month": 90,
    "date": 110,
}
_LEAST, _MOST, _MOST_OF_HEADING = 60, 320, 160
# What the button of a filter takes of a heading, and what text stands in from the left.
_BUTTON, _INDENT = 22, 10
# A line of more letters is wider than any column.
_LETTERS = 80


def write_list(book: Workbook, worksheet: Any, records: RecordList) -> None:
    """Write a list of records; one without any has one empty row."""
    head = book.add_format({"font_name": FONT, "font_size": _SIZE, "bold": True, "text_wrap": True})
    columns = []
    height = 0.0
    for number, column in enumerate(records.columns):
        look = book.add_format({"font_name": FONT, "font_size": _SIZE, "valign": "top"})
        pixels = _pixels(column, [values[number] for values in records.rows])
        if column.kind in _FORMATS:
            look.set_num_format(_FORMATS[column.kind])
        else:
            look.set_align("left")
            look.set_indent(1)
            if pixels == _MOST:
                look.set_text_wrap()
        worksheet.set_column_pixels(number, number, pixels)
        heading = plain(column.heading, bold=True, size=_SIZE)
        height = max(height, flow_height(heading, usable_width(pixels - _BUTTON)))
        columns.append({"header": column.heading, "header_format": head, "format": look})
        for row, values in enumerate(records.rows, 1):
            _write(worksheet, row, number, values[number], look)
    last = max(len(records.rows), 1)
    options = {"name": records.name, "columns": columns, "style": "Table Style Light 9"}
    outcome = worksheet.add_table(0, 0, last, len(columns) - 1, options)
    if outcome:
        raise ValueError(records.name)
    worksheet.set_row(0, height)
    worksheet.freeze_panes(1, 0)
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0)


def _pixels(column: ListColumn, values: Iterable[object]) -> int:
    """How wide a column is: its content and the words of its heading stand whole, if they may."""
    heading = pixels_for(text_width(column.heading, _SIZE, bold=True)) + _BUTTON
    own = _PIXELS.get(column.kind, 0) or _text_pixels(values)
    return round(min(max(own, min(heading, _MOST_OF_HEADING), _LEAST), _MOST))


def _text_pixels(values: Iterable[object]) -> float:
    """How wide the widest line of some texts is."""
    widest = 0.0
    for line in {line for value in values if isinstance(value, str) for line in value.split("\n")}:
        if len(line) > _LETTERS:
            return _MOST
        widest = max(widest, pixels_for(text_width(writable(line), _SIZE)) + _INDENT)
    return widest


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
