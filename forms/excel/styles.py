"""The cell styles of a workbook: one for each combination of looks and lines."""

from __future__ import annotations

from functools import cache
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side

from forms.excel.sheet import BOTTOM, DOTTED, LEFT, RIGHT, TOP, Look

FONT = "TH SarabunPSK"
# Lines and arrows: letters of one width that join, in a font that every office has.
LINE_FONT = "Courier New"
_LINK_COLOUR = "FF0563C1"
# One step of a cell's indent, three spaces of the workbook's first font, in millimetres.
_INDENT_STEP = 3.175
_COLUMN_SIZE = 16

_THIN = Side(style="thin")
_DOTS = Side(style="dotted")
_NONE = Side()


class Styles:
    """Numbers of the styles of one workbook, each made when it is first asked for."""

    def __init__(self, worksheet: Any) -> None:
        """Take any worksheet of the workbook."""
        self._worksheet = worksheet
        self._numbers: dict[tuple[Look, int, bool], int] = {}
        self._blanks: dict[int, int] = {}
        # That of columns: what is typed into an empty cell looks as the form does.
        cell = WriteOnlyCell(worksheet)
        cell.font = Font(name=FONT, size=_COLUMN_SIZE)
        self.column: int = cell.style_id

    def number(self, look: Look, lines: int, *, quoted: bool) -> int:
        """The style of a cell; `quoted` tells programs to keep its text a text."""
        key = (look, lines, quoted)
        number = self._numbers.get(key)
        if number is None:
            cell = WriteOnlyCell(self._worksheet)
            cell.font = _font(look.size, look.bold, look.underline, look.link, look.ruled)
            cell.border = _border(lines)
            cell.alignment = _alignment(look)
            cell.number_format = look.number_format
            cell.quotePrefix = quoted
            number = self._numbers[key] = cell.style_id
        return number

    def blank(self, lines: int) -> int:
        """The style of an empty cell within a merged block, for the lines around it."""
        if lines not in self._blanks:
            cell = WriteOnlyCell(self._worksheet)
            cell.border = _border(lines)
            self._blanks[lines] = cell.style_id
        return self._blanks[lines]


@cache
def _font(size: float, bold: bool, underline: bool, link: bool, ruled: bool) -> Font:  # noqa: FBT001 - as a Look has them
    return Font(
        name=LINE_FONT if ruled else FONT,
        size=size,
        bold=bold,
        underline="single" if underline or link else None,
        color=_LINK_COLOUR if link else None,
    )


def _alignment(look: Look) -> Alignment:
    return Alignment(
        horizontal=look.align,
        vertical=look.vertical,
        wrap_text=not (look.ruled or look.shrunk),
        shrink_to_fit=look.shrunk,
        indent=round(look.indent / _INDENT_STEP),
    )


@cache
def _border(lines: int) -> Border:
    return Border(
        left=_THIN if lines & LEFT else _NONE,
        right=_THIN if lines & RIGHT else _NONE,
        top=_THIN if lines & TOP else _NONE,
        bottom=_THIN if lines & BOTTOM else _DOTS if lines & DOTTED else _NONE,
    )
