"""What a worksheet is beside its cells: its pictures, and its page set up for paper."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl.drawing.image import Image
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from forms.document import Form
from forms.excel.sheet import Drawing, Sheet
from forms.excel.styles import FONT

_MM_PER_INCH = 25.4
_PIXELS_PER_INCH = 96
_FOOTER_SIZE = 16
_A4 = 9


def set_up_sheet(worksheet: Any, sheet: Sheet, form: Form, *, first_page: bool) -> None:
    """Give a worksheet all but its columns and cells; `first_page`: its first page is number 1."""
    _set_up_page(worksheet, sheet, form, first_page=first_page)
    for drawing in sheet.drawings:
        _add_picture(worksheet, drawing)


def _add_picture(worksheet: Any, drawing: Drawing) -> None:
    """Place a picture; where there is no file, or none that can be read, nothing stands."""
    path = Path(drawing.path)
    if not drawing.path or not path.is_file():
        return
    try:
        image = Image(BytesIO(path.read_bytes()))
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
