"""The figures that stand on printed papers: in the document, the PDF and the workbook."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import NamedTuple

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from forms.document import Chart, Document, Form, Group, Heading, Leaders, Paragraph, Row, Table
from forms.pdf import Rendering
from tests.desktop.window.year.papers import date, decimals
from tests.forms.pdf.pdf_readers import pdfium

_THAI = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
# Of figures on the forms: so many decimals, with words beside them or without.
_FORMAT = re.compile(r'(?:\[\$-D00041E\])?(?:"([^"]*)")?#,##0(?:\.(0+))?(?:"([^"]*)")?')
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")


def figures(*texts: str) -> list[str]:
    """Every figure of some texts, in whatever digits."""
    return [found for text in texts for found in _FIGURE.findall(text.translate(_THAI))]


def counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(figures(*texts))


def words(form: Form) -> Iterator[str]:
    """The texts of a form in their order, tables and charts left out."""
    for item in form.items:
        for part in item.items if isinstance(item, Group) else (item,):
            if isinstance(part, Heading | Paragraph):
                yield part.text
            elif isinstance(part, Leaders):
                yield from (f"{label} {value}" for label, value, _ in part.parts)


def rows(table: Table) -> list[list[str]]:
    """The cells below the headings."""
    return [_cells(row) for row in table.body]


def _cells(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def tables(form: Form) -> list[Table]:
    return [item for item in form.items if isinstance(item, Table)]


def charts(form: Form) -> list[Chart]:
    return [item for item in form.items if isinstance(item, Chart)]


def page_texts(rendering: Rendering) -> dict[str, list[str]]:
    """The text of a PDF's pages, by form."""
    found: dict[str, list[str]] = {}
    for info, text in zip(rendering.pages, pdfium(rendering.data), strict=True):
        found.setdefault(info.form, []).append(text)
    return found


class Shown(NamedTuple):
    """A cell of a workbook as a spreadsheet shows it, and whether it is a number."""

    text: str
    is_number: bool


def sheet_cells(data: bytes, document: Document) -> dict[str, list[Shown]]:
    """What a workbook shows, by form; what is computed as it was reckoned when written."""
    book = load_workbook(BytesIO(data), data_only=True)
    return {form.id: list(_in_sight(book[form.sheet])) for form in document.forms}


def _in_sight(sheet: Worksheet) -> Iterator[Shown]:
    """The cells of a sheet that say something; figures for formulas stand in hidden columns."""
    hidden = {
        at
        for each in sheet.column_dimensions.values()
        if each.hidden
        for at in range(each.min, each.max + 1)
    }
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None and cell.column not in hidden:
                text = shown(cell.value, cell.number_format)
                yield Shown(text, isinstance(cell.value, int | float))


def shown(value: object, number_format: str) -> str:
    """A value as its format shows it."""
    if isinstance(value, str):
        return value
    if isinstance(value, dt.datetime):
        assert number_format == "[$-107041E]d mmmm yyyy"
        return date(f"{value.year + 543}{value:-%m-%d}")
    assert isinstance(value, int | float)
    exact = Fraction(Decimal(repr(value)))
    form = _FORMAT.fullmatch(number_format)
    assert form, number_format
    before, places, after = form.groups()
    return f"{before or ''}{decimals(exact, len(places or ''))}{after or ''}"
