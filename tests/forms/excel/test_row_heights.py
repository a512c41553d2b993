"""Rows as LibreOffice would make them: none of ours is lower, so that no line is cut off."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from forms.document import Document
from forms.excel import render_workbook, workbook
from forms.excel.form_parts import parts_of
from forms.excel.form_sheet import lay_out
from forms.excel.formats import Formats
from forms.excel.references import References
from forms.excel.sheet import Sheet, Spot
from forms.excel.writing import SheetWriter
from forms.thai.digits import form_in_its_digits
from tests.forms.excel.office import PROGRAM, fitted_heights
from tests.forms.excel.plans import PRINTED, document

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")
# It makes no row lower than a line of the font that cells have before any is set (points).
LEAST = 21.0
# What it leaves free above and below; a line that is cut off is far more.
FREE = 2.0


def lower(data: bytes, folder) -> list[tuple[str, int, float, float]]:
    """The rows of forms that are lower than they would be made."""
    book = load_workbook(BytesIO(data))
    found = []
    for sheet, fitted in zip(book, fitted_heights(data, folder), strict=True):
        for number, row in sheet.row_dimensions.items():
            needed = fitted.get(number, 0.0)
            if row.height and needed > max(row.height, LEAST) + FREE:
                found.append((sheet.title, number, row.height, needed))
    return found


def across(made: Document) -> bytes:
    """What stands over several columns of one row, each in one column as wide, in as high a row."""
    buffer = BytesIO()
    options = {**workbook.BOOK_OPTIONS, "default_format_properties": dict(workbook.COUNTING_FONT)}
    with Workbook(buffer, options) as book:
        formats = Formats(book)
        for form in map(form_in_its_digits, made.forms):
            for part in parts_of(form):
                sheet = narrowed(lay_out(part)[0])
                SheetWriter(book.add_worksheet(), sheet, formats, [""]).write(
                    References(sheet), back=False
                )
    return buffer.getvalue()


def narrowed(sheet: Sheet) -> Sheet:
    """A sheet of those of its cells that stand over several columns of one row."""

    def width(spot: Spot) -> int:
        return sum(sheet.widths[spot.first : spot.last + 1])

    wide = [
        spot
        for spot in sheet.spots
        if spot.top == spot.bottom and spot.first < spot.last and spot.look.wrapped and spot.value
    ]
    widths = sorted({width(spot) for spot in wide})
    alone = Sheet(tuple(widths))
    for spot in wide:
        row, column = alone.add_row(sheet.heights[spot.top]), widths.index(width(spot))
        here = {"top": row, "bottom": row, "first": column, "last": column}
        alone.spots.append(spot._replace(**here, formula=None, table=-1, target=None))
    alone.levels = [0] * len(alone.heights)
    return alone


@pytest.mark.parametrize("name", PRINTED)
def test_no_row_is_lower_than_its_cells_need(name, tmp_path):
    assert lower(render_workbook(document(name)), tmp_path) == []


@pytest.mark.parametrize("name", PRINTED)
def test_no_row_is_lower_than_what_goes_over_its_columns_needs(name, tmp_path):
    assert lower(across(document(name)), tmp_path) == []


def test_a_row_that_is_too_low_is_found(tmp_path):
    book = Workbook(buffer := BytesIO())
    sheet = book.add_worksheet("ก")
    sheet.set_row(0, 18)
    sheet.write_string(0, 0, "หนึ่ง สอง สาม สี่ ห้า", book.add_format({"text_wrap": True}))
    book.close()
    assert [each[:2] for each in lower(buffer.getvalue(), tmp_path)] == [("ก", 1)]
