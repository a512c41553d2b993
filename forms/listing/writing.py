"""A list written as CSV or a workbook: the whole of it, or the cells that cannot be written."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal

from db.fields import Kind
from forms.calendar import real_date
from forms.excel.plain_sheets import LONGEST_CELL, PlainCell, sheet_of
from forms.listing.columns import Column, Value
from forms.listing.forms import Dates, Forms
from forms.listing.mapping import ListMapping
from forms.listing.table import ListedRow
from forms.listing.troubles import CellTrouble, ListError

CSV, WORKBOOK = ".csv", ".xlsx"
SUFFIXES = (WORKBOOK, CSV)
# How exact the figures of a workbook are.
_EXACT_DIGITS = 15
# The languages of number formats: digits, calendar, Thai.
_LANGUAGES = {
    ("arabic", "buddhist"): "[$-107041E]",
    ("arabic", "common"): "[$-101041E]",
    ("thai", "buddhist"): "[$-D07041E]",
    ("thai", "common"): "[$-D01041E]",
}
_THAI_DIGITS = "[$-D00041E]"
_DATES: Mapping[Dates, tuple[str, str]] = {
    "dd/mm/yyyy": ("dd/mm/yyyy", "mm/yyyy"),
    "d/m/yyyy": ("d/m/yyyy", "m/yyyy"),
    "yyyy-mm-dd": ("yyyy-mm-dd", "yyyy-mm"),
    "yyyymmdd": ("yyyymmdd", "yyyymm"),
    "d mmm yyyy": ("d mmm yyyy", "mmm yyyy"),
    "d mmmm yyyy": ("d mmmm yyyy", "mmmm yyyy"),
}


def written(mapping: ListMapping, rows: Sequence[ListedRow], suffix: str) -> bytes:
    """The list as a file whose name ends so.

    Raises:
        ListError: a cell cannot be written: in the encoding, or in a workbook.
    """
    return _csv(mapping, rows) if suffix == CSV else _workbook(mapping, rows)


def _headings(mapping: ListMapping) -> tuple[str, ...]:
    return tuple(each.heading.strip() for each in mapping.columns)


def _csv(mapping: ListMapping, rows: Sequence[ListedRow]) -> bytes:
    heads, forms = _headings(mapping), mapping.forms
    table = (heads, *(row.texts for row in rows))
    troubles = [
        CellTrouble(number, heading, why)
        for number, texts in enumerate(table, 1)
        for heading, text in zip(heads, texts, strict=True)
        if (why := _why_unencodable(text, forms.encoding))
    ]
    if troubles:
        raise ListError(
            f"เขียนเป็นรหัส {forms.encoding} ไม่ได้ {len(troubles):,} ช่อง "
            "โปรดแก้ช่องเหล่านี้ หรือเลือกรหัสอักษร UTF-8",
            troubles,
        )
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=forms.separator).writerows(table)
    return target.getvalue().encode(forms.encoding)


def _why_unencodable(text: str, encoding: str) -> str:
    try:
        text.encode(encoding)
    except UnicodeEncodeError as error:
        letter = text[error.start]
        return f"ไม่มีอักขระ “{letter}” (U+{ord(letter):04X}) ในรหัส {encoding}"
    return ""


def _workbook(mapping: ListMapping, rows: Sequence[ListedRow]) -> bytes:
    heads, forms = _headings(mapping), mapping.forms
    columns = [mapping.column(each) for each in mapping.columns]
    why = f"ยาวเกิน {LONGEST_CELL:,} ตัวอักษร ที่ช่องของ Excel รับได้"
    troubles = [
        CellTrouble(number, heading, why)
        for number, row in enumerate(rows, 2)
        for heading, text in zip(heads, row.texts, strict=True)
        if len(text.encode("utf-16-le")) // 2 > LONGEST_CELL
    ]
    if troubles:
        raise ListError("เขียนเป็นสมุดงาน Excel ไม่ได้ โปรดย่อข้อความ หรือเลือก CSV", troubles)
    cells = [
        [_cell(forms, *each) for each in zip(columns, row.values, row.texts, strict=True)]
        for row in rows
    ]
    return sheet_of(heads, cells)


def _cell(forms: Forms, column: Column, value: Value, text: str) -> PlainCell:
    plain = _plain(forms, column, value) if text and forms.cells_of_values else None
    if plain is None:
        return PlainCell(text, text)
    if isinstance(plain, dt.date):
        return PlainCell(plain, text, _date_format(forms, column))
    return PlainCell(plain, text, _figure_format(forms, plain))


def _plain(forms: Forms, column: Column, value: Value) -> dt.date | Decimal | None:
    """What stands in a cell that a workbook can reckon with; None for a text.

    A day that no calendar has and a figure that a workbook would round are texts.
    """
    if column.spec.kind in {Kind.DATE, Kind.MONTH}:
        return real_date(str(value) if column.spec.kind is Kind.DATE else f"{value}-01")
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Decimal(forms.year(value) if column.is_year else value)
    if isinstance(value, Decimal):
        figure = forms.figure(value)
        exact = len(figure.as_tuple().digits) <= _EXACT_DIGITS
        return figure if exact and Decimal(repr(float(figure))) == figure else None
    return None


def _date_format(forms: Forms, column: Column) -> str:
    day, month = _DATES[forms.dates]
    language = _LANGUAGES[forms.digits, forms.era]
    return language + (day if column.spec.kind is Kind.DATE else month)


def _figure_format(forms: Forms, figure: Decimal) -> str:
    """The format that shows a figure as its text has it."""
    places = max(-int(figure.as_tuple().exponent), 0)
    shown = "#,##0" if forms.thousands else "0"
    shown += "." + "0" * places if places else ""
    return _THAI_DIGITS + shown if forms.digits == "thai" else shown
