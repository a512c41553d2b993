"""A sheet's values written into a worksheet, and its page set up for paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from openpyxl.drawing.image import Image
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from forms.document import Form
from forms.excel.sheet import BOTTOM, DOTTED, LEFT, RIGHT, TOP, Drawing, Sheet, Spot
from forms.excel.styles import FONT, CellMaker

_MM_PER_INCH = 25.4
_PIXELS_PER_INCH = 96
# Pixels of one unit of column width: a digit of the workbook's first font.
_DIGIT = 8
_FOOTER_SIZE = 16
_A4 = 9


def write_sheet(
    worksheet: Any, sheet: Sheet, form: Form, *, names: Sequence[str], first_page: bool
) -> None:
    """Write a sheet and close it.

    `names` are the names of all sheets, for links; `first_page`: its first page is 1.
    """
    _set_up_page(worksheet, sheet, form, first_page=first_page)
    for number, pixels in enumerate(sheet.widths, 1):
        column = worksheet.column_dimensions[get_column_letter(number)]
        column.width = pixels / _DIGIT
        column.font = Font(name=FONT, size=_FOOTER_SIZE)
    for number, height in enumerate(sheet.heights, 1):
        worksheet.row_dimensions[number].height = round(height, 2)
    _write_rows(worksheet, sheet, names)
    worksheet.merged_cells = [_reference(spot) for spot in sheet.spots if _is_block(spot)]
    for drawing in sheet.drawings:
        _add_picture(worksheet, drawing)
    worksheet.close()


def _write_rows(worksheet: Any, sheet: Sheet, names: Sequence[str]) -> None:
    maker = CellMaker(worksheet)
    # What stands at each place: a spot at its top left corner, else the lines of one.
    rows: list[list[Spot | int | None]] = [[None] * len(sheet.widths) for _ in sheet.heights]
    for spot in sheet.spots:
        if _is_block(spot):
            for row, column in _places(spot):
                rows[row][column] = _lines_at(spot, row, column)
        rows[spot.top][spot.first] = spot
    for places in rows:
        worksheet.append(_row_cells(maker, places, names))


def _row_cells(
    maker: CellMaker, places: list[Spot | int | None], names: Sequence[str]
) -> Iterator[Any]:
    for column, place in enumerate(places):
        if isinstance(place, Spot):
            lines = _lines_at(place, place.top, column) if _is_block(place) else place.lines
            cell = maker.cell(place.value, place.look, lines)
            if place.target:
                sheet, row = place.target
                cell.hyperlink = Hyperlink(ref="", location=_location(names[sheet], row))
            yield cell
        elif place:
            yield maker.blank(place)
        else:
            yield None


def _is_block(spot: Spot) -> bool:
    return spot.first != spot.last or spot.top != spot.bottom


def _places(spot: Spot) -> Iterator[tuple[int, int]]:
    columns = range(spot.first, spot.last + 1)
    return ((row, column) for row in range(spot.top, spot.bottom + 1) for column in columns)


def _lines_at(spot: Spot, row: int, column: int) -> int:
    """Which of the lines around a block touch one of its cells."""
    lines = spot.lines
    if row != spot.top:
        lines &= ~TOP
    if row != spot.bottom:
        lines &= ~(BOTTOM | DOTTED)
    if column != spot.first:
        lines &= ~LEFT
    if column != spot.last:
        lines &= ~RIGHT
    return lines


def _reference(spot: Spot) -> str:
    first, last = get_column_letter(spot.first + 1), get_column_letter(spot.last + 1)
    return f"{first}{spot.top + 1}:{last}{spot.bottom + 1}"


def _location(name: str, row: int) -> str:
    quoted = name.replace("'", "''")
    return f"'{quoted}'!A{row + 1}"


def _add_picture(worksheet: Any, drawing: Drawing) -> None:
    """Place a picture; where there is no file, or none that can be read, nothing stands."""
    path = Path(drawing.path)
    if not drawing.path or not path.is_file():
        return
    try:
        image = Image(path)
    except (OSError, ValueError):
        return
    height = drawing.height / _MM_PER_INCH * _PIXELS_PER_INCH
    image.width, image.height = image.width * height / image.height, height
    worksheet.add_image(image, f"A{drawing.row + 1}")


def _set_up_page(worksheet: Any, sheet: Sheet, form: Form, *, first_page: bool) -> None:
    view = worksheet.sheet_view
    view.showGridLines = False
    view.zoomScale = 100
    if sheet.frozen:
        worksheet.freeze_panes = f"A{sheet.frozen + 1}"
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    setup = worksheet.page_setup
    setup.paperSize = _A4
    setup.orientation = form.orientation
    setup.fitToWidth, setup.fitToHeight = 1, 0
    margins = form.margins
    worksheet.page_margins = PageMargins(
        left=margins.left / _MM_PER_INCH,
        right=margins.right / _MM_PER_INCH,
        top=margins.top / _MM_PER_INCH,
        bottom=margins.bottom / _MM_PER_INCH,
        header=margins.top / _MM_PER_INCH / 2,
        footer=margins.bottom / _MM_PER_INCH / 2,
    )
    worksheet.print_options.horizontalCentered = True
    worksheet.print_options.verticalCentered = form.centred
    if form.numbering == "figures":
        footer = worksheet.oddFooter.center
        footer.text, footer.font, footer.size = "&P", f"{FONT},Regular", _FOOTER_SIZE
        if first_page:
            setup.firstPageNumber, setup.useFirstPageNumber = 1, True
    if sheet.heights:
        last = get_column_letter(len(sheet.widths))
        worksheet.print_area = f"A1:{last}{len(sheet.heights)}"
    if sheet.repeated:
        worksheet.print_title_rows = f"{sheet.repeated[0] + 1}:{sheet.repeated[1] + 1}"
    for row in sorted(sheet.breaks - {0}):
        worksheet.row_breaks.append(Break(id=row))
