"""What a worksheet is beside its cells: its pictures, and its page set up for paper."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.utils import get_column_letter
from openpyxl.utils.units import pixels_to_EMU

from forms.document import Form, Margins
from forms.drawn_pictures import printable
from forms.excel.sheet import PIXEL, Drawing, Sheet
from forms.excel.styles import FONT

_MM_PER_INCH = 25.4
_A4 = 9
# The page's number in the middle, in the forms' own font and size.
_FOOTER = f'&amp;C&amp;"{FONT},Regular"&amp;16 &amp;P'


def set_up_sheet(worksheet: Any, sheet: Sheet) -> None:
    """Give a worksheet what lies outside its own part of the file: pictures, print ranges."""
    for drawing in sheet.drawings:
        _add_picture(worksheet, sheet, drawing)
    if sheet.heights:
        last = get_column_letter(len(sheet.widths))
        worksheet.print_area = f"A1:{last}{len(sheet.heights)}"
    if sheet.repeated:
        worksheet.print_title_rows = f"{sheet.repeated[0] + 1}:{sheet.repeated[1] + 1}"


def _add_picture(worksheet: Any, sheet: Sheet, drawing: Drawing) -> None:
    """Place a picture; where there is no file, or none that can be read, nothing stands."""
    try:
        image = _Picture(_file(drawing))
    except (OSError, ValueError):
        return
    height = drawing.height / PIXEL
    width = drawing.width / PIXEL or image.width * height / image.height
    column, inset = _column_at(sheet, drawing.left)
    corner = AnchorMarker(
        column, pixels_to_EMU(inset), drawing.row, pixels_to_EMU(drawing.drop / PIXEL)
    )
    size = XDRPositiveSize2D(pixels_to_EMU(width), pixels_to_EMU(height))
    image.anchor = OneCellAnchor(_from=corner, ext=size)
    worksheet.add_image(image)


def _file(drawing: Drawing) -> bytes:
    """What is written of a picture; nothing where its file is missing."""
    if isinstance(drawing.file, bytes):
        return printable(drawing.file, drawing.width)
    path = Path(drawing.file)
    return path.read_bytes() if drawing.file and path.is_file() else b""


def _column_at(sheet: Sheet, pixels: int) -> tuple[int, int]:
    """The column in which so many pixels from the left stand, and how far within it."""
    for column, width in enumerate(sheet.widths):
        if pixels < width:
            return column, pixels
        pixels -= width
    return len(sheet.widths) - 1, 0


class _Picture(Image):  # type: ignore[misc]
    """A picture whose part of the file is named after what is in it.

    So one that stands in several places is written once (see `workbook._Archive`).
    """

    def __init__(self, data: bytes) -> None:
        super().__init__(BytesIO(data))
        self._name = sha256(data).hexdigest()[:32]

    @property
    def path(self) -> str:
        """Its part of the file."""
        return f"/xl/media/{self._name}.{self.format}"


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
