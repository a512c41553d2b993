"""A list written as CSV or a workbook: the whole of it, or the cells that cannot be written."""

from __future__ import annotations

import csv
import datetime as dt
import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from db.fields import Kind
from forms.calendar import real_date
from forms.listing.columns import Column, Value
from forms.listing.forms import Dates, Forms
from forms.listing.mapping import ListMapping
from forms.listing.table import ListedRow
from forms.listing.troubles import CellTrouble, ListError

CSV, WORKBOOK = ".csv", ".xlsx"
SUFFIXES = (WORKBOOK, CSV)
# What a cell of a workbook holds, in units of UTF-16, and how exact its figures are.
_LONGEST = 32_767
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
_LEAST_WIDTH, _MOST_WIDTH = 8, 60


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
    from xlsxwriter import Workbook  # noqa: PLC0415 - it is slow to import

    target = io.BytesIO()
    heads = _headings(mapping)
    with warnings.catch_warnings():
        # What the library warns of it has not written.
        warnings.simplefilter("error")
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(target, options) as book:
            sheet = book.add_worksheet()
            troubles = [*_Sheet(book, sheet, mapping).write(heads, rows)]
    if troubles:
        raise ListError("เขียนเป็นสมุดงาน Excel ไม่ได้ โปรดย่อข้อความ หรือเลือก CSV", troubles)
    return target.getvalue()


class _Sheet:
    """The sheet of a list on its way."""

    def __init__(self, book: Any, sheet: Any, mapping: ListMapping) -> None:
        self._book, self._sheet = book, sheet
        self._forms = mapping.forms
        self._columns = [mapping.column(each) for each in mapping.columns]
        self._looks: dict[str, Any] = {}

    def write(self, heads: Sequence[str], rows: Sequence[ListedRow]) -> Iterator[CellTrouble]:
        """Writes the headings and the rows; gives the cells that could not be."""
        for at, heading in enumerate(heads):
            self._sheet.write_string(0, at, heading, self._look("", bold=True))
            widest = max((_width(row.texts[at]) for row in rows), default=0)
            width = min(max(widest, _width(heading), _LEAST_WIDTH), _MOST_WIDTH)
            self._sheet.set_column(at, at, width + 1)
        self._sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows, 1):
            cells = zip(self._columns, row.values, row.texts, strict=True)
            for at, (column, value, text) in enumerate(cells):
                if len(text.encode("utf-16-le")) // 2 > _LONGEST:
                    why = f"ยาวเกิน {_LONGEST:,} ตัวอักษร ที่ช่องของ Excel รับได้"
                    yield CellTrouble(number + 1, heads[at], why)
                elif text:
                    self._cell(number, at, column, value, text)

    def _cell(self, row: int, at: int, column: Column, value: Value, text: str) -> None:
        plain = _plain(self._forms, column, value) if self._forms.cells_of_values else None
        if isinstance(plain, dt.date):
            look = self._look(_date_format(self._forms, column))
            self._sheet.write_datetime(row, at, plain, look)
        elif plain is not None:
            look = self._look(_figure_format(self._forms, plain))
            self._sheet.write_number(row, at, float(plain), look)
        else:
            self._sheet.write_string(row, at, text, self._look("@"))

    def _look(self, number_format: str, *, bold: bool = False) -> Any:
        key = f"{number_format} {bold}"
        if key not in self._looks:
            values: dict[str, Any] = {"bold": bold, "valign": "top"}
            if number_format:
                values["num_format"] = number_format
            self._looks[key] = self._book.add_format(values)
        return self._looks[key]


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


def _width(text: str) -> int:
    return max((len(line) for line in text.split("\n")), default=0)
