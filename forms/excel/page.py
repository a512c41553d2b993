"""What a worksheet is beside its cells: its pictures, and its page set up for paper."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl.drawing.image import Image
from openpyxl.utils import get_column_letter

from forms.document import Form, Margins
from forms.excel.sheet import Drawing, Sheet
from forms.excel.styles import FONT

_MM_PER_INCH = 25.4
_PIXELS_PER_INCH = 96
_A4 = 9
# The page's number in the middle, in the forms' own font and size.
_FOOTER = f'&amp;C&amp;"{FONT},Regular"&amp;16 &amp;P'


def set_up_sheet(worksheet: Any, sheet: Sheet) -> None:
    """Give a worksheet what lies outside its own part of the file: pictures, print ranges."""
    for drawing in sheet.drawings:
        _add_picture(worksheet, drawing)
    if sheet.heights:
        last = get_column_letter(len(sheet.widths))
        worksheet.print_area = f"A1:{last}{len(sheet.heights)}"
    if sheet.repeated:
        worksheet.print_title_rows = f"{sheet.repeated[0] + 1}:{sheet.repeated[1] + 1}"


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


def view_xml(sheet: Sheet) -> str:
    """The elements before the columns: how the sheet is seen on a screen."""
    pane, name = "", ""
    if sheet.frozen:
        name = ' pane="bottomLeft"'
        where = f'ySplit="{sheet.frozen}" topLeftCell="A{sheet.frozen + 1}"'
        pane = f'<pane {where} activePane="bottomLeft" state="frozen"/>'
    return (
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView showGridLines="0" zoomScale="100" workbookViewId="0">'
        f'{pane}<selection{name} activeCell="A1" sqref="A1"/></sheetView></sheetViews>'
        '<sheetFormatPr baseColWidth="8" defaultRowHeight="15"/>'
    )


def page_xml(sheet: Sheet, form: Form, *, first_page: bool) -> str:
    """The elements after the cells: the paper; `first_page`: its first page is number 1."""
    number = ' firstPageNumber="1" useFirstPageNumber="1"' if first_page else ""
    parts = [
        f'<printOptions horizontalCentered="1" verticalCentered="{form.centred:d}"/>',
        _margins_xml(form.margins),
        f'<pageSetup paperSize="{_A4}" orientation="{form.orientation}"',
        f' fitToWidth="1" fitToHeight="0"{number}/>',
    ]
    if form.numbering == "figures":
        parts.append(f"<headerFooter><oddFooter>{_FOOTER}</oddFooter></headerFooter>")
    breaks = sorted(sheet.breaks - {0})
    if breaks:
        parts.append(f'<rowBreaks count="{len(breaks)}" manualBreakCount="{len(breaks)}">')
        parts += [f'<brk id="{row}" max="16383" man="1"/>' for row in breaks]
        parts.append("</rowBreaks>")
    return "".join(parts)


def _margins_xml(margins: Margins) -> str:
    """The margins in inches; running lines stand in the middle of theirs."""
    lengths = {
        "left": margins.left,
        "right": margins.right,
        "top": margins.top,
        "bottom": margins.bottom,
        "header": margins.top / 2,
        "footer": margins.bottom / 2,
    }
    sides = [f' {name}="{length / _MM_PER_INCH:.6f}"' for name, length in lengths.items()]
    return f"<pageMargins{''.join(sides)}/>"
