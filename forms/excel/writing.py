"""Sheets written into a workbook, through the library's public interface alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.image import Image
from xlsxwriter.utility import xl_rowcol_to_cell

from forms.document import Form
from forms.drawn_pictures import printable
from forms.excel.formats import FONT, Formats
from forms.excel.references import References
from forms.excel.sheet import PIXEL, Drawing, Look, Said, Sheet, Spot, Words

_MM_PER_INCH = 25.4
_A4 = 9
# The page's number in the middle, in the forms' own font and size.
_FOOTER = f'&C&"{FONT},Regular"&16 &P'
_FOOT = f'&R&"{FONT},Regular"&9 '
_BACK = "◄ สารบัญ"
_BACK_PIXELS = 90
_BACK_LOOK = Look(14, link=True, wrapped=False)
_FACT_LOOK = Look(12, wrapped=False)
# Pixels of an inch of a picture as programs draw it.
_SCREEN = 96


class WriteError(Exception):
    """The library refused what it was given: a fault of ours."""


class SheetWriter:
    """Writes a sheet; `names` are those of all sheets, `contents` the first of them."""

    def __init__(
        self, worksheet: Any, sheet: Sheet, formats: Formats, names: Sequence[str]
    ) -> None:
        self._worksheet = worksheet
        self._sheet = sheet
        self._formats = formats
        self._names = names

    def write(self, references: References, *, back: bool) -> None:
        """Write cells, columns and rows; `back` puts a link to the contents beside them."""
        self._set_columns(references, back=back)
        self._set_rows()
        for spot in self._sheet.spots:
            self._write_spot(spot, references)
        for row, column, formula, value in references.facts():
            self._write_fact(row, column, formula, value)
        for drawing in self._sheet.drawings:
            self._draw(drawing)

    def set_up(self, form: Form, *, first_page: bool) -> None:
        """Set up the sheet's page and view; `first_page`: its first page is number 1."""
        worksheet, sheet = self._worksheet, self._sheet
        worksheet.set_paper(_A4)
        if form.orientation == "landscape":
            worksheet.set_landscape()
        else:
            worksheet.set_portrait()
        margins = form.margins
        left, right, top, bottom = (
            side / _MM_PER_INCH
            for side in (margins.left, margins.right, margins.top, margins.bottom)
        )
        worksheet.set_margins(left, right, top, bottom)
        worksheet.center_horizontally()
        if form.centred:
            worksheet.center_vertically()
        worksheet.fit_to_pages(1, int(sheet.on_one_page))
        running = {"margin": bottom / 2}
        number = _FOOTER if form.numbering == "figures" else ""
        foot = f"{_FOOT}{form.foot.replace('&', '&&')}" if form.foot else ""
        worksheet.set_footer(f"{number}{foot}", running)
        worksheet.set_header("", {"margin": top / 2})
        if first_page:
            worksheet.set_start_page(1)
        worksheet.hide_gridlines(2)
        worksheet.outline_settings(True, False, True, False)  # noqa: FBT003 - visible, titles above
        if sheet.heights:
            worksheet.print_area(0, 0, len(sheet.heights) - 1, len(sheet.widths) - 1)
        if sheet.repeated:
            worksheet.repeat_rows(*sheet.repeated)
        if sheet.frozen:
            worksheet.freeze_panes(sheet.frozen, 0)
        if breaks := sorted(sheet.breaks - {0}):
            worksheet.set_h_pagebreaks(breaks)

    def _set_columns(self, references: References, *, back: bool) -> None:
        worksheet, widths = self._worksheet, self._sheet.widths
        for column, pixels in enumerate(widths):
            worksheet.set_column_pixels(column, column, pixels, self._formats.column)
        if back:
            beside = len(widths)
            worksheet.set_column_pixels(beside, beside, _BACK_PIXELS, self._formats.column)
            look = self._formats.cell(_BACK_LOOK, 0)
            _done(worksheet.write_url(0, beside, f"internal:{_at(self._names[0], 0)}", look, _BACK))
        head = self._formats.cell(_FACT_LOOK._replace(bold=True), 0)
        for name, column in references.hidden.items():
            worksheet.set_column_pixels(column, column, _BACK_PIXELS, None, {"hidden": True})
            _done(worksheet.write_string(0, column, name, head))

    def _set_rows(self) -> None:
        # A row that is given a height keeps it: the library always says so (`customHeight`).
        # Tried: LibreOffice 7.4 shows rows without a height one line high, and keeps a height
        # without that word just the same; it fits no row of a workbook when it opens one. So
        # every row is given its own, which is as high as programs make it for its text.
        sheet = self._sheet
        for row, height in enumerate(sheet.heights):
            options: dict[str, Any] = {}
            if sheet.levels[row]:
                options["level"] = sheet.levels[row]
            if row in sheet.hidden:
                options["hidden"] = True
            _done(self._worksheet.set_row(row, round(height / PIXEL) * PIXEL, None, options))

    def _write_spot(self, spot: Spot, references: References) -> None:
        value = spot.value
        quoted = isinstance(value, str) and value[:1] in _SIGNS and len(value) > 1
        look = self._formats.cell(spot.look, spot.lines, quoted=quoted)
        if (
            value is None
            and not spot.formula
            and (spot.top, spot.first) == (spot.bottom, spot.last)
        ):
            if spot.lines or spot.look.shaded:
                self._worksheet.write_blank(spot.top, spot.first, None, look)
            return
        if (spot.top, spot.first) != (spot.bottom, spot.last):
            area = spot.top, spot.first, spot.bottom, spot.last
            _done(self._worksheet.merge_range(*area, "", look))
        self._write_value(spot, look, references)

    def _write_value(self, spot: Spot, look: Any, references: References) -> None:
        worksheet, row, column, value = self._worksheet, spot.top, spot.first, spot.value
        if spot.target:
            sheet, to_row = spot.target
            link = f"internal:{_at(self._names[sheet], to_row)}"
            _done(worksheet.write_url(row, column, link, look, str(value)))
        elif isinstance(value, str):
            _done(worksheet.write_string(row, column, value, look))
        elif isinstance(value, tuple) and not isinstance(value, Said):
            self._write_words(row, column, value, look)
        elif isinstance(value, Said):
            formula = references.of_words(value, spot.table) if spot.table >= 0 else None
            self._write_computed(row, column, formula, value.text, look)
        elif isinstance(value, Decimal):
            formula = references.of_cell(spot.formula, spot.table, row) if spot.formula else None
            self._write_computed(row, column, formula, value, look)
        elif isinstance(value, dt.date):
            _done(worksheet.write_datetime(row, column, value, look))
        elif spot.formula and (formula := references.of_cell(spot.formula, spot.table, row)):
            _done(worksheet.write_formula(row, column, formula, look, ""))
        else:
            _done(worksheet.write_blank(row, column, None, look))

    def _write_computed(
        self, row: int, column: int, formula: str | None, value: Decimal | str, look: Any
    ) -> None:
        """Write a figure or a text, and how it is computed if that can be written."""
        worksheet = self._worksheet
        if formula:
            _done(worksheet.write_formula(row, column, formula, look, _plain(value)))
        elif isinstance(value, str):
            _done(worksheet.write_string(row, column, value, look))
        else:
            _done(worksheet.write_number(row, column, _plain(value), look))

    def _write_words(self, row: int, column: int, words: tuple[Words, ...], look: Any) -> None:
        if len(words) == 1:
            look = self._formats.words(words[0])
            _done(self._worksheet.write_string(row, column, words[0].text, look))
            return
        parts: list[Any] = []
        for each in words:
            parts += [self._formats.words(each), each.text]
        _done(self._worksheet.write_rich_string(row, column, *parts, look))

    def _write_fact(self, row: int, column: int, formula: str | None, value: Decimal | str) -> None:
        look = self._formats.cell(_FACT_LOOK, 0)
        self._write_computed(row, column, formula, value, look)

    def _draw(self, drawing: Drawing) -> None:
        """Place a picture; where there is no file, or none that can be read, nothing stands."""
        try:
            image = Image(BytesIO(_file(drawing)))
        except (OSError, ValueError, IndexError, XlsxWriterException):
            return
        own_width, own_height = (
            image.width * _SCREEN / image.x_dpi,
            image.height * _SCREEN / image.y_dpi,
        )
        height = drawing.height / PIXEL
        width = drawing.width / PIXEL or own_width * height / own_height
        column, inset = _column_at(self._sheet.widths, drawing.left)
        options = {
            "x_offset": inset,
            "y_offset": drawing.drop / PIXEL,
            "x_scale": width / own_width,
            "y_scale": height / own_height,
            "object_position": 2,
            "decorative": True,
        }
        _done(self._worksheet.insert_image(drawing.row, column, image, options))


# What programs would take a text for once it is edited.
_SIGNS = frozenset("=+-@")


def _done(outcome: object) -> None:
    """Fail where the library says that it did not write what it was given."""
    if isinstance(outcome, int) and outcome < 0:
        raise WriteError(outcome)


def _plain(value: Decimal | str) -> float | int | str:
    if isinstance(value, str):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _at(name: str, row: int) -> str:
    quoted = name.replace("'", "''")
    return f"'{quoted}'!{xl_rowcol_to_cell(row, 0)}"


def _file(drawing: Drawing) -> bytes:
    """What is written of a picture; nothing where its file is missing."""
    if isinstance(drawing.file, bytes):
        return printable(drawing.file, drawing.width)
    path = Path(drawing.file)
    return path.read_bytes() if drawing.file and path.is_file() else b""


def _column_at(widths: Sequence[int], pixels: int) -> tuple[int, int]:
    """The column in which so many pixels from the left stand, and how far within it."""
    for column, width in enumerate(widths):
        if pixels < width:
            return column, pixels
        pixels -= width
    return len(widths) - 1, 0
